"""The marks of a chart as SVG, and the colours they have."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from records.charts.text import TEXT_SIZE

WIDTH = 640  # the PDF's text width in CSS pixels, so that a chart's letters are as large as the table's
FONT_FAMILY = "Source Sans Pro, Source Sans 3, sans-serif"
GAP = 8  # between a label and what it labels

INK, GRANITE, RULE, PAPER = "#1d2523", "#4a5552", "#dde3e0", "#ffffff"
# Enough difference in lightness to be told apart in grey print; each at least 3:1 against white.
TONES = {
    "accent": "#14524a",
    "quiet": "#8a9893",
    "late": "#9a3b12",
    "sea": "#4f9bb1",
    "plum": "#6b3f69",
    "moss": "#6d7a1f",
    "blue": "#3b4f8f",
    "earth": "#8a6414",
    "stone": "#3d4643",
}


def draw_chart(title: str, description: str, width: int, height: float, parts: Iterable[str]) -> SafeString:
    """Return the whole chart, with the title and the description that a screen reader reads."""
    body = mark_safe("".join(parts))  # noqa: S308 - every part is made by format_html
    height = math.ceil(height)
    # From the content, so that the same chart has the same text always and two charts on a page differ.
    name = "chart-" + hashlib.sha256(f"{title}\0{description}\0{body}".encode()).hexdigest()[:12]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {} {}" width="{}" height="{}"'
        ' aria-labelledby="{}-title {}-desc" font-family="{}" font-size="{}">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}</svg>',
        *(width, height, width, height, name, name, FONT_FAMILY, TEXT_SIZE, name, title, name, description, body),
    )


def draw_text(x: float, middle: float, text: str, *, anchor: str = "start", tone: str = "ink") -> SafeString:
    # The middle of the letters stands on the given height; a third of the size is half of x to cap height.
    return format_html(
        '<text class="chart-{}" x="{}" y="{}" text-anchor="{}" fill="{}" font-family="{}" font-size="{}">{}</text>',
        *(tone, _round(x), _round(middle + TEXT_SIZE * 0.34), anchor, _fill(tone), FONT_FAMILY, TEXT_SIZE, text),
    )


def _fill(tone: str) -> str:
    if tone.startswith("on-"):  # letters on a bar of that tone
        return INK if tone in ("on-quiet", "on-sea") else PAPER
    return {"ink": INK, "muted": GRANITE}[tone]


def draw_bar(x: float, y: float, width: float, height: float, tone: str) -> SafeString:
    return format_html(
        '<rect class="chart-{}" x="{}" y="{}" width="{}" height="{}" fill="{}"/>',
        *(tone, _round(x), _round(y), _round(width), _round(height), TONES[tone]),
    )


def draw_rule(x1: float, y1: float, x2: float, y2: float, *, strong: bool) -> SafeString:
    return format_html(
        '<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="1"/>',
        "chart-axis" if strong else "chart-rule",
        *(_round(x1), _round(y1), _round(x2), _round(y2), GRANITE if strong else RULE),
    )


def draw_path(points: Sequence[tuple[float, float]], tone: str) -> SafeString:
    way = " ".join(f"{_round(x)},{_round(y)}" for x, y in points)
    return format_html(
        '<polyline class="chart-line chart-{}" points="{}" fill="none" stroke="{}" stroke-width="2"'
        ' stroke-linejoin="round"/>',
        *(tone, way, TONES[tone]),
    )


def draw_dot(x: float, y: float, tone: str) -> SafeString:
    return format_html(
        '<circle class="chart-{}" cx="{}" cy="{}" r="3" fill="{}"/>', tone, _round(x), _round(y), TONES[tone]
    )


def draw_leader(x1: float, y1: float, x2: float, y2: float, tone: str) -> SafeString:
    return format_html(
        '<line class="chart-line chart-{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="1"/>',
        *(tone, _round(x1), _round(y1), _round(x2), _round(y2), TONES[tone]),
    )


def _round(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
