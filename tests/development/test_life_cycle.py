"""How a portal starts, ends and rises again, with every process real."""

import os
import pwd
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sodertorn.development import supervisor
from sodertorn.development.account import CHECKOUT, can_reach
from tests.development.portal import Portal, closing, reachable_python

pytestmark = pytest.mark.slow

QUICK = 5  # seconds: a second start, and how long anything may live after its supervisor


def make_state(account: pwd.struct_passwd | None = None) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="portal-life-"))
    state = folder / "var"
    state.mkdir()
    folder.chmod(0o711)
    if account:
        os.chown(state, account.pw_uid, account.pw_gid)
    return state


@pytest.fixture(scope="module")
def state() -> Iterator[Path]:
    """Give a state that the tests share, so that only the first of them pays for loading the data."""
    state = make_state()
    yield state
    shutil.rmtree(state.parent, ignore_errors=True)


@pytest.fixture
def portal(state: Path) -> Iterator[Portal]:
    with closing(Portal(state)) as portal:
        yield portal.start()


@pytest.fixture
def user() -> pwd.struct_passwd:
    """Give an ordinary account, when we are root and can lend one."""
    if os.geteuid() != 0:
        pytest.skip("we are an ordinary user already: the other tests have shown this")
    account = pwd.getpwnam("nobody")
    if not can_reach(CHECKOUT, account) or reachable_python(account) is None:
        pytest.skip("an ordinary user can reach neither this checkout nor a Python of this version")
    return account


def test_portal_answers_and_ctrl_c_stops_everything(portal: Portal) -> None:
    assert portal.get() == 200

    portal.send(signal.SIGINT)

    assert portal.left(within=20) == []
    assert portal.supervisor.wait() == 0
    assert "Stopped." in portal.said()


def test_second_start_while_running_says_where_and_a_later_one_is_quick(portal: Portal) -> None:
    second = portal.again()

    assert second.returncode == 0
    assert "already running" in second.stdout
    assert portal.url in second.stdout

    portal.send(signal.SIGTERM)
    assert portal.left(within=20) == []
    portal.start()
    began = time.monotonic()
    assert portal.get() == 200
    assert time.monotonic() - began < QUICK


def test_kill_9_of_the_supervisor_leaves_nothing(portal: Portal) -> None:
    portal.send(signal.SIGKILL)

    assert portal.left(within=QUICK) == []
    assert "database system is shut down" in (portal.state / "log" / "postgres.log").read_text()[-400:]


def test_kill_9_of_everything_loses_no_committed_row(portal: Portal) -> None:
    with portal.connect() as connection:
        connection.execute("create table if not exists kept (word text)")
        connection.execute("insert into kept values ('Södertörn')")
    portal.kill_all()
    assert portal.left(within=QUICK) == []

    portal.start()

    with portal.connect() as connection:
        assert connection.execute("select word from kept").fetchall() == [("Södertörn",)]
        connection.execute("drop table kept")
    assert portal.get() == 200


@pytest.mark.parametrize("part", ["pginstall/bin/postgres -D", "valkey-server", "gunicorn", "sodertorn worker"])
def test_kill_9_of_one_part_stops_the_rest_and_says_which(portal: Portal, part: str) -> None:
    portal.member(part).kill()

    assert portal.left(within=30) == []
    assert portal.supervisor.wait() == 1
    assert "ended with code -9; see" in portal.said()


def test_a_port_is_held_from_the_first_moment_of_a_start(monkeypatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    with supervisor.take_port() as one, supervisor.take_port() as other:
        taken = one.getsockname()[1]
        assert other.getsockname()[1] > taken >= supervisor.FIRST_PORT
        monkeypatch.setenv("PORT", str(taken))
        with pytest.raises(supervisor.PortalFailed, match=f"Port {taken} is taken"):
            supervisor.take_port()
    with supervisor.take_port() as again:
        assert again.getsockname()[1] == taken


def test_two_portals_run_at_once(portal: Portal) -> None:
    other_state = make_state()
    with closing(Portal(other_state)) as other:
        other.start()

        assert (portal.get(), other.get()) == (200, 200)
        assert portal.url != other.url
        with portal.connect() as ours, other.connect() as theirs:
            where = "select current_setting('data_directory')"
            assert ours.execute(where).fetchone() != theirs.execute(where).fetchone()
    shutil.rmtree(other_state.parent)


def test_asked_port_that_is_taken_is_refused_with_its_number(portal: Portal) -> None:
    port = int(portal.url.rstrip("/").rsplit(":", 1)[1])
    other_state = make_state()

    refused = Portal(other_state, port=port).again()

    assert refused.returncode == 1
    assert f"Port {port} is taken" in refused.stderr
    shutil.rmtree(other_state.parent)


def test_ordinary_user_starts_stops_and_recovers(user: pwd.struct_passwd) -> None:
    state = make_state(user)
    with closing(Portal(state, account=user)) as portal:
        portal.start()
        assert portal.get() == 200
        assert {process.uids().real for process in portal.family} == {user.pw_uid}
        portal.kill_all()
        assert portal.left(within=QUICK) == []

        portal.start()
        assert portal.get() == 200
        portal.send(signal.SIGKILL)
        assert portal.left(within=QUICK) == []
    shutil.rmtree(state.parent)
