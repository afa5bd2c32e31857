"""A year's accounts as stated, and every check of their sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from budget import checks
from budget.budgets.queries import amounts_of, fees_against
from budget.checks import AmountCheck, Totals
from budget.models import Accounts, AccountsLine, AccountsStatement, ExampleCost, Footnote, FundYear, Side
from programs.models import ProjectCost


@dataclass(frozen=True)
class AccountsOfYear:
    """A year's accounts with rows, funds and every check."""

    accounts: Accounts
    income: tuple[AccountsLine, ...]
    costs: tuple[AccountsLine, ...]
    funds: tuple[FundYear, ...]
    footnotes: tuple[Footnote, ...]
    statements: tuple[AccountsStatement, ...]
    example_costs: tuple[ExampleCost, ...]
    project_costs: tuple[ProjectCost, ...]
    checks: tuple[AmountCheck, ...]

    @property
    def income_kr(self) -> int:
        return checks.add_up(line.amount_kr for line in self.income)

    @property
    def costs_kr(self) -> int:
        return checks.add_up(line.amount_kr for line in self.costs)

    @property
    def operating_result_kr(self) -> int | None:
        """The result of the operation, as stated [kr]."""
        return self.accounts.stated_result_kr

    @property
    def total_result_kr(self) -> int | None:
        """The result with the tied funds included [kr]: the fund table's income − cost as stated."""
        income, cost = self.accounts.funds_income_kr, self.accounts.funds_cost_kr
        return None if income is None or cost is None else income - cost

    @property
    def operating_closing_kr(self) -> int:
        return checks.add_up(f.closing_kr for f in self.funds if f.fund.kind == f.fund.Kind.OPERATING)

    @property
    def tied_closing_kr(self) -> int:
        return checks.add_up(f.closing_kr for f in self.funds if f.fund.kind == f.fund.Kind.TIED)

    @property
    def fund_sums(self) -> Totals:
        """The fund table's columns added up [kr], beside the totals as printed."""
        return Totals(
            checks.add_up(f.opening_kr for f in self.funds),
            checks.add_up(f.income_kr for f in self.funds),
            checks.add_up(f.cost_kr for f in self.funds),
            checks.add_up(f.closing_kr for f in self.funds),
        )

    @property
    def differences(self) -> list[AmountCheck]:
        return [check for check in self.checks if check.outcome in {"avviker", "avrundning"}]

    def check(self, label: str) -> AmountCheck | None:
        """Return the check with the label."""
        return next((check for check in self.checks if check.label == label), None)


def project_costs(year: int) -> tuple[ProjectCost, ...]:
    """Return the costs of projects and conferences of work done in the year or charged to it."""
    costs = ProjectCost.objects.filter(Q(year=year) | Q(charged_to_year=year)).order_by("pk")
    return tuple(costs.select_related("project", "meeting__body", "meeting__conference_type", "payer"))


def accounts_of_year(year: int) -> AccountsOfYear | None:
    """Return the year's accounts, or None when there are none."""
    accounts = Accounts.objects.filter(year=year).first()
    if accounts is None:
        return None
    lines = list(accounts.lines.all())
    income = tuple(line for line in lines if line.side == Side.INCOME)
    costs = tuple(line for line in lines if line.side == Side.COST)
    funds = tuple(accounts.funds.select_related("fund"))
    statements = tuple(accounts.statements.all())
    examples = tuple(accounts.example_costs.all())
    line_of = {line.pk: line for line in lines}
    for example in examples:
        if example.line_id in line_of:
            example.line = line_of[example.line_id]
    of_projects = project_costs(year)
    found = _check_accounts(accounts, income, costs, funds, statements, examples, of_projects)
    return AccountsOfYear(
        accounts,
        income,
        costs,
        funds,
        tuple(accounts.footnotes.all()),
        statements,
        examples,
        of_projects,
        tuple(found),
    )


def _check_accounts(
    accounts: Accounts,
    income: Sequence[AccountsLine],
    costs: Sequence[AccountsLine],
    funds: Sequence[FundYear],
    statements: Sequence[AccountsStatement],
    examples: Sequence[ExampleCost],
    of_projects: Sequence[ProjectCost],
) -> list[AmountCheck]:
    subject, source = f"Bokslut {accounts.year}", accounts.source
    fund_rows = [
        checks.FundAmounts(
            f.fund.name, f.fund.kind == f.fund.Kind.TIED, f.opening_kr, f.income_kr, f.cost_kr, f.closing_kr
        )
        for f in funds
    ]
    totals = Totals(
        accounts.funds_opening_kr, accounts.funds_income_kr, accounts.funds_cost_kr, accounts.funds_closing_kr
    )
    found = checks.check_operations(
        subject=subject,
        income=amounts_of(income),
        costs=amounts_of(costs),
        stated_income_kr=accounts.stated_income_kr,
        stated_costs_kr=accounts.stated_costs_kr,
        stated_result_kr=accounts.stated_result_kr,
        source=source,
    )
    found.append(fees_against(subject, accounts.stated_income_kr, accounts.year, source=source))
    if funds:
        found += checks.check_funds(subject=subject, funds=fund_rows, totals=totals, source=source)
    for statement in statements:
        about = AccountsStatement.About
        if statement.about == about.TOTAL_COST:
            label, computed = "Total kostnad enligt texten", accounts.funds_cost_kr
            found.append(AmountCheck(subject, label, statement.amount_kr, computed, statement.source))
        elif statement.about == about.OPERATING_RESULT:
            label, computed = "Årets resultat enligt texten", accounts.stated_result_kr
            found.append(AmountCheck(subject, label, statement.amount_kr, computed, statement.source))
        elif statement.about == about.CLOSING_OPERATING:
            found.append(
                checks.check_closing_operating(
                    subject=subject, stated_kr=statement.amount_kr, funds=fund_rows, source=statement.source
                )
            )
    found += [
        AmountCheck(subject, f"{e.name}: texten mot raden", e.amount_kr, e.line.amount_kr, source)
        for e in examples
        if e.line is not None
    ]
    for cost in of_projects:
        name = cost.project.title if cost.project else cost.meeting.name if cost.meeting else ""
        for line in (*income, *costs):
            if line.cost_id == cost.pk:
                label = f"{name}: kostnaden mot raden"
                found.append(AmountCheck(subject, label, cost.amount_kr, line.amount_kr, cost.source))
        if cost.as_printed:
            found.append(
                checks.check_printed(
                    subject=subject,
                    label=f"{name}: beloppet på annat ställe",
                    printed=cost.as_printed,
                    amount_kr=cost.amount_kr,
                    source=cost.source,
                )
            )
    return found


def accounts_years() -> list[int]:
    """Return the years that have accounts, the newest first."""
    return list(Accounts.objects.order_by("-year").values_list("year", flat=True))
