"""Fixtures with the cooperation's real data.

`facts`: all stated facts and the demo accounts. `portal`: the same with the example year, as `make run` shows it.
Both are loaded once per run and copied into each test that asks for them. `client_of(email)`: a logged-in client.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.snapshot import Snapshot

BACKEND = "django.contrib.auth.backends.ModelBackend"


def _load(*commands: str) -> Snapshot:
    from django.core.management import call_command
    from django.db import transaction

    from tests import snapshot

    with transaction.atomic():
        for command in commands:
            call_command(command, verbosity=0)
        taken = snapshot.take()
        transaction.set_rollback(True)
    return taken


@pytest.fixture(scope="session")
def _facts_snapshot(django_db_setup: None, django_db_blocker) -> Snapshot:
    with django_db_blocker.unblock():
        return _load("load_facts", "create_demo_accounts")


@pytest.fixture(scope="session")
def _portal_snapshot(django_db_setup: None, django_db_blocker) -> Snapshot:
    with django_db_blocker.unblock():
        return _load("load_facts", "load_example_year", "create_demo_accounts")


@pytest.fixture
def facts(request: pytest.FixtureRequest, _facts_snapshot: Snapshot, db: None) -> Iterator[None]:
    yield from _given(request, _facts_snapshot)


@pytest.fixture
def portal(request: pytest.FixtureRequest, _portal_snapshot: Snapshot, db: None) -> Iterator[None]:
    yield from _given(request, _portal_snapshot)


def _given(request: pytest.FixtureRequest, snapshot: Snapshot) -> Iterator[None]:
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection

    from tests.snapshot import put_in

    put_in(snapshot, emptied=not connection.in_atomic_block)
    yield
    ContentType.objects.clear_cache()  # their numbers may be the snapshot's own


@pytest.fixture
def client_of() -> Callable[[str], Client]:
    """Return a function that gives the client of a demo account: client_of("kansli@example.se")."""
    from django.test import Client

    from members.models import User

    def log_in(email: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(email=email), backend=BACKEND)
        return client

    return log_in
