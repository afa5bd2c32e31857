"""Pages of presenting a plan, its versions and the end of its year."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.parties import parties_on
from members.versions import version_sent
from programs.adoption import actions, presentation, versions
from programs.adoption.forms import PresentationForm
from programs.models import Plan, PlanVersion
from programs.requests import plan_of
from records import hashes
from records.saving import saving
from records.sent_forms import once

CHANGED = "Någon annan har ändrat planen sedan sidan öppnades. Kontrollera uppgifterna och spara igen."


@require_http_methods(["GET", "HEAD", "POST"])
@once
def presentations(request: HttpRequest, year: int) -> HttpResponse:
    """Tick the municipalities that have seen the draft (§ 4)."""
    plan = plan_of(request, year)
    today = timezone.localdate()
    parties = parties_on(today)
    days = dict(plan.presentations.values_list("municipality_id", "presented_on"))
    status = 200
    form = PresentationForm(request.POST if request.method == "POST" else None, plan=plan, parties=parties, days=days)
    if request.method == "POST":
        status = 400
        if form.is_valid():
            with saving(plan, form, told=CHANGED, refusals=(actions.PlanAlreadyAdopted,)) as save:
                actions.present(plan, days=form.chosen(), seen=form.cleaned_data["version"], today=today)
            if not save.refusal:
                messages.success(request, presentation.sentence(actions.presented(plan, today=today)))
                return redirect("plan_adopt", year=plan.year)
            status = 409
    rows = [presentation.Presented(municipality.name, days.get(municipality.pk)) for municipality in parties]
    context = {"plan": plan, "form": form, "rows": rows, "said": presentation.count(rows)}
    return render(request, "programs/presentations.html", context, status=status)


@require_safe
def plan_versions(request: HttpRequest, year: int) -> HttpResponse:
    """List what was adopted and each numbered amendment with its reason, hash and changes."""
    plan = plan_of(request, year)
    rows = list(
        plan.versions.exclude(closed_at=None).select_related("decision", "opened_by__person").order_by("number")
    )
    shown = []
    for before, row in zip([None, *rows], rows, strict=False):
        changed = versions.changes(before.content, row.content) if before else []
        shown.append((row, changed))
    context = {"plan": plan, "versions": shown[::-1], "open": plan.versions.filter(closed_at=None).first()}
    return render(request, "programs/plan_versions.html", context)


@require_safe
def plan_version(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Show the plan as it was decided, from what was kept then; `?form=json` gives the kept data itself."""
    plan = plan_of(request, year)
    version = get_object_or_404(
        PlanVersion.objects.exclude(closed_at=None).select_related("decision"), plan=plan, number=number
    )
    if request.GET.get("form") == "json":
        answer = JsonResponse(version.content, json_dumps_params={"ensure_ascii": False, "indent": 1})
        answer["Content-Disposition"] = f'attachment; filename="handlingsplan-{plan.year}-version-{number}.json"'
        return answer
    groups: dict[str, list[dict[str, object]]] = {}
    for row in version.content["activities"]:
        groups.setdefault(row["focus_area"], []).append(row)
    context = {
        "plan": plan,
        "version": version,
        "groups": list(groups.items()),
        "is_intact": hashes.hash_of(version.content) == version.sha256,
    }
    return render(request, "programs/plan_version.html", context)


@require_POST
def amendment_give_up(request: HttpRequest, year: int) -> HttpResponse:
    """Freeze the plan again when nothing has been changed."""
    plan = plan_of(request, year)
    try:
        actions.give_up_amendment(plan)
    except (actions.NoAmendment, actions.SomethingAmended) as refusal:
        messages.error(request, str(refusal))
        return redirect("plan_amendment", year=plan.year)
    messages.info(request, "Rättelsen är avbruten. Planen är låst igen och säger detsamma som förut.")
    return redirect(plan)


@require_http_methods(["GET", "HEAD", "POST"])
def close_year(request: HttpRequest, year: int) -> HttpResponse:
    """Mark the year as followed up, or take that back, after saying what it means."""
    plan = plan_of(request, year)
    if not plan.is_adopted:
        raise Http404("Bara en fastställd plan följs upp.")
    refusal, status = "", 200
    reopens = plan.state == Plan.State.FOLLOWED_UP
    if request.method == "POST":
        refusals = (actions.NotAdopted, actions.NotBegun, actions.AmendmentOpen)
        with saving(plan, told=CHANGED, refusals=refusals) as save:
            if reopens:
                actions.reopen_year(plan, seen=version_sent(request))
            else:
                actions.close_year(plan, seen=version_sent(request), today=timezone.localdate())
        if not save.refusal:
            said = "Uppföljningen är öppen igen." if reopens else "Planen är markerad som uppföljd."
            messages.success(request, said)
            return redirect(plan)
        refusal, status = save.refusal, 409
        plan = plan_of(request, year)
        reopens = plan.state == Plan.State.FOLLOWED_UP
    silent = plan.activities.filter(follow_ups=None).count()
    context = {"plan": plan, "refusal": refusal, "reopens": reopens, "silent": silent}
    return render(request, "programs/close_year.html", context, status=status)
