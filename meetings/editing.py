"""Pages where the secretariat changes meetings. Each makes one call and reports what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from meetings import actions, selection, views
from meetings.forms import (
    AgendaItemForm,
    CancelForm,
    DecisionForm,
    ExternalMeetingForm,
    MeetingForm,
    MinutesForm,
    MoveForm,
)
from meetings.models import AgendaItem, Meeting, Minutes
from members.models import Body, User
from members.numbers import row_number
from members.requests import HtmxRequest
from members.tracking import version_sent
from records import drafts
from records.conflicts import text_conflict
from records.once import once
from records.saving import saving

CHANGED = "Någon annan har ändrat mötet medan du skrev. Det som gäller nu står här under; spara igen om ditt ska gälla."
ITEM_CHANGED = "Någon annan har ändrat punkten medan du skrev. Det som gäller nu står här under."
REFUSALS = (
    actions.NotQuorate,
    actions.MeetingCancelled,
    actions.MinutesApproved,
    actions.HasDecisions,
    actions.NothingToApprove,
)


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    return get_object_or_404(Meeting.objects.visible_to(request.user).for_display(), pk=pk)


def _user(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _status(form: Any) -> int:
    return 400 if form.is_bound else 200


# --- The meeting itself -------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@once
def create(request: HttpRequest) -> HttpResponse:
    """Put a new meeting in the calendar."""
    initial: dict[str, Any] = {"is_public": True}
    body = Body.objects.filter(slug=request.GET.get("organ", "")).first()
    if body:
        initial["body"] = body
        rule = selection.rule_for(body, timezone.localdate().year)
        if rule:
            initial |= {"start_time": rule.start_time, "end_time": rule.end_time}
    form = MeetingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        meeting = form.save()
        _tell(request, meeting, "Mötet står nu i kalendern.")
        return redirect(meeting)
    return render(request, "meetings/meeting_form.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a meeting; refused with what is now saved when somebody else has changed it."""
    meeting = _meeting(request, pk)
    return _save(request, meeting, MeetingForm, "meetings/meeting_form.html", "Mötet är sparat.")


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a meeting another day, time or place: same calendar id, higher number."""
    meeting = _meeting(request, pk)
    return _save(request, meeting, MoveForm, "meetings/meeting_move.html", "Mötet är flyttat.")


def _save(request: HttpRequest, meeting: Meeting, form_class: Any, template: str, done: str) -> HttpResponse:
    form = form_class(request.POST or None, instance=meeting)
    context = {"form": form, "meeting": _meeting(request, meeting.pk)}
    if request.method != "POST" or not form.is_valid():
        return render(request, template, context, status=_status(form))
    saved = context["meeting"]
    given = form.cleaned_data
    with saving(saved, form, told=CHANGED, refusals=(actions.MinutesApproved,)) as save:
        actions.save_meeting(meeting=saved, seen=given["version"], values=form.values, hosts=given.get("hosts"))
    if save.refusal:
        return render(request, template, context | {"conflict": save.conflict}, status=409)
    _tell(request, saved, done)
    return redirect(saved)


def _tell(request: HttpRequest, meeting: Meeting, done: str) -> None:
    messages.success(request, done)
    for warning in selection.warnings_for(meeting):
        messages.warning(request, warning)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a meeting after saying what that does; it stays in lists and calendars as cancelled."""
    meeting = _meeting(request, pk)
    form = CancelForm(request.POST or None, initial={"version": meeting.version})
    context = {"form": form, "meeting": meeting, "consequences": _consequences(meeting)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "meetings/meeting_cancel.html", context, status=_status(form))
    given = form.cleaned_data
    with saving(meeting, form, told=_changed_before_cancelling, refusals=(actions.MinutesApproved,)) as save:
        actions.cancel_meeting(meeting=meeting, seen=given["version"], reason=given["reason"], on=timezone.localdate())
    if save.refusal:
        return render(request, "meetings/meeting_cancel.html", context, status=409)
    messages.success(request, "Mötet är inställt. Det står kvar i kalendern som inställt.")
    return redirect(meeting)


