"""The table in which the secretariat says how it goes: every activity of a plan on one page, saved row by row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from members import swedish
from members.fields import OLD_PAGE
from members.models import User
from members.numbers import row_number, version_number
from members.requests import AuthenticatedRequest
from programs import progress, queries
from programs.forms_progress import SentRow, joined_row, sent_rows, ticked, token_of
from programs.models import Activity, FocusArea, FollowUp, Plan
from programs.progress import Came, LastSave, Saver, Wish
from records import drafts, textdiff
from records.models import Draft

DRAFT = "follow_up"  # the name of the drafts of what has happened (Activity.WRITTEN_BESIDE)
CHOOSE = "Välj vilken status de markerade raderna ska få."
TICK = "Markera minst en rad."
MORE_NOW = "Raden har ändrats sedan dess, så det går inte att ångra härifrån. Ändra raden i stället."
LEAST_OF_A_BATCH = 2  # rows


# --- What the page shows --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Conflict:
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
    one: queries.ActivityFollowUp
    newest: int
    draft: Draft | None = None
    last_save: LastSave | None = None
    sent: SentRow | None = None
    restored: str = ""
    said: str = ""
    error: str = ""
    conflict: Conflict | None = None
    is_ticked: bool = False

    @property
    def activity(self) -> Activity:
        return self.one.activity

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
class Outcome:
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
        waiting = {pk: _wish_of(row) for pk, row in self.kept.items() if row.in_conflict}
        return waiting | met

    @property
    def status(self) -> int:
        if Came.CONFLICT in self.came.values() or Came.GONE in self.came.values() or self.refusal == MORE_NOW:
            return 409
        return 400 if self.errors or self.refusal else 200


def _wish_of(row: SentRow) -> Wish:
    return Wish(row.activity_id, row.seen, row.status, row.text)


# --- The page -------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def progress_table(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """Show every activity with status and what has happened as live fields; save a row, many rows, or undo."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("program"), year=year)
    if request.method != "POST":
        return _page(request, plan, Outcome())
    now = timezone.now()
    one = _one_row(request)
    outcome = _carry_out(request, plan, at=now)
    _keep_drafts(request.user, outcome)
    if request.htmx and one is not None:
        return _row_answer(request, plan, one, outcome, at=now)
    if not request.htmx and outcome.status == 200 and not outcome.kept:
        messages.success(request, outcome.said)
        return HttpResponseRedirect(request.path + (f"#rad-{one}" if one else ""))
    return _page(request, plan, outcome)


def _one_row(request: AuthenticatedRequest) -> int | None:
    """Return the row that the pressed button belongs to, or None when it is about many."""
    for name in ("spara", "spara_ihop", "slapp", "angra"):
        pk = row_number(request.POST.get(name, "").partition(":")[0])
        if pk is not None:
            return pk
    return None


def _page(request: AuthenticatedRequest, plan: Plan, outcome: Outcome) -> HttpResponse:
    now = timezone.now()
    areas = _areas(request.user, plan, at=now)
    rows = {row.activity.pk: row for area in areas for row in area.rows}
    _put_in(rows, outcome)
    refused = [rows[pk] for pk in (*outcome.errors, *outcome.conflicts) if pk in rows]
    context = {
        "plan": plan,
        "years": Plan.objects.visible_to(request.user).order_by("year").values_list("year", flat=True),
        "areas": areas,
        "count": len(rows),
        "batch": _last_batch(rows.values()),
        "statuses": Activity.Status.choices,
        "outcome": outcome,
        "refused": refused,
        "has_refusals": bool(outcome.refusal or refused or outcome.lost),
        "said": "" if outcome.refusal or refused else outcome.said,
        "new_status": request.POST.get("ny_status", ""),
        "is_closed": plan.state == Plan.State.FOLLOWED_UP,
    }
    template = "programs/_progress_all.html" if request.htmx else "programs/progress.html"
    return render(request, template, context, status=outcome.status)


