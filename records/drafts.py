"""Text that somebody is writing, kept on the server until it is saved for good. Own eyes only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from records.models import Draft, target

MAX_CHARACTERS = 400_000


class UnknownField(Exception):
    """There is no such object or no such text to write a draft of."""


class TooLong(Exception):
    """The draft is longer than any text here may be."""


def find(app: str, model: str, pk: str, field: str, *, user: Any) -> Any:
    """Return the row, one with a version, whose text is being written, if the user may see it. Raises UnknownField.

    A model names in WRITTEN_BESIDE the texts that are written at its rows and become rows of their own when saved.
    """
    try:
        kind = apps.get_model(app, model)
        is_beside = field in getattr(kind, "WRITTEN_BESIDE", ())
        written = None if is_beside else kind._meta.get_field(field)
        rows = kind._default_manager.all()
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(user)
        row = rows.filter(pk=pk).first()
    except (LookupError, FieldDoesNotExist, ValidationError, ValueError, TypeError):
        raise UnknownField from None
    is_text = is_beside or isinstance(written, models.TextField | models.CharField)
    if row is None or not is_text or not hasattr(row, "version"):
        raise UnknownField
    return row


def draft_of(user: Any, obj: models.Model, field: str) -> Draft | None:
    """Return what the user was writing when it was last kept, or None."""
    return Draft.objects.filter(user=user, field=field, **target(obj)).first()


def drafts_of(user: Any, rows: Sequence[models.Model], field: str) -> dict[Any, Draft]:
    """Return what the user was writing in the field of each row, by the row's key. Empty texts are left out."""
    if not rows:
        return {}
    kind = ContentType.objects.get_for_model(rows[0])
    by_id = {str(row.pk): row.pk for row in rows}
    found = Draft.objects.filter(user=user, field=field, target_type=kind, target_id__in=list(by_id)).exclude(text="")
    return {by_id[draft.target_id]: draft for draft in found}


def keep(user: Any, obj: models.Model, field: str, *, text: str, base_version: int) -> Draft:
    """Keep the text as the user's draft of the field. Raises TooLong."""
    if len(text) > MAX_CHARACTERS:
        raise TooLong(f"Texten är för lång: {len(text)} tecken, högst {MAX_CHARACTERS}.")
    draft, _ = Draft.objects.update_or_create(
        user=user, field=field, **target(obj), defaults={"text": text, "base_version": base_version}
    )
    return draft


def forget(user: Any, obj: models.Model, field: str) -> None:
    """Throw the draft away: the text is saved for good, or not wanted."""
    Draft.objects.filter(user=user, field=field, **target(obj)).delete()


def address(obj: models.Model, field: str) -> dict[str, str]:
    """Return the parts of the draft's address."""
    kind = ContentType.objects.get_for_model(obj)
    return {"app": kind.app_label, "model": kind.model, "pk": str(obj.pk), "field": field}
