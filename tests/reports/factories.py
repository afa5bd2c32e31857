"""Plain makers of annual documents and chapters."""

from __future__ import annotations

from typing import Any

from records.models import Document
from reports.models import AnnualDocument, Chapter


def make_annual(**fields: Any) -> AnnualDocument:
    values: dict[str, Any] = {"kind": "verksamhetsplan", "year": 2040, "title": "Verksamhetsplan 2040"} | fields
    if "document" not in values:
        values["document"] = Document.objects.create(kind=values["kind"], title=values["title"], year=values["year"])
    return AnnualDocument.objects.create(**values)


def make_chapter(annual: AnnualDocument, **fields: Any) -> Chapter:
    order = annual.chapters.count() + 1
    values: dict[str, Any] = {
        "order": order,
        "number": str(order),
        "slug": f"kapitel{order}",
        "title": f"Kapitel {order}",
        "body": "<p>Text.</p>",
    }
    return Chapter.objects.create(annual=annual, **(values | fields))
