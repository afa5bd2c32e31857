"""Moving a row of the action plan to another place, by hand or by key."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

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
    pk, before = request.POST.get("rad", ""), request.POST.get("fore", "")
    if not _is_number(pk) or (before and not _is_number(before)):
        return HttpResponseBadRequest("Flytten måste säga vilken rad och vart.")
    try:
        moved = ordering.place_activity(
            plan,
            int(pk),
            place=request.POST.get("till", ""),
            before=int(before) if before else None,
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


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 10
