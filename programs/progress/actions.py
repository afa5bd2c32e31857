"""How it goes with many activities at once: status and what has happened, saved row by row, the last save undone.

What has happened becomes an entry of the follow-up: neither it nor the status is part of what a plan decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import pghistory
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from members.models import User
from members.versions import save_if_unchanged
from programs.models import Activity, FollowUp, Plan
from programs.progress.queries import CONTEXT, SAVED_HERE, UNDONE_HERE, LastSave, last_saves, newest_entries
from programs.progress.wishes import Came, Seen, Wish, may_replace, meets


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


@dataclass(frozen=True)
class Undone:
    """What a row got back, and the text that was taken out of the follow-up."""

    status: str
    text: str


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
