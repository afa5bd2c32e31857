"""Who changed what and when, read from the events that the database records itself."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, cast

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from members.swedish import format_datetime, format_iso_date, format_number, format_time

LOADED = "inläsning av uppgifterna"
PORTAL = "portalen"
TASKS = {"run_job": "portalen, i bakgrunden", "load_facts": LOADED, "load_example_year": "exempelåret"}
NOT_SHOWN = {"id", "key", "version", "sequence", "changed_at", "is_example", "pgh_id"}
NOTHING = "–"
LONGEST = 600  # characters of a text shown in a list of changes


@dataclass(frozen=True)
class Change:
    """One field that was changed."""

    label: str
    before: str
    after: str

    def __iter__(self) -> Any:
        return iter((self.label, self.before, self.after))


@dataclass(frozen=True)
class HistoryEntry:
    """What one person did to one row at one moment."""

    at: datetime
    who: str
    action: str
    changes: list[Change] = field(default_factory=list)

    @property
    def by(self) -> str:
        return self.who

    @property
    def text(self) -> str:
        return self.action


class NoHistory(Exception):
    """The table is not one whose changes are recorded."""


def model_with_history(app: str, model: str) -> type[models.Model]:
    """Return the model whose history is kept. Raises NoHistory."""
    try:
        found = apps.get_model(app, model)
    except LookupError:
        raise NoHistory from None
    if getattr(found, "pgh_event_model", None) is None:
        raise NoHistory
    return found


def history_of(obj: models.Model) -> list[HistoryEntry]:
    """Return what has been done to the object, the newest first, in a fixed number of queries."""
    return history_of_row(type(obj), obj.pk)


def history_of_row(model: type[models.Model], pk: Any) -> list[HistoryEntry]:
    """Return what has been done to the row, also when it has been deleted since."""
    own = list(_own_steps(model, pk))
    linked = [step for link in _links_of(model) for step in _link_steps(link, pk)]
    names, people = _names_of(own + linked), _people_of(own + linked)
    entries = []
    for together in _saved_together(own, linked):
        changes = [change for step in together for change in _changes(step, names)]
        first = together[0]
        if changes or first.action != CHANGED:
            entries.append(HistoryEntry(first.at, _who(first, people), first.action, changes))
    # Within one moment the later stays later: the sort is stable and the list is turned first.
    entries.reverse()
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _saved_together(own: list[_Step], linked: list[_Step]) -> list[list[_Step]]:
    """Put a change of a list (networks, municipalities) with the change of the row in the same transaction."""
    groups = [[step] for step in own]
    latest = {(step.at, step.context_id): group for step, group in zip(own, groups, strict=True)}
    for step in linked:
        group = latest.get((step.at, step.context_id))
        if group is None:
            group = latest[step.at, step.context_id] = []
            groups.append(group)
        group.append(step)
    return groups


# --- Reading the events ---------------------------------------------------------------------------

CREATED, CHANGED, DELETED = "Skapad", "Ändrad", "Borttagen"
ACTIONS = {"insert": CREATED, "update": CHANGED, "delete": DELETED}


@dataclass(frozen=True)
class _Value:
    """A field's value before and after, not yet in words."""

    of: models.Field
    label: str
    before: Any
    after: Any


@dataclass(frozen=True)
class _Step:
    at: datetime
    context_id: Any
    context: dict[str, Any]
    action: str
    values: list[_Value]


def _events(model: type[models.Model]) -> Any:
    return _event_model(model).objects.select_related("pgh_context").order_by("pgh_id")


def _event_model(model: type[models.Model]) -> Any:
    """Return the table of the model's events, which @tracked has put there."""
    return cast(Any, model).pgh_event_model


