"""The year as a wheel: months around, one ring for each body, as SVG for page, print and PDF.

Pure: values in, text out. Colours come from the page's style sheet by class (fill-1 … fill-8), so the same picture
works in light, dark and print.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from members import swedish

SIZE = 760
CENTRE = SIZE / 2
MONTH_RADIUS = 352
OUTER_RADIUS = 322
INNER_RADIUS = 150
MOST_RINGS = 7
# The light theme's colours stand as attributes too: WeasyPrint applies no style sheet inside an SVG.
COLOURS = ("#14524a", "#1f6f8b", "#a3450f", "#6d3b73", "#5d6b1a", "#59635f", "#8c2f45", "#3f4a94")


@dataclass(frozen=True)
class _Size:
    """Letters and points [SVG units], and whether the meetings are links."""

    text: int
    month: int
    point: int
    has_links: bool


_LARGE = _Size(text=15, month=17, point=9, has_links=True)
_SMALL = _Size(text=27, month=30, point=14, has_links=False)


@dataclass(frozen=True)
class Mark:
    """One meeting on its ring. approximate: only the month is stated, so the mark stands in its middle."""

    starts_on: date
    ends_on: date
    label: str
    title: str
    href: str
    is_cancelled: bool = False
    is_approximate: bool = False


@dataclass(frozen=True)
class Ring:
    """A body and its meetings of the year."""

    name: str
    marks: tuple[Mark, ...]


def angle(day: date) -> float:
    """Return where the day stands, clockwise from the top [degrees]: 1 January 0, 1 July about 179."""
    first = date(day.year, 1, 1)
    days = (date(day.year + 1, 1, 1) - first).days
    return 360 * (day - first).days / days


def point(radius: float, degrees: float) -> tuple[float, float]:
    """Return the place on the circle [SVG units], the y axis pointing down."""
    turn = math.radians(degrees)
    return CENTRE + radius * math.sin(turn), CENTRE - radius * math.cos(turn)


def radii(rings: int) -> list[float]:
    """Return the rings' radii, the first outermost."""
    if rings == 1:
        return [(OUTER_RADIUS + INNER_RADIUS) / 2]
    step = (OUTER_RADIUS - 30 - INNER_RADIUS) / (rings - 1)
    return [OUTER_RADIUS - 30 - step * number for number in range(rings)]


def wheel(
    *, year: int, rings: Sequence[Ring], today: date | None = None, prefix: str = "arshjul", is_small: bool = False
) -> SafeString:
    """Return the picture as one SVG element with title, description and a link for every meeting.

    is_small: for a phone's width: larger letters, short months and no links, since the table under it has them.
    """
    size = _SMALL if is_small else _LARGE
    title = f"Årshjul {year}"
    return format_html(
        '<svg viewBox="0 0 {size} {size}" role="group" aria-labelledby="{p}-title {p}-desc">'
        '<title id="{p}-title">{title}</title><desc id="{p}-desc">{desc}</desc>{months}{rings}{now}{legend}</svg>',
        size=SIZE,
        p=prefix,
        title=title,
        desc=_description(year, rings),
        months=_months(year, size),
        rings=format_html_join(
            "",
            "{}",
            (
                (_ring(ring, radius, number, size),)
                for number, (ring, radius) in enumerate(zip(rings, radii(len(rings)), strict=True), start=1)
            ),
        ),
        now=_now(today) if today and today.year == year else "",
        legend=_legend(year, rings, size),
    )


def _description(year: int, rings: Sequence[Ring]) -> str:
    if not rings:
        return f"Inga möten {year}."
    counts = ", ".join(f"{ring.name} {swedish.plural(len(ring.marks), 'möte', 'möten')}" for ring in rings)
    return f"Månaderna medsols från januari överst. Ringarna utifrån och in: {counts}. Tabellen under har samma möten."


def _months(year: int, size: _Size) -> SafeString:
    parts = []
    for month in range(1, 13):
        start = angle(date(year, month, 1))
        end = angle(date(year, month + 1, 1)) if month < 12 else 360.0
        x1, y1 = point(INNER_RADIUS - 26, start)
        x2, y2 = point(MONTH_RADIUS + 14, start)
        middle = (start + end) / 2
        lower = 90 < middle < 270
        x, y = point(MONTH_RADIUS + (5 if lower else -5), middle)
        parts.append(
            (
                format_html(
                    '<line class="stroke-hairline" stroke="#d6dcd9" x1="{}" y1="{}" x2="{}" y2="{}"/>',
                    *_r(x1, y1, x2, y2),
                ),
                format_html(
                    '<text class="meta-text" x="{}" y="{}" text-anchor="middle" font-size="{}" '
                    'transform="rotate({} {} {})">{}</text>',
                    *_r(x, y),
                    size.month,
                    *_r(middle - 180 if lower else middle, x, y),
                    swedish.month_name(month) if size.has_links else swedish.month_name(month)[:3],
                ),
            )
        )
    return format_html_join("", "{}{}", parts)


