"""The chapter of the projects."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from members.swedish import format_kr, sort_key
from programs.models import Project
from reports.chapters.sources import Sources


@dataclass(frozen=True)
class ProjectRow:
    title: str
    kind: str
    summary: str
    status: str
    costs: list[str]


@dataclass(frozen=True)
class Projects:
    rows: list[ProjectRow]


def projects(sources: Sources) -> Projects:
    """Return the projects that the year's report tells of, with the year's costs."""
    costs: dict[int, list[str]] = defaultdict(list)
    for cost in sources.accounts.project_costs if sources.accounts else ():
        if cost.project_id:
            payer = f"betalas av {cost.payer.name}" if cost.payer else ""
            amount = format_kr(cost.amount_kr) if cost.amount_kr is not None else ""
            told = ": ".join(filter(None, [amount, cost.what]))
            costs[cost.project_id].append(", ".join(filter(None, [told, payer])))
    found = Project.objects.filter(
        Q(source__contains=f"Verksamhetsberättelse {sources.year}") | Q(pk__in=costs), is_example=False
    )
    rows = [
        ProjectRow(
            project.title,
            project.kind,
            project.summary,
            project.status,
            [text for text in costs.get(project.pk, []) if text],
        )
        for project in found
    ]
    return Projects(sorted(rows, key=lambda row: (not row.costs, sort_key(row.title))))
