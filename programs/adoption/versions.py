"""What a plan says, as data: kept with a hash when it is adopted or amended, and compared version by version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from programs.models import ActivityMunicipality, ActivityNetwork, ActivityPart, Plan
from programs.table import queries
from records import textdiff

FIELDS = {
    "focus_area": "Fokusområde",
    "sub_goal": "Delmål",
    "title": "Aktivitet",
    "who": "Ansvarig kommun",
    "contacts": "Kontaktpersoner",
    "networks": "Ansvarigt nätverk",
    "takes_part": "Deltar, utan att leda",
    "note": "Om ansvaret",
    "timing": "Tidplan",
    "condition": "Villkor",
    "comment": "Kommentar",
    "cost_kr": "Kostnad",
}


def content_of(plan: Plan) -> dict[str, Any]:
    """Return what the plan says, row by row in its order: what is decided on, not how it goes."""
    taking_part = _taking_part(plan)
    rows = []
    for block in queries.table_of(plan):
        for group in block.sub_goals:
            for row in group.rows:
                activity = row.activity
                rows.append(
                    {
                        "id": activity.pk,
                        "focus_area": block.focus_area.name,
                        "sub_goal": group.text if group.sub_goal else "",
                        "title": activity.title,
                        "who": row.who,
                        "contacts": row.contacts,
                        "networks": row.network_names,
                        "note": activity.responsible_note,
                        "timing": row.timing,
                        "condition": activity.condition,
                        "comment": activity.comment,
                        "cost_kr": activity.cost_kr,
                    }
                    | taking_part.get(activity.pk, {})
                )
    return {"year": plan.year, "title": plan.title, "program": plan.program.title, "activities": rows}


def _taking_part(plan: Plan) -> dict[int, dict[str, str]]:
    """Return who takes part in each activity without leading it; the content of the others stays as it was."""
    towns = ActivityMunicipality.objects.filter(activity__plan=plan, part=ActivityPart.TAKES_PART)
    networks = ActivityNetwork.objects.filter(activity__plan=plan, part=ActivityPart.TAKES_PART)
    names: dict[int, list[str]] = defaultdict(list)
    for pk, name in (
        *towns.order_by("municipality__name").values_list("activity", "municipality__name"),
        *networks.order_by("body__name").values_list("activity", "body__name"),
    ):
        names[pk].append(name)
    return {pk: {"takes_part": ", ".join(found)} for pk, found in names.items()}


@dataclass(frozen=True)
class WordingChange:
    """One field of a row, before and after."""

    label: str
    before: str
    after: str
    diff: list[tuple[textdiff.Kind, str]]


@dataclass(frozen=True)
class RowChange:
    """A row that was added, taken away, moved or worded differently."""

    kind: str
    title: str
    fields: list[WordingChange]


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[RowChange]:
    """Return what differs between two versions, in the order of the later one; what was taken away stands last."""
    old = {row["id"]: row for row in before["activities"]}
    new = {row["id"]: row for row in after["activities"]}
    found = []
    for key, row in new.items():
        if key not in old:
            found.append(RowChange("Ny aktivitet", row["title"], []))
        elif fields := _fields(old[key], row):
            found.append(RowChange("Ändrad", row["title"], fields))
    found += [RowChange("Borttagen", row["title"], []) for key, row in old.items() if key not in new]
    kept = [key for key in old if key in new]
    if not found and kept != [key for key in new if key in old]:
        found.append(RowChange("Ny ordning", "Aktiviteterna står i en annan ordning.", []))
    return found


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[WordingChange]:
    changed = []
    for name, label in FIELDS.items():
        old, new = _words(before.get(name)), _words(after.get(name))
        if old != new:
            changed.append(WordingChange(label, old, new, textdiff.wording(old, new)))
    return changed


def _words(value: Any) -> str:
    return "" if value is None else str(value)
