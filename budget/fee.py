"""Rates and fees: what each municipality pays, and why (samarbetsavtalet §§ 7, 8 and 10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TypeVar

Key = TypeVar("Key")


@dataclass(frozen=True)
class Rate:
    """A fee per inhabitant and year [kr] between two days, both included; an open end is None."""

    rate_kr: Decimal
    starts_on: date | None
    ends_on: date | None


class NoRate(ValueError):
    """No rate is known for some day of the year."""


def fee_kr(*, population: int, rate_kr: Decimal | Fraction) -> int:
    """Return one municipality's fee for the year [whole kr, half a krona rounds up].

    population: inhabitants [persons] on 31 December before the fee year, from SCB.
    Source: samarbetsavtalet § 8; rate by the committee, 2017-02-02.
    """
    numerator, denominator = rate_kr.as_integer_ratio()
    return (2 * population * numerator + denominator) // (2 * denominator)


def rate_for_year(year: int, rates: Sequence[Rate]) -> Fraction:
    """Return the year's rate [kr], each month weighted by the rate of its first day. Raises NoRate.

    2017: (7 × 2 + 5 × 4) / 12 = 34/12, printed as 2,83.
    Source: verksamhetsplan 2017.
    """
    counts = _months_by_rate(year, rates)
    return sum((count * Fraction(rate_kr) for rate_kr, count in counts.items()), Fraction(0)) / 12


def explain_rate(year: int, rates: Sequence[Rate]) -> str:
    """Return the weighting in words, as "(7 × 2 + 5 × 4) / 12"; empty when one rate holds all year. Raises NoRate."""
    counts = _months_by_rate(year, rates)
    if len(counts) == 1:
        return ""
    parts = [f"{count} × {_short(rate_kr)}" for rate_kr, count in counts.items()]
    return f"({' + '.join(parts)}) / 12"


def rounded_rate(rate: Fraction) -> Decimal:
    """Return the rate with two decimals [kr], as the documents print it."""
    return (Decimal(rate.numerator) / Decimal(rate.denominator)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def population_day(year: int) -> date:
    """Return the day whose population gives the year's fees: 31 December the year before (§ 8)."""
    return date(year - 1, 12, 31)


def due_on(year: int) -> date:
    """Return the last day to pay the year's fee, 15 March of the fee year (§ 8)."""
    return date(year, 3, 15)


def is_overdue(*, year: int, invoiced_on: date | None, paid_on: date | None, today: date) -> bool:
    """Tell whether an invoiced fee is unpaid after its due date; the due date itself is in time (§ 8)."""
    return invoiced_on is not None and paid_on is None and today > due_on(year)


def indexed_fee_kr(*, fee_before_kr: int, population_before: int, population_now: int) -> int:
    """Return a fee carried over to the next year with the municipality's own change of population (§ 8).

    The agreement says "nästföregående årsskifte", which can be read as one or two year ends back: the caller
    chooses the populations.
    """
    return fee_kr(population=population_now, rate_kr=Fraction(fee_before_kr, population_before))


def allocate(total_kr: int, weights: Mapping[Key, int]) -> dict[Key, int]:
    """Return the total shared by the weights [whole kr], adding up exactly (largest remainder, then key order).

    Source: samarbetsavtalet § 7 (special projects) and § 10 (dissolution): in proportion to population.
    """
    weight = sum(weights.values())
    if weight <= 0 or any(value < 0 for value in weights.values()):
        raise ValueError("weights must not be negative and need a sum above zero")
    shares = {key: total_kr * value // weight for key, value in weights.items()}
    remainders = {key: total_kr * value % weight for key, value in weights.items()}
    order = {key: number for number, key in enumerate(weights)}
    left = total_kr - sum(shares.values())
    for key in sorted(weights, key=lambda key: (-remainders[key], order[key]))[:left]:
        shares[key] += 1
    return shares


def _months_by_rate(year: int, rates: Sequence[Rate]) -> Counter[Decimal]:
    """Return how many of the year's months have each rate, in the order they come."""
    return Counter(_in_force(date(year, month, 1), rates).rate_kr for month in range(1, 13))


def _in_force(day: date, rates: Sequence[Rate]) -> Rate:
    for rate in rates:
        if (rate.starts_on is None or rate.starts_on <= day) and (rate.ends_on is None or day <= rate.ends_on):
            return rate
    raise NoRate(f"no rate on {day}")


def _short(rate_kr: Decimal) -> str:
    whole = rate_kr == rate_kr.to_integral_value()
    return str(int(rate_kr)) if whole else f"{rate_kr:.2f}".replace(".", ",")
