import contextlib
import hashlib
import io
import json
import re
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.request import urlopen

import page
import pikepdf
import pytest
from django.conf import settings

from records import pdf, richtext
from records.pdf_checks import check_pdf
from tests.records import pdf_attacks
from tests.records.pdf_sample import sample_pdf

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
DAY = date(2020, 2, 6)
SECRET = "hemlig-rad-i-en-fil-7431"


@pytest.fixture(scope="module")
def document() -> bytes:
    return sample_pdf()


@pytest.fixture(scope="module")
def draft() -> bytes:
    return sample_pdf(draft=True)


def whole_page(body: str) -> str:
    return f'<!doctype html><html lang="sv"><head><title>Prov</title></head><body>{body}</body></html>'


def render(body: str, **options: object) -> bytes:
    return pdf.render_pdf(html=whole_page(body), written_on=DAY, **options)


def faults(data: bytes) -> list[str]:
    reports = [page.validate_pdf_bytes(data, profile=profile) for profile in PROFILES]
    return [
        f"{report.profile} {failure.rule_id} {failure.message}" for report in reports for failure in report.failures
    ]


def page_texts(data: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return [pikepdf.unparse_content_stream(pikepdf.parse_content_stream(sheet)) for sheet in opened.pages]


# --- Both standards -------------------------------------------------------------------------------


def test_document_is_valid_as_pdf_ua_and_pdf_a_at_once(document: bytes) -> None:
    with pikepdf.open(io.BytesIO(document)) as opened:
        pages = len(opened.pages)

    assert pages >= 14
    assert faults(document) == []
    assert check_pdf(document, own_files=["handlingsplan.json"]) == []


def test_draft_is_valid_and_marked_on_every_page(document: bytes, draft: bytes) -> None:
    def artifacts(data: bytes) -> list[int]:
        return [text.count(b"/Artifact") for text in page_texts(data)]

    assert faults(draft) == []
    assert all(marked > plain for marked, plain in zip(artifacts(draft), artifacts(document), strict=True))
    with pikepdf.open(io.BytesIO(draft)) as opened:
        assert str(opened.docinfo["/Title"]) == "Utkast: Handlingsplan 2020"


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li><p>ett</p><ul><li><p>inre</p></li></ul></li><li>två</li></ul>",
        "<ol><li><p>ett</p><p>mer</p></li></ol>",
        "<table><tbody><tr><th scope='row'>a</th><td><ul><li><p>b</p></li></ul></td></tr></tbody></table>",
        "<dl class='facts'><dt>Tid</dt><dd>kl. 13.00</dd></dl>",
        "<h1 id='a'>Å</h1><h2>B</h2><p><a href='#a'>Å</a>, <a href='https://exempel.se/'>exempel</a></p>",
    ],
)
def test_what_an_editor_writes_is_valid(body: str) -> None:
    assert faults(render(body)) == []


def test_header_cells_have_a_scope_and_figures_lie_on_the_page(document: bytes) -> None:
    with pikepdf.open(io.BytesIO(document)) as opened:
        elements = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
        scopes = {str(item.A.Scope) for item in elements if item.S == "/TH"}
        figures = [item for item in elements if item.get("/S") == "/Figure"]

        assert scopes == {"/Column", "/Row"}
        assert len(figures) == 4
        for figure in figures:
            left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
            assert 0 < left < right < float(figure.Pg.MediaBox[2])
            assert 0 < bottom < top < float(figure.Pg.MediaBox[3])


def test_chapters_become_bookmarks(document: bytes) -> None:
    with pikepdf.open(io.BytesIO(document)) as opened, opened.open_outline() as outline:
        titles = [item.title for item in outline.root]

    assert titles[:3] == ["Innehåll", "Inledning", "Organisation och beslut"]


def test_only_our_own_fonts_are_in_the_file(document: bytes, draft: bytes) -> None:
    for data in (document, draft):
        with pikepdf.open(io.BytesIO(data)) as opened:
            names = {
                str(item.FontName)
                for item in opened.objects
                if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
            }
        assert names
        assert all("Source-Sans-Pro" in name for name in names)


def test_data_lies_in_the_file_with_its_relation_and_date(document: bytes) -> None:
    with pikepdf.open(io.BytesIO(document)) as opened:
        specification = opened.attachments["handlingsplan.json"]
        data = json.loads(specification.get_file().read_bytes())

        assert data == {"aktiviteter": [{"nr": 1, "titel": "Följer upp internkontrollplanen"}]}
        assert specification.obj.AFRelationship == "/Data"
        assert len(opened.Root.AF) == 1
        assert str(opened.docinfo["/CreationDate"]).startswith("D:20200206")


# --- The same bytes -------------------------------------------------------------------------------


def test_same_input_gives_same_bytes_also_in_another_process(document: bytes, draft: bytes) -> None:
    code = (
        "import hashlib, django; django.setup(); from tests.records.pdf_sample import sample_pdf; "
        "print(hashlib.sha256(sample_pdf()).hexdigest())"
    )

    again = sample_pdf()
    elsewhere = subprocess.run(
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True, timeout=120
    )

    assert again == document
    assert elsewhere.stdout.split()[-1] == hashlib.sha256(document).hexdigest()
    assert draft != document


# --- Links ----------------------------------------------------------------------------------------


