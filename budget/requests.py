"""The year that an address names."""

from __future__ import annotations

from django.http import Http404

FIRST_YEAR, LAST_YEAR = 2010, 2100


def known_year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404("Året finns inte i ekonomin.")
    return year
