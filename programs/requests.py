"""What an address names: the plan, the activity or the decisions that the reader may see."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from meetings.models import Decision
from programs.models import Activity, Plan


def plan_of(request: HttpRequest, year: int) -> Plan:
    """Return the year's plan with what freezes it, or 404."""
    rows = Plan.objects.visible_to(request.user).with_amendment().select_related("program", "adopted_by__body")
    return get_object_or_404(rows, year=year)


def years_of_plans(request: HttpRequest) -> list[int]:
    """Return the years that have a plan, the earliest first."""
    return list(Plan.objects.visible_to(request.user).order_by("year").values_list("year", flat=True))


def activity_of(request: HttpRequest, pk: int) -> Activity:
    """Return the activity with its plan, programme and those in charge, or 404."""
    rows = Activity.objects.visible_to(request.user).for_table().select_related("plan__program")
    return get_object_or_404(rows, pk=pk)


def seen_decisions(user: object, *ids: int | None) -> dict[int, Decision]:
    """Return the decisions that the user may see, by number; one query."""
    wanted = {pk for pk in ids if pk is not None}
    return Decision.objects.visible_to(user).select_related("body").in_bulk(wanted) if wanted else {}
