"""The page of one meeting, and where the secretariat makes, changes, moves and cancels it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meetings import meeting_lock, rights
from meetings.agenda.queries import agenda_context
from meetings.decisions.queries import attendance_context
from meetings.meeting import actions as meeting_actions
from meetings.meeting import queries as meeting_queries
from meetings.meeting.forms import CancelForm, MeetingForm, MoveForm
from meetings.models import Meeting, Minutes
from meetings.planning import queries as planning_queries
from meetings.requests import form_status, meeting_of
from members.models import Body
from members.scope import scope_of
from members.versions import version_sent
from records.history import history_of
from records.saving import saving
from records.sent_forms import once

# --- One meeting ------------------------------------------------------------------------------------


CHANGED = "Någon annan har ändrat mötet medan du skrev. Det som gäller nu står här under; spara igen om ditt ska gälla."


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one meeting with its agenda, attendance, decisions and minutes."""
    visible = Meeting.objects.visible_to(request.user)
    meeting = get_object_or_404(visible.for_display().select_related("conference"), pk=pk)
    return render(request, "meetings/detail.html", detail_context(request, meeting))


def detail_context(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """Return what the meeting's page and its parts show."""
    scope = scope_of(request.user)
    visible = Meeting.objects.visible_to(request.user)
    before, after = meeting_queries.neighbours(meeting, visible)
    minutes = Minutes.objects.filter(meeting=meeting).first()
    readable = Minutes.objects.visible_to(request.user).filter(meeting=meeting).exists()
    may_edit = rights.may_edit(scope)
    is_approved = minutes is not None and minutes.state == Minutes.State.APPROVED
    is_past = bool(meeting.last_day and meeting.last_day < timezone.localdate())
    attendance = attendance_context(meeting)
    is_told = bool(attendance["attendance_taken"] or meeting.attendance_text or meeting.participants is not None)
    return {
        "meeting": meeting,
        "may_edit": may_edit,
        "can_change_agenda": rights.may_change_agenda(scope, minutes_are_approved=is_approved),
        **agenda_context(request, meeting),
        **attendance,
        "has_attendance": is_told or bool(may_edit and attendance["seats"]),
        "decisions": list(meeting.decisions.visible_to(request.user).select_related("body")),
        "minutes": minutes if readable else None,
        "minutes_exist": minutes is not None,
        "conference": getattr(meeting, "conference", None),
        "preparation": planning_queries.preparation_of(meeting),
        "papers_by": planning_queries.papers_by(meeting),
        "before": before,
        "after": after,
        "warnings": planning_queries.warnings_for(meeting) if may_edit else [],
        "history": history_of(meeting) if may_edit else [],
        "is_past": is_past,
        "is_ahead": not (is_past or meeting.is_cancelled),
    }


# --- The meeting itself -------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@once
def create(request: HttpRequest) -> HttpResponse:
    """Put a new meeting in the calendar."""
    initial: dict[str, Any] = {"is_public": True}
    body = Body.objects.filter(slug=request.GET.get("organ", "")).first()
    if body:
        initial["body"] = body
        rule = planning_queries.rule_for(body, timezone.localdate().year)
        if rule:
            initial |= {"start_time": rule.start_time, "end_time": rule.end_time}
    form = MeetingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        meeting = form.save()
        _tell(request, meeting, "Mötet står nu i kalendern.")
        return redirect(meeting)
    return render(request, "meetings/meeting_form.html", {"form": form}, status=form_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a meeting; refused with what is now saved when somebody else has changed it."""
    meeting = meeting_of(request, pk)
    return _save(request, meeting, MeetingForm, "meetings/meeting_form.html", "Mötet är sparat.")


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a meeting another day, time or place: same calendar id, higher number."""
    meeting = meeting_of(request, pk)
    return _save(request, meeting, MoveForm, "meetings/meeting_move.html", "Mötet är flyttat.")


def _save(request: HttpRequest, meeting: Meeting, form_class: Any, template: str, done: str) -> HttpResponse:
    form = form_class(request.POST or None, instance=meeting)
    context = {"form": form, "meeting": meeting_of(request, meeting.pk)}
    if request.method != "POST" or not form.is_valid():
        return render(request, template, context, status=form_status(form))
    saved = context["meeting"]
    given = form.cleaned_data
    with saving(saved, form, told=CHANGED, refusals=(meeting_lock.MinutesApproved,)) as save:
        meeting_actions.save_meeting(meeting=saved, seen=given["version"], values=form.values, hosts=given.get("hosts"))
    if save.refusal:
        return render(request, template, context | {"conflict": save.conflict}, status=409)
    _tell(request, saved, done)
    return redirect(saved)


def _tell(request: HttpRequest, meeting: Meeting, done: str) -> None:
    messages.success(request, done)
    for warning in planning_queries.warnings_for(meeting):
        messages.warning(request, warning)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a meeting after saying what that does; it stays in lists and calendars as cancelled."""
    meeting = meeting_of(request, pk)
    form = CancelForm(request.POST or None, initial={"version": meeting.version})
    context = {"form": form, "meeting": meeting, "consequences": _consequences(meeting)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "meetings/meeting_cancel.html", context, status=form_status(form))
    given = form.cleaned_data
    with saving(meeting, form, told=_changed_before_cancelling, refusals=(meeting_lock.MinutesApproved,)) as save:
        meeting_actions.cancel_meeting(
            meeting=meeting, seen=given["version"], reason=given["reason"], on=timezone.localdate()
        )
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
    meeting = meeting_of(request, pk)
    seen = version_sent(request)
    told = "Någon annan har ändrat mötet. Titta på det som gäller nu och försök igen."
    with saving(meeting, told=told, refusals=(meeting_lock.MeetingCancelled,)) as save:
        if request.POST.get("till") == "genomfort":
            meeting_actions.mark_held(meeting=meeting, seen=seen)
            messages.success(request, "Mötet är markerat som genomfört.")
        elif request.POST.get("till") == "planerat" and meeting.is_cancelled:
            meeting_actions.reinstate_meeting(meeting=meeting, seen=seen, on=timezone.localdate())
            messages.success(request, "Mötet är åter planerat.")
    if save.refusal:
        messages.error(request, save.refusal)
    return redirect(meeting)
