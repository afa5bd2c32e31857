"""Load the year's documents with their chapters and first texts from data/texts/."""

from __future__ import annotations

from meetings.models import Decision
from records import richtext
from records.loader import Entry, Loader
from records.models import Document
from reports.chapters.builders import BUILDERS
from reports.models import AnnualDocument, Chapter


def load(loader: Loader) -> None:
    for path in sorted((loader.folder / "texts").glob("*.yaml")):
        source = loader.file(f"texts/{path.name}")
        _load_document(loader, source, key=path.stem)
        source.done()


def _load_document(loader: Loader, source: Entry, *, key: str) -> None:
    kind = source.choice("kind", AnnualDocument.Kind)
    year = source.integer("year")
    title = source.text("title")
    registered = source.text("document", "")
    document: Document | None
    if registered:
        document = loader.get(Document, registered, place=source, name="document")
    else:
        registered_values = {"kind": kind, "title": title, "year": year, "note": "Sammanställs i portalen."}
        document = loader.put(Document, key, registered_values, place=source)
    decision = source.text("decision", "")
    found = loader.get(Decision, decision, place=source, name="decision") if decision else None
    subtitle, stated = source.text("subtitle", ""), source.stated()
    annual = None
    if document is not None:
        values = {
            "kind": kind,
            "year": year,
            "title": title,
            "subtitle": subtitle,
            "document": document,
            "decision": found,
            "is_public": True,
            **stated,
        }
        annual = loader.put(AnnualDocument, key, values, place=source)
    for order, entry in enumerate(loader.list_of(source, "chapters"), start=1):
        _load_chapter(loader, entry, annual, key=key, order=order)


def _load_chapter(loader: Loader, entry: Entry, annual: AnnualDocument | None, *, key: str, order: int) -> None:
    slug = entry.text("key")
    builder = entry.text("builder", "")
    if builder and builder not in BUILDERS:
        raise entry.error("builder", f"{builder!r} finns inte. Välj bland {', '.join(sorted(BUILDERS))}.")
    text = entry.text("text", "")
    kind = Chapter.Source.NARRATIVE
    if builder:
        kind = Chapter.Source.MIXED if text else Chapter.Source.DATA
    values = {
        "annual": annual,
        "order": order,
        "number": entry.text("number", ""),
        "slug": slug,
        "title": entry.text("title"),
        "kind": kind,
        "builder": builder,
        "body": richtext.clean(text, heading_level=3).strip(),
        **entry.stated(),
    }
    if annual is not None:
        loader.put(Chapter, f"{key}:{slug}", values, place=entry)
