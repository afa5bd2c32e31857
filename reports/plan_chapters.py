"""Chapters of the plan: goals, organisation, calendar, activities, agreement. Gathering only; templates show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.safestring import SafeString

from meetings.models import HostTurn, Meeting, MeetingRule
from members.models import Agreement, AgreementRule, OfficeTerm
from members.swedish import (
    format_date_range,
    format_time_range,
    format_weekday_date,
    iso_week,
    month_name,
    weekday_name,
)
from programs.models import EarlierVision, FocusArea, Plan, ProgramText, SubGoal
from programs.next_plan import changes as plan_changes
from programs.programme import tree as programme_tree
from programs.table import queries as plans
from programs.table.queries import sub_goals_in_force
from reports.sources import Sources

# --- Goals ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SubGoalText:
    text: str
    added: str = ""


@dataclass(frozen=True)
class FocusAreaGoals:
    name: str
    goal: str
    responsible: str
    sub_goals: list[SubGoalText]
    issues: list[str]
    directions: list[str]
    year_focus: list[str]


@dataclass(frozen=True)
class AreaGoals:
    name: str
    purpose: str
    focus_areas: list[FocusAreaGoals]


@dataclass(frozen=True)
class ProgramGoals:
    """A programme from its vision down to the sub-goals in force in the year."""

    program: str
    vision: str
    subline: str
    overall_goal: str
    cross_cutting: str
    purpose: str
    areas: list[AreaGoals]

    @property
    def picture(self) -> SafeString:
        """The goal tree as on the programme's page, with the sub-goals of the year, in a printed page's width."""
        return programme_tree.picture(
            program=self.program,
            vision=self.vision,
            subline=self.subline,
            overall_goal=self.overall_goal,
            areas=[
                programme_tree.Area(area.name, [_branch(focus) for focus in area.focus_areas]) for area in self.areas
            ],
            width=programme_tree.WIDTH_ON_PAPER,
        )


def _branch(focus: FocusAreaGoals) -> programme_tree.Focus:
    # The table says by whom too.
    sub_goals = [programme_tree.Leaf(one.text, one.added.partition(" av ")[0].capitalize()) for one in focus.sub_goals]
    return programme_tree.Focus(focus.name, focus.goal, sub_goals, focus.issues)


def program(sources: Sources) -> ProgramGoals | None:
    tree = sources.goals
    if tree is None:
        return None
    return ProgramGoals(
        program=tree.program.title,
        vision=tree.vision,
        subline=tree.subline,
        overall_goal=tree.overall_goal,
        cross_cutting=tree.cross_cutting,
        purpose=tree.program.purpose,
        areas=[
            AreaGoals(area.name, area.purpose, [_focus(one, sources) for one in area.focus_areas])
            for area in tree.areas
        ],
    )


def regional_goals(sources: Sources) -> ProgramGoals | None:
    return _only(program(sources), sources, slugs={"regionala"})


def internal_goals(sources: Sources) -> ProgramGoals | None:
    return _only(program(sources), sources, slugs={"internt"})


def _only(goals: ProgramGoals | None, sources: Sources, *, slugs: set[str]) -> ProgramGoals | None:
    if goals is None or sources.program is None:
        return None
    names = {area.name for area in sources.program.areas.all() if area.slug in slugs}
    kept = [area for area in goals.areas if area.name in names]
    return ProgramGoals(
        goals.program, goals.vision, goals.subline, goals.overall_goal, goals.cross_cutting, goals.purpose, kept
    )


def _focus(area: FocusArea, sources: Sources) -> FocusAreaGoals:
    return FocusAreaGoals(
        name=area.name,
        goal=area.goal,
        responsible=sources.responsible.get(area.pk, ""),
        sub_goals=[_sub_goal(one) for one in sub_goals_in_force(area.sub_goals.all(), sources.year)],
        issues=list(area.issues),
        directions=list(area.directions),
        year_focus=list(area.year_focus) if sources.year == 2017 else [],
    )


def _sub_goal(goal: SubGoal) -> SubGoalText:
    if goal.added_on is None:
        return SubGoalText(goal.text)
    by = f" av {goal.added_by}" if goal.added_by else ""
    return SubGoalText(goal.text, added=f"tillagt {format_date_range(goal.added_on, goal.added_on)}{by}")


@dataclass(frozen=True)
class Principles:
    texts: list[str]


def principles(sources: Sources) -> Principles:
    texts = ProgramText.objects.filter(program=sources.program, kind=ProgramText.Kind.PRINCIPLE)
    return Principles([one.text for one in texts.order_by("order")])


@dataclass(frozen=True)
class CooperationArea:
    name: str
    purpose: str
    governing_document: str
    parts: list[str]


@dataclass(frozen=True)
class CooperationAreas:
    """The areas of cooperation before SUP 2035, with the target areas of the programme then in force."""

    areas: list[CooperationArea]
    program: str
    target_areas: list[FocusAreaGoals]


def cooperation_areas(sources: Sources) -> CooperationAreas:
    vision = EarlierVision.objects.order_by("pk").first()
    structure = vision.structure if vision else {}
    areas = [
        CooperationArea(
            one.get("name", ""), one.get("purpose", ""), one.get("governing_document", ""), one.get("sub_areas", [])
        )
        for one in structure.get("areas", [])
    ]
    goals = program(sources)
    targets = [focus for area in goals.areas for focus in area.focus_areas] if goals else []
    return CooperationAreas(areas, goals.program if goals else "", targets)


# --- Organisation ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Office:
    body: str
    office: str
    person: str
    municipality: str
    period: str


@dataclass(frozen=True)
class Rhythm:
    """When a body meets by its own rule."""

    body: str
    text: str


@dataclass(frozen=True)
class HostYear:
    year: int
    municipality: str
    superseded: bool


@dataclass(frozen=True)
class Organisation:
    offices: list[Office]
    rhythms: list[Rhythm]
    hosts: list[HostYear]
    secretariat: list[str]


def organisation(sources: Sources) -> Organisation:
    terms = OfficeTerm.objects.filter(year=sources.year, is_example=False)
    offices = [
        Office(
            body=term.body.name,
            office=term.office,
            person=term.person.name,
            municipality=term.municipality.name if term.municipality else "",
            period=format_date_range(term.starts_on, term.ends_on) if term.starts_on or term.ends_on else "",
        )
        for term in terms.select_related("body", "person", "municipality").order_by(
            "-body__kind", "office", "ends_on", "pk"
        )
    ]
    # The committee first; its chair before its vice chair.
    offices.sort(key=lambda one: (one.body.startswith("Ledning"), one.office != "ordförande"))
    rules = MeetingRule.objects.filter(year=sources.year, is_example=False).select_related("body").order_by("pk")
    turns = HostTurn.objects.select_related("municipality").order_by("year")
    return Organisation(
        offices=offices,
        rhythms=[Rhythm(rule.body.name, text) for rule in rules if (text := _rhythm(rule))],
        hosts=[HostYear(one.year, one.municipality.name, one.is_superseded) for one in turns]
        if sources.year == 2017
        else [],
        secretariat=[],
    )


def _rhythm(rule: MeetingRule) -> str:
    parts = []
    if rule.weekday:
        day = weekday_name(date(2020, 6, rule.weekday))  # 1 June 2020 was a Monday
        parts.append(f"{day}ar")
    if rule.start_time:
        parts.append(f"kl.\u00a0{format_time_range(rule.start_time, rule.end_time)}")
    text = " ".join(parts)
    return ", ".join(filter(None, [rule.frequency, text]))


# --- Calendar -------------------------------------------------------------------------------------


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
    return Calendar([_meeting_row(one) for one in meetings.order_by("sort_on", "start_time", "pk")])


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


# --- Action plan ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class ActivityRow:
    title: str
    municipalities: str
    networks: str
    timing: str
    comment: str
    status: str
    uncertain: bool


@dataclass(frozen=True)
class SubGoalRows:
    text: str
    note: str
    activities: list[ActivityRow]


@dataclass(frozen=True)
class FocusAreaRows:
    name: str
    goal: str
    responsible: str
    sub_goals: list[SubGoalRows]


@dataclass(frozen=True)
class ActionPlan:
    title: str
    focus_areas: list[FocusAreaRows]
    abbreviations: list[tuple[str, str]]
    has_status: bool
    activities: int
    empty: int


def action_plan(sources: Sources) -> ActionPlan | None:
    """Return the plan's table by focus area and sub-goal, with the sub-goals that have no activity."""
    if sources.plan is None:
        return None
    blocks = [
        FocusAreaRows(
            name=block.focus_area.name,
            goal=block.focus_area.goal,
            responsible=block.responsible,
            sub_goals=[SubGoalRows(one.text, one.note, _activities(one.rows)) for one in block.sub_goals],
        )
        for block in plans.table_of(sources.plan)
    ]
    rows = [row for block in blocks for one in block.sub_goals for row in one.activities]
    return ActionPlan(
        title=sources.plan.title,
        focus_areas=blocks,
        abbreviations=sorted((sources.plan.abbreviations or {}).items()),
        has_status=any(row.status for row in rows),
        activities=len(rows),
        empty=sum(not one.activities for block in blocks for one in block.sub_goals),
    )


