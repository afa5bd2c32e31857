"""Projects are removed and tied to activities."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import Max
from django.utils.text import slugify

from members import swedish
from programs.models import Activity, Project

TAKEN = {"nytt"}  # the address of the page for a new one


class InPlans(Exception):
    """The project stands in action plans."""


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
