"""How the activities go of the networks in which a municipality has members."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from members.models import Body, Municipality, Person, Seat
from members.swedish import sort_key
from programs.follow_up.queries import ActivityFollowUp, follow_up_of
from programs.models import Plan


@dataclass(frozen=True)
class Network:
    """A network with those who sit there for the municipality, if any, and its activities, the silent first."""

    body: Body
    members: list[Person]
    activities: list[ActivityFollowUp]

    @property
    def silent(self) -> int:
        return sum(activity.is_silent for activity in self.activities)


def networks_of(municipality: Municipality, plan: Plan | None, *, today: date) -> list[Network]:
    """Return the networks in which the municipality has a seat on the day, and those that have activities in the plan.

    In Swedish order; ten queries at most.
    """
    seats = Seat.objects.in_force_on(today).filter(municipality=municipality, body__kind__in=Body.NETWORK_KINDS)
    bodies: dict[int, Body] = {}
    members: dict[int, list[Person]] = defaultdict(list)
    for seat in seats.select_related("body", "person").order_by("person__name"):
        bodies[seat.body_id] = seat.body
        members[seat.body_id].append(seat.person)
    activities: dict[int, list[ActivityFollowUp]] = defaultdict(list)
    for area in follow_up_of(plan, today) if plan else []:
        for activity in area.activities:
            for body in activity.row.networks:
                bodies.setdefault(body.pk, body)
                activities[body.pk].append(activity)
    return [
        Network(body, members[pk], sorted(activities[pk], key=lambda activity: not activity.is_silent))
        for pk, body in sorted(bodies.items(), key=lambda pair: sort_key(pair[1].name))
    ]