def _ring(ring: Ring, radius: float, number: int, size: _Size) -> SafeString:
    return format_html(
        '<g><circle class="wheel-ring" fill="none" stroke="#d6dcd9" cx="{}" cy="{}" r="{}" stroke-width="2"/>{}</g>',
        *_r(CENTRE, CENTRE, radius),
        format_html_join("", "{}", ((_mark(mark, radius, number, size),) for mark in ring.marks)),
    )


def _mark(mark: Mark, radius: float, number: int, size: _Size) -> SafeString:
    start = angle(mark.starts_on)
    end = angle(mark.ends_on) if mark.ends_on.year == mark.starts_on.year else 359.0
    x, y = point(radius, start)
    middle = (start + end) / 2
    side = math.sin(math.radians(middle))
    anchor = "middle" if abs(side) < 0.35 else "start" if side > 0 else "end"
    label_x, label_y = point(radius + size.point + (size.text * 0.75 if anchor == "middle" else 6), middle)
    text = format_html(
        '<text x="{}" y="{}" text-anchor="{}" dominant-baseline="central" font-size="{}"{}>{}</text>',
        *_r(label_x, label_y),
        anchor,
        size.text,
        mark_safe(' text-decoration="line-through"') if mark.is_cancelled else "",
        mark.label,
    )
    shape = _shape(mark, radius, number, start, end, size)
    if not size.has_links:
        return format_html("<g><title>{}</title>{}{}</g>", mark.title, shape, text)
    return format_html(
        '<a href="{}" aria-label="{}"><title>{}</title><circle cx="{}" cy="{}" r="24" fill="transparent"/>{}{}</a>',
        mark.href,
        mark.title,
        mark.title,
        *_r(x, y),
        shape,
        text,
    )


def _shape(mark: Mark, radius: float, number: int, start: float, end: float, size: _Size) -> SafeString:
    x, y = point(radius, start)
    colour = COLOURS[number - 1]
    reach = size.point
    if mark.is_cancelled:
        return format_html(
            '{}<line class="stroke-{}" stroke="{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke-width="2.5"/>',
            _hollow(number, x, y, reach),
            number,
            colour,
            *_r(x - reach, y + reach, x + reach, y - reach),
        )
    if mark.is_approximate:
        return _hollow(number, x, y, reach, dashes="3 3")
    if end > start:
        x2, y2 = point(radius, end)
        return format_html(
            '<path class="stroke-{}" stroke="{}" d="M {} {} A {} {} 0 {} 1 {} {}" fill="none" stroke-width="{}" '
            'stroke-linecap="round"/>',
            number,
            colour,
            *_r(x, y, radius, radius),
            1 if end - start > 180 else 0,
            *_r(x2, y2),
            2 * reach,
        )
    return format_html('<circle class="fill-{}" fill="{}" cx="{}" cy="{}" r="{}"/>', number, colour, *_r(x, y), reach)


def _hollow(number: int, x: float, y: float, reach: int, *, dashes: str = "none") -> SafeString:
    return format_html(
        '<circle class="fill-ground stroke-{}" fill="#ffffff" stroke="{}" cx="{}" cy="{}" r="{}" stroke-width="2.5" '
        'stroke-dasharray="{}"/>',
        number,
        COLOURS[number - 1],
        *_r(x, y),
        reach - 1,
        dashes,
    )


def _now(today: date) -> SafeString:
    x1, y1 = point(INNER_RADIUS - 26, angle(today))
    x2, y2 = point(OUTER_RADIUS, angle(today))
    return format_html(
        '<g><title>I dag, {}</title><line class="wheel-now" stroke="#8a3508" x1="{}" y1="{}" x2="{}" y2="{}" '
        'stroke-width="2.5" stroke-dasharray="2 5" stroke-linecap="round"/></g>',
        swedish.format_date(today),
        *_r(x1, y1, x2, y2),
    )


def _legend(year: int, rings: Sequence[Ring], size: _Size) -> SafeString:
    """Return the year in the middle and, where there is room, the rings' names; a small wheel has them beside it."""
    if not size.has_links:
        return _centred(CENTRE, 56, year)
    top = CENTRE - 14 * len(rings)
    rows = (
        (number, COLOURS[number - 1], *_r(CENTRE - 88, top + 24 * number, CENTRE - 74, top + 24 * number), ring.name)
        for number, ring in enumerate(rings, start=1)
    )
    names = format_html_join(
        "",
        '<circle class="fill-{}" fill="{}" cx="{}" cy="{}" r="6"/>'
        '<text x="{}" y="{}" dominant-baseline="central" font-size="15">{}</text>',
        rows,
    )
    return format_html("{}{}", _centred(top - 10, 34, year), names)


def _centred(y: float, letters: int, year: int) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" text-anchor="middle" dominant-baseline="central" font-size="{}" font-weight="600">'
        "{}</text>",
        *_r(CENTRE, y),
        letters,
        year,
    )


def _n(value: float) -> str:
    return f"{value:.1f}"


def _r(*values: float) -> list[str]:
    return [_n(value) for value in values]


def middle_of_month(year: int, month: int) -> date:
    return date(year, month, 1) + timedelta(days=14)
