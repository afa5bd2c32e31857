"""Work goes to the worker by a task's name: only names that the worker knows, after COMMIT, and never in the way."""

from __future__ import annotations

import threading

import pytest
from celery import current_app
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from records.queue import TaskName, put_in_queue
from sodertorn.celery import app


@pytest.fixture
def sent(monkeypatch) -> list[tuple[str, list[object]]]:
    """Return what was sent, as (name, arguments)."""
    found: list[tuple[str, list[object]]] = []
    monkeypatch.setattr(app, "send_task", lambda name, args, **_: found.append((name, args)))
    return found


@pytest.mark.parametrize("name", [*TaskName, *(entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values())])
def test_every_name_that_is_sent_is_a_task_of_the_worker(name):
    app.autodiscover_tasks(force=True)

    assert str(name) in app.tasks


def test_the_names_that_are_sent():
    assert [name.value for name in TaskName] == ["records.tasks.run_job", "records.tasks.deliver_letter"]


def test_put_in_queue_sends_after_commit_and_then_notes_it(sent, db, django_capture_on_commit_callbacks):
    noted = []

    with django_capture_on_commit_callbacks(execute=True):
        put_in_queue(TaskName.RUN_JOB, "a1", then=lambda: noted.append(len(sent)))
        assert sent == []

    assert sent == [("records.tasks.run_job", ["a1"])]
    assert noted == [1]


def test_put_in_queue_sends_nothing_that_was_rolled_back(sent, db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        put_in_queue(TaskName.DELIVER_LETTER, 7)
        transaction.set_rollback(True)

    assert sent == []


@pytest.mark.parametrize("error", [OperationalError("down"), RedisError("down"), ConnectionRefusedError("down")])
def test_put_in_queue_notes_nothing_when_the_broker_is_away(
    error, db, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(app, "send_task", refuse)
    noted: list[int] = []

    with django_capture_on_commit_callbacks(execute=True):
        put_in_queue(TaskName.DELIVER_LETTER, 7, then=lambda: noted.append(1))

    assert noted == []
    assert [record.getMessage() for record in caplog.records] == [
        "records.tasks.deliver_letter(7,) is not in the queue yet: down"
    ]


def test_every_thread_sends_to_the_broker_of_the_portal():
    names: list[str] = []
    thread = threading.Thread(target=lambda: names.append(current_app.main))

    thread.start()
    thread.join()

    assert names == ["sodertorn"]
