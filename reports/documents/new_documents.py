"""Next year's document starts as this year's: the same chapters, their texts as a first version."""

from __future__ import annotations

import re

from django.db import IntegrityError, transaction

from meetings.models import Decision
from records.models import Document
from reports.models import AnnualDocument, Chapter

CHANGES = "changes"  # the builder of the chapter (reports.chapters.builders)


class AlreadyStarted(Exception):
    """The year has a document of the kind."""


class NothingToStartFrom(Exception):
    """No year has a document of the kind whose chapters could be taken over."""


@transaction.atomic
def start(kind: str, year: int, *, decision: Decision | None = None, is_example: bool = False) -> AnnualDocument:
    """Make the year's document with the chapters and texts of the nearest year that has one.

    A year in a heading becomes the new year; the texts stand as they were until somebody writes new ones.
    Raises AlreadyStarted, NothingToStartFrom.
    """
    if found := AnnualDocument.objects.filter(kind=kind, year=year).first():
        raise AlreadyStarted(f"{found.title} finns redan.")
    years = AnnualDocument.objects.filter(kind=kind).values_list("year", flat=True)
    if not years:
        label = AnnualDocument.Kind(kind).label
        raise NothingToStartFrom(f"Det finns ingen tidigare {label} att utgå från.")
    nearest = min(years, key=lambda other: (other > year, abs(other - year)))  # an earlier year before a later one
    source = AnnualDocument.objects.get(kind=kind, year=nearest)
    title = _for_year(source.title, nearest, year)
    try:
        with transaction.atomic():
            annual = _create(kind, year, title=title, source=source, decision=decision, is_example=is_example)
    except IntegrityError:  # begun in the same moment by somebody else
        raise AlreadyStarted(f"{title} finns redan.") from None
    Chapter.objects.bulk_create(
        Chapter(
            annual=annual,
            order=chapter.order,
            number=chapter.number,
            slug=chapter.slug,
            title=_for_year(chapter.title, nearest, year),
            kind=chapter.kind,
            builder=chapter.builder,
            body=chapter.body,
            is_example=is_example,
        )
        for chapter in source.chapters.order_by("order")
    )
    if kind in {AnnualDocument.Kind.PLAN, AnnualDocument.Kind.ACTION_PLAN}:
        _add_changes(annual, is_example=is_example)
    return annual


def _create(
    kind: str, year: int, *, title: str, source: AnnualDocument, decision: Decision | None, is_example: bool
) -> AnnualDocument:
    document = Document.objects.create(
        kind=kind, title=title, year=year, note="Sammanställs i portalen.", is_public=False, is_example=is_example
    )
    return AnnualDocument.objects.create(
        kind=kind,
        year=year,
        title=title,
        subtitle=source.subtitle,
        document=document,
        decision=decision,
        is_example=is_example,
    )


def _add_changes(annual: AnnualDocument, *, is_example: bool) -> None:
    """Let a plan that grows out of the year before's say last what has changed."""
    if annual.chapters.filter(builder=CHANGES).exists():
        return
    last = annual.chapters.order_by("order").last()
    Chapter.objects.create(
        annual=annual,
        order=(last.order if last else 0) + 1,
        slug="forandringar",
        title=f"Förändringar sedan {annual.year - 1}",
        kind=Chapter.Source.DATA,
        builder=CHANGES,
        is_example=is_example,
    )


def find_or_start(kind: str, year: int, *, decision: Decision | None, is_example: bool = False) -> AnnualDocument:
    """Return the year's document, started now if it was not before, with its decision set if it had none."""
    annual = AnnualDocument.objects.filter(kind=kind, year=year).first()
    if annual is None:
        return start(kind, year, decision=decision, is_example=is_example)
    if decision and annual.decision_id is None:
        annual.decision = decision
        annual.save(update_fields=["decision"])
    return annual


def _for_year(heading: str, before: int, after: int) -> str:
    """Return the heading with the year, and the year before it, moved as far as the document is."""
    years = {str(before): str(after), str(before - 1): str(after - 1)}
    return re.sub(r"\b\d{4}\b", lambda found: years.get(found[0], found[0]), heading)


def chapters_with_older_years(annual: AnnualDocument) -> list[tuple[Chapter, list[int]]]:
    """Return the chapters whose own text names a year before the one before the document's, with those years.

    A text taken over from an earlier document often does; it may also be right, so it is only told of.
    """
    found = []
    for chapter in annual.chapters.exclude(body="").order_by("order"):
        named = {int(year) for year in re.findall(r"\b20\d\d\b", chapter.body)}
        if old := sorted(year for year in named if year < annual.year - 1):
            found.append((chapter, old))
    return found
