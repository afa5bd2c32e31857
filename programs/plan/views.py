"""The year's plan, and one network's part of it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members.models import Body
from members.scope import scope_of
from programs import rights
from programs.follow_up import queries as follow_up_queries
from programs.models import FollowUpRound, Plan
from programs.plan import queries as plan_queries
from programs.requests import plan_of, years_of_plans
from programs.table import queries as table_queries


def can_be_asked(plan: Plan) -> bool:
    """Whether anything can have happened in the plan yet: not in a coming year's that is no plan before adoption."""
    return plan.is_adopted or plan.year <= timezone.localdate().year


@require_safe
def plan_current(request: HttpRequest) -> HttpResponse:
    """Lead to this year's plan, or to the newest there is."""
    years = years_of_plans(request)
    if not years:
        return render(request, "programs/no_plan.html")
    this_year = timezone.localdate().year
    return redirect("programs:plan", year=this_year if this_year in years else years[-1])


@require_safe
def plan_detail(request: HttpRequest, year: int) -> HttpResponse:
    """Show a year's plan: numbers, focus areas, networks and what nobody has spoken of."""
    open_rounds = FollowUpRound.objects.filter(plan=OuterRef("pk"), closed_at=None)
    plans = Plan.objects.visible_to(request.user).with_amendment().annotate(has_open_round=Exists(open_rounds))
    plan = get_object_or_404(plans.select_related("program"), year=year)
    blocks = table_queries.table_of(plan)
    follow_up = follow_up_queries.follow_up_of(plan)
    networks: dict[int, Body] = {}
    counts: dict[int, int] = {}
    for block in blocks:
        for row in block.rows:
            for network in row.networks:
                networks[network.pk] = network
                counts[network.pk] = counts.get(network.pk, 0) + 1
    figures = plan_queries.figures_of(blocks, follow_up)
    is_closed, asks = plan.state == Plan.State.FOLLOWED_UP, can_be_asked(plan)
    context = {
        "plan": plan,
        "years": years_of_plans(request),
        "blocks": blocks,
        "figures": figures,
        "lack_nothing": figures.lack_nothing(asks=asks, is_closed=is_closed),
        "networks": sorted(((networks[pk], counts[pk]) for pk in networks), key=lambda pair: -pair[1]),
        "is_closed": is_closed,
        "asks": asks,
        "silence_counts": asks and not is_closed,
    }
    return render(request, "programs/plan_detail.html", context)


@require_safe
def network_plan(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """Show one network's activities with the last word about each and how old it is."""
    plan = plan_of(request, year)
    network = get_object_or_404(Body.objects.exclude(kind=Body.Kind.SECRETARIAT), slug=slug)
    own = [
        follow_up
        for area in follow_up_queries.follow_up_of(plan)
        for follow_up in area.activities
        if any(body.pk == network.pk for body in follow_up.row.networks)
    ]
    scope = scope_of(request.user)
    may_propose = plan.state != Plan.State.FOLLOWED_UP and rights.may_propose(scope, network_id=network.pk)
    waiting = plan.proposals.filter(network=network).select_related("network", "activity", "proposed_by__person")
    context = {
        "plan": plan,
        "network": network,
        "may_propose": may_propose,
        "proposals": waiting if may_propose else [],
        "activities": own,
        "asks": can_be_asked(plan),
        "silent": sum(follow_up.is_silent for follow_up in own) if can_be_asked(plan) else 0,
        "may_follow_up": rights.may_follow_up(scope, network_ids=[network.pk]),
    }
    return render(request, "programs/network_plan.html", context)
