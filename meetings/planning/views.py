"""The page where a year's meetings are planned, looked over and published at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from meetings import requests
from meetings.planning import actions, hosts, proposals
from meetings.planning.forms import YearPlanForm
from meetings.planning.proposals import ProposedMeeting
from members.fields import row_field
from members.models import Municipality
from members.numbers import whole_number
from members.swedish import SwedishOrder
from records.sent_forms import once

YearPlan = forms.formset_factory(YearPlanForm, extra=0)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def plan_year(request: HttpRequest, year: int) -> HttpResponse:
    """Propose the year's meetings; look over, let hosts change places, publish all at once."""
    if requests.year_from(str(year)) is None:
        raise Http404
    proposed = proposals.unplanned(proposals.propose_year(year), year)
    formset = YearPlan(
        request.POST or None,
        initial=[{"on": proposal.on, "host": proposal.host, "year": year} for proposal in proposed],
        form_kwargs={"empty_permitted": False},
    )
    municipalities = list(Municipality.objects.order_by(SwedishOrder("name")))
    for form in formset.forms:
        row_field(form, "host").queryset = Municipality.objects.all()
        row_field(form, "host").choices = [("", "ingen"), *((m.pk, m.name) for m in municipalities)]
    if request.method != "POST":
        return _show(request, year, formset, proposed, 200)
    if not formset.is_valid() or len(formset.forms) != len(proposed):
        return _show(request, year, formset, proposed, 400)
    wanted = [
        proposal.moved(form.cleaned_data["on"] or proposal.on, form.cleaned_data["host"])
        for proposal, form in zip(proposed, formset.forms, strict=True)
    ]
    kept = [bool(form.cleaned_data["on"]) for form in formset.forms]
    if "byt" in request.POST:
        return _show(request, year, _swapped(formset, wanted, request.POST.get("byt", "")), wanted, 200)
    if "publicera" not in request.POST:
        return _show(request, year, formset, wanted, 200)
    made = actions.publish_year([proposal for proposal, keep in zip(wanted, kept, strict=True) if keep])
    messages.success(request, f"{len(made)} möten står nu i kalendern för {year}.")
    return redirect(f"{reverse('meetings:calendar')}?ar={year}")


def _swapped(formset: Any, wanted: list[ProposedMeeting], place: str) -> Any:
    """Let the meeting and the body's next one change hosts; nobody else moves."""
    first = whole_number(place, largest=len(wanted) - 1)
    if first is None:
        return formset
    second = next((n for n in range(first + 1, len(wanted)) if wanted[n].body == wanted[first].body), None)
    if second is None:
        return formset
    current = [str(proposal.host.pk) if proposal.host else "" for proposal in wanted]
    data = formset.data.copy()
    for number, host in enumerate(hosts.swap(current, first, second)):
        data[f"form-{number}-host"] = host
    formset.data = data
    for form in formset.forms:
        form.data = data
    return formset


def _show(request: HttpRequest, year: int, formset: Any, wanted: list[ProposedMeeting], status: int) -> HttpResponse:
    warnings = proposals.warnings_of(wanted, year)
    last_of_body = {proposal.body: number for number, proposal in enumerate(wanted)}
    rows = [
        {
            "proposal": proposal,
            "form": form,
            "warnings": found,
            "number": number,
            "can_swap": last_of_body[proposal.body] != number,
        }
        for number, (proposal, form, found) in enumerate(zip(wanted, formset.forms, warnings, strict=False))
    ]
    context = {
        "year": year,
        "years": [year - 1, year, year + 1],
        "rows": rows,
        "formset": formset,
        "warned": sum(bool(found) for found in warnings),
        "is_planned": not rows and bool(proposals.propose_year(year)),
    }
    return render(request, "meetings/plan_year.html", context, status=status)
