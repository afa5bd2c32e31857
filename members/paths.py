"""Addresses of pages, worked out once."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=8192)
def path_of(name: str, *args: str | int) -> str:
    """Return the path of the page with the name; paths do not change while the portal runs.

    Asked for every row of a list, where Django's own `reverse` costs as much as writing the row.
    """
    return reverse(name, args=args)
