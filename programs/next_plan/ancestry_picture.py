"""The picture of an activity's line through the years, as SVG."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from programs.next_plan.ancestry import Lineage, Point
from programs.programme.tree import wrap
from records.charts import FONT_FAMILY, INK, PAPER

BOX, GAP, ROW_GAP, PAD, SIZE, LINE_HEIGHT, HEAD = 210, 44, 14, 9, 14, 18, 30
_STYLES = {
    "self": ("#14524a", "none", "fill-accent", PAPER, "on-accent", ""),
    "line": ("#e6efec", "#14524a", "fill-soft stroke-accent", INK, "", ""),
    "beside": (PAPER, "#75807b", "fill-ground stroke-line", INK, "", "5 3"),
}


@dataclass(frozen=True)
class _Box:
    x: float
    y: float
    lines: list[str]
    style: str

    @property
    def height(self) -> float:
        return len(self.lines) * LINE_HEIGHT + 2 * PAD

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def draw(line: Lineage) -> SafeString:
    """Return the line as a picture: a column for each year, with the title and a description for screen readers."""
    columns = [[(point, _lines_of(point)) for point in points] for _, points in line.years]
    heights = [sum(len(lines) * LINE_HEIGHT + 2 * PAD + ROW_GAP for _, lines in column) - ROW_GAP for column in columns]
    tallest = max(heights)
    boxes: dict[int, _Box] = {}
    for number, column in enumerate(columns):
        y = HEAD + (tallest - heights[number]) / 2
        for point, lines in column:
            style = "self" if point.is_self else "beside" if point.is_beside else "line"
            boxes[point.activity.pk] = box = _Box(number * (BOX + GAP), y, lines, style)
            y += box.height + ROW_GAP
    width = len(columns) * (BOX + GAP) - GAP
    paths = format_html_join(
        "",
        '<path d="M{} {}C{} {} {} {} {} {}" fill="none" stroke="#75807b" stroke-width="1.5" class="stroke-line"/>',
        (_curve(boxes[old], boxes[new]) for new, old in line.links),
    )
    heads = format_html_join(
        "",
        '<text x="{}" y="16" font-weight="600" fill="{}">{}</text>',
        ((number * (BOX + GAP), INK, plan.year) for number, (plan, _) in enumerate(line.years)),
    )
    body = mark_safe("".join(_drawn(box) for box in boxes.values()))  # noqa: S308 - every part is made by format_html
    title = f"Aktivitetens linje genom åren {line.years[0][0].year}–{line.years[-1][0].year}"
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="line-picture" role="img" viewBox="-1 -1 {} {}" width="{}"'
        ' aria-labelledby="line-title line-desc" font-family="{}" font-size="{}">'
        '<title id="line-title">{}</title><desc id="line-desc">{}. Samma sak står som lista nedanför.</desc>'
        "{}{}{}</svg>",
        *(width + 2, _r(HEAD + tallest + 2), width + 2, FONT_FAMILY, SIZE, title, line.summary, paths, heads, body),
    )


def _lines_of(point: Point) -> list[str]:
    text = point.activity.title
    return wrap(text if len(text) <= 150 else f"{text[:147].rstrip()}…", BOX - 2 * PAD, bold=point.is_self)


def _curve(old: _Box, new: _Box) -> tuple[str, ...]:
    x1, x2 = old.x + BOX, new.x
    bend = (x2 - x1) / 2
    points = (x1, old.middle, x1 + bend, old.middle, x2 - bend, new.middle, x2, new.middle)
    return tuple(_r(value) for value in points)


def _drawn(box: _Box) -> SafeString:
    fill, stroke, classes, ink, ink_class, dashes = _STYLES[box.style]
    rows = format_html_join(
        "",
        '<tspan x="{}" y="{}">{}</tspan>',
        (
            (_r(box.x + PAD), _r(box.y + PAD + LINE_HEIGHT * (number + 0.74)), text)
            for number, text in enumerate(box.lines)
        ),
    )
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="3" fill="{}" stroke="{}" class="{}"{}/>'
        '<text fill="{}" class="{}"{}>{}</text>',
        *(_r(box.x), _r(box.y), BOX, _r(box.height), fill, stroke, classes),
        format_html(' stroke-dasharray="{}"', dashes) if dashes else "",
        *(ink, ink_class, mark_safe(' font-weight="600"') if box.style == "self" else "", rows),
    )


def _r(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
