"""Pages to read: the calendar, meetings, decisions, conferences, and the calendar files."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from meetings import feeds, quorum, rights, selection, yearwheel
from meetings.actions import needs_quorum
from meetings.models import AgendaItem, ConferenceType, Decision, ExternalMeeting, HostTurn, Meeting, Minutes
from members import swedish
from members.models import Body, Seat
from members.scope import UserScope, scope_of
from members.swedish import SwedishOrder
from records.history import history_of
from records.models import Document

DECISIONS_PER_PAGE = 50
FEED_AGE = 900  # seconds that a copy may be used without asking


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show meetings as a list from today, a year, a month or the year wheel."""
    today = timezone.localdate()
    reader = scope_of(request.user)
    body = _chosen_body(request)
    meetings = Meeting.objects.visible_to(reader)
    if body:
        meetings = meetings.of_body(body)
    shown = request.GET.get("visa", "")
    year = selection.year_from(request.GET.get("ar", ""))
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
    context |= {"groups": selection.by_month(rows), "count": len(rows)}
    context |= _next(meetings, today) if year is None else {}
    return render(request, "meetings/calendar.html", context)


def _chosen_body(request: HttpRequest) -> Body | None:
    slug = request.GET.get("organ", "")
    return get_object_or_404(Body, slug=slug) if slug else None


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
        "papers_by": selection.papers_by(meeting),
    }


def _month(request: HttpRequest, meetings: Any, year: int | None, today: date) -> dict[str, Any]:
    chosen = selection.month_from(request.GET.get("manad", "")) or (year or today.year, 1 if year else today.month)
    first = date(*chosen, 1)
    weeks = selection.month_weeks(*chosen, [], today=today)
    start, end = weeks[0].days[0].on, weeks[-1].days[-1].on
    rows = list(meetings.filter(on__lte=end).filter(Q(until__gte=start) | Q(until=None, on__gte=start)).for_rows())
    before, after = selection.neighbours_of_month(*chosen)
    return {
        "first": first,
        "year": chosen[0],
        "weeks": selection.month_weeks(*chosen, rows, today=today),
        "in_month": [m for m in rows if (m.on and m.on.month == chosen[1]) or (m.until and m.until.month == chosen[1])],
        "undated": list(meetings.filter(on=None, year=chosen[0], month=chosen[1]).for_rows()),
        "before": before,
        "after": after,
        "weekdays": swedish.WEEKDAYS,
    }


def _wheel(rows: list[Meeting], year: int, today: date) -> dict[str, Any]:
    rings = selection.rings_of(rows)
    return {
        "year": year,
        "meetings": rows,
        "rings": rings,
        "svg": yearwheel.wheel(year=year, rings=rings, today=today),
        "small_svg": yearwheel.wheel(year=year, rings=rings, today=today, prefix="arshjul-litet", is_small=True),
        "undated": [m for m in rows if m.on is None and m.month is None],
    }


# --- One meeting ------------------------------------------------------------------------------------


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
    before, after = selection.neighbours(meeting, visible)
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
        "preparation": selection.preparation_of(meeting),
        "papers_by": selection.papers_by(meeting),
        "before": before,
        "after": after,
        "warnings": selection.warnings_for(meeting) if may_edit else [],
        "history": history_of(meeting) if may_edit else [],
        "is_past": is_past,
        "is_ahead": not (is_past or meeting.is_cancelled),
    }


class AgendaRow(NamedTuple):
    item: AgendaItem
    papers: list[Document]  # those that the reader may open


class SeatRow(NamedTuple):
    seat: Seat
    is_present: bool | None  # None: attendance has not been taken


class Conferences(NamedTuple):
    kind: ConferenceType
    held: list[Meeting]


def agenda_context(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """Return the agenda with the papers that the reader may open, and its length against the meeting's."""
    may_read = rights.may_read_agenda(scope_of(request.user), state=meeting.state)
    items = selection.agenda_of(meeting) if may_read else []
    readable = set(
        Document.objects.visible_to(request.user).filter(agenda_items__meeting=meeting).values_list("pk", flat=True)
    )
    rows = [AgendaRow(item, [paper for paper in item.papers.all() if paper.pk in readable]) for item in items]
    return {
        "may_read_agenda": may_read,
        "agenda": rows,
        "has_agenda": bool(items),
        "minutes_planned": sum(item.minutes_planned or 0 for item in items),
        "minutes_long": meeting.minutes_long,
    }


def attendance_context(meeting: Meeting) -> dict[str, Any]:
    """Return the seats of the day with their ticks, and the sentence about quorum."""
    seats = list(meeting.seats().select_related("person", "municipality"))
    ticks = {a.seat_id: a.is_present for a in meeting.attendances.all()}
    present = sum(ticks.values())
    count = max((meeting.body.stated_seats or 0) if meeting.body else 0, len(seats))
    rows = [SeatRow(seat, ticks.get(seat.pk)) for seat in seats]
    return {
        "seats": rows,
        "attendance_taken": bool(ticks),
        "absent": [row.seat for row in rows if row.is_present is False],
        "quorum": (
            quorum.sentence(present=present, seats=count)
            if needs_quorum(meeting)
            else f"{present} av {count} närvarande"
        ),
    }


# --- Decisions --------------------------------------------------------------------------------------


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Show the register of decisions over all bodies and years, by body, year and a word."""
    visible = Decision.objects.visible_to(request.user)
    body = _chosen_body(request)
    year = selection.year_from(request.GET.get("ar", ""))
    word = swedish.normalise(request.GET.get("q", ""))[:200]
    chosen = visible.select_related("body").only(
        "text", "number", "decided_on", "year", "month", "is_example", "body__name"
    )
    if body:
        chosen = chosen.filter(body=body)
    if year:
        chosen = chosen.filter(year=year)
    for part in word.split():
        chosen = chosen.filter(Q(text__icontains=part) | Q(note__icontains=part))
    page = Paginator(chosen.order_by("-year", "-decided_on", "-month", "pk"), DECISIONS_PER_PAGE).get_page(
        request.GET.get("sida")
    )
    context = {
        "page": page,
        "count": page.paginator.count,
        "years": sorted(visible.order_by().values_list("year", flat=True).distinct()),
        "bodies": Body.objects.filter(pk__in=visible.values("body")).order_by(SwedishOrder("name")),
        "body": body,
        "year": year,
        "word": word,
        "is_filtered": bool(body or year or word),
    }
    return render(request, "meetings/decisions.html", context)


@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one decision and what hangs on it."""
    visible = Decision.objects.visible_to(request.user).select_related("body", "meeting", "item", "meeting__body")
    found = get_object_or_404(visible, pk=pk)
    related = selection.hanging_on(found, request.user)
    return render(request, "meetings/decision.html", {"decision": found, "related": related})


# --- Conferences and external meetings ----------------------------------------------------------------


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
    year = selection.year_from(request.GET.get("ar", "")) or (years[-1] if years else timezone.localdate().year)
    rows = list(ExternalMeeting.objects.filter(on__year=year))
    return render(request, "meetings/external_meetings.html", {"years": years, "year": year, "meetings": rows})


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
    year = selection.year_from(request.GET.get("ar", ""))
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
