"""The chapter of the year's meetings."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from meetings.models import Meeting
from members.swedish import format_date_range, format_time_range, format_weekday_date, iso_week, month_name
from reports.chapters.sources import Sources


@dataclass(frozen=True)
class MeetingRow:
    day: str
    week: str
    time: str
    what: str
    hosts: str
    venue: str
    state: str
    is_cancelled: bool
    note: str


@dataclass(frozen=True)
class Calendar:
    rows: list[MeetingRow]


def calendar(sources: Sources) -> Calendar:
    """Return the year's meetings, and those that its plan names for the beginning of the next."""
    year = sources.year
    next_year = Q(year=year + 1, source__startswith=f"Verksamhetsplan {year}")
    meetings = (
        Meeting.objects.visible_to(None)
        .filter(Q(year=year) | next_year, is_example=False)
        .select_related("body", "conference_type")
        .prefetch_related("hosts")
    )
    return Calendar([_meeting_row(meeting) for meeting in meetings.order_by("sort_on", "start_time", "pk")])


def _meeting_row(meeting: Meeting) -> MeetingRow:
    return MeetingRow(
        day=_day(meeting),
        week=str(iso_week(meeting.on)) if meeting.on else "",
        time=format_time_range(meeting.start_time, meeting.end_time) if meeting.start_time else "",
        what=meeting.name,
        hosts=", ".join(sorted(host.name for host in meeting.hosts.all())),
        venue=meeting.venue,
        state=str(meeting.get_state_display()),
        is_cancelled=meeting.is_cancelled,
        note=meeting.date_text if not meeting.on and not meeting.month else "",
    )


def _day(meeting: Meeting) -> str:
    if meeting.on and meeting.until:
        return format_date_range(meeting.on, meeting.until)
    if meeting.on:
        return format_weekday_date(meeting.on).removesuffix(f" {meeting.year}")
    return f"{month_name(meeting.month)} {meeting.year}" if meeting.month else f"{meeting.year}, dag ej angiven"
