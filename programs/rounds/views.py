"""Pages of follow-up rounds: the dry run and the start, who is silent, the reminder, the log of letters, the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.requests import AuthenticatedRequest
from members.swedish import plural
from members.versions import save_if_unchanged
from programs.models import FollowUpRequest, FollowUpRound, Plan
from programs.requests import plan_of
from programs.rounds import actions, notices
from programs.rounds import status as rounds_status
from programs.rounds.dry_run import DryRun, dry_run
from programs.rounds.forms import RoundForm, SilenceForm
from records.models import Letter
from records.saving import saving
from records.sent_forms import once

CHANGED = "Någon annan har ändrat planen sedan sidan öppnades. Kontrollera talet och spara igen."


# --- Starting --------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@once
def round_list(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """Show the plan's rounds and the dry run of the next one; start it. An open round is shown at once."""
    plan = plan_of(request, year)
    today = timezone.localdate()
    if request.method != "POST":
        running = plan.rounds.filter(closed_at=None).first()
        if running and "alla" not in request.GET:
            return redirect(running)
        return _start_page(request, plan, form=RoundForm(today=today))
    form = RoundForm(request.POST, today=today)
    if not form.is_valid():
        return _start_page(request, plan, form=form, status=400)
    if request.POST.get("steg") == "visa":
        return _start_page(request, plan, form=form)
    try:
        started = actions.start(
            plan, seen=request.POST.get("seen", ""), by=request.user, at=timezone.now(), **form.cleaned_data
        )
    except actions.RoundOpen as refusal:
        messages.info(request, str(refusal))
        return redirect(plan.rounds.get(closed_at=None))
    except (actions.PlanNotRunning, actions.NobodyToAsk, actions.ProposalChanged) as refusal:
        form.add_error(None, str(refusal))
        return _start_page(request, plan, form=form, status=409)
    messages.success(request, f"{plural(started.requests.count(), 'brev', 'brev')} är på väg.")
    return redirect(started)


def _start_page(request: HttpRequest, plan: Plan, *, form: RoundForm, status: int = 200) -> HttpResponse:
    refusal = ""
    try:
        actions.refuse_start(plan)
    except (actions.PlanNotRunning, actions.RoundOpen) as reason:
        refusal = str(reason)
    proposal = None if refusal else dry_run(plan, on=timezone.localdate())
    context = {
        "plan": plan,
        "rounds": list(plan.rounds.select_related("started_by__person")),
        "refusal": refusal,
        "proposal": proposal,
        "letter": _preview(plan, proposal, form),
        "form": form,
        "silence_form": SilenceForm(plan=plan),
    }
    return render(request, "programs/rounds.html", context, status=status)


def _preview(plan: Plan, proposal: DryRun | None, form: RoundForm) -> notices.Text | None:
    """Return the first person's letter with what stands in the form, or with its first values while that is wrong."""
    if proposal is None or not proposal.recipients:
        return None
    values: dict[str, Any] = {"message": "", **form.initial}
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
    return notices.first_letter(
        proposal.recipients[0],
        plan=plan.title,
        message=values["message"],
        answer_by=values["answer_by"],
        expires_on=values["expires_on"],
        link=notices.LINK_IN_PREVIEW,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def silence_days(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """Say after how many days an activity of the plan counts as silent."""
    plan = plan_of(request, year)
    form = SilenceForm(request.POST if request.method == "POST" else None, plan=plan)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            values = form.cleaned_data
            with saving(plan, form, told=CHANGED) as save:
                save_if_unchanged(plan, seen=values["version"], silence_days=values["silence_days"])
            if save.refusal:
                status = 409
            else:
                messages.success(
                    request, f"En aktivitet visas som tyst efter {plan.silence_days} dagar utan uppföljning."
                )
                return redirect("programs:rounds", year=plan.year)
    return render(request, "programs/silence_days.html", {"plan": plan, "form": form}, status=status)


# --- One round -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sent:
    """A letter of the round and whom it was written to. Its text is not shown: it may hold a link."""

    letter: Letter
    name: str
    what: str


WHAT = {notices.ASK: "fråga", notices.REMIND: "påminnelse", notices.COPY: "kopia till kommundirektör"}


def _round(request: HttpRequest, year: int, number: int) -> FollowUpRound:
    rows = FollowUpRound.objects.select_related("plan", "started_by__person")
    return get_object_or_404(rows, plan__in=Plan.objects.visible_to(request.user), plan__year=year, number=number)


@require_safe
def round_detail(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Show who has answered, who is silent and for how long, and every letter with what became of it."""
    return _round_page(request, _round(request, year, number))


def _round_page(request: HttpRequest, found: FollowUpRound, *, refusal: str = "", status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    state = rounds_status.state_of(found, today=today)
    to_remind = state.to_remind(today) if found.closed_at is None and today <= found.expires_on else []
    first = to_remind[0] if to_remind else None
    context = {
        "plan": found.plan,
        "round": found,
        "state": state,
        "to_remind": to_remind,
        "copies": rounds_status.copies(to_remind, on=today),
        "reminder": first
        and notices.reminder(
            name=first.person.name,
            activities=first.waiting,
            plan=found.plan.title,
            answer_by=found.answer_by,
            expires_on=found.expires_on,
            today=today,
            link=notices.LINK_IN_PREVIEW,
        ),
        "links_over": today > found.expires_on,
        "letters": _letters(found, state),
        "refusal": refusal,
    }
    return render(request, "programs/round.html", context, status=status)


def _letters(found: FollowUpRound, state: rounds_status.RoundState) -> list[Sent]:
    names = {str(asked.request.pk): asked.person.name for asked in state.requests}
    kinds = ContentType.objects.get_for_models(FollowUpRequest, FollowUpRound)
    about = Q(about_type=kinds[FollowUpRequest], about_id__in=list(names)) | Q(
        about_type=kinds[FollowUpRound], about_id=str(found.pk)
    )
    return [
        Sent(
            letter,
            names.get(letter.about_id, "") if letter.kind != notices.COPY else "",
            WHAT.get(letter.kind, letter.kind),
        )
        for letter in Letter.objects.filter(about).defer("text").order_by("-created_at", "-pk")
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@once
def round_remind(request: AuthenticatedRequest, year: int, number: int) -> HttpResponse:
    """Remind the silent, and them alone."""
    found = _round(request, year, number)
    if request.method != "POST":
        return redirect(found)
    try:
        reminded = actions.remind(found, copy_directors="kopia" in request.POST, at=timezone.now())
    except (actions.RoundClosed, actions.LinksOver, actions.NobodySilent, actions.RemindedToday) as refusal:
        return _round_page(request, found, refusal=str(refusal), status=409)
    said = f"{plural(reminded.people, 'påminnelse', 'påminnelser')} är på väg."
    if reminded.copies:
        said += f" {plural(reminded.copies, 'kommundirektör', 'kommundirektörer').capitalize()} får en kopia."
    messages.success(request, said)
    return redirect(found)


@require_POST
def round_close(request: AuthenticatedRequest, year: int, number: int) -> HttpResponse:
    """End the round and its links."""
    found = _round(request, year, number)
    try:
        actions.close(found, at=timezone.now())
    except actions.RoundClosed as refusal:
        return _round_page(request, found, refusal=str(refusal), status=409)
    messages.success(request, f"Uppföljning {found.number} är avslutad. Länkarna i breven har slutat gälla.")
    return redirect(found)
