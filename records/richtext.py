"""Text with headings, lists, links and tables that people wrote: made safe, and read as plain text.

Cleaned when saved and again before it goes into a PDF. Pictures, SVG and MathML are never let through.
"""

import re
from html.parser import HTMLParser

import nh3

from members.swedish import normalise

# All six headings, so that what was cleaned once is not lost the second time; the level is set below.
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
TAGS = HEADINGS | {
    *("p", "br", "strong", "em", "a", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
SCHEMES = {"https", "http", "mailto"}
# At most 50: a PDF with a cell over 100 000 columns takes 22 s. A link starting // leads to another site,
# and browsers drop control characters before they look.
SAFE_VALUES = {
    "colspan": re.compile(r"[1-9]|[1-4]\d|50", re.ASCII),
    "rowspan": re.compile(r"[1-9]|[1-4]\d|50", re.ASCII),
    "scope": re.compile(r"(col|row)(group)?", re.IGNORECASE | re.ASCII),
    "href": re.compile(r"(https?://|mailto:|/(?![/\\])|#)[^\x00-\x1f\x7f]*", re.IGNORECASE | re.ASCII),
}
HEADING_TAG = re.compile(r"<(/?)h([1-6])>")
ITEM_MARK = "– "
BLOCKS = HEADINGS | {"p", "ul", "ol", "li", "table", "tr"}


def clean(html: str, *, heading_level: int = 3) -> str:
    """Return the HTML with only what is allowed, its outermost headings on heading_level and no level skipped."""
    safe = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, attribute_filter=_keep_attribute, url_schemes=SCHEMES)
    safe = normalise(safe, multiline=True)  # no control characters or direction marks, written as entities either
    return _set_heading_levels(safe, heading_level)


def is_empty(html: str) -> bool:
    """Return whether there is nothing to read, as in `<p><br></p>`, which an empty editor saves."""
    return not to_text(html)


def to_text(html: str) -> str:
    """Return the text alone: one line per paragraph, list item and table row."""
    reader = _Reader()
    reader.feed(nh3.clean(html, tags=TAGS, attributes={}, link_rel=None))
    reader.close()
    lines = (re.sub(r"[ \xa0\n]+", " ", line).strip() for line in "".join(reader.parts).split("\r"))
    return "\n".join(line for line in lines if line not in ("", ITEM_MARK.strip()))


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    # Never raises: nh3 keeps the attribute when its filter fails, so text is matched and never converted.
    pattern = SAFE_VALUES.get(name)
    return value if pattern is None or pattern.fullmatch(value) else None


def _set_heading_levels(html: str, first: int) -> str:
    """Give each heading the level of its place in the text's own outline, from `first` and at most 6."""
    open_levels: list[int] = []

    def replace(match: re.Match[str]) -> str:
        closing, written = match[1], int(match[2])
        if not closing:
            while open_levels and open_levels[-1] >= written:
                open_levels.pop()
            open_levels.append(written)
        return f"<{closing}h{min(first + len(open_levels) - 1, 6)}>"

    return HEADING_TAG.sub(replace, html)


class _Reader(HTMLParser):
    """Gathers the text; a carriage return, which HTML text cannot hold, ends a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        starts_its_item = bool(self.parts) and self.parts[-1] == ITEM_MARK  # editors write <li><p>
        if (tag in BLOCKS or tag == "br") and not starts_its_item:
            self.parts.append("\r")
        if tag == "li":
            self.parts.append(ITEM_MARK)
        elif tag in ("td", "th"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\r")

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\r", " "))
