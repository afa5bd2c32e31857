"""Who is present, and what hangs on a decision."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Model

from meetings import quorum
from meetings.decisions.actions import needs_quorum
from meetings.models import Decision, Meeting
from members.models import Seat


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


class SeatRow(NamedTuple):
    seat: Seat
    is_present: bool | None  # None: attendance has not been taken


def attendance_context(meeting: Meeting) -> dict[str, Any]:
    """Return the seats of the day with their ticks, and the sentence about quorum."""
    seats = list(meeting.seats().select_related("person", "municipality"))
    ticks = {a.seat_id: a.is_present for a in meeting.attendances.all()}
    present = sum(ticks.values())
    count = max((meeting.body.stated_seats or 0) if meeting.body else 0, len(seats))
    rows = [SeatRow(seat, ticks.get(seat.pk)) for seat in seats]
    return {
        "seats": rows,
        "attendance_taken": bool(ticks),
        "absent": [row.seat for row in rows if row.is_present is False],
        "quorum": (
            quorum.sentence(present=present, seats=count)
            if needs_quorum(meeting)
            else f"{present} av {count} närvarande"
        ),
    }
