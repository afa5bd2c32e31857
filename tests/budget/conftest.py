"""The cooperation's own facts and the demo accounts, loaded unless the test database already has them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from members.models import Municipality, User
from records.facts import Loader
from tests.budget.factories import load_facts, make_account


@pytest.fixture
def loaded(db: None) -> None:
    if not Municipality.objects.exclude(key=None).exists():
        load_facts(Loader(Path(settings.BASE_DIR) / "data"))


@pytest.fixture
def signed_in(loaded: None) -> Callable[[str], Client]:
    """Return a browser signed in with a seat of the kind: "secretariat", "committee" … of a municipality."""

    def sign_in(kind: str, municipality: str | None = None) -> Client:
        client = Client()
        user: User = make_account(kind, municipality)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
