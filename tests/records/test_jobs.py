"""Jobs: ordered once, taken by one, kept by a lease, found again when the broker or a worker is lost."""

from __future__ import annotations

import threading
import time
import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from records import jobs, tasks
from records.models import Job
from sodertorn.celery import app as celery_app

KIND = "test"


@pytest.fixture(autouse=True)
def _kind(monkeypatch) -> None:
    monkeypatch.setitem(jobs._works, KIND, jobs.Work("Prov", lambda job: "made", lambda job, made: None))


def order(version: str = "v1", **params: object) -> Job:
    return jobs.order(KIND, params, version, None)


def expire(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_eager_tasks_are_never_on():
    assert not getattr(settings, "CELERY_TASK_ALWAYS_EAGER", False)


def test_order_twice_gives_the_same_job(db):
    first = order(document=1)

    assert order(document=1) == first
    assert order(document=2) != first
    assert order("v2", document=1) != first


def test_order_after_a_failure_gives_a_new_job(db):
    first = order()
    jobs.fail(jobs.take(first.pk, owner=uuid.uuid4()), "Det gick inte.")

    again = jobs.order_again(Job.objects.get(pk=first.pk), by=None)

    assert again != first
    assert again.state == Job.State.QUEUED


def test_take_gives_the_job_to_one_worker_only(db):
    job = order()

    assert jobs.take(job.pk, owner=uuid.uuid4()) == job
    assert jobs.take(job.pk, owner=uuid.uuid4()) is None


def test_take_gives_a_redelivered_message_its_job_back(db):
    job, owner = order(), uuid.uuid4()
    jobs.take(job.pk, owner=owner)

    assert jobs.take(job.pk, owner=owner).attempt == 2


def test_take_gives_the_job_to_another_when_the_lease_has_run_out(db):
    job = order()
    jobs.take(job.pk, owner=uuid.uuid4())
    expire(job)

    assert jobs.take(job.pk, owner=uuid.uuid4()) == job


def test_lease_is_at_most_thirty_seconds(db):
    job = jobs.take(order().pk, owner=uuid.uuid4())

    assert timedelta(0) < job.lease_until - timezone.now() <= timedelta(seconds=30)


def test_finish_refuses_a_worker_that_has_lost_its_lease(db):
    job = order()
    slow = jobs.take(job.pk, owner=uuid.uuid4())
    expire(job)
    jobs.take(job.pk, owner=uuid.uuid4())
    kept = []

    with pytest.raises(jobs.LeaseLost):
        jobs.finish(slow, keep=lambda: kept.append("file"))

    assert kept == []


def test_finish_writes_nothing_when_the_result_cannot_be_kept(db):
    job = jobs.take(order().pk, owner=uuid.uuid4())

    def keep() -> None:
        raise jobs.WorkFailed("Det gick inte.")

    with pytest.raises(jobs.WorkFailed):
        jobs.finish(job, keep=keep)

    job.refresh_from_db()
    assert job.state == Job.State.RUNNING


def test_run_job_twice_does_the_work_once(db, monkeypatch):
    done = []
    monkeypatch.setitem(jobs._works, KIND, jobs.Work("Prov", lambda job: done.append(job.pk), lambda job, made: None))
    job = order()

    for _ in range(2):
        tasks.run_job.apply(args=[str(job.pk)], throw=True)

    job.refresh_from_db()
    assert (len(done), job.state, job.step) == (1, Job.State.DONE, Job.Step.DONE)


def test_run_tells_why_it_failed(db, monkeypatch):
    def make(job: Job) -> None:
        raise jobs.WorkFailed("Bilden får inte hämtas.")

    monkeypatch.setitem(jobs._works, KIND, jobs.Work("Prov", make, lambda job, made: None))
    job = order()

    tasks.run_job.apply(args=[str(job.pk)], throw=True)

    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, "Bilden får inte hämtas.")


def test_an_unexpected_error_is_told_in_swedish(db, monkeypatch):
    monkeypatch.setitem(jobs._works, KIND, jobs.Work("Prov", lambda job: 1 / 0, lambda job, made: None))
    job = order()

    tasks.run_job.apply(args=[str(job.pk)])

    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, jobs.UNEXPECTED)


def test_order_survives_that_the_broker_is_down_and_does_not_wait_for_it(
    db, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(celery_app.conf, "broker_url", "redis+socket:///nowhere/valkey.sock")
    before = time.monotonic()

    with django_capture_on_commit_callbacks(execute=True):
        job = order()

    job.refresh_from_db()
    assert (job.state, job.sent_at) == (Job.State.QUEUED, None)
    assert time.monotonic() - before < 3


def test_reconcile_sends_again_what_never_reached_the_queue(db, monkeypatch, django_capture_on_commit_callbacks):
    sent = []
    monkeypatch.setattr(celery_app, "send_task", lambda name, args, **_: sent.append((name, args)))
    job = order()
    now = timezone.now()

    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.reconcile(now) == 0
        assert jobs.reconcile(now + timedelta(seconds=61)) == 1

    job.refresh_from_db()
    assert sent == [("records.tasks.run_job", [str(job.pk)])]
    assert job.sent_at is not None


def test_reconcile_leaves_a_job_alone_while_its_worker_renews_the_lease(db):
    job = order()
    jobs.take(job.pk, owner=uuid.uuid4())

    assert jobs.reconcile(timezone.now()) == 0


def test_reconcile_takes_up_a_job_whose_worker_died(db):
    job = order()
    jobs.take(job.pk, owner=uuid.uuid4())
    expire(job)

    assert jobs.reconcile(timezone.now()) == 1

    job.refresh_from_db()
    assert (job.state, job.lease_owner) == (Job.State.QUEUED, None)


def test_reconcile_gives_up_what_ends_every_worker(db):
    job = order()
    jobs.take(job.pk, owner=uuid.uuid4())
    Job.objects.filter(pk=job.pk).update(attempt=jobs.MAX_ATTEMPTS)
    expire(job)

    assert jobs.reconcile(timezone.now()) == 0

    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, jobs.INTERRUPTED)


def test_order_by_eight_threads_gives_one_job(transactional_db, monkeypatch):
    monkeypatch.setattr(celery_app, "send_task", lambda *_, **__: None)
    found: list[Job] = []
    start = threading.Barrier(8)

    def press() -> None:
        try:
            start.wait()
            found.append(order(document=1))
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 8
    assert len({job.pk for job in found}) == 1
    assert Job.objects.count() == 1


def test_lease_is_renewed_while_the_work_goes_on(transactional_db, monkeypatch):
    monkeypatch.setattr(jobs, "RENEW_SECONDS", 0.05)
    job = jobs.take(order().pk, owner=uuid.uuid4())
    before = job.lease_until
    over = threading.Event()

    with jobs.lease_kept(job):
        for _ in range(100):
            job.refresh_from_db()
            if job.lease_until > before:
                break
            over.wait(0.05)

    assert job.lease_until > before
