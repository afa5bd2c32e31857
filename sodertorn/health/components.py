"""Health for machines: what the portal leans on, and how each part is."""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from redis.exceptions import RedisError

from records.models import Heartbeat

HEARTBEAT_LIMIT = timedelta(minutes=3)
DISK_LIMIT_BYTES = 500_000_000


@dataclass(frozen=True)
class Component:
    """One thing the portal needs, and whether it works."""

    name: str
    ok: bool
    detail: str


def examine(now: datetime) -> list[Component]:
    """Ask every part how it is; a part that does not answer is not well, but never an exception."""
    database = _database()
    return [database, *([_migrations(), _heartbeat(now)] if database.ok else []), _broker(), _disk()]


def as_json(parts: list[Component]) -> dict[str, object]:
    return {"ok": all(part.ok for part in parts), "parts": [asdict(part) for part in parts]}


def _database() -> Component:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            version = cursor.fetchone()[0]
    except DatabaseError as error:
        return Component("database", ok=False, detail=type(error).__name__)
    return Component("database", ok=True, detail=f"PostgreSQL {version}")


def _migrations() -> Component:
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return Component("migrations", ok=not waiting, detail=f"{waiting} waiting")


def _broker() -> Component:
    try:
        cache.set("health", "1", 10)
        well = cache.get("health") == "1"
    except (RedisError, OSError) as error:
        return Component("broker", ok=False, detail=type(error).__name__)
    return Component("broker", ok=well, detail="answers" if well else "does not keep what it is given")


def _heartbeat(now: datetime) -> Component:
    """The scheduler makes a worker write a heartbeat each minute: its age tells of both."""
    beat = Heartbeat.objects.order_by("-seen_at").first()
    if beat is None:
        return Component("worker", ok=False, detail="no heartbeat yet")
    age = now - beat.seen_at
    return Component("worker", ok=age <= HEARTBEAT_LIMIT, detail=f"last heartbeat {int(age.total_seconds())} s ago")


def _disk() -> Component:
    free = shutil.disk_usage(settings.STATE_DIR if settings.STATE_DIR.exists() else settings.BASE_DIR).free
    return Component("disk", ok=free > DISK_LIMIT_BYTES, detail=f"{free // 1_000_000} MB free")
