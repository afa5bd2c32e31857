"""Starting a budget and changing its lines."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from budget.fees.queries import fees_of_year
from budget.models import Budget, BudgetLine, Side
from members.swedish import format_date
from members.versions import save_if_unchanged

FEE_LINE = "Avgifter från kommunerna"


class BudgetAlreadyAdopted(Exception):
    """The budget is adopted, so its rows stay as they were decided."""


class AlreadyExists(Exception):
    """The year already has a budget, or the budget a row of that name."""


@transaction.atomic
def start_budget(year: int) -> Budget:
    """Make a draft with the year's fees as its income, as far as they are known. Raises AlreadyExists."""
    budget, created = Budget.objects.get_or_create(year=year)
    if not created:
        raise AlreadyExists(f"Det finns redan en budget för {year}.")
    table = fees_of_year(year)
    amount = None if table.missing else table.total_kr
    budget.lines.create(side=Side.INCOME, order=1, name=FEE_LINE, amount_kr=amount)
    return budget


@transaction.atomic
def add_line(budget: Budget, line: BudgetLine) -> BudgetLine:
    """Put a row last on its side of the budget. Raises BudgetAlreadyAdopted, AlreadyExists."""
    _refuse_adopted(budget)
    if budget.lines.filter(side=line.side, name=line.name).exists():
        raise AlreadyExists("Budgeten har redan en rad med det namnet.")
    line.budget = budget
    line.order = (budget.lines.filter(side=line.side).aggregate(last=Max("order"))["last"] or 0) + 1
    line.save()
    return line


@transaction.atomic
def change_line(line: BudgetLine, *, seen: int, **values: object) -> None:
    """Write a row's values if nobody has changed it since. Raises BudgetAlreadyAdopted, ChangedMeanwhile."""
    _refuse_adopted(line.budget)
    save_if_unchanged(line, seen=seen, **values)


@transaction.atomic
def remove_line(line: BudgetLine) -> None:
    """Take a row out of the budget. Raises BudgetAlreadyAdopted."""
    _refuse_adopted(line.budget)
    line.delete()


def _refuse_adopted(budget: Budget) -> None:
    if Budget.objects.select_for_update().get(pk=budget.pk).is_adopted:
        when = f" den {format_date(budget.decided_on)}" if budget.decided_on else ""
        raise BudgetAlreadyAdopted(f"Budgeten för {budget.year} är fastställd{when} och kan inte ändras.")
