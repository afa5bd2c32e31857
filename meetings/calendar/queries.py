"""How a calendar page groups meetings: by month, week and ring of the year wheel."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from meetings.calendar import wheel
from meetings.models import Meeting
from meetings.planning import calendar_rules
from members import swedish
from members.models import Body


@dataclass(frozen=True)
class MonthOfMeetings:
    """Meetings under one heading: a month, or a year when no month is stated."""

    label: str
    meetings: list[Meeting]


def by_month(meetings: Iterable[Meeting]) -> list[MonthOfMeetings]:
    """MonthOfMeetings meetings that come in order by the month they lie in."""

    def label(meeting: Meeting) -> str:
        if meeting.on is None and meeting.month is None:
            return f"{meeting.year}, månad inte angiven"
        month = meeting.on.month if meeting.on else meeting.month or 1
        return f"{swedish.month_name(month)} {meeting.year}".capitalize()

    ordered = sorted(meetings, key=lambda m: (m.year, m.on is None and m.month is None, m.sort_on, m.on is None))
    return [MonthOfMeetings(name, list(group)) for name, group in groupby(ordered, key=label)]


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

    def day_of(on: date) -> Day:
        found = [m for m in meetings if m.on and m.on <= on <= (m.until or m.on)]
        return Day(on, on.month != month, on == today, closed.get(on, ""), found)

    weeks = calendar.Calendar().monthdatescalendar(year, month)
    return [Week(days[0].isocalendar().week, [day_of(on) for on in days]) for days in weeks]


def neighbours_of_month(year: int, month: int) -> tuple[str, str]:
    """Return the month before and after as addresses write them, "2020-03" and "2020-05"."""
    before = date(year, month, 1) - timedelta(days=1)
    after = date(year, month, 28) + timedelta(days=4)
    return f"{before:%Y-%m}", f"{after:%Y-%m}"


# --- Year wheel -------------------------------------------------------------------------------------

TOGETHER = "Konferenser och gemensamt"


def rings_of(meetings: Iterable[Meeting]) -> list[wheel.Ring]:
    """Return a ring for each body, the committee outermost, and one for what no body alone arranges."""
    order = {Body.Kind.COMMITTEE: 0, Body.Kind.MANAGEMENT_GROUP: 1}
    named: dict[tuple[int, str], list[wheel.Mark]] = {}
    for meeting in meetings:
        if meeting.on is None and meeting.month is None:
            continue
        if meeting.body is None:
            place = (2, TOGETHER)
        else:
            place = (order.get(Body.Kind(meeting.body.kind), 3), _short(meeting.body))
        named.setdefault(place, []).append(_mark(meeting))
    if len(named) > wheel.MOST_RINGS:
        named = _merge_last(named)
    return [wheel.Ring(name, tuple(marks)) for (_, name), marks in sorted(named.items(), key=lambda item: item[0])]


def _merge_last(named: dict[tuple[int, str], list[wheel.Mark]]) -> dict[tuple[int, str], list[wheel.Mark]]:
    kept = sorted(named)[: wheel.MOST_RINGS - 1]
    rest = [mark for place, marks in named.items() if place not in kept for mark in marks]
    return {place: named[place] for place in kept} | {(4, "Övriga organ"): rest}


def _short(body: Body) -> str:
    shorter = {Body.Kind.COMMITTEE: "Samarbetskommittén", Body.Kind.MANAGEMENT_GROUP: "Ledningsgruppen"}
    name = shorter.get(Body.Kind(body.kind), body.name)
    return name.removeprefix("Nätverket för ").capitalize() if name.startswith("Nätverket för ") else name


def _mark(meeting: Meeting) -> wheel.Mark:
    if meeting.on is None:
        day = wheel.middle_of_month(meeting.year, meeting.month or 1)
        first = last = day
        label = swedish.month_name(day.month)[:3]
    else:
        first, last = meeting.on, meeting.until or meeting.on
        label = f"{first.day}–{last.day}/{last.month}" if last != first else f"{first.day}/{first.month}"
    state = f" ({meeting.get_state_display()})" if meeting.is_cancelled else ""
    return wheel.Mark(
        starts_on=first,
        ends_on=last,
        label=label,
        title=f"{meeting.name}, {meeting.when}{state}",
        href=meeting.get_absolute_url(),
        is_cancelled=meeting.is_cancelled,
        is_approximate=meeting.on is None,
    )
