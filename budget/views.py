"""Pages of the economy: the year, its fees, budget and accounts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from budget import queries as budget_queries
from budget.budgets import queries as budgets_queries
from budget.fees import queries as fees_queries
from budget.fees.forms import WhatIfForm
from budget.models import FeeRate, FeeStatement, FeeTerm
from budget.requests import known_year
from members.swedish import format_kr
from records.charts import Bar, BarGroup, bar_chart, grouped_bar_chart

# --- The year ---------------------------------------------------------------------------------------------


@require_safe
def current(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    years = budget_queries.years(user=request.user, today=today)
    return _show_year(request, next((year for year in years if year <= today.year), today.year), years)


@require_safe
def year_page(request: HttpRequest, year: int) -> HttpResponse:
    return _show_year(request, known_year(year), budget_queries.years(user=request.user, today=timezone.localdate()))


def _show_year(request: HttpRequest, year: int, years: list[int]) -> HttpResponse:
    context = {
        "year": year,
        "years": years,
        "money": budget_queries.year_of_money(year, user=request.user),
        "terms": FeeTerm.objects.select_related("municipality"),
    }
    return render(request, "budget/year.html", context)


# --- Fees -------------------------------------------------------------------------------------------------


def fees_page(request: HttpRequest, year: int) -> HttpResponse:
    if request.method not in {"GET", "HEAD"}:
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    rates = list(FeeRate.objects.all())
    known = [rate.as_rule() for rate in rates]
    table = fees_queries.fees_of_year(known_year(year), known=known)
    form = WhatIfForm(request.GET if "sats" in request.GET else None)
    trial = fees_queries.fees_of_year(year, rate_kr=form.cleaned_data["sats"], known=known) if form.is_valid() else None
    context = {
        "year": year,
        "years": fees_queries.years_with_fees(),
        "table": table,
        "chart": _fee_chart(table, trial),
        "form": form,
        "trial": _compare(table, trial) if trial else None,
        "what_if_budget": _budget_with(trial, table, user=request.user) if trial else None,
        "totals": fees_queries.totals_by_year(known),
        "rates": rates,
        "statement": FeeStatement.objects.filter(year=year).first(),
        "overdue": {row.municipality.pk for row in table.rows if row.is_overdue(timezone.localdate())},
    }
    return render(request, "budget/fees.html", context, status=400 if form.errors else 200)


def _fee_chart(table: fees_queries.FeeTable, trial: fees_queries.FeeTable | None) -> SafeString | None:
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
        BarGroup(row.municipality.name, [row.fee_kr, other.fee_kr])
        for row, other in zip(table.rows, trial.rows, strict=True)
    ]
    series = [f"{table.rate_text} per invånare", f"{trial.rate_text} per invånare"]
    return grouped_bar_chart(title=title, description=description, series=series, groups=groups, unit="kr")


def _compare(table: fees_queries.FeeTable, trial: fees_queries.FeeTable) -> dict[str, Any]:
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


def _budget_with(trial: fees_queries.FeeTable, table: fees_queries.FeeTable, *, user: object) -> dict[str, Any] | None:
    """Return the budget's result with the other fees: the income changes by what the fees change."""
    budget = budgets_queries.budget_of_year(trial.year, user=user)
    if budget is None or not table.rows:
        return None
    return {"before": budget.result_kr, "after": budget.result_kr + trial.total_kr - table.total_kr}
