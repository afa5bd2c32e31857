"""Rows for tests of the economy, with names of their own beside the real facts."""

from datetime import date
from decimal import Decimal

from budget.models import Accounts, Budget, BudgetLine, FeeRate, Side


def make_budget(**fields: object) -> Budget:
    return Budget.objects.create(**{"year": 2091, **fields})


def make_line(budget: Budget, **fields: object) -> BudgetLine:
    values = {"side": Side.COST, "order": 1, "name": "Personal", "amount_kr": 1_000, **fields}
    return BudgetLine.objects.create(budget=budget, **values)


def make_rate(**fields: object) -> FeeRate:
    return FeeRate.objects.create(**{"rate_kr": Decimal("4.50"), "starts_on": date(2090, 1, 1), **fields})


def make_accounts(**fields: object) -> Accounts:
    return Accounts.objects.create(**{"year": 2091, "operations_name": "Prov", **fields})
