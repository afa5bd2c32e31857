"""The newest entries of many activities, who saved them, and what can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F

from members.models import User
from programs.models import Activity, FollowUp, Plan

UNDO_WITHIN = timedelta(hours=24)


SAVED_HERE, UNDONE_HERE = "sparat", "ångrat"  # what the history's context says of a save: "läget": …


CONTEXT = "läget"


PORTAL = "Portalen"


def newest_entries(activity_ids: Iterable[int]) -> dict[int, FollowUp]:
    """Return the entry written last of each activity. One query."""
    entries = FollowUp.objects.filter(activity__in=list(activity_ids)).select_related("author__person")
    return {entry.activity_id: entry for entry in entries.order_by("activity_id", "-pk").distinct("activity_id")}


# --- The last save, and undoing it ------------------------------------------------------------------


@dataclass(frozen=True)
class LastSave:
    """A row's last save, when it was made in the table of progress: what it can be taken back to."""

    activity_id: int
    version: int
    at: datetime
    batch: UUID  # the rows saved at one press have the same
    status: str  # before the save
    status_text: str


def last_saves(plan: Plan, *, by: User, at: datetime) -> dict[int, LastSave]:
    """Return the rows whose last change is one that the user made here within a day, as history has it. One query."""
    events = Activity.pgh_event_model.objects.filter(  # type: ignore[attr-defined]  # @tracked has put it there
        pgh_obj__plan=plan, version__gte=F("pgh_obj__version") - 1, pgh_obj__version__gt=1
    )
    found: dict[int, LastSave] = {}
    before: Any = None
    for event in events.select_related("pgh_context", "pgh_obj").order_by("pgh_obj_id", "version", "pgh_id"):
        is_last = event.version == event.pgh_obj.version
        told = event.pgh_context.metadata if event.pgh_context else {}
        mine = told.get(CONTEXT) == SAVED_HERE and told.get("user") == by.pk
        is_new = at - event.pgh_created_at <= UNDO_WITHIN
        if before and before.pgh_obj_id == event.pgh_obj_id and is_last and mine and is_new:
            found[event.pgh_obj_id] = LastSave(
                activity_id=event.pgh_obj_id,
                version=event.version,
                at=event.pgh_created_at,
                batch=event.pgh_context_id,
                status=before.status,
                status_text=before.status_text,
            )
        before = event
    return found


# --- Who was first ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Saver:
    """Who saved something, and when."""

    name: str
    at: datetime


def status_savers(activity_ids: Iterable[int]) -> dict[int, Saver]:
    """Return who last changed the status of each activity. Two queries, however many rows."""
    events = Activity.pgh_event_model.objects.filter(pgh_obj_id__in=list(activity_ids))  # type: ignore[attr-defined]
    found: dict[int, Any] = {}
    before: Any = None
    for event in events.select_related("pgh_context").order_by("pgh_obj_id", "pgh_id"):
        if before and before.pgh_obj_id == event.pgh_obj_id and before.status != event.status:
            found[event.pgh_obj_id] = event
        before = event
    users = {pk: (event.pgh_context.metadata if event.pgh_context else {}).get("user") for pk, event in found.items()}
    people = User.objects.select_related("person").in_bulk([user for user in users.values() if user])
    return {
        pk: Saver(people[users[pk]].name if users[pk] in people else PORTAL, event.pgh_created_at)
        for pk, event in found.items()
    }
