"""Copying a plan or an activity into the next year: what follows, what begins anew and what stays behind.

Every field and every relation of the two tables has a choice here, with its reason; a test walks the tables and
fails for one without. What the caller decides (`given`) has no value here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import models

from programs.models import (
    Activity,
    ActivityMunicipality,
    ActivityNetwork,
    ActivityPart,
    ActivityPerson,
    FocusArea,
    Plan,
    Program,
    SubGoal,
)


class Way(Enum):
    COPIED = "copied"
    RESET = "reset"
    GIVEN = "given"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Choice:
    """What happens to a field or a relation when its row is copied. value: what it is reset to."""

    way: Way
    why: str = ""
    value: Any = None


def _reset(value: Any, why: str) -> Choice:
    return Choice(Way.RESET, why, value)


def _given(why: str) -> Choice:
    return Choice(Way.GIVEN, why)


def _skipped(why: str) -> Choice:
    return Choice(Way.SKIPPED, why)


_COPIED = Choice(Way.COPIED)
_OWN = _skipped("the new row has its own")
# What a document says about its own row (members.sources).
_STATED = {
    "key": _reset(None, "no document states the new row"),
    "source": _reset("", "no document states the new row"),
    "note": _reset("", "a remark about the source's row"),
    "uncertain": _reset(False, "a doubt about how the source is read"),
    "uncertain_note": _reset("", "a doubt about how the source is read"),
    "events": _skipped("history is written by the database"),
    "id": _OWN,
    "version": _OWN,
}

PLAN: dict[str, Choice] = _STATED | {
    "is_example": _COPIED,
    "year": _given("the plan is for another year"),
    "program": _given("the programme in force in that year"),
    "title": _given("it names the year"),
    "attachment": _reset("", "its place in last year's document"),
    "title_as_read": _reset("", "how the source's title is read"),
    "state": _reset(Plan.State.DRAFT, "a new plan starts as a draft"),
    "adopted_on": _reset(None, "the new plan is not adopted"),
    "adopted_by": _reset(None, "the new plan is not adopted"),
    "presentation_waived": _reset("", "a reason that held for last year's adoption"),
    "columns": _reset([], "the source's own columns"),
    "remarks": _reset([], "remarks on the source's table"),
    "abbreviations": _COPIED,
    "silence_days": _COPIED,
    "activities": _skipped("each one is chosen: programs.next_plan.actions"),
    "stated_empty_sub_goals": _skipped("what a document prints"),
    "presentations": _skipped("the new draft is presented anew (§ 4)"),
    "versions": _skipped("the new plan has not been adopted"),
    "carried_over": _skipped("choices made for last year's plan"),
    "proposals": _skipped("proposals for last year's plan"),
    "rounds": _skipped("last year's follow-up"),
}

ACTIVITY: dict[str, Choice] = _STATED | {
    "is_example": _given("as its plan"),
    "plan": _given("the new plan"),
    "order": _given("its place in the new plan"),
    "focus_area": _given("the new programme may have other focus areas"),
    "sub_goal": _given("the new programme may have other sub-goals"),
    "sub_goal_text": _reset("", "how last year's plan worded the sub-goal"),
    "title": _COPIED,
    "scope": _COPIED,
    "contacts": _COPIED,
    "responsible_as_read": _reset("", "how the source is read"),
    "responsible_note": _COPIED,
    "timing": _COPIED,
    "timing_month": _COPIED,
    "timing_year": _COPIED,
    "timing_text": _COPIED,
    "condition": _COPIED,
    "condition_met_on": _reset(None, "the condition is met, or not, in the new year"),
    "comment": _COPIED,
    "status": _reset(Activity.Status.NOT_STARTED, "nothing is done in the new year yet"),
    "status_text": _reset("", "the source's words for last year's status"),
    "cost_kr": _reset(None, "last year's money"),
    "municipalities": _COPIED,
    "activitymunicipality": _COPIED,
    "networks": _COPIED,
    "activitynetwork": _COPIED,
    "persons": _COPIED,
    "owners": _COPIED,
    "projects": _COPIED,
    "predecessors": _given("the row that was copied"),
    "successors": _skipped("what last year's row became"),
    "steps": _skipped("last year's steps with last year's days"),
    "carried_over": _skipped("the choice that was made for last year's row"),
    "proposals": _skipped("proposals about last year's row"),
    "follow_ups": _skipped("what came of last year's row stays with it"),
    "requests": _skipped("who was asked about last year's row"),
}


def values_of(row: models.Model, choices: dict[str, Choice]) -> dict[str, Any]:
    """Return the columns of a copy of the row, apart from those that the caller gives. Nothing is saved."""
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        choice = choices[field.name]
        if choice.way is Way.COPIED:
            value = getattr(row, field.attname)
            values[field.attname] = value.copy() if isinstance(value, list | dict) else value
        elif choice.way is Way.RESET:
            values[field.attname] = choice.value.copy() if isinstance(choice.value, list) else choice.value
    return values


def copy_plan(source: Plan, *, year: int, program: Program, title: str) -> Plan:
    """Save a draft for another year on the plan of one; its activities are chosen one by one."""
    return Plan.objects.create(year=year, program=program, title=title, **values_of(source, PLAN))


def copy_activity(
    source: Activity,
    *,
    plan: Plan,
    order: int,
    focus_area: FocusArea,
    sub_goal: SubGoal | None,
    title: str = "",
    **changed: Any,
) -> Activity:
    """Save a copy of the activity in the plan, standing on the one it was copied from. changed: other columns."""
    given = {
        "plan": plan,
        "order": order,
        "focus_area": focus_area,
        "sub_goal": sub_goal,
        "is_example": plan.is_example,
    }
    values = values_of(source, ACTIVITY) | given | changed
    copy = Activity.objects.create(**values | ({"title": title} if title else {}))
    _take_over(copy, source, municipalities=True)
    copy.predecessors.add(source)
    return copy


def absorb(activity: Activity, source: Activity) -> dict[str, Any]:
    """Let the activity stand on one more: who answers and the projects of both.

    Returns the columns that change, for the caller to save.
    """
    _take_over(activity, source, municipalities=activity.scope == source.scope)
    activity.predecessors.add(source)
    contacts = [*activity.contacts, *(name for name in source.contacts if name not in activity.contacts)]
    comments = [text for text in (activity.comment, source.comment) if text]
    comment = activity.comment if source.comment in activity.comment else "\n\n".join(comments)
    return {"contacts": contacts, "comment": comment}


def release(activity: Activity, source: Activity, others: Sequence[Activity]) -> dict[str, Any]:
    """Let the activity stand on `others` alone again: what only `source` brought goes with it.

    Returns the columns that change, for the caller to save.
    """
    activity.predecessors.remove(source)
    for name in ("municipalities", "networks", "persons", "projects"):
        kept = {row.pk for other in others for row in getattr(other, name).all()}
        getattr(activity, name).remove(*(row for row in getattr(source, name).all() if row.pk not in kept))
    kept_contacts = {name for other in others for name in other.contacts}
    contacts = [name for name in activity.contacts if name not in source.contacts or name in kept_contacts]
    comment = activity.comment
    if source.comment and all(source.comment not in other.comment for other in others):
        comment = comment.replace(f"\n\n{source.comment}", "").removeprefix(f"{source.comment}\n\n")
    return {"contacts": contacts, "comment": comment}


def _take_over(activity: Activity, source: Activity, *, municipalities: bool) -> None:
    """Give the activity those who answer for the source, in the same part, and its projects; none comes twice."""
    if municipalities:
        towns = _links(ActivityMunicipality.objects.filter(activity=source), "municipality_id")
        ActivityMunicipality.objects.bulk_create(
            (ActivityMunicipality(activity=activity, municipality_id=pk, part=part) for pk, part in towns),
            ignore_conflicts=True,
        )
    networks = _links(ActivityNetwork.objects.filter(activity=source), "body_id")
    ActivityNetwork.objects.bulk_create(
        (ActivityNetwork(activity=activity, body_id=pk, part=part) for pk, part in networks), ignore_conflicts=True
    )
    people = _links(ActivityPerson.objects.filter(activity=source), "person_id")
    ActivityPerson.objects.bulk_create(
        (ActivityPerson(activity=activity, person_id=pk, part=part) for pk, part in people), ignore_conflicts=True
    )
    activity.projects.add(*source.projects.all())


def _links(rows: models.QuerySet[Any], column: str) -> Iterable[tuple[int, ActivityPart]]:
    return [(pk, ActivityPart(part)) for pk, part in rows.order_by("pk").values_list(column, "part")]
