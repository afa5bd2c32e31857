"""Whole portals for the life-cycle tests: each with a state folder of its own, watched from outside."""

import contextlib
import os
import pwd
import signal
import subprocess
import sys
import sysconfig
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg

from sodertorn.development.account import CHECKOUT, can_reach
from sodertorn.development.processes import as_account

PATIENCE = 300  # seconds for a first start on a busy machine
# What this test run has set for itself and a new portal must not inherit.
OWN = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "STATE_DIR", "STATE", "DJANGO_SETTINGS_MODULE", "PORT", "SITE_URL"}


class Portal:
    """One portal's supervisor and its family of processes."""

    def __init__(self, state: Path, *, account: pwd.struct_passwd | None = None, port: int | None = None) -> None:
        self.state, self.account = state, account
        self.output = state.parent / f"{state.name}.output"
        self.env = {name: value for name, value in os.environ.items() if name not in OWN} | {"STATE": str(state)}
        if account:
            self.env |= {"HOME": str(state), "PYTHONPATH": packages()}
        if port:
            self.env["PORT"] = str(port)
        self.supervisor: psutil.Popen | None = None
        self.family: list[psutil.Process] = []

    def command(self) -> list[str]:
        python = sys.executable if self.account is None else reachable_python(self.account)
        return [str(python), "-m", "sodertorn.development.supervisor"]

    def start(self) -> "Portal":
        """Start the supervisor and wait for its announcement."""
        if self.supervisor is not None:
            self.supervisor.wait(40)  # the one before, which has been told to end
        with self.output.open("w") as output:
            self.supervisor = psutil.Popen(
                self.command(), env=self.env, cwd=CHECKOUT, stdout=output, stderr=output, **as_account(self.account)
            )
        give_up_at = time.monotonic() + PATIENCE
        while "ready in" not in self.said():
            assert self.supervisor.poll() is None, self.said()
            assert time.monotonic() < give_up_at, self.said()
            time.sleep(0.05)
        self.family = self.wait_for("worker", "beat")
        return self

    def wait_for(self, *names: str) -> list[psutil.Process]:
        """Wait until the named Celery programs run, and return all processes."""
        assert self.supervisor is not None
        for _ in range(100):
            family = [self.supervisor, *self.supervisor.children(recursive=True)]
            lines = [living(process) for process in family]
            if all(any(f"sodertorn {name}" in line for line in lines) for name in names):
                break
            time.sleep(0.05)
        return family

    def said(self) -> str:
        return self.output.read_text()

    @property
    def url(self) -> str:
        return next(word for word in self.said().split() if word.startswith("http://"))

    def get(self, path: str = "") -> int:
        """Return the status code of a page."""
        with urllib.request.urlopen(self.url + path, timeout=30) as answer:
            return answer.status

    def again(self) -> subprocess.CompletedProcess[str]:
        """Start a second supervisor on the same state and return what it says."""
        return subprocess.run(
            self.command(),
            env=self.env,
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
            **as_account(self.account),
        )

    def member(self, word: str) -> psutil.Process:
        """Return the oldest process whose command line contains a word."""
        return next(process for process in self.family if word in living(process))

    def send(self, number: signal.Signals) -> None:
        assert self.supervisor is not None
        self.supervisor.send_signal(number)

    def kill_all(self) -> None:
        """Kill the whole family −9 at once, as when the machine loses power."""
        assert self.supervisor is not None
        self.family = [self.supervisor, *self.supervisor.children(recursive=True)]
        for process in self.family:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()

    def left(self, *, within: float) -> list[str]:
        """Return the command lines of the processes that still live after some seconds."""
        give_up_at = time.monotonic() + within
        while (alive := [line for process in self.family if (line := living(process))]) and (
            time.monotonic() < give_up_at
        ):
            time.sleep(0.05)
        return alive

    def connect(self) -> psycopg.Connection:
        return psycopg.connect(host=str(self.state / "s"), user="portal", dbname="portal", autocommit=True)


def living(process: psutil.Process) -> str:
    """Return the command line of a process, nothing when it has ended (also when nobody has collected it yet)."""
    try:
        return " ".join(process.cmdline())
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return ""


@contextlib.contextmanager
def closing(portal: Portal) -> Iterator[Portal]:
    """Leave nothing behind, whatever the test did."""
    try:
        yield portal
    finally:
        if portal.supervisor is not None and portal.supervisor.poll() is None:
            portal.send(signal.SIGTERM)
            with contextlib.suppress(psutil.TimeoutExpired):
                portal.supervisor.wait(40)
        portal.family = [process for process in portal.family if process.is_running()]
        for process in portal.family:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()


def packages() -> str:
    return os.pathsep.join([str(CHECKOUT), sysconfig.get_paths()["purelib"]])


def reachable_python(account: pwd.struct_passwd) -> Path | None:
    """Return a Python of our version that the account may run; the one of .venv may lie in somebody's home."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    candidates = [Path(sys.executable).resolve(), Path("/usr/bin") / version, Path("/usr/local/bin") / version]
    return next((path for path in candidates if path.exists() and can_reach(path.resolve(), account)), None)
