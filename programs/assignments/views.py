"""Assignments between bodies: what one has asked another to do, by when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from members.models import Body
from members.requests import AuthenticatedRequest
from members.scope import scope_of
from programs import rights
from programs.assignments import actions, due
from programs.assignments.forms import AssignmentForm, ReportForm
from programs.models import Assignment
from programs.requests import seen_decisions
from programs.row_views import Crumbs, edit_row, new_row, remove_row
from records.history import history_of
from records.saving import saving
from records.sent_forms import once

PER_PAGE = 50
SHOWN = {"pagar": "Pågår", "klara": "Klara", "alla": "Alla"}
CHANGED = "Någon annan har ändrat uppdraget sedan du öppnade sidan. Nu står: ”{saved}” Spara igen om ditt ska gälla."


@dataclass(frozen=True)
class AssignmentRow:
    """An assignment and how it stands today."""

    assignment: Assignment
    state: due.DueState


def rows_of(rows: Iterable[Assignment], *, today: date) -> list[AssignmentRow]:
    """Return the assignments with how they stand."""
    return [
        AssignmentRow(assignment, due.state_of(due_on=assignment.due_on, done_on=assignment.done_on, today=today))
        for assignment in rows
    ]


def _assignment(request: HttpRequest, pk: int) -> Assignment:
    rows = Assignment.objects.visible_to(request.user).select_related("given_by", "given_to")
    return get_object_or_404(rows, pk=pk)


def _crumbs(assignment: Assignment | None = None) -> Crumbs:
    crumbs = [("Uppdrag", reverse("programs:assignments"))]
    return [*crumbs, ("Uppdraget", assignment.get_absolute_url())] if assignment else crumbs


@require_safe
def assignments(request: AuthenticatedRequest) -> HttpResponse:
    """List the assignments, the most urgent first; `?visa=klara` those that are done, `?organ=` one body's."""
    today = timezone.localdate()
    chosen = request.GET.get("visa", "pagar")
    if chosen not in SHOWN:
        messages.warning(request, "Det valda läget finns inte. De som pågår visas.")
        chosen = "pagar"
    rows = Assignment.objects.visible_to(request.user).select_related("given_by", "given_to")
    body = None
    if slug := request.GET.get("organ", ""):
        body = Body.objects.filter(slug=slug).first()
        if body is None:
            messages.warning(request, "Det valda organet finns inte. Alla organs uppdrag visas.")
        else:
            rows = rows.filter(Q(given_to=body) | Q(given_by=body))
    if chosen == "pagar":
        rows = rows.open().order_by(F("due_on").asc(nulls_last=True), "pk")
    elif chosen == "klara":
        rows = rows.exclude(done_on=None).order_by("-done_on", "-pk")
    else:
        rows = rows.order_by(F("due_on").desc(nulls_last=True), "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("sida"))
    context = {
        "page": page,
        "rows": rows_of(page.object_list, today=today),
        "chosen": chosen,
        "choices": list(SHOWN.items()),
        "body": body,
    }
    return render(request, "programs/assignments.html", context)


@require_safe
def assignment(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Show one assignment with its decision and its result."""
    return _page(request, _assignment(request, pk))


def _page(
    request: AuthenticatedRequest, found: Assignment, *, form: ReportForm | None = None, status: int = 200
) -> HttpResponse:
    scope = scope_of(request.user)
    may_report = rights.may_report(scope, given_to=found.given_to_id) and (found.done_on is None or form is not None)
    context = {
        "assignment": found,
        "state": due.state_of(due_on=found.due_on, done_on=found.done_on, today=timezone.localdate()),
        "decision": seen_decisions(request.user, found.decision_id).get(found.decision_id or 0),
        "form": form or (ReportForm(assignment=found) if may_report else None),
        "history": history_of(found) if rights.may_edit(scope) else [],
    }
    return render(request, "programs/assignment.html", context, status=status)


def _changed(saved: Assignment) -> str:
    return CHANGED.format(saved=saved.result or "inget resultat")


@require_http_methods(["GET", "HEAD", "POST"])
def assignment_report(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write what came of an assignment: the secretariat and those who sit in the body that got it."""
    found = _assignment(request, pk)
    if request.method != "POST":
        return redirect(f"{found.get_absolute_url()}#redovisa")
    if not rights.may_report(scope_of(request.user), given_to=found.given_to_id):
        raise PermissionDenied(f"Bara kansliet och ledamöterna i {found.given_to} kan redovisa uppdraget.")
    form = ReportForm(request.POST, assignment=found)
    if not form.is_valid():
        return _page(request, found, form=form, status=400)
    given = form.cleaned_data
    with saving(found, form, told=_changed, refusals=(actions.AlreadyDone,)) as save:
        actions.report(found, result=given["result"], done_on=given["done_on"], seen=given["version"])
    if save.refusal:
        return _page(request, _assignment(request, pk), form=form, status=409)
    messages.success(request, "Uppdraget är redovisat som klart." if given["done_on"] else "Resultatet är sparat.")
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def assignment_new(request: AuthenticatedRequest) -> HttpResponse:
    """Write an assignment that one body has given another; `?organ=` fills in who got it."""
    to = Body.objects.filter(slug=request.GET.get("organ", "").replace("\x00", "")).first()
    return new_row(
        request,
        Assignment(given_to=to) if to else Assignment(),
        AssignmentForm,
        title="Nytt uppdrag",
        crumbs=_crumbs(),
        back=reverse("programs:assignments"),
        done="Uppdraget är infört.",
        to=lambda made: made.get_absolute_url(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def assignment_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Change an assignment."""
    found = _assignment(request, pk)
    return edit_row(
        request,
        found,
        AssignmentForm,
        title="Ändra uppdraget",
        crumbs=_crumbs(found),
        back=found.get_absolute_url(),
        done="Uppdraget är sparat.",
        context={"remove": reverse("programs:assignment_remove", args=[pk])},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def assignment_remove(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take an assignment away."""
    found = _assignment(request, pk)
    return remove_row(
        request,
        found,
        title="Ta bort uppdraget",
        consequences=["Uppdraget försvinner från organens sidor. Det finns kvar i historiken."],
        button="Ta bort uppdraget",
        crumbs=_crumbs(found),
        back=found.get_absolute_url(),
        gone_to=reverse("programs:assignments"),
        done="Uppdraget är borttaget.",
    )
