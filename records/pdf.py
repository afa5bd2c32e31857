"""HTML in, PDF out: the only module that imports WeasyPrint.

What comes in may hold text that people wrote, so nothing is read from the net or the disk, whatever
the HTML asks for: our own fonts and drawings have fixed `app:` addresses, and every other address stops
the render. WeasyPrint is imported inside the functions, so that a web process never pays for it.
"""

from __future__ import annotations

import atexit
import gc
import json
import logging
import re
import resource
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import font_source_sans_pro
from django.conf import settings
from django.template.loader import render_to_string

from records import pdf_conformance

if TYPE_CHECKING:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

MAX_HTML_BYTES = 5_000_000
MAX_DEPTH = 60  # elements within elements; a thousand end in a RecursionError
MAX_ELEMENTS = 50_000  # about 700 pages of tables
MAX_SPAN = 50  # columns or rows one cell may cover; 100 000 costs 22 s
MAX_PICTURE_CHARS = 3_000_000  # one picture in a data: address
WORKER_MEMORY_BYTES = 2_000_000_000  # address space, of which 200 pages use about a quarter

# SVG `use` can multiply itself for ever, and the others ask for or run what is not ours.
FORBIDDEN_ELEMENTS = frozenset(
    [
        *("script", "style", "link", "base", "iframe", "frame", "object", "embed", "applet", "portal"),
        *("form", "input", "button", "select", "textarea", "audio", "video", "source", "track"),
        *("use", "image", "foreignobject", "animate", "set", "pattern", "filter", "mask", "math"),
    ]
)
LINK = re.compile(r"(https?://|mailto:|#)[^\x00-\x1f\x7f]*", re.IGNORECASE | re.ASCII)
PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")

# Source Sans has lining figures of equal width without being asked, as tables of money need.
FONTS = {
    "app:font/regular": ("SourceSansPro-Regular.ttf", 400, "normal"),
    "app:font/italic": ("SourceSansPro-It.ttf", 400, "italic"),
    "app:font/semibold": ("SourceSansPro-Semibold.ttf", 600, "normal"),
    "app:font/semibold-italic": ("SourceSansPro-SemiboldIt.ttf", 600, "italic"),
}
FONT_FAMILY = "Source Sans Pro"

