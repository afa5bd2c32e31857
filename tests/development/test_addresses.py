"""One REDIS_URL and one DATABASE_URL, in the forms that Celery, the cache and Django want."""

import environ
import pytest

from sodertorn.addresses import broker_url, cache_url, database_settings, database_url


@pytest.mark.parametrize(
    ("given", "broker", "cache"),
    [
        ("unix:///a/b.sock", "redis+socket:///a/b.sock?virtual_host=0", "unix:///a/b.sock?db=1"),
        ("unix:///a/b.sock?db=3", "redis+socket:///a/b.sock?virtual_host=3", "unix:///a/b.sock?db=1"),
        ("redis://:secret@host:6379/0", "redis://:secret@host:6379/0", "redis://:secret@host:6379/1"),
        ("rediss://host", "rediss://host", "rediss://host/1"),
    ],
)
def test_redis_url_gives_broker_and_cache_a_database_each(given: str, broker: str, cache: str) -> None:
    assert (broker_url(given), cache_url(given)) == (broker, cache)


@pytest.mark.parametrize(
    "url", ["postgres://portal@%2Ftmp%2Fa%20b%2Fs/portal", "postgres://portal:p%40ss@db.example.se:5433/portal"]
)
def test_database_url_survives_the_way_through_the_settings(url: str) -> None:
    assert database_url(database_settings(environ.Env.db_url_config(url))) == url


def test_database_settings_give_a_socket_folder_as_path() -> None:
    settings = database_settings(environ.Env.db_url_config("postgres://portal@%2Ftmp%2Fs/portal"))

    assert (settings["HOST"], settings["USER"], settings["NAME"]) == ("/tmp/s", "portal", "portal")
