"""Chapters of the accounts: operations, funds, costs of projects and differences."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from budget.models import FundYear
from records import charts
from reports.chapters.amounts import Amount, AmountDifference, Total, amounts_of, differences_of
from reports.chapters.sources import Sources


@dataclass(frozen=True)
class Operations:
    name: str
    income: list[Amount]
    costs: list[Amount]
    income_total: Total
    costs_total: Total
    result_total: Total

    @property
    def chart(self) -> SafeString:
        return charts.bar_chart(
            title="Årets kostnader",
            description="Bokslutets kostnadsrader i kronor; rader utan belopp är utelämnade.",
            bars=[charts.Bar(row.name, row.kr) for row in self.costs if row.kr],
            unit="kr",
        )


def accounts_operations(sources: Sources) -> Operations | None:
    found = sources.accounts
    if found is None:
        return None
    stated = found.accounts
    income, costs = stated.stated_income_kr, stated.stated_costs_kr
    result = found.income_kr - found.costs_kr if None in (income, costs) else (income or 0) - (costs or 0)
    return Operations(
        name=stated.operations_name,
        income=amounts_of(found.income),
        costs=amounts_of(found.costs),
        income_total=Total("Summa intäkter", income, found.income_kr),
        costs_total=Total("Summa kostnader", costs, found.costs_kr),
        result_total=Total("Årets resultat", stated.stated_result_kr, result),
    )


@dataclass(frozen=True)
class FundRow:
    name: str
    kind: str
    marker: str
    opening_kr: int | None
    income_kr: int | None
    cost_kr: int | None
    closing: Total


@dataclass(frozen=True)
class Funds:
    rows: list[FundRow]
    opening: Total
    income: Total
    cost: Total
    closing: Total
    operating_closing_kr: int
    tied_closing_kr: int
    footnotes: list[tuple[str, str]]

    @property
    def totals(self) -> list[Total]:
        return [self.opening, self.income, self.cost, self.closing]

    @property
    def has_differences(self) -> bool:
        return any(total.difference_kr for total in self.totals) or any(row.closing.difference_kr for row in self.rows)

    @property
    def chart(self) -> SafeString:
        return charts.bar_chart(
            title="Utgående belopp per fond",
            description="Varje fonds utgående belopp i kronor.",
            bars=[charts.Bar(row.name, row.closing.stated_kr) for row in self.rows],
            unit="kr",
        )


def accounts_funds(sources: Sources) -> Funds | None:
    found = sources.accounts
    if found is None or not found.funds:
        return None
    stated, sums = found.accounts, found.fund_sums
    markers = {note.fund_id: note.marker for note in found.footnotes if note.fund_id}
    return Funds(
        rows=[_fund_row(fund, markers.get(fund.fund_id, "")) for fund in found.funds],
        opening=Total("Ingående", stated.funds_opening_kr, sums.opening_kr or 0),
        income=Total("Intäkter", stated.funds_income_kr, sums.income_kr or 0),
        cost=Total("Kostnader", stated.funds_cost_kr, sums.cost_kr or 0),
        closing=Total("Utgående", stated.funds_closing_kr, sums.closing_kr or 0),
        operating_closing_kr=found.operating_closing_kr,
        tied_closing_kr=found.tied_closing_kr,
        footnotes=[(note.marker, note.text or "texten saknas i källan") for note in found.footnotes],
    )


def _fund_row(fund_year: FundYear, marker: str) -> FundRow:
    computed = (fund_year.opening_kr or 0) + (fund_year.income_kr or 0) - (fund_year.cost_kr or 0)
    return FundRow(
        name=fund_year.fund.name,
        kind=str(fund_year.fund.get_kind_display()),
        marker=marker,
        opening_kr=fund_year.opening_kr,
        income_kr=fund_year.income_kr,
        cost_kr=fund_year.cost_kr,
        closing=Total("Utgående", fund_year.closing_kr, computed),
    )


@dataclass(frozen=True)
class Summary:
    """The figures that most readers want [kr]."""

    income_kr: int | None
    costs_kr: int | None
    operating_result_kr: int | None
    total_result_kr: int | None
    operating_closing_kr: int
    tied_closing_kr: int


def accounts_summary(sources: Sources) -> Summary | None:
    found = sources.accounts
    if found is None:
        return None
    return Summary(
        income_kr=found.accounts.stated_income_kr,
        costs_kr=found.accounts.stated_costs_kr,
        operating_result_kr=found.operating_result_kr,
        total_result_kr=found.total_result_kr,
        operating_closing_kr=found.operating_closing_kr,
        tied_closing_kr=found.tied_closing_kr,
    )


@dataclass(frozen=True)
class Differences:
    rows: list[AmountDifference]
    checked: int


def accounts_differences(sources: Sources) -> Differences | None:
    found = sources.accounts
    return None if found is None else Differences(differences_of(found.differences), len(found.checks))


@dataclass(frozen=True)
class CostRow:
    name: str
    what: str
    kr: int | None
    paid_by: str
    charged_year: int | None


@dataclass(frozen=True)
class CostsOfYear:
    rows: list[CostRow]


def project_costs(sources: Sources) -> CostsOfYear | None:
    found = sources.accounts
    if found is None:
        return None
    return CostsOfYear(
        [
            CostRow(
                name=cost.project.title if cost.project else cost.meeting.name if cost.meeting else "",
                what=cost.what,
                kr=cost.amount_kr,
                paid_by=cost.payer.name if cost.payer else "",
                charged_year=cost.charged_to_year,
            )
            for cost in found.project_costs
        ]
    )


@dataclass(frozen=True)
class AccountsChapter:
    """The whole of the accounts as one chapter of the yearly report."""

    operations: Operations
    funds: Funds | None
    differences: list[AmountDifference]


def accounts(sources: Sources) -> AccountsChapter | None:
    operations = accounts_operations(sources)
    if operations is None or sources.accounts is None:
        return None
    return AccountsChapter(operations, accounts_funds(sources), differences_of(sources.accounts.differences))
