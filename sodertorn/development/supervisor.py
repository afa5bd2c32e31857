"""Run the whole portal as children of one process: PostgreSQL, Valkey, web, worker and beat.

However this process ends, its children end too: in order after Ctrl-C or SIGTERM, by the kernel's hand after kill −9.
"""

import contextlib
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import FrameType
from typing import NoReturn, TextIO

from sodertorn.development import account, old_data, prepare, processes, services

FIRST_PORT = 8000
WEB_PROCESSES = 3
WORKER_PROCESSES = 2
PATIENCE = 60  # seconds until the first page must have been answered
DEMO_ACCOUNTS = "kansli@example.se, ledamot.<kommun>@example.se, direktor.<kommun>@example.se"


class PortalFailed(Exception):
    """A part ended or did not start; the text says which and where its log is."""


def main() -> int:
    began = time.monotonic()
    state = account.default_state()
    state.mkdir(mode=0o711, parents=True, exist_ok=True)
    with lock(state) as held:
        if isinstance(held, str):
            print(held)
            return 0
        on_stop_signals(stop_asked)
        parts = services.prepare(state)
        try:
            url = start(parts)
            held.write(url)
            held.flush()
            announce(url, state, seconds=time.monotonic() - began)
            watch(parts)
        except KeyboardInterrupt:
            print("\nStopping …", flush=True)
        finally:
            on_stop_signals(signal.SIG_IGN)
            parts.stop()
    print("Stopped.", flush=True)
    return 0


def on_stop_signals(handler: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    for ask in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(ask, handler)


def stop_asked(*_: object) -> NoReturn:
    on_stop_signals(signal.SIG_IGN)  # asked once is asked
    raise KeyboardInterrupt


@contextlib.contextmanager
def lock(state: Path) -> Iterator[TextIO | str]:
    """Hold the state's lock file, or give the text that says who holds it. It contains the address."""
    with (state / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            url = file.read()
            yield (
                f"The portal is already running: {url}"
                if url
                else "The portal is already being started, or its data is in use by another command."
            )
            return
        file.truncate(0)
        yield file
        file.truncate(0)


def start(parts: services.Services) -> str:
    """Start everything and return the address once it answers."""
    with take_port() as listener:
        port = listener.getsockname()[1]
        url = f"http://localhost:{port}/"  # by name: passkeys are not allowed for an address in figures
        if not (parts.state / "pg" / "PG_VERSION").exists():
            prepare.forget(parts.state)
        services.start(parts, durable=True)
        if not os.environ.get("DATABASE_URL"):
            start_afresh_after_unknown_migrations(parts)
        env = {"SITE_URL": url.rstrip("/")} | parts.environment()
        env.setdefault("DJANGO_SETTINGS_MODULE", "sodertorn.settings")
        prepare.prepare(parts.state, env)
        start_web(parts, env, listener)
    wait_for_page(parts, port)
    start_celery(parts, env)
    return url


def start_afresh_after_unknown_migrations(parts: services.Services) -> None:
    """Move the data aside and start without any, if migrations were made in it that the code no longer has."""
    if not old_data.unknown_migrations(old_data.applied_migrations(parts.database_url)):
        return
    parts.stop()
    aside = old_data.move_aside(parts.state, date.today())
    print(
        f"The data in {parts.state} is of an earlier version: it now lies in {aside}, and all starts afresh.",
        flush=True,
    )
    services.prepare(parts.state)
    services.start(parts, durable=True)


def take_port() -> socket.socket:
    """Listen on PORT, which must be free, or on the first free port from 8000, and hold it until the web server has it.

    Another portal that is started meanwhile finds it taken; a first start takes a while.
    """
    asked = os.environ.get("PORT")
    ports = [int(asked)] if asked else range(FIRST_PORT, FIRST_PORT + 200)
    for port in ports:
        with contextlib.suppress(OSError):
            return socket.create_server(("127.0.0.1", port))
    raise PortalFailed(f"Port {asked} is taken; choose another with PORT=…" if asked else "No port is free.")


def start_web(parts: services.Services, env: dict[str, str], listener: socket.socket) -> None:
    argv = [sys.executable, "-m", "gunicorn", "sodertorn.wsgi", "--bind", f"fd://{listener.fileno()}"]
    argv += ["--worker-class", "sync", "--workers", str(WEB_PROCESSES), "--access-logfile", "-"]
    argv += ["--no-control-socket"]  # it would lie in the home folder, shared by all checkouts
    if env.get("DEBUG", "").lower() in {"1", "true", "on", "yes"}:
        argv.append("--reload")
    else:
        argv.append("--preload")  # the code is read once, not once per process
    add(parts, "web", argv, env, sockets=[listener.fileno()])


def start_celery(parts: services.Services, env: dict[str, str]) -> None:
    celery = [sys.executable, "-m", "celery", "-A", "sodertorn"]
    env = env | {"DATABASE_POOL": "0"}  # a connection pool does not survive the worker's fork
    alone = ["--without-gossip", "--without-mingle"]
    # An orphan cannot end its task in peace, its services are gone too; the task is delivered again at the next start.
    orphan = signal.SIGKILL
    argv = [*celery, "worker", "-l", "INFO", "-c", str(WORKER_PROCESSES), *alone]
    add(parts, "worker", argv, env, patience=30, orphan_signal=orphan)
    add(parts, "beat", [*celery, "beat", "-l", "INFO", "--pidfile="], env, orphan_signal=orphan)


def add(
    parts: services.Services,
    name: str,
    argv: list[str],
    env: dict[str, str],
    *,
    patience: float = 10,
    orphan_signal: signal.Signals = signal.SIGTERM,
    sockets: Sequence[int] = (),
) -> None:
    """Start one of the portal's own processes, to be watched and stopped with the rest."""
    child = processes.start(
        name,
        argv,
        log=parts.log(name),
        cwd=account.CHECKOUT,
        env=env,
        patience=patience,
        orphan_signal=orphan_signal,
        sockets=sockets,
    )
    parts.children.append(child)


def wait_for_page(parts: services.Services, port: int) -> None:
    give_up_at = time.monotonic() + PATIENCE
    while time.monotonic() < give_up_at:
        refuse_ended(parts)
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", "/", headers={"Host": "localhost"})
            connection.getresponse().read()
            connection.close()
            return
        time.sleep(0.05)
    raise PortalFailed(f"No page answered within {PATIENCE} seconds; see {parts.log('web')}")


def watch(parts: services.Services) -> NoReturn:
    while True:
        refuse_ended(parts)
        time.sleep(0.5)


def refuse_ended(parts: services.Services) -> None:
    for child in parts.children:
        if child.has_ended:
            log = parts.log(child.name)
            raise PortalFailed(f"{child.name} ended with code {child.process.returncode}; see {log}")


def announce(url: str, state: Path, *, seconds: float) -> None:
    print(
        f"""
  Södertörnsportalen: {url}   (ready in {seconds:.1f} s)

  Log in as   {DEMO_ACCOUNTS} …
  with the password "sodertorn", or with a code by e-mail, read at {url}utv/brev/
  Logs: {state / "log"}   Stop: Ctrl-C
""",
        flush=True,
    )


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (PortalFailed, prepare.NotPrepared, services.ServiceFailed, subprocess.CalledProcessError) as failure:
        sys.exit(str(failure))
