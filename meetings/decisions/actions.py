"""Attendance is taken and decisions are recorded (samarbetsavtalet § 3)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from meetings import quorum
from meetings.meeting_lock import locked, refuse_approved, refuse_cancelled
from meetings.models import AgendaItem, Attendance, Decision, Meeting
from members.models import Body, User


class NotQuorate(Exception):
    """Too few members are present for the committee to decide (samarbetsavtalet § 3)."""


@transaction.atomic
def take_attendance(*, meeting: Meeting, present: Collection[int], before: Collection[int] | None = None) -> None:
    """Write who was present: the seats whose ids are given; the body's other seats were absent.

    before: those who were ticked on the page that was ticked in. Only what differs from it is written over what
    is known, so that two can take attendance at the same time. Raises MinutesApproved and MeetingCancelled.
    """
    meeting = locked(meeting)
    refuse_cancelled(meeting)
    refuse_approved(meeting)
    known = {attendance.seat_id: attendance for attendance in meeting.attendances.all()}
    untouched = set() if before is None else known.keys() - (set(before) ^ set(present))
    for seat in meeting.seats():
        is_present = seat.pk in present
        attendance = known.get(seat.pk)
        if attendance is None:
            Attendance.objects.create(meeting=meeting, seat=seat, is_present=is_present)
        elif attendance.is_present != is_present and seat.pk not in untouched:
            Attendance.objects.filter(pk=attendance.pk).update(is_present=is_present)


@transaction.atomic
def record_decision(
    *,
    item: AgendaItem,
    text: str,
    by: User | None,
    at: datetime,
    number: str = "",
    mode: str = Decision.Mode.CONSENSUS,
) -> Decision:
    """Enter the body's decision on an agenda item. Raises NotQuorate, MeetingCancelled and MinutesApproved.

    Only the committee has a rule on quorum (§ 3). The meeting is locked, so the attendance cannot change meanwhile.
    """
    meeting = locked(item.meeting)
    refuse_cancelled(meeting)
    refuse_approved(meeting)
    if needs_quorum(meeting):
        present, seats = meeting.count_present(), meeting.count_seats()
        if not quorum.is_quorate(present=present, seats=seats):
            raise NotQuorate(
                f"Mötet är inte beslutsfört: {present} av {seats} ledamöter är närvarande, "
                f"minst {quorum.seats_required(seats=seats)} behövs (§ 3). Ta närvaro först, eller ta upp ärendet igen."
            )
    if meeting.body is None:
        raise ValueError("a decision needs a body that makes it")
    day = meeting.on or timezone.localdate(at)
    number = number or f"§ {item.order}"
    if known := Decision.objects.filter(item=item, text=text, number=number).first():
        return known  # the button was pressed twice
    return Decision.objects.create(
        body=meeting.body,
        meeting=meeting,
        item=item,
        text=text,
        number=number,
        mode=mode,
        decided_on=day,
        year=day.year,
        recorded_by=by,
        is_public=meeting.is_public,
        is_example=meeting.is_example,
    )


def needs_quorum(meeting: Meeting) -> bool:
    """Tell whether the rule on quorum holds: it is the committee's alone (§ 3)."""
    return meeting.body is not None and meeting.body.kind == Body.Kind.COMMITTEE
