"""The database triggers that any model may have: history and version. What freezes stands with its model.

History is written by PostgreSQL itself, so bulk changes and plain SQL are recorded too.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pghistory
import pgtrigger
from django.db import connection, models

Model = TypeVar("Model", bound=models.Model)
AS_STATED = "sodertorn.as_stated"  # a setting of the transaction that triggers read


def tracked(*, exclude: list[str] | None = None) -> Callable[[type[Model]], type[Model]]:
    """Record every insert, update and delete of the model in an event table nobody may change."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        append_only=True,
        exclude=exclude,
    )


def version_trigger(*, apart_from: list[str] | None = None) -> pgtrigger.Trigger:
    """Raise the row's version when anything in it changes, whoever writes it.

    apart_from: columns that do not count, such as a row's place in a list. Those that PostgreSQL computes must be
    named: a trigger that runs before the write cannot read them.
    """
    return pgtrigger.Trigger(
        name="bump_version",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(exclude=apart_from) if apart_from else pgtrigger.AnyChange(),
        func="NEW.version := OLD.version + 1; RETURN NEW;",
    )


@contextmanager
def as_stated() -> Iterator[None]:
    """Let what a document states be written into what is already decided: for the loaders alone.

    Must be used inside a transaction, and ends with it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, 'on', true)", [AS_STATED])
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config(%s, 'off', true)", [AS_STATED])
