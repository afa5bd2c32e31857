"""Moving a row of the action plan to another place, by hand or by key."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from members.numbers import row_number
from members.requests import AuthenticatedRequest
from programs import ordering
from programs.adopting import PlanFrozen
from programs.models import Plan

CHANGED = (
    "Någon annan har ändrat ordningen eller raderna sedan du öppnade sidan. Nu visas den sparade: flytta raden igen."
)
NO_PLACE = "Raden finns inte kvar, eller så finns inte platsen den skulle till. Nu visas den sparade ordningen."


@require_POST
def activity_place(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """Put a row in another place, and lead to the table as it is then."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user), year=year)
    pk, sent_before = row_number(request.POST.get("rad", "")), request.POST.get("fore", "")
    before = row_number(sent_before)
    if pk is None or (sent_before and before is None):
        return HttpResponseBadRequest("Flytten måste säga vilken rad och vart.")
    try:
        moved = ordering.place_activity(
            plan,
            pk,
            place=request.POST.get("till", ""),
            before=before,
            seen=request.POST.get("sedd", ""),
        )
    except ordering.OrderChanged:
        messages.warning(request, CHANGED)
    except ordering.NoSuchPlace:
        messages.warning(request, NO_PLACE)
    except PlanFrozen as refusal:
        messages.warning(request, str(refusal))
    else:
        said = f"”{moved.activity.title}” står nu som {moved.number} av {moved.of} i {moved.place}."
        messages.success(request, said)
    return redirect("programs:action_plan", year=plan.year)
