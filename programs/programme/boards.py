"""The eight executive boards' adoption of a programme. Values in, value out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def adopted(days: Sequence[date | None]) -> int:
    """Return how many boards have adopted [boards]."""
    return sum(day is not None for day in days)


def in_force_from(days: Sequence[date | None], *, required: int) -> date | None:
    """Return the day on which the last of the required boards adopted; None while one is missing.

    Source: Tjänsteutlåtande om Utvecklingsprogram 2040: in force only when every board has adopted it.
    """
    known = sorted(day for day in days if day is not None)
    return known[required - 1] if required and len(known) >= required else None


def sentence(days: Sequence[date | None], *, required: int) -> str:
    """Return how far it has come: "6 av 8 antagna"."""
    return f"{adopted(days)} av {required} antagna"
