"""Chapters of the programme: its goals, principles and areas of cooperation."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from members.swedish import format_date_range
from programs.models import EarlierVision, FocusArea, ProgramText, SubGoal
from programs.programme import tree as programme_tree
from programs.table.queries import sub_goals_in_force
from reports.chapters.sources import Sources


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
                programme_tree.AreaBranch(area.name, [_branch(focus) for focus in area.focus_areas])
                for area in self.areas
            ],
            width=programme_tree.WIDTH_ON_PAPER,
        )


def _branch(focus: FocusAreaGoals) -> programme_tree.FocusBranch:
    # The table says by whom too.
    sub_goals = [
        programme_tree.GoalLeaf(goal.text, goal.added.partition(" av ")[0].capitalize()) for goal in focus.sub_goals
    ]
    return programme_tree.FocusBranch(focus.name, focus.goal, sub_goals, focus.issues)


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
            AreaGoals(area.name, area.purpose, [_focus(focus_area, sources) for focus_area in area.focus_areas])
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
        sub_goals=[_sub_goal(sub_goal) for sub_goal in sub_goals_in_force(area.sub_goals.all(), sources.year)],
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
    return Principles([principle.text for principle in texts.order_by("order")])


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
            area.get("name", ""), area.get("purpose", ""), area.get("governing_document", ""), area.get("sub_areas", [])
        )
        for area in structure.get("areas", [])
    ]
    goals = program(sources)
    targets = [focus for area in goals.areas for focus in area.focus_areas] if goals else []
    return CooperationAreas(areas, goals.program if goals else "", targets)
