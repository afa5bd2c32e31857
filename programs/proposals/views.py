"""Pages where networks propose and the secretariat answers."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from members.models import Body
from members.numbers import row_number
from members.requests import AuthenticatedRequest
from members.scope import scope_of
from programs import rights
from programs.models import Activity, Plan, Proposal
from programs.next_plan.actions import AlreadyChosen, PlanIsDecided
from programs.plan_lock import PlanFrozen
from programs.proposals import actions
from programs.proposals.forms import ProposalAnswerForm, ProposalForm
from programs.requests import plan_of
from programs.table.actions import HasFollowUp
from records import textdiff
from records.saving import saving
from records.sent_forms import once

CHANGED = "Någon annan har ändrat förslaget eller aktiviteten sedan sidan öppnades. Läs igenom och svara igen."
REFUSALS = (
    actions.AlreadyAnswered,
    actions.ActivityGone,
    actions.AnswerMissing,
    actions.PlaceMissing,
    HasFollowUp,
    PlanFrozen,
    AlreadyChosen,
    PlanIsDecided,
)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: AuthenticatedRequest, year: int, slug: str) -> HttpResponse:
    """Propose a new activity for a network, or (`?aktivitet=12`) what one of the plan's should become."""
    plan = plan_of(request, year)
    network = get_object_or_404(Body.objects.networks(), slug=slug)
    if not rights.may_propose(scope_of(request.user), network_id=network.pk):
        raise PermissionDenied("Bara nätverkets ledamöter och kansliet kan lämna förslag för nätverket.")
    number = request.GET.get("aktivitet", "")
    activity = None
    if number:
        activity = get_object_or_404(plan.activities, pk=row_number(number))
    form = ProposalForm(request.POST if request.method == "POST" else None, plan=plan, activity=activity)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                proposal = actions.propose(
                    plan, network=network, wanted=form.wanted(), by=request.user, at=timezone.now()
                )
            except actions.PlanIsClosed as refusal:
                form.add_error(None, str(refusal))
                status = 409
            else:
                messages.success(request, "Förslaget är lämnat till kansliet.")
                return redirect("programs:proposal", pk=proposal.pk)
    context = {
        "plan": plan,
        "network": network,
        "activity": activity,
        "form": form,
        "is_closed": plan.state == Plan.State.FOLLOWED_UP,
    }
    return render(request, "programs/propose.html", context, status=status)


@require_safe
def proposals(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """List the plan's proposals: those that wait first."""
    plan = plan_of(request, year)
    rows = plan.proposals.select_related("network", "activity", "proposed_by__person", "answered_by__person")
    waiting = [row for row in rows if row.state == Proposal.State.SUBMITTED]
    answered = [row for row in rows if row.state != Proposal.State.SUBMITTED]
    own = Body.objects.networks().filter(pk__in=scope_of(request.user).body_ids)
    is_open = plan.state != Plan.State.FOLLOWED_UP
    context = {"plan": plan, "waiting": waiting, "answered": answered, "own_networks": own if is_open else []}
    return render(request, "programs/proposals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def proposal(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Show a proposal beside what stands in the plan; the secretariat answers, the network may take it back."""
    rows = Proposal.objects.select_related(
        "plan",
        "network",
        "activity",
        "sub_goal__focus_area",
        "focus_area",
        "proposed_by__person",
        "answered_by__person",
    )
    found = get_object_or_404(rows, pk=pk)
    plan_of(request, found.plan.year)
    scope = scope_of(request.user)
    may_answer = rights.may_answer_proposal(scope)
    may_withdraw = rights.may_withdraw_proposal(scope, network_id=found.network_id)
    form = ProposalAnswerForm(
        request.POST if request.method == "POST" else None, auto_id="svar-%s", initial={"version": found.version}
    )
    status = 200
    if request.method == "POST":
        choice = request.POST.get("svar", "")
        if not (may_answer or (may_withdraw and choice == "aterta")):
            raise PermissionDenied("Bara kansliet svarar på förslag.")
        status = 400
        if form.is_valid():
            said = ""
            with saving(found, form, told=CHANGED, refusals=REFUSALS) as save:
                said = _carry_out(request, found, form, choice)
            if said:
                messages.success(request, said)
                return redirect("programs:proposals", year=found.plan.year)
            if save.refusal:
                status = 409
            else:
                form.add_error(None, "Välj om förslaget ska godtas eller avböjas.")
        found = get_object_or_404(rows, pk=pk)
    context = {
        "proposal": found,
        "plan": found.plan,
        "form": form,
        "changes": _changes(found),
        "waits": found.state == Proposal.State.SUBMITTED,
        "may_answer": may_answer,
        "may_withdraw": may_withdraw,
    }
    return render(request, "programs/proposal.html", context, status=status)


def _carry_out(request: AuthenticatedRequest, found: Proposal, form: ProposalAnswerForm, choice: str) -> str:
    """Do what was chosen and return what to say; nothing for a choice that is not offered."""
    seen, answer, now = form.cleaned_data["version"], form.cleaned_data["answer"], timezone.now()
    match choice:
        case "godta":
            actions.accept(found, seen=seen, answer=answer, by=request.user, at=now)
            return "Förslaget är godtaget och infört i planen."
        case "avboj":
            actions.decline(found, seen=seen, answer=answer, by=request.user, at=now)
            return "Förslaget är avböjt."
        case "aterta":
            actions.withdraw(found, seen=seen)
            return "Förslaget är återtaget."
    return ""


def _changes(found: Proposal) -> list[tuple[str, list[tuple[textdiff.Kind, str]]]]:
    """Return what a change would do to the activity, field by field."""
    activity = found.activity
    if found.kind != Proposal.Kind.CHANGE or activity is None or found.state != Proposal.State.SUBMITTED:
        return []
    pairs = []
    if found.title:
        pairs.append(("Aktivitet", textdiff.wording(activity.title, found.title)))
    if found.timing != Activity.Timing.NOT_STATED:
        pairs.append(("Tidplan", textdiff.wording(str(activity.get_timing_display()), str(found.get_timing_display()))))
    if found.comment:
        pairs.append(("Kommentar", textdiff.wording(activity.comment, found.comment)))
    return pairs
