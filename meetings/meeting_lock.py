"""A cancelled meeting and one with approved minutes refuse changes (samarbetsavtalet § 3)."""

from __future__ import annotations

from meetings.models import Meeting, Minutes

APPROVED = "Minnesanteckningarna är godkända. De och mötet ändras inte mer."


class MeetingCancelled(Exception):
    """The meeting is cancelled; nothing more can happen at it."""


class MinutesApproved(Exception):
    """The minutes are approved and stay as they are."""


def locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)


def refuse_cancelled(meeting: Meeting) -> None:
    if meeting.is_cancelled:
        raise MeetingCancelled("Mötet är inställt.")


def refuse_approved(meeting: Meeting) -> None:
    if Minutes.objects.filter(meeting=meeting, state=Minutes.State.APPROVED).exists():
        raise MinutesApproved(APPROVED)
