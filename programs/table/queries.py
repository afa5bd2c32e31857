"""A plan's table: focus areas, sub-goals and rows, asked once for the page, the PDF and the text alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from members.models import Body, Municipality
from programs.models import (
    Activity,
    ActivityMunicipality,
    ActivityNetwork,
    ActivityPerson,
    CarriedOver,
    FocusArea,
    FocusAreaResponsibility,
    Plan,
    StatedEmptySubGoal,
    SubGoal,
)
from programs.table import timing

NO_SUB_GOAL = "Utan angivet delmål"


@dataclass(frozen=True)
class TableFilter:
    """What part of the table to show. Slugs and a timing value; None shows all."""

    network: str | None = None
    municipality: str | None = None
    timing: str | None = None

    def __bool__(self) -> bool:
        return bool(self.network or self.municipality or self.timing)


@dataclass(frozen=True)
class PlanRow:
    """An activity as the table writes it. has_person: whether a person is named for it; known in a plan's table."""

    activity: Activity
    municipalities: list[Municipality]
    networks: list[Body]
    has_person: bool = False

    @property
    def number(self) -> str:
        """Return the activity's number as text: in templates a number is first formatted as Swedish writes it."""
        return str(self.activity.pk)

    @property
    def who(self) -> str:
        """Return the municipalities in charge: "Södertörn", "Alla" or their names."""
        names = ", ".join(municipality.name for municipality in self.municipalities)
        match self.activity.scope:
            case Activity.Scope.JOINT:
                return f"Södertörn ({names})" if names else "Södertörn"
            case Activity.Scope.ALL:
                return "Alla"
            case _:
                return names

    @property
    def contacts(self) -> str:
        return ", ".join(self.activity.contacts)

    @property
    def network_names(self) -> str:
        return ", ".join(network.name for network in self.networks)

    @property
    def timing(self) -> str:
        return timing.label_of(self.activity)

    @property
    def status(self) -> str:
        """Return the state in the source's own words, else the portal's; empty when nobody has said."""
        if self.activity.status_text:
            return self.activity.status_text
        if self.activity.status == Activity.Status.NOT_STATED:
            return ""
        return str(self.activity.get_status_display())

    @property
    def has_owner(self) -> bool:
        """Whether somebody in particular answers: a network, a municipality, a person or the source's note."""
        activity = self.activity
        return self.has_person or bool(
            self.networks or self.municipalities or activity.contacts or activity.responsible_note
        )


@dataclass(frozen=True)
class SubGoalBlock:
    """A sub-goal of the plan with its rows; without a sub-goal the rows lie under the focus area alone."""

    sub_goal: SubGoal | None
    text: str
    rows: list[PlanRow]
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.rows

    @property
    def place(self) -> str:
        """Return where its rows lie, as forms and addresses write it: the sub-goal, else the rows' focus area."""
        return f"s{self.sub_goal.pk}" if self.sub_goal else f"f{self.rows[0].activity.focus_area_id}"


@dataclass(frozen=True)
class FocusAreaBlock:
    """A focus area of the plan with its sub-goals."""

    focus_area: FocusArea
    responsible: str
    sub_goals: list[SubGoalBlock]

    @property
    def rows(self) -> list[PlanRow]:
        return [row for block in self.sub_goals for row in block.rows]


RowsByPlace = dict[tuple[int, int | None], list[PlanRow]]  # by focus area and sub-goal


def sub_goals_in_force(sub_goals: Iterable[SubGoal], year: int) -> list[SubGoal]:
    """Return the sub-goals that the programme had in the year; one added later is left out."""
    return [goal for goal in sub_goals if goal.added_on is None or goal.added_on.year <= year]


def focus_areas_of(plan: Plan) -> list[FocusArea]:
    """Return the programme's focus areas with their sub-goals, and those that rows carried over still lie in."""
    return areas_of(plan, set(plan.activities.order_by().values_list("focus_area", flat=True).distinct()))


def areas_of(plan: Plan, used: Iterable[int]) -> list[FocusArea]:
    """used: the focus areas that the plan's rows lie in."""
    areas = FocusArea.objects.filter(Q(program=plan.program_id) | Q(pk__in=used))
    # A goal reworded later stands in the plan as it was worded when the year began.
    goals = SubGoal.objects.with_wording_on(date(plan.year, 1, 1)).order_by("order")
    return list(areas.order_by("-program__valid_from_year", "order").prefetch_related(Prefetch("sub_goals", goals)))


def links_of(plans: Iterable[Plan]) -> QuerySet[Any, tuple[int, int]]:
    """Return what the plans' activities stand on, as (activity, the older one)."""
    links = Activity.predecessors.through.objects.filter(from_activity__plan__in=list(plans))
    return links.values_list("from_activity_id", "to_activity_id")


def reasons_for_dropping(plans: Iterable[Plan]) -> dict[int, str]:
    """Return the activities that the plans dropped, each with the reason."""
    dropped = CarriedOver.objects.filter(plan__in=list(plans), choice=CarriedOver.Choice.DROP)
    return dict(dropped.order_by().values_list("source_id", "reason"))


def row_of(activity: Activity) -> PlanRow:
    """Return one activity as the table writes it (from `for_table`, no query of its own)."""
    return PlanRow(activity, list(activity.municipalities.all()), list(activity.networks.all()))


