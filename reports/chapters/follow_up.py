"""The chapter of what came of the activities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from programs.follow_up import queries as plans
from programs.follow_up.queries import ActivityFollowUp
from programs.models import FollowUp
from reports.chapters.sources import Sources


@dataclass(frozen=True)
class FollowedActivity:
    """What was planned (title, responsible, timing) and what came of it; absence stands where nothing is told."""

    title: str
    status: str
    responsible: str
    timing: str
    entries: list[str]
    absence: str

    @property
    def has_facts(self) -> bool:
        return bool(self.status or self.responsible or self.timing)


@dataclass(frozen=True)
class FollowedArea:
    name: str
    goal: str
    sub_goals: list[str]
    responsible: str
    activities: list[FollowedActivity]


@dataclass(frozen=True)
class FollowUpChapter:
    areas: list[FollowedArea]


def follow_up(sources: Sources) -> FollowUpChapter | None:
    """Return what came of each activity, by focus area, in the words of the follow-up."""
    if sources.plan is None:
        return None
    areas = plans.follow_up_of(sources.plan, today=date(sources.year, 12, 31))
    return FollowUpChapter(
        [
            FollowedArea(
                name=area.focus_area.name,
                goal=area.focus_area.goal,
                sub_goals=area.sub_goals,
                responsible=area.responsible,
                activities=[_followed(activity) for activity in area.activities],
            )
            for area in areas
        ]
    )


def _followed(followed: ActivityFollowUp) -> FollowedActivity:
    return FollowedActivity(
        title=followed.activity.title,
        status=followed.row.status,
        responsible=followed.responsible,
        timing=followed.row.timing,
        entries=[_told(entry) for entry in followed.told],
        absence=followed.absence,
    )


def _told(entry: FollowUp) -> str:
    """Return the entry's text with the figures given beside it; a printed source has them in its text already."""
    if entry.key or not entry.numbers:
        return entry.text
    figures = ", ".join(f"{label}: {number}" for label, number in entry.numbers.items())
    return f"{entry.text} ({figures})"
