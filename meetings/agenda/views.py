"""Pages where the secretariat changes an agenda."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from meetings import meeting_lock
from meetings.agenda import actions as agenda_actions
from meetings.agenda import queries as agenda_queries
from meetings.agenda.actions import HasDecisions
from meetings.agenda.forms import AgendaItemForm
from meetings.meeting_lock import MeetingCancelled, MinutesApproved
from meetings.models import Meeting
from meetings.requests import form_status, item_of, meeting_of
from members.requests import HtmxRequest
from records.saving import saving
from records.sent_forms import once

REFUSALS = (HasDecisions, MeetingCancelled, MinutesApproved)


ITEM_CHANGED = "Någon annan har ändrat punkten medan du skrev. Det som gäller nu står här under."


@require_http_methods(["GET", "HEAD", "POST"])
@once
def item_create(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_of(request, pk)
    form = AgendaItemForm(request.POST or None)
    context = {"form": form, "meeting": meeting}
    if request.method != "POST" or not form.is_valid():
        return render(request, "meetings/item_form.html", context, status=form_status(form))
    try:
        item = agenda_actions.add_item(meeting=meeting, values=form.values)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return render(request, "meetings/item_form.html", context, status=409)
    messages.success(request, f"Punkten ”{item.title}” står sist på dagordningen.")
    if "en_till" in request.POST:
        return redirect("meetings:item_create", pk)
    return redirect(f"{meeting.get_absolute_url()}#dagordning")


@require_http_methods(["GET", "HEAD", "POST"])
def item_edit(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Change an item; refused with both texts when somebody else has changed it."""
    item = item_of(request, pk, item_pk)
    form = AgendaItemForm(request.POST or None, instance=item)
    context = {"form": form, "meeting": item.meeting, "item": item}
    if request.method != "POST" or not form.is_valid():
        return render(request, "meetings/item_form.html", context, status=form_status(form))
    saved = item_of(request, pk, item_pk)
    with saving(saved, form, told=ITEM_CHANGED, refusals=(meeting_lock.MinutesApproved,)) as save:
        agenda_actions.save_item(item=saved, seen=form.cleaned_data["version"], values=form.values)
    if save.refusal:
        return render(request, "meetings/item_form.html", context | {"conflict": save.conflict}, status=409)
    messages.success(request, "Punkten är sparad.")
    return redirect(f"{item.meeting.get_absolute_url()}#dagordning")


@require_POST
def item_move(request: HtmxRequest, pk: int, item_pk: int) -> HttpResponse:
    """Move an item one step; asked by htmx it answers with the agenda alone."""
    item = item_of(request, pk, item_pk)
    up = request.POST.get("riktning") == "upp"
    return _change_agenda(request, item.meeting, lambda: agenda_actions.move_item(item=item, steps=-1 if up else 1))


@require_http_methods(["GET", "HEAD", "POST"])
def item_delete(request: HtmxRequest, pk: int, item_pk: int) -> HttpResponse:
    item = item_of(request, pk, item_pk)
    if request.method != "POST":
        return render(request, "meetings/item_delete.html", {"item": item, "meeting": item.meeting})
    return _change_agenda(request, item.meeting, lambda: agenda_actions.delete_item(item=item))


def _change_agenda(request: HtmxRequest, meeting: Meeting, change: Callable[[], None]) -> HttpResponse:
    refusal = ""
    try:
        change()
    except REFUSALS as error:
        refusal = str(error)
    if request.htmx:
        meeting = meeting_of(request, meeting.pk)
        context = agenda_queries.agenda_context(request, meeting)
        context |= {"meeting": meeting, "may_edit": True, "can_change_agenda": not refusal, "refusal": refusal}
        return render(request, "meetings/_agenda.html", context, status=409 if refusal else 200)
    if refusal:
        messages.error(request, refusal)
    return redirect(f"{meeting.get_absolute_url()}#dagordning")
