"""Pages of programmes, plans, activities and projects. They ask programs.queries and call programs.actions."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseLocation

from members.models import Body, Municipality
from members.requests import AuthenticatedRequest, HtmxRequest
from members.scope import scope_of
from members.tracking import ChangedMeanwhile
from programs import actions, goals, goaltree, lines, ordering, queries, revision, rights, steps
from programs.adopting import PlanFrozen, refuse_frozen
from programs.forms import ActivityForm, FollowUpForm, TableFilterForm
from programs.models import (
    Activity,
    EarlierVision,
    FollowUp,
    FollowUpRound,
    Plan,
    PlanningLevel,
    Program,
    ProgramText,
    RegionalGoal,
)
from records import drafts, textdiff
from records.conflicts import EMPTY, Difference, FieldConflict, compare, conflict_of
from records.history import history_of

STEPS = {"upp": -1, "ned": 1}
TRIES = 3  # a save is tried again when only something outside the form has changed, such as a condition that is met


# --- Programmes ---------------------------------------------------------------------------------


@require_safe
def program_list(request: HttpRequest) -> HttpResponse:
    """Show the programmes side by side."""
    programs = Program.objects.select_related("replaces", "replaced_by").prefetch_related(
        "adoptions", "plans", "focus_areas__sub_goals"
    )
    context = {
        "programs": sorted(programs, key=lambda one: -(one.valid_from_year or 0)),
        "visions": EarlierVision.objects.all(),
    }
    return render(request, "programs/program_list.html", context)


@require_safe
def program_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one programme: vision, goal tree, history of sub-goals, adoptions, revision."""
    program = get_object_or_404(Program.objects.select_related("replaces", "replaced_by"), slug=slug)
    tree = queries.goal_tree(program)
    tracker = goals.tracker(program, today=timezone.localdate())
    texts: dict[str, list[ProgramText]] = {}
    for text in program.texts.order_by("kind", "order"):
        texts.setdefault(text.kind, []).append(text)
    context = {
        "program": program,
        "tree": tree,
        "picture": goaltree.draw(tree) if tree.areas else "",
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


# --- Plans --------------------------------------------------------------------------------------


def _plan(request: HttpRequest, year: int) -> Plan:
    return get_object_or_404(Plan.objects.visible_to(request.user).with_amendment(), year=year)


def _asks(plan: Plan) -> bool:
    """Whether anything can have happened in the plan yet: not in a coming year's that is no plan before adoption."""
    return plan.is_adopted or plan.year <= timezone.localdate().year


def _years(request: HttpRequest) -> list[int]:
    return list(Plan.objects.visible_to(request.user).order_by("year").values_list("year", flat=True))


@require_safe
def plan_current(request: HttpRequest) -> HttpResponse:
    """Lead to this year's plan, or to the newest there is."""
    years = _years(request)
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
    blocks = queries.table_of(plan)
    follow_up = queries.follow_up_of(plan)
    networks: dict[int, Body] = {}
    counts: dict[int, int] = {}
    for block in blocks:
        for row in block.rows:
            for network in row.networks:
                networks[network.pk] = network
                counts[network.pk] = counts.get(network.pk, 0) + 1
    figures = queries.figures_of(blocks, follow_up)
    is_closed, asks = plan.state == Plan.State.FOLLOWED_UP, _asks(plan)
    context = {
        "plan": plan,
        "years": _years(request),
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
def action_plan(request: HttpRequest, year: int) -> HttpResponse:
    """Show the table of activities by focus area and sub-goal."""
    plan = _plan(request, year)
    municipalities = list(Municipality.objects.all())
    bodies = list(Body.objects.all())
    networks = [one for one in bodies if one.kind in Body.NETWORK_KINDS]
    form = TableFilterForm(request.GET, municipalities=municipalities, networks=networks)
    filters = form.filters()
    for label in form.refused():
        messages.warning(request, f"Det valda värdet för {label} finns inte. Alla visas.")
    blocks = queries.table_of(plan, filters, municipalities=municipalities, bodies=bodies)
    may_edit = rights.may_edit_rows(scope_of(request.user), is_frozen=plan.is_frozen)
    context = {
        "plan": plan,
        "years": _years(request),
        "blocks": blocks,
        # Rows are moved in the whole table only: in a part of it nobody sees what they pass.
        "order": ordering.seen_order(_placed(blocks)) if may_edit and not filters else "",
        "form": form,
        "filters": filters,
        "shown": sum(len(block.rows) for block in blocks),
        "municipality": next((one for one in municipalities if one.slug == filters.municipality), None),
        "may_edit": may_edit,
    }
    return render(request, "programs/action_plan.html", context)


def _placed(blocks: list[queries.FocusAreaBlock]) -> list[ordering.Placed]:
    rows = [row.activity for block in blocks for row in block.rows]
    return [(row.focus_area_id, row.sub_goal_id, row.pk) for row in rows]


@require_safe
def network_plan(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """Show one network's activities with the last word about each and how old it is."""
    plan = _plan(request, year)
    network = get_object_or_404(Body.objects.exclude(kind=Body.Kind.SECRETARIAT), slug=slug)
    own = [
        one
        for area in queries.follow_up_of(plan)
        for one in area.activities
        if any(body.pk == network.pk for body in one.row.networks)
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
        "asks": _asks(plan),
        "silent": sum(one.is_silent for one in own) if _asks(plan) else 0,
        "may_follow_up": rights.may_follow_up(scope, network_ids=[network.pk]),
    }
    return render(request, "programs/network_plan.html", context)


# --- One activity -------------------------------------------------------------------------------


def _activity(request: HttpRequest, pk: int) -> Activity:
    rows = Activity.objects.visible_to(request.user).for_table().select_related("plan__program")
    return get_object_or_404(rows, pk=pk)


@require_safe
def activity_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an activity: everything stated, its follow-up, its line through the years and its history."""
    return _activity_page(request, _activity(request, pk), form=FollowUpForm(initial={"on": timezone.localdate()}))


def _activity_page(request: HttpRequest, activity: Activity, *, form: FollowUpForm, status: int = 200) -> HttpResponse:
    entries = list(
        FollowUp.objects.filter(activity=activity)
        .select_related("author__person", "request__person")
        .prefetch_related("municipalities")
    )
    row = queries.row_of(activity)
    line = lines.line_of(activity, Activity.objects.visible_to(request.user), Plan.objects.visible_to(request.user))
    scope = scope_of(request.user)
    owners = activity.owners.select_related("person").order_by("part", "person__name")
    context = {
        "activity": activity,
        "plan": activity.plan,
        "row": row,
        "follow_up": queries.activity_follow_up(row, entries, today=timezone.localdate()),
        "entries": [(entry, list(entry.numbers.items())) for entry in reversed(entries)],
        "line": line,
        "line_picture": lines.draw(line) if line else "",
        "projects": activity.projects.all(),
        "steps": [
            (step, steps.is_late(due_on=step.due_on, done_on=step.done_on, today=timezone.localdate()))
            for step in activity.steps.all()
        ],
        "history": history_of(activity) if rights.may_edit(scope) else [],
        "may_edit": rights.may_edit(scope),
        "may_follow_up": rights.may_follow_up(scope, network_ids=[body.pk for body in row.networks]),
        "owners": owners if rights.may_read_owners(scope) else [],
        "form": form,
    }
    return render(request, "programs/activity_detail.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up_add(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write down what came of an activity."""
    activity = _activity(request, pk)
    network_ids = [body.pk for body in queries.row_of(activity).networks]
    if not rights.may_follow_up(scope_of(request.user), network_ids=network_ids):
        raise PermissionDenied("Bara kansliet och de ansvariga nätverkens ledamöter kan följa upp aktiviteten.")
    if request.method != "POST":
        return redirect(f"{activity.get_absolute_url()}#uppfoljning")
    form = FollowUpForm(request.POST)
    if not form.is_valid():
        return _activity_page(request, activity, form=form, status=400)
    actions.add_follow_up(activity, by=request.user, at=timezone.now(), **form.cleaned_data)
    messages.success(request, "Uppföljningen är införd.")
    return redirect(activity)


# --- Editing a row ------------------------------------------------------------------------------


def _table_address(activity: Activity) -> str:
    return f"{reverse('programs:action_plan', args=[activity.plan.year])}#rad-{activity.pk}"


@require_safe
def activity_row(request: HtmxRequest, pk: int) -> HttpResponse:
    """Give one row of the table as it is saved; without JavaScript the table itself."""
    activity = _activity(request, pk)
    if not request.htmx:
        return redirect(_table_address(activity))
    return _row(request, activity)


def _row(request: HttpRequest, activity: Activity, said: str = "") -> HttpResponse:
    context = {
        "row": queries.row_of(activity),
        "may_edit": rights.may_edit_rows(scope_of(request.user), is_frozen=bool(_refusal(activity.plan))),
        "said": said,
    }
    return render(request, "programs/_row_answer.html", context)


def _form_page(request: HtmxRequest, activity: Activity, form: ActivityForm, *, status: int = 200) -> HttpResponse:
    draft = drafts.draft_of(request.user, activity, "comment")
    context = {
        "activity": activity,
        "plan": activity.plan,
        "form": form,
        "draft": draft if draft and draft.text != activity.comment and not form.is_bound else None,
        "draft_url": reverse("records:draft", kwargs=drafts.address(activity, "comment")),
    }
    template = "programs/_row_form.html" if request.htmx else "programs/activity_form.html"
    return render(request, template, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def activity_edit(request: HtmxRequest, pk: int) -> HttpResponse:
    """Edit every field of a row, in its place in the table or on a page of its own."""
    activity = _activity(request, pk)
    plan = activity.plan
    if request.method != "POST":
        if refusal := _refusal(plan):
            return _row(request, activity, said=refusal) if request.htmx else _frozen(request, plan, refusal)
        return _form_page(request, activity, ActivityForm(instance=activity, plan=plan))
    form = ActivityForm(request.POST, instance=_activity(request, pk), plan=plan)
    if not form.is_valid():
        return _form_page(request, activity, form, status=400)
    return _save(request, form, activity)


def _save(request: HtmxRequest, form: ActivityForm, activity: Activity) -> HttpResponse:
    seen = form.seen
    for _ in range(TRIES):
        try:
            actions.save_activity(
                activity,
                seen=seen,
                values=form.row_values(),
                municipalities=form.cleaned_data["municipalities"],
                networks=form.cleaned_data["networks"],
            )
        except PlanFrozen as refusal:
            form.add_error(None, str(refusal))
            return _form_page(request, activity, form, status=409)
        except ChangedMeanwhile:
            activity = _activity(request, activity.pk)
            saved = _saved_values(activity)
            if _holds_what_was_changed(saved, form):
                return _saved(request, form, activity)
            if saved != form.started_from():
                return _conflict(request, form, activity)
            seen = activity.version  # only something that the form does not hold has changed
        else:
            drafts.forget(request.user, activity, "comment")
            return _saved(request, form, activity)
    return _conflict(request, form, activity)


def _refusal(plan: Plan) -> str:
    """Return why the plan's rows stay as decided, or nothing."""
    try:
        refuse_frozen(plan.pk)
    except PlanFrozen as refusal:
        return str(refusal)
    return ""


def _frozen(request: HttpRequest, plan: Plan, refusal: str) -> HttpResponse:
    return render(request, "programs/frozen.html", {"plan": plan, "refusal": refusal}, status=409)


def _holds_what_was_changed(saved: dict[str, Any], form: ActivityForm) -> bool:
    """Whether everything that the writer changed is in the saved row, as when the button is pressed twice."""
    base = form.started_from()
    return all(saved[name] == value for name, value in form.sent().items() if value != base.get(name))


def _saved_values(activity: Activity) -> dict[str, Any]:
    return ActivityForm(instance=activity, plan=activity.plan).shown()


def _saved(request: HtmxRequest, form: ActivityForm, activity: Activity) -> HttpResponse:
    if not request.htmx:
        messages.success(request, "Raden är sparad.")
        return redirect(_table_address(activity))
    if form.has_moved():
        # The row now stands elsewhere in the table, so the whole table is asked for again.
        return _whole_table(request, activity)
    return _row(request, _activity(request, activity.pk), said="Raden är sparad.")


def _whole_table(request: HtmxRequest, activity: Activity) -> HttpResponse:
    address = reverse("programs:action_plan", args=[activity.plan.year])
    came_from = urlsplit(request.htmx.current_url_abs_path or "")
    if came_from.path == address and came_from.query:
        address = f"{address}?{came_from.query}"
    return HttpResponseLocation(address, target="#handlingsplan", select="#handlingsplan", swap="outerHTML")


def _conflict(request: HtmxRequest, form: ActivityForm, activity: Activity) -> HttpResponse:
    """Answer 409 with my texts, the saved ones and both joined, to choose from. Nothing is saved."""
    mine = form.sent()
    saved_form = ActivityForm(instance=activity, plan=activity.plan)
    fields = compare(base=form.started_from(), mine=mine, saved=saved_form.shown(), texts=ActivityForm.TEXTS)
    joined = mine | {field.name: field.joined for field in fields}
    context = {
        "activity": activity,
        "plan": activity.plan,
        "conflict": conflict_of(activity, [_difference(saved_form, field) for field in fields]),
        "conflict_id": f"skillnader-{activity.pk}",
        "mine": _hidden(mine),
        "form": _form_with(joined, activity),
    }
    template = "programs/_row_form.html" if request.htmx else "programs/activity_form.html"
    return render(request, template, context, status=409)


def _difference(form: ActivityForm, field: FieldConflict) -> Difference:
    mine, saved = form.words_of(field.name, field.mine), form.words_of(field.name, field.saved)
    label = str(form.fields[field.name].label)
    return Difference(label, saved or EMPTY, mine or EMPTY, textdiff.diff(mine, saved), field.both_changed)


def _hidden(values: dict[str, Any]) -> list[tuple[str, str]]:
    return [(name, text) for name, value in values.items() for text in (value if isinstance(value, list) else [value])]


def _form_with(values: dict[str, Any], activity: Activity) -> ActivityForm:
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    data["version"] = str(activity.version)
    form = ActivityForm(data, instance=activity, plan=activity.plan)
    form.auto_id = "sammanfogad-%s"
    for name in form.fields:
        form.fields[name].show_hidden_initial = False
    return form


@require_http_methods(["GET", "HEAD", "POST"])
def activity_new(request: HtmxRequest, year: int) -> HttpResponse:
    """Put a new row in the plan, under the sub-goal of the link that led here."""
    plan = _plan(request, year)
    if request.method != "POST" and (refusal := _refusal(plan)):
        return _frozen(request, plan, refusal)
    initial = {"place": request.GET.get("plats", ""), "version": 1, "scope": Activity.Scope.JOINT}
    data = request.POST if request.method == "POST" else None
    form = ActivityForm(data, plan=plan, initial=initial)
    status = 200 if data is None else 400
    if data is not None and form.is_valid():
        try:
            activity = actions.add_activity(
                plan,
                values=form.row_values(),
                municipalities=form.cleaned_data["municipalities"],
                networks=form.cleaned_data["networks"],
            )
        except PlanFrozen as refused:
            form.add_error(None, str(refused))
            status = 409
        else:
            messages.success(request, "Aktiviteten är tillagd.")
            return redirect(_table_address(activity))
    context = {"plan": plan, "form": form}
    return render(request, "programs/activity_new.html", context, status=status)


@require_POST
def activity_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a row change places with the one above or below it in the same sub-goal."""
    activity = _activity(request, pk)
    where = request.GET.get("steg", "")
    if where not in STEPS:
        return HttpResponseBadRequest("Raden kan flyttas ”upp” eller ”ned”.")
    try:
        has_moved = actions.move_activity(activity, step=STEPS[where])
    except PlanFrozen as refusal:
        return _frozen(request, activity.plan, str(refusal))
    if not has_moved:
        messages.info(request, f"Raden står redan {'först' if where == 'upp' else 'sist'} i delmålet.")
    return HttpResponseRedirect(_table_address(activity))


@require_http_methods(["GET", "HEAD", "POST"])
def activity_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a row out of the plan, after showing what that means."""
    activity = _activity(request, pk)
    refusal, status = "", 200
    if request.method == "POST":
        try:
            actions.delete_activity(activity)
        except (actions.HasFollowUp, PlanFrozen) as error:
            refusal, status = str(error), 409
        else:
            messages.success(request, f"Aktiviteten ”{activity.title}” är borttagen.")
            return redirect("programs:action_plan", year=activity.plan.year)
    elif frozen := _refusal(activity.plan):
        refusal = frozen
    elif entries := activity.follow_ups.count():
        refusal = f"Aktiviteten har uppföljning ({entries}) och kan inte tas bort. Välj status ”utgår” i stället."
    consequences = [f"Raden försvinner ur {activity.plan.title}. Den finns kvar i historiken."]
    if activity.successors.exists():
        consequences.append("Senare aktiviteter som bygger på den visar inte längre varifrån de kommer.")
    context = {"activity": activity, "plan": activity.plan, "refusal": refusal, "consequences": consequences}
    return render(request, "programs/activity_delete.html", context, status=status)
