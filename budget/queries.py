"""The figures of the economy, asked once and shown everywhere: page, PDF, spreadsheet and open data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import Q, Sum

from budget import checks, fees
from budget.checks import Check, Totals
from budget.models import (
    Accounts,
    AccountsLine,
    AccountsStatement,
    Budget,
    BudgetLine,
    ExampleCost,
    FeeFollowUp,
    FeeRate,
    FeeStatement,
    Footnote,
    FundYear,
    MissingBudget,
    PopulationFact,
    PopulationStatement,
    Side,
    StatedRate,
)
from members.models import Municipality, Population
from members.parties import parties_during
from members.swedish import MISSING, NO_BREAK_SPACE, format_date, format_iso_date, format_kr, format_number
from programs.models import ProjectCost

# --- Fees ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FeeRow:
    """One municipality's fee of a year."""

    municipality: Municipality
    year: int
    population: int
    population_on: date
    rate_kr: Fraction
    fee_kr: int
    due_on: date
    is_perturbed: bool
    follow_up: FeeFollowUp | None = None

    @property
    def rate_text(self) -> str:
        """The rate as the explanation prints it, "4,00 kr"; one that changed during the year is "2,83 kr i snitt"."""
        return write_rate(self.rate_kr)

    @property
    def follow_up_text(self) -> str:
        """What is known of the fee: confirmed in the municipality's own budget, invoiced, paid."""
        known = self.follow_up
        if known is None:
            return ""
        days = [("Bekräftad", known.confirmed_on), ("Fakturerad", known.invoiced_on), ("Betald", known.paid_on)]
        return " ".join(f"{what} {format_date(day)}." for what, day in days if day)

    def is_overdue(self, today: date) -> bool:
        known = self.follow_up
        return known is not None and fees.is_overdue(
            year=self.year, invoiced_on=known.invoiced_on, paid_on=known.paid_on, today=today
        )

    @property
    def explanation(self) -> str:
        """Return why the municipality pays the sum (scenario K4)."""
        return (
            f"{self.municipality.name} {format_number(self.population)}{NO_BREAK_SPACE}inv. "
            f"{format_iso_date(self.population_on)} ×{NO_BREAK_SPACE}{self.rate_text} = {format_kr(self.fee_kr)}, "
            f"betalas senast {self.due_on.day}{NO_BREAK_SPACE}mars"
        )


@dataclass(frozen=True)
class FeeTable:
    """The fees of a year; without rows when `missing` says why."""

    year: int
    rows: tuple[FeeRow, ...] = ()
    rate_kr: Fraction | None = None
    rate_formula: str = ""
    stated_rate: StatedRate | None = None
    missing: str = ""

    @property
    def population_on(self) -> date:
        return fees.population_day(self.year)

    @property
    def due_on(self) -> date:
        return fees.due_on(self.year)

    @property
    def total_kr(self) -> int:
        return sum(row.fee_kr for row in self.rows)

    @property
    def total_population(self) -> int:
        return sum(row.population for row in self.rows)

    @property
    def is_perturbed(self) -> bool:
        """Whether SCB has added noise to the figures, so that parts need not add up to SCB's own total."""
        return any(row.is_perturbed for row in self.rows)

    @property
    def rounded_rate_kr(self) -> Decimal | None:
        return None if self.rate_kr is None else fees.rounded_rate(self.rate_kr)

    @property
    def rate_text(self) -> str:
        return MISSING if self.rate_kr is None else write_rate(self.rate_kr)


def write_rate(rate: Fraction) -> str:
    """Return a rate as "4,00 kr", or as "2,83 kr i snitt" when the months weigh up to more than two decimals."""
    rounded = fees.rounded_rate(rate)
    return format_kr(rounded, 2) if Fraction(rounded) == rate else f"{format_kr(rounded, 2)} i snitt"


def rates() -> list[fees.Rate]:
    """Return every rate with its period, as the rules take them."""
    return [fees.Rate(*rate) for rate in FeeRate.objects.values_list("rate_kr", "starts_on", "ends_on")]


