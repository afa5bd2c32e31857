"""When a programme is revised next. Source: Tjänsteutlåtande om Utvecklingsprogram 2040: every fourth year."""

from __future__ import annotations

REVISED_EVERY_YEARS = 4


def next_revision_year(
    *, valid_from_year: int | None, this_year: int, every_years: int | None = REVISED_EVERY_YEARS
) -> int | None:
    """Return the next year of revision, this year included, counted from the first year of validity.

    None when the source states no first year. Revised at the start of each term of office.
    """
    if valid_from_year is None:
        return None
    every = every_years or REVISED_EVERY_YEARS
    if this_year <= valid_from_year:
        return valid_from_year + every
    periods = -(-(this_year - valid_from_year) // every)
    return valid_from_year + periods * every
