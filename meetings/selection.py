"""What a calendar page asks for: the reader's choices, and the questions put to the rows."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Model, Q, QuerySet

from meetings import calendar_rules, summons, yearwheel
from meetings.models import AgendaItem, Decision, Meeting, MeetingRule
from members import swedish
from members.models import Body
from members.numbers import whole_number

FIRST_YEAR, LAST_YEAR = 1990, 2100


def year_from(text: str) -> int | None:
    """Return the year that an address asks for, or None when it asks for none that a calendar has."""
    year = whole_number(text, largest=LAST_YEAR)
    return year if year is not None and year >= FIRST_YEAR else None


def month_from(text: str) -> tuple[int, int] | None:
    """Return (year, month) of "2020-04", or None."""
    head, _, tail = text.partition("-")
    year, month = year_from(head), whole_number(tail, largest=12)
    return (year, month) if year and month else None


@dataclass(frozen=True)
class Group:
    """Meetings under one heading: a month, or a year when no month is stated."""

    label: str
    meetings: list[Meeting]


def by_month(meetings: Iterable[Meeting]) -> list[Group]:
    """Group meetings that come in order by the month they lie in."""

    def label(meeting: Meeting) -> str:
        if meeting.on is None and meeting.month is None:
            return f"{meeting.year}, månad inte angiven"
        month = meeting.on.month if meeting.on else meeting.month or 1
        return f"{swedish.month_name(month)} {meeting.year}".capitalize()

    ordered = sorted(meetings, key=lambda m: (m.year, m.on is None and m.month is None, m.sort_on, m.on is None))
    return [Group(name, list(group)) for name, group in groupby(ordered, key=label)]


# --- Month ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Day:
    on: date
    is_outside: bool
    is_today: bool
    closed: str
    meetings: list[Meeting] = field(default_factory=list)


@dataclass(frozen=True)
class Week:
    number: int
    days: list[Day]


def month_weeks(year: int, month: int, meetings: Sequence[Meeting], *, today: date) -> list[Week]:
    """Return the month's weeks, Monday first, with the meetings of each day."""
    closed = calendar_rules.swedish_holidays([year - 1, year, year + 1])

    def one(day: date) -> Day:
        found = [m for m in meetings if m.on and m.on <= day <= (m.until or m.on)]
        return Day(day, day.month != month, day == today, closed.get(day, ""), found)

    weeks = calendar.Calendar().monthdatescalendar(year, month)
    return [Week(days[0].isocalendar().week, [one(day) for day in days]) for days in weeks]


def neighbours_of_month(year: int, month: int) -> tuple[str, str]:
    """Return the month before and after as addresses write them, "2020-03" and "2020-05"."""
    before = date(year, month, 1) - timedelta(days=1)
    after = date(year, month, 28) + timedelta(days=4)
    return f"{before:%Y-%m}", f"{after:%Y-%m}"


# --- Year wheel -------------------------------------------------------------------------------------

TOGETHER = "Konferenser och gemensamt"


def rings_of(meetings: Iterable[Meeting]) -> list[yearwheel.Ring]:
    """Return a ring for each body, the committee outermost, and one for what no body alone arranges."""
    order = {Body.Kind.COMMITTEE: 0, Body.Kind.MANAGEMENT_GROUP: 1}
    named: dict[tuple[int, str], list[yearwheel.Mark]] = {}
    for meeting in meetings:
        if meeting.on is None and meeting.month is None:
            continue
        if meeting.body is None:
            place = (2, TOGETHER)
        else:
            place = (order.get(Body.Kind(meeting.body.kind), 3), _short(meeting.body))
        named.setdefault(place, []).append(_mark(meeting))
    if len(named) > yearwheel.MOST_RINGS:
        named = _merge_last(named)
    return [yearwheel.Ring(name, tuple(marks)) for (_, name), marks in sorted(named.items(), key=lambda item: item[0])]


def _merge_last(named: dict[tuple[int, str], list[yearwheel.Mark]]) -> dict[tuple[int, str], list[yearwheel.Mark]]:
    kept = sorted(named)[: yearwheel.MOST_RINGS - 1]
    rest = [mark for place, marks in named.items() if place not in kept for mark in marks]
    return {place: named[place] for place in kept} | {(4, "Övriga organ"): rest}


def _short(body: Body) -> str:
    shorter = {Body.Kind.COMMITTEE: "Samarbetskommittén", Body.Kind.MANAGEMENT_GROUP: "Ledningsgruppen"}
    name = shorter.get(Body.Kind(body.kind), body.name)
    return name.removeprefix("Nätverket för ").capitalize() if name.startswith("Nätverket för ") else name


