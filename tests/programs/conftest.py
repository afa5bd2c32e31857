"""Clients for the tests of programmes and plans."""

import pytest
from django.test import Client

from tests.programs.factories import make_user


@pytest.fixture
def secretariat(db: None, client: Client) -> Client:
    """A client signed in as somebody at the secretariat."""
    client.force_login(make_user(kind="secretariat"), backend="django.contrib.auth.backends.ModelBackend")
    return client
