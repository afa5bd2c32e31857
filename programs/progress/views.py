"""The page of progress: status and what has happened for all activities of a plan, saved row by row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from members import swedish
from members.fields import OLD_PAGE
from members.models import User
from members.numbers import row_number, version_number
from members.requests import AuthenticatedRequest
from programs.follow_up import queries as follow_up_queries
from programs.models import Activity, FollowUp, Plan
from programs.progress import actions
from programs.progress import queries as progress_queries
from programs.progress.forms import SentRow, joined_row, sent_rows, ticked
from programs.progress.rows import (
    MORE_NOW,
    SaveOutcome,
    TableRow,
    areas_of_rows,
    forget_drafts,
    keep_draft,
    keep_drafts,
    last_batch,
    newest_entry,
    put_in,
)
from programs.progress.wishes import Came, Wish
from programs.table import queries as table_queries

CHOOSE = "Välj vilken status de markerade raderna ska få."


TICK = "Markera minst en rad."


# --- The page -------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def progress_table(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """Show every activity with status and what has happened as live fields; save a row, many rows, or undo."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("program"), year=year)
    if request.method != "POST":
        return _page(request, plan, SaveOutcome())
    now = timezone.now()
    pk = _one_row(request)
    outcome = _carry_out(request, plan, at=now)
    keep_drafts(request.user, outcome)
    if request.htmx and pk is not None:
        return _row_answer(request, plan, pk, outcome, at=now)
    if not request.htmx and outcome.status == 200 and not outcome.kept:
        messages.success(request, outcome.said)
        return HttpResponseRedirect(request.path + (f"#rad-{pk}" if pk else ""))
    return _page(request, plan, outcome)


def _one_row(request: AuthenticatedRequest) -> int | None:
    """Return the row that the pressed button belongs to, or None when it is about many."""
    for name in ("spara", "spara_ihop", "slapp", "angra"):
        pk = row_number(request.POST.get(name, "").partition(":")[0])
        if pk is not None:
            return pk
    return None


