"""Pages on which next year's plan is made out of this year's, and what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import swedish
from members.numbers import whole_number
from members.requests import AuthenticatedRequest
from members.scope import scope_of
from programs import rights
from programs.fields import LAST_YEAR
from programs.follow_up import queries
from programs.models import Activity, Plan
from programs.next_plan import actions as next_plan_actions
from programs.next_plan import ancestry, changes
from programs.next_plan.changes import Changes, Old
from programs.next_plan.forms import DropForm, KeepForm, MergeForm, NewActivityForm, NextPlanForm, SplitForm
from programs.plan_lock import PlanFrozen
from programs.table import actions as table_actions

FORMS: dict[str, type[NextPlanForm]] = {
    "for-vidare": KeepForm,
    "sla-ihop": MergeForm,
    "dela": SplitForm,
    "utgar": DropForm,
}
UNDO = "angra"
HEADINGS = {
    "for-vidare": "För vidare med ny lydelse",
    "sla-ihop": "Slå ihop",
    "dela": "Dela",
    "utgar": "Låt utgå",
    UNDO: "Ångra valet",
}
BUTTONS = {"for-vidare": "För vidare", "sla-ihop": "Slå ihop", "dela": "Dela", "utgar": "Låt utgå"}


@dataclass(frozen=True)
class Panel:
    """What is open under one row: a form, or a question before a choice is undone."""

    pk: int
    what: str
    form: NextPlanForm | None = None
    question: str = ""

    @property
    def heading(self) -> str:
        return HEADINGS[self.what]

    @property
    def button(self) -> str:
        return BUTTONS.get(self.what, "")


@dataclass(frozen=True)
class ChoiceRow:
    """An activity of this year with how it goes, and what was chosen for it."""

    follow_up: queries.ActivityFollowUp
    old: Old
    panel: Panel | None
    diff: Sequence[tuple[str, str]]

    @property
    def activity(self) -> Activity:
        return self.old.activity


def _plans(request: HttpRequest, year: int) -> tuple[Plan, Plan | None]:
    """Return this year's plan and next year's, if it is begun. Raises Http404."""
    source = get_object_or_404(Plan.objects.visible_to(request.user).select_related("program"), year=year)
    return source, Plan.objects.filter(year=year + 1).select_related("program").first()


def _both(request: HttpRequest, year: int) -> tuple[Plan, Plan]:
    source, plan = _plans(request, year)
    if plan is None:
        raise Http404
    return source, plan


@require_safe
def next_plan(request: HttpRequest, year: int) -> HttpResponse:
    """Show this year's activities with how they go, and what was chosen for each; before that, how to begin."""
    source, plan = _plans(request, year)
    if plan is None:
        context = {
            "source": source,
            "year": year + 1,
            "program": next_plan_actions.program_for(year + 1),
            "activities": source.activities.count(),
        }
        return render(request, "programs/next_plan_begin.html", context)
    return _page(request, source, plan)


def _page(
    request: HttpRequest,
    source: Plan,
    plan: Plan,
    *,
    found: Changes | None = None,
    panel: Panel | None = None,
    new: NewActivityForm | None = None,
    refusal: str = "",
    typed: str = "",
    status: int = 200,
) -> HttpResponse:
    found = found or changes.changes_of(plan, source)
    olds = {old.activity.pk: old for old in found.old}
    diffs = {kept.before.activity.pk: kept.diff for kept in found.reworded}
    areas = [
        (
            area.focus_area,
            [
                ChoiceRow(
                    follow_up,
                    olds[follow_up.activity.pk],
                    panel if panel and panel.pk == follow_up.activity.pk else None,
                    diffs.get(follow_up.activity.pk, []),
                )
                for follow_up in area.activities
            ],
        )
        for area in queries.follow_up_of(source)
        if area.activities
    ]
    grown: dict[str, list[changes.New]] = {}
    for row in found.new:
        grown.setdefault(row.activity.focus_area.name, []).append(row)
    is_open = not plan.is_adopted
    context = {
        "source": source,
        "plan": plan,
        "found": found,
        "areas": areas,
        "grown": list(grown.items()),
        "first_left": next((row.activity for _, rows in areas for row in rows if not row.old.choice), None),
        "is_open": is_open,
        "silence_counts": is_open and source.state != Plan.State.FOLLOWED_UP,
        "has_errors": bool(refusal or any(form.errors for form in (panel and panel.form, is_open and new) if form)),
        "new_form": (new or NewActivityForm(None, plan=plan)) if is_open else None,
        "panel": panel,
        "refusal": refusal,
        "typed": typed,
    }
    return render(request, "programs/next_plan.html", context, status=status)


