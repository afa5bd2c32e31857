"""How it goes with many activities at once: status and what has happened, saved row by row, the last save undone.

What has happened becomes an entry of the follow-up: neither it nor the status is part of what a plan decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any
from uuid import UUID

import pghistory
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from members.models import User
from members.tracking import save_if_unchanged
from programs.models import Activity, FollowUp, Plan
from records import textdiff

UNDO_WITHIN = timedelta(hours=24)
SAVED_HERE, UNDONE_HERE = "sparat", "ångrat"  # what the history's context says of a save: "läget": …
CONTEXT = "läget"
PORTAL = "Portalen"


class Came(Enum):
    """What came of a row that was sent."""

    SAVED = auto()
    UNCHANGED = auto()
    CONFLICT = auto()
    GONE = auto()


@dataclass(frozen=True)
class Seen:
    """What a row said when somebody decided to change it: its status and the newest entry (0 when there was none)."""

    status: str
    entry: int


@dataclass(frozen=True)
class Wish:
    """What somebody wants a row to say.

    replaces: the text stands instead of the newest entry, if that may be. insists: the status is wished for also when
    it is the one that was seen, as when many rows get the same.
    """

    activity_id: int
    seen: Seen
    status: str
    text: str = ""
    replaces: bool = False
    insists: bool = False

    @property
    def sets_status(self) -> bool:
        return self.insists or self.status != self.seen.status


def meets(wish: Wish, *, saved: Seen) -> bool:
    """Whether the wish meets what somebody else has saved since: another status, or a text beside a text."""
    other_status = wish.sets_status and saved.status not in (wish.seen.status, wish.status)
    other_text = bool(wish.text) and saved.entry != wish.seen.entry
    return other_status or other_text


def joined(mine: str, saved: str) -> str:
    """Return both texts as one to read through: woven where they mostly say the same, else one after the other."""
    shared = "".join(text for kind, text in textdiff.diff(mine, saved) if kind == "same")
    if 2 * len(shared) > min(len(mine), len(saved)):
        return textdiff.join(shared, mine, saved).text
    return "\n".join(text for text in (saved, mine) if text)


def may_replace(entry: FollowUp) -> bool:
    """Whether an entry may be written over by a joined one: those written in the portal, not what an owner answered."""
    return entry.author_id is not None and entry.request_id is None and not entry.key


@transaction.atomic
def save_rows(plan: Plan, wishes: Iterable[Wish], *, by: User, at: datetime) -> dict[int, Came]:
    """Save each row if nothing that it meets was saved since it was seen, and return what came of each.

    A row that meets something is left as it is; the others are saved. Pressing twice writes one entry.
    """
    wanted = {wish.activity_id: wish for wish in wishes}
    rows = _locked(plan, wanted)
    newest = newest_entries(wanted)
    came = dict.fromkeys(wanted, Came.GONE)
    with pghistory.context(**{CONTEXT: SAVED_HERE}):
        for row in rows:
            came[row.pk] = _save(row, wanted[row.pk], newest.get(row.pk), by=by, at=at)
    return came


def _locked(plan: Plan, pks: Iterable[int]) -> list[Activity]:
    """Return the plan's rows with these numbers, held until the transaction ends; always in the same order."""
    return list(Activity.objects.filter(plan=plan, pk__in=list(pks)).order_by("pk").select_for_update())


def newest_entries(activity_ids: Iterable[int]) -> dict[int, FollowUp]:
    """Return the entry written last of each activity. One query."""
    entries = FollowUp.objects.filter(activity__in=list(activity_ids)).select_related("author__person")
    return {one.activity_id: one for one in entries.order_by("activity_id", "-pk").distinct("activity_id")}


def _save(row: Activity, wish: Wish, newest: FollowUp | None, *, by: User, at: datetime) -> Came:
    text = wish.text
    if text and newest and newest.text == text and newest.author_id == by.pk and newest.pk != wish.seen.entry:
        text = ""  # pressed twice: it is written
    if meets(replace(wish, text=text), saved=Seen(row.status, newest.pk if newest else 0)):
        return Came.CONFLICT
    changed = wish.sets_status and wish.status != row.status
    if not changed and not text:
        return Came.SAVED if wish.text else Came.UNCHANGED
    values = {"status": wish.status, "status_text": ""} if changed else {}
    save_if_unchanged(row, seen=row.version, **values)
    if text and wish.replaces and newest and may_replace(newest):
        FollowUp.objects.filter(pk=newest.pk).update(text=text, on=timezone.localdate(at), author=by, written_at=at)
    elif text:
        last = row.follow_ups.aggregate(last=Max("order"))["last"] or 0
        FollowUp.objects.create(
            activity=row,
            order=last + 1,
            text=text,
            on=timezone.localdate(at),
            author=by,
            written_at=at,
            is_example=row.is_example,
        )
    return Came.SAVED


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


@dataclass(frozen=True)
class Undone:
    """What a row got back, and the text that was taken out of the follow-up."""

    status: str
    text: str


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


@transaction.atomic
def undo(plan: Plan, versions: Mapping[int, int], *, by: User, at: datetime) -> dict[int, Undone]:
    """Give the rows back what they said before their last save; a row that has another version by now is left.

    versions: the version that each save gave its row. What was undone stays in the history.
    """
    rows = _locked(plan, versions)
    known = last_saves(plan, by=by, at=at)
    undone = {}
    with pghistory.context(**{CONTEXT: UNDONE_HERE}):
        for row in rows:
            last = known.get(row.pk)
            if last is None or not last.version == row.version == versions[row.pk]:
                continue
            save_if_unchanged(row, seen=last.version, status=last.status, status_text=last.status_text)
            undone[row.pk] = Undone(last.status, _take_back_entry(last))
    return undone


def _take_back_entry(last: LastSave) -> str:
    """Take out the entry that the save wrote, or give the one it wrote over its words back; return what it said."""
    events = FollowUp.pgh_event_model.objects  # type: ignore[attr-defined]  # @tracked has put it there
    event = events.filter(activity_id=last.activity_id, pgh_context_id=last.batch).order_by("-pgh_id").first()
    if event is None:
        return ""
    if event.pgh_label == "insert":
        FollowUp.objects.filter(pk=event.pgh_obj_id).delete()
    else:
        before = events.filter(pgh_obj_id=event.pgh_obj_id, pgh_id__lt=event.pgh_id).order_by("-pgh_id").first()
        kept = {name: getattr(before, name) for name in ("text", "on", "author_id", "written_at")}
        FollowUp.objects.filter(pk=event.pgh_obj_id).update(**kept)
    return str(event.text)


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
