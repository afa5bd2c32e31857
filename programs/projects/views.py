"""Pages of projects, their details, costs and activities."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.models import Municipality
from members.requests import AuthenticatedRequest
from members.swedish import SwedishOrder, listed, plural
from programs.models import Activity, Priority, PriorityPresentation, Project, ProjectCost, ProjectDetail, WatchedMatter
from programs.projects import actions
from programs.projects.forms import CostForm, DetailForm, LinkForm, NewProjectForm, ProjectForm
from programs.requests import seen_decisions
from programs.row_views import Crumbs, edit_row, new_row, remove_row
from records.sent_forms import once

LIST_KIND = "prioriteringslista"


def project_of(slug: str) -> Project:
    return get_object_or_404(Project.objects.select_related("sub_goal__focus_area", "network"), slug=slug)


def crumbs_of(project: Project | None = None) -> Crumbs:
    crumbs = [("Projekt", reverse("programs:projects"))]
    return [*crumbs, (project.title, project.get_absolute_url())] if project else crumbs


# --- Reading ----------------------------------------------------------------------------------------


@require_safe
def project_list(request: HttpRequest) -> HttpResponse:
    """List all projects."""
    context = {
        "projects": Project.objects.prefetch_related("focus_areas").order_by(SwedishOrder("title"), "pk"),
        "watched": WatchedMatter.objects.count(),
    }
    return render(request, "programs/project_list.html", context)


@dataclass(frozen=True)
class ProjectCosts:
    """A project's costs with the sum of the stated amounts [kr] and how many have none."""

    rows: list[ProjectCost]

    @property
    def sum_kr(self) -> int:
        return sum(cost.amount_kr for cost in self.rows if cost.amount_kr is not None)

    @property
    def unstated(self) -> int:
        return sum(cost.amount_kr is None for cost in self.rows)

    @property
    def stated(self) -> int:
        return len(self.rows) - self.unstated


