"""A plan in numbers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from members import swedish
from programs.follow_up.queries import ActivityFollowUp, FocusAreaFollowUp
from programs.models import Activity
from programs.table.queries import FocusAreaBlock, PlanRow, SubGoalBlock


@dataclass(frozen=True)
class PlanFigures:
    """What stands in a plan, counted, and what nobody answers for or has spoken of."""

    activities: int
    sub_goals: int
    by_status: list[tuple[str, int]]
    empty_sub_goals: list[SubGoalBlock]
    ownerless: list[PlanRow]
    unheard: list[ActivityFollowUp]
    silent: list[ActivityFollowUp]

    def lack_nothing(self, *, asks: bool, is_closed: bool) -> bool:
        """Whether all goals have activities, all activities an owner and, where one asks for it, a follow-up.

        is_closed: the year is followed up, and silence no longer counts.
        """
        if self.empty_sub_goals or self.ownerless:
            return False
        return not asks or (not self.unheard and (is_closed or not self.silent))


def figures_of(blocks: list[FocusAreaBlock], areas: list[FocusAreaFollowUp]) -> PlanFigures:
    """Return the plan's numbers from its table and its follow-up (no query)."""
    rows = [row for block in blocks for row in block.rows]
    words: dict[str, int] = defaultdict(int)
    for row in rows:
        words[str(Activity.Status(row.activity.status).label)] += 1
    goals = [goal for block in blocks for goal in block.sub_goals if goal.sub_goal]
    followed = [follow_up for area in areas for follow_up in area.activities]
    return PlanFigures(
        activities=len(rows),
        sub_goals=len(goals),
        by_status=sorted(words.items(), key=lambda pair: swedish.sort_key(pair[0])),
        empty_sub_goals=[goal for goal in goals if goal.is_empty],
        ownerless=[row for row in rows if not row.has_owner],
        unheard=[follow_up for follow_up in followed if not follow_up.entries],
        silent=[follow_up for follow_up in followed if follow_up.entries and follow_up.is_silent],
    )
