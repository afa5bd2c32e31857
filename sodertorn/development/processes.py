"""Child processes that stop in order, and that the kernel stops when their parent dies."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass
class Child:
    """A running process with the signal that asks it to stop and the patience [s] before kill −9."""

    name: str
    process: subprocess.Popen[bytes]
    stop_signal: signal.Signals
    patience: float

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def stop(self) -> None:
        if self.has_ended:
            return
        self.process.send_signal(self.stop_signal)
        try:
            self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(
    name: str,
    argv: Sequence[str | Path],
    *,
    log: Path,
    cwd: Path,
    stop_signal: signal.Signals = signal.SIGTERM,
    patience: float = 10,
    orphan_signal: signal.Signals | None = None,
    env: Mapping[str, str] | None = None,
    account: pwd.struct_passwd | None = None,
    sockets: Sequence[int] = (),
) -> Child:
    """Start a child in a process group of its own, so that Ctrl-C reaches only the parent, which stops in order.

    orphan_signal: what the kernel sends when the parent dies (Linux only), otherwise the stop signal.
    sockets: open ones of the parent that the child takes over, by their numbers.
    """
    with log.open("ab") as output:
        process = subprocess.Popen(
            [str(part) for part in argv],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=cwd,
            env=env,
            process_group=0,
            pass_fds=sockets,
            preexec_fn=dies_with_parent(orphan_signal or stop_signal),  # runs after the change of account
            **as_account(account),
        )
    return Child(name, process, stop_signal, patience)


class AccountArguments(TypedDict, total=False):
    """The arguments of `subprocess` that change the account."""

    user: int
    group: int
    extra_groups: list[int]


def as_account(account: pwd.struct_passwd | None) -> AccountArguments:
    """Return the arguments that make `subprocess` run as the account."""
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def dies_with_parent(orphan_signal: signal.Signals) -> Callable[[], None]:
    """Return what a child does before it starts: ask the kernel for a signal when the parent dies."""
    parent = os.getpid()

    def prepare() -> None:
        if sys.platform == "linux":
            _libc.prctl(PR_SET_PDEATHSIG, orphan_signal, 0, 0, 0)
            if os.getppid() != parent:  # it died before the request
                os._exit(1)

    return prepare
