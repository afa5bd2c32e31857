"""Two people have edited the same row: what is saved beside what the second one typed, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone

from members.fields import SwedishIntegerField
from members.swedish import format_date, format_number
from records import textdiff
from records.history import history_of

EMPTY = "tomt"
READ_WHOLE = 60  # characters; in longer texts the words that differ are marked


@dataclass(frozen=True)
class Differing:
    """One field of a form whose saved value is not the one that was typed."""

    label: str
    saved: str
    typed: str
    parts: list[tuple[textdiff.Kind, str]]  # of a long text: the way from the typed one to the saved one


def differing(form: forms.ModelForm, saved: models.Model) -> list[Differing]:
    """Return the fields in which a valid form and the saved row differ; none when both say the same."""
    found = []
    for name in form._meta.fields or []:
        if name not in form.fields:
            continue
        field = form.fields[name]
        before, after = (_words(field, value) for value in (_value(saved, name), form.cleaned_data.get(name)))
        if before != after:
            parts = textdiff.diff(after, before) if min(len(before), len(after)) > READ_WHOLE else []
            found.append(Differing(str(field.label), before or EMPTY, after or EMPTY, parts))
    return found


@dataclass(frozen=True)
class Conflict:
    """What the second of two editors is shown; what was typed stands in the form."""

    differing: list[Differing]
    saved_by: str
    saved_at: datetime


def conflict(form: forms.ModelForm, saved: models.Model) -> Conflict | None:
    """Return what to show when somebody saved the row meanwhile; None when they saved just what was typed."""
    rows = differing(form, saved)
    if not rows:
        return None
    last = next(iter(history_of(saved)), None)
    return Conflict(rows, last.who if last else "Någon annan", last.at if last else timezone.now())


def _value(row: models.Model, name: str) -> Any:
    value = getattr(row, name)
    return value.all() if isinstance(value, models.Manager) else value


def _words(field: forms.Field, value: Any) -> str:
    """Return the value as a reader sees it in the form; empty when there is none."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, time):
        return f"{value:%H.%M}"
    if isinstance(field, SwedishIntegerField):
        return format_number(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(sorted(str(one) for one in value))
    if isinstance(field, forms.ChoiceField) and not isinstance(value, models.Model):
        labels = [label for key, label in field.widget.choices if str(key) == str(value)]
        return str(labels[0]) if labels else str(value)
    return str(value)
