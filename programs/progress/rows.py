"""What the page of progress shows of each row, and the drafts of what is typed there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from members import swedish
from members.models import User
from programs.follow_up import queries as follow_up_queries
from programs.models import Activity, FocusArea, FollowUp, Plan
from programs.progress import queries as progress_queries
from programs.progress import wishes as progress_wishes
from programs.progress.forms import SentRow, token_of
from programs.progress.queries import LastSave, Saver
from programs.progress.wishes import Came, Wish
from records import drafts, textdiff
from records.models import Draft

DRAFT = "follow_up"  # the name of the drafts of what has happened (Activity.WRITTEN_BESIDE)


MORE_NOW = "Raden har ändrats sedan dess, så det går inte att ångra härifrån. Ändra raden i stället."


LEAST_OF_A_BATCH = 2  # rows


# --- What the page shows --------------------------------------------------------------------------------


@dataclass(frozen=True)
class RowConflict:
    """What two people want of the same row. `diff` goes from my text to the saved one."""

    who: str
    at: datetime | None
    my_status: str
    saved_status: str
    my_text: str
    saved_text: str
    diff: list[tuple[textdiff.Kind, str]]
    joined: str
    replaces: bool
    token: str

    @property
    def my_status_word(self) -> str:
        return str(Activity.Status(self.my_status).label)

    @property
    def saved_status_word(self) -> str:
        return str(Activity.Status(self.saved_status).label)

    @property
    def differs_in_status(self) -> bool:
        return self.my_status != self.saved_status


@dataclass
class TableRow:
    """A row of the table: what is saved, what stands in its fields, and what came of it."""

    key: str
    follow_up: follow_up_queries.ActivityFollowUp
    newest: int
    draft: Draft | None = None
    last_save: LastSave | None = None
    sent: SentRow | None = None
    restored: str = ""
    said: str = ""
    error: str = ""
    conflict: RowConflict | None = None
    is_ticked: bool = False

    @property
    def activity(self) -> Activity:
        return self.follow_up.activity

    @property
    def token(self) -> str:
        """Return what was seen; a row that is not saved keeps what its sender saw."""
        if self.sent:
            return f"{self.activity.pk}.{self.sent.seen.status}.{self.sent.seen.entry}"
        return token_of(self.activity, self.newest)

    @property
    def status(self) -> str:
        return self.sent.status if self.sent else self.activity.status

    @property
    def saved_status_text(self) -> str:
        """Return the saved status in the words of its source, where they are others and no other status is typed."""
        if self.status != self.activity.status or self.activity.status_text == self.activity.get_status_display():
            return ""
        return self.activity.status_text

    @property
    def text(self) -> str:
        if self.sent:
            return self.sent.text
        return self.restored or (self.draft.text if self.draft else "")

    @property
    def is_draft(self) -> bool:
        return bool(self.draft and not self.sent and not self.restored)

    @property
    def undo(self) -> str:
        return f"{self.activity.pk}:{self.last_save.version}" if self.last_save else ""

    @property
    def saved_said(self) -> str:
        """Return when the user saved the row, the day left out when it is today."""
        if self.last_save is None:
            return ""
        at, today = self.last_save.at, timezone.localdate()
        if timezone.localdate(at) == today:
            return f"Du sparade kl. {swedish.format_time(at)}."
        return f"Du sparade {swedish.format_datetime(at)}."

    @property
    def draft_url(self) -> str:
        return reverse("records:draft", args=["programs", "activity", self.activity.pk, DRAFT])


@dataclass
class AreaRows:
    """A focus area with its rows."""

    focus_area: FocusArea
    rows: list[TableRow]


@dataclass
class SaveOutcome:
    """What came of what was sent, row by row."""

    said: str = ""
    refusal: str = ""
    came: dict[int, Came] = field(default_factory=dict)
    wishes: dict[int, Wish] = field(default_factory=dict)
    kept: dict[int, SentRow] = field(default_factory=dict)  # not saved: shown as it was sent
    errors: dict[int, str] = field(default_factory=dict)
    restored: dict[int, str] = field(default_factory=dict)
    row_said: dict[int, str] = field(default_factory=dict)
    ticked: list[int] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)  # texts that no row of the page can hold any more

    @property
    def conflicts(self) -> dict[int, Wish]:
        met = {pk: self.wishes[pk] for pk, came in self.came.items() if came is Came.CONFLICT}
        waiting = {pk: wish_of(row) for pk, row in self.kept.items() if row.in_conflict}
        return waiting | met

    @property
    def status(self) -> int:
        if Came.CONFLICT in self.came.values() or Came.GONE in self.came.values() or self.refusal == MORE_NOW:
            return 409
        return 400 if self.errors or self.refusal else 200


def wish_of(row: SentRow) -> Wish:
    return Wish(row.activity_id, row.seen, row.status, row.text)


def areas_of_rows(user: User, plan: Plan, *, at: datetime) -> list[AreaRows]:
    """Return the plan's rows by focus area, with the user's own drafts and last saves. No query per row."""
    followed = follow_up_queries.follow_up_of(plan)
    activities = [follow_up.activity for area in followed for follow_up in area.activities]
    written = drafts.drafts_of(user, activities, DRAFT)
    saves = progress_queries.last_saves(plan, by=user, at=at)
    areas, numbers = [], count(1)
    for area in followed:
        rows = []
        for follow_up in area.activities:
            pk = follow_up.activity.pk
            draft = written.get(pk)
            # A draft that arrived after its text had been saved offers nothing new.
            if draft and any(entry.text == draft.text.strip() for entry in follow_up.entries):
                draft = None
            rows.append(TableRow(str(next(numbers)), follow_up, newest_entry(follow_up.entries), draft, saves.get(pk)))
        if rows:
            areas.append(AreaRows(area.focus_area, rows))
    return areas


def newest_entry(entries: Iterable[FollowUp]) -> int:
    return max((entry.pk for entry in entries), default=0)


def last_batch(rows: Iterable[TableRow]) -> list[LastSave]:
    """Return the user's latest press that saved several rows, of those that can still be undone."""
    batches: dict[UUID, list[LastSave]] = {}
    for row in rows:
        if row.last_save:
            batches.setdefault(row.last_save.batch, []).append(row.last_save)
    several = [batch for batch in batches.values() if len(batch) >= LEAST_OF_A_BATCH]
    return max(several, key=lambda batch: batch[0].at, default=[])