def _row_answer(request: AuthenticatedRequest, plan: Plan, pk: int, outcome: Outcome, *, at: datetime) -> HttpResponse:
    """Give the row's cells as they are now, and a sentence for who cannot see them change."""
    rows = plan.activities.filter(pk=pk).for_table()
    activity = get_object_or_404(rows)
    activity.plan = plan
    entries = list(FollowUp.objects.filter(activity=activity))
    one = queries.activity_follow_up(queries.row_of(activity), entries, today=timezone.localdate())
    key = next((row.key for row in sent_rows(request.POST) if row.activity_id == pk), "0")
    row = TableRow(key, one, _newest(entries), last_save=progress.last_saves(plan, by=request.user, at=at).get(pk))
    _put_in({pk: row}, outcome)
    said = row.error or (
        f"{row.conflict.who} hann före: välj vad som ska gälla." if row.conflict else row.said or outcome.said
    )
    context = {
        "plan": plan,
        "row": row,
        "statuses": Activity.Status.choices,
        "said": f"{activity.title}: {said}",
        "is_closed": plan.state == Plan.State.FOLLOWED_UP,
    }
    return render(request, "programs/_progress_answer.html", context, status=outcome.status)


def _areas(user: User, plan: Plan, *, at: datetime) -> list[AreaRows]:
    """Return the plan's rows by focus area, with the user's own drafts and last saves. No query per row."""
    follow_up = queries.follow_up_of(plan)
    activities = [one.activity for area in follow_up for one in area.activities]
    written = drafts.drafts_of(user, activities, DRAFT)
    saves = progress.last_saves(plan, by=user, at=at)
    areas, numbers = [], count(1)
    for area in follow_up:
        rows = []
        for one in area.activities:
            pk = one.activity.pk
            draft = written.get(pk)
            # A draft that arrived after its text had been saved offers nothing new.
            if draft and any(entry.text == draft.text.strip() for entry in one.entries):
                draft = None
            rows.append(TableRow(str(next(numbers)), one, _newest(one.entries), draft, saves.get(pk)))
        if rows:
            areas.append(AreaRows(area.focus_area, rows))
    return areas


def _newest(entries: Iterable[FollowUp]) -> int:
    return max((one.pk for one in entries), default=0)


def _last_batch(rows: Iterable[TableRow]) -> list[LastSave]:
    """Return the user's latest press that saved several rows, of those that can still be undone."""
    batches: dict[UUID, list[LastSave]] = {}
    for row in rows:
        if row.last_save:
            batches.setdefault(row.last_save.batch, []).append(row.last_save)
    several = [one for one in batches.values() if len(one) >= LEAST_OF_A_BATCH]
    return max(several, key=lambda one: one[0].at, default=[])


def _put_in(rows: dict[int, TableRow], outcome: Outcome) -> None:
    """Write into the rows what was sent and what came of it."""
    met = {pk: wish for pk, wish in outcome.conflicts.items() if pk in rows}
    savers = progress.status_savers(met) if met else {}
    newest = progress.newest_entries(met) if met else {}
    for pk, row in rows.items():
        row.sent = outcome.kept.get(pk)
        row.restored = outcome.restored.get(pk, "")
        row.error = outcome.errors.get(pk, "")
        row.said = outcome.row_said.get(pk, "")
        row.is_ticked = pk in outcome.ticked
        if pk in met:
            row.sent = None
            row.conflict = _conflict(row, met[pk], newest.get(pk), savers.get(pk))


def _conflict(row: TableRow, wish: Wish, newest: FollowUp | None, saver: Saver | None) -> Conflict:
    saved = row.activity.status
    mine = wish.status if wish.sets_status else saved
    has_text = bool(wish.text and newest)
    saved_text = newest.text if newest and has_text else ""
    if newest and (has_text or mine == saved or saver is None):
        name = newest.author.name if newest.author else "En ansvarig, genom sin länk,"
        saver = Saver(name, newest.written_at) if newest.written_at else None
    return Conflict(
        who=saver.name if saver else "Någon annan",
        at=saver.at if saver else None,
        my_status=mine,
        saved_status=saved,
        my_text=wish.text,
        saved_text=saved_text,
        diff=textdiff.diff(wish.text, saved_text),
        joined=progress.joined(wish.text, saved_text),
        replaces=bool(newest and has_text and progress.may_replace(newest)),
        token=token_of(row.activity, row.newest),
    )


# --- What was sent ----------------------------------------------------------------------------------------


