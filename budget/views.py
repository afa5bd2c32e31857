"""Pages of the economy: the year, its fees, budget and accounts."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from budget import actions, fees, queries, rights
from budget.forms import BudgetLineForm, FeeFollowUpForm, FeeRateForm, NewBudgetLineForm, PopulationForm, WhatIfForm
from budget.models import BudgetLine, FeeFollowUp, FeeRate, FeeStatement, FeeTerm, MissingBudget, PopulationFact
from members.models import Municipality
from members.requests import HtmxRequest
from members.scope import scope_of
from members.swedish import format_date, format_kr, format_number
from members.tracking import NEVER_SEEN, version_sent
from records.charts import Bar, Group, Line, bar_chart, grouped_bar_chart, line_chart
from records.once import once
from records.saving import saving

FIRST_YEAR, LAST_YEAR = 2010, 2100


def _known(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404("Året finns inte i ekonomin.")
    return year


# --- The year ---------------------------------------------------------------------------------------------


@require_safe
def current(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    years = queries.years(user=request.user, today=today)
    return _year(request, next((year for year in years if year <= today.year), today.year), years)


@require_safe
def year_page(request: HttpRequest, year: int) -> HttpResponse:
    return _year(request, _known(year), queries.years(user=request.user, today=timezone.localdate()))


def _year(request: HttpRequest, year: int, years: list[int]) -> HttpResponse:
    context = {
        "year": year,
        "years": years,
        "money": queries.year_of_money(year, user=request.user),
        "terms": FeeTerm.objects.select_related("municipality"),
    }
    return render(request, "budget/year.html", context)


# --- Fees -------------------------------------------------------------------------------------------------


def fees_page(request: HttpRequest, year: int) -> HttpResponse:
    if request.method not in {"GET", "HEAD"}:
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    rates = list(FeeRate.objects.all())
    known = [rate.as_rule() for rate in rates]
    table = queries.fees_of_year(_known(year), known=known)
    form = WhatIfForm(request.GET if "sats" in request.GET else None)
    trial = queries.fees_of_year(year, rate_kr=form.cleaned_data["sats"], known=known) if form.is_valid() else None
    context = {
        "year": year,
        "years": queries.years_with_fees(),
        "table": table,
        "chart": _fee_chart(table, trial),
        "form": form,
        "trial": _compare(table, trial) if trial else None,
        "what_if_budget": _budget_with(trial, table, user=request.user) if trial else None,
        "totals": queries.totals_by_year(known),
        "rates": rates,
        "statement": FeeStatement.objects.filter(year=year).first(),
        "overdue": {row.municipality.pk for row in table.rows if row.is_overdue(timezone.localdate())},
    }
    return render(request, "budget/fees.html", context, status=400 if form.errors else 200)


def _fee_chart(table: queries.FeeTable, trial: queries.FeeTable | None) -> SafeString | None:
    if not table.rows:
        return None
    title = f"Avgift per kommun {table.year}"
    largest = max(table.rows, key=lambda row: row.fee_kr)
    description = (
        f"Störst är avgiften för {largest.municipality.name}, {format_kr(largest.fee_kr)}. "
        f"Tillsammans betalar kommunerna {format_kr(table.total_kr)}."
    )
    if trial is None:
        bars = [Bar(row.municipality.name, row.fee_kr) for row in table.rows]
        return bar_chart(title=title, description=description, bars=bars, unit="kr")
    groups = [
        Group(row.municipality.name, [row.fee_kr, other.fee_kr])
        for row, other in zip(table.rows, trial.rows, strict=True)
    ]
    series = [f"{table.rate_text} per invånare", f"{trial.rate_text} per invånare"]
    return grouped_bar_chart(title=title, description=description, series=series, groups=groups, unit="kr")


def _compare(table: queries.FeeTable, trial: queries.FeeTable) -> dict[str, Any]:
    rows = [
        {
            "name": row.municipality.name,
            "before": row.fee_kr,
            "after": other.fee_kr,
            "change": other.fee_kr - row.fee_kr,
        }
        for row, other in zip(table.rows, trial.rows, strict=True)
    ]
    return {"table": trial, "rows": rows, "change": trial.total_kr - table.total_kr}


def _budget_with(trial: queries.FeeTable, table: queries.FeeTable, *, user: object) -> dict[str, Any] | None:
    """Return the budget's result with the other fees: the income changes by what the fees change."""
    budget = queries.budget_of_year(trial.year, user=user)
    if budget is None or not table.rows:
        return None
    return {"before": budget.result_kr, "after": budget.result_kr + trial.total_kr - table.total_kr}


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
                str(fees.rounded_rate(row.rate_kr)).replace(".", ","),
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


