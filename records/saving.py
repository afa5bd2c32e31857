"""Saving what was there before: compare-and-set, where the second of two editors is told and loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models, transaction

from members.versions import ChangedMeanwhile, save_if_unchanged
from records.conflicts import Conflict, conflict_of, differences

CHANGED = "Någon annan har sparat sedan du öppnade sidan. Inget är överskrivet. Läs vad som skiljer och spara igen."


@dataclass
class Saving:
    """How a save went. Refused because somebody else was first, it has the version to send next time."""

    refusal: str = ""
    conflict: Conflict | None = None  # what differs, where a form says what was typed
    version: int | None = None


@contextmanager
def saving(
    row: models.Model,
    form: Any = None,
    *,
    told: str | Callable[[Any], str] = CHANGED,
    field: str | None = None,
    find: Callable[[], models.Model] | None = None,
    refusals: tuple[type[Exception], ...] = (),
) -> Iterator[Saving]:
    """Carry out a block that saves by compare-and-set; the page answers 409 when the saving is refused.

    Somebody else's save leads to a refusal, which a form carries with the version to send next time. It is none when
    they saved just what was typed, as when a button is pressed twice.

    told: what the second one reads, or a function of the saved row. field: the form's field that says it, if not the
    form as a whole. find: gives the row as it is saved, where it may have been made meanwhile. refusals: what
    else the block may raise, told by the form in the error's own words.
    """
    result = Saving()
    try:
        with transaction.atomic():
            yield result
    except refusals as error:
        result.refusal = str(error)
        if form is not None:
            form.add_error(field, result.refusal)
    except ChangedMeanwhile:
        saved: Any = find() if find else type(row)._default_manager.get(pk=row.pk)
        if isinstance(form, forms.ModelForm):
            found = differences(form, saved)
            if not found:
                return
            result.conflict = conflict_of(saved, found)
        result.version = saved.version
        result.refusal = told if isinstance(told, str) else told(saved)
        if form is not None:
            form.add_error(field, result.refusal)
            form.data = form.data.copy()
            form.data["version"] = str(saved.version)


def save_form(form: forms.ModelForm[Any], *, seen: int, told: str = CHANGED) -> Saving:
    """Write the valid form's fields and choices if nobody has saved the row since `seen`."""
    saved = type(form.instance)._default_manager.get(pk=form.instance.pk)
    names = [name for name in form._meta.fields or [] if name in form.cleaned_data]
    many = {name for name in names if saved._meta.get_field(name).many_to_many}
    values = {name: form.cleaned_data[name] for name in names if name not in many}
    with saving(saved, form, told=told) as result:
        save_if_unchanged(saved, seen=seen, **values)
        for name in many:
            getattr(saved, name).set(form.cleaned_data[name])
        form.instance = saved
    return result
