"""The notes of a meeting are written and approved (samarbetsavtalet § 3)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from meetings.meeting_lock import APPROVED, MinutesApproved, locked
from meetings.models import Meeting, Minutes
from members.versions import save_if_unchanged


class NothingToApprove(Exception):
    """The minutes are empty."""


def minutes_of(meeting: Meeting) -> Minutes:
    """Return the meeting's notes, begun empty if nobody has written yet."""
    return Minutes.objects.get_or_create(meeting=meeting, defaults={"is_example": meeting.is_example})[0]


def save_minutes(*, minutes: Minutes, seen: int, text: str) -> None:
    """Write the notes if nobody has changed them since. Raises ChangedMeanwhile and MinutesApproved."""
    if minutes.state == Minutes.State.APPROVED:
        raise MinutesApproved(APPROVED)
    save_if_unchanged(minutes, seen=seen, text=text)


@transaction.atomic
def approve_minutes(*, minutes: Minutes, seen: int, on: date) -> None:
    """Freeze the notes as approved. Raises ChangedMeanwhile, MinutesApproved and NothingToApprove."""
    locked(minutes.meeting)  # nobody moves the meeting meanwhile
    if minutes.state == Minutes.State.APPROVED:
        raise MinutesApproved(APPROVED)
    if not minutes.text.strip():
        raise NothingToApprove("Anteckningarna är tomma. Skriv dem först.")
    save_if_unchanged(minutes, seen=seen, state=Minutes.State.APPROVED, approved_on=on)
