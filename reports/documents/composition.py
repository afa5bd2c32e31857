"""A document put together from its chapters: one source for the page and for the PDF."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, astuple, dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from members.swedish import format_date
from records import richtext
from records.pdf import DataAttachment, render_template_pdf
from reports.chapters.builders import BUILDERS
from reports.chapters.sources import Sources
from reports.models import AnnualDocument, Chapter

PDF_TEMPLATE = "reports/pdf.html"
LOOK = [
    *("records/pdf.py", "records/pdf_conformance.py", "static/css/pdf.css", "static/css/pdf-draft.css"),
    *("templates/reports/pdf.html", "templates/pdf/base.html", "templates/pdf/_contents.html"),
]
SECTION = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
HEADING = re.compile(r"<(/?)h([1-6])\b")
MOST_SECTIONS = 8  # a chapter with more, such as the agreement's paragraphs, has none in the contents


@dataclass(frozen=True)
class ContentsEntry:
    anchor: str
    title: str
    level: int


@dataclass(frozen=True)
class ComposedChapter:
    """A chapter as it is read: its sections on h2, its own heading left to the one who shows it."""

    chapter: Chapter
    anchor: str
    heading: str
    html: SafeString
    is_wide: bool
    continues: bool
    sections: list[ContentsEntry]
    data: dict[str, Any] | None

    @property
    def web_html(self) -> SafeString:
        """The chapter one level down, under a page that has its own h1."""
        return mark_safe(HEADING.sub(lambda m: f"<{m[1]}h{min(int(m[2]) + 1, 6)}", self.html))  # noqa: S308


@dataclass(frozen=True)
class Composition:
    """A whole document, gathered at one moment."""

    annual: AnnualDocument
    parts: list[ComposedChapter]

    @property
    def contents(self) -> list[ContentsEntry]:
        return [entry for part in self.parts for entry in [ContentsEntry(part.anchor, part.heading, 1), *part.sections]]

    @property
    def data(self) -> dict[str, Any]:
        """What the document says, as data that follow the file."""
        return {
            "dokument": self.annual.get_kind_display(),
            "titel": self.annual.title,
            "ar": self.annual.year,
            "kapitel": [
                {"nyckel": part.chapter.slug, "rubrik": part.heading, "data": part.data} for part in self.parts
            ],
        }

    def source_version(self, stamp: str) -> str:
        """Return a hash of everything that decides the file's bytes but the day it is made."""
        said = {
            "stamp": stamp,
            "decided": _printed_decision(self.annual),
            "subtitle": self.annual.subtitle,
            "parts": [[part.anchor, part.heading, part.html, part.is_wide, part.continues] for part in self.parts],
            "contents": [astuple(entry) for entry in self.contents],
            "data": self.data,  # with the title, the kind and the year
            "site": settings.SITE_URL,
            "engine": _engine_version(),
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def render(self, stamp: str, *, written_on: date) -> bytes:
        """Return the document as a PDF, with its data inside. Raises PdfError."""
        attachment = DataAttachment(name=self.data_name, description=f"{self.annual.title} som data", data=self.data)
        return render_template_pdf(PDF_TEMPLATE, self._context(stamp), written_on=written_on, attachments=[attachment])

    @property
    def data_name(self) -> str:
        return f"{self.annual.kind}-{self.annual.year}.json"

    @property
    def web_html(self) -> str:
        """The chapters as the page shows them: what is frozen when the document is adopted."""
        return render_to_string("reports/_chapters.html", {"parts": self.parts})

    def _context(self, stamp: str) -> dict[str, Any]:
        return {
            "draft": not stamp,
            "stamp": stamp,
            "annual": self.annual,
            "parts": self.parts,
            "entries": self.contents,
            "decided": _printed_decision(self.annual),
        }


def compose(annual: AnnualDocument, *, reader: object | None = None) -> Composition:
    """Return the document with every chapter gathered now; for a reader, only from what the reader may see."""
    sources = Sources(annual.year, reader)
    return Composition(annual, [_part(chapter, sources) for chapter in annual.chapters.all()])


def _part(chapter: Chapter, sources: Sources) -> ComposedChapter:
    builder = BUILDERS.get(chapter.builder)
    gathered = builder.gather(sources) if builder else None
    built = render_to_string(builder.template, {"it": gathered}) if builder and gathered is not None else ""
    text = richtext.clean(chapter.body, heading_level=2) if chapter.has_text else ""
    context = {"chapter": chapter, "text": text, "built": built, "is_empty": bool(builder) and gathered is None}
    anchor = f"kapitel-{chapter.slug}"
    html, sections = _with_anchors(render_to_string("reports/_chapter.html", context), anchor)
    return ComposedChapter(
        chapter=chapter,
        anchor=anchor,
        heading=chapter.heading,
        html=mark_safe(html),  # noqa: S308  built by templates, and text cleaned above
        is_wide=bool(builder and builder.is_wide),
        continues=chapter.order > 1 and (builder is None or builder.is_short),
        sections=sections,
        data=None if gathered is None else _plain(asdict(gathered)),
    )


def _with_anchors(html: str, anchor: str) -> tuple[str, list[ContentsEntry]]:
    """Give each section an address within the document."""
    entries: list[ContentsEntry] = []

    def name(match: re.Match[str]) -> str:
        entries.append(ContentsEntry(f"{anchor}-{len(entries) + 1}", strip_tags(match[1]).strip(), 2))
        return f'<h2 id="{entries[-1].anchor}">{match[1]}</h2>'

    named = SECTION.sub(name, html)
    return named, entries if len(entries) <= MOST_SECTIONS else []


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values as JSON keeps them."""
    plain: dict[str, Any] = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
    return plain


def _printed_decision(annual: AnnualDocument) -> str:
    """Return when the printed document was decided, as far as the sources say."""
    if annual.document.decided_on:
        return f"Det tryckta dokumentet beslutades {format_date(annual.document.decided_on)}"
    return ""


@cache
def _engine_version() -> str:
    """Return what else decides the bytes: the look and the engine. Read once per process."""
    digest = hashlib.sha256(f"{version('weasyprint')} {version('pydyf')}".encode())
    for name in LOOK:
        digest.update((settings.BASE_DIR / name).read_bytes())
    return digest.hexdigest()
