"""The action plan to and from Excel: a file, or cells pasted, shown line by line before anything is written."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from members import swedish
from members.requests import AuthenticatedRequest
from programs import importing, queries, spreadsheet
from programs.adopting import PlanFrozen
from programs.models import Plan
from programs.pages.adopting import plan_of
from programs.spreadsheet import Line, NotAWorkbook

SALT = "programs.import.2"  # another when what is signed gets another form
KEPT_SECONDS = 8 * 3600  # a preview can be left over lunch
PASTED_CHARACTERS = 400_000


class ImportForm(forms.Form):
    """A workbook, or cells copied from one."""

    file = forms.FileField(
        label="Excel-fil",
        required=False,
        allow_empty_file=True,
        help_text="Hämta handlingsplanen som Excel, ändra i den och läs in den här. Högst 2 MB.",
        widget=forms.ClearableFileInput({"accept": f".xlsx,{spreadsheet.MEDIA_TYPE}", "class": "form-control"}),
    )
    pasted = forms.CharField(
        label="Eller klistra in rader från Excel",
        required=False,
        strip=False,
        max_length=PASTED_CHARACTERS,
        help_text="Kopiera med rubrikraden. Rubriken Aktivitet måste finnas.",
        widget=forms.Textarea({"rows": 6, "class": "form-control"}),
        error_messages={"max_length": "Texten är %(show_value)s tecken. Högst %(limit_value)s läses på en gång."},
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id="import-%s")
        self.fields["pasted"].widget.attrs.pop("maxlength", None)
        self.lines: list[Line] = []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        file, pasted = cleaned.get("file"), cleaned.get("pasted", "")
        try:
            if file is not None:
                self.lines = spreadsheet.read(file.read(spreadsheet.LARGEST_FILE + 1))
            elif pasted.strip():
                self.lines = spreadsheet.read_pasted(pasted)
            else:
                raise forms.ValidationError("Välj en Excel-fil, eller klistra in rader med rubrikraden.")
        except NotAWorkbook as refusal:
            self.add_error("file" if file is not None else "pasted", str(refusal))
        return cleaned


@require_safe
def export(request: HttpRequest, year: int) -> HttpResponse:
    """Give the action plan as a workbook, with the newest follow-up beside each activity."""
    plan = plan_of(request, year)
    today = timezone.localdate()
    rows = [one for area in queries.follow_up_of(plan, today) for one in area.activities]
    content = spreadsheet.write(title=f"Handlingsplan {plan.year}", rows=rows, written_on=today)
    answer = HttpResponse(content, content_type=spreadsheet.MEDIA_TYPE)
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
    request: AuthenticatedRequest, plan: Plan, lines: list[Line], *, refusal: str = "", status: int = 200
) -> HttpResponse:
    shown = importing.preview(plan, lines)
    fates = [(fate, shown.having(fate)) for fate in importing.Fate]
    context = {
        "plan": plan,
        "preview": shown,
        "counts": [(fate, len(found)) for fate, found in fates],
        "same": len(shown.having(importing.Fate.SAME)),
        "refused": len(shown.having(importing.Fate.REFUSED)),
        "refusal": refusal,
        "lines": signing.dumps(
            {"plan": plan.pk, "lines": [asdict(one) for one in lines], "seen": shown.digests}, salt=SALT, compress=True
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
    lines = [Line(**one) for one in sent["lines"]]
    try:
        done = importing.carry_out(plan, lines, seen=sent["seen"])
    except (importing.SomeRefused, PlanFrozen) as refusal:
        return _preview(request, plan, lines, refusal=str(refusal), status=409)
    new, changed = len(done.having(importing.Fate.NEW)), len(done.having(importing.Fate.CHANGED))
    words = [
        swedish.plural(new, "ny aktivitet", "nya aktiviteter"),
        swedish.plural(changed, "ändrad aktivitet", "ändrade aktiviteter"),
    ]
    messages.success(request, f"Inläst: {' och '.join(words)}.")
    return redirect("programs:action_plan", year=plan.year)
