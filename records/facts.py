"""The documents that the cooperation has made, is governed by, mentions or lacks, and the words of the field."""

from __future__ import annotations

from records.loader import Entry, Loader
from records.models import Document, Term, TocEntry


def load(loader: Loader) -> None:
    _load_documents(loader)
    _load_terms(loader)


def _load_documents(loader: Loader) -> None:
    source = loader.file("documents.yaml")
    for entry in loader.list_of(source, "documents"):
        values = _document_values(entry, kind=entry.choice("kind", Document.Kind))
        document = loader.put(Document, entry.text("key"), values, place=entry)
        _load_toc(loader, entry, document=document, parent=None, key=entry.text("key"), name="toc")
    for entry in loader.list_of(source, "governing_documents"):
        values = _document_values(entry, kind=Document.Kind.GOVERNING)
        loader.put(Document, entry.text("key"), values, place=entry)
    for entry in loader.list_of(source, "mentioned_documents"):
        values = _document_values(entry, kind=Document.Kind.OTHER) | {"remarks": ["Nämns i källan."]}
        loader.put(Document, entry.text("key"), values, place=entry)
    for entry in loader.list_of(source, "missing_documents"):
        values = _document_values(entry, kind=Document.Kind.OTHER) | {"is_missing": True}
        loader.put(Document, entry.text("key"), values, place=entry)
    for entry in loader.list_of(source, "content_legend"):
        content = TocEntry.Content(entry.choice("content", TocEntry.Content))
        if entry.text("meaning") != content.label:
            raise entry.error("meaning", f"portalen säger ”{content.label}”.")
    source.done()


def _document_values(entry: Entry, *, kind: str) -> dict[str, object]:
    return {
        "kind": kind,
        "title": entry.text("title"),
        "year": entry.integer("year", None),
        "decided_on": entry.day("decided_on", None),
        "decided_note": entry.text("decided_note", ""),
        "dated_on": entry.day("dated_on", None),
        "date_text": entry.text("date_text", ""),
        "valid_from": entry.day("valid_from", None),
        "valid_from_year": entry.integer("valid_from_year", None),
        "valid_to_year": entry.integer("valid_to_year", None),
        "owner": entry.text("owner", ""),
        "remarks": entry.texts("remarks"),
        **entry.stated(),
    }


def _load_toc(
    loader: Loader, place: Entry, *, document: Document | None, parent: TocEntry | None, key: str, name: str
) -> None:
    """Load the lines under a document or under another line, in their printed order."""
    for order, entry in enumerate(loader.list_of(place, name), start=1):
        values: dict[str, object] = {
            "document": document,
            "order": order,
            "number": entry.text("number", ""),
            "title": entry.text("title"),
            "content": entry.choice("content", TocEntry.Content, ""),
            "built_from": entry.text("built_from", ""),
            "note": entry.text("note", ""),
            "source": entry.text("source", ""),
        }
        if parent is not None:
            values["parent"] = parent
        line_key = f"{key}-{order}"
        line = loader.put(TocEntry, line_key, values, place=entry)
        # Lines under a deleted line go with it.
        under = document if line is not None else None
        _load_toc(loader, entry, document=under, parent=line, key=line_key, name="sections")


def _load_terms(loader: Loader) -> None:
    source = loader.file("vocabulary.yaml")
    kinds = {"terms": Term.Kind.TERM, "abbreviations": Term.Kind.ABBREVIATION, "status_words": Term.Kind.STATUS}
    for name, kind in kinds.items():
        for entry in loader.list_of(source, name):
            values = {
                "kind": kind,
                "word": entry.text("word"),
                "meaning": entry.text("meaning"),
                "synonyms": entry.texts("synonyms"),
            }
            loader.put(Term, entry.text("key"), values, place=entry)
    source.done()
