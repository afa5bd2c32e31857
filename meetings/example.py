"""The example year: meetings of this year and the next by the planning rules, so that something lies ahead."""

from __future__ import annotations

from datetime import date, time, timedelta

from meetings.models import AgendaItem, ConferenceType, Meeting
from meetings.planning import proposals
from members.models import Municipality
from members.swedish import SwedishOrder

AGENDA = (
    ("Mötet öppnas", AgendaItem.Kind.FORMALITY, 5, True),
    ("Föregående minnesanteckningar", AgendaItem.Kind.FORMALITY, 5, True),
    ("Infrastruktur: läget i de prioriterade satsningarna", AgendaItem.Kind.DISCUSSION, 40, True),
    ("Aktuella remisser", AgendaItem.Kind.DECISION, 45, True),
    ("Uppföljning av handlingsplanen", AgendaItem.Kind.INFORMATION, 30, False),
    ("Övriga frågor", AgendaItem.Kind.DISCUSSION, 15, True),
    ("Nästa möte", AgendaItem.Kind.FORMALITY, 5, True),
)


def load(today: date) -> None:
    """Add the meetings of this year and the next, marked as examples. A second run adds nothing."""
    for year in (today.year, today.year + 1):
        if not Meeting.objects.filter(key__startswith=f"exempel-{year}-").exists():
            _load_year(year, today)
    _agenda_of_next(today)


def _load_year(year: int, today: date) -> None:
    proposed = proposals.propose_year(year)
    for number, proposal in enumerate(proposed, start=1):
        is_past = (proposal.until or proposal.on) < today
        meeting = Meeting.objects.create(
            key=f"exempel-{year}-{number}",
            body=proposal.body,
            state=Meeting.State.HELD if is_past else Meeting.State.PLANNED,
            venue="Kommunhuset" if proposal.host else "",
            form=Meeting.Form.PHYSICAL,
            source="Exempelåret",
            is_example=True,
            **proposal.values(),
        )
        if proposal.host:
            meeting.hosts.add(proposal.host)
    # One cancelled meeting a year: the management group's fourth, which no remiss of the example depends on.
    cancelled = Meeting.objects.filter(
        key__startswith=f"exempel-{year}-", body__kind="management_group", kind=Meeting.Kind.ORDINARY
    ).order_by("on")[3:4]
    for meeting in cancelled:
        meeting.state = Meeting.State.CANCELLED
        meeting.save()
    _conference(year, today)


def _conference(year: int, today: date) -> None:
    """Add the yearly conference: the Wednesday in the middle of spring, with two hosts."""
    day = date(year, 4, 15)
    day += timedelta(days=(2 - day.weekday()) % 7)
    meeting = Meeting.objects.create(
        key=f"exempel-{year}-konferens",
        kind=Meeting.Kind.CONFERENCE,
        conference_type=ConferenceType.objects.filter(slug="konferensen").first(),
        arranger="Södertörnskonferensen",
        year=year,
        on=day,
        start_time=time(9),
        end_time=time(16),
        state=Meeting.State.HELD if day < today else Meeting.State.PLANNED,
        form=Meeting.Form.PHYSICAL,
        source="Exempelåret",
        is_example=True,
    )
    names = list(Municipality.objects.order_by(SwedishOrder("name")))
    if len(names) > 1:
        first = (2 * year) % len(names)
        meeting.hosts.set([names[first], names[(first + 1) % len(names)]])


def _agenda_of_next(today: date) -> None:
    """Give the committee's next example meeting an agenda, if it has none."""
    meeting = (
        Meeting.objects.upcoming(today)
        .filter(is_example=True, body__kind="committee", kind=Meeting.Kind.ORDINARY)
        .order_by("on")
        .first()
    )
    if meeting is None or meeting.agenda.exists():
        return
    for order, (title, kind, minutes, is_standing) in enumerate(AGENDA, start=1):
        meeting.agenda.create(
            order=order,
            title=title,
            kind=kind,
            minutes_planned=minutes,
            is_standing=is_standing,
            is_example=True,
        )