def _carry_out(request: AuthenticatedRequest, plan: Plan, *, at: datetime) -> Outcome:
    """Do what the pressed button says, and return what came of it. Rows that it is not about are kept as sent."""
    data = request.POST
    sent = {row.activity_id: row for row in sent_rows(data)}
    one = _one_row(request)
    if "angra" in data or "angra_alla" in data:
        return _undo(request, plan, sent, at=at)
    if "slapp" in data and one is not None:
        outcome = Outcome("Det som redan var sparat gäller.", kept=_unsaved(sent, but={one}))
        _forget(request.user, [one])
        return outcome
    if data.get("spara") == "markerade":
        return _set_many(request, plan, sent, at=at)
    if one is not None:
        row = sent.get(one)
        if row is None:
            return Outcome(OLD_PAGE, errors={one: OLD_PAGE})
        if "spara_ihop" in data:
            row = joined_row(data, row)
        only_status = data.get("bara") == "status"
        asked = {one: replace(row, text="") if only_status else row}
        outcome = _save(request.user, plan, asked, replaces="spara_ihop" in data, at=at)
        outcome.kept = _unsaved(sent, but={one}) | outcome.kept
        if only_status and row.text and outcome.came.get(one) in (Came.SAVED, Came.UNCHANGED):
            outcome.restored[one] = row.text
            _keep(request.user, one, row.text)
        elif only_status and one in outcome.wishes:
            outcome.wishes[one] = replace(outcome.wishes[one], text=row.text)
        return outcome
    asked = {pk: row for pk, row in sent.items() if row.is_changed and not row.in_conflict}
    outcome = _save(request.user, plan, asked, replaces=False, at=at)
    outcome.kept |= {pk: row for pk, row in sent.items() if row.in_conflict}
    if not sent:
        outcome.said = outcome.refusal = OLD_PAGE
        outcome.lost = [data.get(name, "") for name in data if name.startswith("text-") and data.get(name, "").strip()]
    return outcome


def _unsaved(sent: dict[int, SentRow], *, but: Iterable[int]) -> dict[int, SentRow]:
    """Return the rows with something in them that the button is not about."""
    return {pk: row for pk, row in sent.items() if pk not in but and (row.is_changed or row.in_conflict)}


def _save(user: User, plan: Plan, asked: dict[int, SentRow], *, replaces: bool, at: datetime) -> Outcome:
    outcome = Outcome()
    for pk, row in asked.items():
        wish, error = row.check(replaces=replaces)
        if wish is None:
            outcome.errors[pk] = error
            outcome.kept[pk] = replace(row, in_conflict=False)
        else:
            outcome.wishes[pk] = wish
    outcome.came = progress.save_rows(plan, outcome.wishes.values(), by=user, at=at)
    saved = [pk for pk, came in outcome.came.items() if came is Came.SAVED]
    _forget(user, [pk for pk in saved if outcome.wishes[pk].text])
    clock = swedish.format_time(at)
    for pk in saved:
        outcome.row_said[pk] = f"Sparat kl. {clock}."
    outcome.lost = [asked[pk].text for pk, came in outcome.came.items() if came is Came.GONE]
    _tell_other_changes(outcome, saved)
    outcome.said = _summary(outcome, clock=clock)
    return outcome


def _tell_other_changes(outcome: Outcome, saved: list[int]) -> None:
    """Say so in a saved row whose status somebody else has changed, though it met nothing."""
    left = [pk for pk in saved if not outcome.wishes[pk].sets_status]
    now = dict(Activity.objects.filter(pk__in=left).values_list("pk", "status")) if left else {}
    changed = [pk for pk, status in now.items() if status != outcome.wishes[pk].seen.status]
    for pk, saver in (progress.status_savers(changed) if changed else {}).items():
        word = Activity.Status(now[pk]).label
        outcome.row_said[pk] += f" {saver.name} har ändrat status till {word}."


def _summary(outcome: Outcome, *, clock: str) -> str:
    came = list(outcome.came.values())
    saved, met = came.count(Came.SAVED), came.count(Came.CONFLICT)
    parts = []
    if saved or not (met or outcome.errors or outcome.lost):
        one, many = "rad är sparad", "rader är sparade"
        parts.append(f"{swedish.plural(saved, one, many)} kl. {clock}." if saved else "Ingen rad var ändrad.")
    if met:
        parts.append(f"{swedish.plural(met, 'rad', 'rader')} har någon annan ändrat: välj vad som ska gälla.")
    if outcome.lost:
        parts.append(f"{swedish.plural(len(outcome.lost), 'aktivitet', 'aktiviteter')} finns inte längre i planen.")
    if outcome.errors:
        parts.append(f"{swedish.plural(len(outcome.errors), 'rad', 'rader')} behöver rättas.")
    return " ".join(parts)


