"""What the population page asks: the figures by day, and what is checked about them."""

from __future__ import annotations

from datetime import date

from django.db.models import Sum

from budget.checks import AmountCheck
from budget.models import PopulationFact, PopulationStatement
from members.models import Population
from members.swedish import format_date


def population_of_day(day: date) -> int | None:
    """Return the sum of the municipalities' populations [persons] on the day, or None when none is known."""
    return Population.objects.filter(counted_on=day).aggregate(sum=Sum("persons"))["sum"]


def population_by_year() -> dict[int, int]:
    """Return Södertörn's population [persons] on 31 December of each year, the oldest first."""
    sums = Population.objects.on_year_ends().order_by("counted_on").values("counted_on").annotate(sum=Sum("persons"))
    return {entry["counted_on"].year: entry["sum"] for entry in sums}


def population_checks() -> list[AmountCheck]:
    """Return the documents' population figures and sentences against SCB's figures."""
    sums = population_by_year()
    found = []
    for statement in PopulationStatement.objects.all():
        # Without a day the plan can only have known the year end before its year.
        year = statement.counted_on.year if statement.counted_on else statement.year - 1
        found.append(
            AmountCheck(
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
        found.append(AmountCheck("Folkmängd", label, fact.increase_persons, computed, fact.source, unit="invånare"))
    return found
