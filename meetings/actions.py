"""The verbs: every change to meetings that has consequences, and the refusals they give."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from meetings import quorum
from meetings.models import AgendaItem, Attendance, Decision, Meeting, Minutes
from members import swedish
from members.models import Body, Municipality, User
from members.tracking import save_if_unchanged


class NotQuorate(Exception):
    """Too few members are present for the committee to decide (samarbetsavtalet § 3)."""


class MeetingCancelled(Exception):
    """The meeting is cancelled; nothing more can happen at it."""


class MinutesApproved(Exception):
    """The minutes are approved and stay as they are."""


class HasDecisions(Exception):
    """A decision was made on the agenda item, so the item stays."""


class NothingToApprove(Exception):
    """The minutes are empty."""


@transaction.atomic
def save_meeting(
    *, meeting: Meeting, seen: int, values: Mapping[str, Any], hosts: Collection[Municipality] | None = None
) -> None:
    """Write the meeting if nobody has changed it since. Raises ChangedMeanwhile and MinutesApproved.

    The database raises SEQUENCE when a time or the state changes, so that calendars take the change.
    """
    _refuse_approved(_locked(meeting))
    save_if_unchanged(meeting, seen=seen, **values)
    if hosts is not None:
        meeting.hosts.set(hosts)


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, seen: int, reason: str, on: date) -> None:
    """Cancel the meeting; it stays in lists and calendars as cancelled. Raises ChangedMeanwhile and MinutesApproved."""
    line = f"Inställt {swedish.format_date(on)}" + (f": {reason}" if reason else ".")
    saved = _locked(meeting)
    _refuse_approved(saved)
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
    _refuse_cancelled(meeting)
    save_if_unchanged(meeting, seen=seen, state=Meeting.State.HELD)


@dataclass(frozen=True)
class PlannedMeeting:
    """One meeting of a year that is being planned."""

    body: Body
    values: Mapping[str, Any]
    hosts: tuple[Municipality, ...] = ()


@transaction.atomic
def publish_year(planned: Sequence[PlannedMeeting]) -> list[Meeting]:
    """Create all meetings of a planned year at once; one that already stands in the calendar is left as it is."""
    made = []
    # Two who publish at the same time take turns here; the second finds the first one's meetings.
    bodies = {one.body.pk for one in planned}
    list(Body.objects.select_for_update().filter(pk__in=bodies).order_by("pk"))
    for one in planned:
        if Meeting.objects.filter(body=one.body, on=one.values["on"]).exists():
            continue
        meeting = Meeting.objects.create(body=one.body, **one.values)
        meeting.hosts.set(one.hosts)
        made.append(meeting)
    return made


# --- Agenda ---------------------------------------------------------------------------------------


@transaction.atomic
def add_item(*, meeting: Meeting, values: Mapping[str, Any]) -> AgendaItem:
    """Put an item last on the agenda. Raises MinutesApproved."""
    meeting = _locked(meeting)
    _refuse_approved(meeting)
    last = meeting.agenda.aggregate(last=Max("order"))["last"] or 0
    return meeting.agenda.create(order=last + 1, **values)


@transaction.atomic
def save_item(*, item: AgendaItem, seen: int, values: Mapping[str, Any]) -> None:
    """Write the item if nobody has changed it since. Raises ChangedMeanwhile and MinutesApproved."""
    _refuse_approved(_locked(item.meeting))
    save_if_unchanged(item, seen=seen, **values)


@transaction.atomic
def move_item(*, item: AgendaItem, steps: int) -> None:
    """Let the item change places with its neighbour: −1 up, +1 down. At the end of the list nothing happens."""
    meeting = _locked(item.meeting)
    _refuse_approved(meeting)
    items = list(meeting.agenda.order_by("order", "pk"))
    place = next(number for number, other in enumerate(items) if other.pk == item.pk)
    target = place + steps
    if not 0 <= target < len(items):
        return
    items.insert(target, items.pop(place))
    _number(items)


@transaction.atomic
def delete_item(*, item: AgendaItem) -> None:
    """Take the item off the agenda and number the rest anew. Raises HasDecisions and MinutesApproved."""
    meeting = _locked(item.meeting)
    _refuse_approved(meeting)
    if item.decisions.exists():
        raise HasDecisions("Punkten har ett beslut och kan därför inte tas bort.")
    item.delete()
    _number(list(meeting.agenda.order_by("order", "pk")))


def _number(items: Sequence[AgendaItem]) -> None:
    for order, item in enumerate(items, start=1):
        if item.order != order:
            AgendaItem.objects.filter(pk=item.pk).update(order=order)


# --- Attendance and decisions -----------------------------------------------------------------------


@transaction.atomic
def take_attendance(*, meeting: Meeting, present: Collection[int], before: Collection[int] | None = None) -> None:
    """Write who was present: the seats whose ids are given; the body's other seats were absent.

    before: those who were ticked on the page that was ticked in. Only what differs from it is written over what
    is known, so that two can take attendance at the same time. Raises MinutesApproved and MeetingCancelled.
    """
    meeting = _locked(meeting)
    _refuse_cancelled(meeting)
    _refuse_approved(meeting)
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
    meeting = _locked(item.meeting)
    _refuse_cancelled(meeting)
    _refuse_approved(meeting)
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


# --- Minutes ----------------------------------------------------------------------------------------


def minutes_of(meeting: Meeting) -> Minutes:
    """Return the meeting's notes, begun empty if nobody has written yet."""
    return Minutes.objects.get_or_create(meeting=meeting, defaults={"is_example": meeting.is_example})[0]


def save_minutes(*, minutes: Minutes, seen: int, text: str) -> None:
    """Write the notes if nobody has changed them since. Raises ChangedMeanwhile and MinutesApproved."""
    if minutes.state == Minutes.State.APPROVED:
        raise MinutesApproved(_APPROVED)
    save_if_unchanged(minutes, seen=seen, text=text)


@transaction.atomic
def approve_minutes(*, minutes: Minutes, seen: int, on: date) -> None:
    """Freeze the notes as approved. Raises ChangedMeanwhile, MinutesApproved and NothingToApprove."""
    _locked(minutes.meeting)  # nobody moves the meeting meanwhile
    if minutes.state == Minutes.State.APPROVED:
        raise MinutesApproved(_APPROVED)
    if not minutes.text.strip():
        raise NothingToApprove("Anteckningarna är tomma. Skriv dem först.")
    save_if_unchanged(minutes, seen=seen, state=Minutes.State.APPROVED, approved_on=on)


_APPROVED = "Minnesanteckningarna är godkända. De och mötet ändras inte mer."


def _locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)


def _refuse_cancelled(meeting: Meeting) -> None:
    if meeting.is_cancelled:
        raise MeetingCancelled("Mötet är inställt.")


def _refuse_approved(meeting: Meeting) -> None:
    if Minutes.objects.filter(meeting=meeting, state=Minutes.State.APPROVED).exists():
        raise MinutesApproved(_APPROVED)


def _with_line(note: str, line: str) -> str:
    return f"{note}\n{line}" if note else line
