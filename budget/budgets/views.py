"""Pages of the budget."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from budget import rights
from budget.budgets import actions as budgets_actions
from budget.budgets import queries as budgets_queries
from budget.budgets.forms import BudgetLineForm, NewBudgetLineForm
from budget.models import BudgetLine, MissingBudget
from budget.requests import known_year
from members.requests import HtmxRequest
from members.scope import scope_of
from members.swedish import format_kr
from members.versions import version_sent
from records.charts import Bar, bar_chart
from records.saving import saving
from records.sent_forms import once


@require_safe
def budget_page(request: HttpRequest, year: int) -> HttpResponse:
    of_year = budgets_queries.budget_of_year(known_year(year), user=request.user)
    missing = MissingBudget.objects.filter(year=year).first() if of_year is None else None
    context = {
        "year": year,
        "years": budgets_queries.budget_years(user=request.user),
        "of_year": of_year,
        "missing": missing,
        "chart": _budget_chart(of_year),
        "may_edit": of_year is not None
        and rights.may_edit(scope_of(request.user), is_adopted=of_year.budget.is_adopted),
    }
    return render(request, "budget/budget.html", context)


def _budget_chart(of_year: budgets_queries.BudgetOfYear | None) -> SafeString | None:
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
        budgets_actions.start_budget(known_year(year))
    except budgets_actions.AlreadyExists as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, f"Ett utkast till budget för {year} är skapat. Lägg till kostnaderna.")
    return redirect("budget:budget", year)


@once
def line_create(request: HttpRequest, year: int) -> HttpResponse:
    of_year = budgets_queries.budget_of_year(known_year(year), user=request.user)
    if of_year is None:
        raise Http404
    form = NewBudgetLineForm(request.POST or None, instance=BudgetLine(budget=of_year.budget))
    if request.method == "POST" and form.is_valid():
        try:
            line = budgets_actions.add_line(of_year.budget, form.save(commit=False))
        except (budgets_actions.BudgetAlreadyAdopted, budgets_actions.AlreadyExists) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Raden ”{line.name}” är tillagd.")
            return redirect("budget:budget", year)
    context = _line_page(year, form, title=f"Ny rad i budgeten {year}", button="Lägg till raden")
    return render(request, "budget/form.html", context, status=400 if form.errors else 200)


def line_edit(request: HtmxRequest, year: int, pk: int) -> HttpResponse:
    """Show a row or its form and save it; htmx gets the row alone, others a page."""
    line = get_object_or_404(BudgetLine.objects.select_related("budget"), pk=pk, budget__year=known_year(year))
    if request.method == "GET" and "visa" in request.GET:
        return _row(request, line)
    version = line.version
    form = BudgetLineForm(request.POST or None, instance=line)
    status, conflict = 200, None
    if request.method == "POST":
        seen = version_sent(request)
        if form.is_valid():
            with saving(line, form, told=_changed, refusals=(budgets_actions.BudgetAlreadyAdopted,)) as save:
                budgets_actions.change_line(line, seen=seen, **form.cleaned_data)
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
    of_year = budgets_queries.gather_budget(line.budget)
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
    line = get_object_or_404(BudgetLine.objects.select_related("budget"), pk=pk, budget__year=known_year(year))
    try:
        budgets_actions.remove_line(line)
    except budgets_actions.BudgetAlreadyAdopted as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Raden ”{line.name}” är borttagen.")
    return redirect("budget:budget", year)
