"""The page that shows a plan beside its outcome, activity by activity."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from programs.follow_up import queries
from programs.models import Plan


@require_safe
def outcome(request: HttpRequest, year: int) -> HttpResponse:
    """Show what was planned and what came of it; where nothing was reported, that."""
    plans = Plan.objects.visible_to(request.user).select_related("program")
    plan = get_object_or_404(plans, year=year)
    areas = [area for area in queries.follow_up_of(plan) if area.activities]
    followed = [follow_up for area in areas for follow_up in area.activities]
    context = {
        "plan": plan,
        "years": list(Plan.objects.visible_to(request.user).order_by("year").values_list("year", flat=True)),
        "areas": areas,
        "count": len(followed),
        "unreported": sum(not follow_up.entries for follow_up in followed),
    }
    return render(request, "programs/outcome.html", context)
