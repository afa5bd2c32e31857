"""Which account the services run as, and what that account can reach.

PostgreSQL refuses to run as root, so root lends it the account `nobody`. (A checkout that belongs to
somebody else is handled earlier: `bootstrap.py` becomes that somebody before anything starts.)
"""

import hashlib
import os
import pwd
import shutil
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
CHECKOUT_ID = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:12]
# Where state goes when the checkout lies behind a closed door such as /root (mode 0700).
OUTSIDE = Path("/var/lib") / f"portal-{CHECKOUT_ID}"


def database_account() -> pwd.struct_passwd | None:
    """Return the account that PostgreSQL must run as, None when it is our own."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def can_reach(path: Path, account: pwd.struct_passwd | None) -> bool:
    """Say whether the account may pass through every folder down to the path."""
    if account is None:
        return True
    for folder in (path, *path.parents):
        status = folder.stat()
        shift = 6 if status.st_uid == account.pw_uid else 3 if status.st_gid == account.pw_gid else 0
        if not (status.st_mode >> shift) & 1:
            return False
    return True


def give(path: Path, account: pwd.struct_passwd | None) -> None:
    """Let the account own the path; nothing happens when it is our own account."""
    if account is not None:
        os.chown(path, account.pw_uid, account.pw_gid)


def default_state() -> Path:
    """Return the folder for data, logs and sockets: `var/` in the checkout, or one outside a closed checkout."""
    if os.environ.get("STATE"):
        return Path(os.environ["STATE"]).absolute()
    return CHECKOUT / "var" if can_reach(CHECKOUT, database_account()) else OUTSIDE


def reachable_copy(package: Path, *, name: str, beside: tuple[str, ...]) -> Path:
    """Return a copy of an installed package that any account can reach, made on first use.

    package: the package's folder; beside: sibling folders it needs; name: tells versions apart.
    """
    target = OUTSIDE / name
    if not target.exists():
        OUTSIDE.mkdir(mode=0o755, parents=True, exist_ok=True)
        unfinished = OUTSIDE / f"{name}.{os.getpid()}"
        for folder in (package.name, *beside):
            shutil.copytree(package.parent / folder, unfinished / folder, symlinks=True)
        try:
            unfinished.rename(target)
        except OSError:  # another start was faster
            shutil.rmtree(unfinished)
    return target / package.name
