"""The order of a plan's rows: a row moved to another place, in its own sub-goal or in another one.

The whole order is compared with the one that was seen, so that two who move rows at once lose none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from members.numbers import row_number
from members.tracking import save_if_unchanged
from programs.adopting import refuse_frozen
from programs.models import Activity, FocusArea, Plan, SubGoal
from programs.queries import sub_goals_in_force, wording_in

Placed = tuple[int, int | None, int]  # focus area, sub-goal, activity


class OrderChanged(Exception):
    """Somebody has moved, added or taken out a row since the order was seen."""


class NoSuchPlace(Exception):
    """The row or the place it should go to is not in the plan."""


@dataclass(frozen=True)
class Moved:
    """Where a row stands after a move: its number among the rows of its place, and what the place is called."""

    activity: Activity
    number: int
    of: int
    place: str


def seen_order(placed: Iterable[Placed]) -> str:
    """Return what the page remembers of the order: the same rows in the same places give the same text."""
    groups: dict[tuple[int, int], list[int]] = {}
    for area, goal, pk in placed:
        groups.setdefault((area, goal or 0), []).append(pk)
    written = ";".join(f"{area}.{goal}:{','.join(map(str, groups[area, goal]))}" for area, goal in sorted(groups))
    return hashlib.sha256(written.encode()).hexdigest()[:20]


@transaction.atomic
def place_activity(plan: Plan, pk: int, *, place: str, before: int | None, seen: str) -> Moved:
    """Put the row before another one, or last in the place, and return where it stands. No other row changes place.

    place: "s12" for a sub-goal, "f3" for a focus area without one, as the form of a row writes it.
    Raises OrderChanged, NoSuchPlace and PlanFrozen, and then changes nothing.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)
    refuse_frozen(plan.pk)
    rows = list(Activity.objects.filter(plan=plan).order_by("order", "pk").select_for_update())
    if seen_order((row.focus_area_id, row.sub_goal_id, row.pk) for row in rows) != seen:
        raise OrderChanged
    row = next((one for one in rows if one.pk == pk), None)
    area, goal = _find_place(plan, place)
    if row is None or before == pk:
        raise NoSuchPlace
    others = [one for one in rows if one.pk != pk]
    group = [one for one in others if (one.focus_area_id, one.sub_goal_id) == (area.pk, goal.pk if goal else None)]
    if before is not None and before not in {one.pk for one in group}:
        raise NoSuchPlace
    if (row.focus_area_id, row.sub_goal_id) != (area.pk, goal.pk if goal else None):
        values = {"focus_area": area, "sub_goal": goal, "sub_goal_text": wording_in(plan, goal)}
        save_if_unchanged(row, seen=row.version, **values)
    at = (
        next(number for number, one in enumerate(others) if one.pk == before) if before else _after(others, group, area)
    )
    _write_order([*others[:at], row, *others[at:]])
    number = [one.pk for one in group].index(before) if before else len(group)
    return Moved(row, number + 1, len(group) + 1, goal.text if goal else area.name)


def _after(rows: list[Activity], group: list[Activity], area: FocusArea) -> int:
    """Return the place after the group's last row, else after its focus area's, else at the end."""
    near = group or [one for one in rows if one.focus_area_id == area.pk]
    return rows.index(near[-1]) + 1 if near else len(rows)


def _write_order(rows: list[Activity]) -> None:
    """Number the rows anew with the numbers they have, and write those that got another one."""
    numbers = sorted(row.order for row in rows)
    if len(set(numbers)) < len(numbers):
        numbers = list(range(1, len(rows) + 1))
    changed = [row for row, number in zip(rows, numbers, strict=True) if row.order != number]
    for row, number in zip(rows, numbers, strict=True):
        row.order = number
    Activity.objects.bulk_update(changed, ["order"])


def _find_place(plan: Plan, place: str) -> tuple[FocusArea, SubGoal | None]:
    kind, number = place[:1], row_number(place[1:])
    if number is None:
        raise NoSuchPlace
    if kind == "s":
        goal = SubGoal.objects.select_related("focus_area").filter(pk=number).first()
        in_plan = goal and (goal.focus_area.program_id == plan.program_id or plan.activities.filter(sub_goal=goal))
        if goal and in_plan and sub_goals_in_force([goal], plan.year):
            return goal.focus_area, goal
    elif kind == "f":
        area = FocusArea.objects.filter(pk=number).first()
        if area and (area.program_id == plan.program_id or plan.activities.filter(focus_area=area)):
            return area, None
    raise NoSuchPlace
