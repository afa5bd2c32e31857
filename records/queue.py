"""Sending work to the worker, by the task's name: who orders work knows nothing of the code that does it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import StrEnum

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class TaskName(StrEnum):
    """The tasks of `records.tasks` that are sent from elsewhere."""

    RUN_JOB = "records.tasks.run_job"
    DELIVER_LETTER = "records.tasks.deliver_letter"


def put_in_queue(name: TaskName, *args: int | str, then: Callable[[], object] | None = None) -> None:
    """Send the task after COMMIT. The order stays in the database, so what a broker that is away misses is sent later.

    args: ids and ISO dates only; the worker reads the rest.
    then: what is noted once the task is in the queue.
    """
    transaction.on_commit(lambda: _send(name, args, then), robust=True)


def _send(name: TaskName, args: tuple[int | str, ...], then: Callable[[], object] | None) -> None:
    """Send the task at once or not at all: a page must not wait for a broker that is down.

    With kombu's own retries a refused connection costs the page 6 s, without them 0,1 s.
    """
    try:
        with current_app.connection_for_write() as broker:
            broker.transport_options = {**broker.transport_options, "max_retries": 0}
            current_app.send_task(name.value, args=list(args), connection=broker, retry=False)
    except (OperationalError, RedisError, OSError) as error:
        logger.warning("%s%s is not in the queue yet: %s", name, args, error)
        return
    if then:
        then()