def _own_steps(model: type[models.Model], pk: Any) -> Iterable[_Step]:
    fields = [f for f in model._meta.concrete_fields if f.name not in NOT_SHOWN]
    kept = {f.name for f in _event_model(model)._meta.concrete_fields}
    fields = [f for f in fields if f.name in kept]
    previous: Any = None
    for event in _events(model).filter(pgh_obj_id=pk):
        values = []
        if event.pgh_label == "update" and previous is not None:
            pairs = [(f, getattr(previous, f.attname), getattr(event, f.attname)) for f in fields]
            values = [_Value(f, _label(f), before, after) for f, before, after in pairs if before != after]
        yield _Step(
            event.pgh_created_at,
            event.pgh_context_id,
            event.pgh_context.metadata if event.pgh_context else {},
            ACTIONS.get(event.pgh_label, CHANGED),
            values,
        )
        previous = event


@dataclass(frozen=True)
class _Link:
    """A table of many-to-many links whose rows are recorded: its own two ends and what the list is called."""

    through: type[models.Model]
    near: str
    far: models.Field
    label: str


def _links_of(model: type[models.Model]) -> list[_Link]:
    links = []
    every: list[Any] = list(model._meta.many_to_many)
    for many in every:
        through = many.remote_field.through
        if getattr(through, "pgh_event_model", None) is not None:
            far = through._meta.get_field(many.m2m_reverse_field_name())
            near = through._meta.get_field(many.m2m_field_name())
            links.append(_Link(through, near.attname, far, str(many.verbose_name)))
    return links


def _link_steps(link: _Link, pk: Any) -> Iterable[_Step]:
    for event in _events(link.through).filter(**{link.near: pk}):
        far = getattr(event, link.far.attname)
        gone = event.pgh_label == "delete"
        yield _Step(
            event.pgh_created_at,
            event.pgh_context_id,
            event.pgh_context.metadata if event.pgh_context else {},
            CHANGED,
            [_Value(link.far, link.label, far if gone else None, None if gone else far)],
        )


# --- In words -------------------------------------------------------------------------------------


def _label(of: models.Field) -> str:
    name = str(of.verbose_name)
    return name[:1].upper() + name[1:]


def _other_end(of: models.Field) -> type[models.Model]:
    return cast(type[models.Model], of.related_model)


def _names_of(steps: list[_Step]) -> dict[tuple[type[models.Model], Any], str]:
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for step in steps:
        for value in step.values:
            if value.of.is_relation:
                wanted[_other_end(value.of)] |= {value.before, value.after} - {None}
    return {
        (model, pk): str(row)
        for model, keys in wanted.items()
        for pk, row in model._default_manager.select_related().in_bulk(list(keys)).items()
    }


def _people_of(steps: list[_Step]) -> dict[int, str]:
    users: set[int] = {step.context["user"] for step in steps if step.context.get("user") is not None}
    return {user.pk: user.name for user in get_user_model().objects.select_related("person").filter(pk__in=users)}


def _who(step: _Step, people: dict[int, str]) -> str:
    if step.context.get("link_of"):
        return f"{step.context['link_of']}, genom personlig länk"
    if step.context.get("user") is not None:
        return people.get(step.context["user"], "ett borttaget konto")
    return TASKS.get(str(step.context.get("task", "")), PORTAL)


def _changes(step: _Step, names: dict[tuple[type[models.Model], Any], str]) -> list[Change]:
    return [
        Change(value.label, _written(value.of, value.before, names), _written(value.of, value.after, names))
        for value in step.values
    ]


def _written(of: models.Field, value: Any, names: dict[tuple[type[models.Model], Any], str]) -> str:
    if value is None or value == "" or value == []:
        return NOTHING
    if of.is_relation:
        return names.get((_other_end(of), value), f"nummer {value}, borttagen")
    if of.choices:
        return str(dict(of.flatchoices).get(value, value))
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    for kind, write in WORDS:
        if isinstance(value, kind):
            return write(value)
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


# bool before int and datetime before date: each is also the other.
WORDS: list[tuple[type, Callable[[Any], str]]] = [
    (bool, lambda value: "ja" if value else "nej"),
    (datetime, format_datetime),
    (date, format_iso_date),
    (time, format_time),
    (Decimal, lambda value: format_number(value, max(0, -value.as_tuple().exponent))),
    (int, operator.methodcaller("__str__")),
]
