"""Example budgets for this year and the next, so that there is one to read and one to work with."""

from __future__ import annotations

from datetime import date

from budget.budgets.actions import FEE_LINE
from budget.fees.queries import fees_of_year
from budget.models import Budget, BudgetLine, Side

NOTE = "Exempel, inte samarbetets siffror."
# Shares of the year's fees [percent]; the last row takes what is left, so that the budget balances.
COSTS = [
    ("Personal (strateg och administratör)", 78, False),
    ("Ersättning till Huddinge kommun för ekonomi- och kansliservice, arbetsrum m.m.", 4, True),
    ("Södertörnskonferensen", 5, False),
]
LAST_COST = "Möten, webb, utredningar, konsultstöd, resor m.m."


def load(today: date) -> None:
    """Make an adopted budget for this year and a draft for the next, if those years have none."""
    _make(today.year, state=Budget.State.ADOPTED, decided_on=date(today.year, 1, 15))
    _make(today.year + 1, state=Budget.State.DRAFT, decided_on=None)


def _make(year: int, *, state: str, decided_on: date | None) -> None:
    if Budget.objects.filter(year=year).exists():
        return
    table = fees_of_year(year)
    is_forecast = bool(table.missing)
    if is_forecast:
        # The population of this December comes in February; until then last year's fees are the forecast.
        table = fees_of_year(year - 1)
    if table.missing:
        return
    budget = Budget.objects.create(
        year=year, key=f"exempel-budget-{year}", state=state, decided_on=decided_on, note=NOTE, is_example=True
    )
    income = table.total_kr // 100 * 100 if is_forecast else table.total_kr
    rows = [(name, income * percent // 100_000 * 1_000, is_host) for name, percent, is_host in COSTS]
    rows.append((LAST_COST, income - sum(amount for _, amount, _ in rows), False))
    budget.lines.create(
        side=Side.INCOME,
        order=1,
        name=FEE_LINE,
        amount_kr=income,
        is_approximate=is_forecast,
        note=f"Preliminärt: räknat på folkmängden {table.population_on}." if is_forecast else "",
        is_example=True,
    )
    BudgetLine.objects.bulk_create(
        BudgetLine(
            budget=budget,
            side=Side.COST,
            order=order,
            name=name,
            amount_kr=amount,
            is_host_reimbursement=is_host,
            scope=BudgetLine.Scope.JOINT,
            is_example=True,
        )
        for order, (name, amount, is_host) in enumerate(rows, start=1)
    )
