"""A dump of the migrated, empty test database, kept between test runs.

Applying every migration takes half a minute, restoring what came of it a second. The dump is named after the
checksum of all migrations and of the package versions, so a changed migration is always applied for real.
"""

import os
import subprocess
from pathlib import Path

import psycopg
from django.conf import settings

from sodertorn.development import prepare, services
from sodertorn.development.account import CHECKOUT

FOLDER = CHECKOUT / "var" / "test-schema"


def is_ours() -> bool:
    """Say whether the tests run on the embedded PostgreSQL; its own pg_dump fits nothing else for certain."""
    return settings.DATABASES["default"]["HOST"].startswith("/") and services.TEMPORARY_PREFIX in str(
        settings.DATABASES["default"]["HOST"]
    )


def current() -> Path:
    """Return where the dump for today's migrations lies, or will lie."""
    with_triggers = {"models.py", "tracking.py"}
    migrations = [
        path
        for path in prepare.sources()
        if path.suffix == ".py" and (path.parent.name in {"migrations", "models"} or path.name in with_triggers)
    ]
    return FOLDER / f"{prepare.checksum([*migrations, CHECKOUT / 'requirements' / 'test.txt'])}.dump"


def restore(dump: Path, *, name: str) -> None:
    """Make the test database from a dump, in the cluster of this test run."""
    database = settings.DATABASES["default"]
    with psycopg.connect(
        host=database["HOST"], user=database["USER"], dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(f'create database "{name}"')  # type: ignore[arg-type]
    run("pg_restore", "--dbname", name, "--exit-on-error", str(dump))


def save(dump: Path, *, name: str) -> None:
    """Keep the migrated database for the next run, and only it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    unfinished = dump.with_suffix(f".{os.getpid()}")
    run("pg_dump", "--format=custom", "--file", str(unfinished), name)
    for old in FOLDER.glob("*.dump"):
        old.unlink(missing_ok=True)
    unfinished.rename(dump)


def run(program: str, *arguments: str) -> None:
    database = settings.DATABASES["default"]
    where = ["--host", database["HOST"], "--username", database["USER"]]
    subprocess.run([services.postgres_binaries() / program, *where, *arguments], check=True)