def fees_of_year(
    year: int,
    *,
    rate_kr: Decimal | None = None,
    amounts_only: bool = False,
    known: Sequence[fees.Rate] | None = None,
) -> FeeTable:
    """Return each municipality's fee of the year, or the reason why none can be computed.

    rate_kr: another rate than the adopted one, to see what it would give (nothing is stored).
    amounts_only: without what is stated of the rate and known of the payments.
    known: every rate, when they have been read already.
    """
    day = fees.population_day(year)
    known = rates() if known is None else known
    if rate_kr is not None:
        rate, formula = Fraction(rate_kr), ""
    else:
        try:
            rate, formula = fees.rate_for_year(year, known), fees.explain_rate(year, known)
        except fees.NoRate:
            return FeeTable(year, missing=f"Det finns ingen avgift per invånare för {year}.")
    figures = {p.municipality_id: p for p in Population.objects.filter(counted_on=day).order_by()}
    follow_ups = {} if amounts_only else {f.municipality_id: f for f in FeeFollowUp.objects.filter(year=year)}
    parties = list(parties_during(year))
    lacking = [m.name for m in parties if m.pk not in figures]
    if not parties or lacking:
        missing = _why_no_population(day, lacking=lacking, parties=len(parties))
        return FeeTable(year, rate_kr=rate, rate_formula=formula, missing=missing)
    rows = tuple(
        FeeRow(
            municipality=m,
            year=year,
            population=figures[m.pk].persons,
            population_on=day,
            rate_kr=rate,
            fee_kr=fees.fee_kr(population=figures[m.pk].persons, rate_kr=rate),
            due_on=fees.due_on(year),
            is_perturbed=figures[m.pk].is_perturbed,
            follow_up=follow_ups.get(m.pk),
        )
        for m in parties
    )
    # What a document prints is said beside the formula, so only of a year when the rate changed.
    asks = bool(formula) and not amounts_only
    stated = StatedRate.objects.filter(year=year).first() if asks else None
    return FeeTable(year, rows, rate, formula, stated)


def _why_no_population(day: date, *, lacking: Sequence[str], parties: int) -> str:
    if parties and len(lacking) < parties:
        return f"Folkmängden den {format_date(day)} saknas för {', '.join(lacking)}."
    return f"Folkmängden den {format_date(day)} är inte inlagd än."


def fees_of_municipality(municipality_id: int) -> list[FeeRow]:
    """Return the municipality's fees of every year with both population and rate, the newest first."""
    known = rates()
    figures = Population.objects.on_year_ends().filter(municipality=municipality_id).select_related("municipality")
    follow_ups = {f.year: f for f in FeeFollowUp.objects.filter(municipality=municipality_id)}
    rows = []
    for figure in figures.order_by("-counted_on"):
        year = figure.counted_on.year + 1
        try:
            rate = fees.rate_for_year(year, known)
        except fees.NoRate:
            continue
        rows.append(
            FeeRow(
                municipality=figure.municipality,
                year=year,
                population=figure.persons,
                population_on=figure.counted_on,
                rate_kr=rate,
                fee_kr=fees.fee_kr(population=figure.persons, rate_kr=rate),
                due_on=fees.due_on(year),
                is_perturbed=figure.is_perturbed,
                follow_up=follow_ups.get(year),
            )
        )
    return rows


def years_with_fees() -> list[int]:
    """Return the fee years whose population is known, the newest first."""
    days = Population.objects.on_year_ends().order_by().values_list("counted_on", flat=True).distinct()
    return sorted({day.year + 1 for day in days}, reverse=True)


@dataclass(frozen=True)
class YearTotal:
    """One year's population, rate and total fee."""

    year: int
    population: int
    rate_kr: Fraction
    total_kr: int

    @property
    def rate_text(self) -> str:
        return write_rate(self.rate_kr)


def totals_by_year(known: Sequence[fees.Rate]) -> list[YearTotal]:
    """Return every fee year with its total by the rates, the newest first: the sum of the municipalities' fees."""
    by_year: dict[int, list[int]] = {}
    for day, persons in Population.objects.on_year_ends().order_by().values_list("counted_on", "persons"):
        by_year.setdefault(day.year + 1, []).append(persons)
    totals = []
    for year, populations in sorted(by_year.items(), reverse=True):
        try:
            rate = fees.rate_for_year(year, known)
        except fees.NoRate:
            continue
        total_kr = sum(fees.fee_kr(population=persons, rate_kr=rate) for persons in populations)
        totals.append(YearTotal(year, sum(populations), rate, total_kr))
    return totals


