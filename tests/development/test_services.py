"""The services that these tests run on."""

import os
import stat
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection

from sodertorn.celery import app
from sodertorn.development import services


def test_database_knows_swedish_capitals_whatever_the_machines_locale(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select lower('ÅÄÖ'), 'ÅKE' ilike 'åke'")

        assert cursor.fetchone() == ("åäö", True)


def test_services_listen_on_sockets_in_a_private_folder_only(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("show listen_addresses")
        (listens,) = cursor.fetchone()
    folder = Path(str(connection.settings_dict["HOST"]))

    assert listens == ""
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_emptying_the_cache_leaves_the_queue() -> None:
    with app.connection_for_write() as broker:
        broker.default_channel.client.rpush("test-queue", "task")
        cache.clear()
        left = broker.default_channel.client.lrange("test-queue", 0, -1)
        broker.default_channel.client.delete("test-queue")

    assert left == [b"task"]


def test_worker_answers_in_a_process_of_its_own(worker: object) -> None:
    answers = []
    for _ in range(60):
        answers = app.control.ping(timeout=0.5)
        if answers:
            break

    assert [list(answer.values()) for answer in answers] == [[{"ok": "pong"}]]
    assert worker.pid != os.getpid()  # type: ignore[attr-defined]


def test_initialise_refuses_a_folder_that_holds_something_else(tmp_path: Path) -> None:
    data = tmp_path / "pg"
    data.mkdir()
    (data / "somebodys-work.txt").write_text("kept")

    with pytest.raises(services.ServiceFailed, match="PG_VERSION"):
        services.initialise(data, log=tmp_path / "log", durable=False)

    assert (data / "somebodys-work.txt").read_text() == "kept"


def test_sockets_go_to_a_short_path_when_the_state_lies_deep(tmp_path: Path) -> None:
    state = tmp_path / ("d" * 60) / ("e" * 60)
    state.mkdir(parents=True)

    folder = services.socket_folder(state)

    assert len(str(folder / ".s.PGSQL.5432")) <= services.SOCKET_PATH_BYTES
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.rmdir()


def test_sockets_are_refused_when_the_folder_belongs_to_somebody_else(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    (tmp_path / "s").mkdir(mode=0o700)
    os.chown(tmp_path / "s", 12345, 12345)

    with pytest.raises(services.ServiceFailed, match="somebody else"):
        services.socket_folder(tmp_path)


def test_secret_key_is_made_once_and_private(tmp_path: Path) -> None:
    key = services.secret_key(tmp_path)

    assert len(key) >= 50
    assert services.secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_abandoned_temporary_folders_are_swept_and_living_ones_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for name in ("dead", "living"):
        folder = tmp_path / f"{services.TEMPORARY_PREFIX}{name}"
        folder.mkdir()
        (folder / "lock").touch()

    with services.hold(tmp_path / f"{services.TEMPORARY_PREFIX}living" / "lock"):
        services.sweep_abandoned()

    assert [path.name for path in tmp_path.iterdir()] == [f"{services.TEMPORARY_PREFIX}living"]
