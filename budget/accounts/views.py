"""Pages of the accounts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from budget.accounts import queries as accounts_queries
from budget.requests import known_year
from members.swedish import format_kr
from records.charts import Bar, bar_chart


@require_safe
def accounts_page(request: HttpRequest, year: int) -> HttpResponse:
    of_year = accounts_queries.accounts_of_year(known_year(year))
    context = {
        "year": year,
        "years": accounts_queries.accounts_years(),
        "of_year": of_year,
        "chart": accounts_chart(of_year) if of_year else None,
        "income_check": of_year.check("Summa intäkter") if of_year else None,
        "costs_check": of_year.check("Summa kostnader") if of_year else None,
    }
    return render(request, "budget/accounts.html", context)


def accounts_chart(of_year: accounts_queries.AccountsOfYear) -> SafeString:
    """Return the year's costs as bars, the largest first, for the page and the document."""
    costs = sorted((line for line in of_year.costs if line.amount_kr), key=lambda line: -(line.amount_kr or 0))
    return bar_chart(
        title=f"Kostnader {of_year.accounts.year}",
        description=f"Driftens kostnader är {format_kr(of_year.accounts.stated_costs_kr)} enligt bokslutet.",
        bars=[Bar(line.name, line.amount_kr) for line in costs],
        unit="kr",
    )