# Lies under the text as the page's background, which counts as decoration.
DRAFT_MARK = f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="794" height="794" viewBox="0 0 794 794">
<text x="397" y="440" text-anchor="middle" transform="rotate(-38 397 397)" fill="#edf0ef"
 font-family="{FONT_FAMILY}" font-size="186" font-weight="600">UTKAST</text></svg>"""


class PdfError(Exception):
    """The document cannot be made into a PDF; the text says why, in Swedish."""


@dataclass(frozen=True)
class DataAttachment:
    """Data that follow the document as a JSON file inside it."""

    name: str  # file name, such as "handlingsplan.json"
    description: str
    data: Mapping[str, Any] | Sequence[Any]


@dataclass(frozen=True)
class _Engine:
    """What a process builds once and shares between its documents."""

    fetcher: URLFetcher
    fonts: FontConfiguration
    styles: CSS
    draft_styles: CSS


def render_template_pdf(
    template: str,
    context: Mapping[str, Any],
    *,
    written_on: date,
    attachments: Sequence[DataAttachment] = (),
) -> bytes:
    """Return the template, which extends pdf/base.html, as a PDF dated `written_on`."""
    html = render_to_string(template, {"draft": False, **context, "written_on": written_on})
    return render_pdf(html=html, written_on=written_on, attachments=attachments, site_url=settings.SITE_URL)


def render_pdf(*, html: str, written_on: date, attachments: Sequence[DataAttachment] = (), site_url: str = "") -> bytes:
    """Return one file that is both PDF/UA-1 and PDF/A-3a: the same input gives the same bytes. Raises PdfError.

    html: a whole page with `lang` and `title`; `<html class="draft">` puts UTKAST on every page.
    written_on: the file's own date, also on what is attached.
    site_url: what links such as /moten/12/ are completed with; without it they become plain text.
    """
    from weasyprint.urls import FatalURLFetchingError

    if len(html.encode()) > MAX_HTML_BYTES:
        raise PdfError("Dokumentet är för stort: texten får vara högst 5 MB.")
    try:
        with _rare_collection(), _quiet_about_colour_profile():
            return _rendered(html, datetime.combine(written_on, time(12), UTC), attachments, site_url)
    except FatalURLFetchingError as error:  # a BaseException, so that nothing within WeasyPrint swallows it
        raise PdfError("Dokumentet hänvisar till en bild eller fil som inte får hämtas.") from error
    except RecursionError as error:
        raise PdfError("Dokumentet har för många nivåer i varandra.") from error
    except MemoryError as error:
        raise PdfError("Dokumentet är för stort: minnet räcker inte.") from error


def _rendered(html: str, written_at: datetime, attachments: Sequence[DataAttachment], site_url: str) -> bytes:
    """Return the file; nothing of the document is held when this is over, so that it can be collected."""
    from weasyprint import Attachment

    engine = _engine()
    root = _parse(html)
    _check(root)
    _complete_links(root, site_url)
    styles = [engine.styles, engine.draft_styles] if _is_draft(root) else [engine.styles]
    document = _page(root, engine.fetcher).render(stylesheets=styles, font_config=engine.fonts, pdf_variant="pdf/a-3a")
    if not (document.metadata.title and document.metadata.lang):
        raise ValueError("the html needs a title and a lang")
    document.metadata.created = document.metadata.modified = written_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    data: bytes = document.write_pdf(
        pdf_variant="pdf/a-3a",
        finisher=pdf_conformance.complete,
        attachments=[
            Attachment(
                string=_json(attachment.data),
                name=attachment.name,
                description=attachment.description,
                created=written_at,
                modified=written_at,
                relationship="Data",
                url_fetcher=engine.fetcher,
            )
            for attachment in attachments
        ],
    )
    return data


def limit_resources() -> None:
    """Bound this process's memory, so that a hostile document ends its own worker and not the machine.

    For Celery's `worker_process_init`; Celery's hard time limit bounds the time.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (WORKER_MEMORY_BYTES, hard))


def prepare() -> None:
    """Load fonts and styles now, so that the first document does not wait for them.

    What the process then holds stays until it ends, so no garbage collection needs to look at it again.
    """
    _engine()
    gc.collect()
    gc.freeze()


@cache
def _engine() -> _Engine:
    for chatty in ("weasyprint", "weasyprint.progress", "fontTools"):
        logging.getLogger(chatty).setLevel(logging.CRITICAL)
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    atexit.register(_engine.cache_clear)  # fonts let go of their library while it is still there
    _set_words_whole()
    fetcher = _closed_fetcher()
    fonts = FontConfiguration()
    styles = _font_faces() + _stylesheet("pdf.css")
    return _Engine(
        fetcher=fetcher,
        fonts=fonts,
        # The fetcher is given here too: without it an @import would still go out.
        styles=CSS(string=styles, url_fetcher=fetcher, font_config=fonts),
        draft_styles=CSS(string=_stylesheet("pdf-draft.css"), url_fetcher=fetcher, font_config=fonts),
    )


def _set_words_whole() -> None:
    """Let a text in a drawing be set as one, with its kerning and its words.

    WeasyPrint sets it letter by letter, for the sake of letters with places of their own, which we never draw:
    a goal tree's thousand letters would take a tenth of the document's time.
    """
    from weasyprint.svg import Node

    class Whole(str):
        __slots__ = ()

        def __iter__(self) -> Iterator[str]:
            yield str(self)

    def text(node: Node) -> str | None:
        written = node._etree_node.text
        return Whole(written) if written else written

    Node.text = property(text)


def _stylesheet(name: str) -> str:
    return (settings.BASE_DIR / "static" / "css" / name).read_text(encoding="utf-8")


