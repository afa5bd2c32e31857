"""An activity's line through the years: what it came from and what it became."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet

from members import swedish
from programs.models import Activity, CarriedOver, Plan
from programs.table.queries import links_of, reasons_for_dropping

PLANS_AT_ONCE = 4


Link = tuple[int, int]  # an activity and one that it stands on


_LINE = """
    WITH RECURSIVE
    up(id) AS (
        SELECT %s::bigint
        UNION SELECT p.to_activity_id FROM programs_activity_predecessors AS p JOIN up ON p.from_activity_id = up.id
    ),
    down(id) AS (
        SELECT %s::bigint
        UNION SELECT p.from_activity_id FROM programs_activity_predecessors AS p JOIN down ON p.to_activity_id = down.id
    )
    SELECT id FROM up UNION SELECT id FROM down
"""


@dataclass(frozen=True)
class Point:
    """An activity on a line. is_beside: it only shares a neighbour with the line. ended: why it goes no further."""

    activity: Activity
    before: list[Activity] = field(default_factory=list)
    after: list[Activity] = field(default_factory=list)
    is_self: bool = False
    is_beside: bool = False
    is_part: bool = False
    ended: str = ""

    @property
    def words(self) -> str:
        """Return what happened on the way here, when it is more than going on as one."""
        if self.is_beside:
            return ""  # what else it hangs together with is not on this line
        said = []
        if len(self.before) > 1:
            said.append(f"sammanslagen ur {swedish.plural(len(self.before), 'aktivitet', 'aktiviteter')}")
        elif self.is_part:
            said.append("del av en tidigare aktivitet")
        if len(self.after) > 1:
            said.append(f"delad i {len(self.after)}")
        if self.ended:
            said.append(f"utgick: {self.ended}")
        return ", ".join(said)


@dataclass(frozen=True)
class Lineage:
    """An activity's ancestors and successors, year by year, with what else they merged with or were split into."""

    activity: Activity
    years: list[tuple[Plan, list[Point]]]
    links: list[Link]

    @property
    def summary(self) -> str:
        """Return the line in words: "2020: 3 aktiviteter, 2021: 2 aktiviteter"."""
        counts = (
            f"{plan.year}: {swedish.plural(len(points), 'aktivitet', 'aktiviteter')}" for plan, points in self.years
        )
        return ", ".join(counts)


def line_of(activity: Activity, visible: QuerySet[Activity], plans: QuerySet[Plan]) -> Lineage | None:
    """Return the line that the activity lies on, or None when it stands alone.

    visible, plans: the activities and plans that the reader may see. Four queries, however long the line is.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LINE, [activity.pk, activity.pk])
        on_line = {pk for (pk,) in cursor.fetchall()}
    if len(on_line) == 1:
        return None
    links = list(_links().filter(Q(from_activity__in=on_line) | Q(to_activity__in=on_line)).values_list(*_ENDS))
    wanted = on_line | {pk for link in links for pk in link}
    rows = {activity.pk: activity for activity in visible.filter(pk__in=wanted).select_related("plan")}
    links = [(new, old) for new, old in links if new in rows and old in rows]
    if not links:
        return None
    # Of the given plans alone: a draft's choices are not told.
    dropped = CarriedOver.objects.filter(source__in=rows, plan__in=plans, choice=CarriedOver.Choice.DROP)
    ended = dict(dropped.order_by().values_list("source_id", "reason"))
    points = _points(rows, links, ended, is_self=activity.pk, on_line=on_line)
    return Lineage(activity, _by_year(points, links), links)


def _links() -> QuerySet[Any]:
    return Activity.predecessors.through.objects.all()


_ENDS = ("from_activity_id", "to_activity_id")


def _points(
    rows: dict[int, Activity],
    links: Sequence[Link],
    ended: dict[int, str],
    *,
    is_self: int = 0,
    on_line: set[int] | None = None,
) -> dict[int, Point]:
    """Return the activities as points. ended: why those were dropped that were, by activity."""
    before: dict[int, list[Activity]] = defaultdict(list)
    after: dict[int, list[Activity]] = defaultdict(list)
    for new, old in links:
        before[new].append(rows[old])
        after[old].append(rows[new])
    return {
        pk: Point(
            activity=row,
            before=before[pk],
            after=after[pk],
            is_self=pk == is_self,
            is_beside=on_line is not None and pk not in on_line,
            is_part=len(before[pk]) == 1 and len(after[before[pk][0].pk]) > 1,
            ended="" if after[pk] else ended.get(pk, ""),
        )
        for pk, row in rows.items()
    }


def _by_year(points: dict[int, Point], links: Sequence[Link]) -> list[tuple[Plan, list[Point]]]:
    """Return the points by plan, each near those that it stands on, so that few lines cross."""
    plans = {point.activity.plan_id: point.activity.plan for point in points.values()}
    found: list[tuple[Plan, list[Point]]] = []
    place: dict[int, float] = {}
    for plan in sorted(plans.values(), key=lambda plan: plan.year):
        column = [point for point in points.values() if point.activity.plan_id == plan.pk]

        column.sort(key=lambda point: (_place_of(point, place), point.activity.order, point.activity.pk))
        place |= {point.activity.pk: number for number, point in enumerate(column)}
        found.append((plan, column))
    return found


def _place_of(point: Point, place: dict[int, float]) -> float:
    """Return the middle of the places that the point's ancestors have; what begins stands last."""
    above = [place[activity.pk] for activity in point.before if activity.pk in place]
    return sum(above) / len(above) if above else 1e6


