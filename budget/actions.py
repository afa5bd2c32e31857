"""Changes of the economy that touch more than one row, and why they may be refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from budget.models import Budget, BudgetLine, FeeFollowUp, FeeRate, Side
from budget.queries import fees_of_year
from members.models import Municipality
from members.swedish import format_date
from members.tracking import save_if_unchanged

FEE_LINE = "Avgifter från kommunerna"


class RateAlreadySet(Exception):
    """There is already a rate that starts on the day or later."""


class AlreadyAdopted(Exception):
    """The budget is adopted, so its rows stay as they were decided."""


class AlreadyExists(Exception):
    """The year already has a budget, or the budget a row of that name."""


@transaction.atomic
def add_fee_rate(*, rate_kr: Decimal, starts_on: date, decided_on: date | None = None, basis: str = "") -> FeeRate:
    """Let a new rate [kr] hold from the day on; the one before it ends the day before. Raises RateAlreadySet."""
    if FeeFollowUp.objects.filter(year__gte=starts_on.year).exclude(invoiced_on=None, paid_on=None).exists():
        raise RateAlreadySet(
            f"Avgiften för {starts_on.year} är redan fakturerad eller betald. Välj en dag från ett senare år."
        )
    for rate in FeeRate.objects.select_for_update():
        if rate.starts_on is not None and rate.starts_on >= starts_on:
            raise RateAlreadySet(
                f"Det finns redan en avgift som gäller från {format_date(rate.starts_on)}. Välj en senare dag."
            )
        if rate.ends_on is None or rate.ends_on >= starts_on:
            rate.ends_on = starts_on - timedelta(days=1)
            rate.save(update_fields=["ends_on"])
    return FeeRate.objects.create(
        rate_kr=rate_kr,
        starts_on=starts_on,
        decided_on=decided_on,
        decided_by="samarbetskommittén" if decided_on else "",
        basis=basis,
    )


@transaction.atomic
def follow_fee(*, municipality: Municipality, year: int, seen: int, values: Mapping[str, date | None]) -> FeeFollowUp:
    """Note when the municipality confirmed, was invoiced and paid, if nobody has noted anything since.

    seen: members.tracking.NEVER_SEEN when nothing was noted. Raises ChangedMeanwhile.
    """
    known, created = FeeFollowUp.objects.get_or_create(municipality=municipality, year=year, defaults=values)
    if not created:
        save_if_unchanged(known, seen=seen, **values)
    return known


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
    """Put a row last on its side of the budget. Raises AlreadyAdopted, AlreadyExists."""
    _refuse_adopted(budget)
    if budget.lines.filter(side=line.side, name=line.name).exists():
        raise AlreadyExists("Budgeten har redan en rad med det namnet.")
    line.budget = budget
    line.order = (budget.lines.filter(side=line.side).aggregate(last=Max("order"))["last"] or 0) + 1
    line.save()
    return line


@transaction.atomic
def change_line(line: BudgetLine, *, seen: int, **values: object) -> None:
    """Write a row's values if nobody has changed it since. Raises AlreadyAdopted, ChangedMeanwhile."""
    _refuse_adopted(line.budget)
    save_if_unchanged(line, seen=seen, **values)


@transaction.atomic
def remove_line(line: BudgetLine) -> None:
    """Take a row out of the budget. Raises AlreadyAdopted."""
    _refuse_adopted(line.budget)
    line.delete()


def _refuse_adopted(budget: Budget) -> None:
    if Budget.objects.select_for_update().get(pk=budget.pk).is_adopted:
        when = f" den {format_date(budget.decided_on)}" if budget.decided_on else ""
        raise AlreadyAdopted(f"Budgeten för {budget.year} är fastställd{when} och kan inte ändras.")
