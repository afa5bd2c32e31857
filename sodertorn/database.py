"""The database cursor: what is read again is planned once (docs/decisions/0020-reads-are-prepared.md)."""

from __future__ import annotations

from typing import Any

import psycopg
from django.db.backends.postgresql.base import ServerBindingCursor

PREPARED = {"server_side_binding": True, "prepare_threshold": 5}


class ReadsPreparedCursor(ServerBindingCursor, psycopg.Cursor[Any]):
    """Leave the values of one SELECT to PostgreSQL, which keeps its plan; write those of all else into the text.

    The history and its triggers put a SELECT before a statement that writes, and PostgreSQL prepares one statement
    at a time. So only a single SELECT is left to it; all else goes as Django sends it by default.
    """

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        if params is None or not isinstance(query, str) or is_single_select(query):
            return super().execute(query, params, **options)
        text = psycopg.ClientCursor(self.connection).mogrify(query, params)
        return super().execute(text, None, **options | {"prepare": False})


def is_single_select(query: str) -> bool:
    """Whether a text is one SELECT and nothing more; one with a semicolon inside a literal is only slower."""
    return query.startswith("SELECT ") and ";" not in query
