"""The dry run of a round: who would be asked about which activities, because of what, and who would not."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from members import swedish
from members.models import Body, Person, Seat
from programs import owners, queries
from programs.models import Activity, ActivityNetwork, ActivityPerson, Part, Plan
from programs.queries import ActivityFollowUp

NOT_ASKED = {Activity.Status.DONE, Activity.Status.CANCELLED}  # there is nothing more to tell
NETWORKS = (Body.Kind.NETWORK, Body.Kind.PARTNER_NETWORK)


@dataclass(frozen=True)
class Share:
    """One activity that a person is asked about, and why that person."""

    activity: Activity
    because: str
    said: ActivityFollowUp


@dataclass
class Recipient:
    """A person with all own activities: one letter."""

    person: Person
    shares: list[Share] = field(default_factory=list)

    @property
    def because(self) -> str:
        """Return the reasons, each once: "leder aktiviteten; sitter i Klimatstrateger, som leder aktiviteten"."""
        return "; ".join(dict.fromkeys(share.because for share in self.shares))


@dataclass(frozen=True)
class WithoutOwner:
    """An activity that nobody can be asked about, and what is missing."""

    activity: Activity
    why: str


@dataclass(frozen=True)
class WithoutActivity:
    """Somebody in a network who would get no letter."""

    person: Person
    networks: str


@dataclass(frozen=True)
class Proposal:
    """What starting a round would do. Nothing is written or sent."""

    recipients: list[Recipient]
    without_owner: list[WithoutOwner]
    without_activity: list[WithoutActivity]
    left_out: list[Activity]

    @property
    def digest(self) -> str:
        """Return what tells this proposal from one with other people, addresses or activities."""
        rows = [[one.person.pk, one.person.email, [s.activity.pk for s in one.shares]] for one in self.recipients]
        return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def propose(plan: Plan, *, on: date) -> Proposal:
    """Return who would be asked on the day. The number of queries does not grow with the plan."""
    followed = [one for area in queries.follow_up_of(plan, on) for one in area.activities]
    persons, networks, members = _named(plan), _leading_networks(plan), _members(plan, on)
    recipients: dict[int, Recipient] = {}
    without_owner: list[WithoutOwner] = []
    left_out: list[Activity] = []
    for one in followed:
        activity = one.activity
        if activity.status in NOT_ASKED:
            left_out.append(activity)
            continue
        named = persons.get(activity.pk, [])
        leading = [_candidate(owner.person) for owner in named if owner.part == Part.LEAD]
        taking_part = [_candidate(owner.person) for owner in named if owner.part != Part.LEAD]
        lead_networks = [
            owners.LeadNetwork(body.name, tuple(_candidate(seat.person) for seat in members.get(body.pk, [])))
            for body in networks.get(activity.pk, [])
        ]
        people = {owner.person_id: owner.person for owner in named}
        people |= {s.person_id: s.person for body in networks.get(activity.pk, []) for s in members.get(body.pk, [])}
        asked = owners.owners_of(leading=leading, taking_part=taking_part, networks=lead_networks)
        for who in asked:
            recipient = recipients.setdefault(who.person_id, Recipient(people[who.person_id]))
            recipient.shares.append(Share(activity, who.because, one))
        if not asked:
            why = owners.why_nobody(
                named=[*leading, *taking_part],
                contacts=activity.contacts,
                networks=lead_networks,
                municipalities=one.row.who,
            )
            without_owner.append(WithoutOwner(activity, why))
    return Proposal(
        recipients=sorted(recipients.values(), key=lambda one: swedish.sort_key(one.person.name)),
        without_owner=without_owner,
        without_activity=_without_activity(members, set(recipients)),
        left_out=left_out,
    )


def _candidate(person: Person) -> owners.Candidate:
    return owners.Candidate(person.pk, person.name, person.email)


def _named(plan: Plan) -> dict[int, list[ActivityPerson]]:
    found: dict[int, list[ActivityPerson]] = defaultdict(list)
    rows = ActivityPerson.objects.filter(activity__plan=plan).select_related("person")
    for row in sorted(rows, key=lambda one: swedish.sort_key(one.person.name)):
        found[row.activity_id].append(row)
    return found


def _leading_networks(plan: Plan) -> dict[int, list[Body]]:
    found: dict[int, list[Body]] = defaultdict(list)
    for row in ActivityNetwork.objects.filter(activity__plan=plan, part=Part.LEAD).select_related("body"):
        found[row.activity_id].append(row.body)
    return found


def _members(plan: Plan, on: date) -> dict[int, list[Seat]]:
    """Return the seats in force on the day in all networks and in the bodies that lead an activity."""
    leads = ActivityNetwork.objects.filter(activity__plan=plan, part=Part.LEAD).values("body")
    seats = Seat.objects.in_force_on(on).filter(Q(body__kind__in=NETWORKS) | Q(body__in=leads))
    found: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats.select_related("person", "body").order_by("person__name", "pk"):
        found[seat.body_id].append(seat)
    return found


def _without_activity(members: dict[int, list[Seat]], asked: set[int]) -> list[WithoutActivity]:
    networks: dict[int, list[str]] = defaultdict(list)
    people: dict[int, Person] = {}
    for seats in members.values():
        for seat in seats:
            if seat.person_id not in asked:
                people[seat.person_id] = seat.person
                networks[seat.person_id].append(seat.body.name)
    found = [WithoutActivity(people[pk], ", ".join(sorted(set(names)))) for pk, names in networks.items()]
    return sorted(found, key=lambda one: swedish.sort_key(one.person.name))
