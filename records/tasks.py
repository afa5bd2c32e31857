"""What the worker and the scheduler call: each task survives being run twice."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from celery import Task, shared_task
from celery.exceptions import SoftTimeLimitExceeded
from celery.signals import worker_process_init, worker_ready
from django.db import connection, transaction
from django.utils import timezone

from records import jobs, outbox, pdf, sent_forms
from records.models import Heartbeat, Job

TOO_SLOW = "Arbetet tog för lång tid och avbröts. Försök igen, eller dela upp dokumentet."


@contextmanager
def alone(name: str) -> Iterator[bool]:
    """Give True to one at a time: two schedulers never run the same periodic task at once.

    The lock lasts for the transaction, so that it holds behind a connection pooler too.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"periodic:{name}"])
        yield bool(cursor.fetchone()[0])


class JobTask(Task):
    """A task whose unexpected end is told to the one who waits for the job."""

    def on_failure(self, exc: BaseException, task_id: str, args: list[Any], kwargs: dict[str, Any], einfo: Any) -> None:
        reason = TOO_SLOW if isinstance(exc, SoftTimeLimitExceeded) else jobs.UNEXPECTED
        for job in Job.objects.filter(pk=args[0], lease_owner=task_id, state=Job.State.RUNNING):
            jobs.fail(job, reason)


@shared_task(bind=True, base=JobTask)
def run_job(self: Task, job_id: str) -> None:
    job = jobs.take(uuid.UUID(job_id), owner=uuid.UUID(self.request.id or str(uuid.uuid4())))
    if job is not None:
        with pghistory.context(task="run_job", job=job_id, user=job.ordered_by_id):
            jobs.run(job)


@shared_task
def reconcile_jobs() -> None:
    with alone("reconcile_jobs") as mine:
        if mine:
            jobs.reconcile(timezone.now())


@shared_task
def deliver_waiting_letters() -> None:
    with alone("deliver_waiting_letters") as mine:
        if mine:
            outbox.send_waiting(timezone.now())


@shared_task(bind=True)
def deliver_letter(self: Task, letter_id: int) -> None:
    redelivered = bool((self.request.delivery_info or {}).get("redelivered"))
    outbox.deliver(letter_id, at=timezone.now(), redelivered=redelivered)


@shared_task
def forget_sent_forms() -> None:
    sent_forms.forget(timezone.now())


@shared_task
def beat_heart() -> None:
    """Note that the scheduler reached a worker; health is red when this grows old."""
    Heartbeat.objects.update_or_create(name="beat", defaults={"seen_at": timezone.now()})


@worker_ready.connect
def reconcile_at_start(**_: object) -> None:
    """Take up what a dead worker left, at once and again when its leases have run out."""
    reconcile_jobs.delay()
    reconcile_jobs.apply_async(countdown=jobs.LEASE.total_seconds() + 2)


@worker_process_init.connect
def prepare_process(**_: object) -> None:
    """Bound the process's memory and load fonts and styles before the first document waits for them."""
    pdf.limit_resources()
    pdf.prepare()
