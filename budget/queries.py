"""The figures of the economy, asked once and shown everywhere: page, PDF, spreadsheet and open data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from budget.accounts.queries import AccountsOfYear, accounts_of_year, project_costs
from budget.budgets.queries import BudgetOfYear, budget_of_year, gather_budget
from budget.checks import AmountCheck
from budget.fees.queries import FeeTable, fee_checks, fees_of_year, years_with_fees
from budget.models import Accounts, Budget, MissingBudget
from budget.population.queries import population_checks
from programs.models import ProjectCost


def all_checks() -> list[AmountCheck]:
    """Return every check of the economy, for the control panel: population, fees, budgets, accounts."""
    found = population_checks() + fee_checks()
    for budget in Budget.objects.filter(is_example=False).order_by("year").prefetch_related("lines"):
        found += gather_budget(budget).checks
    for year in Accounts.objects.order_by("year").values_list("year", flat=True):
        of_year = accounts_of_year(year)
        found += of_year.checks if of_year else ()
    return found


@dataclass(frozen=True)
class YearOfMoney:
    """What there is of one year."""

    year: int
    fee: FeeTable
    budget: BudgetOfYear | None
    accounts: AccountsOfYear | None
    missing_budget: MissingBudget | None
    project_costs: tuple[ProjectCost, ...] = ()


def year_of_money(year: int, *, user: object) -> YearOfMoney:
    """Return the year's fees, budget and accounts, as far as they exist and the user may see them."""
    return YearOfMoney(
        year,
        fees_of_year(year),
        budget_of_year(year, user=user),
        accounts_of_year(year),
        MissingBudget.objects.filter(year=year).first(),
        project_costs(year),
    )


def years(*, user: object, today: date) -> list[int]:
    """Return the years that have something to show, the newest first: fees, a budget or accounts."""
    found = {year for year in years_with_fees() if year <= today.year + 1}
    found |= set(Budget.objects.visible_to(user).values_list("year", flat=True))
    found |= set(Accounts.objects.values_list("year", flat=True))
    return sorted(found, reverse=True)
