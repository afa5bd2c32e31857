"""The jointly prioritised investments: the list, its order, and where it has been presented."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meetings.models import Decision
from members.requests import AuthenticatedRequest, HtmxRequest
from programs.models import Priority, PriorityPresentation, Project, WatchedMatter
from programs.priorities import actions as priorities_actions
from programs.priorities.forms import PriorityForm, PriorityPresentationForm
from programs.projects import actions as projects_actions
from programs.projects.views import LIST_KIND, project_of
from programs.requests import seen_decisions
from programs.row_views import Crumbs, edit_row, new_row, remove_row
from records.sent_forms import once

STEPS = {"upp": -1, "ner": 1}


@dataclass(frozen=True)
class Listed:
    """A list of investments with the decisions behind it, as far as the reader may see them."""

    project: Project
    rows: list[tuple[Priority, Decision | None]]  # an investment's own decision, when it is another than the list's
    decision: Decision | None

    @property
    def periods(self) -> str:
        return ", ".join(sorted({priority.planning_period for priority, _ in self.rows if priority.planning_period}))


def _lists(user: object, *, pk: int | None = None) -> list[Listed]:
    """Return the lists, the newest planning period first; four queries."""
    found = Project.objects.filter(kind=LIST_KIND) | Project.objects.filter(priorities__isnull=False)
    if pk is not None:
        found = found.filter(pk=pk)
    in_order = Prefetch("priorities", Priority.objects.order_by("order", "pk"))
    projects = list(found.distinct().prefetch_related(in_order, "presentations"))
    ids = [project.decision_id for project in projects]
    ids += [priority.decision_id for project in projects for priority in project.priorities.all()]
    seen = seen_decisions(user, *ids)
    lists = []
    for project in projects:
        own = seen.get(project.decision_id or 0)
        pairs = [
            (row, seen.get(row.decision_id or 0) if row.decision_id != project.decision_id else None)
            for row in project.priorities.all()
        ]
        lists.append(Listed(project, pairs, own))
    return sorted(lists, key=lambda listed: (listed.periods, listed.project.pk), reverse=True)


@require_safe
def priorities(request: HttpRequest) -> HttpResponse:
    """Show the prioritised investments with the decision behind them and where they have been presented."""
    context = {
        "lists": _lists(request.user),
        "objects": WatchedMatter.objects.filter(kind=WatchedMatter.Kind.INFRASTRUCTURE),
        "list_kind": LIST_KIND,
    }
    return render(request, "programs/priorities.html", context)


def _page(project: Project) -> str:
    return f"{reverse('programs:priorities')}#lista-{project.pk}"


def _crumbs() -> Crumbs:
    return [("Prioriteringar", reverse("programs:priorities"))]


def _priority(pk: int) -> Priority:
    return get_object_or_404(Priority.objects.select_related("project"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def priority_new(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Add an investment, last in the list."""
    project = project_of(slug)
    rows = project.priorities.all()
    first = rows.order_by("order").first()
    period = first.planning_period if first else ""
    row = Priority(
        project=project,
        decision_id=project.decision_id,
        planning_period=period,
        order=projects_actions.next_order(rows),
    )
    return new_row(
        request,
        row,
        PriorityForm,
        title="Ny prioriterad satsning",
        crumbs=_crumbs(),
        back=_page(project),
        done="Satsningen står sist i listan.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def priority_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Change an investment."""
    priority = _priority(pk)
    return edit_row(
        request,
        priority,
        PriorityForm,
        title="Ändra prioriterad satsning",
        crumbs=_crumbs(),
        back=_page(priority.project),
        done="Satsningen är sparad.",
        context={"remove": reverse("programs:priority_remove", args=[pk])},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def priority_remove(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take an investment out of the list."""
    priority = _priority(pk)
    return remove_row(
        request,
        priority,
        title="Ta bort prioriterad satsning",
        consequences=["Satsningen försvinner ur listan, och de efter den flyttar upp. Den finns kvar i historiken."],
        button="Ta bort satsningen ur listan",
        crumbs=_crumbs(),
        back=_page(priority.project),
        done=f"”{priority.name}” är borttagen ur listan.",
    )


@require_POST
def priority_move(request: HtmxRequest, pk: int) -> HttpResponse:
    """Move an investment a step up or down; with htmx the list comes back in its place."""
    priority = _priority(pk)
    where = request.POST.get("riktning", "")
    if where not in STEPS:
        return HttpResponseBadRequest("Satsningen kan flyttas ”upp” eller ”ner”.")
    number = priorities_actions.move_priority(priority, steps=STEPS[where])
    said = f"{priority.name} står nu som nummer {number}."
    if not request.htmx:
        messages.success(request, said)
        return redirect(f"{reverse('programs:priorities')}#satsning-{priority.pk}")
    [listed] = _lists(request.user, pk=priority.project_id)
    return render(request, "programs/_priority_list.html", {"listed": listed, "said": said})


# --- Presentations ----------------------------------------------------------------------------------


def _presentation(pk: int) -> PriorityPresentation:
    return get_object_or_404(PriorityPresentation.objects.select_related("project"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def presentation_new(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Write to whom the list has been presented."""
    project = project_of(slug)
    return new_row(
        request,
        PriorityPresentation(project=project),
        PriorityPresentationForm,
        title="Ny presentation av prioriteringarna",
        crumbs=_crumbs(),
        back=_page(project),
        done="Presentationen är införd.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def presentation_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Change to whom, when and by whom the list was presented."""
    row = _presentation(pk)
    return edit_row(
        request,
        row,
        PriorityPresentationForm,
        title="Ändra presentation",
        crumbs=_crumbs(),
        back=_page(row.project),
        done="Presentationen är sparad.",
        context={"remove": reverse("programs:presentation_remove", args=[pk])},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def presentation_remove(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take a presentation away."""
    row = _presentation(pk)
    return remove_row(
        request,
        row,
        title="Ta bort presentation",
        consequences=["Att listan presenterades här visas inte längre. Raden finns kvar i historiken."],
        button="Ta bort presentationen",
        crumbs=_crumbs(),
        back=_page(row.project),
        done="Presentationen är borttagen.",
    )