def population_of_day(day: date) -> int | None:
    """Return the sum of the municipalities' populations [persons] on the day, or None when none is known."""
    return Population.objects.filter(counted_on=day).aggregate(sum=Sum("persons"))["sum"]


def population_by_year() -> dict[int, int]:
    """Return Södertörn's population [persons] on 31 December of each year, the oldest first."""
    sums = Population.objects.on_year_ends().order_by("counted_on").values("counted_on").annotate(sum=Sum("persons"))
    return {entry["counted_on"].year: entry["sum"] for entry in sums}


# --- Budget ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BudgetOfYear:
    """A budget with its rows, sums and checks."""

    budget: Budget
    income: tuple[BudgetLine, ...]
    costs: tuple[BudgetLine, ...]
    checks: tuple[Check, ...]

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
    def differences(self) -> list[Check]:
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
    income_rows, cost_rows = _rows(income), _rows(costs)
    found: list[Check] = []
    if budget.stated_income_kr is not None:
        found += checks.check_operations(
            subject=subject,
            income=income_rows,
            costs=cost_rows,
            stated_income_kr=budget.stated_income_kr,
            stated_costs_kr=budget.stated_costs_kr,
            stated_result_kr=budget.stated_result_kr,
            source=source,
        )
    if found:
        # Of several readings of the same row only the fee is computed from elsewhere.
        found += [
            _fees_against(subject, line.amount_kr, budget.year, source=source)
            for line in income
            if line.name.startswith("Avgifter från kommunerna")
        ]
    found.append(checks.check_balance(subject=subject, income=income_rows, costs=cost_rows, source=source))
    return BudgetOfYear(budget, income, costs, tuple(found))


def _rows(lines: Sequence[BudgetLine] | Sequence[AccountsLine]) -> list[checks.Row]:
    return [checks.Row(line.name, line.amount_kr) for line in lines]


def _fees_against(subject: str, stated_kr: int | None, year: int, *, source: str) -> Check:
    table = fees_of_year(year, amounts_only=True)
    computed = None if table.missing else table.total_kr
    explanation = ""
    if not table.missing:
        day = format_iso_date(table.population_on)
        explanation = f"{format_number(table.total_population)} invånare {day} × {table.rate_text}"
    return Check(subject, "Avgifter mot folkmängd × avgift", stated_kr, computed, source, explanation=explanation)


# --- Accounts ---------------------------------------------------------------------------------------------


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
    checks: tuple[Check, ...]

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
    def differences(self) -> list[Check]:
        return [check for check in self.checks if check.outcome in {"avviker", "avrundning"}]

    def check(self, label: str) -> Check | None:
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
) -> list[Check]:
    subject, source = f"Bokslut {accounts.year}", accounts.source
    fund_rows = [
        checks.FundRow(f.fund.name, f.fund.kind == f.fund.Kind.TIED, f.opening_kr, f.income_kr, f.cost_kr, f.closing_kr)
        for f in funds
    ]
    totals = Totals(
        accounts.funds_opening_kr, accounts.funds_income_kr, accounts.funds_cost_kr, accounts.funds_closing_kr
    )
    found = checks.check_operations(
        subject=subject,
        income=_rows(income),
        costs=_rows(costs),
        stated_income_kr=accounts.stated_income_kr,
        stated_costs_kr=accounts.stated_costs_kr,
        stated_result_kr=accounts.stated_result_kr,
        source=source,
    )
    found.append(_fees_against(subject, accounts.stated_income_kr, accounts.year, source=source))
    if funds:
        found += checks.check_funds(subject=subject, funds=fund_rows, totals=totals, source=source)
    for statement in statements:
        about = AccountsStatement.About
        if statement.about == about.TOTAL_COST:
            label, computed = "Total kostnad enligt texten", accounts.funds_cost_kr
            found.append(Check(subject, label, statement.amount_kr, computed, statement.source))
        elif statement.about == about.OPERATING_RESULT:
            label, computed = "Årets resultat enligt texten", accounts.stated_result_kr
            found.append(Check(subject, label, statement.amount_kr, computed, statement.source))
        elif statement.about == about.CLOSING_OPERATING:
            found.append(
                checks.check_closing_operating(
                    subject=subject, stated_kr=statement.amount_kr, funds=fund_rows, source=statement.source
                )
            )
    found += [
        Check(subject, f"{e.name}: texten mot raden", e.amount_kr, e.line.amount_kr, source)
        for e in examples
        if e.line is not None
    ]
    for cost in of_projects:
        name = cost.project.title if cost.project else cost.meeting.name if cost.meeting else ""
        for line in (*income, *costs):
            if line.cost_id == cost.pk:
                label = f"{name}: kostnaden mot raden"
                found.append(Check(subject, label, cost.amount_kr, line.amount_kr, cost.source))
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


