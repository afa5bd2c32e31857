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

TOO_SLOW = "Arbetet tog för lång tid och avbröts. Försök igen, eller dela upp dokumentet."


@contextmanager
def alone(name: str) -> Iterator[bool]:
    """Give True to one at a time: two schedulers never run the same periodic task at once.

    The lock lasts for the transaction, so that it holds behind a connection pooler too.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"periodic:{name}"])
        yield bool(cursor.fetchone()[0])


def put_in_queue(task: Task, *args: object) -> None:
    """Send the task at once or not at all: a page must not wait for a broker that is down.

    With kombu's own retries a refused connection costs the page 6 s, without them 0,1 s.
    """
    with task.app.connection_for_write() as connection_to_broker:
        connection_to_broker.transport_options = {**connection_to_broker.transport_options, "max_retries": 0}
        task.apply_async(args=list(args), connection=connection_to_broker, retry=False)


class JobTask(Task):
    """A task whose unexpected end is told to the one who waits for the job."""

    def on_failure(self, exc: BaseException, task_id: str, args: list[Any], kwargs: dict[str, Any], einfo: Any) -> None:
        from records import jobs
        from records.models import Job

        reason = TOO_SLOW if isinstance(exc, SoftTimeLimitExceeded) else jobs.UNEXPECTED
        for job in Job.objects.filter(pk=args[0], lease_owner=task_id, state=Job.State.RUNNING):
            jobs.fail(job, reason)


@shared_task(bind=True, base=JobTask)
def run_job(self: Task, job_id: str) -> None:
    from records import jobs

    job = jobs.take(uuid.UUID(job_id), owner=uuid.UUID(self.request.id or str(uuid.uuid4())))
    if job is not None:
        with pghistory.context(task="run_job", job=job_id, user=job.ordered_by_id):
            jobs.run(job)


@shared_task
def reconcile_jobs() -> None:
    from records import jobs

    with alone("reconcile_jobs") as mine:
        if mine:
            jobs.reconcile(timezone.now())


@shared_task
def deliver_waiting_letters() -> None:
    from records import outbox

    with alone("deliver_waiting_letters") as mine:
        if mine:
            outbox.send_waiting(timezone.now())


@shared_task(bind=True)
def deliver_letter(self: Task, letter_id: int) -> None:
    from records import outbox

    redelivered = bool((self.request.delivery_info or {}).get("redelivered"))
    outbox.deliver(letter_id, at=timezone.now(), redelivered=redelivered)


@shared_task
def forget_sent_forms() -> None:
    from records import once

    once.forget(timezone.now())


@shared_task
def beat_heart() -> None:
    """Note that the scheduler reached a worker; health is red when this grows old."""
    from records.models import Heartbeat

    Heartbeat.objects.update_or_create(name="beat", defaults={"seen_at": timezone.now()})


@worker_ready.connect
def reconcile_at_start(**_: object) -> None:
    """Take up what a dead worker left, at once and again when its leases have run out."""
    from records import jobs

    reconcile_jobs.delay()
    reconcile_jobs.apply_async(countdown=jobs.LEASE.total_seconds() + 2)


@worker_process_init.connect
def prepare_process(**_: object) -> None:
    """Bound the process's memory and load fonts and styles before the first document waits for them."""
    from records import pdf

    pdf.limit_resources()
    pdf.prepare()
