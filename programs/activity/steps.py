"""When a step of an activity is late. Values only."""

from __future__ import annotations

from datetime import date


def is_late(*, due_on: date | None, done_on: date | None, today: date) -> bool:
    """Whether the day has passed without the step being done; the day itself is in time."""
    return done_on is None and due_on is not None and due_on < today
