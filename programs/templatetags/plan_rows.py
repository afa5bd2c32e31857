"""The action plan's rows in templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from programs.models import Activity
from programs.queries import Row, SubGoalBlock

register = template.Library()
_FIELDS = [one.attname for one in Activity._meta.concrete_fields]


@dataclass(frozen=True)
class _Shown:
    """A row or a sub-goal with its rows, and everything that its text can say; two that say the same are the same."""

    says: tuple[Any, ...]
    what: Row | SubGoalBlock = field(compare=False)


@register.simple_tag
def plan_row(row: Row, **page: bool) -> SafeString:
    """{% plan_row row may_edit=may_edit %} → the row as `programs/_row.html` writes it.

    Written once while nothing in it changes: a plan's hundred rows are the most of its page. The template sees the
    row's activity and names and what is named here, nothing else of the page, so the same values are the same text.
    """
    return _written("programs/_row.html", "row", _Shown(_says(row), row), **page)


@register.simple_tag
def plan_group(group: SubGoalBlock, *, year: int, may_edit: bool, order: str) -> SafeString:
    """{% plan_group group year=plan.year may_edit=may_edit order=order %} → a sub-goal with its rows, as
    `programs/_group.html` writes it. Written once as its rows are; order: empty when no row can be moved.
    """
    shown = _Shown((group.place, group.text, group.note, *map(_says, group.rows)), group)
    return _written("programs/_group.html", "group", shown, year=year, may_edit=may_edit, is_movable=bool(order))


def _says(row: Row) -> tuple[Any, ...]:
    own = [tuple(value) if isinstance(value := getattr(row.activity, name), list) else value for name in _FIELDS]
    return (*own, tuple(one.name for one in row.municipalities), tuple(one.name for one in row.networks))


@lru_cache(maxsize=2048)
def _written(template_name: str, name: str, shown: _Shown, **page: Any) -> SafeString:
    return render_to_string(template_name, {name: shown.what} | page)
