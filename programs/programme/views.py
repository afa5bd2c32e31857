"""Pages of the programmes, their goals and adoptions."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.models import Municipality
from members.requests import AuthenticatedRequest
from members.swedish import plural
from programs.models import (
    Adoption,
    DecisionPaper,
    EarlierVision,
    FocusArea,
    PlanningLevel,
    Program,
    ProgramText,
    RegionalGoal,
    SubGoal,
)
from programs.programme import actions, decision_paper, queries, revision
from programs.programme import queries as programme_queries
from programs.programme import tree as programme_tree
from programs.programme.forms import (
    AdoptionForm,
    DecisionPaperForm,
    FocusAreaForm,
    NewProgramForm,
    NewSubGoalForm,
    ProgramForm,
    ProgramTextForm,
    RewordForm,
)
from programs.row_views import Crumbs, edit_row, new_row
from records import word
from records.saving import CHANGED, saving
from records.sent_forms import once

# --- Programmes ---------------------------------------------------------------------------------


@require_safe
def program_list(request: HttpRequest) -> HttpResponse:
    """Show the programmes side by side."""
    programs = Program.objects.select_related("replaces", "replaced_by").prefetch_related(
        "adoptions", "plans", "focus_areas__sub_goals"
    )
    context = {
        "programs": sorted(programs, key=lambda program: -(program.valid_from_year or 0)),
        "visions": EarlierVision.objects.all(),
    }
    return render(request, "programs/program_list.html", context)


@require_safe
def program_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one programme: vision, goal tree, history of sub-goals, adoptions, revision."""
    program = get_object_or_404(Program.objects.select_related("replaces", "replaced_by"), slug=slug)
    tree = programme_queries.goal_tree(program)
    tracker = programme_queries.tracker(program, today=timezone.localdate())
    texts: dict[str, list[ProgramText]] = {}
    for text in program.texts.order_by("kind", "order"):
        texts.setdefault(text.kind, []).append(text)
    context = {
        "program": program,
        "tree": tree,
        "picture": programme_tree.draw(tree) if tree.areas else "",
        "texts": texts,
        "adoptions": tracker.rows,
        "next_revision": revision.next_revision_year(
            valid_from_year=program.valid_from_year,
            this_year=timezone.localdate().year,
            every_years=program.revised_every_years,
        ),
        "tracker": tracker,
        "regional_goals": RegionalGoal.objects.values_list("text", flat=True) if tree.overall_goal else [],
        "levels": PlanningLevel.objects.all() if tree.overall_goal else [],
        "plans": program.plans.visible_to(request.user).values_list("year", flat=True),
        "counts": [(label, number) for label, number in program.stated_counts.items() if isinstance(number, int)],
        "reworded": [goal for goal in tree.sub_goals if goal.wordings.all() or goal.added_on],
    }
    return render(request, "programs/program_detail.html", context)


def _program(slug: str) -> Program:
    return get_object_or_404(Program.objects.select_related("replaces", "replaced_by"), slug=slug)


def _crumbs(program: Program | None = None) -> Crumbs:
    crumbs = [("Utvecklingsprogram", reverse("programs:programs"))]
    return [*crumbs, (program.abbreviation, program.get_absolute_url())] if program else crumbs


