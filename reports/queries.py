"""Which documents and files there are, for the reader who asks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from members.questions import asked, hand_over
from members.scope import UserScope, scope_of
from records.models import Document, DocumentVersion, TocEntry
from reports.models import AnnualDocument, Edition


@dataclass(frozen=True)
class FileRow:
    """One version of a document as lists show it; the bytes are left in the database."""

    number: int
    is_draft: bool
    pages: int | None
    size: int
    sha256: str
    made_at: datetime
    reason: str
    edition: Edition | None = None


@dataclass(frozen=True)
class DocumentRow:
    """A year's document with the files that the reader may have, the newest first."""

    annual: AnnualDocument
    files: list[FileRow] = field(default_factory=list)

    @property
    def newest(self) -> FileRow | None:
        return self.files[0] if self.files else None

    @property
    def edition(self) -> Edition | None:
        """The newest adopted edition."""
        return next((one.edition for one in self.files if one.edition), None)


@dataclass(frozen=True)
class YearOfDocuments:
    year: int
    documents: list[DocumentRow]


@dataclass(frozen=True)
class Register:
    """Documents of the register that the portal has no file of: printed, governing, named, missing."""

    printed: list[Document]
    governing: list[Document]
    named: list[Document]
    missing: list[Document]


def versions_visible_to(annual: AnnualDocument, user: object) -> QuerySet[DocumentVersion]:
    """Return the document's versions, the newest first: drafts only for those who hold a seat."""
    versions = DocumentVersion.objects.filter(document=annual.document_id).order_by("-number")
    return versions if scope_of(user).kinds else versions.filter(is_draft=False)


def rows_of(annuals: list[AnnualDocument], user: object) -> list[DocumentRow]:
    """Return the documents with their files, in two queries."""
    ids = tuple(sorted(one.document_id for one in annuals))
    editions = {one.version_id: one for one in asked(_editions_of, tuple(sorted(one.pk for one in annuals)))}
    files: dict[int, list[FileRow]] = defaultdict(list)
    versions = asked(_versions_of, ids, bool(scope_of(user).kinds))
    for pk, document_id, number, is_draft, pages, size, sha256, made_at, reason in versions:
        row = FileRow(number, is_draft, pages, size, sha256, made_at, reason, editions.get(pk))
        files[document_id].append(row)
    return [DocumentRow(one, files.get(one.document_id, [])) for one in annuals]


def _editions_of(annual_ids: tuple[int, ...]) -> QuerySet[Edition]:
    return Edition.objects.filter(annual__in=annual_ids).defer("html", "data")


def _versions_of(document_ids: tuple[int, ...], with_drafts: bool) -> QuerySet[DocumentVersion, tuple[Any, ...]]:
    versions = DocumentVersion.objects.filter(document__in=document_ids).order_by("-number")
    fields = ("pk", "document_id", "number", "is_draft", "pages", "file__size", "file_id", "made_at", "reason")
    return (versions if with_drafts else versions.filter(is_draft=False)).values_list(*fields)


def documents_by_year(user: object) -> list[YearOfDocuments]:
    """Return the years' documents, the newest year first, in the order of the kinds."""
    order = list(AnnualDocument.Kind.values)
    annuals = asked(_annuals_with, scope_of(user))
    annuals.sort(key=lambda one: (-one.year, order.index(one.kind)))
    years: dict[int, list[DocumentRow]] = defaultdict(list)
    for row in rows_of(annuals, user):
        years[row.annual.year].append(row)
    return [YearOfDocuments(year, rows) for year, rows in years.items()]


def _annuals_with(reader: UserScope) -> QuerySet[AnnualDocument]:
    return AnnualDocument.objects.visible_to(reader).select_related("document", "decision")


def register(user: object) -> Register:
    """Return the register's other documents, sorted by what the reader would look for."""
    found: dict[str, list[Any]] = defaultdict(list)
    printed = (Document.Kind.PROGRAM, Document.Kind.DECISION_PAPER)
    others, lines = asked(_other_documents, scope_of(user)), asked(_lines_of_contents)
    hand_over(lines, "children", lines, by="parent_id")
    hand_over(others, "toc", (one for one in lines if one.parent_id is None), by="document_id")
    for document in others:
        if document.is_missing:
            found["missing"].append(document)
        elif document.kind == Document.Kind.GOVERNING:
            found["governing"].append(document)
        elif document.kind in printed or document.year:
            found["printed"].append(document)
        else:
            found["named"].append(document)
    return Register(found["printed"], found["governing"], found["named"], found["missing"])


def _other_documents(reader: UserScope) -> QuerySet[Document]:
    own = AnnualDocument.objects.values("document")
    return Document.objects.visible_to(reader).exclude(pk__in=own).order_by("-year", "-decided_on", "title")


def _lines_of_contents() -> QuerySet[TocEntry]:
    """The lines of the contents of every document in the register; there are some hundred."""
    return TocEntry.objects.exclude(document__in=AnnualDocument.objects.values("document"))
