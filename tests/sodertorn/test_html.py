"""The markup of every page: valid HTML, a title of its own, labels, a whole outline, nothing from elsewhere."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.sodertorn.conftest import VISITORS, Answer

pytestmark = pytest.mark.django_db  # says that the database must be there
LARGEST_PAGE = 100_000  # bytes, packed as the web server sends it
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
UNLABELLED_TYPES = {"hidden", "submit", "button", "reset", "image"}
ASSETS = {"link": "href", "use": "href", "image": "href"} | dict.fromkeys(("script", "img", "iframe", "source"), "src")
CODE = re.compile(r"\bNone\b|\bN/A\b|\{\{|\}\}|\{%|<[a-z]+\.[\w.]+ object")


@dataclass(frozen=True)
class Read:
    """One page as one visitor got it."""

    name: str
    path: str
    visitor: str
    html: str
    tree: Element
    errors: list[str]

    def __str__(self) -> str:
        return f"{self.path} ({self.visitor})"

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.tree.iter() if not tags or element.tag in tags]


@pytest.fixture(scope="module")
def pages(walk: list[Answer]) -> list[Read]:
    """Every page that was shown, with its markup taken apart."""
    return [read(answer) for answer in walk if answer.is_page and answer.response.status_code == 200]


def read(answer: Answer) -> Read:
    html = answer.response.content.decode()
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    errors = [f"rad {line}: {code} {data}" for (line, _), code, data in parser.errors]
    return Read(answer.name, answer.path, answer.visitor, html, tree, errors)


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_no_page_fails(walk):
    assert [str(answer) for answer in walk if answer.response.status_code >= 500 and answer.name != "health"] == []


def test_walk_reaches_the_pages(pages):
    assert len({page.path for page in pages if page.visitor == "alla"}) >= 50
    assert len({page.path for page in pages if page.visitor == "kansliet"}) >= 80


def test_page_is_valid_html(pages):
    assert [f"{page}: {page.errors[:3]}" for page in pages if page.errors] == []


def test_page_is_in_swedish(pages):
    assert [str(page) for page in pages if page.tree.get("lang") != "sv"] == []


def test_page_has_one_main_heading(pages):
    counted = {str(page): [text_of(heading) for heading in page.all("h1")] for page in pages}

    assert {page: found for page, found in counted.items() if len(found) != 1 or not found[0]} == {}


def test_page_has_headings_without_gaps(pages):
    gaps = []
    for page in pages:
        level = 0
        for heading in page.all(*HEADINGS):
            now = int(heading.tag[1])
            if now > level + 1:
                gaps.append(f"{page}: {heading.tag} ”{text_of(heading)}” after h{level}")
            level = now
    assert gaps == []


def test_page_has_unique_ids(pages):
    twice = {}
    for page in pages:
        counted = Counter(element.get("id") for element in page.all() if element.get("id") is not None)
        if repeated := [f"{name!r}" for name, times in counted.items() if times > 1 or not name]:
            twice[str(page)] = repeated[:5]
    assert twice == {}


def test_page_points_only_at_ids_that_exist(pages):
    missing = []
    for page in pages:
        ids = {element.get("id") for element in page.all()}
        for element in page.all():
            named = " ".join(
                element.get(attribute, "")
                for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
            )
            here = element.get("href", "")
            named += f" {here[1:]}" if element.tag == "a" and here.startswith("#") and len(here) > 1 else ""
            missing += [f"{page}: {element.tag} → {name}" for name in named.split() if name not in ids]
    assert missing == []


def test_page_has_a_title_of_its_own(pages):
    for visitor in VISITORS:
        of_title: dict[str, list[str]] = {}
        for page in pages:
            if page.visitor == visitor:
                title = page.tree.find("head/title")
                of_title.setdefault(text_of(title) if title is not None else "", []).append(page.path)
        shared = {title: paths for title, paths in of_title.items() if len(paths) > 1 and not one_page(paths)}
        assert shared == {}
        assert "" not in of_title


def one_page(paths: list[str]) -> bool:
    """/plan/ and /ekonomi/ show the current year's page; that page's own address has the same title."""
    return any(other.startswith(path) for path in paths for other in paths if other != path)


def test_control_has_a_label(pages):
    assert [f"{page}: {lacking[:3]}" for page in pages if (lacking := list(unlabelled(page)))] == []


def unlabelled(page: Read) -> Iterator[str]:
    labelled = {label.get("for") for label in page.all("label") if text_of(label)}
    inside = {id(control) for label in page.all("label") for control in label.iter()}
    for control in page.all("input", "select", "textarea"):
        if control.get("type") in UNLABELLED_TYPES:
            continue
        if control.get("id") in labelled or id(control) in inside:
            continue
        if not (control.get("aria-label") or control.get("aria-labelledby")):
            yield f"{control.tag} {control.get('name')}"
    for button in page.all("button", "a"):
        named = text_of(button) or button.get("aria-label") or button.get("aria-labelledby") or button.find(".//img")
        if named in (None, ""):
            yield f"{button.tag} without a name ({button.get('href')})"


def test_picture_has_a_text(pages):
    assert [f"{page}: {img.get('src')}" for page in pages for img in page.all("img") if img.get("alt") is None] == []


def test_table_has_a_caption_and_heads(pages):
    bare = []
    for page in pages:
        for table in page.all("table"):
            heads = [head for head in table.iter() if head.tag == "th"]
            caption = table.find("caption")
            named = (
                (caption is not None and text_of(caption)) or table.get("aria-labelledby") or table.get("aria-label")
            )
            if not heads or not named:
                bare.append(f"{page}: {text_of(table)[:60]}")
    assert bare == []


def test_page_holds_no_inline_style_or_script(pages):
    found = []
    for page in pages:
        for element in page.all():
            inline = [name for name in element.attrib if name == "style" or str(name).startswith("on")]
            found += [f"{page}: {element.tag} {name}" for name in inline]
            if element.tag == "style":
                found.append(f"{page}: <style>")
            is_code = element.tag == "script" and element.get("type") not in {"application/json"}
            if is_code and not element.get("src"):
                found.append(f"{page}: <script> without a file")
            address = next((element.get(name, "") for name in ("href", "action") if element.get(name)), "")
            if address.strip().lower().startswith("javascript:"):
                found.append(f"{page}: {address}")
    assert found == []


def test_page_fetches_nothing_from_another_host(pages):
    elsewhere = []
    for page in pages:
        for element in page.all(*ASSETS):
            address = element.get(ASSETS[element.tag]) or ""
            if element.tag == "link" and element.get("rel") in {"canonical", "alternate"}:
                continue
            if re.match(r"(?i)([a-z]+:)?//", address):
                elsewhere.append(f"{page}: {address}")
    assert elsewhere == []


def test_page_begins_with_the_way_to_its_content(pages):
    without = []
    for page in pages:
        first = next((link for link in page.all("a")), None)
        main = page.tree.find(".//main")
        if first is None or main is None or first.get("href") != f"#{main.get('id')}":
            without.append(str(page))
    assert without == []


def test_page_is_small(pages):
    sizes = {str(page): len(gzip.compress(page.html.encode(), 6)) for page in pages}

    assert {page: size for page, size in sizes.items() if size >= LARGEST_PAGE} == {}


def test_page_never_prints_a_missing_value_as_code(pages):
    """None, N/A, a template's braces or a lazy object are faults that readers would see."""
    seen = []
    for page in pages:
        body = page.tree.find("body")
        for data in list(body.iter("script")) if body is not None else []:
            data.text = ""  # what a script reads is not read by people
        text = text_of(body) if body is not None else ""
        seen += [f"{page}: {found}" for found in CODE.findall(text)]
    assert seen == []