def addresses(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return [str(item.URI) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/URI" in item] + [
            str(note.A.URI) for sheet in opened.pages for note in sheet.get("/Annots", []) if "/A" in note
        ]


def test_links_within_the_site_are_made_whole() -> None:
    data = render('<p><a href="/moten/12/">Mötet</a></p>', site_url="https://portalen.example")

    assert set(addresses(data)) == {"https://portalen.example/moten/12/"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//evil.example/", "/\\evil.example"])
def test_links_that_lead_nowhere_safe_become_text(address: str) -> None:
    data = render(f'<p><a href="{address}">Läs</a></p>', site_url="https://portalen.example")

    assert addresses(data) == []
    assert check_pdf(data) == []


# --- Hostile input --------------------------------------------------------------------------------


class Canary(BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(302 if self.path == "/redirect" else 200)
        if self.path == "/redirect":
            self.send_header("Location", "/redirected")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def canary() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Canary) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_canary_hears_when_it_is_asked(canary: str) -> None:
    with urlopen(f"{canary}/alive"):
        pass

    assert Canary.asked.pop() == "/alive"


@pytest.mark.parametrize("name", list(pdf_attacks.injections(canary="", secret_file="")))
@pytest.mark.parametrize("cleaned", [False, True])
def test_nothing_is_fetched_and_no_file_is_read(name: str, cleaned: bool, canary: str, tmp_path: Path) -> None:
    secret = tmp_path / "hemlig.txt"
    secret.write_text(SECRET)
    body = pdf_attacks.injections(canary=canary, secret_file=secret.as_uri())[name]

    try:
        data = render(richtext.clean(body) if cleaned else body, site_url=canary)
    except pdf.PdfError:
        if cleaned:
            raise  # what is left after cleaning can always be rendered
    else:
        with pikepdf.open(io.BytesIO(data)) as opened:
            streams = b"".join(item.read_bytes() for item in opened.objects if isinstance(item, pikepdf.Stream))
            assert SECRET.encode() not in streams + data
            assert list(opened.attachments) == []
    assert Canary.asked == []


def test_stylesheets_cannot_import(canary: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_stylesheet", lambda name: f'@import url("{canary}/css");')
    pdf._engine.cache_clear()

    with pytest.raises(BaseException, match="Error fetching"):
        pdf.prepare()

    pdf._engine.cache_clear()
    assert Canary.asked == []


@pytest.mark.parametrize("name", list(pdf_attacks.exhausting()))
def test_exhausting_input_is_refused_or_rendered_in_bounded_time(name: str) -> None:
    body = pdf_attacks.exhausting()[name]
    before = resource.getrusage(resource.RUSAGE_SELF)

    with contextlib.suppress(pdf.PdfError):
        assert render(body).startswith(b"%PDF-")

    after = resource.getrusage(resource.RUSAGE_SELF)
    assert after.ru_utime - before.ru_utime < 30
    assert (after.ru_maxrss - before.ru_maxrss) / 1024 < 200


def test_memory_limit_ends_only_the_worker_that_set_it() -> None:
    code = (
        "import django; django.setup(); from records import pdf; pdf.prepare(); pdf.limit_resources()\n"
        "try:\n    bytearray(3_000_000_000)\nexcept MemoryError:\n    print('refused')"
    )

    run = subprocess.run(
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True, timeout=60
    )

    assert run.stdout.split() == ["refused"]


def test_refusal_says_why_in_swedish() -> None:
    with pytest.raises(pdf.PdfError, match="för många nivåer"):
        render("<div>" * 100)
    with pytest.raises(pdf.PdfError, match="högst 5 MB"):
        render("x" * 5_000_001)


def test_deepest_text_an_editor_can_reach_is_rendered() -> None:
    body = "<ul><li>" * 25 + "x" + "</li></ul>" * 25

    assert faults(render(body)) == []


@pytest.mark.parametrize("html", ["<html lang='sv'><p>x", "<html><title>x</title><p>x"])
def test_page_without_title_or_language_is_the_callers_mistake(html: str) -> None:
    with pytest.raises(ValueError, match="title and a lang"):
        pdf.render_pdf(html=html, written_on=DAY)


# --- Order in the house ---------------------------------------------------------------------------


def test_only_one_module_imports_weasyprint() -> None:
    for_types = "if TYPE_CHECKING:\n    from weasyprint import Document\n"
    found = []
    for package in ("members", "records", "meetings", "programs", "budget", "remisser", "reports", "sodertorn"):
        for path in (settings.BASE_DIR / package).rglob("*.py"):
            source = path.read_text(encoding="utf-8").replace(for_types, "")
            if re.search(r"^\s*(import|from) weasyprint", source, re.MULTILINE):
                found.append(path.relative_to(settings.BASE_DIR).as_posix())

    assert found == ["records/pdf.py"]


def test_weasyprint_is_not_loaded_with_the_module() -> None:
    code = "import sys, django; django.setup(); import records.pdf; print('weasyprint' in sys.modules)"

    run = subprocess.run(
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True, timeout=60
    )

    assert run.stdout.split()[-1] == "False"


@pytest.mark.figures
def test_pages_cost_no_more_time_or_memory_than_promised() -> None:
    sample_pdf()  # warm
    before = resource.getrusage(resource.RUSAGE_SELF)

    data = sample_pdf(chapters=45, activities=200)

    after = resource.getrusage(resource.RUSAGE_SELF)
    with pikepdf.open(io.BytesIO(data)) as opened:
        pages = len(opened.pages)
    assert pages >= 55
    assert after.ru_utime - before.ru_utime < 15
    assert after.ru_maxrss / 1024 < 500
