"""The dry run of a round: who would be asked about which activities, because of what, and who would not."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from members import swedish
from members.models import Body, Person, Seat
from programs.follow_up import queries as follow_up_queries
from programs.follow_up.queries import ActivityFollowUp
from programs.models import Activity, ActivityNetwork, ActivityPart, ActivityPerson, Plan
from programs.rounds import owners
from programs.table import queries as table_queries

NOT_ASKED = {Activity.Status.DONE, Activity.Status.CANCELLED}  # there is nothing more to tell


@dataclass(frozen=True)
class Share:
    """One activity that a person is asked about, and why that person."""

    because: str
    follow_up: ActivityFollowUp

    @property
    def activity(self) -> Activity:
        return self.follow_up.activity


@dataclass
class Recipient:
    """A person with all own activities: one letter."""

    person: Person
    shares: list[Share] = field(default_factory=list)

    @property
    def reasons(self) -> list[str]:
        """Return the reasons, each once; a reason for all of several activities speaks of them all."""
        reasons = list(dict.fromkeys(share.because for share in self.shares))
        if len(reasons) == 1 < len(self.shares):
            return [reasons[0].replace("aktiviteten", "aktiviteterna")]
        return reasons

    @property
    def because(self) -> str:
        """Return the reasons on one line: "leder aktiviteten; sitter i Klimatstrateger, som leder aktiviteten"."""
        return "; ".join(self.reasons)


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
class DryRun:
    """What starting a round would do. Nothing is written or sent."""

    recipients: list[Recipient]
    without_owner: list[WithoutOwner]
    without_activity: list[WithoutActivity]
    left_out: list[Activity]

    @property
    def digest(self) -> str:
        """Return what tells this proposal from one with other people, addresses or activities."""
        rows = [
            [recipient.person.pk, recipient.person.email, [s.activity.pk for s in recipient.shares]]
            for recipient in self.recipients
        ]
        return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def dry_run(plan: Plan, *, on: date) -> DryRun:
    """Return who would be asked on the day. The number of queries does not grow with the plan."""
    known = _read(
        ActivityPerson.objects.filter(activity__plan=plan), ActivityNetwork.objects.filter(activity__plan=plan), on
    )
    recipients: dict[int, Recipient] = {}
    without_owner: list[WithoutOwner] = []
    left_out: list[Activity] = []
    follow_ups = [follow_up for area in follow_up_queries.follow_up_of(plan, on) for follow_up in area.activities]
    for follow_up in follow_ups:
        if follow_up.activity.status in NOT_ASKED:
            left_out.append(follow_up.activity)
            continue
        asked, why = known.asked_about(follow_up.row)
        for person, because in asked:
            recipients.setdefault(person.pk, Recipient(person)).shares.append(Share(because, follow_up))
        if not asked:
            without_owner.append(WithoutOwner(follow_up.activity, why))
    return DryRun(
        recipients=sorted(recipients.values(), key=lambda recipient: swedish.sort_key(recipient.person.name)),
        without_owner=without_owner,
        without_activity=_without_activity(known.members, set(recipients)),
        left_out=left_out,
    )


def asked_about(row: table_queries.PlanRow, *, on: date) -> tuple[list[tuple[Person, str]], str]:
    """Return who would be asked about one activity on the day and why, or why nobody would."""
    activity = row.activity
    owners_of_one = ActivityPerson.objects.filter(activity=activity)
    return _read(owners_of_one, ActivityNetwork.objects.filter(activity=activity), on).asked_about(row)


@dataclass(frozen=True)
class _Known:
    """The named persons and leading networks of activities, and who sits in the networks."""

    persons: dict[int, list[ActivityPerson]]
    networks: dict[int, list[Body]]
    members: dict[int, list[Seat]]

    def asked_about(self, row: table_queries.PlanRow) -> tuple[list[tuple[Person, str]], str]:
        named = self.persons.get(row.activity.pk, [])
        bodies = self.networks.get(row.activity.pk, [])
        people = {owner.person_id: owner.person for owner in named}
        people |= {seat.person_id: seat.person for body in bodies for seat in self.members.get(body.pk, [])}
        leading = [_candidate(owner.person) for owner in named if owner.part == ActivityPart.LEAD]
        taking_part = [_candidate(owner.person) for owner in named if owner.part != ActivityPart.LEAD]
        networks = [
            owners.LeadNetwork(body.name, tuple(_candidate(seat.person) for seat in self.members.get(body.pk, [])))
            for body in bodies
        ]
        asked = owners.owners_of(leading=leading, taking_part=taking_part, networks=networks)
        if asked:
            return [(people[chosen.person_id], chosen.because) for chosen in asked], ""
        named_people = [*leading, *taking_part]
        return [], owners.why_nobody(
            named=named_people,
            contacts=row.activity.contacts,
            networks=networks,
            municipalities=row.who,
            note=row.activity.responsible_note,
        )


def _read(persons: QuerySet[ActivityPerson], networks: QuerySet[ActivityNetwork], on: date) -> _Known:
    """Return what the rule asks for, in three queries."""
    by_person: dict[int, list[ActivityPerson]] = defaultdict(list)
    for owner in sorted(persons.select_related("person"), key=lambda owner: swedish.sort_key(owner.person.name)):
        by_person[owner.activity_id].append(owner)
    by_network: dict[int, list[Body]] = defaultdict(list)
    leads = networks.filter(part=ActivityPart.LEAD)
    for lead in leads.select_related("body"):
        by_network[lead.activity_id].append(lead.body)
    seats = Seat.objects.in_force_on(on).filter(Q(body__kind__in=Body.NETWORK_KINDS) | Q(body__in=leads.values("body")))
    members: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats.select_related("person", "body").order_by("person__name", "pk"):
        members[seat.body_id].append(seat)
    return _Known(by_person, by_network, members)


def _candidate(person: Person) -> owners.Candidate:
    return owners.Candidate(person.pk, person.name, person.email)


def _without_activity(members: dict[int, list[Seat]], asked: set[int]) -> list[WithoutActivity]:
    networks: dict[int, list[str]] = defaultdict(list)
    people: dict[int, Person] = {}
    for seats in members.values():
        for seat in seats:
            if seat.person_id not in asked:
                people[seat.person_id] = seat.person
                networks[seat.person_id].append(seat.body.name)
    found = [WithoutActivity(people[pk], ", ".join(sorted(set(names)))) for pk, names in networks.items()]
    return sorted(found, key=lambda member: swedish.sort_key(member.person.name))
