"""A meeting is changed, cancelled, planned again or held."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from meetings.meeting_lock import locked, refuse_approved, refuse_cancelled
from meetings.models import Meeting
from members import swedish
from members.models import Municipality
from members.versions import save_if_unchanged


@transaction.atomic
def save_meeting(
    *, meeting: Meeting, seen: int, values: Mapping[str, Any], hosts: Collection[Municipality] | None = None
) -> None:
    """Write the meeting if nobody has changed it since. Raises ChangedMeanwhile and MinutesApproved.

    The database raises SEQUENCE when a time or the state changes, so that calendars take the change.
    """
    refuse_approved(locked(meeting))
    save_if_unchanged(meeting, seen=seen, **values)
    if hosts is not None:
        meeting.hosts.set(hosts)


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, seen: int, reason: str, on: date) -> None:
    """Cancel the meeting; it stays in lists and calendars as cancelled. Raises ChangedMeanwhile and MinutesApproved."""
    line = f"Inställt {swedish.format_date(on)}" + (f": {reason}" if reason else ".")
    saved = locked(meeting)
    refuse_approved(saved)
    if saved.is_cancelled and saved.note.endswith(line):
        return  # the button was pressed twice
    save_if_unchanged(meeting, seen=seen, state=Meeting.State.CANCELLED, note=_with_line(meeting.note, line))


def reinstate_meeting(*, meeting: Meeting, seen: int, on: date) -> None:
    """Put a cancelled meeting back as planned. Raises ChangedMeanwhile."""
    save_if_unchanged(
        meeting,
        seen=seen,
        state=Meeting.State.PLANNED,
        note=_with_line(meeting.note, f"Åter planerat {swedish.format_date(on)}."),
    )


def mark_held(*, meeting: Meeting, seen: int) -> None:
    """Say that the meeting has taken place. Raises ChangedMeanwhile and MeetingCancelled."""
    refuse_cancelled(meeting)
    save_if_unchanged(meeting, seen=seen, state=Meeting.State.HELD)


def _with_line(note: str, line: str) -> str:
    return f"{note}\n{line}" if note else line
