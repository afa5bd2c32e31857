"""The chapter of meetings held and attendance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from meetings.models import Conference, Meeting
from members.models import BodyOccasion, BodyYear
from members.swedish import format_kr, format_weekday_date, month_name, plural
from reports.chapters.sources import Sources


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
    for occasion in BodyOccasion.objects.filter(year=sources.year, is_example=False).order_by("month", "pk"):
        occasions[occasion.body_id].append(_occasion(occasion))
    years = BodyYear.objects.filter(year=sources.year, is_example=False).select_related("body").order_by("pk")
    held = Meeting.objects.filter(year=sources.year, is_example=False).values_list("pk", flat=True)
    told = Conference.objects.filter(meeting__in=held).select_related("meeting__conference_type", "meeting__body")
    return Statistics(
        bodies=[
            BodyStatistics(
                body=body_year.body.name,
                meetings=_counted(body_year),
                attendance=body_year.attendance,
                turnover=body_year.turnover,
                statements=list(body_year.statements),
                occasions=occasions.get(body_year.body_id, []),
            )
            for body_year in years
        ],
        conferences=[
            ConferenceStatistics(conference.meeting.name, list(_conference(conference))) for conference in told
        ],
    )


def _counted(year: BodyYear) -> str:
    counts = [(getattr(year, name), singular, several) for name, singular, several in COUNTS]
    return ", ".join(plural(count, singular, several) for count, singular, several in counts if count)


def _occasion(occasion: BodyOccasion) -> str:
    when = f"{month_name(occasion.month).capitalize()}: " if occasion.month else ""
    return f"{when}{occasion.who}{f', {occasion.what}' if occasion.what else ''}"


def _conference(conference: Conference) -> Iterable[tuple[str, str]]:
    meeting = conference.meeting
    if meeting.on:
        yield "Dag", format_weekday_date(meeting.on)
    if meeting.participants is not None:
        external = meeting.external_participants
        yield "Deltagare", f"{meeting.participants}" + (f", varav {external} externa" if external else "")
    if conference.moderator:
        yield "Moderator", conference.moderator
    if conference.themes:
        yield "Teman", ", ".join(conference.themes)
    if conference.cost_kr_in_accounts is not None:
        text = format_kr(conference.cost_kr_in_accounts)
        if conference.cost_kr_in_text not in (None, conference.cost_kr_in_accounts):
            text += f" enligt bokslutet; {format_kr(conference.cost_kr_in_text)} enligt texten"
        yield "Kostnad", text