# --- Every check ---------------------------------------------------------------------------------------------


def population_checks() -> list[Check]:
    """Return the documents' population figures and sentences against SCB's figures."""
    sums = population_by_year()
    found = []
    for statement in PopulationStatement.objects.all():
        # Without a day the plan can only have known the year end before its year.
        year = statement.counted_on.year if statement.counted_on else statement.year - 1
        found.append(
            Check(
                "Folkmängd",
                f"{statement.scope} {format_date(date(year, 12, 31))}",
                statement.persons,
                sums.get(year),
                statement.source,
                unit="invånare",
                tolerance=5_000 if statement.is_approximate else 0,
                explanation="Ungefärligt tal." if statement.is_approximate else statement.formula,
            )
        )
    for fact in PopulationFact.objects.exclude(increase_persons=None):
        if fact.year is None:
            continue
        now, before = sums.get(fact.year), sums.get(fact.year - 1)
        computed = None if now is None or before is None else now - before
        label = f"Ökning {fact.year - 1}–{fact.year}"
        found.append(Check("Folkmängd", label, fact.increase_persons, computed, fact.source, unit="invånare"))
    return found


def fee_checks() -> list[Check]:
    """Return the documents' rates and total fees against what the rules give."""
    found = []
    known = rates()
    for stated in StatedRate.objects.order_by("year"):
        rate = fees.rounded_rate(fees.rate_for_year(stated.year, known))
        # In öre, so that the difference is a whole number.
        found.append(
            Check(
                "Avgift per invånare",
                f"{stated.year} [öre]",
                int(stated.rate_kr * 100),
                int(rate * 100),
                stated.source,
                unit="öre",
                explanation=stated.formula,
            )
        )
    for statement in FeeStatement.objects.order_by("year"):
        population = population_of_day(statement.population_on) if statement.population_on else None
        computed = None
        if population is not None:
            computed = fees.fee_kr(population=population, rate_kr=fees.rate_for_year(statement.year, known))
        explanation = f"Troligen {format_kr(statement.total_kr_probable)}." if statement.total_kr_probable else ""
        found.append(
            Check(
                "Avgifter",
                f"Total avgift {statement.year}",
                statement.total_kr_as_read,
                computed,
                statement.source,
                explanation=explanation,
            )
        )
    return found


def all_checks() -> list[Check]:
    """Return every check of the economy, for the control panel: population, fees, budgets, accounts."""
    found = population_checks() + fee_checks()
    for budget in Budget.objects.filter(is_example=False).order_by("year").prefetch_related("lines"):
        found += gather_budget(budget).checks
    for year in Accounts.objects.order_by("year").values_list("year", flat=True):
        of_year = accounts_of_year(year)
        found += of_year.checks if of_year else ()
    return found


# --- The year's start page --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class YearOfMoney:
    """What there is of one year."""

    year: int
    fees: FeeTable
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


def budget_years(*, user: object) -> list[int]:
    """Return the years that have a budget the user may see, the newest first."""
    return list(Budget.objects.visible_to(user).order_by("-year").values_list("year", flat=True))


def accounts_years() -> list[int]:
    """Return the years that have accounts, the newest first."""
    return list(Accounts.objects.order_by("-year").values_list("year", flat=True))
