"""When an assignment or a coming event is near, late or past. Values only.

The agreement sets no days for assignments: that one is told of thirty days ahead is the portal's own norm.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from members.swedish import format_date, plural

SOON_DAYS = 30


@dataclass(frozen=True)
class DueState:
    """How an assignment stands: a word, the tone that supports it, and when it is or was due."""

    word: str
    tone: str
    said: str

    @property
    def is_late(self) -> bool:
        return self.tone == "late"


def state_of(*, due_on: date | None, done_on: date | None, today: date) -> DueState:
    """Return how an assignment stands on the day. It is late from the day after it was due."""
    if done_on is not None:
        late = plural((done_on - due_on).days, "dag", "dagar") if due_on and done_on > due_on else ""
        return DueState("klart", "done", format_date(done_on) + (f", {late} efter dagen" if late else ""))
    if due_on is None:
        return DueState("pågår", "active", "ingen slutdag")
    days = (due_on - today).days
    if days < 0:
        ago = f"{plural(-days, 'dag', 'dagar')} sedan"
        return DueState("försenat", "late", f"skulle vara klart {format_date(due_on)}, {ago}")
    left = "i dag" if days == 0 else f"{plural(days, 'dag', 'dagar')} kvar"
    return DueState("pågår", "active", f"klart senast {format_date(due_on)}, {left}")


def told_of_until(today: date) -> date:
    """Return the last day that an open assignment may be due and yet be told of today."""
    return today + timedelta(days=SOON_DAYS)