def put_in(rows: dict[int, TableRow], outcome: SaveOutcome) -> None:
    """Write into the rows what was sent and what came of it."""
    met = {pk: wish for pk, wish in outcome.conflicts.items() if pk in rows}
    savers = progress_queries.status_savers(met) if met else {}
    newest = progress_queries.newest_entries(met) if met else {}
    for pk, row in rows.items():
        row.sent = outcome.kept.get(pk)
        row.restored = outcome.restored.get(pk, "")
        row.error = outcome.errors.get(pk, "")
        row.said = outcome.row_said.get(pk, "")
        row.is_ticked = pk in outcome.ticked
        if pk in met:
            row.sent = None
            row.conflict = _conflict(row, met[pk], newest.get(pk), savers.get(pk))


def _conflict(row: TableRow, wish: Wish, newest: FollowUp | None, saver: Saver | None) -> RowConflict:
    saved = row.activity.status
    mine = wish.status if wish.sets_status else saved
    has_text = bool(wish.text and newest)
    saved_text = newest.text if newest and has_text else ""
    if newest and (has_text or mine == saved or saver is None):
        name = newest.author.name if newest.author else "En ansvarig, genom sin länk,"
        saver = Saver(name, newest.written_at) if newest.written_at else None
    return RowConflict(
        who=saver.name if saver else "Någon annan",
        at=saver.at if saver else None,
        my_status=mine,
        saved_status=saved,
        my_text=wish.text,
        saved_text=saved_text,
        diff=textdiff.diff(wish.text, saved_text),
        joined=progress_wishes.joined(wish.text, saved_text),
        replaces=bool(newest and has_text and progress_wishes.may_replace(newest)),
        token=token_of(row.activity, row.newest),
    )


# --- Drafts -------------------------------------------------------------------------------------------------


def keep_draft(user: User, activity_id: int, text: str) -> None:
    activity = Activity.objects.filter(pk=activity_id).first()
    if activity is not None and text.strip():
        drafts.keep(user, activity, DRAFT, text=text, base_version=activity.version)


def forget_drafts(user: User, activity_ids: Iterable[int]) -> None:
    """Throw away what was being written about the activities."""
    for pk in activity_ids:
        drafts.forget(user, Activity(pk=pk), DRAFT)


def keep_drafts(user: User, outcome: SaveOutcome) -> None:
    """Keep the texts that are shown but not saved, so that a browser that closes now loses none of them."""
    if outcome.status == 400:
        return  # nothing is written of what was refused; the page and the browser hold it
    for pk, wish in outcome.conflicts.items():
        keep_draft(user, pk, wish.text)
    for pk, row in outcome.kept.items():
        if pk not in outcome.errors and not row.in_conflict:
            keep_draft(user, pk, row.text)