def _page(request: AuthenticatedRequest, plan: Plan, outcome: SaveOutcome) -> HttpResponse:
    now = timezone.now()
    areas = areas_of_rows(request.user, plan, at=now)
    rows = {row.activity.pk: row for area in areas for row in area.rows}
    put_in(rows, outcome)
    refused = [rows[pk] for pk in (*outcome.errors, *outcome.conflicts) if pk in rows]
    context = {
        "plan": plan,
        "years": Plan.objects.visible_to(request.user).order_by("year").values_list("year", flat=True),
        "areas": areas,
        "count": len(rows),
        "batch": last_batch(rows.values()),
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


def _row_answer(
    request: AuthenticatedRequest, plan: Plan, pk: int, outcome: SaveOutcome, *, at: datetime
) -> HttpResponse:
    """Give the row's cells as they are now, and a sentence for who cannot see them change."""
    rows = plan.activities.filter(pk=pk).for_table()
    activity = get_object_or_404(rows)
    activity.plan = plan
    entries = list(FollowUp.objects.filter(activity=activity))
    follow_up = follow_up_queries.activity_follow_up(
        table_queries.row_of(activity), entries, today=timezone.localdate()
    )
    key = next((row.key for row in sent_rows(request.POST) if row.activity_id == pk), "0")
    row = TableRow(
        key,
        follow_up,
        newest_entry(entries),
        last_save=progress_queries.last_saves(plan, by=request.user, at=at).get(pk),
    )
    put_in({pk: row}, outcome)
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


# --- What was sent ----------------------------------------------------------------------------------------


def _carry_out(request: AuthenticatedRequest, plan: Plan, *, at: datetime) -> SaveOutcome:
    """Do what the pressed button says, and return what came of it. Rows that it is not about are kept as sent."""
    data = request.POST
    sent = {row.activity_id: row for row in sent_rows(data)}
    pk = _one_row(request)
    if "angra" in data or "angra_alla" in data:
        return _undo(request, plan, sent, at=at)
    if "slapp" in data and pk is not None:
        outcome = SaveOutcome("Det som redan var sparat gäller.", kept=_unsaved(sent, but={pk}))
        forget_drafts(request.user, [pk])
        return outcome
    if data.get("spara") == "markerade":
        return _set_many(request, plan, sent, at=at)
    if pk is not None:
        return _save_row(request, plan, sent, pk, at=at)
    return _save_changed(request, plan, sent, at=at)


def _save_row(
    request: AuthenticatedRequest, plan: Plan, sent: dict[int, SentRow], pk: int, *, at: datetime
) -> SaveOutcome:
    """Save the row whose button was pressed, or its status alone: then what is typed in it stays to be written on."""
    row = sent.get(pk)
    if row is None:
        return SaveOutcome(OLD_PAGE, errors={pk: OLD_PAGE})
    is_joined, only_status = "spara_ihop" in request.POST, request.POST.get("bara") == "status"
    if is_joined:
        row = joined_row(request.POST, row)
    asked = {pk: replace(row, text="") if only_status else row}
    outcome = _save(request.user, plan, asked, replaces=is_joined, at=at)
    outcome.kept = _unsaved(sent, but={pk}) | outcome.kept
    if only_status and row.text and outcome.came.get(pk) in (Came.SAVED, Came.UNCHANGED):
        outcome.restored[pk] = row.text
        keep_draft(request.user, pk, row.text)
    elif only_status and pk in outcome.wishes:
        outcome.wishes[pk] = replace(outcome.wishes[pk], text=row.text)
    return outcome


def _save_changed(request: AuthenticatedRequest, plan: Plan, sent: dict[int, SentRow], *, at: datetime) -> SaveOutcome:
    """Save every row that somebody has changed; those in a conflict wait for a choice of their own."""
    asked = {pk: row for pk, row in sent.items() if row.is_changed and not row.in_conflict}
    outcome = _save(request.user, plan, asked, replaces=False, at=at)
    outcome.kept |= {pk: row for pk, row in sent.items() if row.in_conflict}
    if not sent:
        outcome.said = outcome.refusal = OLD_PAGE
        texts = [text for name, text in request.POST.items() if name.startswith("text-")]
        outcome.lost = [str(text) for text in texts if str(text).strip()]
    return outcome


def _unsaved(sent: dict[int, SentRow], *, but: Iterable[int]) -> dict[int, SentRow]:
    """Return the rows with something in them that the button is not about."""
    return {pk: row for pk, row in sent.items() if pk not in but and (row.is_changed or row.in_conflict)}


def _save(user: User, plan: Plan, asked: dict[int, SentRow], *, replaces: bool, at: datetime) -> SaveOutcome:
    outcome = SaveOutcome()
    for pk, row in asked.items():
        wish, error = row.check(replaces=replaces)
        if wish is None:
            outcome.errors[pk] = error
            outcome.kept[pk] = replace(row, in_conflict=False)
        else:
            outcome.wishes[pk] = wish
    outcome.came = actions.save_rows(plan, outcome.wishes.values(), by=user, at=at)
    saved = [pk for pk, came in outcome.came.items() if came is Came.SAVED]
    forget_drafts(user, [pk for pk in saved if outcome.wishes[pk].text])
    clock = swedish.format_time(at)
    for pk in saved:
        outcome.row_said[pk] = f"Sparat kl. {clock}."
    outcome.lost = [asked[pk].text for pk, came in outcome.came.items() if came is Came.GONE]
    _tell_other_changes(outcome, saved)
    outcome.said = _summary(outcome, clock=clock)
    return outcome


def _tell_other_changes(outcome: SaveOutcome, saved: list[int]) -> None:
    """Say so in a saved row whose status somebody else has changed, though it met nothing."""
    left = [pk for pk in saved if not outcome.wishes[pk].sets_status]
    now = dict(Activity.objects.filter(pk__in=left).values_list("pk", "status")) if left else {}
    changed = [pk for pk, status in now.items() if status != outcome.wishes[pk].seen.status]
    for pk, saver in (progress_queries.status_savers(changed) if changed else {}).items():
        word = Activity.Status(now[pk]).label
        outcome.row_said[pk] += f" {saver.name} har ändrat status till {word}."


def _summary(outcome: SaveOutcome, *, clock: str) -> str:
    came = list(outcome.came.values())
    saved, met = came.count(Came.SAVED), came.count(Came.CONFLICT)
    parts = []
    if saved or not (met or outcome.errors or outcome.lost):
        counted = swedish.plural(saved, "rad är sparad", "rader är sparade")
        parts.append(f"{counted} kl. {clock}." if saved else "Ingen rad var ändrad.")
    if met:
        parts.append(f"{swedish.plural(met, 'rad', 'rader')} har någon annan ändrat: välj vad som ska gälla.")
    if outcome.lost:
        parts.append(f"{swedish.plural(len(outcome.lost), 'aktivitet', 'aktiviteter')} finns inte längre i planen.")
    if outcome.errors:
        parts.append(f"{swedish.plural(len(outcome.errors), 'rad', 'rader')} behöver rättas.")
    return " ".join(parts)


def _set_many(request: AuthenticatedRequest, plan: Plan, sent: dict[int, SentRow], *, at: datetime) -> SaveOutcome:
    """Give all ticked rows one status. Texts that are being written stay in their fields, unsaved."""
    areas = dict(plan.activities.order_by().values_list("pk", "focus_area_id"))
    chosen = ticked(request.POST, areas)
    status = request.POST.get("ny_status", "")
    refusal = CHOOSE if status not in Activity.Status.values else "" if chosen else TICK
    if refusal:
        return SaveOutcome(refusal, refusal=refusal, kept=_unsaved(sent, but=()), ticked=chosen)
    rows = {pk: sent[pk] for pk in chosen if pk in sent and not sent[pk].in_conflict}
    wishes = {pk: Wish(pk, row.seen, status, insists=True) for pk, row in rows.items()}
    came = actions.save_rows(plan, wishes.values(), by=request.user, at=at)
    outcome = SaveOutcome(came=came, wishes=wishes, kept=_unsaved(sent, but=rows))
    for pk, row in rows.items():
        if row.text.strip():
            outcome.restored[pk] = row.text
            if came[pk] is Came.CONFLICT:
                outcome.wishes[pk] = replace(wishes[pk], text=row.text)
            else:
                keep_draft(request.user, pk, row.text)
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


def _undo(request: AuthenticatedRequest, plan: Plan, sent: dict[int, SentRow], *, at: datetime) -> SaveOutcome:
    """Take back the last save of one row, or of all rows saved at one press."""
    if "angra" in request.POST:
        number, _, version = request.POST["angra"].partition(":")
        pk, seen = row_number(number), version_number(version)
        versions = {pk: seen} if pk is not None and seen is not None else {}
    else:
        saves = progress_queries.last_saves(plan, by=request.user, at=at).values()
        versions = {save.activity_id: save.version for save in saves if str(save.batch) == request.POST["angra_alla"]}
    undone = actions.undo(plan, versions, by=request.user, at=at)
    outcome = SaveOutcome(kept=_unsaved(sent, but=undone))
    for pk, row in undone.items():
        typed = sent[pk].text if pk in sent else ""
        text = "\n".join(text for text in (row.text, typed) if text.strip())
        word = Activity.Status(row.status).label
        outcome.row_said[pk] = f"Ångrat: status är ”{word}”{', och texten står i fältet' if row.text else ''}."
        if text:
            outcome.restored[pk] = text
            keep_draft(request.user, pk, text)
    if len(undone) == 1:
        outcome.said = next(iter(outcome.row_said.values()))
    elif undone:
        outcome.said = f"Ångrat: {len(undone)} rader har fått tillbaka det som stod i dem."
    else:
        outcome.said = outcome.refusal = MORE_NOW
        outcome.errors = dict.fromkeys(versions, MORE_NOW)
    return outcome
