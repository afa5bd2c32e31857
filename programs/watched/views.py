"""What the cooperation watches, has promised or owns together."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import F, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from members.models import Municipality
from members.requests import AuthenticatedRequest
from members.swedish import SwedishOrder
from programs.models import WatchedMatter
from programs.row_views import Crumbs, edit_row, new_row, remove_row
from programs.watched.forms import WatchedForm
from records.sent_forms import once

HEADINGS = {
    WatchedMatter.Kind.PROCESS: "Bevakade processer",
    WatchedMatter.Kind.COMMITMENT: "Åtaganden",
    WatchedMatter.Kind.OWNERSHIP: "Gemensam ägarstyrning",
    WatchedMatter.Kind.NEW_DUTY: "Nya kommunala uppgifter",
    WatchedMatter.Kind.JOINT_OPERATION: "Långvarig gemensam verksamhet",
    WatchedMatter.Kind.INFRASTRUCTURE: "Infrastruktur som nämns",
}


@require_safe
def watched(request: HttpRequest) -> HttpResponse:
    """List what is watched by kind, what happens next first; `?slag=` shows one kind."""
    rows = WatchedMatter.objects.prefetch_related(
        Prefetch("municipalities", Municipality.objects.order_by(SwedishOrder("name")))
    ).order_by(F("next_on").asc(nulls_last=True), SwedishOrder("name"), "pk")
    by_kind: dict[str, list[WatchedMatter]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    chosen = request.GET.get("slag", "")
    if chosen and chosen not in WatchedMatter.Kind.values:
        messages.warning(request, "Det valda slaget finns inte. Alla visas.")
        chosen = ""
    kinds = [(kind.value, heading, len(by_kind.get(kind, []))) for kind, heading in HEADINGS.items()]
    context = {
        "kinds": kinds,
        "chosen": chosen,
        "count": sum(count for _, _, count in kinds),
        "groups": [
            (kind, heading, by_kind.get(kind, []))
            for kind, heading, count in kinds
            if (kind == chosen if chosen else count)
        ],
        "today": timezone.localdate(),
    }
    return render(request, "programs/watched.html", context)


def _crumbs() -> Crumbs:
    return [("Bevakning", reverse("programs:watched"))]


@require_http_methods(["GET", "HEAD", "POST"])
@once
def watched_new(request: AuthenticatedRequest) -> HttpResponse:
    """Begin to watch something; `?slag=` fills in its kind."""
    kind = request.GET.get("slag", "")
    return new_row(
        request,
        WatchedMatter(kind=kind if kind in WatchedMatter.Kind.values else WatchedMatter.Kind.PROCESS),
        WatchedForm,
        title="Ny fråga att bevaka",
        crumbs=_crumbs(),
        back=reverse("programs:watched"),
        done="Frågan står nu bland det som bevakas.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def watched_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Change what is said of a watched matter."""
    row = get_object_or_404(WatchedMatter, pk=pk)
    return edit_row(
        request,
        row,
        WatchedForm,
        title="Ändra bevakad fråga",
        crumbs=_crumbs(),
        back=row.get_absolute_url(),
        done="Frågan är sparad.",
        context={"remove": reverse("programs:watched_remove", args=[pk])},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def watched_remove(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Stop watching something."""
    row = get_object_or_404(WatchedMatter, pk=pk)
    return remove_row(
        request,
        row,
        title="Ta bort bevakad fråga",
        consequences=["Frågan visas inte längre. Den finns kvar i historiken."],
        button="Ta bort frågan",
        crumbs=_crumbs(),
        back=row.get_absolute_url(),
        gone_to=reverse("programs:watched"),
        done=f"”{row.name}” är borttagen.",
    )
