"""One body: its seats and offices on any day, its years, meetings and activities."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from meetings.models import Meeting
from members.forms import DayForm
from members.models import Body, Detail, OfficeTerm, Seat
from members.swedish import SwedishOrder
from programs.assignments.views import rows_of
from programs.models import Activity, Assignment, FocusArea, FocusAreaResponsibility
from records.models import Document

KINDS = [
    Body.Kind.COMMITTEE,
    Body.Kind.MANAGEMENT_GROUP,
    Body.Kind.SECRETARIAT,
    Body.Kind.ALL_NETWORKS,
    Body.Kind.NETWORK,
    Body.Kind.PARTNER_NETWORK,
    Body.Kind.STEERING_GROUP,
    Body.Kind.WORKING_GROUP,
    Body.Kind.MUNICIPAL_OFFICES,
    Body.Kind.EXTERNAL_GROUP,
]
HEADINGS = {
    Body.Kind.COMMITTEE: "Samarbetskommittén",
    Body.Kind.MANAGEMENT_GROUP: "Ledningsgruppen",
    Body.Kind.SECRETARIAT: "Kansliet",
    Body.Kind.ALL_NETWORKS: "Nätverken tillsammans",
    Body.Kind.NETWORK: "Nätverk",
    Body.Kind.PARTNER_NETWORK: "Samverkande nätverk",
    Body.Kind.STEERING_GROUP: "Styrgrupper",
    Body.Kind.WORKING_GROUP: "Arbetsgrupper",
    Body.Kind.MUNICIPAL_OFFICES: "Kommunernas kanslier",
    Body.Kind.EXTERNAL_GROUP: "Grupper utanför samarbetet",
}
PAST_MEETINGS = 12  # shown on the page; the calendar has them all


def body_list(request: HttpRequest) -> HttpResponse:
    bodies = sorted(Body.objects.order_by(SwedishOrder("name")), key=lambda body: KINDS.index(Body.Kind(body.kind)))
    groups = [(HEADINGS[Body.Kind(kind)], list(group)) for kind, group in groupby(bodies, key=lambda body: body.kind)]
    context = {"groups": groups, "details": Detail.objects.filter(body=None), "today": timezone.localdate()}
    return render(request, "members/body_list.html", context)


def body_detail(request: HttpRequest, slug: str) -> HttpResponse:
    body = get_object_or_404(Body.objects.select_related("host"), slug=slug)
    today = timezone.localdate()
    form = DayForm(request.GET) if "dag" in request.GET else DayForm(initial={"dag": today})
    bad_day = form.is_bound and not form.is_valid()
    day: date = today if bad_day or not form.is_bound else form.cleaned_data["dag"]
    user = request.user
    seats = Seat.objects.in_force_on(day).filter(body=body)
    meetings = list(Meeting.objects.visible_to(user).of_body(body).select_related("body", "conference_type"))
    past = [meeting for meeting in reversed(meetings) if meeting.sort_on < today or meeting.is_cancelled]
    activities = Activity.objects.visible_to(user).filter(networks=body).select_related("plan")
    context = {
        "body": body,
        "form": form,
        "day": day,
        "is_today": day == today,
        "seats": list(
            seats.visible_to(user)
            .select_related("person", "municipality")
            .order_by(SwedishOrder("municipality__name"), SwedishOrder("person__name"))
        ),
        "seat_count": seats.count(),
        "offices": OfficeTerm.objects.in_force_on(day).filter(body=body).select_related("person", "municipality"),
        "office_years": body.office_terms.select_related("person", "municipality"),
        "municipalities": body.municipalities.order_by(SwedishOrder("name")),
        "details": body.details.all(),
        "years": body.years.all(),
        "occasions": body.occasions.all(),
        "meetings_ahead": [m for m in meetings if m.sort_on >= today and not m.is_cancelled],
        "meetings_before": past[:PAST_MEETINGS],
        "meetings_before_count": len(past),
        "assignments": rows_of(
            Assignment.objects.visible_to(user).open().filter(given_to=body).select_related("given_by", "given_to"),
            today=today,
        ),
        "activities": activities.order_by("-plan__year", "order"),
        "responsibilities": FocusAreaResponsibility.objects.filter(bodies=body).select_related("focus_area__program"),
        "stated_focus_areas": _stated_focus_areas(body),
        "documents": Document.objects.visible_to(user).filter(body=body),
    }
    return render(request, "members/body.html", context, status=400 if bad_day else 200)


def _stated_focus_areas(body: Body) -> list[str]:
    """Return the focus areas that the source names for the body, as the newest programme that has them calls them."""
    areas = FocusArea.objects.filter(slug__in=body.stated_focus_areas).order_by("program__valid_from_year")
    names = dict(areas.values_list("slug", "name"))
    return [names.get(slug, slug) for slug in body.stated_focus_areas]
