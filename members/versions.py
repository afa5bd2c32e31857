"""The version of a row: what a form was filled in from. Saving is compare-and-set, so that nothing is overwritten.

A trigger raises it with every change (`members.triggers.version_trigger`).
"""

from typing import Any

from django.db import models
from django.db.models import F
from django.http import HttpRequest

from members.numbers import version_number

NEVER_SEEN = 0  # no row has this version


def version_sent(request: HttpRequest) -> int:
    """Return the version of the row that the form was filled in from; a form that does not say has seen none."""
    return version_number(request.POST.get("version", "")) or NEVER_SEEN


class ChangedMeanwhile(Exception):
    """Somebody else saved the row after it was read."""


def save_if_unchanged(row: models.Model, *, seen: int, **values: Any) -> None:
    """Write the values if the row's version is still the one that was seen, in one statement.

    Raises ChangedMeanwhile, and writes nothing, when it is not. The row is read again afterwards.
    """
    changed = type(row)._default_manager.filter(pk=row.pk, version=seen).update(**values, version=F("version") + 1)
    row.refresh_from_db()
    if not changed:
        raise ChangedMeanwhile
