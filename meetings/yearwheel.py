"""The year as a wheel: months around, one ring for each body, as SVG for page, print and PDF. Pure: values in, text out.

Colours come from the page's style sheet by class (fill-1 … fill-8), so the same picture works in light, dark and print.
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
POINT = 9
MOST_RINGS = 7
# The light theme's colours stand as attributes too: WeasyPrint applies no style sheet inside an SVG.
COLOURS = ("#14524a", "#1f6f8b", "#a3450f", "#6d3b73", "#5d6b1a", "#59635f", "#8c2f45", "#3f4a94")


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


def wheel(*, year: int, rings: Sequence[Ring], today: date | None = None, prefix: str = "arshjul") -> SafeString:
    """Return the picture as one SVG element with title, description and a link for every meeting."""
    title = f"Årshjul {year}"
    return format_html(
        '<svg viewBox="0 0 {size} {size}" role="group" aria-labelledby="{p}-title {p}-desc">'
        '<title id="{p}-title">{title}</title><desc id="{p}-desc">{desc}</desc>{months}{rings}{now}{legend}</svg>',
        size=SIZE,
        p=prefix,
        title=title,
        desc=_description(year, rings),
        months=_months(year),
        rings=format_html_join(
            "",
            "{}",
            (
                (_ring(ring, radius, number),)
                for number, (ring, radius) in enumerate(zip(rings, radii(len(rings)), strict=True), start=1)
            ),
        ),
        now=_now(today) if today and today.year == year else "",
        legend=_legend(year, rings),
    )


def _description(year: int, rings: Sequence[Ring]) -> str:
    if not rings:
        return f"Inga möten {year}."
    counts = ", ".join(f"{ring.name} {swedish.plural(len(ring.marks), 'möte', 'möten')}" for ring in rings)
    return f"Årets månader medsols från januari överst. Ringarna utifrån och in: {counts}. Samma möten står i tabellen under."


def _months(year: int) -> SafeString:
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
                format_html('<line class="stroke-hairline" stroke="#d6dcd9" x1="{}" y1="{}" x2="{}" y2="{}"/>', *_r(x1, y1, x2, y2)),
                format_html(
                    '<text class="meta-text" x="{}" y="{}" text-anchor="middle" font-size="17" '
                    'transform="rotate({} {} {})">{}</text>',
                    *_r(x, y, middle - 180 if lower else middle, x, y),
                    swedish.month_name(month),
                ),
            )
        )
    return format_html_join("", "{}{}", parts)


def _ring(ring: Ring, radius: float, number: int) -> SafeString:
    return format_html(
        '<g><circle class="wheel-ring" fill="none" stroke="#d6dcd9" cx="{}" cy="{}" r="{}" stroke-width="2"/>{}</g>',
        *_r(CENTRE, CENTRE, radius),
        format_html_join("", "{}", ((_mark(mark, radius, number),) for mark in ring.marks)),
    )


def _mark(mark: Mark, radius: float, number: int) -> SafeString:
    start = angle(mark.starts_on)
    end = angle(mark.ends_on) if mark.ends_on.year == mark.starts_on.year else 359.0
    x, y = point(radius, start)
    middle = (start + end) / 2
    label_x, label_y = point(radius + POINT + 11, middle)
    return format_html(
        '<a href="{href}" aria-label="{title}"><title>{title}</title>'
        '<circle cx="{x}" cy="{y}" r="24" fill="transparent"/>{shape}'
        '<text x="{lx}" y="{ly}" text-anchor="middle" dominant-baseline="central" font-size="14"{strike}>{label}</text></a>',
        href=mark.href,
        title=mark.title,
        x=_n(x),
        y=_n(y),
        shape=_shape(mark, radius, number, start, end),
        lx=_n(label_x),
        ly=_n(label_y),
        strike=mark_safe(' text-decoration="line-through"') if mark.is_cancelled else "",  # noqa: S308 (constant)
        label=mark.label,
    )


def _shape(mark: Mark, radius: float, number: int, start: float, end: float) -> SafeString:
    x, y = point(radius, start)
    if mark.is_cancelled:
        return format_html(
            '<circle class="fill-ground stroke-{n}" fill="#ffffff" stroke="{colour}" cx="{x}" cy="{y}" r="{r}" stroke-width="2.5"/>'
            '<line class="stroke-{n}" stroke="{colour}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke-width="2.5"/>',
            n=number, colour=COLOURS[number - 1], x=_n(x), y=_n(y), r=POINT - 1, x1=_n(x - 9), y1=_n(y + 9), x2=_n(x + 9), y2=_n(y - 9),
        )  # fmt: skip
    if mark.is_approximate:
        return format_html(
            '<circle class="fill-ground stroke-{n}" fill="#ffffff" stroke="{colour}" cx="{x}" cy="{y}" r="{r}" stroke-width="2.5" stroke-dasharray="3 3"/>',
            n=number, colour=COLOURS[number - 1], x=_n(x), y=_n(y), r=POINT - 1,
        )  # fmt: skip
    if end > start:
        x2, y2 = point(radius, end)
        large = 1 if end - start > 180 else 0
        return format_html(
            '<path class="stroke-{n}" stroke="{colour}" d="M {x} {y} A {r} {r} 0 {large} 1 {x2} {y2}" fill="none" '
            'stroke-width="{w}" stroke-linecap="round"/>',
            n=number, colour=COLOURS[number - 1], x=_n(x), y=_n(y), r=_n(radius), large=large, x2=_n(x2), y2=_n(y2), w=2 * POINT,
        )  # fmt: skip
    return format_html(
        '<circle class="fill-{}" fill="{}" cx="{}" cy="{}" r="{}"/>', number, COLOURS[number - 1], _n(x), _n(y), POINT
    )


def _now(today: date) -> SafeString:
    x1, y1 = point(INNER_RADIUS - 26, angle(today))
    x2, y2 = point(OUTER_RADIUS, angle(today))
    return format_html(
        '<g><title>I dag, {day}</title><line class="wheel-now" stroke="#8a3508" x1="{}" y1="{}" x2="{}" y2="{}" stroke-width="2.5" '
        'stroke-dasharray="2 5" stroke-linecap="round"/></g>',
        *_r(x1, y1, x2, y2),
        day=swedish.format_date(today),
    )


def _legend(year: int, rings: Sequence[Ring]) -> SafeString:
    top = CENTRE - 14 * len(rings)
    rows = [
        (
            format_html(
                '<circle class="fill-{}" fill="{}" cx="{}" cy="{}" r="6"/>',
                number, COLOURS[number - 1], _n(CENTRE - 88), _n(top + 24 * number),
            ),
            format_html(
                '<text x="{}" y="{}" dominant-baseline="central" font-size="15">{}</text>',
                _n(CENTRE - 74), _n(top + 24 * number), ring.name,
            ),
        )
        for number, ring in enumerate(rings, start=1)
    ]  # fmt: skip
    return format_html(
        '<text x="{}" y="{}" text-anchor="middle" dominant-baseline="central" font-size="34" font-weight="600">{}</text>{}',
        _n(CENTRE), _n(top - 10), year, format_html_join("", "{}{}", rows),
    )  # fmt: skip


def _n(value: float) -> str:
    return f"{value:.1f}"


def _r(*values: float) -> list[str]:
    return [_n(value) for value in values]


def middle_of_month(year: int, month: int) -> date:
    return date(year, month, 1) + timedelta(days=14)