def _activities(rows: Iterable[plans.Row]) -> list[ActivityRow]:
    return [
        ActivityRow(
            title=row.activity.title,
            municipalities=row.who + (f" ({row.contacts})" if row.contacts else ""),
            networks=row.network_names or row.activity.responsible_note,
            timing=row.timing,
            comment=" ".join(filter(None, [row.activity.condition, row.activity.comment])),
            status=row.status,
            uncertain=row.activity.uncertain,
        )
        for row in rows
    ]


# --- What has changed since the plan before ---------------------------------------------------------


@dataclass(frozen=True)
class Reworded:
    """An activity in new words: the parts that are the same, added and removed. is_rewritten: hardly any are left."""

    before: str
    after: str
    diff: list[tuple[str, str]]
    is_rewritten: bool


@dataclass(frozen=True)
class OneAndMany:
    """An activity, and those it was merged from or split into."""

    one: str
    many: list[str]


@dataclass(frozen=True)
class Dropped:
    title: str
    reason: str


@dataclass(frozen=True)
class PlanChanges:
    """What the plan has changed since the one before, as the page of changes lists it."""

    sentence: str
    year: int
    year_before: int
    reworded: list[Reworded]
    merged: list[OneAndMany]
    split: list[OneAndMany]
    dropped: list[Dropped]
    added: list[str]
    unchanged: list[str]
    undecided: list[str]