def _set_many(request: AuthenticatedRequest, plan: Plan, sent: dict[int, SentRow], *, at: datetime) -> Outcome:
    """Give all ticked rows one status. Texts that are being written stay in their fields, unsaved."""
    areas = dict(plan.activities.order_by().values_list("pk", "focus_area_id"))
    chosen = ticked(request.POST, areas)
    status = request.POST.get("ny_status", "")
    refusal = CHOOSE if status not in Activity.Status.values else "" if chosen else TICK
    if refusal:
        return Outcome(refusal, refusal=refusal, kept=_unsaved(sent, but=()), ticked=chosen)
    rows = {pk: sent[pk] for pk in chosen if pk in sent and not sent[pk].in_conflict}
    wishes = {pk: Wish(pk, row.seen, status, insists=True) for pk, row in rows.items()}
    came = progress.save_rows(plan, wishes.values(), by=request.user, at=at)
    outcome = Outcome(came=came, wishes=wishes, kept=_unsaved(sent, but=rows))
    for pk, row in rows.items():
        if row.text.strip():
            outcome.restored[pk] = row.text
            if came[pk] is Came.CONFLICT:
                outcome.wishes[pk] = replace(wishes[pk], text=row.text)
            else:
                _keep(request.user, pk, row.text)
        if came[pk] is Came.SAVED:
            outcome.row_said[pk] = f"Sparat kl. {swedish.format_time(at)}."
    outcome.said = _bulk_summary(came, waiting=len(chosen) - len(rows), word=str(Activity.Status(status).label))
    outcome.ticked = [pk for pk in chosen if came.get(pk) is Came.CONFLICT]
    return outcome


def _bulk_summary(came: dict[int, Came], *, waiting: int, word: str) -> str:
    count = list(came.values()).count
    rows = ("rad", "rader")
    parts = [f"{swedish.plural(count(Came.SAVED), *rows).capitalize()} fick status ”{word}”."]
    if same := count(Came.UNCHANGED):
        parts.append(f"{swedish.plural(same, *rows)} hade den redan.")
    if met := count(Came.CONFLICT) + waiting:
        parts.append(f"{swedish.plural(met, *rows)} har någon annan ändrat och är orörda: välj vad som ska gälla.")
    return " ".join(parts)


def _undo(request: AuthenticatedRequest, plan: Plan, sent: dict[int, SentRow], *, at: datetime) -> Outcome:
    """Take back the last save of one row, or of all rows saved at one press."""
    if "angra" in request.POST:
        number, _, version = request.POST["angra"].partition(":")
        pk, seen = row_number(number), version_number(version)
        versions = {pk: seen} if pk is not None and seen is not None else {}
    else:
        saves = progress.last_saves(plan, by=request.user, at=at).values()
        versions = {one.activity_id: one.version for one in saves if str(one.batch) == request.POST["angra_alla"]}
    undone = progress.undo(plan, versions, by=request.user, at=at)
    outcome = Outcome(kept=_unsaved(sent, but=undone))
    for pk, row in undone.items():
        typed = sent[pk].text if pk in sent else ""
        text = "\n".join(one for one in (row.text, typed) if one.strip())
        word = Activity.Status(row.status).label
        outcome.row_said[pk] = f"Ångrat: status är ”{word}”{', och texten står i fältet' if row.text else ''}."
        if text:
            outcome.restored[pk] = text
            _keep(request.user, pk, text)
    if len(undone) == 1:
        outcome.said = next(iter(outcome.row_said.values()))
    elif undone:
        outcome.said = f"Ångrat: {len(undone)} rader har fått tillbaka det som stod i dem."
    else:
        outcome.said = outcome.refusal = MORE_NOW
        outcome.errors = dict.fromkeys(versions, MORE_NOW)
    return outcome


# --- Drafts -------------------------------------------------------------------------------------------------


def _keep(user: User, activity_id: int, text: str) -> None:
    activity = Activity.objects.filter(pk=activity_id).first()
    if activity is not None and text.strip():
        drafts.keep(user, activity, DRAFT, text=text, base_version=activity.version)


def _forget(user: User, activity_ids: Iterable[int]) -> None:
    """Throw away what was being written about the activities."""
    for pk in activity_ids:
        drafts.forget(user, Activity(pk=pk), DRAFT)


def _keep_drafts(user: User, outcome: Outcome) -> None:
    """Keep the texts that are shown but not saved, so that a browser that closes now loses none of them."""
    if outcome.status == 400:
        return  # nothing is written of what was refused; the page and the browser hold it
    for pk, wish in outcome.conflicts.items():
        _keep(user, pk, wish.text)
    for pk, row in outcome.kept.items():
        if pk not in outcome.errors and not row.in_conflict:
            _keep(user, pk, row.text)
