"""Readings that the secretariat must confirm, over all packages."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from members.sources import Stated


@dataclass(frozen=True)
class UncertainRow:
    """One row whose reading is marked uncertain."""

    title: str
    kind: str
    note: str
    url: str


def uncertain_rows() -> list[UncertainRow]:
    """Return every row marked uncertain; one query per kind of row."""
    return [
        UncertainRow(str(row), str(model._meta.verbose_name), row.uncertain_note, _address(row))
        for model in apps.get_models()
        if issubclass(model, Stated)
        for row in model._default_manager.filter(uncertain=True, is_example=False).order_by("pk")
    ]


def _address(row: Model) -> str:
    own = getattr(row, "get_absolute_url", None)
    return own() if own else ""
