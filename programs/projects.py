"""Changes of projects, the prioritised investments and what bodies have asked of each other."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import Max
from django.utils.text import slugify

from members import swedish
from members.tracking import save_if_unchanged
from programs.models import Activity, Assignment, Priority, Project

TAKEN = {"nytt"}  # the address of the page for a new one


class InPlans(Exception):
    """The project stands in action plans."""


class AlreadyDone(Exception):
    """Somebody has already written that the assignment is done."""


# --- Projects ---------------------------------------------------------------------------------------


def free_slug(title: str) -> str:
    """Return an address that no project has, of the title's words."""
    first = slugify(title)[:45].strip("-") or "projekt"
    taken = TAKEN | set(Project.objects.filter(slug__startswith=first).values_list("slug", flat=True))
    return next(
        slug for number in range(1, 10_000) if (slug := first if number == 1 else f"{first}-{number}") not in taken
    )


def next_order(rows: models.QuerySet[Any]) -> int:
    """Return the number of a new last row."""
    return (rows.aggregate(last=Max("order"))["last"] or 0) + 1


def plans_refusal(project: Project) -> str:
    """Return why the project cannot be removed, or nothing."""
    count = Activity.objects.filter(projects=project).count()
    if not count:
        return ""
    rows = swedish.plural(count, "aktivitet", "aktiviteter")
    return f"Projektet hör till {rows} i handlingsplanerna och kan inte tas bort. Ta bort kopplingarna först."


@transaction.atomic
def remove_project(project: Project) -> None:
    """Delete the project with its details and costs. Raises InPlans."""
    Project.objects.select_for_update().get(pk=project.pk)
    if refusal := plans_refusal(project):
        raise InPlans(refusal)
    project.delete()


def link_activity(project: Project, activity: Activity) -> None:
    """Let the activity belong to the project. Which project a row belongs to is no part of what a plan decided."""
    activity.projects.add(project)


def unlink_activity(project: Project, activity: Activity) -> None:
    activity.projects.remove(project)


# --- Priorities -------------------------------------------------------------------------------------


@transaction.atomic
def move_priority(priority: Priority, *, steps: int) -> int:
    """Let the investment change places with its neighbour: −1 up, +1 down. Return its number in the list.

    At the end of the list nothing happens.
    """
    Project.objects.select_for_update().get(pk=priority.project_id)
    rows = list(Priority.objects.filter(project=priority.project_id).order_by("order", "pk"))
    place = next(number for number, one in enumerate(rows) if one.pk == priority.pk)
    target = min(max(place + steps, 0), len(rows) - 1)
    rows.insert(target, rows.pop(place))
    for order, one in enumerate(rows, start=1):
        if one.order != order:
            Priority.objects.filter(pk=one.pk).update(order=order)
    return target + 1


# --- Assignments ------------------------------------------------------------------------------------


@transaction.atomic
def report(assignment: Assignment, *, result: str, done_on: date | None, seen: int) -> None:
    """Write what came of an assignment, and the day it was done if it is. Raises AlreadyDone, ChangedMeanwhile.

    The same report sent twice is saved once.
    """
    saved = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if (saved.result, saved.done_on) == (result, done_on):
        return
    if saved.done_on is not None:
        raise AlreadyDone(
            f"Uppdraget är redan redovisat som klart {swedish.format_date(saved.done_on)}: ”{saved.result}” "
            "Be kansliet ändra om det är fel."
        )
    save_if_unchanged(assignment, seen=seen, result=result, done_on=done_on)
