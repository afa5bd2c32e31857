"""Saving an existing row from a form: compare-and-set, with the second of two editors told what differs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction

from members.tracking import ChangedMeanwhile, save_if_unchanged
from records.differing import Conflict, conflict

CHANGED = "Någon annan har sparat sedan du öppnade sidan. Inget är överskrivet. Läs vad som skiljer och spara igen."


def show_version(form: Any, version: int, message: str) -> None:
    """Say why a form was refused, and let it be sent again from what is saved now."""
    form.add_error(None, message)
    form.data = form.data.copy()
    form.data["version"] = str(version)


@transaction.atomic
def save_form(form: forms.ModelForm[Any], *, seen: int) -> Conflict | None:
    """Write the valid form's fields and choices if nobody has saved the row since `seen`.

    Returns None when the row now says what the form says. Otherwise nothing is written, the form carries a message
    and the version to send next time, and what differs is returned.
    """
    saved = type(form.instance)._default_manager.get(pk=form.instance.pk)
    names = [name for name in form._meta.fields or [] if name in form.cleaned_data]
    many = {name for name in names if saved._meta.get_field(name).many_to_many}
    values = {name: form.cleaned_data[name] for name in names if name not in many}
    try:
        save_if_unchanged(saved, seen=seen, **values)
    except ChangedMeanwhile:
        told = conflict(form, saved)
        if told is None:
            return None
        show_version(form, saved.version, CHANGED)
        return told
    for name in many:
        getattr(saved, name).set(form.cleaned_data[name])
    form.instance = saved
    return None
