"""Health for machines: which part is unwell, and 503 so that somebody is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from records.models import Heartbeat
from sodertorn.health import components


@pytest.fixture
def beating(db: None) -> Heartbeat:
    return Heartbeat.objects.create(name="worker", seen_at=timezone.now())


def parts_of(response) -> dict[str, bool]:
    return {part["name"]: part["ok"] for part in response.json()["parts"]}


def test_all_is_well(beating, client):
    response = client.get("/halsa/")

    assert response.status_code == 200
    assert response.json()["ok"] is True
    assert parts_of(response) == {"database": True, "migrations": True, "worker": True, "broker": True, "disk": True}
    assert response["Cache-Control"] == "no-store"


def test_broker_that_does_not_answer_is_named(beating, client, settings):
    nowhere = {"default": settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}}
    settings.CACHES = nowhere

    response = client.get("/halsa/")

    assert response.status_code == 503
    assert [name for name, ok in parts_of(response).items() if not ok] == ["broker"]


@pytest.mark.parametrize(("age", "ok"), [(timedelta(minutes=3), True), (timedelta(minutes=3, seconds=1), False)])
def test_worker_is_unwell_when_its_heartbeat_is_old(age, ok, beating):
    [worker] = [part for part in components.examine(beating.seen_at + age) if part.name == "worker"]

    assert worker.ok is ok


def test_old_heartbeat_gives_503(beating, client):
    Heartbeat.objects.update(seen_at=timezone.now() - timedelta(minutes=10))

    response = client.get("/halsa/")

    assert response.status_code == 503
    assert [name for name, ok in parts_of(response).items() if not ok] == ["worker"]
    assert "last heartbeat 6" in str(response.json())


def test_worker_that_never_ran_is_unwell(db, client):
    assert parts_of(client.get("/halsa/"))["worker"] is False


def test_health_tells_nothing_secret(beating, client, settings):
    told = client.get("/halsa/").content.decode()

    assert settings.SECRET_KEY not in told
    assert str(settings.DATABASES["default"]["PASSWORD"] or "no password") not in told
    assert str(settings.BASE_DIR) not in told


def test_process_that_lives_asks_nothing(client):
    response = client.get("/halsa/lever/")  # without the database, which would fail the test

    assert response.status_code == 200
    assert response.content == b"ok"
