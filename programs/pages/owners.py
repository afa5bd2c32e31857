"""The page where the secretariat says which persons lead an activity or take part in it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from members.requests import AuthenticatedRequest
from programs import queries
from programs.asking import asked_about
from programs.forms_rounds import OwnerForm
from programs.models import Activity, ActivityPerson
from programs.models.plans import Part


def _activity(request: HttpRequest, pk: int) -> Activity:
    rows = Activity.objects.visible_to(request.user).for_table()
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def activity_owners(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Show who answers for an activity and who would be asked about it today; give a person a part in it."""
    activity = _activity(request, pk)
    form = OwnerForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            person, part = form.cleaned_data["person"], form.cleaned_data["part"]
            # Chosen again with another part, the person has that part.
            owner, _ = ActivityPerson.objects.update_or_create(
                activity=activity, person=person, defaults={"part": part}
            )
            messages.success(request, f"{person.name} {owner.get_part_display()} aktiviteten.")
            return redirect("programs:owners", pk=activity.pk)
    row = queries.row_of(activity)
    asked, why = asked_about(row, on=timezone.localdate())
    context = {
        "activity": activity,
        "plan": activity.plan,
        "row": row,
        "owners": activity.owners.select_related("person__municipality").order_by("part", "person__name"),
        "asked": asked,
        "why_nobody": why,
        "parts": _parts(activity),
        "form": form,
    }
    return render(request, "programs/owners.html", context, status=status)


def _parts(activity: Activity) -> list[tuple[str, str, str, str, str]]:
    """Return each network and municipality with its part in words, and the other part it could have."""
    other = {Part.LEAD: Part.TAKES_PART, Part.TAKES_PART: Part.LEAD}
    networks = activity.activitynetwork_set.select_related("body").order_by("body__name")
    named = [(f"natverk-{one.body_id}", one.body.name, Part(one.part)) for one in networks]
    towns = activity.activitymunicipality_set.select_related("municipality").order_by("municipality__name")
    named += [(f"kommun-{one.municipality_id}", one.municipality.name, Part(one.part)) for one in towns]
    return [(key, name, str(part.label), other[part].value, str(other[part].label)) for key, name, part in named]


@require_POST
def owner_remove(request: AuthenticatedRequest, pk: int, person: int) -> HttpResponse:
    """Take away a person's part in an activity. What the person has said of it stays."""
    activity = _activity(request, pk)
    owner = get_object_or_404(activity.owners.select_related("person"), person=person)
    owner.delete()
    messages.success(request, f"{owner.person.name} är inte längre ansvarig för aktiviteten.")
    return redirect("programs:owners", pk=activity.pk)
