"""Load what the documents state about programmes, plans and projects (data/programs.yaml and its neighbours)."""

from __future__ import annotations

from datetime import date
from typing import Any

from meetings.models import Decision
from members.models import Body, Municipality
from programs.models import (
    Activity,
    Adoption,
    Area,
    EarlierVision,
    FocusArea,
    FocusAreaResponsibility,
    FollowUp,
    Plan,
    PlanningLevel,
    Priority,
    PriorityPresentation,
    Program,
    ProgramText,
    Project,
    ProjectCost,
    ProjectDetail,
    RegionalGoal,
    StatedEmptySubGoal,
    SubGoal,
    SubGoalWording,
    WatchedMatter,
)
from records.loader import Entry, Loader


def load(loader: Loader) -> None:
    """Load programmes, projects and plans, in the order in which they point at each other."""
    programs = loader.file("programs.yaml")
    _load_programs(loader, programs)
    programs.done()
    projects = loader.file("projects.yaml")
    _load_projects(loader, projects)
    projects.done()
    for name in ("actionplan_2020.yaml", "actionplan_2021.yaml"):
        plan = loader.file(name)
        _load_plan(loader, plan)
        plan.done()


# --- Programmes ---------------------------------------------------------------------------------


def _load_programs(loader: Loader, file: Entry) -> None:
    for entry in loader.list_of(file, "programs"):
        values = {
            "slug": entry.text("slug"),
            "title": entry.text("title"),
            "abbreviation": entry.text("abbreviation"),
            "document_on": entry.day("document_on", None),
            "valid_from_year": entry.integer("valid_from_year", None),
            "valid_to_year": entry.integer("valid_to_year", None),
            "validity_note": entry.text("validity_note", ""),
            "status": entry.text("status", ""),
            "replaced_by": _optional(loader, Program, entry, "replaced_by"),
            "vision": entry.text("vision", ""),
            "vision_subline": entry.text("vision_subline", ""),
            "purpose": entry.text("purpose", ""),
            "overall_goal": entry.text("overall_goal", ""),
            "cross_cutting": entry.text("cross_cutting", ""),
            "revision": entry.text("revision", ""),
            "revised_every_years": entry.integer("revised_every_years", None),
            "adoption_level": entry.text("adoption_level", ""),
            "adoptions_required": entry.integer("adoptions_required", None),
            "adoption_condition": entry.text("adoption_condition", ""),
            "economic_consequences": entry.text("economic_consequences", ""),
            "legal_consequences": entry.text("legal_consequences", ""),
            "stated_counts": entry.raw("stated_counts", {}),
            "field_sources": entry.raw("field_sources", {}),
        }
        loader.put(Program, entry.text("key"), values | entry.stated(), place=entry)
    for entry in loader.list_of(file, "texts"):
        values = {
            "program": loader.get(Program, entry.text("program"), place=entry, name="program"),
            "kind": entry.choice("kind", ProgramText.Kind),
            "order": entry.integer("order"),
            "text": entry.text("text"),
            "when_text": entry.text("when_text", ""),
        }
        loader.put(ProgramText, entry.text("key"), values | entry.stated(), place=entry)
    for entry in loader.list_of(file, "areas"):
        values = {
            "program": loader.get(Program, entry.text("program"), place=entry, name="program"),
            "slug": entry.text("slug"),
            "order": entry.integer("order"),
            "name": entry.text("name"),
            "purpose": entry.text("purpose", ""),
        }
        loader.put(Area, entry.text("key"), values | entry.stated(), place=entry)
    for entry in loader.list_of(file, "focus_areas"):
        values = {
            "program": loader.get(Program, entry.text("program"), place=entry, name="program"),
            "area": _optional(loader, Area, entry, "area"),
            "slug": entry.text("slug"),
            "order": entry.integer("order"),
            "name": entry.text("name"),
            "goal": entry.text("goal", ""),
            "goal_variants": entry.raw("goal_variants", []),
            "issues": entry.texts("issues"),
            "directions": entry.texts("directions"),
            "year_focus": entry.texts("year_focus"),
            "long_term_goals": entry.integer("long_term_goals", None),
        }
        loader.put(FocusArea, entry.text("key"), values | entry.stated(), place=entry)
    for entry in loader.list_of(file, "responsibilities"):
        values = {
            "focus_area": loader.get(FocusArea, entry.text("focus_area"), place=entry, name="focus_area"),
            "year": entry.integer("year", None),
            "text": entry.text("text", ""),
        }
        bodies = _many(loader, Body, entry, "bodies")
        loader.put(FocusAreaResponsibility, entry.text("key"), values | entry.stated(), place=entry, bodies=bodies)
    _load_sub_goals(loader, file)
    _load_context(loader, file)


