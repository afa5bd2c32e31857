"""Two people changed the same thing: what is saved beside what the second one typed, in words. Nothing is written.

A row is compared field by field, a text word by word. `records.saving` says how the second one is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone

from members.fields import SwedishIntegerField
from members.swedish import format_date, format_number
from records import richtext, textdiff
from records.history import history_of

EMPTY = "tomt"
READ_WHOLE = 60  # characters; in longer texts the words that differ are marked

Parts = list[tuple[textdiff.Kind, str]]


# --- A row ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """One field whose saved value is not the one that was typed, as a reader sees both."""

    label: str
    saved: str
    typed: str
    parts: Parts  # of a long text: the way from the typed one to the saved one
    both_changed: bool = False


@dataclass(frozen=True)
class Conflict:
    """What the second of two editors is shown; what was typed stands in the form."""

    differences: list[Difference]
    saved_by: str
    saved_at: datetime


def conflict_of(row: models.Model, differences: list[Difference]) -> Conflict:
    """Return the differences with who saved the row last, and when."""
    who, at = saved_last(row)
    return Conflict(differences, who, at)


def saved_last(row: models.Model) -> tuple[str, datetime]:
    """Return who saved the row last, and when."""
    last = next(iter(history_of(row)), None)
    return (last.who, last.at) if last else ("Någon annan", timezone.now())


def differences(form: forms.ModelForm, saved: models.Model) -> list[Difference]:
    """Return the fields in which a valid form and the saved row differ; none when both say the same."""
    found = []
    for name in form._meta.fields or []:
        if name not in form.fields:
            continue
        field = form.fields[name]
        before, after = (_words(field, value) for value in (_value(saved, name), form.cleaned_data.get(name)))
        if before != after:
            parts = textdiff.diff(after, before) if min(len(before), len(after)) > READ_WHOLE else []
            found.append(Difference(str(field.label), before or EMPTY, after or EMPTY, parts))
    return found


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
        return ", ".join(sorted(str(item) for item in value))
    if isinstance(field, forms.ChoiceField) and not isinstance(value, models.Model):
        labels = [label for key, label in field.widget.choices if str(key) == str(value)]
        return str(labels[0]) if labels else str(value)
    return str(value)


# --- A row, when it is known what both started from -------------------------------------------------

Value = str | list[str]


@dataclass(frozen=True)
class FieldConflict:
    """A field that somebody changed: what it was, what I sent, what is saved, and the two joined."""

    name: str
    base: Value
    mine: Value
    saved: Value
    joined: Value
    both_changed: bool


def compare(
    *, base: Mapping[str, Value], mine: Mapping[str, Value], saved: Mapping[str, Value], texts: Sequence[str]
) -> list[FieldConflict]:
    """Return the fields in which my version and the saved one differ, in the order of `mine`.

    base: the values that I started from. texts: the fields whose words may be joined; a choice that both
    changed keeps mine, and a list keeps what either added and drops what either took away.
    """
    found = []
    for name, my_value in mine.items():
        saved_value = saved[name]
        if my_value == saved_value:
            continue
        base_value = base.get(name, saved_value)
        found.append(
            FieldConflict(
                name=name,
                base=base_value,
                mine=my_value,
                saved=saved_value,
                joined=_join(base_value, my_value, saved_value, is_text=name in texts),
                both_changed=base_value not in (my_value, saved_value),
            )
        )
    return found


def _join(base: Value, mine: Value, saved: Value, *, is_text: bool) -> Value:
    if mine == base:
        return saved
    if saved == base:
        return mine
    if isinstance(mine, list) or isinstance(saved, list) or isinstance(base, list):
        kept = [item for item in saved if item in mine or item not in base]
        return kept + [item for item in mine if item not in base and item not in kept]
    return textdiff.join(base, mine, saved).text if is_text else mine


# --- A text -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TextConflict:
    """Two texts of the same field and a start for a common one, to choose from."""

    mine: str  # as it was sent
    my_words: str  # as a reader sees it
    diff: Parts  # the way from mine to the saved one
    merged: str
    merged_how: str
    version: int  # of the saved row
    saved_by: str
    saved_at: datetime


def text_conflict(row: models.Model, *, mine: str, saved: str) -> TextConflict:
    """Return a conflict about a plain text. The merged one holds the lines of both."""
    how = "Bådas rader. Där ni har skrivit olika står de sparade raderna först. Ta bort det som inte ska vara med."
    return _text_conflict(row, mine, (mine, saved), merged_lines(mine, saved), how)


def html_conflict(row: models.Model, *, mine: str, saved: str) -> TextConflict:
    """Return a conflict about a formatted text. The merged one is the saved one, then what only mine holds."""
    words = (richtext.to_text(mine), richtext.to_text(saved))
    how = "Den sparade texten följd av det som bara finns i din. Ta bort det som inte ska vara med."
    return _text_conflict(row, mine, words, merged_html(mine, saved), how)


def _text_conflict(row: Any, mine: str, words: tuple[str, str], merged: str, how: str) -> TextConflict:
    who, at = saved_last(row)
    return TextConflict(mine, words[0], textdiff.wording(*words), merged, how, row.version, who, at)


def merged_lines(mine: str, saved: str) -> str:
    """Return the lines of both texts in order; where they differ, the saved lines come before one's own."""
    lines: list[str] = []
    for mine_here, saved_here in textdiff.stretches(mine.splitlines(), saved.splitlines()):
        lines += saved_here
        if mine_here != saved_here:
            lines += mine_here
    return "\n".join(lines)


def merged_html(mine: str, saved: str) -> str:
    """Return the saved text, then the writer's own paragraphs that it lacks."""
    known = set(_blocks(saved))
    return saved + "".join(block for block in _blocks(richtext.clean(mine)) if block not in known)


def _blocks(html: str) -> list[str]:
    blocks = re.split(r"(?<=</p>)|(?<=</ul>)|(?<=</ol>)|(?<=</h3>)|(?<=</table>)", html)
    return [block for block in blocks if block.strip()]
