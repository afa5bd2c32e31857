"""Pages about work in the background, letters sent, history, and the address where drafts are kept."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.db.models import Count, Model
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.numbers import version_number
from members.requests import HtmxRequest
from members.scope import scope_of
from members.swedish import format_time
from records import drafts, history, jobs, links, outbox
from records.files import answer_with_file
from records.models import Document, Draft, Job, Letter

STOP_POLLING = 286  # htmx stops asking at this status and still shows the answer
LETTERS_PER_PAGE = 50
STEPS = [Job.Step.QUEUED, Job.Step.GATHERING, Job.Step.LAYING_OUT, Job.Step.CHECKING, Job.Step.DONE]


# --- Jobs -----------------------------------------------------------------------------------------


def _visible_job(request: HttpRequest, pk: uuid.UUID) -> Job:
    """Return the job, for the secretariat and for the one who ordered it."""
    ordered = Job.objects.select_related("result__document", "result__file", "ordered_by__person")
    if not scope_of(request.user).is_secretariat:
        ordered = ordered.filter(ordered_by=request.user.pk)
    return get_object_or_404(ordered.defer("result__file__content"), pk=pk)


@require_safe
def job(request: HtmxRequest, pk: uuid.UUID) -> HttpResponse:
    """Show how far a job has come; asked by htmx it answers with that part alone."""
    found = _visible_job(request, pk)
    work = jobs.work_of(found.kind)
    context = {
        "job": found,
        "title": found.params.get("title") or work.title,
        "steps": _steps(found),
        "back": found.params.get("page", ""),
        "file": work.address(found) if found.result else "",
    }
    if request.htmx:
        status = STOP_POLLING if found.is_over else 200
        return render(request, "records/_job_progress.html", context, status=status)
    return render(request, "records/job.html", context)


def _steps(found: Job) -> list[dict[str, object]]:
    """Return the steps with what is done, under way and to come."""
    now = STEPS.index(Job.Step(found.step)) if found.step in STEPS else len(STEPS)
    return [{"name": step.label, "is_done": index < now, "is_now": index == now} for index, step in enumerate(STEPS)]


@require_POST
def job_again(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Order a failed job anew."""
    return redirect(jobs.order_again(_visible_job(request, pk), by=request.user))


# --- Letters --------------------------------------------------------------------------------------


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """List the letters that the portal has written and what became of them."""
    counts = dict(Letter.objects.order_by().values_list("state").annotate(Count("pk")))
    state = request.GET.get("lage", "")
    rows = Letter.objects.order_by("-created_at", "-pk")
    if state in Letter.State.values:
        rows = rows.filter(state=state)
    else:
        state = ""
    page = Paginator(rows, LETTERS_PER_PAGE).get_page(request.GET.get("sida"))
    states = [{"value": value, "label": label, "count": counts.get(value, 0)} for value, label in Letter.State.choices]
    context = {"page": page, "state": state, "states": states, "total": sum(counts.values())}
    return render(request, "records/letters.html", context)


@require_POST
def letter_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a letter again that failed or may not have come."""
    letter = get_object_or_404(Letter, pk=pk)
    try:
        outbox.send_again(letter)
    except outbox.NotUncertain as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Brevet till {letter.to} skickas igen.")
    return redirect("records:letters")


# --- Personal links -------------------------------------------------------------------------------


@require_safe
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Lead from the address in a letter to the page that it opens. Writes nothing: mail filters open links too."""
    try:
        response = links.lead_to_page(links.find(token, at=timezone.now()))
    except (links.NoSuchLink, links.LinkOver) as refusal:
        response = link_refused(request, refusal)
    response.headers["Referrer-Policy"] = "no-referrer"
    return links.keep_to_oneself(response)


def link_refused(request: HttpRequest, refusal: Exception) -> HttpResponse:
    """Answer who has no link in force: 404, or 410 with the reason for who held one. What was typed can be copied."""
    # Written as for a stranger: the address may hold a token, and a form sent from such a page has no origin.
    request.user = AnonymousUser()
    text = request.POST.get("text", "").strip()
    context = {"reason": str(refusal), "typed": text}
    return render(request, "records/link_refused.html", context, status=410 if str(refusal) else 404)


# --- History --------------------------------------------------------------------------------------


@require_safe
def history_page(request: HttpRequest, app: str, model: str, pk: int) -> HttpResponse:
    """Show everything that has been done to one row, also to one that is deleted."""
    try:
        kind = history.model_with_history(app, model)
    except history.NoHistory:
        raise Http404 from None
    entries = history.history_of_row(kind, pk)
    row = kind._default_manager.filter(pk=pk).first()
    if row is None and not entries:
        raise Http404
    context = {"row": row, "kind": kind._meta.verbose_name, "history": entries, "address": _address(row)}
    return render(request, "records/history.html", context)


def _address(row: Any) -> str:
    try:
        return row.get_absolute_url() if row is not None else ""
    except (AttributeError, NoReverseMatch):
        return ""


# --- Drafts ---------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "PUT", "DELETE"])
def draft(request: HttpRequest, app: str, model: str, pk: str, field: str) -> HttpResponse:
    """Keep, give back or throw away what the user is writing in one field."""
    try:
        row = drafts.find(app, model, pk, field, user=request.user)
    except drafts.UnknownField:
        raise Http404 from None
    if request.method == "DELETE":
        drafts.forget(request.user, row, field)
        return HttpResponse(status=204)
    if request.method == "PUT":
        typed = QueryDict(request.body, encoding="utf-8")
        version = version_number(typed.get("version", ""))
        if "text" not in typed or version is None:
            return JsonResponse({"fel": "Utkastet måste ha en text och den version den bygger på."}, status=400)
        try:
            text = typed["text"].replace("\0", "")
            kept = drafts.keep(request.user, row, field, text=text, base_version=version)
        except drafts.TooLong as refusal:
            return JsonResponse({"fel": str(refusal)}, status=413)
        # Kept all the same: nobody's text is lost because somebody else was first.
        status = 200 if version == row.version else 409
        return JsonResponse(_told(kept), status=status)
    found = drafts.draft_of(request.user, row, field)
    if found is None:
        raise Http404
    return JsonResponse(_told(found) | {"text": found.text})


def _told(kept: Draft) -> dict[str, object]:
    saved: datetime = timezone.localtime(kept.saved_at)
    return {"sparat": f"Sparat kl. {format_time(saved)}", "version": kept.base_version}


def draft_address(row: Model, field: str) -> str:
    """Return the address for `data-autosave-url`."""
    return reverse("records:draft", kwargs=drafts.address(row, field))


# --- Files ----------------------------------------------------------------------------------------


@require_safe
def document_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the newest file of a document that the reader may see."""
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    version = get_object_or_404(document.versions.filter(is_draft=False).order_by("-number")[:1])
    answer = answer_with_file(
        request, version, name=f"{document.title}.pdf", plain_name=f"{document.kind}-{document.pk}.pdf"
    )
    answer["Cache-Control"] = "private, no-cache"
    return answer
