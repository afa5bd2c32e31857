"""A year's budget, row by row, beside the fees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budget import checks
from budget.checks import AmountCheck
from budget.fees.queries import fees_of_year
from budget.models import AccountsLine, Budget, BudgetLine, Side
from members.swedish import format_iso_date, format_kr, format_number


@dataclass(frozen=True)
class BudgetOfYear:
    """A budget with its rows, sums and checks."""

    budget: Budget
    income: tuple[BudgetLine, ...]
    costs: tuple[BudgetLine, ...]
    checks: tuple[AmountCheck, ...]

    @property
    def income_kr(self) -> int:
        return checks.add_up(line.amount_kr for line in self.income)

    @property
    def costs_kr(self) -> int:
        return checks.add_up(line.amount_kr for line in self.costs)

    @property
    def result_kr(self) -> int:
        return self.income_kr - self.costs_kr

    @property
    def balances(self) -> bool:
        return self.result_kr == 0

    @property
    def balance_message(self) -> str:
        """Say whether the budget balances, and by how much it does not."""
        if self.balances:
            return "Budgeten är i balans: intäkterna täcker kostnaderna exakt."
        what = "mer än kostnaderna. Fördela" if self.result_kr > 0 else "mindre än kostnaderna. Minska med"
        return (
            f"Budgeten är inte i balans: intäkterna är {format_kr(abs(self.result_kr))} {what} det beloppet "
            "innan budgeten fastställs."
        )

    @property
    def lines_without_amount(self) -> list[BudgetLine]:
        return [line for line in (*self.income, *self.costs) if line.amount_kr is None]

    @property
    def differences(self) -> list[AmountCheck]:
        return [check for check in self.checks if check.outcome in {"avviker", "avrundning"}]


def budget_of_year(year: int, *, user: object | None = None, everything: bool = False) -> BudgetOfYear | None:
    """Return the year's budget if the user may see it (`everything`: documents that check access themselves)."""
    budgets = Budget.objects.all() if everything else Budget.objects.visible_to(user)
    budget = budgets.filter(year=year).select_related("decision").prefetch_related("lines").first()
    return None if budget is None else gather_budget(budget)


def gather_budget(budget: Budget) -> BudgetOfYear:
    """Return the budget with its rows and the checks of what it states."""
    lines = list(budget.lines.all())
    income = tuple(line for line in lines if line.side == Side.INCOME)
    costs = tuple(line for line in lines if line.side == Side.COST)
    subject, source = f"Budget {budget.year}", budget.source or budget.document
    income_amounts, cost_amounts = amounts_of(income), amounts_of(costs)
    found: list[AmountCheck] = []
    if budget.stated_income_kr is not None:
        found += checks.check_operations(
            subject=subject,
            income=income_amounts,
            costs=cost_amounts,
            stated_income_kr=budget.stated_income_kr,
            stated_costs_kr=budget.stated_costs_kr,
            stated_result_kr=budget.stated_result_kr,
            source=source,
        )
    if found:
        # Of several readings of the same row only the fee is computed from elsewhere.
        found += [
            fees_against(subject, line.amount_kr, budget.year, source=source)
            for line in income
            if line.name.startswith("Avgifter från kommunerna")
        ]
    found.append(checks.check_balance(subject=subject, income=income_amounts, costs=cost_amounts, source=source))
    return BudgetOfYear(budget, income, costs, tuple(found))


def amounts_of(lines: Sequence[BudgetLine] | Sequence[AccountsLine]) -> list[int | None]:
    return [line.amount_kr for line in lines]


def fees_against(subject: str, stated_kr: int | None, year: int, *, source: str) -> AmountCheck:
    table = fees_of_year(year, amounts_only=True)
    computed = None if table.missing else table.total_kr
    explanation = ""
    if not table.missing:
        day = format_iso_date(table.population_on)
        explanation = f"{format_number(table.total_population)} invånare {day} × {table.rate_text}"
    return AmountCheck(subject, "Avgifter mot folkmängd × avgift", stated_kr, computed, source, explanation=explanation)


def budget_years(*, user: object) -> list[int]:
    """Return the years that have a budget the user may see, the newest first."""
    return list(Budget.objects.visible_to(user).order_by("-year").values_list("year", flat=True))