def _load_sub_goals(loader: Loader, file: Entry) -> None:
    for entry in loader.list_of(file, "sub_goals"):
        values = {
            "focus_area": loader.get(FocusArea, entry.text("focus_area"), place=entry, name="focus_area"),
            "slug": entry.text("slug"),
            "order": entry.integer("order"),
            "text": entry.text("text"),
            "added_on": entry.day("added_on", None),
            "added_by": entry.text("added_by", ""),
            "added_by_decision": _optional(loader, Decision, entry, "added_by_decision"),
            "in_original": entry.boolean("in_original", default=True),
        }
        loader.put(SubGoal, entry.text("key"), values | entry.stated(), place=entry)
    for entry in loader.list_of(file, "wordings"):
        values = {
            "sub_goal": loader.get(SubGoal, entry.text("sub_goal"), place=entry, name="sub_goal"),
            "text": entry.text("text"),
        }
        loader.put(SubGoalWording, entry.text("key"), values | entry.stated(), place=entry)


def _load_context(loader: Loader, file: Entry) -> None:
    """Adoptions, the region's goals, the levels of planning and the visions before the programmes."""
    for entry in loader.list_of(file, "adoptions"):
        values = {
            "program": loader.get(Program, entry.text("program"), place=entry, name="program"),
            "municipality": _optional(loader, Municipality, entry, "municipality"),
            "adopted_on": entry.day("adopted_on", None),
            "year": entry.integer("year", None),
            "month": entry.integer("month", None),
            "date_text": entry.text("date_text", ""),
            "date_as_read": entry.text("date_as_read", ""),
            "paragraph": entry.text("paragraph", ""),
            "adopted_by": entry.text("adopted_by", ""),
        }
        loader.put(Adoption, entry.text("key"), values | entry.stated(), place=entry)
    for entry in loader.list_of(file, "regional_goals"):
        values = {"order": entry.integer("order"), "text": entry.text("text")}
        loader.put(RegionalGoal, entry.text("key"), values | entry.stated(), place=entry)
    for entry in loader.list_of(file, "planning_levels"):
        values = {"order": entry.integer("order"), "level": entry.text("level"), "plans": entry.texts("plans")}
        loader.put(PlanningLevel, entry.text("key"), values | entry.stated(), place=entry)
    for entry in loader.list_of(file, "earlier_visions"):
        values = {
            "title": entry.text("title"),
            "target_year": entry.integer("target_year"),
            "summary": entry.text("summary"),
            "target": entry.text("target", ""),
            "structure": entry.raw("structure", {}),
        }
        loader.put(EarlierVision, entry.text("key"), values | entry.stated(), place=entry)


# --- Plans --------------------------------------------------------------------------------------


def _load_plan(loader: Loader, file: Entry) -> None:
    head = file.entry("plan")
    values = {
        "year": head.integer("year"),
        "program": loader.get(Program, head.text("program"), place=head, name="program"),
        "title": head.text("title"),
        "attachment": head.text("attachment", ""),
        "title_as_read": head.text("title_as_read", ""),
        "state": head.choice("state", Plan.State),
        "adopted_on": head.day("adopted_on", None),
        "columns": head.texts("columns"),
        "remarks": head.texts("remarks"),
        "abbreviations": head.raw("abbreviations", {}),
    }
    plan = loader.put(Plan, head.text("key"), values | head.stated(), place=head)
    head.done()
    for entry in loader.list_of(file, "activities"):
        _load_activity(loader, plan, entry)
    for entry in loader.list_of(file, "sub_goals_without_activity"):
        stated = {
            "plan": plan,
            "sub_goal": loader.get(SubGoal, entry.text("sub_goal"), place=entry, name="sub_goal"),
            "text": entry.text("text", ""),
        } | entry.stated()
        key = entry.text("key")
        if plan:
            loader.put(StatedEmptySubGoal, key, stated, place=entry)


def _load_activity(loader: Loader, plan: Plan | None, entry: Entry) -> None:
    values = {
        "plan": plan,
        "order": entry.integer("order"),
        "focus_area": loader.get(FocusArea, entry.text("focus_area"), place=entry, name="focus_area"),
        "sub_goal": _optional(loader, SubGoal, entry, "sub_goal"),
        "sub_goal_text": entry.text("sub_goal_text", ""),
        "title": entry.text("title"),
        "scope": entry.choice("scope", Activity.Scope, Activity.Scope.NOT_STATED),
        "contacts": entry.texts("contacts"),
        "responsible_as_read": entry.text("responsible_as_read", ""),
        "responsible_note": entry.text("responsible_note", ""),
        "timing": entry.choice("timing", Activity.Timing, Activity.Timing.NOT_STATED),
        "timing_month": entry.integer("timing_month", None),
        "timing_year": entry.integer("timing_year", None),
        "timing_text": entry.text("timing_text", ""),
        "condition": entry.text("condition", ""),
        "comment": entry.text("comment", ""),
        "status": entry.choice("status", Activity.Status, Activity.Status.NOT_STATED),
        "status_text": entry.text("status_text", ""),
    } | entry.stated()
    key = entry.text("key")
    municipalities = _many(loader, Municipality, entry, "municipalities")
    networks = _many(loader, Body, entry, "networks")
    predecessors = _many(loader, Activity, entry, "predecessors")
    projects = _many(loader, Project, entry, "projects")
    activity = plan and loader.put(
        Activity,
        key,
        values,
        place=entry,
        municipalities=municipalities,
        networks=networks,
        predecessors=predecessors,
        projects=projects,
    )
    for said in loader.list_of(entry, "follow_ups"):
        follow_up = {
            "activity": activity,
            "order": said.integer("order"),
            "text": said.text("text"),
            "on": said.day("on", None),
            "also_on": [_day(said, value) for value in said.texts("also_on")],
            "date_text": said.text("date_text", ""),
            "year": said.integer("year", None),
            "month": said.integer("month", None),
            "numbers": said.raw("numbers", {}),
        } | said.stated()
        said_key, where = said.text("key"), _many(loader, Municipality, said, "municipalities")
        if activity:
            loader.put(FollowUp, said_key, follow_up, place=said, municipalities=where)


