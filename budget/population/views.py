"""Pages of the population that the fees rest on."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from budget.models import PopulationFact
from budget.population import queries as population_queries
from budget.population.forms import PopulationForm
from members.swedish import format_date, format_number
from records.charts import Line, line_chart
from records.sent_forms import once


@require_safe
def population(request: HttpRequest) -> HttpResponse:
    sums = population_queries.population_by_year()
    years = sorted(sums)
    stated = {
        check.label.rpartition(" ")[2]: check
        for check in population_queries.population_checks()
        if "Ökning" not in check.label
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
        "checks": [check for check in population_queries.population_checks() if "Ökning" in check.label],
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
