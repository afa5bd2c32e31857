"""The fees of a year and of a municipality, with what is stated beside what is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from budget import fee
from budget.checks import AmountCheck
from budget.models import FeeFollowUp, FeeRate, FeeStatement, StatedRate
from budget.population.queries import population_of_day
from members.models import Municipality, Population
from members.parties import parties_during
from members.swedish import MISSING, NO_BREAK_SPACE, format_date, format_iso_date, format_kr, format_number


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
        return known is not None and fee.is_overdue(
            year=self.year, invoiced_on=known.invoiced_on, paid_on=known.paid_on, today=today
        )

    @property
    def explanation(self) -> str:
        """Return why the municipality pays the sum: inhabitants × rate, and the last day (samarbetsavtalet § 8)."""
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
        return fee.population_day(self.year)

    @property
    def due_on(self) -> date:
        return fee.due_on(self.year)

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
        return None if self.rate_kr is None else fee.rounded_rate(self.rate_kr)

    @property
    def rate_text(self) -> str:
        return MISSING if self.rate_kr is None else write_rate(self.rate_kr)


def write_rate(rate: Fraction) -> str:
    """Return a rate as "4,00 kr", or as "2,83 kr i snitt" when the months weigh up to more than two decimals."""
    rounded = fee.rounded_rate(rate)
    return format_kr(rounded, 2) if Fraction(rounded) == rate else f"{format_kr(rounded, 2)} i snitt"


def rates() -> list[fee.Rate]:
    """Return every rate with its period, as the rules take them."""
    return [fee.Rate(*rate) for rate in FeeRate.objects.values_list("rate_kr", "starts_on", "ends_on")]


def fees_of_year(
    year: int,
    *,
    rate_kr: Decimal | None = None,
    amounts_only: bool = False,
    known: Sequence[fee.Rate] | None = None,
) -> FeeTable:
    """Return each municipality's fee of the year, or the reason why none can be computed.

    rate_kr: another rate than the adopted one, to see what it would give (nothing is stored).
    amounts_only: without what is stated of the rate and known of the payments.
    known: every rate, when they have been read already.
    """
    day = fee.population_day(year)
    known = rates() if known is None else known
    if rate_kr is not None:
        rate, formula = Fraction(rate_kr), ""
    else:
        try:
            rate, formula = fee.rate_for_year(year, known), fee.explain_rate(year, known)
        except fee.NoRate:
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
            fee_kr=fee.fee_kr(population=figures[m.pk].persons, rate_kr=rate),
            due_on=fee.due_on(year),
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
            rate = fee.rate_for_year(year, known)
        except fee.NoRate:
            continue
        rows.append(
            FeeRow(
                municipality=figure.municipality,
                year=year,
                population=figure.persons,
                population_on=figure.counted_on,
                rate_kr=rate,
                fee_kr=fee.fee_kr(population=figure.persons, rate_kr=rate),
                due_on=fee.due_on(year),
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


def totals_by_year(known: Sequence[fee.Rate]) -> list[YearTotal]:
    """Return every fee year with its total by the rates, the newest first: the sum of the municipalities' fees."""
    by_year: dict[int, list[int]] = {}
    for day, persons in Population.objects.on_year_ends().order_by().values_list("counted_on", "persons"):
        by_year.setdefault(day.year + 1, []).append(persons)
    totals = []
    for year, populations in sorted(by_year.items(), reverse=True):
        try:
            rate = fee.rate_for_year(year, known)
        except fee.NoRate:
            continue
        total_kr = sum(fee.fee_kr(population=persons, rate_kr=rate) for persons in populations)
        totals.append(YearTotal(year, sum(populations), rate, total_kr))
    return totals


def fee_checks() -> list[AmountCheck]:
    """Return the documents' rates and total fees against what the rules give."""
    found = []
    known = rates()
    for stated in StatedRate.objects.order_by("year"):
        rate = fee.rounded_rate(fee.rate_for_year(stated.year, known))
        # In öre, so that the difference is a whole number.
        found.append(
            AmountCheck(
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
            computed = fee.fee_kr(population=population, rate_kr=fee.rate_for_year(statement.year, known))
        explanation = f"Troligen {format_kr(statement.total_kr_probable)}." if statement.total_kr_probable else ""
        found.append(
            AmountCheck(
                "Avgifter",
                f"Total avgift {statement.year}",
                statement.total_kr_as_read,
                computed,
                statement.source,
                explanation=explanation,
            )
        )
    return found