def _fees_or_404(year: int) -> queries.FeeTable:
    table = queries.fees_of_year(_known(year))
    if table.missing:
        raise Http404(table.missing)
    return table


def follow_up(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """Note when a municipality confirmed, was invoiced and paid its fee."""
    municipality = get_object_or_404(Municipality, slug=slug)
    known = FeeFollowUp.objects.filter(municipality=municipality, year=_known(year)).first()
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
                actions.follow_fee(municipality=municipality, year=year, seen=seen, values=form.cleaned_data)
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
        "lead": f"Avgiften faktureras av Huddinge och betalas senast den {format_date(fees.due_on(year))}.",
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
            rate = actions.add_fee_rate(**form.cleaned_data)
        except actions.RateAlreadySet as error:
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


# --- Population -------------------------------------------------------------------------------------------


@require_safe
def population(request: HttpRequest) -> HttpResponse:
    sums = queries.population_by_year()
    years = sorted(sums)
    stated = {
        check.label.rpartition(" ")[2]: check for check in queries.population_checks() if "Ökning" not in check.label
    }
    rows = [
        {
            "year": year,
            "persons": sums[year],
            "increase": sums[year] - sums[year - 1] if year - 1 in sums else None,
            "check": stated.get(str(year)),
        }
        for year in reversed(years)
    ]
    chart = None
    if years:
        change = sums[years[-1]] - sums[years[0]]
        chart = line_chart(
            title="Invånare på Södertörn",
            description=f"Från {format_number(sums[years[0]])} invånare {years[0]} till "
            f"{format_number(sums[years[-1]])} {years[-1]}, en ökning med {format_number(change)}.",
            points=[str(year) for year in years],
            lines=[Line("invånare", [sums[year] for year in years])],
            from_zero=False,
        )
    context = {
        "rows": rows,
        "chart": chart,
        "latest": rows[0] if rows else None,
        "first": rows[-1] if rows else None,
        "facts": PopulationFact.objects.all(),
        "checks": [check for check in queries.population_checks() if "Ökning" in check.label],
    }
    return render(request, "budget/population.html", context)


@once
def population_create(request: HttpRequest) -> HttpResponse:
    form = PopulationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        figure = form.save()
        persons, day = format_number(figure.persons), format_date(figure.counted_on)
        messages.success(request, f"Sparat: {figure.municipality}, {persons} invånare {day}.")
        return redirect("budget:fees", figure.counted_on.year + 1)
    context = {
        "form": form,
        "title": "Ny folkmängd",
        "lead": "Folkmängden den 31 december ger avgiften året efter. Siffran kommer från SCB.",
        "button": "Spara folkmängden",
        "cancel_url": reverse("budget:population"),
        "crumbs": [("Ekonomi", reverse("budget:current")), ("Folkmängd", reverse("budget:population"))],
    }
    return render(request, "budget/form.html", context, status=400 if form.errors else 200)


# --- Budget -----------------------------------------------------------------------------------------------


@require_safe
def budget_page(request: HttpRequest, year: int) -> HttpResponse:
    of_year = queries.budget_of_year(_known(year), user=request.user)
    missing = MissingBudget.objects.filter(year=year).first() if of_year is None else None
    context = {
        "year": year,
        "years": queries.budget_years(user=request.user),
        "of_year": of_year,
        "missing": missing,
        "chart": _budget_chart(of_year),
        "may_edit": of_year is not None
        and rights.may_edit(scope_of(request.user), is_adopted=of_year.budget.is_adopted),
    }
    return render(request, "budget/budget.html", context)


def _budget_chart(of_year: queries.BudgetOfYear | None) -> SafeString | None:
    if of_year is None or not any(line.amount_kr for line in of_year.costs):
        return None
    return bar_chart(
        title=f"Kostnader i budgeten {of_year.budget.year}",
        description=f"Kostnaderna är tillsammans {format_kr(of_year.costs_kr)}.",
        bars=[Bar(line.name, line.amount_kr) for line in of_year.costs],
        unit="kr",
    )


@require_POST
def budget_create(request: HttpRequest, year: int) -> HttpResponse:
    try:
        actions.start_budget(_known(year))
    except actions.AlreadyExists as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, f"Ett utkast till budget för {year} är skapat. Lägg till kostnaderna.")
    return redirect("budget:budget", year)


