"""An activity's steps, parts, condition and projects: small forms on its own page."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from members import swedish
from members.fields import DayField, NormalisedCharField, PastDayField
from members.numbers import row_number
from members.requests import AuthenticatedRequest
from members.scope import scope_of
from members.tracking import version_sent
from programs import rights, steps
from programs.adopting import PlanFrozen
from programs.forms_goals import TOO_LONG, RowForm
from programs.models import Activity, ActivityMunicipality, ActivityNetwork, ActivityStep, Project
from programs.models.plans import Part
from programs.pages.rows import edit_row
from records.saving import saving

CHANGED = "Någon annan ändrade samtidigt. Läs sidan igen och tryck en gång till."


class StepForm(RowForm):
    title = NormalisedCharField(
        label="Steg",
        max_length=200,
        error_messages={"required": "Skriv vad som ska göras.", "max_length": TOO_LONG},
    )

    due_on = DayField(label="Klart senast", required=False)
    done_on = PastDayField(label="Klart", required=False)

    class Meta:
        model = ActivityStep
        fields = ["title", "due_on", "done_on"]


def _activity(request: HttpRequest, pk: int) -> Activity:
    return get_object_or_404(Activity.objects.visible_to(request.user).for_table(), pk=pk)


def _refuse_others(request: AuthenticatedRequest, activity: Activity) -> None:
    """Refuse those who neither belong to the secretariat nor to a network that answers for the activity."""
    network_ids = [network.pk for network in activity.networks.all()]
    if not rights.may_follow_up(scope_of(request.user), network_ids=network_ids):
        raise PermissionDenied("Bara kansliet och de ansvariga nätverkens ledamöter för in steg.")


@require_http_methods(["GET", "HEAD", "POST"])
def step_new(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Add a step to an activity."""
    activity = _activity(request, pk)
    _refuse_others(request, activity)
    sent = request.POST if request.method == "POST" else None
    form = StepForm(sent, instance=ActivityStep(activity=activity))
    del form.fields["done_on"]
    if sent is not None and form.is_valid():
        steps.add_step(activity, title=form.cleaned_data["title"], due_on=form.cleaned_data["due_on"])
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
    activity = _activity(request, step.activity_id)
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
    activity = _activity(request, step.activity_id)
    _refuse_others(request, activity)
    done_on = None if request.POST.get("klart") == "nej" else timezone.localdate()
    with saving(step, told=CHANGED) as save:
        steps.mark_step(step, done_on=done_on, seen=version_sent(request))
    if save.refusal:
        messages.warning(request, save.refusal)
    else:
        messages.success(request, f"”{step.title}” är {'klart' if done_on else 'inte klart'}.")
    return redirect(f"{activity.get_absolute_url()}#steg")


@require_POST
def condition(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Mark an activity's condition as met today, or as not met."""
    activity = _activity(request, pk)
    met_on = None if request.POST.get("uppfyllt") == "nej" else timezone.localdate()
    with saving(activity, told=CHANGED, refusals=(steps.NoCondition,)) as save:
        steps.mark_condition(activity, met_on=met_on, seen=version_sent(request))
    if save.refusal:
        messages.warning(request, save.refusal)
    else:
        messages.success(request, f"Villkoret är {'uppfyllt' if met_on else 'inte uppfyllt'}.")
    return redirect(activity)


@require_POST
def part(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Let one of the activity's networks or municipalities lead it, or take part in it."""
    activity = _activity(request, pk)
    chosen = request.POST.get("roll", "")
    kind, _, number = request.POST.get("vem", "").partition("-")
    owner = row_number(number)
    if chosen not in Part.values or owner is None:
        return HttpResponseBadRequest("Välj om nätverket eller kommunen leder eller deltar.")
    try:
        if kind == "natverk":
            name = steps.set_network_part(activity, owner, part=chosen).body.name
        else:
            name = steps.set_municipality_part(activity, owner, part=chosen).municipality.name
    except (ActivityNetwork.DoesNotExist, ActivityMunicipality.DoesNotExist):
        raise Http404("Den är inte ansvarig för aktiviteten.") from None
    except PlanFrozen as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"{name} {Part(chosen).label} aktiviteten.")
    return redirect("programs:owners", pk=activity.pk)


class ProjectsForm(forms.Form):
    projects = forms.ModelMultipleChoiceField(
        Project.objects.order_by(swedish.SwedishOrder("title")),
        label="Projekt som hör till aktiviteten",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        show_hidden_initial=True,  # only what differs from it is written: two may choose at the same time
        error_messages={"invalid_choice": "Projektet finns inte längre. Välj bland dem som visas."},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def projects(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Choose which projects belong to an activity."""
    activity = _activity(request, pk)
    sent = request.POST if request.method == "POST" else None
    form = ProjectsForm(sent, auto_id="projekt-%s", initial={"projects": activity.projects.all()})
    if sent is not None and form.is_valid():
        before = set(sent.getlist(form["projects"].html_initial_name))  # ticked on the page that was sent
        chosen = {str(one.pk): one for one in form.cleaned_data["projects"]}
        activity.projects.add(*(one for pk, one in chosen.items() if pk not in before))
        activity.projects.remove(*(one for one in activity.projects.all() if str(one.pk) in before - set(chosen)))
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


def _crumbs(activity: Activity) -> list[tuple[str, str]]:
    return [
        (f"Plan {activity.plan.year}", activity.plan.get_absolute_url()),
        ("Aktivitet", activity.get_absolute_url()),
    ]
