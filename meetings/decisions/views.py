"""The register of decisions, attendance, and recording a decision."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meetings import requests
from meetings.decisions import actions as decisions_actions
from meetings.decisions import queries as decisions_queries
from meetings.decisions.actions import NotQuorate
from meetings.decisions.forms import DecisionForm
from meetings.meeting_lock import MeetingCancelled, MinutesApproved
from meetings.models import Decision
from meetings.requests import chosen_body, form_status, item_of, meeting_of
from members import swedish
from members.models import Body
from members.numbers import row_number
from members.requests import AuthenticatedRequest, HtmxRequest
from members.swedish import SwedishOrder
from records.sent_forms import once

REFUSALS = (NotQuorate, MeetingCancelled, MinutesApproved)
DECISIONS_PER_PAGE = 50


# --- Decisions --------------------------------------------------------------------------------------


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Show the register of decisions over all bodies and years, by body, year and a word."""
    visible = Decision.objects.visible_to(request.user)
    body = chosen_body(request)
    year = requests.year_from(request.GET.get("ar", ""))
    word = swedish.normalise(request.GET.get("q", ""))[:200]
    chosen = visible.select_related("body").only(
        "text", "number", "decided_on", "year", "month", "is_example", "body__name"
    )
    if body:
        chosen = chosen.filter(body=body)
    if year:
        chosen = chosen.filter(year=year)
    for part in word.split():
        chosen = chosen.filter(Q(text__icontains=part) | Q(note__icontains=part))
    page = Paginator(chosen.order_by("-year", "-decided_on", "-month", "pk"), DECISIONS_PER_PAGE).get_page(
        request.GET.get("sida")
    )
    context = {
        "page": page,
        "count": page.paginator.count,
        "years": sorted(visible.order_by().values_list("year", flat=True).distinct()),
        "bodies": Body.objects.filter(pk__in=visible.values("body")).order_by(SwedishOrder("name")),
        "body": body,
        "year": year,
        "word": word,
        "is_filtered": bool(body or year or word),
    }
    return render(request, "meetings/decisions.html", context)


@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one decision and what hangs on it."""
    visible = Decision.objects.visible_to(request.user).select_related("body", "meeting", "item", "meeting__body")
    found = get_object_or_404(visible, pk=pk)
    related = decisions_queries.hanging_on(found, request.user)
    return render(request, "meetings/decision.html", {"decision": found, "related": related})


# --- A meeting's attendance and decisions ---------------------------------------------------------------------------


@require_POST
def attendance(request: HtmxRequest, pk: int) -> HttpResponse:
    """Write who is present: all, or the seats ticked."""
    meeting = meeting_of(request, pk)
    if "alla" in request.POST:
        present, before = set(meeting.seats().values_list("pk", flat=True)), None
    else:
        present = _numbers(request.POST.getlist("narvarande"))
        before = _numbers(request.POST["fore"].split(",")) if "fore" in request.POST else None
    refusal = ""
    try:
        decisions_actions.take_attendance(meeting=meeting, present=present, before=before)
    except REFUSALS as error:
        refusal = str(error)
    if request.htmx:
        context = decisions_queries.attendance_context(meeting) | {
            "meeting": meeting,
            "may_edit": True,
            "refusal": refusal,
        }
        return render(request, "meetings/_attendance.html", context, status=409 if refusal else 200)
    if refusal:
        messages.error(request, refusal)
    else:
        messages.success(request, f"Närvaron är sparad: {decisions_queries.attendance_context(meeting)['quorum']}.")
    return redirect(f"{meeting.get_absolute_url()}#narvaro")


def _numbers(texts: Iterable[str]) -> set[int]:
    return {number for text in texts if (number := row_number(text)) is not None}


@require_http_methods(["GET", "HEAD", "POST"])
@once
def decision_create(request: AuthenticatedRequest, pk: int, item_pk: int) -> HttpResponse:
    """Record the body's decision on an item."""
    item = item_of(request, pk, item_pk)
    form = DecisionForm(request.POST or None, initial={"number": f"§ {item.order}"})
    context = {
        "form": form,
        "item": item,
        "meeting": item.meeting,
        **decisions_queries.attendance_context(item.meeting),
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "meetings/decision_form.html", context, status=form_status(form))
    try:
        decision = decisions_actions.record_decision(item=item, by=request.user, at=timezone.now(), **form.cleaned_data)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return render(request, "meetings/decision_form.html", context, status=409)
    messages.success(request, "Beslutet är infört.")
    return redirect(decision)
