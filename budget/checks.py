"""Sums that the documents print, compared with what their own rows add up to. Values in, checks out.

What is stated is never corrected: the computed figure stands beside it with the difference. An empty cell is
not stated; in a sum it adds nothing. Rounding of one krona is allowed, and shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROUNDING_KR = 1


@dataclass(frozen=True)
class AmountCheck:
    """One stated figure beside the computed one. Unit as written: "kr" or "invånare"."""

    subject: str
    label: str
    stated: int | None
    computed: int | None
    source: str = ""
    unit: str = "kr"
    tolerance: int = 0
    explanation: str = ""
    stated_text: str = ""
    url: str = ""

    @property
    def difference(self) -> int | None:
        """Stated minus computed; None when either is not stated."""
        return None if self.stated is None or self.computed is None else self.stated - self.computed

    @property
    def agrees(self) -> bool:
        return self.difference == 0

    @property
    def differs(self) -> bool:
        return self.difference is not None and not self.agrees

    @property
    def is_rounding(self) -> bool:
        return self.difference is not None and 0 < abs(self.difference) <= self.tolerance

    @property
    def outcome(self) -> str:
        """One word: stämmer, avrundning, avviker, or uppgift saknas."""
        if self.difference is None:
            return "uppgift saknas"
        if self.agrees:
            return "stämmer"
        return "avrundning" if self.is_rounding else "avviker"


@dataclass(frozen=True)
class FundAmounts:
    """A fund's row [kr]; is_tied: kept for a purpose, not for operation."""

    name: str
    is_tied: bool
    opening_kr: int | None
    income_kr: int | None
    cost_kr: int | None
    closing_kr: int | None

    @property
    def computed_closing_kr(self) -> int:
        """Opening + income − cost [kr]."""
        return (self.opening_kr or 0) + (self.income_kr or 0) - (self.cost_kr or 0)


@dataclass(frozen=True)
class Totals:
    """A fund table's last row as printed [kr]."""

    opening_kr: int | None
    income_kr: int | None
    cost_kr: int | None
    closing_kr: int | None


def add_up(amounts: Iterable[int | None]) -> int:
    """Return the sum of the stated amounts [kr]; what is not stated adds nothing."""
    return sum(amount for amount in amounts if amount is not None)


def check_operations(
    *,
    subject: str,
    income: Sequence[int | None],
    costs: Sequence[int | None],
    stated_income_kr: int | None,
    stated_costs_kr: int | None,
    stated_result_kr: int | None,
    source: str,
) -> list[AmountCheck]:
    """Return the checks of income, costs and result against the rows, and of the result against the two sums.

    income, costs: the amount of each row [kr]; None is not stated.
    """
    given = (stated_income_kr, stated_costs_kr)
    result = None if None in given else (stated_income_kr or 0) - (stated_costs_kr or 0)
    checks = [
        AmountCheck(subject, "Summa intäkter", stated_income_kr, add_up(income), source),
        AmountCheck(subject, "Summa kostnader", stated_costs_kr, add_up(costs), source),
        AmountCheck(subject, "Resultat: intäkter − kostnader", stated_result_kr, result, source),
    ]
    return [_rounded(check) for check in checks]


def check_balance(
    *, subject: str, income: Sequence[int | None], costs: Sequence[int | None], source: str
) -> AmountCheck:
    """Return the check that a budget's income covers its costs exactly (a budget must balance)."""
    return AmountCheck(
        subject,
        "Intäkter och kostnader är lika stora",
        add_up(income),
        add_up(costs),
        source,
    )


def check_funds(*, subject: str, funds: Sequence[FundAmounts], totals: Totals, source: str) -> list[AmountCheck]:
    """Return the checks of each fund's closing balance, of the table's sums, and of the sums together."""
    checks = [
        AmountCheck(subject, f"{fund.name}: utgående", fund.closing_kr, fund.computed_closing_kr, source)
        for fund in funds
    ]
    checks += [
        AmountCheck(
            subject, "Fonderna: summa ingående", totals.opening_kr, add_up(f.opening_kr for f in funds), source
        ),
        AmountCheck(subject, "Fonderna: summa intäkter", totals.income_kr, add_up(f.income_kr for f in funds), source),
        AmountCheck(subject, "Fonderna: summa kostnader", totals.cost_kr, add_up(f.cost_kr for f in funds), source),
        AmountCheck(
            subject, "Fonderna: summa utgående", totals.closing_kr, add_up(f.closing_kr for f in funds), source
        ),
    ]
    if None not in (totals.opening_kr, totals.income_kr, totals.cost_kr):
        computed = FundAmounts("", False, totals.opening_kr, totals.income_kr, totals.cost_kr, None).computed_closing_kr
        label = "Fonderna: ingående + intäkter − kostnader = utgående"
        checks.append(AmountCheck(subject, label, totals.closing_kr, computed, source))
    return [_rounded(check) for check in checks]


def check_closing_operating(
    *, subject: str, stated_kr: int | None, funds: Sequence[FundAmounts], source: str
) -> AmountCheck:
    """Return the check of what a text calls closing operating money against the funds that are operating money."""
    tied = add_up(f.closing_kr for f in funds if f.is_tied)
    computed = add_up(f.closing_kr for f in funds if not f.is_tied)
    explanation = ""
    if stated_kr is not None and stated_kr == computed + tied and tied:
        explanation = "Beloppet räknar in de särskilda fonderna, som inte är driftmedel."
    return AmountCheck(
        subject, "Utgående överskott som driftmedel", stated_kr, computed, source, explanation=explanation
    )


def check_printed(*, subject: str, label: str, printed: str, amount_kr: int | None, source: str) -> AmountCheck:
    """Return the check of an amount as it is printed elsewhere, digit by digit as it stands."""
    digits = "".join(character for character in printed if character.isdigit())
    stated = int(digits) if digits else None
    return AmountCheck(subject, label, stated, amount_kr, source, stated_text=printed, tolerance=ROUNDING_KR)


def _rounded(check: AmountCheck) -> AmountCheck:
    return AmountCheck(
        check.subject,
        check.label,
        check.stated,
        check.computed,
        check.source,
        check.unit,
        ROUNDING_KR,
        check.explanation,
    )
