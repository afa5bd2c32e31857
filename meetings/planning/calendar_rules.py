"""When bodies meet: weekday and time rules, conflicts, and proposals for a year. Pure: values in, value out.

Source: Verksamhetsplan 2017 and 2020 (the bodies' own rules); samarbetsavtalet § 4 (about six meetings a year).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

import holidays

from members import swedish

MEETINGS_PER_YEAR = 6  # § 4: "ungefär sex"
PREPARED_DAYS_BEFORE = 20  # days; 13–27 in the plans of 2017 and 2020
LONGEST_PREPARATION = 45  # days; an older management group meeting did not prepare this one
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


@dataclass(frozen=True)
class Rule:
    """A body's own rule. weekday: 1 is Monday."""

    weekday: int | None = None
    start_time: time | None = None
    end_time: time | None = None


@dataclass(frozen=True)
class Occasion:
    """Something that already stands in the calendar, both days included."""

    name: str
    starts_on: date
    ends_on: date


def swedish_holidays(years: Iterable[int]) -> dict[date, str]:
    """Return the days when offices are closed, midsommarafton, julafton and nyårsafton among them."""
    return dict(
        holidays.country_holidays("SE", years=list(years), categories=("public", "de_facto"), language="sv").items()
    )


def warnings(
    *,
    starts_on: date,
    ends_on: date | None = None,
    start_time: time | None = None,
    end_time: time | None = None,
    rule: Rule | None,
    others: Iterable[Occasion],
    closed: Mapping[date, str],
) -> list[str]:
    """Return what speaks against the day, as Swedish sentences; an empty list means that nothing does.

    closed: holidays with their names. Source: Verksamhetsplan 2017 and 2020 (the bodies' own rules).
    """
    found = []
    last = ends_on or starts_on
    days = [starts_on + timedelta(days=step) for step in range((last - starts_on).days + 1)]
    for day in days:
        if day in closed:
            found.append(f"{_day(day)} är {_holiday(closed[day])}.")
        elif day.isoweekday() > 5:
            found.append(f"{_day(day)} är en {WEEKDAYS[day.isoweekday() - 1]}.")
    if rule and rule.weekday and starts_on.isoweekday() != rule.weekday:
        found.append(
            f"{_day(starts_on)} är en {WEEKDAYS[starts_on.isoweekday() - 1]}, inte en {WEEKDAYS[rule.weekday - 1]}."
        )
    if rule and rule.start_time and start_time and (start_time, end_time) != (rule.start_time, rule.end_time):
        found.append(
            f"Tiden är {swedish.format_time_range(start_time, end_time)}, "
            f"inte {swedish.format_time_range(rule.start_time, rule.end_time)}."
        )
    clashing = [other for other in others if other.starts_on <= last and starts_on <= other.ends_on]
    return found + [
        f"{other.name} är samma dag ({swedish.format_date_range(other.starts_on, other.ends_on)})."
        for other in clashing
    ]


def propose_dates(
    year: int, *, weekday: int, count: int, closed: Mapping[date, str], taken: Iterable[date] = ()
) -> list[date]:
    """Return days of the weekday spread over the working weeks of the year, in order.

    Working weeks are 5–24 and 34–50: not the weeks around new year, and not the summer. A day that is a holiday, or
    taken, gives way to the nearest free one. weekday: 1 is Monday.
    """
    weeks = [*range(5, 25), *range(34, 51)]
    free = [day for week in weeks if (day := date.fromisocalendar(year, week, weekday)) not in closed]
    used = set(taken)
    chosen: list[date] = []
    for place in range(count):
        wanted = round((place + 0.5) * len(free) / count - 0.5)
        for step in sorted(range(-wanted, len(free) - wanted), key=lambda s: (abs(s), s < 0)):
            day = free[wanted + step]
            if day not in used:
                used.add(day)
                chosen.append(day)
                break
    return sorted(chosen)


def propose_preparations(
    meetings: Sequence[date], *, weekday: int, closed: Mapping[date, str], days_before: int = PREPARED_DAYS_BEFORE
) -> list[date]:
    """Return for each meeting a day of the weekday about so many days before it, never a holiday.

    The management group met 13–27 days before the committee in 2017 and 2020; 20 is the middle and the commonest.
    """
    proposed = []
    for day in meetings:
        candidates = [day - timedelta(days=days) for days in range(13, 28)]
        fitting = [d for d in candidates if d.isoweekday() == weekday and d not in closed]
        if fitting:
            proposed.append(min(fitting, key=lambda d: abs((day - d).days - days_before)))
    return proposed


def propose_planning_conferences(year: int, *, closed: Mapping[date, str]) -> tuple[date, tuple[date, date]]:
    """Return the committee's day in January and the management group's two days in September.

    Like 2020: the third Thursday of January; the second Thursday and Friday of September.
    """
    thursdays = [day for day in _days_of(year, 1) if day.isoweekday() == 4 and day not in closed]
    autumn = [day for day in _days_of(year, 9) if day.isoweekday() == 4]
    return thursdays[2], (autumn[1], autumn[1] + timedelta(days=1))


def preparing_day(meeting_on: date, days: Iterable[date]) -> date | None:
    """Return the management group's last day before the meeting, not more than 45 days before; None if there is none.

    Source: Verksamhetsplan 2017 and 2020 (ledningsgruppen bereder kommitténs möten).
    """
    earlier = [day for day in days if timedelta(0) < meeting_on - day <= timedelta(days=LONGEST_PREPARATION)]
    return max(earlier, default=None)


def _day(day: date) -> str:
    return swedish.format_date(day)


def _holiday(name: str) -> str:
    # Only Kristi himmelsfärdsdag keeps its capital in running text.
    return name if name.startswith("Kristi") else name.lower()


def _days_of(year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    days = [first + timedelta(days=step) for step in range(31)]
    return [day for day in days if day.month == month]
