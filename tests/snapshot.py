"""A copy of the tables' rows, put into a test's database in milliseconds. Plain COPY: no files, no dump program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection

# What `migrate` makes: the same in every test until one of them empties the database. Then Django makes content types
# and rights anew, with other numbers than the snapshot's rows point at.
MADE_BY_MIGRATE = {"django_migrations", "django_content_type", "auth_permission"}


@dataclass(frozen=True)
class Snapshot:
    """The rows of all tables and where their sequences stood."""

    tables: dict[str, bytes]
    sequences: dict[str, int]


def take() -> Snapshot:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        names = [name for (name,) in cursor.fetchall()]
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL")
        sequences = dict(cursor.fetchall())
        tables = {}
        for name in names:
            with cursor.copy(f'COPY "{name}" TO STDOUT') as copy:
                tables[name] = b"".join(bytes(part) for part in copy)
    return Snapshot(tables, sequences)


def put_in(snapshot: Snapshot, *, emptied: bool) -> None:
    """Write the rows. emptied: a test before has flushed the database, content types and all."""
    with connection.cursor() as cursor:
        # Triggers rest meanwhile: the rows of history are among the rows put in.
        cursor.execute("SET session_replication_role = replica")
        try:
            if emptied:
                tables = ", ".join(f'"{name}"' for name in snapshot.tables if name != "django_migrations")
                cursor.execute(f"TRUNCATE {tables} CASCADE")
            renewed = not emptied and _rows_of(cursor, "django_content_type") != _sorted(snapshot)
            if renewed:
                cursor.execute("DELETE FROM auth_permission")
                cursor.execute("DELETE FROM django_content_type")
            for name, rows in snapshot.tables.items():
                if rows and name != "django_migrations" and (emptied or renewed or name not in MADE_BY_MIGRATE):
                    with cursor.copy(f'COPY "{name}" FROM STDIN') as copy:
                        copy.write(rows)
            for name, value in snapshot.sequences.items():
                cursor.execute("SELECT setval(%s::regclass, %s)", [f'"{name}"', value])
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")
    ContentType.objects.clear_cache()


def _rows_of(cursor: Any, name: str) -> list[bytes]:
    with cursor.copy(f'COPY "{name}" TO STDOUT') as copy:
        return sorted(b"".join(bytes(part) for part in copy).splitlines())


def _sorted(snapshot: Snapshot) -> list[bytes]:
    return sorted(snapshot.tables["django_content_type"].splitlines())
