"""When in the year the secretariat's tasks fall due. Values in, value out.

Where the agreement names no day the portal has a norm of its own, and says so: the same days every year, counted from
the committee's meetings where there are any.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import Enum

from meetings.planning.calendar_rules import PREPARED_DAYS_BEFORE
from meetings.summons import summons_on

AHEAD_DAYS = 365  # a year's work, seen from today


class RoundStep(Enum):
    """What a follow-up round needs next."""

    WAIT = "vänta in svar"
    REMIND = "påminn"
    CLOSE = "avsluta"


def is_ahead(due_on: date, *, today: date) -> bool:
    """Whether a task belongs to the year that lies ahead; what is late does too, until it is done."""
    return due_on <= today + timedelta(days=AHEAD_DAYS)


def minutes_by(meeting_on: date) -> date:
    """Return the day by which a meeting's minutes are written: 14 days after it (the portal's norm).

    Source: samarbetsavtalet § 3 (minutes of every meeting, to every municipality; the agreement names no day).
    """
    return meeting_on + timedelta(days=14)


# --- Plan and budget --------------------------------------------------------------------------------


def plan_begins_by(year: int) -> date:
    """Return the day by which the year's plan is begun: 30 September the year before.

    The portal's norm: after the management group's planning conference in September (meetings.planning.calendar_rules).
    """
    return date(year - 1, 9, 30)


def adopting_day(year: int, committee_days: Sequence[date], *, today: date) -> date | None:
    """Return the committee's meeting that adopts the year's plan and budget: the last one before the year begins.

    When none is left before it, the first one ahead; None when no meeting is planned.
    Source: samarbetsavtalet § 4 (every year; the plan of 2017 was adopted on 2 February 2017).
    """
    ahead = sorted(day for day in committee_days if day >= today)
    before = [day for day in ahead if day < date(year, 1, 1)]
    return before[-1] if before else next(iter(ahead), None)


def adopted_by(year: int, adopting_on: date | None) -> date:
    """Return the day by which plan and budget are adopted: the meeting's, else 31 December before the year (§ 4)."""
    return adopting_on or date(year - 1, 12, 31)


def draft_ready_by(adopted_on: date) -> date:
    """Return the day by which the draft is whole: when the management group prepares the meeting, 20 days before it."""
    return adopted_on - timedelta(days=PREPARED_DAYS_BEFORE)


def presented_by(adopted_on: date, *, summons_norms: Mapping[int, int]) -> date:
    """Return the day by which every municipality has seen the draft: when the adopting meeting is summoned.

    summons_norms: the committee's norms by year [days].
    Source: samarbetsavtalet § 4 (the municipalities see it first; how long before is not said).
    """
    return summons_on(adopted_on, summons_norms)


# --- Follow-up ----------------------------------------------------------------------------------------


def next_round_on(year: int, *, last_started_on: date | None, silence_days: int) -> date | None:
    """Return when the owners of the year's activities are asked next; None when the year's last round has been started.

    As often as the plan itself calls silence: so many days after the last round, or after the year's first day. The
    last one is started by 1 December, so that the answers are there before the yearly report.
    """
    last = date(year, 12, 1)
    if last_started_on is not None and last_started_on >= last:
        return None
    since = max(last_started_on or date(year, 1, 1), date(year, 1, 1))
    return min(since + timedelta(days=silence_days), last)


def round_step(*, answer_by: date, expires_on: date, silent: int, today: date) -> RoundStep:
    """Return what an open round needs: closing when all have answered or the links are over, else a reminder.

    silent: those who have not answered [persons]. The answer day itself and the links' last day are in time.
    """
    if silent == 0 or today > expires_on:
        return RoundStep.CLOSE
    return RoundStep.REMIND if today > answer_by else RoundStep.WAIT


def year_closes_by(year: int) -> date:
    """Return the day by which the year's plan is marked as followed up: 31 January after it (the portal's norm)."""
    return date(year + 1, 1, 31)


def report_by(year: int, committee_days: Sequence[date]) -> date:
    """Return the day by which report and accounts of the year are made: the committee's first meeting from 1 February.

    Without such a meeting in the year after: the last of February (the portal's norm).
    """
    after = sorted(day for day in committee_days if date(year + 1, 2, 1) <= day <= date(year + 1, 12, 31))
    return after[0] if after else last_of_february(year + 1)


# --- Fees, programme, meetings ---------------------------------------------------------------------------


def last_of_february(year: int) -> date:
    return date(year, 2, calendar.monthrange(year, 2)[1])


def figures_by(fee_year: int) -> date:
    """Return when the population that gives the year's fees is there: SCB publishes it late in February (§ 8)."""
    return last_of_february(fee_year)


def revision_begins_on(revision_year: int) -> date:
    """Return the day from which a programme is revised: the first of the year in which a term of office begins.

    Source: Tjänsteutlåtande om Utvecklingsprogram 2040.
    """
    return date(revision_year, 1, 1)


def meetings_planned_by(year: int) -> date:
    """Return the day by which the year's meetings are planned: 30 November the year before (the portal's norm).

    Source: samarbetsavtalet § 4 (about six meetings a year; the agreement names no day).
    """
    return date(year - 1, 11, 30)
