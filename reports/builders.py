"""The chapters that the portal can gather: each a function from a year's sources to values, and one template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reports import money_chapters, plan_chapters, report_chapters
from reports.sources import Sources


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
    "vision": _builder(plan_chapters.program, "vision"),
    "principles": _builder(plan_chapters.principles, is_short=True),
    "focus_areas": _builder(plan_chapters.program, "focus_areas", is_short=True),
    "program": _builder(plan_chapters.program, "program"),
    "regional_goals": _builder(plan_chapters.regional_goals, "goals"),
    "internal_goals": _builder(plan_chapters.internal_goals, "goals", is_short=True),
    "cooperation_areas": _builder(plan_chapters.cooperation_areas),
    "organisation": _builder(plan_chapters.organisation),
    "calendar": _builder(plan_chapters.calendar),
    "action_plan": _builder(plan_chapters.action_plan, is_wide=True),
    "changes": _builder(plan_chapters.changes),
    "agreement": _builder(plan_chapters.agreement),
    "population": _builder(report_chapters.population),
    "follow_up": _builder(report_chapters.follow_up),
    "consultations": _builder(report_chapters.consultations, is_short=True),
    "external_meetings": _builder(report_chapters.external_meetings, is_short=True),
    "projects": _builder(report_chapters.projects),
    "meeting_statistics": _builder(report_chapters.meeting_statistics),
    "budget": _builder(money_chapters.budget),
    "fees": _builder(money_chapters.fees),
    "accounts": _builder(money_chapters.accounts),
    "accounts_summary": _builder(money_chapters.accounts_summary),
    "accounts_operations": _builder(money_chapters.accounts_operations),
    "accounts_funds": _builder(money_chapters.accounts_funds),
    "accounts_differences": _builder(money_chapters.accounts_differences, is_short=True),
    "project_costs": _builder(money_chapters.project_costs, is_short=True),
}
