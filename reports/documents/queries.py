"""Which documents and files there are, for the reader who asks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from members.scope import scope_of
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
        return next((row.edition for row in self.files if row.edition), None)


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
    editions = {
        edition.version_id: edition for edition in Edition.objects.filter(annual__in=annuals).defer("html", "data")
    }
    files: dict[int, list[FileRow]] = defaultdict(list)
    versions = DocumentVersion.objects.filter(document__in=[annual.document_id for annual in annuals]).order_by(
        "-number"
    )
    if not scope_of(user).kinds:
        versions = versions.filter(is_draft=False)
    columns = ("pk", "document_id", "number", "is_draft", "pages", "file__size", "file_id", "made_at", "reason")
    for pk, document_id, number, is_draft, pages, size, sha256, made_at, reason in versions.values_list(*columns):
        row = FileRow(number, is_draft, pages, size, sha256, made_at, reason, editions.get(pk))
        files[document_id].append(row)
    return [DocumentRow(annual, files.get(annual.document_id, [])) for annual in annuals]


def documents_by_year(user: object) -> list[YearOfDocuments]:
    """Return the years' documents, the newest year first, in the order of the kinds."""
    order = list(AnnualDocument.Kind.values)
    visible = AnnualDocument.objects.visible_to(user).select_related("document", "decision")
    annuals = sorted(visible, key=lambda annual: (-annual.year, order.index(annual.kind)))
    years: dict[int, list[DocumentRow]] = defaultdict(list)
    for row in rows_of(annuals, user):
        years[row.annual.year].append(row)
    return [YearOfDocuments(year, rows) for year, rows in years.items()]


def register(user: object) -> Register:
    """Return the register's other documents, sorted by what the reader would look for."""
    found: dict[str, list[Any]] = defaultdict(list)
    printed = (Document.Kind.PROGRAM, Document.Kind.DECISION_PAPER)
    own = AnnualDocument.objects.values("document")
    others = Document.objects.visible_to(user).exclude(pk__in=own).order_by("-year", "-decided_on", "title")
    for document in others.prefetch_related(Prefetch("toc", TocEntry.objects.chapters())):
        if document.is_missing:
            found["missing"].append(document)
        elif document.kind == Document.Kind.GOVERNING:
            found["governing"].append(document)
        elif document.kind in printed or document.year:
            found["printed"].append(document)
        else:
            found["named"].append(document)
    return Register(found["printed"], found["governing"], found["named"], found["missing"])