# --- The table of a whole plan ------------------------------------------------------------------------


@dataclass(frozen=True)
class LineageCell:
    """The activities of one line in one year. words: what an empty cell says."""

    plan: Plan
    points: list[Point]
    words: str = ""


@dataclass(frozen=True)
class LineageRow:
    """One line through the plans, or several that have merged or been split into each other."""

    cells: list[LineageCell]


def table_of(plans: Sequence[Plan], *, visible: Sequence[Plan]) -> list[tuple[str, list[LineageRow]]]:
    """Return all lines through the plans by focus area. Three queries, whatever the number of lines.

    visible: all plans that the reader may see.
    """
    by_pk = {plan.pk: plan for plan in plans}
    rows: dict[int, Activity] = {}
    areas: dict[int, str] = {}
    activities = Activity.objects.filter(plan__in=plans).annotate(area_name=F("focus_area__name"))
    for activity in activities.order_by("plan__year", "order"):
        activity.plan = by_pk[activity.plan_id]
        rows[activity.pk] = activity
        areas[activity.pk] = activity.area_name
    links = [(new, old) for new, old in links_of(plans) if new in rows and old in rows]
    points = _points(rows, links, reasons_for_dropping(visible))
    grouped: dict[str, list[LineageRow]] = {}
    for members in _hanging_together(rows, links):
        cells = []
        for plan in plans:
            inside = [points[pk] for pk in members if rows[pk].plan_id == plan.pk]
            cells.append(LineageCell(plan, inside, "" if inside else _absence(plan, members, rows, plans)))
        grouped.setdefault(areas[members[-1]], []).append(LineageRow(cells))
    return list(grouped.items())


def _hanging_together(rows: dict[int, Activity], links: Sequence[Link]) -> list[list[int]]:
    """Return the activities in groups that lines connect, in the order of the rows."""
    leader = {pk: pk for pk in rows}

    def first_of(pk: int) -> int:
        while leader[pk] != pk:
            leader[pk] = leader[leader[pk]]
            pk = leader[pk]
        return pk

    for new, old in links:
        leader[first_of(new)] = first_of(old)
    groups: dict[int, list[int]] = {}
    for pk in rows:
        groups.setdefault(first_of(pk), []).append(pk)
    return list(groups.values())


def _absence(plan: Plan, members: Sequence[int], rows: dict[int, Activity], plans: Sequence[Plan]) -> str:
    """Return why the line is not in the plan: it had not begun, it has ended, or nobody has chosen yet."""
    years = [rows[pk].plan.year for pk in members]
    if plan.year < min(years):
        return ""
    last = max(years)
    following = next((plan for plan in plans if plan.year > last), None)
    if plan != following:
        return ""
    return "utgick" if plan.is_adopted else "inte vald än"
