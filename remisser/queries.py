"""What other pages ask about consultations: what is ahead, what a municipality has to answer, what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from meetings import summons
from meetings.models import Meeting, MeetingRule
from members.models import Body
from members.swedish import month_name
from remisser import backplan
from remisser.backplan import Backplan, MeetingDay
from remisser.models import Consultation, Endorsement

OF_A_BODY = {
    Body.Kind.COMMITTEE: backplan.DecidingBody.COMMITTEE,
    Body.Kind.MANAGEMENT_GROUP: backplan.DecidingBody.MANAGEMENT_GROUP,
}
DECIDING = [Meeting.Kind.ORDINARY, Meeting.Kind.EXTRA, Meeting.Kind.PLANNING_CONFERENCE]


def meeting_days(since: date) -> list[MeetingDay]:
    """Return the committee's and the management group's dated meetings from the day on, cancelled ones too."""
    of_either = Q(body__kind__in=OF_A_BODY) | Q(joint_bodies__kind__in=OF_A_BODY)
    rows = (
        Meeting.objects.filter(of_either, on__gte=since, kind__in=DECIDING)
        .order_by("on", "pk")
        .values_list("pk", "on", "state", "body", "body__kind", "joint_bodies__kind")
    )
    norms = MeetingRule.objects.summons_norms()
    days = set()
    for pk, on, state, body_id, *kinds in rows:
        for kind in kinds:
            if on and kind in OF_A_BODY:
                lead = summons.days_before(norms.get(body_id, {}), on.year)
                days.add(MeetingDay(OF_A_BODY[Body.Kind(kind)], on, state == Meeting.State.CANCELLED, pk, lead))
    return sorted(days, key=lambda day: (day.on, day.ref or 0, day.body.value))


def first_day(consultation: Consultation, today: date) -> date:
    """Return the first day that can be used: today, or, when the deadline has passed, the day of arrival."""
    received, deadline = consultation.received_on, consultation.deadline_on
    if received is None:
        return today
    if deadline is not None and deadline < today:
        return received
    return max(received, today)


def backplan_of(consultation: Consultation, today: date) -> Backplan | None:
    """Return the days to keep before the deadline; None when no deadline is stated."""
    if consultation.deadline_on is None:
        return None
    since = first_day(consultation, today)
    return backplan.plan_back(
        deadline_on=consultation.deadline_on,
        today=since,
        meetings=meeting_days(since),
    )


@dataclass(frozen=True)
class Ahead:
    """A consultation with its deadline ahead, and what can still be done before it."""

    consultation: Consultation
    plan: Backplan
    days_left: int

    @property
    def is_urgent(self) -> bool:
        return self.days_left < backplan.URGENT_DAYS


def ahead(user: object, today: date, *, among: Iterable[Consultation] | None = None) -> list[Ahead]:
    """Return the consultations whose deadline lies ahead, the nearest first, with their back-planned days."""
    consultations = Consultation.objects.visible_to(user).ahead_of(today).for_list() if among is None else among
    rows = sorted(((c.deadline_on, c) for c in consultations if c.deadline_on), key=lambda row: (row[0], row[1].pk))
    if not rows:
        return []
    days = meeting_days(today)
    found = []
    for deadline_on, consultation in rows:
        since = first_day(consultation, today)
        plan = backplan.plan_back(deadline_on=deadline_on, today=since, meetings=days)
        found.append(Ahead(consultation, plan, (deadline_on - today).days))
    return found


@dataclass(frozen=True)
class ToEndorse:
    """A joint answer that a municipality has not yet said yes or no to."""

    endorsement: Endorsement
    consultation: Consultation
    last_on: date | None

    def is_late(self, today: date) -> bool:
        return self.last_on is not None and self.last_on < today


def to_endorse(municipality_id: int, today: date) -> list[ToEndorse]:
    """Return what the municipality has left to answer, the nearest last day first, those without one last."""
    closed = [Consultation.State.SENT, Consultation.State.DECLINED]
    pending = (
        Endorsement.objects.pending()
        .of_parties_on(today)
        .filter(municipality=municipality_id)
        .exclude(consultation__state__in=closed)
        .select_related("consultation")
    )
    found = [ToEndorse(e, e.consultation, e.consultation.endorse_by or e.consultation.deadline_on) for e in pending]
    far_away = today + timedelta(days=36_500)
    return sorted(found, key=lambda waiting: (waiting.last_on or far_away, waiting.consultation.pk))


@dataclass(frozen=True)
class MonthOfAnswers:
    """The joint answers sent in one month of a year."""

    year: int
    month: int | None
    consultations: tuple[Consultation, ...]

    @property
    def label(self) -> str:
        return f"{month_name(self.month)} {self.year}" if self.month else f"{self.year}, månad saknas"


def by_month(consultations: Iterable[Consultation]) -> list[MonthOfAnswers]:
    """Group answered consultations by year and month, in the order they come."""
    groups: dict[tuple[int, int | None], list[Consultation]] = {}
    for consultation in consultations:
        year = consultation.sent_year or consultation.year
        groups.setdefault((year, consultation.sent_month), []).append(consultation)
    return [MonthOfAnswers(year, month, tuple(rows)) for (year, month), rows in groups.items()]


@dataclass(frozen=True)
class Tally:
    """How the municipalities have answered."""

    agrees: int
    declines: int
    pending: int

    @property
    def asked(self) -> int:
        return self.agrees + self.declines + self.pending

    @property
    def is_unanimous(self) -> bool:
        """Whether all that were asked agree: consensus, as the agreement demands (§ 3)."""
        return self.asked > 0 and self.agrees == self.asked


def tally(endorsements: Sequence[Endorsement]) -> Tally:
    states = [endorsement.state for endorsement in endorsements]
    state = Endorsement.State
    return Tally(states.count(state.AGREES), states.count(state.DECLINES), states.count(state.PENDING))