def table_of(
    plan: Plan,
    filters: TableFilter | None = None,
    *,
    municipalities: Iterable[Municipality] | None = None,
    bodies: Iterable[Body] | None = None,
) -> list[FocusAreaBlock]:
    """Return the plan's table by focus area and sub-goal; empty sub-goals stand there too, unless it is filtered.

    municipalities, bodies: all of them by name, when they have been read already; otherwise two of the seven queries,
    which are as many whatever the number of rows.
    """
    filters = filters or TableFilter()
    rows = _rows_of(
        plan,
        filters,
        municipalities=list(Municipality.objects.all() if municipalities is None else municipalities),
        bodies=list(Body.objects.all() if bodies is None else bodies),
    )
    stated = {empty.sub_goal_id: empty for empty in StatedEmptySubGoal.objects.filter(plan=plan).order_by()}
    # Focus areas and sub-goals are read once, not once per row.
    areas = areas_of(plan, used={area_id for area_id, _ in rows})
    responsible = responsibility_of(plan, areas)
    blocks = []
    for area in areas:
        own = {goal_id: placed for (area_id, goal_id), placed in rows.items() if area_id == area.pk}
        sub_goals = _sub_goal_blocks(plan, area, own, stated, with_empty=not filters)
        if sub_goals or not filters:
            blocks.append(FocusAreaBlock(area, responsible.get(area.pk, ""), sub_goals))
    return blocks


def _rows_of(
    plan: Plan, filters: TableFilter, *, municipalities: list[Municipality], bodies: list[Body]
) -> RowsByPlace:
    """Return the plan's rows by focus area and sub-goal, in the order of the plan."""
    of_row = {"activity": OuterRef("pk")}
    activities = plan.activities.annotate(
        has_person=Exists(ActivityPerson.objects.filter(**of_row)),
        municipality_ids=ArraySubquery(ActivityMunicipality.objects.filter(**of_row).values("municipality")),
        body_ids=ArraySubquery(ActivityNetwork.objects.filter(**of_row).values("body")),
    )
    if filters.network:
        activities = activities.filter(networks__slug=filters.network)
    if filters.municipality:
        activities = activities.filter(municipalities__slug=filters.municipality)
    if filters.timing:
        activities = activities.filter(timing=filters.timing)
    rows: RowsByPlace = defaultdict(list)
    for activity in activities.order_by("order", "pk"):
        activity.plan = plan
        row = PlanRow(
            activity,
            [municipality for municipality in municipalities if municipality.pk in activity.municipality_ids],
            [body for body in bodies if body.pk in activity.body_ids],
            has_person=activity.has_person,
        )
        rows[activity.focus_area_id, activity.sub_goal_id].append(row)
    return rows


def _sub_goal_blocks(
    plan: Plan,
    area: FocusArea,
    rows: dict[int | None, list[PlanRow]],
    stated: dict[int, StatedEmptySubGoal],
    *,
    with_empty: bool,
) -> list[SubGoalBlock]:
    """Return the focus area's sub-goals with their rows, and last the rows that lie under no sub-goal.

    rows: the focus area's rows by sub-goal. stated: what the plan itself says of sub-goals without activities.
    """
    blocks = []
    for goal in _sub_goals_standing(plan, area, rows, stated):
        own, empty = rows.get(goal.pk, []), stated.get(goal.pk)
        for row in own:
            row.activity.focus_area, row.activity.sub_goal = area, goal
        if own or with_empty:
            blocks.append(SubGoalBlock(goal, _wording(goal, own, empty), own, empty.note if empty else ""))
    loose = rows.get(None, [])
    for row in loose:
        row.activity.focus_area = area
    if loose:
        blocks.append(SubGoalBlock(None, NO_SUB_GOAL, loose))
    return blocks


def _sub_goals_standing(
    plan: Plan, area: FocusArea, rows: dict[int | None, list[PlanRow]], stated: dict[int, StatedEmptySubGoal]
) -> list[SubGoal]:
    """Return the sub-goals that stand in the plan: those in force in its year, and those that rows lie under.

    A report that names no sub-goals per activity (2021) says nothing about which of them lack activities: then none.
    """
    goals = list(area.sub_goals.all())
    has_only_loose_rows = rows.keys() == {None}
    if has_only_loose_rows and not any(goal.pk in stated for goal in goals):
        return []
    in_force = sub_goals_in_force(goals, plan.year)
    return [goal for goal in goals if goal.pk in rows or goal in in_force]


def _wording(goal: SubGoal, rows: list[PlanRow], stated: StatedEmptySubGoal | None) -> str:
    """Return the sub-goal as the plan itself words it, else as the programme does."""
    for row in rows:
        if row.activity.sub_goal_text:
            return row.activity.sub_goal_text
    return (stated.text if stated and not rows else "") or getattr(goal, "wording", goal.text)


def wording_in(plan: Plan, goal: SubGoal | None) -> str:
    """Return how the plan itself words the sub-goal; empty when it does not differ from the programme."""
    if goal is None:
        return ""
    stated = StatedEmptySubGoal.objects.filter(plan=plan, sub_goal=goal).values_list("text", flat=True)
    used = plan.activities.filter(sub_goal=goal).exclude(sub_goal_text="").values_list("sub_goal_text", flat=True)
    return used.order_by("order").first() or stated.first() or ""


def responsibility_of(plan: Plan, areas: Iterable[FocusArea] | None = None) -> dict[int, str]:
    """Return who answers for each focus area in the plan's year, as the source names them; no year given counts too.

    areas: the plan's focus areas, when they have been read already.
    """
    names: dict[int, list[str]] = defaultdict(list)
    found: dict[int, str] = {}
    of_year = FocusAreaResponsibility.objects.filter(
        Q(year=plan.year) | Q(year=None), focus_area__in=list(focus_areas_of(plan) if areas is None else areas)
    ).order_by(F("year").asc(nulls_first=True), "pk", "bodies__name")
    for pk, area_id, text, name in of_year.values_list("pk", "focus_area", "text", "bodies__name"):
        if name:
            names[pk].append(name)
        found[area_id] = ", ".join(names[pk]) or text.strip("()")
    return found
