"""The chapter of the budget."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from records import charts
from reports.chapters.amounts import Amount, AmountDifference, Total, amounts_of, differences_of
from reports.chapters.fees import Fees, fees
from reports.chapters.sources import Sources


@dataclass(frozen=True)
class BudgetChapter:
    year: int
    income: list[Amount]
    costs: list[Amount]
    income_total: Total
    costs_total: Total
    result_total: Total
    fees: Fees
    differences: list[AmountDifference]
    uncertain_note: str

    @property
    def chart(self) -> SafeString:
        return charts.bar_chart(
            title=f"Budgeterade kostnader {self.year}",
            description="Budgetens kostnadsrader i kronor.",
            bars=[charts.Bar(row.name, row.kr) for row in self.costs],
            unit="kr",
        )


def budget(sources: Sources) -> BudgetChapter | None:
    found = sources.budget
    if found is None:
        return None
    stated = found.budget
    return BudgetChapter(
        year=sources.year,
        income=amounts_of(found.income),
        costs=amounts_of(found.costs),
        income_total=Total("Summa intäkter", stated.stated_income_kr, found.income_kr),
        costs_total=Total("Summa kostnader", stated.stated_costs_kr, found.costs_kr),
        result_total=Total("Resultat", stated.stated_result_kr, found.result_kr),
        fees=fees(sources),
        differences=differences_of(found.differences),
        uncertain_note=stated.uncertain_note,
    )
