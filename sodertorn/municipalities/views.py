"""One municipality: what it hosts, owes, pays and has decided."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from budget.fees.queries import fees_of_municipality
from meetings.models import Meeting
from members.models import Municipality, Population, Seat
from members.rights import may_read_what_is_owed
from members.scope import scope_of
from members.swedish import SwedishOrder, format_date, format_number
from programs.models import Activity, Plan, Program
from records.charts import Line, line_chart
from sodertorn.municipalities.queries import networks_of
from sodertorn.tasks.duties import owed_by

FEE_YEARS = 6  # this year and five back


def municipality_list(request: HttpRequest) -> HttpResponse:
    newest = Population.objects.order_by("municipality_id", "-counted_on").distinct("municipality_id")
    municipalities = Municipality.objects.order_by(SwedishOrder("name")).prefetch_related(
        Prefetch("populations", queryset=newest, to_attr="newest_populations")
    )
    rows = [(m, next(iter(m.newest_populations), None)) for m in municipalities]
    days = {figure.counted_on for _, figure in rows if figure}
    total = sum(figure.persons for _, figure in rows if figure) if len(days) == 1 and all(f for _, f in rows) else None
    context = {"rows": rows, "total": total, "counted_on": max(days, default=None)}
    return render(request, "members/municipality_list.html", context)


def municipality_detail(request: HttpRequest, slug: str) -> HttpResponse:
    municipality = get_object_or_404(Municipality, slug=slug)
    user, today = request.user, timezone.localdate()
    figures = list(municipality.populations.order_by("counted_on"))
    hosted = list(Meeting.objects.visible_to(user).filter(hosts=municipality).select_related("body", "conference_type"))
    fees = fees_of_municipality(municipality.pk)
    seats = Seat.objects.in_force_on(today).filter(municipality=municipality).visible_to(user)
    is_own = may_read_what_is_owed(scope_of(user), municipality_id=municipality.pk)
    activities = Activity.objects.visible_to(user).filter(municipalities=municipality).select_related("plan")
    context = {
        "municipality": municipality,
        "newest": figures[-1] if figures else None,
        "population_svg": population_chart(municipality, figures),
        "population_headers": ["Dag", "Invånare"],
        "population_rows": [(format_date(f.counted_on), format_number(f.persons)) for f in reversed(figures)],
        "has_perturbed": any(f.is_perturbed for f in figures),
        "seats": seats.select_related("body", "person").order_by("body__name", "person__name"),
        "office_terms": municipality.office_terms.select_related("body", "person"),
        "is_own": is_own,
        "owes": owed_by(municipality, fee=fees[0] if fees else None, today=today) if is_own else None,
        "fees": fees[:FEE_YEARS],
        "hosts_ahead": [m for m in hosted if m.sort_on >= today and not m.is_cancelled],
        "hosted_before": [m for m in reversed(hosted) if m.sort_on < today or m.is_cancelled],
        "host_turns": municipality.host_turns.order_by("year"),
        "activities": activities.order_by("-plan__year", "order"),
        "projects": municipality.projects.all(),
        "adoptions": _adoptions(municipality),
        "agreement_party": municipality.agreements.select_related("agreement").first(),
    }
    return render(request, "members/municipality.html", context)


def population_chart(municipality: Municipality, figures: list[Population]) -> SafeString | None:
    """Return the municipality's population on 31 December of each year as a line."""
    if len(figures) < 2:
        return None
    first, last = figures[0], figures[-1]
    return line_chart(
        title=f"Folkmängd i {municipality.name}",
        description=(
            f"Från {format_number(first.persons)} invånare {first.counted_on.year} "
            f"till {format_number(last.persons)} invånare {last.counted_on.year}."
        ),
        points=[str(figure.counted_on.year) for figure in figures],
        lines=[Line(municipality.name, [figure.persons for figure in figures])],
        unit="invånare",
    )


def _adoptions(municipality: Municipality) -> list[tuple[Program, list[Any]]]:
    """Return each programme with the municipality's own adoptions; the newest programme first."""
    own: dict[int, list[Any]] = {}
    for adoption in municipality.adoptions.all():
        own.setdefault(adoption.program_id, []).append(adoption)
    return [(program, own.get(program.pk, [])) for program in Program.objects.order_by("-valid_from_year", "-pk")]


@require_safe
def municipality_networks(request: HttpRequest, slug: str) -> HttpResponse:
    """Show each network's activities with the last word, its age, and where nothing has been heard."""
    municipality = get_object_or_404(Municipality, slug=slug)
    today = timezone.localdate()
    plans = Plan.objects.visible_to(request.user).exclude(state=Plan.State.DRAFT)
    plan = plans.filter(year__lte=today.year).order_by("-year").first()
    found = networks_of(municipality, plan, today=today)
    networks = [network for network in found if network.members]
    # An activity of two networks stands under both, and is counted once.
    shown = {known.activity.pk: known for network in networks for known in network.activities}
    context = {
        "municipality": municipality,
        "plan": plan,
        "networks": networks,
        "others": [network for network in found if not network.members],
        "count": len(shown),
        "silent": sum(known.is_silent for known in shown.values()),
    }
    return render(request, "members/municipality_networks.html", context)
