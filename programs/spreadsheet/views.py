"""The plan as a workbook, out and in."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from members import swedish
from members.requests import AuthenticatedRequest
from programs.follow_up import queries
from programs.models import Plan
from programs.plan_lock import PlanFrozen
from programs.requests import plan_of
from programs.spreadsheet import actions, workbook
from programs.spreadsheet.forms import ImportForm
from programs.spreadsheet.workbook import SheetRow

SALT = "programs.import.2"  # another when what is signed gets another form


KEPT_SECONDS = 8 * 3600  # a preview can be left over lunch


@require_safe
def export(request: HttpRequest, year: int) -> HttpResponse:
    """Give the action plan as a workbook, with the newest follow-up beside each activity."""
    plan = plan_of(request, year)
    today = timezone.localdate()
    rows = [follow_up for area in queries.follow_up_of(plan, today) for follow_up in area.activities]
    content = workbook.write(title=f"Handlingsplan {plan.year}", rows=rows, written_on=today)
    answer = HttpResponse(content, content_type=workbook.MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="Handlingsplan_Sodertorn_{plan.year}.xlsx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def import_rows(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """Read a workbook and show what it would do; sent again from the preview, do it."""
    plan = plan_of(request, year)
    if request.method == "POST" and "rader" in request.POST:
        return _carry_out(request, plan)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if form.is_bound and form.is_valid():
        return _preview(request, plan, form.lines)
    status = 400 if request.method == "POST" else 200
    return render(request, "programs/import.html", {"plan": plan, "form": form}, status=status)


def _preview(
    request: AuthenticatedRequest, plan: Plan, lines: list[SheetRow], *, refusal: str = "", status: int = 200
) -> HttpResponse:
    shown = actions.preview(plan, lines)
    fates = [(fate, shown.having(fate)) for fate in actions.Fate]
    context = {
        "plan": plan,
        "preview": shown,
        "counts": [(fate, len(found)) for fate, found in fates],
        "same": len(shown.having(actions.Fate.SAME)),
        "refused": len(shown.having(actions.Fate.REFUSED)),
        "refusal": refusal,
        "lines": signing.dumps(
            {"plan": plan.pk, "lines": [asdict(line) for line in lines], "seen": shown.digests},
            salt=SALT,
            compress=True,
        ),
    }
    return render(request, "programs/import_preview.html", context, status=status)


def _carry_out(request: AuthenticatedRequest, plan: Plan) -> HttpResponse:
    try:
        sent = signing.loads(request.POST["rader"], salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        sent = {}
    if sent.get("plan") != plan.pk:
        form = ImportForm()
        messages.error(request, "Förhandsvisningen gäller inte längre. Läs in filen igen. Inget är sparat.")
        return render(request, "programs/import.html", {"plan": plan, "form": form}, status=400)
    lines = [SheetRow(**line) for line in sent["lines"]]
    try:
        done = actions.carry_out(plan, lines, seen=sent["seen"])
    except (actions.SomeRefused, PlanFrozen) as refusal:
        return _preview(request, plan, lines, refusal=str(refusal), status=409)
    new, changed = len(done.having(actions.Fate.NEW)), len(done.having(actions.Fate.CHANGED))
    words = [
        swedish.plural(new, "ny aktivitet", "nya aktiviteter"),
        swedish.plural(changed, "ändrad aktivitet", "ändrade aktiviteter"),
    ]
    messages.success(request, f"Inläst: {' och '.join(words)}.")
    return redirect("programs:action_plan", year=plan.year)