# --- The programme ----------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@once
def program_new(request: AuthenticatedRequest) -> HttpResponse:
    """Begin a new programme."""
    return new_row(
        request,
        Program(adoptions_required=8, revised_every_years=revision.REVISED_EVERY_YEARS),
        NewProgramForm,
        title="Nytt utvecklingsprogram",
        crumbs=_crumbs(),
        back=reverse("programs:programs"),
        done="Programmet finns nu. Lägg till fokusområden och delmål på dess sida.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def program_edit(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Change what a programme says of itself."""
    program = _program(slug)
    return edit_row(
        request,
        program,
        ProgramForm,
        title=f"Ändra {program.abbreviation}",
        crumbs=_crumbs(program),
        back=program.get_absolute_url(),
        done="Programmet är sparat.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@once
def focus_area_new(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Add a focus area, last in the programme."""
    program = _program(slug)
    with transaction.atomic():
        if request.method == "POST":  # two who add at once get a number each
            Program.objects.select_for_update().get(pk=program.pk)
        number = program.focus_areas.count() + 1
        return new_row(
            request,
            FocusArea(program=program, order=number, slug=f"fokusomrade-{number}"),
            FocusAreaForm,
            title="Nytt fokusområde",
            crumbs=_crumbs(program),
            back=program.get_absolute_url(),
            done="Fokusområdet är tillagt.",
        )


@require_http_methods(["GET", "HEAD", "POST"])
def focus_area_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Change a focus area: its goal, and which regional goals and planning levels it belongs with."""
    area = get_object_or_404(FocusArea.objects.select_related("program"), pk=pk)
    return edit_row(
        request,
        area,
        FocusAreaForm,
        title=f"Ändra {area.name}",
        crumbs=_crumbs(area.program),
        back=area.program.get_absolute_url(),
        done="Fokusområdet är sparat.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@once
def text_new(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Add one of the programme's short texts: a principle, an aim, a step."""
    program = _program(slug)
    return new_row(
        request,
        ProgramText(program=program, order=program.texts.count() + 1),
        ProgramTextForm,
        title="Ny programtext",
        crumbs=_crumbs(program),
        back=f"{program.get_absolute_url()}#texter",
        done="Texten är tillagd.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def text_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Change one of the programme's short texts."""
    text = get_object_or_404(ProgramText.objects.select_related("program"), pk=pk)
    return edit_row(
        request,
        text,
        ProgramTextForm,
        title="Ändra programtext",
        crumbs=_crumbs(text.program),
        back=f"{text.program.get_absolute_url()}#texter",
        done="Texten är sparad.",
    )


# --- Sub-goals --------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@once
def sub_goal_new(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Add a sub-goal to a focus area, with the day it holds from and the deciding meeting."""
    area = get_object_or_404(FocusArea.objects.select_related("program"), pk=pk)
    today = timezone.localdate()
    sent = request.POST if request.method == "POST" else None
    form = NewSubGoalForm(sent, year=today.year, initial={"added_on": today})
    if sent is not None and form.is_valid():
        actions.add_sub_goal(area, **form.cleaned_data)
        messages.success(request, "Delmålet är tillagt.")
        return redirect(f"{area.program.get_absolute_url()}#lydelser")
    context = {
        "form": form,
        "title": f"Nytt delmål i {area.name}",
        "is_new": True,
        "crumbs": _crumbs(area.program),
        "back": area.program.get_absolute_url(),
    }
    return render(request, "programs/row_form.html", context, status=200 if sent is None else 400)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def sub_goal_reword(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Give a sub-goal new words from a day; the old ones stay with the deciding meeting."""
    goal = get_object_or_404(SubGoal.objects.select_related("focus_area__program"), pk=pk)
    program = goal.focus_area.program
    sent = request.POST if request.method == "POST" else None
    form = RewordForm(sent, goal=goal, year=timezone.localdate().year)
    status = 200
    if sent is not None:
        status = 400
        if form.is_valid():
            given = form.cleaned_data
            try:
                with saving(goal, form, told=lambda saved: f"{CHANGED} Sparat nu: ”{saved.text}”") as save:
                    actions.reword(
                        goal,
                        text=given["text"],
                        on=given["added_on"],
                        decision=given["decision"],
                        reason=given["reason"],
                        seen=given["version"],
                    )
            except actions.SameWording as refusal:
                form.add_error("text", str(refusal))
            except actions.EarlierWording as refusal:
                form.add_error("added_on", str(refusal))
            else:
                if not save.refusal:
                    messages.success(request, "Delmålet har sin nya lydelse. Den gamla finns kvar i historien.")
                    return redirect(f"{program.get_absolute_url()}#lydelser")
                goal.refresh_from_db()
                status = 409
    context = {
        "form": form,
        "title": "Ny lydelse av delmål",
        "is_new": True,
        "lead": f"Nuvarande lydelse: ”{goal.text}”",
        "crumbs": _crumbs(program),
        "back": program.get_absolute_url(),
    }
    return render(request, "programs/row_form.html", context, status=status)


# --- Adoptions --------------------------------------------------------------------------------------


@require_safe
def adoptions(request: HttpRequest, slug: str) -> HttpResponse:
    """Show which of the eight boards have adopted the programme, and since when it is in force."""
    program = _program(slug)
    today = timezone.localdate()
    found = queries.tracker(program, today=today)
    context = {
        "program": program,
        "tracker": found,
        "awaits_boards": bool(found.missing and not program.replaced_by),
        "next_revision": revision.next_revision_year(
            valid_from_year=program.valid_from_year, this_year=today.year, every_years=program.revised_every_years
        ),
        "reminders": actions.reminders(program, found, today=today) if request.user.is_authenticated else [],
    }
    return render(request, "programs/adoptions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def adoption_edit(request: AuthenticatedRequest, slug: str, municipality: str) -> HttpResponse:
    """Write when and how a board adopted the programme, with link and file."""
    program = _program(slug)
    board = get_object_or_404(Municipality, slug=municipality)
    row = Adoption.objects.filter(program=program, municipality=board).select_related("document").first()
    sent = request.POST if request.method == "POST" else None
    form = AdoptionForm(
        sent, request.FILES if sent is not None else None, instance=row or Adoption(program=program, municipality=board)
    )
    back = reverse("programs:adoptions", args=[program.slug])
    page = {
        "form": form,
        "title": f"Antagande i {board.name}",
        "lead": f"Filen som finns: {row.document.title}" if row and row.document else "",
        "crumbs": [*_crumbs(program), ("Antaganden", back)],
        "back": back,
    }
    if sent is None or not form.is_valid():
        return render(request, "programs/row_form.html", page, status=200 if sent is None else 400)
    values = {name: form.cleaned_data[name] for name in AdoptionForm.Meta.fields}
    seen = form.cleaned_data["version"]
    with saving(form.instance, form, find=lambda: Adoption.objects.get(program=program, municipality=board)) as save:
        actions.record_adoption(program, board, seen=seen, file=form.cleaned_data["file"], by=request.user, **values)
    if save.refusal:
        return render(request, "programs/row_form.html", page | {"conflict": save.conflict}, status=409)
    said = queries.tracker(program, today=timezone.localdate()).said
    messages.success(request, f"Antagandet i {board.name} är infört. {said}.")
    return redirect(back)


@require_POST
def adoptions_remind(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Write to the offices of the boards that have not adopted; at most once a day."""
    program = _program(slug)
    today = timezone.localdate()
    sent = actions.remind(program, queries.tracker(program, today=today), today=today)
    if sent:
        messages.success(request, f"{plural(sent, 'brev är skrivet', 'brev är skrivna')} till kommunernas kanslier.")
    else:
        messages.info(
            request, "Inget brev skrevs: de kommuner som saknas är påminda i dag, eller har ingen adress i portalen."
        )
    return redirect("programs:adoptions", slug=program.slug)


# --- The decision paper -------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@once
def paper(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Write the decision paper; what is left empty is filled from the programme."""
    program = _program(slug)
    with transaction.atomic():
        if request.method == "POST":  # of two who write the first text at once, the second is told
            Program.objects.select_for_update().get(pk=program.pk)
        row = DecisionPaper.objects.filter(program=program).first()
        as_new = row is None
        return (new_row if as_new else edit_row)(
            request,
            row or DecisionPaper(program=program),
            DecisionPaperForm,
            title=f"Tjänsteutlåtande om {program.abbreviation}",
            crumbs=_crumbs(program),
            back=reverse("programs:paper", args=[program.slug]),
            done="Tjänsteutlåtandet är sparat.",
            context={"paper": decision_paper.paper_of(program), "program": program, "before": "programs/_paper.html"},
        )


@require_safe
def paper_word(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Give the decision paper as a Word document."""
    program = _program(slug)
    content = decision_paper.to_word(decision_paper.paper_of(program), written_on=timezone.localdate())
    answer = HttpResponse(content, content_type=word.MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="Tjansteutlatande_{program.slug}.docx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
def paper_pdf(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Order the decision paper as PDF and show how it goes."""
    return redirect(decision_paper.order_pdf(_program(slug), by=request.user, today=timezone.localdate()))
