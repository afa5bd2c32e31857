"""Sums and differences as the chapters of money write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from budget.checks import AmountCheck
from budget.models import AccountsLine, BudgetLine


@dataclass(frozen=True)
class Amount:
    """One row [kr]; None is not stated."""

    name: str
    kr: int | None
    is_approximate: bool = False
    note: str = ""


@dataclass(frozen=True)
class Total:
    """A stated sum [kr] beside the one that the portal adds up."""

    name: str
    stated_kr: int | None
    computed_kr: int

    @property
    def shown_kr(self) -> int:
        return self.computed_kr if self.stated_kr is None else self.stated_kr

    @property
    def difference_kr(self) -> int:
        """Stated minus computed [kr]; 0 when nothing is stated."""
        return 0 if self.stated_kr is None else self.stated_kr - self.computed_kr


@dataclass(frozen=True)
class AmountDifference:
    """A stated figure that does not agree with the computed one."""

    label: str
    stated: int | None
    stated_text: str
    computed: int | None
    difference: int | None
    unit: str
    outcome: str
    explanation: str


def differences_of(checks: Iterable[AmountCheck]) -> list[AmountDifference]:
    return [
        AmountDifference(
            check.label,
            check.stated,
            check.stated_text,
            check.computed,
            check.difference,
            check.unit,
            check.outcome,
            check.explanation,
        )
        for check in checks
    ]


def amounts_of(lines: Sequence[BudgetLine] | Sequence[AccountsLine]) -> list[Amount]:
    return [Amount(line.name, line.amount_kr, getattr(line, "is_approximate", False), line.note) for line in lines]
