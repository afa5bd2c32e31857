"""Data of an earlier checkout, whose database this code cannot bring up to date: it is moved aside, never destroyed."""

from datetime import date
from itertools import chain, count
from pathlib import Path

import psycopg

from sodertorn.development.account import CHECKOUT

LOCK = "lock"  # of the supervisor, which holds it meanwhile
DATABASE = "pg"


def unknown_migrations(applied: set[tuple[str, str]], code: Path = CHECKOUT) -> set[tuple[str, str]]:
    """Return those of the applied (app, migration) that the code's own apps no longer have."""
    return {
        (app, name)
        for app, name in applied
        if (code / app / "migrations").is_dir() and not (code / app / "migrations" / f"{name}.py").exists()
    }


def applied_migrations(database_url: str) -> set[tuple[str, str]]:
    """Return (app, migration) of everything that was migrated in the database, nothing in a new one."""
    with psycopg.connect(database_url) as connection:
        row = connection.execute("SELECT to_regclass('django_migrations')").fetchone()
        if row is None or row[0] is None:
            return set()
        return set(connection.execute("SELECT app, name FROM django_migrations").fetchall())


def move_aside(state: Path, today: date) -> Path:
    """Move everything in the state to a new folder beside it, `var-2026-11-28` or the next free name, and return that.

    Nothing may run on the state. The database goes last: a move that is cut off is then gone on with at the next start.
    """
    aside = free_name(state, today)
    aside.mkdir(mode=0o711)
    for path in sorted(state.iterdir(), key=lambda path: (path.name == DATABASE, path.name)):
        if path.name != LOCK:
            path.rename(aside / path.name)
    return aside


def free_name(state: Path, today: date) -> Path:
    name = f"{state.name}-{today.isoformat()}"
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(path for path in map(state.with_name, names) if not path.exists())
