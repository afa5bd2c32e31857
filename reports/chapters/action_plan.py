"""The chapter of the action plan, and what has changed since the plan before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from programs.models import Plan
from programs.next_plan import changes as plan_changes
from programs.table import queries as plans
from reports.chapters.sources import Sources

# --- Action plan ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class ActivityRow:
    title: str
    municipalities: str
    networks: str
    timing: str
    comment: str
    status: str
    uncertain: bool


@dataclass(frozen=True)
class SubGoalRows:
    text: str
    note: str
    activities: list[ActivityRow]


@dataclass(frozen=True)
class FocusAreaRows:
    name: str
    goal: str
    responsible: str
    sub_goals: list[SubGoalRows]


@dataclass(frozen=True)
class ActionPlan:
    title: str
    focus_areas: list[FocusAreaRows]
    abbreviations: list[tuple[str, str]]
    has_status: bool
    activities: int
    empty: int


def action_plan(sources: Sources) -> ActionPlan | None:
    """Return the plan's table by focus area and sub-goal, with the sub-goals that have no activity."""
    if sources.plan is None:
        return None
    blocks = [
        FocusAreaRows(
            name=block.focus_area.name,
            goal=block.focus_area.goal,
            responsible=block.responsible,
            sub_goals=[SubGoalRows(part.text, part.note, _activities(part.rows)) for part in block.sub_goals],
        )
        for block in plans.table_of(sources.plan)
    ]
    rows = [row for block in blocks for sub_goal in block.sub_goals for row in sub_goal.activities]
    return ActionPlan(
        title=sources.plan.title,
        focus_areas=blocks,
        abbreviations=sorted((sources.plan.abbreviations or {}).items()),
        has_status=any(row.status for row in rows),
        activities=len(rows),
        empty=sum(not sub_goal.activities for block in blocks for sub_goal in block.sub_goals),
    )


def _activities(rows: Iterable[plans.PlanRow]) -> list[ActivityRow]:
    return [
        ActivityRow(
            title=row.activity.title,
            municipalities=row.who + (f" ({row.contacts})" if row.contacts else ""),
            networks=row.network_names or row.activity.responsible_note,
            timing=row.timing,
            comment=" ".join(filter(None, [row.activity.condition, row.activity.comment])),
            status=row.status,
            uncertain=row.activity.uncertain,
        )
        for row in rows
    ]


# --- What has changed since the plan before ---------------------------------------------------------


@dataclass(frozen=True)
class Reworded:
    """An activity in new words: the parts that are the same, added and removed. is_rewritten: hardly any are left."""

    before: str
    after: str
    diff: list[tuple[str, str]]
    is_rewritten: bool


@dataclass(frozen=True)
class OneAndMany:
    """An activity, and those it was merged from or split into."""

    one: str
    many: list[str]


@dataclass(frozen=True)
class Dropped:
    title: str
    reason: str


@dataclass(frozen=True)
class PlanChanges:
    """What the plan has changed since the one before, as the page of changes lists it."""

    sentence: str
    year: int
    year_before: int
    reworded: list[Reworded]
    merged: list[OneAndMany]
    split: list[OneAndMany]
    dropped: list[Dropped]
    added: list[str]
    unchanged: list[str]
    undecided: list[str]


def changes(sources: Sources) -> PlanChanges | None:
    """Return the changes since the plan before; None without such a plan or without any line between the two."""
    plan = sources.plan
    among = None if sources.reader is None else Plan.objects.visible_to(sources.reader)
    before = plan and plan_changes.plan_before(plan, among)
    if plan is None or before is None:
        return None
    found = plan_changes.changes_of(plan, before)
    if not found.has_lineage:
        return None
    return PlanChanges(
        sentence=found.sentence,
        year=plan.year,
        year_before=before.year,
        reworded=[
            Reworded(
                before=pair.before.activity.title,
                after=pair.after.activity.title,
                diff=[(str(kind), text) for kind, text in pair.diff],
                is_rewritten=pair.is_rewritten,
            )
            for pair in found.reworded
        ],
        merged=[OneAndMany(merger.activity.title, [row.title for row in merger.stands_on]) for merger in found.merged],
        split=[OneAndMany(division.activity.title, [row.title for row in division.into]) for division in found.split],
        dropped=[Dropped(ended.activity.title, ended.reason) for ended in found.dropped],
        added=[new.activity.title for new in found.added],
        unchanged=[pair.after.activity.title for pair in found.unchanged],
        undecided=[waiting.activity.title for waiting in found.undecided],
    )
