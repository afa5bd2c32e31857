"""What has come of a plan's activities, and how long nobody has said anything about them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from programs import silence
from programs.models import Activity, FocusArea, FollowUp, Plan
from programs.table.queries import PlanRow, areas_of, responsibility_of, row_of, sub_goals_in_force

NOTHING_REPORTED = "ingen uppgift lämnad"


NOTHING_NEW = "inget nytt att redovisa"


ONLY_STATUS = "bara status är lämnad"


@dataclass(frozen=True)
class ActivityFollowUp:
    """An activity with its entries and how long it has been silent on a day.

    last: the newest entry that tells something; "inget nytt" is heard, but tells nothing.
    """

    row: PlanRow
    entries: list[FollowUp]
    last: FollowUp | None
    days: int | None
    is_nothing_new: bool = False

    @property
    def activity(self) -> Activity:
        return self.row.activity

    @property
    def is_silent(self) -> bool:
        return silence.is_silent(self.days, after=self.activity.plan.silence_days)

    @property
    def age(self) -> str:
        return silence.sentence(self.days, entries=len(self.entries), nothing_new=self.is_nothing_new)

    @property
    def told(self) -> list[FollowUp]:
        """Return the entries that the yearly report prints."""
        return [entry for entry in self.entries if entry.text and not entry.nothing_new]

    @property
    def absence(self) -> str:
        """Return what stands in place of an outcome when there is nothing to print; empty when there is."""
        if self.told:
            return ""
        if not self.entries:
            return NOTHING_REPORTED
        return NOTHING_NEW if all(entry.nothing_new for entry in self.entries) else ONLY_STATUS

    @property
    def responsible(self) -> str:
        """Return everybody who answers: municipalities, networks, the source's own note."""
        return ", ".join(filter(None, [self.row.who, self.row.network_names, self.activity.responsible_note]))


@dataclass(frozen=True)
class FocusAreaFollowUp:
    """A focus area in the yearly report: its sub-goals of the year, who answers and what came of each activity."""

    focus_area: FocusArea
    sub_goals: list[str]
    responsible: str
    activities: list[ActivityFollowUp]


def activity_follow_up(row: PlanRow, entries: list[FollowUp], *, today: date) -> ActivityFollowUp:
    """Return the activity's entries with the age of the last word."""
    days = [entry.heard_on for entry in entries if entry.heard_on]
    last = max(days) if days else None
    newest = _newest(entries)
    telling = _newest([entry for entry in entries if entry.text and not entry.nothing_new])
    return ActivityFollowUp(
        row,
        entries,
        telling,
        silence.days_since(last, today=today),
        is_nothing_new=newest is not None and newest.nothing_new,
    )


def _newest(entries: list[FollowUp]) -> FollowUp | None:
    """Return the entry that speaks for the latest day; among several the one written last."""
    days = [entry.heard_on for entry in entries if entry.heard_on]
    last = max(days) if days else None
    return next((entry for entry in reversed(entries) if last is None or entry.heard_on == last), None)


def follow_up_of(plan: Plan, today: date | None = None) -> list[FocusAreaFollowUp]:
    """Return the plan's follow-up by focus area, in the order of the plan. Eight queries at most."""
    day = today or timezone.localdate()
    entries_read = FollowUp.objects.select_related("author__person", "request__person")
    activities = plan.activities.select_related("sub_goal", "focus_area").prefetch_related(
        Prefetch("follow_ups", entries_read.prefetch_related("municipalities")), "municipalities", "networks"
    )
    by_area: dict[int, list[ActivityFollowUp]] = defaultdict(list)
    for activity in activities.order_by("order", "pk"):
        activity.plan = plan
        entries = list(activity.follow_ups.all())
        row = row_of(activity)
        by_area[activity.focus_area_id].append(activity_follow_up(row, entries, today=day))
    areas = areas_of(plan, used=by_area)
    responsible = responsibility_of(plan, areas)
    return [
        FocusAreaFollowUp(
            focus_area=area,
            sub_goals=[goal.text for goal in sub_goals_in_force(area.sub_goals.all(), plan.year)],
            responsible=responsible.get(area.pk, ""),
            activities=by_area.get(area.pk, []),
        )
        for area in areas
    ]