@require_safe
def project_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one project with everything stated about it."""
    by_name = Municipality.objects.order_by(SwedishOrder("name"))
    project = get_object_or_404(
        Project.objects.select_related("sub_goal__focus_area__program", "network").prefetch_related(
            "focus_areas__program",
            Prefetch("participants", by_name),
            Prefetch("not_participating", by_name),
            Prefetch("details", ProjectDetail.objects.order_by(SwedishOrder("label"), "order", "pk")),
            Prefetch("costs", ProjectCost.objects.select_related("payer").order_by("order", "pk")),
            Prefetch("priorities", Priority.objects.order_by("order", "pk")),
            Prefetch("presentations", PriorityPresentation.objects.all()),
        ),
        slug=slug,
    )
    details: dict[str, list[ProjectDetail]] = {}
    for detail in project.details.all():
        details.setdefault(detail.label, []).append(detail)
    context = {
        "project": project,
        "details": list(details.items()),
        "costs": ProjectCosts(list(project.costs.all())),
        "decision": seen_decisions(request.user, project.decision_id).get(project.decision_id or 0),
        "is_list": project.kind == LIST_KIND or bool(project.priorities.all()),
        "activities": Activity.objects.visible_to(request.user)
        .filter(projects=project)
        .select_related("plan")
        .order_by("-plan__year", "order"),
    }
    return render(request, "programs/project_detail.html", context)


# --- The project itself -----------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@once
def project_new(request: AuthenticatedRequest) -> HttpResponse:
    """Begin a new project; `?slag=` fills in what kind it is."""
    return new_row(
        request,
        Project(kind=request.GET.get("slag", "")[:80].replace("\x00", "")),
        NewProjectForm,
        title="Nytt projekt",
        crumbs=crumbs_of(),
        back=reverse("programs:projects"),
        done="Projektet finns nu. Lägg till parter, deluppdrag och kostnader.",
        to=lambda project: project.get_absolute_url(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def project_edit(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Change what a project says of itself."""
    project = project_of(slug)
    return edit_row(
        request,
        project,
        ProjectForm,
        title="Ändra projektet",
        crumbs=crumbs_of(project),
        back=project.get_absolute_url(),
        done="Projektet är sparat.",
        context={"remove": reverse("programs:project_remove", args=[project.slug])},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def project_remove(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Take a project away, after showing what goes with it."""
    project = project_of(slug)
    counts = [
        (project.details.count(), "uppgift", "uppgifter"),
        (project.costs.count(), "kostnad", "kostnader"),
        (project.priorities.count(), "prioriterad satsning", "prioriterade satsningar"),
        (project.presentations.count(), "presentation", "presentationer"),
    ]
    with_it = [plural(number, single, several) for number, single, several in counts if number]
    return remove_row(
        request,
        project,
        title="Ta bort projektet",
        consequences=[
            *([f"Med projektet försvinner {listed(with_it)}."] if with_it else []),
            "Vad som stod finns kvar i historiken.",
        ],
        button="Ta bort projektet",
        crumbs=crumbs_of(project),
        back=project.get_absolute_url(),
        gone_to=reverse("programs:projects"),
        done=f"Projektet ”{project.title}” är borttaget.",
        remove=lambda: actions.remove_project(project),
        refusals=(actions.InPlans,),
        refusal=actions.plans_refusal(project),
    )


# --- Its details ------------------------------------------------------------------------------------


def _detail(pk: int) -> ProjectDetail:
    return get_object_or_404(ProjectDetail.objects.select_related("project"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def detail_new(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Add a partner, a sub-assignment, a deliverable, an event …; `?vad=` fills in which."""
    project = project_of(slug)
    return new_row(
        request,
        ProjectDetail(project=project, label=request.GET.get("vad", "")[:80].replace("\x00", "")),
        DetailForm,
        title="Ny uppgift om projektet",
        crumbs=crumbs_of(project),
        back=f"{project.get_absolute_url()}#uppgifter",
        done="Uppgiften är tillagd.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def detail_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Change one labelled line of a project."""
    detail = _detail(pk)
    return edit_row(
        request,
        detail,
        DetailForm,
        title="Ändra uppgift om projektet",
        crumbs=crumbs_of(detail.project),
        back=f"{detail.project.get_absolute_url()}#uppgifter",
        done="Uppgiften är sparad.",
        context={"remove": reverse("programs:detail_remove", args=[pk])},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def detail_remove(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take a labelled line out of a project."""
    detail = _detail(pk)
    return remove_row(
        request,
        detail,
        title="Ta bort uppgift om projektet",
        consequences=[f"Raden försvinner under {detail.label} i {detail.project}. Den finns kvar i historiken."],
        button="Ta bort uppgiften",
        crumbs=crumbs_of(detail.project),
        back=f"{detail.project.get_absolute_url()}#uppgifter",
        done="Uppgiften är borttagen.",
    )


# --- Its costs --------------------------------------------------------------------------------------


def _cost(pk: int) -> tuple[ProjectCost, Project]:
    cost = get_object_or_404(ProjectCost.objects.select_related("project"), pk=pk)
    if cost.project is None:
        raise Http404("Kostnaden är en konferens, inte ett projekts.")
    return cost, cost.project


@require_http_methods(["GET", "HEAD", "POST"])
@once
def cost_new(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Add a cost: what, how much, who pays and whose year carries it."""
    project = project_of(slug)
    return new_row(
        request,
        ProjectCost(project=project, order=actions.next_order(project.costs.all())),
        CostForm,
        title="Ny kostnad",
        crumbs=crumbs_of(project),
        back=f"{project.get_absolute_url()}#kostnader",
        done="Kostnaden är tillagd.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def cost_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Change a cost."""
    cost, project = _cost(pk)
    return edit_row(
        request,
        cost,
        CostForm,
        title="Ändra kostnad",
        crumbs=crumbs_of(project),
        back=f"{project.get_absolute_url()}#kostnader",
        done="Kostnaden är sparad.",
        context={"remove": reverse("programs:cost_remove", args=[pk])},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def cost_remove(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take a cost away."""
    cost, project = _cost(pk)
    return remove_row(
        request,
        cost,
        title="Ta bort kostnad",
        consequences=["Kostnaden försvinner från projektet och från ekonomisidorna. Den finns kvar i historiken."],
        button="Ta bort kostnaden",
        crumbs=crumbs_of(project),
        back=f"{project.get_absolute_url()}#kostnader",
        done="Kostnaden är borttagen.",
    )


# --- Its activities ---------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def project_link(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Let an activity belong to the project; linked twice it is linked once."""
    project = project_of(slug)
    sent = request.POST if request.method == "POST" else None
    form = LinkForm(sent, project=project)
    back = f"{project.get_absolute_url()}#aktiviteter"
    if sent is not None and form.is_valid():
        actions.link_activity(project, form.cleaned_data["activity"])
        messages.success(request, "Aktiviteten hör nu till projektet.")
        return redirect(back)
    context = {
        "form": form,
        "title": "Koppla en aktivitet",
        "lead": "Välj en aktivitet i någon av handlingsplanerna som hör till projektet.",
        "button": "Koppla aktiviteten",
        "crumbs": crumbs_of(project),
        "back": back,
    }
    return render(request, "programs/row_form.html", context, status=200 if sent is None else 400)


@require_POST
def project_unlink(request: AuthenticatedRequest, slug: str, pk: int) -> HttpResponse:
    """Let an activity no longer belong to the project; both stay."""
    project = project_of(slug)
    actions.unlink_activity(project, get_object_or_404(Activity, pk=pk))
    messages.success(request, "Aktiviteten hör inte längre till projektet.")
    return redirect(f"{project.get_absolute_url()}#aktiviteter")
