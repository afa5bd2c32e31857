"""The calendar as list, month and year wheel, and its files for other calendars."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from meetings import requests
from meetings.calendar import feeds, wheel
from meetings.calendar import queries as calendar_queries
from meetings.models import Meeting
from meetings.planning import queries as planning_queries
from meetings.requests import chosen_body
from members import swedish
from members.models import Body
from members.scope import UserScope, scope_of
from members.swedish import SwedishOrder
from records.models import Document

FEED_AGE = 900  # seconds that a copy may be used without asking


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show meetings as a list from today, a year, a month or the year wheel."""
    today = timezone.localdate()
    reader = scope_of(request.user)
    body = chosen_body(request)
    meetings = Meeting.objects.visible_to(reader)
    if body:
        meetings = meetings.of_body(body)
    shown = request.GET.get("visa", "")
    year = requests.year_from(request.GET.get("ar", ""))
    context: dict[str, Any] = {
        "body": body,
        "bodies": _bodies_that_meet(reader),
        "years": sorted(Meeting.objects.visible_to(reader).order_by().values_list("year", flat=True).distinct()),
        "year": year,
        "view": shown if shown in {"manad", "arshjul"} else "lista",
        "feed": feeds.feed_name(body if body and body.is_public else None),
        "feed_url": _feed_url(body),
    }
    if shown == "manad":
        return render(request, "meetings/month.html", context | _month(request, meetings, year, today))
    if shown == "arshjul":
        rows = list(meetings.of_year(year or today.year).for_rows())
        return render(request, "meetings/year_wheel.html", context | _wheel(rows, year or today.year, today))
    rows = list((meetings.of_year(year) if year else meetings.from_day(today)).for_rows())
    context |= {"groups": calendar_queries.by_month(rows), "count": len(rows)}
    context |= _next(meetings, today) if year is None else {}
    return render(request, "meetings/calendar.html", context)


def _bodies_that_meet(reader: UserScope) -> QuerySet[Body]:
    visible = Meeting.objects.visible_to(reader)
    joint = Meeting.joint_bodies.through.objects.filter(meeting__in=visible)
    bodies = Body.objects.filter(Q(pk__in=visible.values("body")) | Q(pk__in=joint.values("body")))
    return bodies.order_by(SwedishOrder("name"))


def _feed_url(body: Body | None) -> str:
    if body is None:
        return reverse("meetings:feed_all")
    return reverse("meetings:feed", args=[body.slug]) if body.is_public else ""


def _next(meetings: Any, today: date) -> dict[str, Any]:
    """Return the next meeting with a day, and whether its papers are ready or when they come."""
    following = meetings.upcoming(today).filter(on__isnull=False).for_rows().order_by("on", "start_time", "pk")
    meeting = following.first()
    if meeting is None:
        return {"next": None}
    return {
        "next": meeting,
        "papers": Document.objects.filter(agenda_items__meeting=meeting).distinct().count(),
        "papers_by": planning_queries.papers_by(meeting),
    }


def _month(request: HttpRequest, meetings: Any, year: int | None, today: date) -> dict[str, Any]:
    chosen = requests.month_from(request.GET.get("manad", "")) or (year or today.year, 1 if year else today.month)
    first = date(*chosen, 1)
    weeks = calendar_queries.month_weeks(*chosen, [], today=today)
    start, end = weeks[0].days[0].on, weeks[-1].days[-1].on
    rows = list(meetings.filter(on__lte=end).filter(Q(until__gte=start) | Q(until=None, on__gte=start)).for_rows())
    before, after = calendar_queries.neighbours_of_month(*chosen)
    return {
        "first": first,
        "year": chosen[0],
        "weeks": calendar_queries.month_weeks(*chosen, rows, today=today),
        "in_month": [m for m in rows if (m.on and m.on.month == chosen[1]) or (m.until and m.until.month == chosen[1])],
        "undated": list(meetings.filter(on=None, year=chosen[0], month=chosen[1]).for_rows()),
        "before": before,
        "after": after,
        "weekdays": swedish.WEEKDAYS,
    }


def _wheel(rows: list[Meeting], year: int, today: date) -> dict[str, Any]:
    rings = calendar_queries.rings_of(rows)
    return {
        "year": year,
        "meetings": rows,
        "rings": rings,
        "svg": wheel.wheel(year=year, rings=rings, today=today),
        "small_svg": wheel.wheel(year=year, rings=rings, today=today, prefix="arshjul-litet", is_small=True),
        "undated": [m for m in rows if m.on is None and m.month is None],
    }


# --- Calendar files -----------------------------------------------------------------------------------


@require_safe
def subscribe(request: HttpRequest) -> HttpResponse:
    """Tell how to have the meetings in Outlook, Google and Apple."""
    public = Body.objects.filter(is_public=True).order_by(SwedishOrder("name"))
    addresses = [("Alla möten", request.build_absolute_uri(reverse("meetings:feed_all")))]
    addresses += [(b.name, request.build_absolute_uri(reverse("meetings:feed", args=[b.slug]))) for b in public]
    choices = [
        {"name": name, "https": address, "webcal": "webcal:" + address.split(":", 1)[1]} for name, address in addresses
    ]
    left_out = Meeting.objects.filter(is_public=True, on=None, year__gte=timezone.localdate().year - 1).count()
    return render(request, "meetings/subscribe.html", {"choices": choices, "left_out": left_out})


@require_safe
def feed_all(request: HttpRequest) -> HttpResponse:
    return _feed(request, body_slug=None)


@require_safe
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    return _feed(request, body_slug=slug)


def _feed(request: HttpRequest, *, body_slug: str | None) -> HttpResponse:
    """Answer with the calendar, or 304 after one query when the reader has it already."""
    year = requests.year_from(request.GET.get("ar", ""))
    if "ar" in request.GET and year is None:
        raise Http404
    today = timezone.localdate()
    etag, count = feeds.etag_of(body_slug=body_slug, year=year, today=today)
    body = None
    if body_slug and (count == 0 or not _has_it(request, etag)):
        body = get_object_or_404(Body, slug=body_slug, is_public=True)
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        content = cache.get(f"feed:{etag}")
        if content is None:
            meetings = feeds.public_meetings(body_slug=body_slug, year=year, today=today)
            rows = meetings.select_related("body", "conference_type").prefetch_related("hosts")
            content = feeds.calendar(
                rows.order_by("on", "start_time", "pk"), name=feeds.feed_name(body), at=timezone.now()
            )
            cache.set(f"feed:{etag}", content, FEED_AGE)
        answer = HttpResponse(content, content_type=feeds.CONTENT_TYPE)
        answer["Content-Disposition"] = f'inline; filename="{body_slug or "alla"}.ics"'
    answer["ETag"] = etag
    answer["Cache-Control"] = f"public, max-age={FEED_AGE}"
    return answer


def _has_it(request: HttpRequest, etag: str) -> bool:
    return etag.removeprefix("W/") in request.headers.get("If-None-Match", "")


@require_safe
def meeting_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with one meeting as a calendar file; one without a day has none."""
    visible = Meeting.objects.visible_to(request.user).filter(on__isnull=False)
    meeting = get_object_or_404(visible.for_display(), pk=pk)
    content = feeds.calendar([meeting], name=meeting.name, at=timezone.now())
    answer = HttpResponse(content, content_type=feeds.CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="mote-{meeting.pk}.ics"'
    answer["Cache-Control"] = "private, max-age=0"
    return answer
