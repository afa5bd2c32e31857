"""The job with a real worker: the edit is in the file, and killing processes loses nothing and doubles nothing."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import timezone

from programs.models import Activity
from records import jobs
from records.models import DocumentVersion, Job
from reports.documents import actions
from reports.models import AnnualDocument
from tests.reports.pdf_text import text_of

PATIENCE = 180  # seconds; the machine may be busy


def plan() -> AnnualDocument:
    return AnnualDocument.objects.select_related("document").get(kind="verksamhetsplan", year=2020)


def wait_for(job: Job, *, state: str = "", step: str = "") -> Job:
    give_up_at = time.monotonic() + PATIENCE
    while time.monotonic() < give_up_at:
        job.refresh_from_db()
        if (state and job.state == state) or (step and job.step == step):
            return job
        if job.is_over:
            pytest.fail(f"{job.state} at {job.step}: {job.error}")
        time.sleep(0.02)
    return pytest.fail(f"still {job.state} at {job.step} after {PATIENCE} s")


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.fixture
def undisturbed(facts, worker) -> str:
    """Return the file that comes of an undisturbed run, and forget that it was made."""
    job = wait_for(actions.make_document(plan(), by=None), state=Job.State.DONE)
    sha256 = job.result.file_id
    Job.objects.all().delete()
    DocumentVersion.objects.all().delete()
    return sha256


def test_edit_is_in_the_file_that_the_worker_makes(worker, facts):
    Activity.objects.filter(plan__year=2020, order=6).update(title="Samsyn om tunnelbanan till Älvsjö")

    job = wait_for(actions.make_document(plan(), by=None), state=Job.State.DONE)

    assert "Samsyn om tunnelbanan till Älvsjö" in text_of(bytes(job.result.file.content))
    assert job.sent_at is not None
    assert job.attempt == 1


def test_killing_the_pool_child_twice_loses_and_doubles_nothing(undisturbed, worker):
    job = actions.make_document(plan(), by=None)

    for attempt in (1, 2):
        wait_for(job, step=Job.Step.LAYING_OUT)
        assert job.attempt == attempt
        for child in children_of(worker.pid):
            os.kill(child, signal.SIGKILL)
        give_up_at = time.monotonic() + PATIENCE
        while job.attempt == attempt and time.monotonic() < give_up_at:
            job.refresh_from_db()
            time.sleep(0.02)

    wait_for(job, state=Job.State.DONE)
    assert job.attempt == 3
    assert [version.file_id for version in DocumentVersion.objects.all()] == [undisturbed]


def test_killing_the_whole_worker_loses_and_doubles_nothing(undisturbed, worker):
    job = actions.make_document(plan(), by=None)
    wait_for(job, step=Job.Step.LAYING_OUT)

    for pid in [worker.pid, *children_of(worker.pid)]:
        os.kill(pid, signal.SIGKILL)
    worker.child.process.wait()
    worker.start()

    wait_for(job, state=Job.State.DONE)
    assert [version.file_id for version in DocumentVersion.objects.all()] == [undisturbed]


def test_a_flushed_broker_loses_no_job(worker, facts):
    worker.stop()
    job = actions.make_document(plan(), by=None)
    cache._cache.get_client().flushall()  # every database of the server, the queue's too
    Job.objects.filter(pk=job.pk).update(sent_at=timezone.now() - jobs.LOST_AFTER * 2)
    worker.start()

    jobs.reconcile(timezone.now())

    wait_for(job, state=Job.State.DONE)
    assert DocumentVersion.objects.count() == 1
