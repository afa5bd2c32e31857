"""Files of the fees, rates, and what is known of a payment."""

from __future__ import annotations

import csv
import io

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from budget import fee
from budget.fees import actions as fees_actions
from budget.fees import queries as fees_queries
from budget.fees.forms import FeeFollowUpForm, FeeRateForm
from budget.models import FeeFollowUp
from budget.requests import known_year
from members.models import Municipality
from members.swedish import format_date, format_kr
from members.versions import NEVER_SEEN, version_sent
from records.saving import saving
from records.sent_forms import once


@require_safe
def fees_csv(request: HttpRequest, year: int) -> HttpResponse:
    table = _fees_or_404(year)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(
        [
            "kommunkod",
            "kommun",
            "avgiftsår",
            "folkmängd",
            "folkmängd den",
            "avgift per invånare kr",
            "avgift kr",
            "senast",
        ]
    )
    for row in table.rows:
        writer.writerow(
            [
                row.municipality.scb_code,
                row.municipality.name,
                year,
                row.population,
                row.population_on.isoformat(),
                str(fee.rounded_rate(row.rate_kr)).replace(".", ","),
                row.fee_kr,
                row.due_on.isoformat(),
            ]
        )
    # With a byte order mark Excel reads å, ä and ö; with semicolons it finds the columns.
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="avgifter-{year}.csv"'
    return response


@require_safe
def fees_json(request: HttpRequest, year: int) -> HttpResponse:
    table = _fees_or_404(year)
    rows = [
        {
            "kommunkod": row.municipality.scb_code,
            "kommun": row.municipality.name,
            "folkmangd": row.population,
            "folkmangd_den": row.population_on,
            "stord_siffra": row.is_perturbed,
            "avgift_kr": row.fee_kr,
            "forklaring": row.explanation,
        }
        for row in table.rows
    ]
    content = {
        "ar": year,
        "avgift_per_invanare_kr": str(table.rounded_rate_kr),
        "avgift_per_invanare_exakt": str(table.rate_kr),
        "betalas_senast": table.due_on,
        "kommuner": rows,
        "summa_folkmangd": table.total_population,
        "summa_kr": table.total_kr,
    }
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})


def _fees_or_404(year: int) -> fees_queries.FeeTable:
    table = fees_queries.fees_of_year(known_year(year))
    if table.missing:
        raise Http404(table.missing)
    return table


def follow_up(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """Note when a municipality confirmed, was invoiced and paid its fee."""
    municipality = get_object_or_404(Municipality, slug=slug)
    known = FeeFollowUp.objects.filter(municipality=municipality, year=known_year(year)).first()
    form = FeeFollowUpForm(request.POST or None, instance=known or FeeFollowUp(municipality=municipality, year=year))
    version: int | None = known.version if known else NEVER_SEEN
    status, conflict = 200, None
    if request.method == "POST":
        seen = version_sent(request)
        if form.is_valid():
            with saving(
                form.instance,
                form,
                told="Någon annan har ändrat dagarna medan du skrev. Det som gäller nu står här under.",
                find=lambda: FeeFollowUp.objects.get(municipality=municipality, year=year),
            ) as save:
                fees_actions.follow_fee(municipality=municipality, year=year, seen=seen, values=form.cleaned_data)
            if not save.refusal:
                messages.success(request, f"Sparat för {municipality} {year}.")
                return redirect("budget:fees", year)
            status, version, conflict = 409, save.version, save.conflict
        else:
            status, version = 400, seen
    context = {
        "form": form,
        "version": version,
        "conflict": conflict,
        "title": f"Avgiften {year}: {municipality}",
        "lead": f"Avgiften faktureras av Huddinge och betalas senast den {format_date(fee.due_on(year))}.",
        "button": "Spara",
        "cancel_url": reverse("budget:fees", args=[year]),
        "crumbs": [("Ekonomi", reverse("budget:current")), (f"Avgifter {year}", reverse("budget:fees", args=[year]))],
    }
    return render(request, "budget/form.html", context, status=status)


@once
def rate_create(request: HttpRequest) -> HttpResponse:
    form = FeeRateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rate = fees_actions.add_fee_rate(**form.cleaned_data)
        except fees_actions.RateAlreadySet as error:
            form.add_error("starts_on", str(error))
        else:
            day = format_date(rate.starts_on)
            messages.success(request, f"{format_kr(rate.rate_kr, 2)} per invånare gäller från {day}.")
            return redirect("budget:fees", form.cleaned_data["starts_on"].year)
    context = {
        "form": form,
        "title": "Ny avgift per invånare",
        "lead": "Samarbetskommittén beslutar om avgiften. Tidigare års avgifter ändras inte.",
        "button": "Lägg till avgiften",
        "cancel_url": reverse("budget:current"),
        "crumbs": [("Ekonomi", reverse("budget:current"))],
    }
    return render(request, "budget/form.html", context, status=400 if form.errors else 200)
