"""The page of one activity: its follow-up, steps, condition, parts and owners."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.numbers import row_number
from members.requests import AuthenticatedRequest
from members.scope import scope_of
from members.versions import version_sent
from programs import rights
from programs.activity import actions, steps
from programs.activity.forms import OwnerForm, ProjectsForm, StepForm
from programs.follow_up import actions as follow_up_actions
from programs.follow_up import queries as follow_up_queries
from programs.follow_up.forms import FollowUpForm
from programs.models import (
    Activity,
    ActivityMunicipality,
    ActivityNetwork,
    ActivityPerson,
    ActivityStep,
    FollowUp,
    Plan,
)
from programs.models.plans import ActivityPart
from programs.next_plan import ancestry, ancestry_picture
from programs.plan_lock import PlanFrozen
from programs.requests import activity_of
from programs.rounds.dry_run import asked_about
from programs.row_views import Crumbs, edit_row
from programs.table import queries
from programs.table import queries as table_queries
from records.history import history_of
from records.saving import saving

CHANGED_MEANWHILE = "Någon annan ändrade samtidigt. Läs sidan igen och tryck en gång till."


@require_safe
def activity_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an activity: everything stated, its follow-up, its line through the years and its history."""
    return _activity_page(request, activity_of(request, pk), form=FollowUpForm(initial={"on": timezone.localdate()}))


