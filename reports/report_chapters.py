"""Chapters of the yearly report: population, follow-up, answers, external meetings, projects, statistics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.safestring import SafeString

from meetings.models import Conference, ExternalMeeting, Meeting
from members.models import BodyOccasion, BodyYear, Population
from members.swedish import format_kr, format_weekday_date, month_name, plural, sort_key
from programs.follow_up import queries as plans
from programs.follow_up.queries import ActivityFollowUp
from programs.models import FollowUp, Project
from records import charts
from remisser.models import Consultation
from reports.sources import Sources

# --- Population -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class PopulationRow:
    municipality: str
    before: int
    now: int

    @property
    def change(self) -> int:
        return self.now - self.before


@dataclass(frozen=True)
class PopulationTable:
    """The municipalities' populations [persons] at the end of the year and of the year before."""

    year: int
    rows: list[PopulationRow]
    years: list[tuple[int, int]]

    @property
    def before(self) -> int:
        return sum(row.before for row in self.rows)

    @property
    def now(self) -> int:
        return sum(row.now for row in self.rows)

    @property
    def change(self) -> int:
        return self.now - self.before

    @property
    def chart(self) -> SafeString:
        first, last = self.years[0], self.years[-1]
        return charts.line_chart(
            title=f"Invånare i de åtta kommunerna {first[0]}–{last[0]}",
            description=f"Från {first[1]} invånare {first[0]} till {last[1]} invånare {last[0]}.",
            points=[str(year) for year, _ in self.years],
            lines=[charts.Line("Södertörn", [persons for _, persons in self.years])],
            unit="invånare",
            from_zero=False,
        )


def population(sources: Sources) -> PopulationTable | None:
    year = sources.year
    counted = Population.objects.filter(
        counted_on__month=12, counted_on__day=31, counted_on__year__range=(year - 10, year), is_example=False
    ).select_related("municipality")
    by_year: dict[int, dict[str, int]] = defaultdict(dict)
    for one in counted:
        by_year[one.counted_on.year][one.municipality.name] = one.persons
    now, before = by_year.get(year, {}), by_year.get(year - 1, {})
    if not now or not before:
        return None
    rows = [PopulationRow(name, before.get(name, 0), now[name]) for name in sorted(now, key=sort_key)]
    return PopulationTable(year, rows, [(one, sum(by_year[one].values())) for one in sorted(by_year)])


# --- Follow-up ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FollowedActivity:
    """What was planned (title, responsible, timing) and what came of it; absence stands where nothing is told."""

    title: str
    status: str
    responsible: str
    timing: str
    entries: list[str]
    absence: str

    @property
    def has_facts(self) -> bool:
        return bool(self.status or self.responsible or self.timing)


@dataclass(frozen=True)
class FollowedArea:
    name: str
    goal: str
    sub_goals: list[str]
    responsible: str
    activities: list[FollowedActivity]


@dataclass(frozen=True)
class FollowUpChapter:
    areas: list[FollowedArea]


def follow_up(sources: Sources) -> FollowUpChapter | None:
    """Return what came of each activity, by focus area, in the words of the follow-up."""
    if sources.plan is None:
        return None
    areas = plans.follow_up_of(sources.plan, today=date(sources.year, 12, 31))
    return FollowUpChapter(
        [
            FollowedArea(
                name=area.focus_area.name,
                goal=area.goal,
                sub_goals=area.sub_goals,
                responsible=area.responsible,
                activities=[_followed(one) for one in area.activities],
            )
            for area in areas
        ]
    )


def _followed(one: ActivityFollowUp) -> FollowedActivity:
    return FollowedActivity(
        title=one.activity.title,
        status=one.row.status,
        responsible=one.responsible,
        timing=one.row.timing,
        entries=[_told(entry) for entry in one.told],
        absence=one.absence,
    )


def _told(entry: FollowUp) -> str:
    """Return the entry's text with the figures given beside it; a printed source has them in its text already."""
    if entry.key or not entry.numbers:
        return entry.text
    figures = ", ".join(f"{label}: {number}" for label, number in entry.numbers.items())
    return f"{entry.text} ({figures})"


# --- Answers and external meetings ------------------------------------------------------------------


@dataclass(frozen=True)
class AnswerRow:
    month: str
    title: str
    issuer: str
    state: str
    uncertain: bool


@dataclass(frozen=True)
class Answers:
    rows: list[AnswerRow]


def consultations(sources: Sources) -> Answers:
    """Return the joint answers sent in the year, and those prepared in it and sent later."""
    found = Consultation.objects.filter(
        Q(year=sources.year) | Q(prepared_year=sources.year), is_joint=True, is_example=False
    ).order_by("sent_year", "sent_month", "pk")
    return Answers([_answer(one) for one in found])


def _answer(one: Consultation) -> AnswerRow:
    month = f"{month_name(one.sent_month)} {one.sent_year}" if one.sent_month else "uppgift saknas"
    return AnswerRow(month, one.title, one.issuer, one.state_text or str(one.get_state_display()), one.uncertain)


@dataclass(frozen=True)
class ExternalRow:
    day: str
    our_side: str
    counterpart: str
    form: str
    topic: str
    uncertain: bool


@dataclass(frozen=True)
class ExternalMeetings:
    rows: list[ExternalRow]


def external_meetings(sources: Sources) -> ExternalMeetings:
    found = ExternalMeeting.objects.filter(on__year=sources.year, is_example=False).order_by("on", "pk")
    return ExternalMeetings(
        [
            ExternalRow(
                day=format_weekday_date(one.on).removesuffix(f" {sources.year}"),
                our_side=one.our_side,
                counterpart=one.counterpart,
                form=", ".join(filter(None, [str(one.get_form_display()) if one.form else "", one.place])),
                topic=one.topic,
                uncertain=one.uncertain,
            )
            for one in found
        ]
    )


# --- Projects -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ProjectRow:
    title: str
    kind: str
    summary: str
    status: str
    costs: list[str]


@dataclass(frozen=True)
class Projects:
    rows: list[ProjectRow]


def projects(sources: Sources) -> Projects:
    """Return the projects that the year's report tells of, with the year's costs."""
    costs: dict[int, list[str]] = defaultdict(list)
    for cost in sources.accounts.project_costs if sources.accounts else ():
        if cost.project_id:
            payer = f"betalas av {cost.payer.name}" if cost.payer else ""
            amount = format_kr(cost.amount_kr) if cost.amount_kr is not None else ""
            told = ": ".join(filter(None, [amount, cost.what]))
            costs[cost.project_id].append(", ".join(filter(None, [told, payer])))
    found = Project.objects.filter(
        Q(source__contains=f"Verksamhetsberättelse {sources.year}") | Q(pk__in=costs), is_example=False
    )
    rows = [
        ProjectRow(one.title, one.kind, one.summary, one.status, [text for text in costs.get(one.pk, []) if text])
        for one in found
    ]
    return Projects(sorted(rows, key=lambda row: (not row.costs, sort_key(row.title))))


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