# --- Projects -----------------------------------------------------------------------------------


def _load_projects(loader: Loader, file: Entry) -> None:
    for entry in loader.list_of(file, "projects"):
        values = {
            "slug": entry.text("slug"),
            "title": entry.text("title"),
            "kind": entry.text("kind"),
            "summary": entry.text("summary", ""),
            "sub_goal": _optional(loader, SubGoal, entry, "sub_goal"),
            "network": _optional(loader, Body, entry, "network"),
            "decision": _optional(loader, Decision, entry, "decision"),
            "year": entry.integer("year", None),
            "starts": entry.text("starts", ""),
            "ends": entry.text("ends", ""),
            "status": entry.text("status", ""),
            "lead": entry.text("lead", ""),
            "consultant": entry.text("consultant", ""),
            "consultant_paid_by": entry.text("consultant_paid_by", ""),
            "procured": entry.boolean("procured") if "procured" in entry else None,
            "fund_key": entry.text("fund_key", ""),
        } | entry.stated()
        project = loader.put(
            Project,
            entry.text("key"),
            values,
            place=entry,
            focus_areas=_many(loader, FocusArea, entry, "focus_areas"),
            participants=_many(loader, Municipality, entry, "participants"),
            not_participating=_many(loader, Municipality, entry, "not_participating"),
        )
        _load_project_parts(loader, project, entry)
    for entry in loader.list_of(file, "watched_matters"):
        matter = {"kind": entry.choice("kind", WatchedMatter.Kind), "name": entry.text("name")} | entry.stated()
        loader.put(WatchedMatter, entry.text("key"), matter, place=entry)


def _load_project_parts(loader: Loader, project: Project | None, entry: Entry) -> None:
    for part in loader.list_of(entry, "details"):
        detail = {
            "project": project,
            "label": part.text("label"),
            "order": part.integer("order"),
            "text": part.text("text"),
            "when_text": part.text("when_text", ""),
            "state": part.text("state", ""),
        }
        _put_part(loader, ProjectDetail, project, part, detail)
    for part in loader.list_of(entry, "priorities"):
        priority = {
            "project": project,
            "decision": _optional(loader, Decision, part, "decision"),
            "order": part.integer("order"),
            "name": part.text("name"),
            "mode": part.text("mode", ""),
            "planning_period": part.text("planning_period", ""),
        }
        _put_part(loader, Priority, project, part, priority)
    for part in loader.list_of(entry, "presentations"):
        presentation = {
            "project": project,
            "to": part.text("to"),
            "presented_on": part.day("presented_on", None),
            "by": part.text("by", ""),
        }
        _put_part(loader, PriorityPresentation, project, part, presentation)
    for part in loader.list_of(entry, "costs"):
        cost = {
            "project": project,
            "order": part.integer("order"),
            "what": part.text("what"),
            "amount_kr": part.integer("amount_kr", None),
            "as_printed": part.text("as_printed", ""),
            "paid_by": part.text("paid_by", ""),
            "payer": _optional(loader, Municipality, part, "payer"),
            "year": part.integer("year", None),
            "charged_to_year": part.integer("charged_to_year", None),
        }
        _put_part(loader, ProjectCost, project, part, cost)


def _put_part(loader: Loader, model: Any, project: Project | None, part: Entry, values: dict[str, Any]) -> None:
    key, stated = part.text("key"), part.stated()
    if project:
        loader.put(model, key, values | stated, place=part)


# --- References ---------------------------------------------------------------------------------


def _optional(loader: Loader, model: Any, entry: Entry, name: str) -> Any:
    key = entry.text(name, "")
    return loader.get(model, key, place=entry, name=name) if key else None


def _many(loader: Loader, model: Any, entry: Entry, name: str) -> list[Any]:
    return [loader.get(model, key, place=entry, name=name) for key in entry.texts(name)]


def _day(entry: Entry, value: str) -> str:
    """Return the day as it is written, checked; the loader keeps lists as text."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise entry.error("also_on", f"{value!r} är inte ett datum. Skriv det som 2020-01-16.") from None
