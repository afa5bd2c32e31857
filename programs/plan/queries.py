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


def figures_of(blocks: list[FocusAreaBlock], follow_up: list[FocusAreaFollowUp]) -> PlanFigures:
    """Return the plan's numbers from its table and its follow-up (no query)."""
    rows = [row for block in blocks for row in block.rows]
    words: dict[str, int] = defaultdict(int)
    for row in rows:
        words[str(Activity.Status(row.activity.status).label)] += 1
    goals = [one for block in blocks for one in block.sub_goals if one.sub_goal]
    followed = [one for area in follow_up for one in area.activities]
    return PlanFigures(
        activities=len(rows),
        sub_goals=len(goals),
        by_status=sorted(words.items(), key=lambda pair: swedish.sort_key(pair[0])),
        empty_sub_goals=[one for one in goals if one.is_empty],
        ownerless=[row for row in rows if not row.has_owner],
        unheard=[one for one in followed if not one.entries],
        silent=[one for one in followed if one.entries and one.is_silent],
    )
