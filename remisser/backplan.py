"""Counting back from a deadline: which meetings a joint answer has to pass, and by when it must be written.

A joint answer is decided by the committee (samarbetsavtalet § 3, by consensus), whose meetings the management group
prepares. Values in, value out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from meetings import summons

URGENT_DAYS = 21


class DecidingBody(Enum):
    COMMITTEE = "samarbetskommittén"
    MANAGEMENT_GROUP = "ledningsgruppen"


@dataclass(frozen=True)
class MeetingDay:
    """A meeting's day; summons_days: how long before it is summoned [days]; ref: what the caller knows it by."""

    body: DecidingBody
    on: date
    is_cancelled: bool = False
    ref: int | None = None
    summons_days: int = summons.NORM_DAYS

    @property
    def summons_on(self) -> date:
        return self.on - timedelta(days=self.summons_days)


@dataclass(frozen=True)
class Backplan:
    """The days to keep, or why there are none. `too_late` names those that have already passed."""

    deadline_on: date
    today: date
    committee: MeetingDay | None = None
    management_group: MeetingDay | None = None
    summons_on: date | None = None
    draft_on: date | None = None
    cancelled: tuple[MeetingDay, ...] = ()
    next_committee: MeetingDay | None = None

    @property
    def fits(self) -> bool:
        """Whether any committee meeting is left before the deadline."""
        return self.committee is not None

    @property
    def days_left(self) -> int:
        """Days from today to the deadline; negative when it has passed."""
        return (self.deadline_on - self.today).days

    @property
    def is_late(self) -> bool:
        """Whether the text should already have been written."""
        return self.draft_on is not None and self.draft_on < self.today


def plan_back(*, deadline_on: date, today: date, meetings: Sequence[MeetingDay]) -> Backplan:
    """Return the last committee meeting before the deadline, the management group's before it, and their papers' days.

    today: the first day that can be used. A meeting on the deadline itself is too late: the answer is sent after it.
    The draft is ready when the management group is summoned, or, when it has no meeting before the committee, with the
    committee's summons.
    Source: samarbetsavtalet §§ 3 and 4; verksamhetsplan 2020 (the management group prepares the committee's meetings).
    """
    ours = sorted((m for m in meetings if m.body is DecidingBody.COMMITTEE and m.on >= today), key=lambda m: m.on)
    before = [m for m in ours if m.on < deadline_on]
    held = [m for m in before if not m.is_cancelled]
    cancelled = tuple(m for m in before if m.is_cancelled)
    later = next((m for m in ours if m.on >= deadline_on and not m.is_cancelled), None)
    if not held:
        return Backplan(deadline_on, today, cancelled=cancelled, next_committee=later)
    committee = held[-1]
    preparing = [
        m
        for m in meetings
        if m.body is DecidingBody.MANAGEMENT_GROUP and not m.is_cancelled and today <= m.on < committee.on
    ]
    management_group = max(preparing, key=lambda m: m.on, default=None)
    return Backplan(
        deadline_on,
        today,
        committee=committee,
        management_group=management_group,
        summons_on=committee.summons_on,
        draft_on=(management_group or committee).summons_on,
        cancelled=cancelled,
        next_committee=later,
    )