@require_POST
def next_plan_start(request: HttpRequest, year: int) -> HttpResponse:
    """Begin next year's plan."""
    source, _ = _plans(request, year)
    try:
        next_plan_actions.start_plan(source)
    except next_plan_actions.NoProgram as refusal:
        messages.error(request, str(refusal))
    return redirect("programs:next_plan", year=year)


@require_http_methods(["GET", "HEAD", "POST"])
def next_plan_choose(request: HttpRequest, year: int, pk: int, what: str) -> HttpResponse:
    """Choose for one activity, or open what the choice needs to be told."""
    source, plan = _both(request, year)
    activity = get_object_or_404(source.activities.select_related("plan__program", "focus_area", "sub_goal"), pk=pk)
    if what == UNDO:
        return _undo(request, source, plan, activity)
    if what not in FORMS:
        raise Http404
    found = changes.changes_of(plan, source)
    form = FORMS[what](request.POST if request.method == "POST" else None, source=activity, plan=plan, changes=found)
    panel = Panel(pk, what, form)
    if request.method != "POST":
        return _page(request, source, plan, found=found, panel=None if plan.is_adopted else panel)
    if not form.is_valid():
        return _page(request, source, plan, found=found, panel=panel, status=400)
    try:
        said = _choose(form, activity, plan)
    except next_plan_actions.PlaceNeeded as refusal:
        form.add_error("place" if "place" in form.fields else None, str(refusal))
        return _page(request, source, plan, found=found, panel=panel, status=400)
    except (next_plan_actions.AlreadyChosen, next_plan_actions.PlanIsDecided) as refusal:
        typed = _typed(form)
        return _page(request, source, plan, refusal=str(refusal), typed=typed, status=409)
    messages.success(request, said)
    return _back(source, activity)


def _choose(form: NextPlanForm, activity: Activity, plan: Plan) -> str:
    """Do what the form says; return what came of it in words."""
    chosen = form.cleaned_data
    match form:
        case KeepForm():
            row = next_plan_actions.keep(activity, plan, title=chosen["title"], place=form.chosen_place)
            return f"”{_short(row)}” förs vidare till {plan.year}."
        case MergeForm():
            row = next_plan_actions.merge(
                activity, plan, joins=form.other, title=chosen["title"], place=form.chosen_place
            )
            return f"”{_short(activity)}” går in i ”{_short(row)}”."
        case SplitForm():
            parts = next_plan_actions.split(activity, plan, titles=chosen["titles"], place=form.chosen_place)
            return f"”{_short(activity)}” blir {len(parts)} aktiviteter {plan.year}."
        case _:
            next_plan_actions.drop(activity, plan, reason=chosen["reason"])
            return f"”{_short(activity)}” utgår {plan.year}."


def _undo(request: HttpRequest, source: Plan, plan: Plan, activity: Activity) -> HttpResponse:
    if request.method != "POST":
        return redirect(_address(source, activity))
    try:
        next_plan_actions.undo(
            activity, plan, seen=request.POST.get("seen", ""), also_edited=request.POST.get("also_edited") == "1"
        )
    except next_plan_actions.HasBeenEdited as refusal:
        return _page(request, source, plan, panel=Panel(activity.pk, UNDO, question=str(refusal)), status=409)
    except (next_plan_actions.AlreadyChosen, next_plan_actions.PlanIsDecided, table_actions.HasFollowUp) as refusal:
        return _page(request, source, plan, refusal=str(refusal), status=409)
    messages.success(request, f"Valet för ”{_short(activity)}” är ångrat.")
    return _back(source, activity)