def changes(sources: Sources) -> PlanChanges | None:
    """Return the changes since the plan before; None without such a plan or without any line between the two."""
    plan = sources.plan
    among = None if sources.reader is None else Plan.objects.visible_to(sources.reader)
    before = plan and plan_changes.plan_before(plan, among)
    if plan is None or before is None:
        return None
    found = plan_changes.changes_of(plan, before)
    if not found.has_lineage:
        return None
    return PlanChanges(
        sentence=found.sentence,
        year=plan.year,
        year_before=before.year,
        reworded=[
            Reworded(
                before=one.before.activity.title,
                after=one.after.activity.title,
                diff=[(str(kind), text) for kind, text in one.diff],
                is_rewritten=one.is_rewritten,
            )
            for one in found.reworded
        ],
        merged=[OneAndMany(one.activity.title, [row.title for row in one.stands_on]) for one in found.merged],
        split=[OneAndMany(one.activity.title, [row.title for row in one.into]) for one in found.split],
        dropped=[Dropped(one.activity.title, one.reason) for one in found.dropped],
        added=[one.activity.title for one in found.added],
        unchanged=[one.after.activity.title for one in found.unchanged],
        undecided=[one.activity.title for one in found.undecided],
    )


# --- Agreement ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class RuleText:
    number: str
    title: str
    text: str
    uncertain: bool


@dataclass(frozen=True)
class Paragraph:
    number: int
    rules: list[RuleText]


@dataclass(frozen=True)
class AgreementText:
    title: str
    dated: date
    valid_from: date
    parties: list[str]
    paragraphs: list[Paragraph]


def agreement(sources: Sources) -> AgreementText | None:
    found = Agreement.objects.order_by("valid_from").first()
    if found is None:
        return None
    rules = found.rules.filter(kind=AgreementRule.Kind.AGREEMENT).order_by("paragraph", "order")
    paragraphs: dict[int, list[RuleText]] = {}
    for rule in rules:
        text = RuleText(rule.number, rule.title, rule.text, rule.uncertain)
        paragraphs.setdefault(rule.paragraph or 0, []).append(text)
    parties = found.parties.select_related("municipality").order_by("municipality__slug")
    return AgreementText(
        title=found.title,
        dated=found.document_on,
        valid_from=found.valid_from,
        parties=[one.municipality.name for one in parties],
        paragraphs=[Paragraph(number, texts) for number, texts in paragraphs.items()],
    )
