"""Whole numbers that come as text in an address, a hidden field or a cell: of a row, of its version, of a year."""

from __future__ import annotations

LARGEST_ROW = 9_223_372_036_854_775_807  # PostgreSQL's bigint, in which rows are numbered
LARGEST_VERSION = 2_147_483_647  # PostgreSQL's integer, in which versions are counted


def whole_number(text: str, *, largest: int) -> int | None:
    """Return the number if the text is digits of ASCII alone, no more of them than the largest has; else None."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(largest))):
        return None
    number = int(text)
    return number if number <= largest else None


def row_number(text: str) -> int | None:
    """Return the number of a row that may exist, or None."""
    return whole_number(text, largest=LARGEST_ROW)


def version_number(text: str) -> int | None:
    """Return the version that a row may have, or None."""
    return whole_number(text, largest=LARGEST_VERSION)
