"""The action plan's rows in templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from programs.models import Activity
from programs.queries import Row

register = template.Library()
_FIELDS = [one.attname for one in Activity._meta.concrete_fields]


@dataclass(frozen=True)
class _Shown:
    """A row and everything that its text can say; two that say the same are the same."""

    says: tuple[Any, ...]
    row: Row = field(compare=False)


@register.simple_tag
def plan_row(row: Row, **page: bool) -> SafeString:
    """{% plan_row row may_edit=may_edit %} → the row as `programs/_row.html` writes it.

    Written once while nothing in it changes: a plan's hundred rows are the most of its page. The template sees the
    row's activity and names and what is named here, nothing else of the page, so the same values are the same text.
    """
    own = [tuple(value) if isinstance(value := getattr(row.activity, name), list) else value for name in _FIELDS]
    names = (tuple(one.name for one in row.municipalities), tuple(one.name for one in row.networks))
    return _written(_Shown((*own, *names), row), **page)


@lru_cache(maxsize=1024)
def _written(shown: _Shown, **page: bool) -> SafeString:
    return render_to_string("programs/_row.html", {"row": shown.row} | page)
