"""The chapter of meetings held and attendance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from meetings.models import Conference, Meeting
from members.models import BodyOccasion, BodyYear
from members.swedish import format_kr, format_weekday_date, month_name, plural
from reports.chapters.sources import Sources

# --- Statistics -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class BodyStatistics:
    body: str
    meetings: str
    attendance: str
    turnover: str
    statements: list[str]
    occasions: list[str]


@dataclass(frozen=True)
class ConferenceStatistics:
    name: str
    facts: list[tuple[str, str]]


@dataclass(frozen=True)
class Statistics:
    bodies: list[BodyStatistics]
    conferences: list[ConferenceStatistics]


COUNTS = (
    ("ordinary_meetings", "ordinarie möte", "ordinarie möten"),
    ("planning_conferences", "planeringskonferens", "planeringskonferenser"),
    ("digital_meetings", "digitalt möte", "digitala möten"),
    ("joint_meetings", "gemensamt möte", "gemensamma möten"),
    ("extra_meetings", "extra möte", "extra möten"),
)


def meeting_statistics(sources: Sources) -> Statistics:
    occasions: dict[int, list[str]] = defaultdict(list)
    for one in BodyOccasion.objects.filter(year=sources.year, is_example=False).order_by("month", "pk"):
        occasions[one.body_id].append(_occasion(one))
    years = BodyYear.objects.filter(year=sources.year, is_example=False).select_related("body").order_by("pk")
    held = Meeting.objects.filter(year=sources.year, is_example=False).values_list("pk", flat=True)
    told = Conference.objects.filter(meeting__in=held).select_related("meeting__conference_type", "meeting__body")
    return Statistics(
        bodies=[
            BodyStatistics(
                body=one.body.name,
                meetings=_counted(one),
                attendance=one.attendance,
                turnover=one.turnover,
                statements=list(one.statements),
                occasions=occasions.get(one.body_id, []),
            )
            for one in years
        ],
        conferences=[ConferenceStatistics(one.meeting.name, list(_conference(one))) for one in told],
    )


def _counted(year: BodyYear) -> str:
    counts = [(getattr(year, name), one, many) for name, one, many in COUNTS]
    return ", ".join(plural(count, one, many) for count, one, many in counts if count)


def _occasion(one: BodyOccasion) -> str:
    when = f"{month_name(one.month).capitalize()}: " if one.month else ""
    return f"{when}{one.who}{f', {one.what}' if one.what else ''}"


def _conference(one: Conference) -> Iterable[tuple[str, str]]:
    meeting = one.meeting
    if meeting.on:
        yield "Dag", format_weekday_date(meeting.on)
    if meeting.participants is not None:
        external = meeting.external_participants
        yield "Deltagare", f"{meeting.participants}" + (f", varav {external} externa" if external else "")
    if one.moderator:
        yield "Moderator", one.moderator
    if one.themes:
        yield "Teman", ", ".join(one.themes)
    if one.cost_kr_in_accounts is not None:
        text = format_kr(one.cost_kr_in_accounts)
        if one.cost_kr_in_text not in (None, one.cost_kr_in_accounts):
            text += f" enligt bokslutet; {format_kr(one.cost_kr_in_text)} enligt texten"
        yield "Kostnad", text
