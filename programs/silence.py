"""How long nobody has said anything about an activity.

After how many days that is silence is the plan's own choice (Plan.silence_days, 120 to begin with).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date


def heard_on(
    *, written_on: date | None, on: date | None, also_on: Iterable[date], year: int | None, month: int | None
) -> date | None:
    """Return the day an entry speaks for: when it was written, else its last stated day, month or year.

    A month counts to its last day and a year to 31 December. None when the source states no time.
    """
    if written_on:
        return written_on
    days = [day for day in (on, *also_on) if day]
    if days:
        return max(days)
    if year and month:
        return date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 12, 31) if year else None


def days_since(heard: date | None, *, today: date) -> int | None:
    """Return the age of the last word [days], never negative; None when it is unknown."""
    return None if heard is None else max(0, (today - heard).days)


def is_silent(days: int | None, *, after: int) -> bool:
    """Whether so much time has gone that the silence should show; an unknown age is silence too.

    after: the plan's threshold [days]; that day itself is silent.
    """
    return days is None or days >= after


def sentence(days: int | None, *, entries: int, nothing_new: bool = False) -> str:
    """Return the age in words: "senast hört för 120 dagar sedan".

    nothing_new: the last word was that there is nothing new to tell.
    """
    if entries == 0:
        return "inget hört än"
    if days is None:
        return "uppföljt, men källan anger ingen dag"
    ending = ": inget nytt" if nothing_new else ""
    if days == 0:
        return f"senast hört i dag{ending}"
    if days == 1:
        return f"senast hört i går{ending}"
    return f"senast hört för {days} dagar sedan{ending}"
