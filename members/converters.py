"""How an address writes a year."""

from __future__ import annotations

from django.urls.converters import IntConverter


class YearConverter(IntConverter):
    """A year of four digits."""

    regex = "[12][0-9]{3}"
