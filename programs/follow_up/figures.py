"""Figures in a follow-up, one on each line: "Deltagare: 42". Text in, values out."""

from __future__ import annotations

from decimal import Decimal

from members import swedish

MOST_FIGURES = 20
LONGEST_LABEL = 80


class NotAFigure(ValueError):
    """A line is not a label and a number; the text says which and how to write it."""


def read(text: str) -> dict[str, int | str]:
    """Return the figures by label: whole numbers as such, others as Swedish writes them. Raises NotAFigure."""
    found: dict[str, int | str] = {}
    for line in filter(None, (swedish.normalise(line) for line in text.splitlines())):
        label, colon, typed = line.rpartition(":")
        label = label.strip()
        try:
            number = swedish.parse_decimal(typed)
        except swedish.NotANumber:
            number = None
        if not colon or not label or number is None:
            raise NotAFigure(f"”{line[:60]}” är ingen siffra med namn. Skriv till exempel: Deltagare: 42.")
        if len(label) > LONGEST_LABEL:
            raise NotAFigure(f"Namnet ”{label[:40]}…” har {len(label)} tecken, högst {LONGEST_LABEL}.")
        if label in found:
            raise NotAFigure(f"”{label}” står två gånger.")
        found[label] = _plain(number)
    if len(found) > MOST_FIGURES:
        raise NotAFigure(f"{len(found)} siffror är för många på en gång. Skriv högst {MOST_FIGURES}.")
    return found


def _plain(number: Decimal) -> int | str:
    if number == number.to_integral_value():
        return int(number)
    exponent = number.as_tuple().exponent
    return swedish.format_number(number, -exponent if isinstance(exponent, int) else 0)
