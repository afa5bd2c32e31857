"""A real address for every page: what the walks over all pages open."""

from typing import Any

from django.urls import reverse

from sodertorn.access import ACCESS


def addresses() -> list[tuple[str, str]]:
    """Return (URL name, path) for every declared page, with real rows in the paths."""
    return [(name, reverse(name, args=args)) for name in ACCESS for args in samples(name)]


def samples(name: str) -> list[list[Any]]:
    return [list(args) for args in SAMPLES.get(name, lambda: [()])()]


SAMPLES: dict[str, Any] = {
    "open_data_file": lambda: [("kommuner", "csv"), ("folkmangd", "json")],
    "development_letter": lambda: [("finns-inte",)],
}
