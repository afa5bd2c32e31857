"""A programme's goals as a tree, and how far its adoption by the boards has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet

from members.models import Body, Municipality
from members.parties import parties_on
from programs.models import Adoption, FocusArea, FocusAreaResponsibility, PlanningLevel, Program, RegionalGoal, SubGoal
from programs.programme import boards


@dataclass(frozen=True)
class AreaNode:
    """An area of the goal tree; programmes without areas have one with an empty name."""

    name: str
    purpose: str
    focus_areas: list[FocusArea] = field(default_factory=list)


@dataclass(frozen=True)
class GoalTree:
    """A programme's goals from the vision down to the sub-goals."""

    program: Program
    vision: str
    subline: str
    overall_goal: str
    cross_cutting: str
    areas: list[AreaNode]

    @property
    def sub_goals(self) -> list[SubGoal]:
        return [goal for area in self.areas for focus in area.focus_areas for goal in focus.sub_goals.all()]


def goal_tree(program: Program) -> GoalTree:
    """Return the programme's goal tree; focus areas, sub-goals and their other wordings are read beforehand.

    Four queries. What a focus area contributes to and who answers for it are only named, so their names come with it.
    """
    regional_goals = RegionalGoal.objects.filter(focus_areas=OuterRef("pk")).order_by("order").values("text")
    levels = PlanningLevel.objects.filter(focus_areas=OuterRef("pk")).order_by("order").values("level")
    bodies = Body.objects.filter(focus_area_responsibilities=OuterRef("pk")).order_by("name").values("name")
    responsibilities = FocusAreaResponsibility.objects.annotate(body_names=ArraySubquery(bodies))
    focus_areas = (
        program.focus_areas.select_related("area")
        .annotate(regional_goal_texts=ArraySubquery(regional_goals), level_names=ArraySubquery(levels))
        .prefetch_related("sub_goals__wordings", Prefetch("responsibilities", responsibilities))
    )
    areas: dict[int | None, AreaNode] = {}
    for focus in focus_areas.order_by("area__order", "order"):
        node = AreaNode(focus.area.name, focus.area.purpose) if focus.area else AreaNode("", "")
        areas.setdefault(focus.area_id, node).focus_areas.append(focus)
    return GoalTree(
        program=program,
        vision=program.vision,
        subline=program.vision_subline,
        overall_goal=program.overall_goal,
        cross_cutting=program.cross_cutting,
        areas=list(areas.values()),
    )


@dataclass(frozen=True)
class Board:
    """A municipality's executive board and its adoption of a programme, if it has adopted."""

    municipality: Municipality
    adoption: Adoption | None

    @property
    def adopted_on(self) -> date | None:
        return self.adoption.adopted_on if self.adoption else None

    @property
    def has_decision(self) -> bool:
        """Whether a link to the minutes, a file or the day of notice tells of the board's decision."""
        adoption = self.adoption
        return bool(adoption and (adoption.url or adoption.document_id or adoption.notified_on))


@dataclass(frozen=True)
class Tracker:
    """How far the boards have come with a programme."""

    boards: list[Board]
    unnamed: list[Adoption]
    required: int
    rows: list[Adoption]  # all of them, as the programme's page lists them

    @property
    def days(self) -> list[date | None]:
        """Return the boards' days; a dated adoption without a name stands for one of the boards that are missing."""
        named = [board.adopted_on for board in self.boards if board.adopted_on]
        others = [adoption.adopted_on for adoption in self.unnamed if adoption.adopted_on]
        return (named + others + [None] * len(self.boards))[: len(self.boards)]

    @property
    def said(self) -> str:
        return boards.sentence(self.days, required=self.required)

    @property
    def in_force_from(self) -> date | None:
        return boards.in_force_from(self.days, required=self.required)

    @property
    def missing(self) -> list[Board]:
        return [board for board in self.boards if board.adopted_on is None]


def tracker(program: Program, *, today: date) -> Tracker:
    """Return the agreement's boards with what each has decided; two queries.

    An adoption whose board the source does not name is kept apart: it says when, but not who; it counts all the same.
    """
    adoptions = program.adoptions.select_related("municipality").order_by("adopted_on", "pk")
    return _tracker(program, list(adoptions), parties_on(today))


def awaited(*, today: date) -> list[tuple[Program, Tracker]]:
    """Return the programmes that some board has not adopted, the newest first; three queries.

    A programme that another has replaced is no longer waited for.
    """
    parties = parties_on(today)
    found = []
    for program in (
        Program.objects.filter(replaced_by=None)
        .order_by("-valid_from_year", "-pk")
        .prefetch_related(Prefetch("adoptions", Adoption.objects.select_related("municipality")))
    ):
        state = _tracker(program, list(program.adoptions.all()), parties)
        if parties and state.in_force_from is None:
            found.append((program, state))
    return found


def _tracker(program: Program, rows: list[Adoption], parties: QuerySet[Municipality]) -> Tracker:
    by_board = {row.municipality_id: row for row in rows if row.municipality_id}
    return Tracker(
        boards=[Board(municipality, by_board.get(municipality.pk)) for municipality in parties],
        unnamed=[row for row in rows if row.municipality_id is None],
        required=program.adoptions_required or len(parties),
        rows=rows,
    )