def _changed_before_cancelling(saved: Meeting) -> str:
    return f"Mötet är redan inställt. {saved.note}" if saved.is_cancelled else CHANGED


def _consequences(meeting: Meeting) -> list[str]:
    told = ["Mötet står kvar i kalendern och i allas prenumerationer, märkt INSTÄLLT."]
    if meeting.on:
        told.append("Kalendrar som prenumererar hämtar ändringen själva, de flesta inom ett dygn.")
    if meeting.state == Meeting.State.SUMMONED:
        told.append("Kallelsen är skickad: meddela deltagarna också med brev.")
    if count := meeting.agenda.count():
        told.append(f"Dagordningen med {count} {'punkt' if count == 1 else 'punkter'} finns kvar på mötets sida.")
    return told


@require_POST
def set_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a meeting as held, or put a cancelled one back."""
    meeting = _meeting(request, pk)
    seen = version_sent(request)
    told = "Någon annan har ändrat mötet. Titta på det som gäller nu och försök igen."
    with saving(meeting, told=told, refusals=(actions.MeetingCancelled,)) as save:
        if request.POST.get("till") == "genomfort":
            actions.mark_held(meeting=meeting, seen=seen)
            messages.success(request, "Mötet är markerat som genomfört.")
        elif request.POST.get("till") == "planerat" and meeting.is_cancelled:
            actions.reinstate_meeting(meeting=meeting, seen=seen, on=timezone.localdate())
            messages.success(request, "Mötet är åter planerat.")
    if save.refusal:
        messages.error(request, save.refusal)
    return redirect(meeting)


# --- Agenda -------------------------------------------------------------------------------------------


def _item(request: HttpRequest, pk: int, item_pk: int) -> AgendaItem:
    items = AgendaItem.objects.visible_to(request.user).select_related("meeting", "meeting__body")
    return get_object_or_404(items, pk=item_pk, meeting_id=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def item_create(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    form = AgendaItemForm(request.POST or None)
    context = {"form": form, "meeting": meeting}
    if request.method != "POST" or not form.is_valid():
        return render(request, "meetings/item_form.html", context, status=_status(form))
    try:
        item = actions.add_item(meeting=meeting, values=form.values)
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
    item = _item(request, pk, item_pk)
    form = AgendaItemForm(request.POST or None, instance=item)
    context = {"form": form, "meeting": item.meeting, "item": item}
    if request.method != "POST" or not form.is_valid():
        return render(request, "meetings/item_form.html", context, status=_status(form))
    saved = _item(request, pk, item_pk)
    with saving(saved, form, told=ITEM_CHANGED, refusals=(actions.MinutesApproved,)) as save:
        actions.save_item(item=saved, seen=form.cleaned_data["version"], values=form.values)
    if save.refusal:
        return render(request, "meetings/item_form.html", context | {"conflict": save.conflict}, status=409)
    messages.success(request, "Punkten är sparad.")
    return redirect(f"{item.meeting.get_absolute_url()}#dagordning")


@require_POST
def item_move(request: HtmxRequest, pk: int, item_pk: int) -> HttpResponse:
    """Move an item one step; asked by htmx it answers with the agenda alone."""
    item = _item(request, pk, item_pk)
    up = request.POST.get("riktning") == "upp"
    return _change_agenda(request, item.meeting, lambda: actions.move_item(item=item, steps=-1 if up else 1))


@require_http_methods(["GET", "HEAD", "POST"])
def item_delete(request: HtmxRequest, pk: int, item_pk: int) -> HttpResponse:
    item = _item(request, pk, item_pk)
    if request.method != "POST":
        return render(request, "meetings/item_delete.html", {"item": item, "meeting": item.meeting})
    return _change_agenda(request, item.meeting, lambda: actions.delete_item(item=item))


def _change_agenda(request: HtmxRequest, meeting: Meeting, change: Callable[[], None]) -> HttpResponse:
    refusal = ""
    try:
        change()
    except REFUSALS as error:
        refusal = str(error)
    if request.htmx:
        meeting = _meeting(request, meeting.pk)
        context = views.agenda_context(request, meeting)
        context |= {"meeting": meeting, "may_edit": True, "can_change_agenda": not refusal, "refusal": refusal}
        return render(request, "meetings/_agenda.html", context, status=409 if refusal else 200)
    if refusal:
        messages.error(request, refusal)
    return redirect(f"{meeting.get_absolute_url()}#dagordning")


# --- Attendance and decisions ---------------------------------------------------------------------------


@require_POST
def attendance(request: HtmxRequest, pk: int) -> HttpResponse:
    """Write who is present: all, or the seats ticked."""
    meeting = _meeting(request, pk)
    if "alla" in request.POST:
        present, before = set(meeting.seats().values_list("pk", flat=True)), None
    else:
        present = _numbers(request.POST.getlist("narvarande"))
        before = _numbers(request.POST["fore"].split(",")) if "fore" in request.POST else None
    refusal = ""
    try:
        actions.take_attendance(meeting=meeting, present=present, before=before)
    except REFUSALS as error:
        refusal = str(error)
    if request.htmx:
        context = views.attendance_context(meeting) | {"meeting": meeting, "may_edit": True, "refusal": refusal}
        return render(request, "meetings/_attendance.html", context, status=409 if refusal else 200)
    if refusal:
        messages.error(request, refusal)
    else:
        messages.success(request, f"Närvaron är sparad: {views.attendance_context(meeting)['quorum']}.")
    return redirect(f"{meeting.get_absolute_url()}#narvaro")


def _numbers(texts: Iterable[str]) -> set[int]:
    return {number for text in texts if (number := row_number(text)) is not None}


@require_http_methods(["GET", "HEAD", "POST"])
@once
def decision_create(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Record the body's decision on an item."""
    item = _item(request, pk, item_pk)
    form = DecisionForm(request.POST or None, initial={"number": f"§ {item.order}"})
    context = {"form": form, "item": item, "meeting": item.meeting, **views.attendance_context(item.meeting)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "meetings/decision_form.html", context, status=_status(form))
    try:
        decision = actions.record_decision(item=item, by=_user(request), at=timezone.now(), **form.cleaned_data)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return render(request, "meetings/decision_form.html", context, status=409)
    messages.success(request, "Beslutet är infört.")
    return redirect(decision)


