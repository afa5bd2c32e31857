"""Pages where minutes are written and approved."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from meetings import meeting_lock
from meetings.agenda import queries as agenda_queries
from meetings.meeting_lock import MinutesApproved
from meetings.minutes import actions as minutes_actions
from meetings.minutes.actions import NothingToApprove
from meetings.minutes.forms import MinutesForm
from meetings.models import Meeting, Minutes
from meetings.requests import meeting_of
from members.versions import version_sent
from records import drafts
from records.conflicts import text_conflict
from records.saving import saving

REFUSALS = (NothingToApprove, MinutesApproved)


@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the meeting's notes. A text that somebody else saved meanwhile is shown beside one's own."""
    meeting = meeting_of(request, pk)
    if request.method != "POST":
        found = Minutes.objects.filter(meeting=meeting).first() or Minutes(meeting=meeting)
        if found.pk is None:
            return render(request, "meetings/minutes_begin.html", {"meeting": meeting})
        if found.state == Minutes.State.APPROVED:
            messages.error(request, "Minnesanteckningarna är godkända och ändras inte mer.")
            return redirect(f"{meeting.get_absolute_url()}#anteckningar")
        return _write_minutes(request, meeting, found, MinutesForm(instance=found), 200)
    found = minutes_actions.minutes_of(meeting)
    if "borja" in request.POST:
        return redirect("meetings:minutes", meeting.pk)
    if request.POST.get("choice") == "saved":
        _forget_draft(request, found)
        messages.success(request, "Den sparade texten gäller. Din text är inte sparad.")
        return redirect(f"{meeting.get_absolute_url()}#anteckningar")
    form = MinutesForm(request.POST, instance=Minutes(meeting=meeting))
    if not form.is_valid():
        return _write_minutes(request, meeting, found, form, 400)
    text = form.cleaned_data["text"]
    with saving(found, form, refusals=(meeting_lock.MinutesApproved,)) as save:
        minutes_actions.save_minutes(minutes=found, seen=form.cleaned_data["version"], text=text)
    if save.conflict:
        return _conflict(request, meeting, found, text)
    if save.refusal:
        return _write_minutes(request, meeting, found, form, 409)
    _forget_draft(request, found)
    messages.success(request, "Anteckningarna är sparade.")
    return redirect(f"{meeting.get_absolute_url()}#anteckningar")


def _write_minutes(
    request: HttpRequest, meeting: Meeting, found: Minutes, form: MinutesForm, status: int
) -> HttpResponse:
    draft = drafts.draft_of(request.user, found, "text")
    if draft and draft.text == found.text:
        draft = None
    form.fields["text"].widget.attrs |= {
        "data-autosave-url": reverse("records:draft", kwargs=drafts.address(found, "text")),
        "data-autosave-version": str(found.version),
        "data-autosave-status": "anteckningar-sparat",
    }
    context = {
        "meeting": meeting,
        "minutes": found,
        "form": form,
        "draft": draft,
        **agenda_queries.agenda_context(request, meeting),
    }
    return render(request, "meetings/minutes_form.html", context, status=status)


def _forget_draft(request: HttpRequest, found: Minutes) -> None:
    drafts.forget(request.user, found, "text")


def _conflict(request: HttpRequest, meeting: Meeting, found: Minutes, mine: str) -> HttpResponse:
    """Show one's own text, the saved one and a merged one to choose from. Nothing is lost."""
    context = {
        "conflict": text_conflict(found, mine=mine, saved=found.text),
        "action_url": reverse("meetings:minutes", args=[meeting.pk]),
        "field": "text",
        "title": "Två har skrivit samtidigt",
        "crumbs": [(meeting.name, meeting.get_absolute_url())],
        "here": "Anteckningar",
    }
    return render(request, "records/text_conflict.html", context, status=409)


@require_POST
def minutes_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze the notes as approved."""
    meeting = meeting_of(request, pk)
    found = get_object_or_404(Minutes, meeting=meeting)
    told = "Någon har ändrat anteckningarna sedan du läste dem. Läs dem igen och godkänn sedan."
    with saving(found, told=told, refusals=REFUSALS) as save:
        minutes_actions.approve_minutes(minutes=found, seen=version_sent(request), on=timezone.localdate())
    if save.refusal:
        messages.error(request, save.refusal)
    else:
        messages.success(request, "Minnesanteckningarna är godkända. De ändras inte mer.")
    return redirect(f"{meeting.get_absolute_url()}#anteckningar")
