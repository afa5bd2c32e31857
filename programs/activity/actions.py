"""What carries an activity on: its steps with days, who leads and who takes part, and its condition."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.db import transaction
from django.db.models import Max

from members.versions import save_if_unchanged
from programs.models import Activity, ActivityMunicipality, ActivityNetwork, ActivityStep
from programs.models.plans import ActivityPart
from programs.plan_lock import hold_open

Link = TypeVar("Link", ActivityNetwork, ActivityMunicipality)


class NoCondition(Exception):
    """The activity has no condition to be met."""


@transaction.atomic
def add_step(activity: Activity, *, title: str, due_on: date | None) -> ActivityStep:
    """Put a step last. The same step that waits is not made twice."""
    row = Activity.objects.select_for_update().get(pk=activity.pk)
    if same := row.steps.filter(title=title, due_on=due_on, done_on=None).first():
        return same
    last = row.steps.aggregate(last=Max("order"))["last"] or 0
    return ActivityStep.objects.create(activity=row, order=last + 1, title=title, due_on=due_on)


@transaction.atomic
def mark_step(step: ActivityStep, *, done_on: date | None, seen: int) -> None:
    """Say on which day the step was done, or (None) that it is not done after all. Raises ChangedMeanwhile."""
    save_if_unchanged(step, seen=seen, done_on=done_on)


@transaction.atomic
def mark_condition(activity: Activity, *, met_on: date | None, seen: int) -> None:
    """Say on which day the condition was met, or that it is not. Raises NoCondition, ChangedMeanwhile.

    Source: Verksamhetsplan 2020, "stäms av före beställning".
    """
    if not Activity.objects.get(pk=activity.pk).condition:
        raise NoCondition("Aktiviteten har inget villkor.")
    save_if_unchanged(activity, seen=seen, condition_met_on=met_on)


@transaction.atomic
def set_network_part(activity: Activity, network_id: int, *, part: str) -> ActivityNetwork:
    """Let a network lead the activity or take part in it. Raises PlanFrozen."""
    hold_open(activity.plan_id)
    link = ActivityNetwork.objects.select_for_update(of=["self"]).select_related("body")
    return _set(link.get(activity=activity, body=network_id), part)


@transaction.atomic
def set_municipality_part(activity: Activity, municipality_id: int, *, part: str) -> ActivityMunicipality:
    """Let a municipality lead the activity or take part in it. Raises PlanFrozen."""
    hold_open(activity.plan_id)
    link = ActivityMunicipality.objects.select_for_update(of=["self"]).select_related("municipality")
    return _set(link.get(activity=activity, municipality=municipality_id), part)


def _set(link: Link, part: str) -> Link:
    if part not in ActivityPart.values:
        raise ValueError(f"no such part: {part}")
    link.part = part
    link.save(update_fields=["part"])
    return link