def _mark(meeting: Meeting) -> yearwheel.Mark:
    if meeting.on is None:
        day = yearwheel.middle_of_month(meeting.year, meeting.month or 1)
        first = last = day
        label = swedish.month_name(day.month)[:3]
    else:
        first, last = meeting.on, meeting.until or meeting.on
        label = f"{first.day}–{last.day}/{last.month}" if last != first else f"{first.day}/{first.month}"
    state = f" ({meeting.get_state_display()})" if meeting.is_cancelled else ""
    return yearwheel.Mark(
        starts_on=first,
        ends_on=last,
        label=label,
        title=f"{meeting.name}, {meeting.when}{state}",
        href=meeting.get_absolute_url(),
        is_cancelled=meeting.is_cancelled,
        is_approximate=meeting.on is None,
    )


# --- Rules of bodies ----------------------------------------------------------------------------------


def rule_for(body: Body | None, year: int) -> MeetingRule | None:
    """Return the body's latest rule that names a weekday, up to the year (2021 states none, so 2020's holds)."""
    if body is None:
        return None
    return MeetingRule.objects.filter(body=body, weekday__isnull=False, year__lte=year).order_by("-year").first()


def as_rule(found: MeetingRule | None) -> calendar_rules.Rule | None:
    return calendar_rules.Rule(found.weekday, found.start_time, found.end_time) if found else None


def papers_by(meeting: Meeting) -> date | None:
    """Return the day when the papers shall be out by the body's own norm."""
    if meeting.on is None:
        return None
    norms = MeetingRule.objects.filter(body=meeting.body_id).summons_norms()
    return summons.summons_on(meeting.on, norms.get(meeting.body_id, {}))


def warnings_for(meeting: Meeting) -> list[str]:
    """Return what speaks against the meeting's day: holiday, weekend, the body's rule, other meetings."""
    if meeting.on is None or meeting.is_cancelled:
        return []
    last = meeting.until or meeting.on
    same_days = (
        Meeting.objects.filter(on__lte=last)
        .filter(Q(until__gte=meeting.on) | Q(until=None, on__gte=meeting.on))
        .exclude(pk=meeting.pk)
        .exclude(state=Meeting.State.CANCELLED)
        .select_related("body", "conference_type")
    )
    is_ordinary = meeting.kind == Meeting.Kind.ORDINARY
    return calendar_rules.warnings(
        starts_on=meeting.on,
        ends_on=meeting.until,
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        rule=as_rule(rule_for(meeting.body, meeting.year)) if is_ordinary else None,
        others=[calendar_rules.Occasion(m.name, m.on, m.until or m.on) for m in same_days if m.on],
        closed=calendar_rules.swedish_holidays({meeting.on.year, last.year}),
    )


@dataclass(frozen=True)
class Preparation:
    """The management group's meeting before one of the committee's."""

    meeting: Meeting
    days_before: int


def preparation_of(meeting: Meeting) -> Preparation | None:
    """Return the management group's last meeting before the committee's, not cancelled and at most 45 days before."""
    if meeting.on is None or meeting.body is None or meeting.body.kind != Body.Kind.COMMITTEE:
        return None
    earlier = {
        m.on: m
        for m in Meeting.objects.filter(
            body__kind=Body.Kind.MANAGEMENT_GROUP,
            kind__in=[Meeting.Kind.ORDINARY, Meeting.Kind.EXTRA],
            on__lt=meeting.on,
            on__gte=meeting.on - timedelta(days=calendar_rules.LONGEST_PREPARATION),
        )
        .exclude(state=Meeting.State.CANCELLED)
        .select_related("body")
        if m.on
    }
    day = calendar_rules.preparing_day(meeting.on, earlier)
    return Preparation(earlier[day], (meeting.on - day).days) if day else None


# --- What the reader may see --------------------------------------------------------------------------


def neighbours(meeting: Meeting, among: QuerySet[Meeting]) -> tuple[Meeting | None, Meeting | None]:
    """Return the body's meeting before and the one after."""
    same = among.filter(body=meeting.body) if meeting.body else among.filter(conference_type=meeting.conference_type)
    same = same.exclude(pk=meeting.pk).select_related("body", "conference_type")
    day, pk = meeting.sort_on, meeting.pk
    before = same.filter(Q(sort_on__lt=day) | Q(sort_on=day, pk__lt=pk)).order_by("-sort_on", "-pk").first()
    after = same.filter(Q(sort_on__gt=day) | Q(sort_on=day, pk__gt=pk)).order_by("sort_on", "pk").first()
    return before, after


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    return list(meeting.agenda.prefetch_related("papers", "decisions"))


def hanging_on(decision: Decision, user: object) -> list[tuple[str, list[Model]]]:
    """Return what in other parts of the portal points at the decision and has a page of its own.

    The relations are read from the model, so this package need not know those that build on it.
    """
    found = []
    for relation in Decision._meta.related_objects:
        model = relation.related_model
        if isinstance(model, str) or relation.one_to_one or not hasattr(model, "get_absolute_url"):
            continue
        rows = model._default_manager.filter(**{relation.field.name: decision})
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(user)
        if shown := list(rows[:20]):
            found.append((str(model._meta.verbose_name_plural).capitalize(), shown))
    return found
