"""The table of activities, and editing a row in its place."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseLocation

from members.models import Body, Municipality
from members.numbers import row_number
from members.requests import AuthenticatedRequest, HtmxRequest
from members.scope import scope_of
from members.versions import ChangedMeanwhile
from programs import rights
from programs.models import Activity, Plan
from programs.plan_lock import PlanFrozen, refuse_frozen
from programs.requests import activity_of, plan_of, years_of_plans
from programs.table import actions, ordering, queries
from programs.table.forms import ActivityForm, TableFilterForm
from records import drafts, textdiff
from records.conflicts import EMPTY, Difference, FieldConflict, compare, conflict_of

STEPS = {"upp": -1, "ned": 1}
TRIES = 3  # a save is tried again when only something outside the form has changed, such as a condition that is met
CHANGED = (
    "Någon annan har ändrat ordningen eller raderna sedan du öppnade sidan. Nu visas den sparade: flytta raden igen."
)
NO_PLACE = "Raden finns inte kvar, eller så finns inte platsen den skulle till. Nu visas den sparade ordningen."


@require_safe
def action_plan(request: HttpRequest, year: int) -> HttpResponse:
    """Show the table of activities by focus area and sub-goal."""
    plan = plan_of(request, year)
    municipalities = list(Municipality.objects.all())
    bodies = list(Body.objects.all())
    networks = [body for body in bodies if body.kind in Body.NETWORK_KINDS]
    form = TableFilterForm(request.GET, municipalities=municipalities, networks=networks)
    filters = form.filters()
    for label in form.refused():
        messages.warning(request, f"Det valda värdet för {label} finns inte. Alla visas.")
    blocks = queries.table_of(plan, filters, municipalities=municipalities, bodies=bodies)
    may_edit = rights.may_edit_rows(scope_of(request.user), is_frozen=plan.is_frozen)
    context = {
        "plan": plan,
        "years": years_of_plans(request),
        "blocks": blocks,
        # Rows are moved in the whole table only: in a part of it nobody sees what they pass.
        "order": ordering.seen_order(_placed(blocks)) if may_edit and not filters else "",
        "form": form,
        "filters": filters,
        "shown": sum(len(block.rows) for block in blocks),
        "municipality": next((town for town in municipalities if town.slug == filters.municipality), None),
        "may_edit": may_edit,
    }
    return render(request, "programs/action_plan.html", context)


def _placed(blocks: list[queries.FocusAreaBlock]) -> list[ordering.Placed]:
    rows = [row.activity for block in blocks for row in block.rows]
    return [(row.focus_area_id, row.sub_goal_id, row.pk) for row in rows]


# --- Editing a row ------------------------------------------------------------------------------


def _table_address(activity: Activity) -> str:
    return f"{reverse('programs:action_plan', args=[activity.plan.year])}#rad-{activity.pk}"


@require_safe
def activity_row(request: HtmxRequest, pk: int) -> HttpResponse:
    """Give one row of the table as it is saved; without JavaScript the table itself."""
    activity = activity_of(request, pk)
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
    activity = activity_of(request, pk)
    if request.method != "POST":
        if refusal := _refusal(activity.plan):
            return _row(request, activity, said=refusal) if request.htmx else _frozen(request, activity.plan, refusal)
        return _form_page(request, activity, ActivityForm(instance=activity, plan=activity.plan))
    # The form writes what was sent into its instance, so it gets one of its own.
    form = ActivityForm(request.POST, instance=activity_of(request, pk), plan=activity.plan)
    if not form.is_valid():
        return _form_page(request, activity, form, status=400)
    try:
        _save(request, form, activity)
    except PlanFrozen as refusal:
        form.add_error(None, str(refusal))
        return _form_page(request, activity, form, status=409)
    except ChangedMeanwhile:
        return _conflict(request, form, activity_of(request, pk))
    drafts.forget(request.user, activity, "comment")
    return _saved(request, form, activity)


def _save(request: HtmxRequest, form: ActivityForm, activity: Activity) -> None:
    """Save the row, once more when only something that the form does not hold has changed since it was filled in.

    A row that already says what was sent, as when the button is pressed twice, is left as it is. Raises PlanFrozen, and
    ChangedMeanwhile when somebody else has changed what the form holds.
    """
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
        except ChangedMeanwhile:
            activity = activity_of(request, activity.pk)
            saved = _saved_values(activity)
            if _holds_what_was_changed(saved, form):
                return
            if saved != form.started_from():
                raise
            seen = activity.version
        else:
            return
    raise ChangedMeanwhile


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
    return _row(request, activity_of(request, activity.pk), said="Raden är sparad.")


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
    plan = plan_of(request, year)
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
    activity = activity_of(request, pk)
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
    activity = activity_of(request, pk)
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


@require_POST
def activity_place(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """Put a row in another place, and lead to the table as it is then."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user), year=year)
    pk, sent_before = row_number(request.POST.get("rad", "")), request.POST.get("fore", "")
    before = row_number(sent_before)
    if pk is None or (sent_before and before is None):
        return HttpResponseBadRequest("Flytten måste säga vilken rad och vart.")
    try:
        moved = actions.place_activity(
            plan,
            pk,
            place=request.POST.get("till", ""),
            before=before,
            seen=request.POST.get("sedd", ""),
        )
    except actions.OrderChanged:
        messages.warning(request, CHANGED)
    except actions.NoSuchPlace:
        messages.warning(request, NO_PLACE)
    except PlanFrozen as refusal:
        messages.warning(request, str(refusal))
    else:
        said = f"”{moved.activity.title}” står nu som {moved.number} av {moved.of} i {moved.place}."
        messages.success(request, said)
    return redirect("programs:action_plan", year=plan.year)
