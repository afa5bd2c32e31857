"""How far a round has come: who has answered, who is silent and for how many days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch
from django.utils import timezone

from members import swedish
from members.models import Body, Person, Seat
from programs.models import Activity, FollowUp, FollowUpRequest, FollowUpRound, RequestedActivity


def has_answered(written_at: Iterable[datetime], *, started_at: datetime, closed_at: datetime | None) -> bool:
    """Whether something has been said about an activity while the round was open, by a link or in any other way.

    When one member of a network has answered, the others need not.
    """
    return any(started_at <= at and (closed_at is None or at <= closed_at) for at in written_at)


def is_silent(*, asked: int, answered: int) -> bool:
    """Whether a person is reminded: asked about more activities than those that somebody has answered for."""
    return answered < asked


@dataclass(frozen=True)
class Item:
    """An activity that a person is asked about, with what has been said of it since the round began."""

    activity: Activity
    entries: list[FollowUp]

    @property
    def is_answered(self) -> bool:
        return bool(self.entries)


@dataclass(frozen=True)
class RequestState:
    """One person in a round."""

    request: FollowUpRequest
    items: list[Item]
    days: int

    @property
    def person(self) -> Person:
        return self.request.person

    @property
    def waiting(self) -> list[Activity]:
        return [item.activity for item in self.items if not item.is_answered]

    @property
    def answered(self) -> int:
        return len(self.items) - len(self.waiting)

    @property
    def is_silent(self) -> bool:
        return is_silent(asked=len(self.items), answered=self.answered)

    def was_reminded_on(self, day: date) -> bool:
        at = self.request.reminded_at
        return at is not None and timezone.localdate(at) == day


@dataclass(frozen=True)
class RoundState:
    """A round with everybody who was asked."""

    round: FollowUpRound
    requests: list[RequestState]

    @property
    def silent(self) -> list[RequestState]:
        return [state for state in self.requests if state.is_silent]

    @property
    def heard(self) -> list[RequestState]:
        return [state for state in self.requests if not state.is_silent]

    @property
    def activities(self) -> list[Item]:
        """Return each activity once, in the order of the plan."""
        found = {item.activity.pk: item for state in self.requests for item in state.items}
        return sorted(found.values(), key=lambda item: (item.activity.order, item.activity.pk))

    @property
    def answered_activities(self) -> list[Item]:
        return [item for item in self.activities if item.is_answered]

    def to_remind(self, day: date) -> list[RequestState]:
        """Return the silent who have not been reminded on the day."""
        return [state for state in self.silent if not state.was_reminded_on(day)]


def state_of(round_: FollowUpRound, *, today: date) -> RoundState:
    """Return how far one round has come. Five queries."""
    return states_of([round_], today=today)[0]


def states_of(rounds: list[FollowUpRound], *, today: date) -> list[RoundState]:
    """Return how far the rounds have come; the number of queries does not grow with them."""
    if not rounds:
        return []
    items = RequestedActivity.objects.select_related("activity").order_by("activity__order", "activity_id")
    requests = (
        FollowUpRequest.objects.filter(round__in=rounds)
        .select_related("person__municipality")
        .prefetch_related(Prefetch("items", items))
    )
    by_round: dict[int, list[FollowUpRequest]] = defaultdict(list)
    asked: set[int] = set()
    for request in requests:
        by_round[request.round_id].append(request)
        asked |= {item.activity_id for item in request.items.all()}
    said = _said(asked, since=min(round_.started_at for round_ in rounds))
    return [
        RoundState(
            round_,
            sorted(
                (_request_state(request, round_, said, today) for request in by_round[round_.pk]),
                key=lambda state: swedish.sort_key(state.person.name),
            ),
        )
        for round_ in rounds
    ]


def _said(activities: set[int], *, since: datetime) -> dict[int, list[FollowUp]]:
    found: dict[int, list[FollowUp]] = defaultdict(list)
    if activities:
        entries = FollowUp.objects.filter(activity__in=activities, written_at__gte=since)
        for entry in entries.select_related("author__person", "request__person").order_by("written_at", "pk"):
            found[entry.activity_id].append(entry)
    return found


def _request_state(
    request: FollowUpRequest, round_: FollowUpRound, said: dict[int, list[FollowUp]], today: date
) -> RequestState:
    items = []
    for item in request.items.all():
        entries = [
            entry
            for entry in said.get(item.activity_id, [])
            if entry.written_at
            and has_answered([entry.written_at], started_at=round_.started_at, closed_at=round_.closed_at)
        ]
        items.append(Item(item.activity, entries))
    days = max(0, (today - timezone.localdate(request.sent_at)).days)
    return RequestState(request, items, days)


# --- Whom a second reminder can be copied to --------------------------------------------------------


@dataclass(frozen=True)
class Copy:
    """A kommundirektör and those of the municipality who are still silent after a reminder."""

    director: Person
    about: list[RequestState]

    @property
    def names(self) -> str:
        return ", ".join(state.person.name for state in self.about)


def copies(silent: list[RequestState], *, on: date) -> list[Copy]:
    """Return the kommundirektörer who can be told of those who have been reminded before; never about themselves."""
    before = [state for state in silent if state.request.reminders > 0]
    if not before:
        return []
    seats = Seat.objects.in_force_on(on).exclude(municipality=None).select_related("person", "body")
    seats = seats.filter(person__in=[state.person.pk for state in before]) | seats.filter(
        body__kind=Body.Kind.MANAGEMENT_GROUP
    )
    home: dict[int, int] = {
        state.person.pk: state.person.municipality_id for state in before if state.person.municipality_id
    }
    directors: dict[int, list[Person]] = defaultdict(list)
    for seat in seats.order_by("pk"):
        if seat.municipality_id is None:
            continue
        home.setdefault(seat.person_id, seat.municipality_id)
        if seat.body.kind == Body.Kind.MANAGEMENT_GROUP and seat.person.email:
            directors[seat.municipality_id].append(seat.person)
    found: dict[int, Copy] = {}
    for state in before:
        for director in directors.get(home.get(state.person.pk, 0), []):
            if director.pk != state.person.pk:
                found.setdefault(director.pk, Copy(director, [])).about.append(state)
    return sorted(found.values(), key=lambda copy: swedish.sort_key(copy.director.name))
