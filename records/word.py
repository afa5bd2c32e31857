"""Documents for Word: headings, paragraphs, lists and tables, in Swedish, the same bytes for the same content.

Read the PDF; take the Word file when the text is to be worked on in a municipality's own case.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the oldest moment that a zip file can hold


@dataclass(frozen=True)
class Table:
    """Headings and rows of cells, all as text."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it: paragraphs, a numbered or plain list, a table."""

    heading: str
    paragraphs: Sequence[str] = ()
    items: Sequence[str] = ()
    is_numbered: bool = False
    table: Table | None = None
    parts: Sequence[Section] = field(default_factory=tuple)


def write(*, title: str, lead: Sequence[str], sections: Sequence[Section], written_on: date) -> bytes:
    """Return the document's bytes; heading levels follow how the sections lie in each other."""
    document = Document()
    _prepare(document, title=title, written_on=written_on)
    document.add_heading(title, level=0)
    for line in lead:
        document.add_paragraph(line)
    for section in sections:
        _add(document, section, level=1)
    out = io.BytesIO()
    document.save(out)
    return _same_bytes(out.getvalue())


def _prepare(document: WordDocument, *, title: str, written_on: date) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): "sv-SE"})
    normal.element.get_or_add_rPr().append(language)
    about = document.core_properties
    about.title, about.author, about.language = title, "Södertörnskommunerna", "sv-SE"
    about.comments, about.last_modified_by, about.revision = "", "Södertörnskommunerna", 1
    about.created = about.modified = datetime.combine(written_on, time(12))


def _add(document: WordDocument, section: Section, *, level: int) -> None:
    document.add_heading(section.heading, level=min(level, 4))
    for paragraph in section.paragraphs:
        document.add_paragraph(paragraph)
    for item in section.items:
        document.add_paragraph(item, style="List Number" if section.is_numbered else "List Bullet")
    if section.table:
        _add_table(document, section.table)
    for part in section.parts:
        _add(document, part, level=level + 1)


def _add_table(document: WordDocument, table: Table) -> None:
    made = document.add_table(rows=1, cols=len(table.headings), style="Table Grid")
    for cell, text in zip(made.rows[0].cells, table.headings, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    properties = made.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for row in table.rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text


def _same_bytes(content: bytes) -> bytes:
    """Return the package with every part dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in read.infolist():
            entry = zipfile.ZipInfo(part.filename, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, read.read(part.filename))
    return out.getvalue()
