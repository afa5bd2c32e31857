"""The changes of plans that have consequences, and the reasons for refusing them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from members import swedish
from members.models import Body, Municipality, User
from members.tracking import save_if_unchanged
from programs.adopting import hold_open, refuse_frozen
from programs.models import Activity, FollowUp, Plan


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

    Raises members.tracking.ChangedMeanwhile, and changes nothing, when somebody has; PlanFrozen when it is adopted.
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


@transaction.atomic
def add_follow_up(
    activity: Activity,
    *,
    text: str,
    on: date,
    by: User,
    at: datetime,
    numbers: Mapping[str, int | str] | None = None,
) -> FollowUp:
    """Write down what came of the activity, after what is already said. Pressing twice writes it once.

    numbers: figures by label (programs.figures).
    """
    row = Activity.objects.select_for_update().get(pk=activity.pk)
    stated = dict(numbers or {})
    if said := row.follow_ups.filter(text=text, on=on, author=by, numbers=stated).first():
        return said
    last = row.follow_ups.aggregate(last=Max("order"))["last"] or 0
    return FollowUp.objects.create(
        activity=row,
        order=last + 1,
        text=text,
        on=on,
        numbers=stated,
        author=by,
        written_at=at,
        is_example=row.is_example,
    )
