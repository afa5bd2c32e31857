"""A copy of every table, put back after tests that empty the database. Plain COPY: no files, no dump program."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import connection


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


def put_back(snapshot: Snapshot) -> None:
    with connection.cursor() as cursor:
        # Triggers rest meanwhile: the rows of history are among the rows put back.
        cursor.execute("SET session_replication_role = replica")
        try:
            tables = ", ".join(f'"{name}"' for name in snapshot.tables)
            cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
            for name, rows in snapshot.tables.items():
                if rows:
                    with cursor.copy(f'COPY "{name}" FROM STDIN') as copy:
                        copy.write(rows)
            for name, value in snapshot.sequences.items():
                cursor.execute("SELECT setval(%s::regclass, %s)", [f'"{name}"', value])
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")
    ContentType.objects.clear_cache()