@once
def line_create(request: HttpRequest, year: int) -> HttpResponse:
    of_year = queries.budget_of_year(_known(year), user=request.user)
    if of_year is None:
        raise Http404
    form = NewBudgetLineForm(request.POST or None, instance=BudgetLine(budget=of_year.budget))
    if request.method == "POST" and form.is_valid():
        try:
            line = actions.add_line(of_year.budget, form.save(commit=False))
        except (actions.AlreadyAdopted, actions.AlreadyExists) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Raden ”{line.name}” är tillagd.")
            return redirect("budget:budget", year)
    context = _line_page(year, form, title=f"Ny rad i budgeten {year}", button="Lägg till raden")
    return render(request, "budget/form.html", context, status=400 if form.errors else 200)


def line_edit(request: HtmxRequest, year: int, pk: int) -> HttpResponse:
    """Show a row or its form and save it; htmx gets the row alone, others a page."""
    line = get_object_or_404(BudgetLine.objects.select_related("budget"), pk=pk, budget__year=_known(year))
    if request.method == "GET" and "visa" in request.GET:
        return _row(request, line)
    version = line.version
    form = BudgetLineForm(request.POST or None, instance=line)
    status, conflict = 200, None
    if request.method == "POST":
        seen = version_sent(request)
        if form.is_valid():
            with saving(line, form, told=_changed, refusals=(actions.AlreadyAdopted,)) as save:
                actions.change_line(line, seen=seen, **form.cleaned_data)
            conflict = save.conflict
            if not save.refusal:
                if request.htmx:
                    return _row(request, line, changed=True)
                messages.success(request, f"Raden ”{line.name}” är sparad.")
                return redirect("budget:budget", year)
        status, version = (409, line.version) if conflict else (400, seen)
    if request.htmx:
        context: dict[str, Any] = {"line": line, "form": form, "year": year, "version": version}
        return render(request, "budget/_line_form.html", context, status=status)
    context = _line_page(year, form, title=f"Ändra raden ”{BudgetLine.objects.get(pk=pk).name}”", button="Spara raden")
    context |= {
        "version": version,
        "conflict": conflict,
        "remove_url": reverse("budget:line_remove", args=[year, pk]),
    }
    return render(request, "budget/form.html", context, status=status)


def _changed(saved: BudgetLine) -> str:
    return (
        f"Någon annan har ändrat raden till ”{saved.name}”, {format_kr(saved.amount_kr)}. "
        "Det du skrev står kvar. Spara igen om det är ditt som ska gälla."
    )


def _row(request: HttpRequest, line: BudgetLine, *, changed: bool = False) -> HttpResponse:
    of_year = queries.gather_budget(line.budget)
    context = {"line": line, "year": line.budget.year, "of_year": of_year, "may_edit": True, "changed": changed}
    return render(request, "budget/_line_saved.html", context)


def _line_page(year: int, form: BudgetLineForm, *, title: str, button: str) -> dict[str, Any]:
    return {
        "form": form,
        "title": title,
        "button": button,
        "cancel_url": reverse("budget:budget", args=[year]),
        "crumbs": [
            ("Ekonomi", reverse("budget:current")),
            (str(year), reverse("budget:year", args=[year])),
            ("Budget", reverse("budget:budget", args=[year])),
        ],
    }


@require_POST
def line_remove(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    line = get_object_or_404(BudgetLine.objects.select_related("budget"), pk=pk, budget__year=_known(year))
    try:
        actions.remove_line(line)
    except actions.AlreadyAdopted as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Raden ”{line.name}” är borttagen.")
    return redirect("budget:budget", year)


# --- Accounts ---------------------------------------------------------------------------------------------


@require_safe
def accounts_page(request: HttpRequest, year: int) -> HttpResponse:
    of_year = queries.accounts_of_year(_known(year))
    context = {
        "year": year,
        "years": queries.accounts_years(),
        "of_year": of_year,
        "chart": accounts_chart(of_year) if of_year else None,
        "income_check": of_year.check("Summa intäkter") if of_year else None,
        "costs_check": of_year.check("Summa kostnader") if of_year else None,
    }
    return render(request, "budget/accounts.html", context)


def accounts_chart(of_year: queries.AccountsOfYear) -> SafeString:
    """Return the year's costs as bars, the largest first, for the page and the document."""
    costs = sorted((line for line in of_year.costs if line.amount_kr), key=lambda line: -(line.amount_kr or 0))
    return bar_chart(
        title=f"Kostnader {of_year.accounts.year}",
        description=f"Driftens kostnader är {format_kr(of_year.accounts.stated_costs_kr)} enligt bokslutet.",
        bars=[Bar(line.name, line.amount_kr) for line in costs],
        unit="kr",
    )
