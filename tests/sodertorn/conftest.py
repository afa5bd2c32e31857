"""The walk over every page, made once and looked at by many tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from members.models import User
from tests import snapshot
from tests.real_data import BACKEND
from tests.sodertorn.pages import addresses

VISITORS = {"alla": None, "kansliet": "kansli@example.se"}


@dataclass(frozen=True)
class Answer:
    """What one visitor got when opening one address."""

    name: str
    path: str
    visitor: str
    response: Any

    def __str__(self) -> str:
        return f"{self.path} ({self.visitor}, {self.response.status_code})"

    @property
    def is_page(self) -> bool:
        return self.response.get("Content-Type", "").startswith("text/html")


@pytest.fixture(scope="session")
def walk(_portal_snapshot, django_db_blocker) -> list[Answer]:
    """Every address, opened by a stranger and by the secretariat. The test itself must be marked django_db."""
    with django_db_blocker.unblock(), transaction.atomic():
        snapshot.put_in(_portal_snapshot, emptied=True)  # the emptying is rolled back too
        answers = [answer for visitor, email in VISITORS.items() for answer in open_all(visitor, email)]
        transaction.set_rollback(True)
    return answers


def open_all(visitor: str, email: str | None) -> Iterator[Answer]:
    client = Client(raise_request_exception=False)  # a page that fails is told of by a test of its own
    if email:
        client.force_login(User.objects.get(email=email), backend=BACKEND)
    for name, path in addresses():
        yield Answer(name, path, visitor, client.get(path))
