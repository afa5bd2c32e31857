"""Whether a plan may be adopted: its draft must have been presented to every municipality first.

Source: samarbetsavtalet § 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from members.swedish import format_date, listed


@dataclass(frozen=True)
class Presented:
    """A municipality of the agreement and the day on which it saw the draft; None when it has not."""

    municipality: str
    on: date | None


def missing(rows: Sequence[Presented]) -> list[str]:
    """Return the municipalities that have not seen the draft, in the order given. Source: samarbetsavtalet § 4."""
    return [row.municipality for row in rows if row.on is None]


def too_late(rows: Sequence[Presented], *, adopted_on: date) -> list[Presented]:
    """Return the presentations that came after the day of adoption. Source: samarbetsavtalet § 4 ("först")."""
    return [row for row in rows if row.on is not None and row.on > adopted_on]


def count(rows: Sequence[Presented]) -> str:
    """Return how far it has come: "Redovisad för 6 av 8 kommuner."."""
    return f"Redovisad för {len(rows) - len(missing(rows))} av {len(rows)} kommuner."


def sentence(rows: Sequence[Presented]) -> str:
    """Return how far it has come and who is left: "Redovisad för 6 av 8 kommuner. Kvar: Salem och Tyresö."."""
    left = missing(rows)
    return f"{count(rows)} Kvar: {listed(left)}." if left else count(rows)


def refusal(rows: Sequence[Presented], *, adopted_on: date) -> str:
    """Return why the plan may not be adopted on the day, or nothing. Source: samarbetsavtalet § 4."""
    if missing(rows):
        return f"{sentence(rows)} Kommunerna ska ha sett förslaget innan planen fastställs (§ 4)."
    if late := too_late(rows, adopted_on=adopted_on):
        said = ", ".join(f"{row.municipality} {format_date(row.on)}" for row in late)
        return f"Planen redovisades efter beslutet {format_date(adopted_on)}: {said}. Kontrollera dagarna (§ 4)."
    return ""