# --- Minutes --------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the meeting's notes. A text that somebody else saved meanwhile is shown beside one's own."""
    meeting = _meeting(request, pk)
    if request.method != "POST":
        found = Minutes.objects.filter(meeting=meeting).first() or Minutes(meeting=meeting)
        if found.pk is None:
            return render(request, "meetings/minutes_begin.html", {"meeting": meeting})
        if found.state == Minutes.State.APPROVED:
            messages.error(request, "Minnesanteckningarna är godkända och ändras inte mer.")
            return redirect(f"{meeting.get_absolute_url()}#anteckningar")
        return _write_minutes(request, meeting, found, MinutesForm(instance=found), 200)
    found = actions.minutes_of(meeting)
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
    with saving(found, form, refusals=(actions.MinutesApproved,)) as save:
        actions.save_minutes(minutes=found, seen=form.cleaned_data["version"], text=text)
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
        **views.agenda_context(request, meeting),
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
    meeting = _meeting(request, pk)
    found = get_object_or_404(Minutes, meeting=meeting)
    told = "Någon har ändrat anteckningarna sedan du läste dem. Läs dem igen och godkänn sedan."
    with saving(found, told=told, refusals=REFUSALS) as save:
        actions.approve_minutes(minutes=found, seen=version_sent(request), on=timezone.localdate())
    if save.refusal:
        messages.error(request, save.refusal)
    else:
        messages.success(request, "Minnesanteckningarna är godkända. De ändras inte mer.")
    return redirect(f"{meeting.get_absolute_url()}#anteckningar")


# --- External meetings ----------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@once
def external_create(request: HttpRequest) -> HttpResponse:
    form = ExternalMeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        meeting = form.save()
        messages.success(request, "Det externa mötet är infört.")
        return redirect(f"{reverse('meetings:external_meetings')}?ar={meeting.on.year}")
    return render(request, "meetings/external_form.html", {"form": form}, status=_status(form))
