"""Bring the database and the static files up to date; what has not changed since last time is skipped."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import django
from django.core.management import call_command, get_commands

from sodertorn.development import processes
from sodertorn.development.account import CHECKOUT

DATABASE, STATIC = "database", "static"
# Loaded in this order after `migrate`.
LOADERS = ("load_facts", "load_example_year", "create_demo_accounts")
NOT_CODE = {".git", ".venv", "var", "tests", "docs", "__pycache__", "node_modules"}
MOVED_ASIDE = "var-"  # and the day; see old_data


class NotPrepared(Exception):
    """A step failed; its output stands above."""


def prepare(state: Path, env: dict[str, str]) -> list[str]:
    """Run the steps whose sources have changed, at the same time, and return their names."""
    stamp = state / "prepared.json"
    done = json.loads(stamp.read_text()) if stamp.exists() else {}
    wanted = checksums(env)
    steps = [step for step in (DATABASE, STATIC) if done.get(step) != wanted[step]]
    orphaned = processes.dies_with_parent(signal.SIGKILL)  # or it would go on beside the next start's
    running = {
        step: subprocess.Popen(
            [sys.executable, "-m", __name__, step], env=env, cwd=CHECKOUT, process_group=0, preexec_fn=orphaned
        )
        for step in steps
    }
    try:
        failed = [step for step, process in running.items() if process.wait()]
    finally:
        for process in running.values():
            process.terminate()
    if failed:
        raise NotPrepared(f"Could not prepare: {', '.join(failed)}")
    stamp.write_text(json.dumps(wanted))
    return steps


def forget(state: Path) -> None:
    """Make the next start prepare everything, because the database is new."""
    (state / "prepared.json").unlink(missing_ok=True)


def checksums(env: dict[str, str]) -> dict[str, str]:
    """Return the checksum of everything that each step reads."""
    code = [path for path in sources() if path.suffix == ".py"]
    data = [path for path in sources() if path.is_relative_to(CHECKOUT / "data")]
    static = [path for path in sources() if path.is_relative_to(CHECKOUT / "static")]
    packages = [CHECKOUT / "requirements" / "develop.txt"]
    settings = [CHECKOUT / "sodertorn" / "settings.py", CHECKOUT / "sodertorn" / "assets.py"]
    return {
        DATABASE: checksum([*code, *data, *packages], env["DATABASE_URL"]),
        STATIC: checksum([*static, *packages, *settings], env["STATE_DIR"]),
    }


def sources() -> Iterator[Path]:
    """Yield the portal's own files."""
    for folder, folders, files in os.walk(CHECKOUT):
        folders[:] = sorted(name for name in folders if name not in NOT_CODE and not name.startswith(MOVED_ASIDE))
        yield from (Path(folder, name) for name in sorted(files))


def checksum(files: Iterable[Path], *texts: str) -> str:
    digest = hashlib.sha256("\0".join(texts).encode())
    for file in files:
        digest.update(os.fsencode(file) + b"\0" + file.read_bytes())
    return digest.hexdigest()


# --- In a process of its own: python -m sodertorn.development.prepare {database|static} -----------------------------
def prepare_database() -> None:
    call_command("migrate", verbosity=0)
    for name in LOADERS:
        if name in get_commands():
            call_command(name)


def prepare_static() -> None:
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def main(step: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sodertorn.settings")
    django.setup()
    {DATABASE: prepare_database, STATIC: prepare_static}[step]()


if __name__ == "__main__":
    main(sys.argv[1])
