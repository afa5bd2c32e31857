"""Conferences and external meetings."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meetings import requests
from meetings.conferences.forms import ExternalMeetingForm
from meetings.models import ConferenceType, ExternalMeeting, HostTurn, Meeting
from meetings.requests import form_status
from members.swedish import SwedishOrder
from records.sent_forms import once


class Conferences(NamedTuple):
    kind: ConferenceType
    held: list[Meeting]


@require_safe
def conferences(request: HttpRequest) -> HttpResponse:
    """Show the kinds of conferences, those held, and the order of hosts that was once decided."""
    visible = Meeting.objects.visible_to(request.user).for_display()
    by_type: dict[int, list[Meeting]] = {}
    for meeting in visible.filter(conference_type__isnull=False).select_related("conference"):
        by_type.setdefault(meeting.conference_type_id or 0, []).append(meeting)
    kinds = [
        Conferences(kind, by_type.get(kind.pk, [])) for kind in ConferenceType.objects.order_by(SwedishOrder("name"))
    ]
    turns: dict[str, list[HostTurn]] = {}
    for turn in HostTurn.objects.select_related("municipality"):
        turns.setdefault(turn.rotation, []).append(turn)
    return render(request, "meetings/conferences.html", {"kinds": kinds, "rotations": turns.items()})


@require_safe
def external_meetings(request: HttpRequest) -> HttpResponse:
    """Show meetings with others, by year."""
    years = sorted(ExternalMeeting.objects.order_by().values_list("on__year", flat=True).distinct())
    year = requests.year_from(request.GET.get("ar", "")) or (years[-1] if years else timezone.localdate().year)
    rows = list(ExternalMeeting.objects.filter(on__year=year))
    return render(request, "meetings/external_meetings.html", {"years": years, "year": year, "meetings": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def external_create(request: HttpRequest) -> HttpResponse:
    form = ExternalMeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        meeting = form.save()
        messages.success(request, "Det externa mötet är infört.")
        return redirect(f"{reverse('meetings:external_meetings')}?ar={meeting.on.year}")
    return render(request, "meetings/external_form.html", {"form": form}, status=form_status(form))
