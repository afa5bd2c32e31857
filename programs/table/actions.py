"""Changes of a plan's rows: their fields, their place, rows that come and go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from members import swedish
from members.models import Body, Municipality
from members.numbers import row_number
from members.versions import save_if_unchanged
from programs.models import Activity, FocusArea, Plan, SubGoal
from programs.plan_lock import hold_open, refuse_frozen
from programs.table.ordering import seen_order
from programs.table.queries import sub_goals_in_force, wording_in


class HasFollowUp(Exception):
    """An activity that has been followed up is kept, so that nothing said about it is lost."""


@transaction.atomic
def save_activity(
    activity: Activity,
    *,
    seen: int,
    values: dict[str, Any],
    municipalities: Iterable[Municipality],
    networks: Iterable[Body],
) -> None:
    """Save every field of a row if nobody has saved it since the version that was seen.

    Raises members.versions.ChangedMeanwhile, and changes nothing, when somebody has; PlanFrozen when it is adopted.
    """
    hold_open(activity.plan_id)
    save_if_unchanged(activity, seen=seen, **values)
    activity.municipalities.set(municipalities)
    activity.networks.set(networks)


@transaction.atomic
def add_activity(
    plan: Plan,
    *,
    values: dict[str, Any],
    municipalities: Iterable[Municipality],
    networks: Iterable[Body],
) -> Activity:
    """Put a new row last among those of its sub-goal. Pressing twice makes one row. Raises PlanFrozen."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    refuse_frozen(plan.pk)
    same = {name: values.get(name) for name in ("focus_area", "sub_goal", "title")}
    if known := plan.activities.filter(key=None, **same).first():
        return known
    last = plan.activities.aggregate(last=Max("order"))["last"] or 0
    values = {"status": Activity.Status.NOT_STARTED} | values
    activity = Activity.objects.create(plan=plan, order=last + 1, is_example=plan.is_example, **values)
    activity.municipalities.set(municipalities)
    activity.networks.set(networks)
    return activity


@transaction.atomic
def move_activity(activity: Activity, *, step: int) -> bool:
    """Let the row change places with its neighbour in the sub-goal, -1 up or 1 down; False when it has none.

    Raises PlanFrozen.
    """
    Plan.objects.select_for_update().get(pk=activity.plan_id)
    refuse_frozen(activity.plan_id)
    row = Activity.objects.get(pk=activity.pk)
    rows = list(
        Activity.objects.filter(plan_id=row.plan_id, focus_area_id=row.focus_area_id, sub_goal_id=row.sub_goal_id)
    )
    place = rows.index(row) + step
    if not 0 <= place < len(rows):
        return False
    other = rows[place]
    Activity.objects.filter(pk=row.pk).update(order=other.order)
    Activity.objects.filter(pk=other.pk).update(order=row.order)
    return True


@transaction.atomic
def delete_activity(activity: Activity) -> None:
    """Take the row out of the plan. Raises HasFollowUp, PlanFrozen."""
    hold_open(activity.plan_id)
    row = Activity.objects.select_for_update().get(pk=activity.pk)
    entries = row.follow_ups.count()
    if entries:
        said = swedish.plural(entries, "uppföljning", "uppföljningar")
        raise HasFollowUp(
            f"Aktiviteten har {said} och kan inte tas bort. Välj status ”utgår” om den inte ska genomföras."
        )
    row.proposals.filter(title="").update(title=row.title)  # what they are about
    row.delete()


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
    row = next((row for row in rows if row.pk == pk), None)
    area, goal = _find_place(plan, place)
    if row is None or before == pk:
        raise NoSuchPlace
    others = [other for other in rows if other.pk != pk]
    target = (area.pk, goal.pk if goal else None)
    group = [other for other in others if (other.focus_area_id, other.sub_goal_id) == target]
    if before is not None and before not in {other.pk for other in group}:
        raise NoSuchPlace
    if (row.focus_area_id, row.sub_goal_id) != target:
        values = {"focus_area": area, "sub_goal": goal, "sub_goal_text": wording_in(plan, goal)}
        save_if_unchanged(row, seen=row.version, **values)
    at = [other.pk for other in others].index(before) if before else _after(others, group, area)
    _write_order([*others[:at], row, *others[at:]])
    number = [other.pk for other in group].index(before) if before else len(group)
    return Moved(row, number + 1, len(group) + 1, goal.text if goal else area.name)


def _after(rows: list[Activity], group: list[Activity], area: FocusArea) -> int:
    """Return the place after the group's last row, else after its focus area's, else at the end."""
    near = group or [row for row in rows if row.focus_area_id == area.pk]
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
