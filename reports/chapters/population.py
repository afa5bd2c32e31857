"""The chapter of the population."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.utils.safestring import SafeString

from members.models import Population
from members.swedish import sort_key
from records import charts
from reports.chapters.sources import Sources


@dataclass(frozen=True)
class PopulationRow:
    municipality: str
    before: int
    now: int

    @property
    def change(self) -> int:
        return self.now - self.before


@dataclass(frozen=True)
class PopulationTable:
    """The municipalities' populations [persons] at the end of the year and of the year before."""

    year: int
    rows: list[PopulationRow]
    years: list[tuple[int, int]]

    @property
    def before(self) -> int:
        return sum(row.before for row in self.rows)

    @property
    def now(self) -> int:
        return sum(row.now for row in self.rows)

    @property
    def change(self) -> int:
        return self.now - self.before

    @property
    def chart(self) -> SafeString:
        first, last = self.years[0], self.years[-1]
        return charts.line_chart(
            title=f"Invånare i de åtta kommunerna {first[0]}–{last[0]}",
            description=f"Från {first[1]} invånare {first[0]} till {last[1]} invånare {last[0]}.",
            points=[str(year) for year, _ in self.years],
            lines=[charts.Line("Södertörn", [persons for _, persons in self.years])],
            unit="invånare",
            from_zero=False,
        )


def population(sources: Sources) -> PopulationTable | None:
    year = sources.year
    counted = Population.objects.filter(
        counted_on__month=12, counted_on__day=31, counted_on__year__range=(year - 10, year), is_example=False
    ).select_related("municipality")
    by_year: dict[int, dict[str, int]] = defaultdict(dict)
    for figure in counted:
        by_year[figure.counted_on.year][figure.municipality.name] = figure.persons
    now, before = by_year.get(year, {}), by_year.get(year - 1, {})
    if not now or not before:
        return None
    rows = [PopulationRow(name, before.get(name, 0), now[name]) for name in sorted(now, key=sort_key)]
    return PopulationTable(
        year, rows, [(counted_year, sum(by_year[counted_year].values())) for counted_year in sorted(by_year)]
    )
