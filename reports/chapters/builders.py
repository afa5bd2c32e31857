"""The chapters that the portal can gather: each a function from a year's sources to values, and one template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reports.chapters import (
    accounts,
    action_plan,
    agreement,
    answers,
    budget,
    calendar,
    fees,
    follow_up,
    goals,
    organisation,
    population,
    projects,
    statistics,
)
from reports.chapters.sources import Sources


@dataclass(frozen=True)
class Builder:
    """gather: values only, or None when there is nothing for the year. is_wide: lies on its side in the PDF.

    is_short: may begin on the page where the chapter before it ends.
    """

    gather: Callable[[Sources], Any]
    template: str
    is_wide: bool = False
    is_short: bool = False


def _builder(
    gather: Callable[[Sources], Any], template: str = "", *, is_wide: bool = False, is_short: bool = False
) -> Builder:
    return Builder(gather, f"reports/chapters/{template or gather.__name__}.html", is_wide, is_short)


BUILDERS: dict[str, Builder] = {
    "vision": _builder(goals.program, "vision"),
    "principles": _builder(goals.principles, is_short=True),
    "focus_areas": _builder(goals.program, "focus_areas", is_short=True),
    "program": _builder(goals.program, "program"),
    "regional_goals": _builder(goals.regional_goals, "goals"),
    "internal_goals": _builder(goals.internal_goals, "goals", is_short=True),
    "cooperation_areas": _builder(goals.cooperation_areas),
    "organisation": _builder(organisation.organisation),
    "calendar": _builder(calendar.calendar),
    "action_plan": _builder(action_plan.action_plan, is_wide=True),
    "changes": _builder(action_plan.changes),
    "agreement": _builder(agreement.agreement),
    "population": _builder(population.population),
    "follow_up": _builder(follow_up.follow_up),
    "consultations": _builder(answers.consultations, is_short=True),
    "external_meetings": _builder(answers.external_meetings, is_short=True),
    "projects": _builder(projects.projects),
    "meeting_statistics": _builder(statistics.meeting_statistics),
    "budget": _builder(budget.budget),
    "fees": _builder(fees.fees),
    "accounts": _builder(accounts.accounts),
    "accounts_summary": _builder(accounts.accounts_summary),
    "accounts_operations": _builder(accounts.accounts_operations),
    "accounts_funds": _builder(accounts.accounts_funds),
    "accounts_differences": _builder(accounts.accounts_differences, is_short=True),
    "project_costs": _builder(accounts.project_costs, is_short=True),
}