def _closed_fetcher() -> URLFetcher:
    from weasyprint.urls import URLFetcher, URLFetcherResponse, URLFetchingError

    folder = Path(font_source_sans_pro.font_directory)
    own = {address: ((folder / name).read_bytes(), "font/ttf") for address, (name, _, _) in FONTS.items()}
    own["app:draft-mark"] = (DRAFT_MARK.encode(), "image/svg+xml")

    class Closed(URLFetcher):
        """Knows our own addresses and pictures written out in the text; everything else is fatal."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=("data", "app"), allow_redirects=False, fail_on_errors=True)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if url in own:
                body, content_type = own[url]
                return URLFetcherResponse(url, body=body, headers={"Content-Type": content_type})
            if url.startswith(PICTURES) and len(url) <= MAX_PICTURE_CHARS:
                return super().fetch(url, headers)
            raise URLFetchingError("not one of our own addresses")

    return Closed()


def _font_faces() -> str:
    return "".join(
        f'@font-face {{ font-family: "{FONT_FAMILY}"; font-weight: {weight}; font-style: {style}; '
        f"src: url({address}) format('truetype') }}\n"
        for address, (_, weight, style) in FONTS.items()
    )


@contextmanager
def _rare_collection() -> Iterator[None]:
    """Let the garbage collector run seldom during a render, 15 % of its time, and once after it."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.collect()


@contextmanager
def _quiet_about_colour_profile() -> Iterator[None]:
    """WeasyPrint leaves its own colour profile's file to the garbage collector; that is its warning, not ours."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="unclosed file .*sRGB2014", category=ResourceWarning)
        yield


def _parse(html: str) -> Element:
    """Return the page's root element. Raises PdfError for what is too deep or too much.

    The bounds hold while parsing: 20 000 elements within each other would take the parser a minute.
    """
    from tinyhtml5.parser import HTMLParser

    class OpenElements(list[Any]):
        opened = 0

        def append(self, element: Any) -> None:
            self.opened += 1
            if len(self) >= MAX_DEPTH:
                raise PdfError(f"Dokumentet har för många nivåer i varandra: högst {MAX_DEPTH}.")
            if self.opened > MAX_ELEMENTS:
                raise PdfError("Dokumentet är för stort: dela upp det i flera.")
            super().append(element)

    class BoundedParser(HTMLParser):
        def reset(self) -> None:
            super().reset()
            self.tree.open_elements = OpenElements()

    parser = BoundedParser(namespace_html_elements=False)
    root: Element = parser.parse(StringIO(html))
    return root


def _page(root: Element, fetcher: URLFetcher) -> HTML:
    """Return WeasyPrint's page for a tree that is already parsed, and that has no address of its own."""
    from cssselect2 import ElementWrapper
    from weasyprint import HTML

    class ParsedPage(HTML):
        def __init__(self) -> None:
            self.base_url = None
            self.url_fetcher = fetcher
            self.media_type = "print"
            self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

    return ParsedPage()


def _check(root: Element) -> None:
    """Refuse what could ask for something, run something or never end. Raises PdfError."""
    for element in root.iter():
        if isinstance(element.tag, str):  # not a comment
            _check_element(element)


def _check_element(element: Element) -> None:
    name = element.tag.rpartition("}")[2].lower()
    if name in FORBIDDEN_ELEMENTS:
        raise PdfError(f"Dokumentet innehåller något som inte hör hemma i en PDF: {name}.")
    for span in ("colspan", "rowspan", "span"):
        if span in element.attrib and not re.fullmatch(r"[1-9]|[1-4]\d|50", element.attrib[span], re.ASCII):
            raise PdfError(f"En tabell har en cell som täcker för många rader eller kolumner: högst {MAX_SPAN}.")
    if "style" in element.attrib:  # can fetch, and sizes beyond reason crash the layout: classes do the same
        raise PdfError("Dokumentet innehåller utseende som inte hör hemma i en PDF: style.")
    if "attachment" in element.attrib.get("rel", "").lower():
        raise PdfError("Dokumentet försöker bifoga en fil.")


def _complete_links(root: Element, site_url: str) -> None:
    """Make links to our own pages whole, and leave only the text of a link that leads nowhere safe."""
    for link in root.iter("a"):
        address = link.attrib.get("href", "").strip()
        if site_url and re.match(r"/(?![/\\])", address):
            address = urljoin(site_url, address)
        if LINK.fullmatch(address):
            link.attrib["href"] = address
        else:
            link.attrib.pop("href", None)


def _is_draft(root: Element) -> bool:
    return "draft" in root.attrib.get("class", "").split()


def _json(data: Mapping[str, Any] | Sequence[Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
