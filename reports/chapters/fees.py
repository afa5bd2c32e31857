"""The chapter of the fees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from records import charts
from reports.chapters.sources import Sources


@dataclass(frozen=True)
class FeeLine:
    municipality: str
    population: int
    fee_kr: int


@dataclass(frozen=True)
class Fees:
    year: int
    rate: str
    rate_formula: str
    population_on: date
    due_on: date
    rows: list[FeeLine]
    total_population: int
    total_kr: int
    missing: str

    @property
    def chart(self) -> SafeString:
        return charts.bar_chart(
            title=f"Avgift per kommun {self.year}",
            description="Kommunernas avgifter i kronor, efter invånarantal.",
            bars=[charts.Bar(row.municipality, row.fee_kr) for row in self.rows],
            unit="kr",
        )


def fees(sources: Sources) -> Fees:
    table = sources.fees
    return Fees(
        year=table.year,
        rate=table.rate_text,
        rate_formula=table.rate_formula,
        population_on=table.population_on,
        due_on=table.due_on,
        rows=[FeeLine(row.municipality.name, row.population, row.fee_kr) for row in table.rows],
        total_population=table.total_population,
        total_kr=table.total_kr,
        missing=table.missing,
    )
