"""A `var/` of an earlier checkout is moved aside whole; one that the code can bring up to date stays."""

import shutil
import signal
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from sodertorn.addresses import database_url
from sodertorn.development import old_data, prepare
from sodertorn.development.account import CHECKOUT
from tests.development.portal import Portal, closing
from tests.development.test_life_cycle import make_state

TODAY = date(2026, 11, 28)


@pytest.fixture
def code(tmp_path: Path) -> Path:
    for name in ("0001_initial", "0002_more"):
        path = tmp_path / "code" / "meetings" / "migrations" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "code"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    state = tmp_path / "var"
    for name in ("lock", "prepared.json", "secret-key", "pg/PG_VERSION", "pg/base/1/2", "log/web.log", "files/a.pdf"):
        (state / name).parent.mkdir(parents=True, exist_ok=True)
        (state / name).write_text(name)
    return state


def files(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("applied", "unknown"),
    [
        (set(), set()),
        ({("meetings", "0001_initial")}, set()),
        ({("meetings", "0001_initial"), ("meetings", "0002_more")}, set()),
        ({("meetings", "0001_initial"), ("meetings", "0003_gone")}, {("meetings", "0003_gone")}),
        ({("auth", "0012_alter_user_first_name_max_length")}, set()),  # of a package, which says itself what it has
    ],
)
def test_migration_is_unknown_when_its_own_app_no_longer_has_it(code, applied, unknown):
    assert old_data.unknown_migrations(applied, code) == unknown


def test_a_database_that_this_code_migrated_has_no_unknown_migration(db):
    applied = old_data.applied_migrations(database_url(connection.settings_dict))

    assert applied == set(MigrationLoader(connection).applied_migrations)
    assert {app for app, _ in applied} > {"auth", "meetings", "members"}
    assert old_data.unknown_migrations(applied) == set()


def test_a_new_database_has_no_migrations(transactional_db):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME TO kept")
    try:
        assert old_data.applied_migrations(database_url(connection.settings_dict)) == set()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE kept RENAME TO django_migrations")


def test_everything_but_the_lock_is_moved_beside_the_state(state):
    before = files(state)

    aside = old_data.move_aside(state, TODAY)

    assert aside == state.with_name("var-2026-11-28")
    assert files(state) == {"lock": before.pop("lock")}
    assert files(aside) == before
    assert len(before) == 6


def test_a_name_that_is_taken_is_left_alone(state):
    for name in ("var-2026-11-28", "var-2026-11-28-2"):
        state.with_name(name).mkdir()

    assert old_data.move_aside(state, TODAY) == state.with_name("var-2026-11-28-3")
    assert files(state.with_name("var-2026-11-28")) == files(state.with_name("var-2026-11-28-2")) == {}


def test_what_was_moved_aside_is_ignored_by_git_and_no_source_of_the_data(tmp_path, monkeypatch):
    monkeypatch.setattr(prepare, "CHECKOUT", tmp_path)
    for name in ("meetings/models.py", "var-2026-11-28/a.py", "var-2026-11-28-2/pg/a.py", "variants/a.py"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()

    assert "var-*/" in (CHECKOUT / ".gitignore").read_text().split()
    assert [str(path.relative_to(tmp_path)) for path in prepare.sources()] == ["meetings/models.py", "variants/a.py"]


@pytest.mark.slow
def test_start_moves_only_data_with_a_migration_that_the_code_no_longer_has(tmp_path):
    state = make_state()
    with closing(Portal(state)) as portal:
        portal.start()
        with portal.connect() as database:
            database.execute("CREATE TABLE kept (word text)")
        portal.send(signal.SIGTERM)
        portal.start()
        assert "earlier version" not in portal.said()
        with portal.connect() as database:  # a second start with known migrations has kept the table
            database.execute("INSERT INTO kept VALUES ('Södertörn')")
            database.execute(
                "INSERT INTO django_migrations (app, name, applied) VALUES ('meetings', '0999_gone', now())"
            )
        portal.send(signal.SIGTERM)
        portal.start()

        [aside] = state.parent.glob("var-*")
        assert f"it now lies in {aside}, and all starts afresh." in portal.said()
        assert portal.get() == 200
        with portal.connect() as database:
            assert database.execute("SELECT to_regclass('kept')").fetchone() == (None,)
        assert {path.name for path in aside.iterdir()} >= {"log", "pg", "prepared.json", "secret-key", "valkey"}
        assert (aside / "pg" / "PG_VERSION").exists()
    shutil.rmtree(state.parent)