def _activity_page(request: HttpRequest, activity: Activity, *, form: FollowUpForm, status: int = 200) -> HttpResponse:
    entries = list(
        FollowUp.objects.filter(activity=activity)
        .select_related("author__person", "request__person")
        .prefetch_related("municipalities")
    )
    row = table_queries.row_of(activity)
    line = ancestry.line_of(activity, Activity.objects.visible_to(request.user), Plan.objects.visible_to(request.user))
    scope = scope_of(request.user)
    owners = activity.owners.select_related("person").order_by("part", "person__name")
    context = {
        "activity": activity,
        "plan": activity.plan,
        "row": row,
        "follow_up": follow_up_queries.activity_follow_up(row, entries, today=timezone.localdate()),
        "entries": [(entry, list(entry.numbers.items())) for entry in reversed(entries)],
        "line": line,
        "line_picture": ancestry_picture.draw(line) if line else "",
        "projects": activity.projects.all(),
        "steps": [
            (step, steps.is_late(due_on=step.due_on, done_on=step.done_on, today=timezone.localdate()))
            for step in activity.steps.all()
        ],
        "history": history_of(activity) if rights.may_edit(scope) else [],
        "may_edit": rights.may_edit(scope),
        "may_follow_up": _may_follow_up(request, activity),
        "owners": owners if rights.may_read_owners(scope) else [],
        "form": form,
    }
    return render(request, "programs/activity_detail.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up_add(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write down what came of an activity."""
    activity = activity_of(request, pk)
    if not _may_follow_up(request, activity):
        raise PermissionDenied("Bara kansliet och de ansvariga nätverkens ledamöter kan följa upp aktiviteten.")
    if request.method != "POST":
        return redirect(f"{activity.get_absolute_url()}#uppfoljning")
    form = FollowUpForm(request.POST)
    if not form.is_valid():
        return _activity_page(request, activity, form=form, status=400)
    follow_up_actions.add_follow_up(activity, by=request.user, at=timezone.now(), **form.cleaned_data)
    messages.success(request, "Uppföljningen är införd.")
    return redirect(activity)


def _may_follow_up(request: HttpRequest, activity: Activity) -> bool:
    return rights.may_follow_up(scope_of(request.user), network_ids=[body.pk for body in activity.networks.all()])


def _refuse_others(request: AuthenticatedRequest, activity: Activity) -> None:
    """Refuse those who neither belong to the secretariat nor to a network that answers for the activity."""
    if not _may_follow_up(request, activity):
        raise PermissionDenied("Bara kansliet och de ansvariga nätverkens ledamöter för in steg.")


@require_http_methods(["GET", "HEAD", "POST"])
def step_new(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Add a step to an activity."""
    activity = activity_of(request, pk)
    _refuse_others(request, activity)
    sent = request.POST if request.method == "POST" else None
    form = StepForm(sent, instance=ActivityStep(activity=activity))
    del form.fields["done_on"]
    if sent is not None and form.is_valid():
        actions.add_step(activity, title=form.cleaned_data["title"], due_on=form.cleaned_data["due_on"])
        messages.success(request, "Steget är tillagt.")
        return redirect(f"{activity.get_absolute_url()}#steg")
    context = {
        "form": form,
        "title": "Nytt steg",
        "lead": activity.title,
        "crumbs": _crumbs(activity),
        "back": activity.get_absolute_url(),
    }
    return render(request, "programs/row_form.html", context, status=200 if sent is None else 400)


@require_http_methods(["GET", "HEAD", "POST"])
def step_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Change a step."""
    step = get_object_or_404(ActivityStep.objects.select_related("activity__plan"), pk=pk)
    activity = activity_of(request, step.activity_id)
    _refuse_others(request, activity)
    return edit_row(
        request,
        step,
        StepForm,
        title="Ändra steg",
        crumbs=_crumbs(activity),
        back=f"{activity.get_absolute_url()}#steg",
        done="Steget är sparat.",
    )


@require_POST
def step_done(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Mark a step as done today, or as not done."""
    step = get_object_or_404(ActivityStep, pk=pk)
    activity = activity_of(request, step.activity_id)
    _refuse_others(request, activity)
    done_on = None if request.POST.get("klart") == "nej" else timezone.localdate()
    with saving(step, told=CHANGED_MEANWHILE) as save:
        actions.mark_step(step, done_on=done_on, seen=version_sent(request))
    if save.refusal:
        messages.warning(request, save.refusal)
    else:
        messages.success(request, f"”{step.title}” är {'klart' if done_on else 'inte klart'}.")
    return redirect(f"{activity.get_absolute_url()}#steg")


@require_POST
def condition(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Mark an activity's condition as met today, or as not met."""
    activity = activity_of(request, pk)
    met_on = None if request.POST.get("uppfyllt") == "nej" else timezone.localdate()
    with saving(activity, told=CHANGED_MEANWHILE, refusals=(actions.NoCondition,)) as save:
        actions.mark_condition(activity, met_on=met_on, seen=version_sent(request))
    if save.refusal:
        messages.warning(request, save.refusal)
    else:
        messages.success(request, f"Villkoret är {'uppfyllt' if met_on else 'inte uppfyllt'}.")
    return redirect(activity)


@require_POST
def part(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Let one of the activity's networks or municipalities lead it, or take part in it."""
    activity = activity_of(request, pk)
    chosen = request.POST.get("roll", "")
    kind, _, number = request.POST.get("vem", "").partition("-")
    owner = row_number(number)
    if chosen not in ActivityPart.values or owner is None:
        return HttpResponseBadRequest("Välj om nätverket eller kommunen leder eller deltar.")
    try:
        if kind == "natverk":
            name = actions.set_network_part(activity, owner, part=chosen).body.name
        else:
            name = actions.set_municipality_part(activity, owner, part=chosen).municipality.name
    except (ActivityNetwork.DoesNotExist, ActivityMunicipality.DoesNotExist):
        raise Http404("Den är inte ansvarig för aktiviteten.") from None
    except PlanFrozen as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"{name} {ActivityPart(chosen).label} aktiviteten.")
    return redirect("programs:owners", pk=activity.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def projects_choose(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Choose which projects belong to an activity."""
    activity = activity_of(request, pk)
    sent = request.POST if request.method == "POST" else None
    form = ProjectsForm(sent, auto_id="projekt-%s", initial={"projects": activity.projects.all()})
    if sent is not None and form.is_valid():
        before = set(sent.getlist(form["projects"].html_initial_name))  # ticked on the page that was sent
        chosen = {str(project.pk): project for project in form.cleaned_data["projects"]}
        activity.projects.add(*(project for pk, project in chosen.items() if pk not in before))
        activity.projects.remove(
            *(project for project in activity.projects.all() if str(project.pk) in before - set(chosen))
        )
        messages.success(request, "Projekten är sparade.")
        return redirect(activity)
    context = {
        "form": form,
        "title": "Projekt",
        "lead": activity.title,
        "crumbs": _crumbs(activity),
        "back": activity.get_absolute_url(),
    }
    return render(request, "programs/row_form.html", context, status=200 if sent is None else 400)


def _crumbs(activity: Activity) -> Crumbs:
    return [
        (f"Plan {activity.plan.year}", activity.plan.get_absolute_url()),
        ("Aktivitet", activity.get_absolute_url()),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def activity_owners(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Show who answers for an activity and who would be asked about it today; give a person a part in it."""
    activity = activity_of(request, pk)
    form = OwnerForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            person, part = form.cleaned_data["person"], form.cleaned_data["part"]
            # Chosen again with another part, the person has that part.
            owner, _ = ActivityPerson.objects.update_or_create(
                activity=activity, person=person, defaults={"part": part}
            )
            messages.success(request, f"{person.name} {owner.get_part_display()} aktiviteten.")
            return redirect("programs:owners", pk=activity.pk)
    row = queries.row_of(activity)
    asked, why = asked_about(row, on=timezone.localdate())
    context = {
        "activity": activity,
        "plan": activity.plan,
        "row": row,
        "owners": activity.owners.select_related("person__municipality").order_by("part", "person__name"),
        "asked": asked,
        "why_nobody": why,
        "parts": _parts(activity),
        "form": form,
    }
    return render(request, "programs/owners.html", context, status=status)


def _parts(activity: Activity) -> list[tuple[str, str, str, str, str]]:
    """Return each network and municipality with its part in words, and the other part it could have."""
    other = {ActivityPart.LEAD: ActivityPart.TAKES_PART, ActivityPart.TAKES_PART: ActivityPart.LEAD}
    networks = activity.activitynetwork_set.select_related("body").order_by("body__name")
    named = [(f"natverk-{link.body_id}", link.body.name, ActivityPart(link.part)) for link in networks]
    towns = activity.activitymunicipality_set.select_related("municipality").order_by("municipality__name")
    named += [(f"kommun-{link.municipality_id}", link.municipality.name, ActivityPart(link.part)) for link in towns]
    return [(key, name, str(part.label), other[part].value, str(other[part].label)) for key, name, part in named]


@require_POST
def owner_remove(request: AuthenticatedRequest, pk: int, person: int) -> HttpResponse:
    """Take away a person's part in an activity. What the person has said of it stays."""
    activity = activity_of(request, pk)
    owner = get_object_or_404(activity.owners.select_related("person"), person=person)
    owner.delete()
    messages.success(request, f"{owner.person.name} är inte längre ansvarig för aktiviteten.")
    return redirect("programs:owners", pk=activity.pk)
