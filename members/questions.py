"""Questions that are put to the database again and again, each worked out once.

Django works out the SQL of a queryset every time it is evaluated, which takes longer than PostgreSQL needs to answer
most of ours. What is kept here is the question, never an answer (docs/decisions/0022-questions-are-worked-out-once.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from copy import copy
from functools import lru_cache
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, QuerySet
from django.http import Http404

Row = TypeVar("Row")
KEPT = 500  # questions, some 25 kB each; one that has not been asked for long gives way


def asked(question: Callable[..., QuerySet[Any, Row]], *about: Hashable) -> list[Row]:
    """Return the rows of `question(*about)`.

    question: a function of a module that makes a queryset of its arguments and of nothing else: it reads no clock, no
    table and no setting, for it is called once and its SQL kept. The tests work every question out again and compare.
    What it prefetches is worked out as usual.
    """
    rows = _worked_out(question, about)
    return [] if rows is None else list(rows.all())


def first_asked(question: Callable[..., QuerySet[Any, Row]], *about: Hashable) -> Row | None:
    """Return the first row of the question, if there is one. For those that find a row or two: all are read."""
    return next(iter(asked(question, *about)), None)


def asked_or_404(question: Callable[..., QuerySet[Any, Row]], *about: Hashable) -> Row:
    """Return the first row of the question. Raises Http404."""
    row = first_asked(question, *about)
    if row is None:
        raise Http404
    return row


def hand_over(rows: Iterable[Model], name: str, related: Iterable[Model], *, by: str) -> None:
    """Give each row its related rows, so that `row.<name>.all()` returns them, as after `prefetch_related`.

    by: the related rows' column with the row's key.
    """
    grouped: dict[Any, list[Model]] = defaultdict(list)
    for one in related:
        grouped[getattr(one, by)].append(one)
    for row in rows:
        vars(row).setdefault("_prefetched_objects_cache", {})[name] = grouped.get(row.pk, [])


@lru_cache(maxsize=KEPT)
def _worked_out(question: Callable[..., QuerySet[Any, Row]], about: tuple[Hashable, ...]) -> QuerySet[Any, Row] | None:
    """Return the queryset with its SQL in it, so that it is not worked out again; None when it can have no rows."""
    rows = question(*about)
    compiler = rows.query.get_compiler(rows.db)
    try:
        sql = compiler.as_sql()
    except EmptyResultSet:
        return None
    compiler.as_sql = lambda *_, **__: sql

    def get_compiler(using: str, *_: object, **__: object) -> Any:
        own = copy(compiler)
        own.connection = connections[using]  # of the thread that asks
        return own

    vars(rows.query)["get_compiler"] = get_compiler
    return rows
