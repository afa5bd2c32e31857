"""pytest plugin: PostgreSQL and Valkey for one test run, started before Django reads its settings.

Each run has services of its own in a temporary folder, so runs side by side do not disturb each other.
"""

import atexit
import contextlib
import os
import tempfile
from collections.abc import Generator

import pytest

from sodertorn.development import services

OURS = "PORTAL_TEST_SERVICES"

_opened = contextlib.ExitStack()
atexit.register(_opened.close)  # also when the settings fail to load


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Generator[None]:
    """Start the services; pytest-django, whose turn is next, loads the settings."""
    if os.environ.get(
        OURS
    ):  # one of several test processes: it has inherited the addresses of the first one's services
        for name in ("DATABASE_URL", "REDIS_URL"):
            os.environ.pop(name, None)
    elif "DATABASE_URL" not in os.environ and "REDIS_URL" not in os.environ:
        os.environ[OURS] = "1"
    started = _opened.enter_context(services.temporary())
    os.environ |= started.environment() | {
        "STATE_DIR": _opened.enter_context(
            tempfile.TemporaryDirectory(prefix="portal-files-", ignore_cleanup_errors=True)
        ),
        "DJANGO_SETTINGS_MODULE": "tests.settings",  # importing the portal has set another
    }
    return (yield)


def pytest_unconfigure() -> None:
    _opened.close()
