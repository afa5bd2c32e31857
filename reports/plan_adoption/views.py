"""Adopting and amending a plan: the pages where its data and its document are frozen together."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from meetings.models import Meeting
from members.models import Body
from members.requests import AuthenticatedRequest
from programs.adoption import actions, presentation, versions
from programs.adoption.forms import AdoptForm, AmendmentEndForm, AmendmentForm
from programs.adoption.views import CHANGED
from programs.models import Plan
from programs.plan import queries as plan_queries
from programs.requests import plan_of
from programs.table import queries as table_queries
from records.saving import saving
from records.sent_forms import once
from reports.plan_adoption import actions as plan_adoption_actions


@require_http_methods(["GET", "HEAD", "POST"])
@once
def adopt(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """Show what is left before adoption (§ 4), and adopt the plan as the committee decided."""
    plan = plan_of(request, year)
    if plan.is_adopted and request.method != "POST":
        messages.info(request, f"{plan.title} är redan fastställd. Det som är beslutat ändras genom en rättelse.")
        return redirect("programs:plan_versions", year=plan.year)
    presented = actions.presented(plan, today=timezone.localdate())
    figures = plan_queries.figures_of(table_queries.table_of(plan), [])
    status = 200
    missing = presentation.missing(presented)
    form = AdoptForm(
        _sent(request),
        plan=plan,
        all_presented=not missing,
        ownerless=len(figures.ownerless),
        shown_on=None if missing else max((row.on for row in presented if row.on), default=None),
    )
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                with saving(plan, form, told=CHANGED, refusals=(actions.PlanAlreadyAdopted,)) as save:
                    job = plan_adoption_actions.adopt(
                        plan,
                        decision=form.cleaned_data["decision"],
                        seen=form.cleaned_data["version"],
                        waived=form.cleaned_data.get("waived", ""),
                        accepts_ownerless=form.cleaned_data.get("accepts_ownerless", False),
                        by=request.user,
                        at=timezone.now(),
                    )
            except actions.NotPresented as refusal:
                form.add_error("waived" if "waived" in form.fields else None, str(refusal))
            except actions.OwnerlessActivities as refusal:
                form.add_error("accepts_ownerless" if "accepts_ownerless" in form.fields else None, str(refusal))
            else:
                if not save.refusal:
                    messages.success(request, f"{plan.title} är fastställd och låst.")
                    return redirect(job) if job else redirect(plan)
                status = 409
    context = {
        "plan": plan,
        "form": form,
        "presented": presented,
        "said": presentation.count(presented),
        "missing": missing,
        "ownerless": figures.ownerless,
        "empty_sub_goals": figures.empty_sub_goals,
        "meeting": _last_committee_meeting(),
    }
    return render(request, "programs/plan_adopt.html", context, status=status)


def _last_committee_meeting() -> Meeting | None:
    """Return the meeting that most likely took the decision: the committee's last one that has been."""
    held = Meeting.objects.filter(body__kind=Body.Kind.COMMITTEE, on__lte=timezone.localdate())
    return held.exclude(state=Meeting.State.CANCELLED).order_by("-on").first()


def _sent(request: AuthenticatedRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "HEAD", "POST"])
@once
def amendment(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """Open a numbered amendment of an adopted plan; while it is open, show what has changed and lock it again."""
    plan = plan_of(request, year)
    if not plan.is_adopted:
        messages.info(request, f"{plan.title} är inte fastställd. Ändra direkt i tabellen.")
        return redirect("programs:action_plan", year=plan.year)
    version = plan.versions.filter(closed_at=None).select_related("opened_by__person").first()
    if version is None:
        return _open(request, plan)
    before = plan.versions.filter(number=version.number - 1).get()
    status = 200
    form = AmendmentEndForm(_sent(request), plan=plan)
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                version, job = plan_adoption_actions.close_amendment(
                    plan, decision=form.cleaned_data["decision"], by=request.user, at=timezone.now()
                )
            except (actions.NothingAmended, actions.NoAmendment) as refusal:
                form.add_error(None, str(refusal))
                status = 409
            else:
                messages.success(request, f"Rättelse {version.number} är låst.")
                return redirect(job) if job else redirect("programs:plan_versions", year=plan.year)
    context = {
        "plan": plan,
        "version": version,
        "form": form,
        "changes": versions.changes(before.content, versions.content_of(plan)),
    }
    return render(request, "programs/amendment_open.html", context, status=status)


def _open(request: AuthenticatedRequest, plan: Plan) -> HttpResponse:
    form = AmendmentForm(_sent(request), auto_id="rattelse-%s")
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                version = actions.open_amendment(
                    plan, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
                )
            except actions.AmendmentOpen as refusal:
                messages.warning(request, str(refusal))
                return redirect("plan_amendment", year=plan.year)
            except actions.NotAdopted as refusal:
                form.add_error(None, str(refusal))
                status = 409
            else:
                messages.success(request, f"Rättelse {version.number} är öppen. Ändra i tabellen och lås sedan igen.")
                return redirect("programs:action_plan", year=plan.year)
    number = (plan.versions.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    return render(request, "programs/amendment_new.html", {"plan": plan, "form": form, "number": number}, status=status)