@require_POST
def next_plan_rest(request: HttpRequest, year: int) -> HttpResponse:
    """Carry over everything that nobody has chosen anything for."""
    source, plan = _both(request, year)
    try:
        done = next_plan_actions.keep_all(plan)
    except next_plan_actions.PlanIsDecided as refusal:
        return _page(request, source, plan, refusal=str(refusal), status=409)
    if done.kept:
        messages.success(request, f"{swedish.plural(done.kept, 'aktivitet', 'aktiviteter')} fördes vidare.")
    if done.without_place:
        left = swedish.plural(len(done.without_place), "aktivitet", "aktiviteter")
        messages.warning(
            request, f"Kvar är {left} vars delmål inte finns i {plan.program.title}. Välj delmål för var och en."
        )
    return redirect("programs:next_plan", year=year)


@require_http_methods(["GET", "HEAD", "POST"])
def next_plan_new(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """Put an activity in next year's plan that no earlier one leads to."""
    source, plan = _both(request, year)
    if request.method != "POST":
        return redirect(f"{reverse('programs:next_plan', args=[year])}#ny")
    form = NewActivityForm(request.POST, plan=plan)
    if plan.is_adopted:
        refusal = f"Planen för {plan.year} är {plan.get_state_display()} och tar inte emot nya aktiviteter här."
        return _page(request, source, plan, refusal=refusal, typed=_typed(form), status=409)
    if not form.is_valid():
        return _page(request, source, plan, new=form, status=400)
    values = {
        "title": form.cleaned_data["title"],
        "focus_area": form.chosen_place.focus_area,
        "sub_goal": form.chosen_place.sub_goal,
        "scope": Activity.Scope.JOINT,
        "status": Activity.Status.NOT_STARTED,
    }
    try:
        table_actions.add_activity(plan, values=values, municipalities=[], networks=[])
    except PlanFrozen as error:  # adopted in the same moment
        return _page(request, *_both(request, year), refusal=str(error), typed=_typed(form), status=409)
    messages.success(request, f"Aktiviteten är tillagd i planen för {plan.year}.")
    return redirect(f"{reverse('programs:next_plan', args=[year])}#ny")


def _address(source: Plan, activity: Activity) -> str:
    return f"{reverse('programs:next_plan', args=[source.year])}#val-{activity.pk}"


def _back(source: Plan, activity: Activity) -> HttpResponseRedirect:
    return HttpResponseRedirect(_address(source, activity))


def _short(activity: Activity) -> str:
    return activity.title if len(activity.title) <= 60 else f"{activity.title[:57].rstrip()}…"


def _typed(form: forms.Form) -> str:
    """Return what somebody wrote in a form that is refused, so that it can be copied."""
    return "\n".join(
        text for name in ("title", "titles", "reason") if name in form.fields and (text := form[name].data)
    )


# --- What the plan changes ---------------------------------------------------------------------------


@require_safe
def plan_changes(request: HttpRequest, year: int) -> HttpResponse:
    """List exactly what a plan changes since the one before."""
    plans = {plan.year: plan for plan in Plan.objects.visible_to(request.user).order_by("year")}
    plan = plans.get(year)
    if plan is None:
        raise Http404
    before = plans.get(max((other_year for other_year in plans if other_year < year), default=0))
    context = {
        "plan": plan,
        "before": before,
        "found": changes.changes_of(plan, before) if before else None,
        "years": list(plans),
        "may_choose": rights.may_choose_rows(scope_of(request.user), is_adopted=plan.is_adopted)
        and before is not None
        and before.year == plan.year - 1,
    }
    return render(request, "programs/plan_changes.html", context)


@require_safe
def plan_lines(request: HttpRequest) -> HttpResponse:
    """Show every activity's line through the years, some plans at a time."""
    plans = list(Plan.objects.visible_to(request.user).order_by("year"))
    last = whole_number(request.GET.get("till", ""), largest=LAST_YEAR)
    shown = [plan for plan in plans if last is None or plan.year <= last] or plans
    chosen = shown[-ancestry.PLANS_AT_ONCE :]
    context = {
        "plans": chosen,
        "earlier": next((plan for plan in reversed(plans) if chosen and plan.year < chosen[0].year), None),
        "later": next((plan for plan in plans if chosen and plan.year > chosen[-1].year), None),
        "table": ancestry.table_of(chosen, visible=plans),
        "this_year": timezone.localdate().year,
    }
    return render(request, "programs/plan_lines.html", context)
