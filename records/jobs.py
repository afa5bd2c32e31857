"""Background work: ordered once, done once, and never lost with a broker or a worker.

The row in the database is the truth and the broker only carries its number. A worker takes a job with a
short lease that it renews while it works; what it made and "done" are written in one transaction.
`reconcile` sends again what the broker lost or a dead worker held.
"""

from __future__ import annotations

import hashlib
import json
import logging
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import Error as DatabaseError
from django.db import IntegrityError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from records.models import DocumentVersion, Job
from records.queue import TaskName, put_in_queue

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=20)
RENEW_SECONDS = 5
LOST_AFTER = timedelta(seconds=60)  # a queued job nobody has taken in this time is sent again
MAX_ATTEMPTS = 6  # work that ends its worker every time must stop some day

INTERRUPTED = "Arbetet avbröts gång på gång. Försök igen, och hör av dig till den som driver portalen om det upprepas."
UNEXPECTED = "Något gick fel i portalen. Felet är loggat. Försök igen, eller hör av dig till den som driver portalen."


class WorkFailed(Exception):
    """The work cannot be done; the text says why, in Swedish."""


class LeaseLost(Exception):
    """Another worker has the job now, or it is over; what was made here is thrown away."""


@dataclass(frozen=True)
class Work:
    """How jobs of one kind are done.

    make: gathers and makes, and returns what it made; it may run more than once. Raises WorkFailed.
    keep: writes what was made, in the transaction that marks the job done. Raises WorkFailed.
    address: where the result is fetched, once there is one.
    """

    title: str
    make: Callable[[Job], Any]
    keep: Callable[[Job, Any], DocumentVersion | None]
    address: Callable[[Job], str] = lambda job: ""


_works: dict[str, Work] = {}


def register(kind: str, work: Work) -> None:
    """Tell how jobs of the kind are done; called from `AppConfig.ready` of the package that owns the kind."""
    _works[kind] = work


def work_of(kind: str) -> Work:
    return _works[kind]


# --- Ordering -------------------------------------------------------------------------------------


def order(kind: str, params: Mapping[str, Any], source_version: str, by: Any) -> Job:
    """Return the job for this work on this source, ordered now unless it is already there.

    A job that failed may be ordered anew.
    """
    work_of(kind)
    values = {"kind": kind, "params_hash": _hash(params), "source_version": source_version}
    known = Job.objects.filter(**values).exclude(state=Job.State.FAILED)
    job = known.first()
    if job is None:
        try:
            with transaction.atomic():
                job = Job.objects.create(**values, params=dict(params), ordered_by=by)
        except IntegrityError:  # ordered in the same moment by somebody else
            return known.get()
        send(job.pk)
    return job


def order_again(job: Job, *, by: Any) -> Job:
    """Return a new job for the same work after the first one failed."""
    return order(job.kind, job.params, job.source_version, by)


def send(job_id: uuid.UUID) -> None:
    """Put the job's number in the queue after COMMIT. What does not get there, `reconcile` sends later."""
    job = Job.objects.filter(pk=job_id)
    put_in_queue(TaskName.RUN_JOB, str(job_id), then=lambda: job.update(sent_at=timezone.now()))


def _hash(params: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(params, sort_keys=True, cls=DjangoJSONEncoder).encode()).hexdigest()


# --- Working --------------------------------------------------------------------------------------


def take(job_id: uuid.UUID, *, owner: uuid.UUID) -> Job | None:
    """Return the job if it is ours to do now, else None: one statement, so that only one worker gets it.

    owner: the message's own id. A message comes twice only when the worker that first had it is dead,
    so the same owner takes its job back at once instead of waiting for the lease.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE records_job
               SET state = 'running', step = 'gathering', error = '', attempt = attempt + 1,
                   lease_owner = %s, lease_until = now() + make_interval(secs => %s), started_at = now()
             WHERE id = %s
               AND (state = 'queued'
                    OR (state = 'running' AND (lease_until < now() OR lease_owner = %s)))
            RETURNING id
            """,
            [owner, LEASE.total_seconds(), job_id, owner],
        )
        taken = cursor.fetchone()
    return Job.objects.get(pk=job_id) if taken else None


@contextmanager
def lease_kept(job: Job) -> Iterator[None]:
    """Renew the job's lease from a thread for as long as the work goes on."""
    over = threading.Event()
    thread = threading.Thread(target=_renew, args=(job.pk, job.lease_owner, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=RENEW_SECONDS)


def _renew(job_id: uuid.UUID, owner: uuid.UUID, over: threading.Event) -> None:
    try:
        while not over.wait(RENEW_SECONDS):
            try:
                _held(job_id, owner).update(lease_until=timezone.now() + LEASE)
            except DatabaseError as error:  # the database restarts: the next turn tries again
                logger.warning("lease of job %s not renewed: %s", job_id, error)
                connection.close()
    finally:
        connection.close()


def step(job: Job, to: Job.Step) -> None:
    """Show how far the work has come."""
    _held(job.pk, job.lease_owner).update(step=to)


def run(job: Job) -> None:
    """Do the job that was taken, and write what it made."""
    work = work_of(job.kind)
    with lease_kept(job):
        try:
            made = work.make(job)
            finish(job, keep=lambda: work.keep(job, made))
        except WorkFailed as reason:
            fail(job, str(reason))
        except LeaseLost:
            logger.warning("job %s was taken by another worker", job.pk)


@transaction.atomic
def finish(job: Job, *, keep: Callable[[], DocumentVersion | None]) -> None:
    """Write what was made and mark the job done, together. Raises LeaseLost."""
    if not _held(job.pk, job.lease_owner).select_for_update().exists():
        raise LeaseLost
    result = keep()
    _held(job.pk, job.lease_owner).update(
        state=Job.State.DONE, step=Job.Step.DONE, result=result, finished_at=timezone.now(), lease_until=None
    )


def fail(job: Job, reason: str) -> None:
    """Mark the job failed, with a Swedish sentence that says why."""
    _held(job.pk, job.lease_owner).update(
        state=Job.State.FAILED, step=Job.Step.FAILED, error=reason, finished_at=timezone.now(), lease_until=None
    )


def _held(job_id: uuid.UUID, owner: uuid.UUID | None) -> Any:
    return Job.objects.filter(pk=job_id, lease_owner=owner, state=Job.State.RUNNING)


# --- Repair ---------------------------------------------------------------------------------------


@transaction.atomic
def reconcile(now: datetime) -> int:
    """Send again what the broker lost and what a dead worker held; return how many [jobs]."""
    abandoned = Job.objects.filter(state=Job.State.RUNNING, lease_until__lt=now)
    abandoned.filter(attempt__gte=MAX_ATTEMPTS).update(
        state=Job.State.FAILED, step=Job.Step.FAILED, error=INTERRUPTED, finished_at=now, lease_until=None
    )
    abandoned.update(state=Job.State.QUEUED, step=Job.Step.QUEUED, lease_until=None, lease_owner=None, sent_at=None)
    lost = Job.objects.filter(state=Job.State.QUEUED).filter(
        Q(sent_at__lt=now - LOST_AFTER) | Q(sent_at=None, attempt__gt=0) | Q(sent_at=None, ordered_at__lt=now - LEASE)
    )
    waiting = list(lost.order_by(F("ordered_at")).values_list("pk", flat=True))
    for job_id in waiting:
        send(job_id)
    return len(waiting)
