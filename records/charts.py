"""Charts as SVG, the same on the page and in the PDF.

Plain functions: values in, SVG out. Labels stand where the values are; a colour never says anything alone.
Colours are classes that the site's style sheet sets for light and dark, with the light ones written as
attributes too, since WeasyPrint applies no style sheet inside an SVG. A chart stands beside its table.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import font_source_sans_pro
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from members.swedish import format_number

Number = int | Decimal
MISSING = "uppgift saknas"

WIDTH = 640  # the PDF's text width in CSS pixels, so that a chart's letters are as large as the table's
FONT_FAMILY = "Source Sans Pro, Source Sans 3, sans-serif"
TEXT_SIZE = 13
LINE_HEIGHT = 16
GAP = 8  # between a label and what it labels
ROW_GAP = 10

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
SERIES_TONES = ("quiet", "accent", "sea", "plum")  # what was planned is quiet, what came of it has the accent
LINE_TONES = ("accent", "blue", "plum", "sea", "earth", "moss", "stone", "quiet")


@dataclass(frozen=True)
class Bar:
    """One labelled value; None is not stated. tone: a key of TONES, "late" for what is late."""

    label: str
    value: Number | None
    tone: str = "accent"


@dataclass(frozen=True)
class Group:
    """One label with a value for each of the chart's series."""

    label: str
    values: Sequence[Number | None]


@dataclass(frozen=True)
class Line:
    """One line with a value for each of the chart's points in time; None breaks the line."""

    label: str
    values: Sequence[Number | None]
    tone: str | None = None


def bar_chart(
    *, title: str, description: str, bars: Sequence[Bar], unit: str = "", decimals: int = 0, width: int = WIDTH
) -> SafeString:
    """Return horizontal bars from zero, each with its label before it and its value after it."""
    groups = [Group(bar.label, [bar.value]) for bar in bars]
    tones = [[bar.tone] for bar in bars]
    height, body = _rows_of_bars(groups, tones, unit=unit, decimals=decimals, width=width, top=0, thickness=18)
    return _svg(title, description, width, height, body)


def grouped_bar_chart(
    *,
    title: str,
    description: str,
    series: Sequence[str],
    groups: Sequence[Group],
    unit: str = "",
    decimals: int = 0,
    width: int = WIDTH,
) -> SafeString:
    """Return bars side by side for each group, such as budget against outcome; at most four series."""
    _check_series(series, groups)
    tones = list(SERIES_TONES[: len(series)])
    key_height, key = _key(series, tones, width)
    height, body = _rows_of_bars(
        groups, [tones] * len(groups), unit=unit, decimals=decimals, width=width, top=key_height, thickness=14
    )
    return _svg(title, description, width, height, key + body)


def stacked_share_chart(
    *, title: str, description: str, series: Sequence[str], groups: Sequence[Group], width: int = WIDTH
) -> SafeString:
    """Return one full bar per group, divided in proportion; each part prints its whole percent when it fits.

    The percentages of a bar add up to 100 (largest remainder).
    """
    _check_series(series, groups)
    if any(value is not None and value < 0 for group in groups for value in group.values):
        raise ValueError("a share of the whole cannot be negative")
    tones = list(SERIES_TONES[: len(series)])
    y, parts = _key(series, tones, width)
    label_width = _label_width([group.label for group in groups], width)
    x0 = label_width + GAP if label_width else 0
    thickness = 24
    for group in groups:
        lines = _wrap(group.label, label_width)
        row = max(thickness, len(lines) * LINE_HEIGHT)
        parts.extend(_row_label(lines, label_width, y + row / 2))
        values = [value or 0 for value in group.values]
        if sum(values) == 0:
            parts.append(_text(x0, y + row / 2, MISSING, tone="muted"))
        else:
            parts.extend(_shares(values, tones, x0=x0, y=y + (row - thickness) / 2, width=width - x0, height=thickness))
        y += row + ROW_GAP
    return _svg(title, description, width, y - ROW_GAP, parts)


def line_chart(
    *,
    title: str,
    description: str,
    points: Sequence[str],
    lines: Sequence[Line],
    unit: str = "",
    decimals: int = 0,
    from_zero: bool = True,
    width: int = WIDTH,
    height: int = 320,
) -> SafeString:
    """Return lines over time, each named at its end with its last value.

    from_zero: an axis that does not start at zero says so in the chart.
    """
    for line in lines:
        if len(line.values) != len(points):
            raise ValueError(f"{line.label} has {len(line.values)} values for {len(points)} points")
    stated = [value for line in lines for value in line.values if value is not None]
    if not stated:
        return _svg(title, description, width, 40, [_text(0, 20, MISSING, tone="muted")])
    low, high = (min(0, *stated), max(0, *stated)) if from_zero else (min(stated), max(stated))
    ticks, tick_decimals = _ticks(float(low), float(high))

    names = [_end_label(line, unit=unit, decimals=decimals) for line in lines]
    tick_labels = [_amount(Decimal(str(tick)), "", tick_decimals) for tick in ticks]
    left = max(_text_width(label) for label in tick_labels) + GAP
    right = width - max(_text_width(name) for name in names) - 2 * GAP - 11
    heading = 24 if unit or not from_zero else 8
    needed = heading + len(lines) * LINE_HEIGHT + 34
    height = max(height, needed)
    top, bottom = heading + 6, height - 30

    def x_of(index: int) -> float:
        return left + (right - left) * (index / (len(points) - 1) if len(points) > 1 else 0.5)

    def y_of(value: float) -> float:
        return bottom - (bottom - top) * (value - ticks[0]) / (ticks[-1] - ticks[0])

    parts: list[str] = []
    if heading > 8:
        caption = unit if from_zero else ", ".join(filter(None, [unit, "axeln börjar inte på noll"]))
        parts.append(_text(0, 9, caption, tone="muted"))
    for tick, label in zip(ticks, tick_labels, strict=True):
        y = y_of(tick)
        parts.append(_rule(left, y, right, y, strong=tick == 0))
        parts.append(_text(left - GAP, y, label, anchor="end", tone="muted"))
    parts.extend(_point_labels(points, [x_of(index) for index in range(len(points))], bottom + 16, width))

    ends: list[tuple[float, float]] = []
    for number, line in enumerate(lines):
        tone = line.tone or LINE_TONES[number % len(LINE_TONES)]
        known = [(x_of(i), y_of(float(value))) for i, value in enumerate(line.values) if value is not None]
        parts.extend(_path(run, tone) for run in _runs(line.values, x_of, y_of))
        parts.extend(_dot(x, y, tone) for x, y in known)
        ends.append(known[-1] if known else (right, bottom))
    heights = _spread([y for _, y in ends], LINE_HEIGHT, LINE_HEIGHT / 2, bottom + LINE_HEIGHT / 2)
    for number, ((x, y), label_y, name) in enumerate(zip(ends, heights, names, strict=True)):
        tone = lines[number].tone or LINE_TONES[number % len(LINE_TONES)]
        # Always drawn: it carries the colour to the name, whose letters need the contrast of ink.
        if any(value is not None for value in lines[number].values):
            parts.append(_leader(x, y, right + GAP + 8, label_y, tone))
        parts.append(_text(right + GAP + 11, label_y, name))
    return _svg(title, description, width, height, parts)


# --- Bars ---------------------------------------------------------------------------------------


def _rows_of_bars(
    groups: Sequence[Group],
    tones: Sequence[Sequence[str]],
    *,
    unit: str,
    decimals: int,
    width: int,
    top: float,
    thickness: int,
) -> tuple[float, list[str]]:
    """Return the height used and the rows, each with one bar per value on a common scale from zero."""
    label_width = _label_width([group.label for group in groups], width)
    stated = [value for group in groups for value in group.values if value is not None]
    low, high = min([0, *stated]), max([0, *stated])
    texts = {value: _amount(value, unit, decimals) for value in stated}
    room_before = max([_text_width(texts[value]) + 2 * GAP for value in stated if value < 0], default=0)
    room_after = max([_text_width(texts[value]) + GAP for value in stated if value >= 0], default=0)
    if any(value is None for group in groups for value in group.values):
        room_after = max(room_after, _text_width(MISSING) + GAP)
    x0 = label_width + GAP + room_before
    scale = (width - x0 - room_after) / float(high - low) if high > low else 0
    zero = x0 - float(low) * scale

    parts: list[str] = []
    y = top
    for group, group_tones in zip(groups, tones, strict=True):
        lines = _wrap(group.label, label_width)
        bars_height = len(group.values) * (thickness + 2) - 2
        row = max(bars_height, len(lines) * LINE_HEIGHT)
        parts.extend(_row_label(lines, label_width, y + row / 2))
        bar_y = y + (row - bars_height) / 2
        for value, tone in zip(group.values, group_tones, strict=True):
            middle = bar_y + thickness / 2
            if value is None:
                parts.append(_text(zero + GAP, middle, MISSING, tone="muted"))
            else:
                length = float(value) * scale
                parts.append(_bar(min(zero, zero + length), bar_y, abs(length), thickness, tone))
                if value < 0:
                    parts.append(_text(zero + length - GAP, middle, texts[value], anchor="end"))
                else:
                    parts.append(_text(zero + length + GAP, middle, texts[value]))
            bar_y += thickness + 2
        y += row + ROW_GAP
    bottom = y - ROW_GAP if groups else y
    parts.append(_rule(zero, top - 3 if top else 0, zero, bottom, strong=True))
    return bottom, parts


def _shares(
    values: Sequence[Number], tones: Sequence[str], *, x0: float, y: float, width: float, height: float
) -> Iterable[str]:
    total = float(sum(values))
    x = x0
    for value, percent, tone in zip(values, whole_percentages(values), tones, strict=True):
        part = width * float(value) / total
        if part <= 0:
            continue
        yield _bar(x, y, max(part - 1, 0.5), height, tone)  # a hair of paper between the parts
        label = f"{percent}\u00a0%"
        if _text_width(label) + GAP <= part:
            yield _text(x + part / 2, y + height / 2, label, anchor="middle", tone=f"on-{tone}")
        x += part


def whole_percentages(values: Sequence[Number]) -> list[int]:
    """Return each value's share of their sum [whole percent]; together exactly 100 (largest remainder)."""
    total = Decimal(sum(values))
    if total <= 0:
        raise ValueError("the values have no sum to share")
    exact = [Decimal(value) * 100 / total for value in values]
    whole = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda index: (whole[index] - exact[index], index))
    for index in by_remainder[: 100 - sum(whole)]:
        whole[index] += 1
    return whole


def _check_series(series: Sequence[str], groups: Sequence[Group]) -> None:
    if not 1 <= len(series) <= len(SERIES_TONES):
        raise ValueError(f"a chart shows one to {len(SERIES_TONES)} series")
    for group in groups:
        if len(group.values) != len(series):
            raise ValueError(f"{group.label} has {len(group.values)} values for {len(series)} series")


def _key(series: Sequence[str], tones: Sequence[str], width: int) -> tuple[float, list[str]]:
    """Return the height and the line that says what each tone is, in the order the bars come."""
    parts: list[str] = []
    x, y = 0.0, LINE_HEIGHT / 2
    for name, tone in zip(series, tones, strict=True):
        needed = 12 + 6 + _text_width(name)
        if x and x + needed > width:
            x, y = 0.0, y + LINE_HEIGHT + 4
        parts.append(_bar(x, y - 6, 12, 12, tone))
        parts.append(_text(x + 18, y, name))
        x += needed + 20
    return y + LINE_HEIGHT / 2 + 12, parts


# --- Lines --------------------------------------------------------------------------------------


def _ticks(low: float, high: float) -> tuple[list[float], int]:
    """Return three to six round values that enclose the range, and the decimals they need."""
    if high == low:
        low, high = low - (abs(low) or 1) / 2, high + (abs(high) or 1) / 2
    rough = (high - low) / 4
    magnitude = 10 ** math.floor(math.log10(rough))
    step = next(factor * magnitude for factor in (1, 2, 2.5, 5, 10) if factor * magnitude >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    decimals = max(0, -math.floor(math.log10(step))) if step < 1 else 0
    if not math.isclose(step, round(step, decimals), rel_tol=1e-9):
        decimals += 1  # steps of 2.5 or 0.25
    return [round(index * step, decimals) for index in range(first, last + 1)], decimals


def _end_label(line: Line, *, unit: str, decimals: int) -> str:
    known = [value for value in line.values if value is not None]
    return f"{line.label} {_amount(known[-1], '', decimals)}" if known else f"{line.label}: {MISSING}"


def _runs(
    values: Sequence[Number | None], x_of: Callable[[int], float], y_of: Callable[[float], float]
) -> Iterable[list[tuple[float, float]]]:
    """Yield the unbroken stretches of two or more points."""
    run: list[tuple[float, float]] = []
    for index, value in enumerate([*values, None]):
        if value is not None:
            run.append((x_of(index), y_of(float(value))))
        else:
            if len(run) > 1:
                yield run
            run = []


def _point_labels(labels: Sequence[str], places: Sequence[float], y: float, width: int) -> Iterable[str]:
    """Yield the labels under the axis, the last always and as many others as have room."""
    free_until = math.inf
    kept: list[tuple[float, str]] = []
    for label, x in reversed(list(zip(labels, places, strict=True))):
        half = _text_width(label) / 2
        if x + half + GAP <= free_until:
            kept.append((x, label))
            free_until = x - half
    return [_text(x, y, label, anchor="middle", tone="muted") for x, label in reversed(kept)]


def _spread(wanted: Sequence[float], distance: float, top: float, bottom: float) -> list[float]:
    """Return heights near those wanted, in their order, at least `distance` apart and between top and bottom."""
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    # Neighbours that come too close are moved as one block around their common middle.
    blocks: list[tuple[float, int]] = []  # (middle, count)
    for index in order:
        middle, count = wanted[index], 1
        while blocks and middle - count * distance / 2 < blocks[-1][0] + blocks[-1][1] * distance / 2:
            before, number = blocks.pop()
            middle, count = (before * number + middle * count) / (number + count), number + count
        half = count * distance / 2
        middle = min(max(middle, top - distance / 2 + half), bottom + distance / 2 - half)
        blocks.append((middle, count))
    placed = [middle + (place - (count - 1) / 2) * distance for middle, count in blocks for place in range(count)]
    # A block pushed up from the bottom may meet the one above it, so the last word goes upwards.
    for place in range(len(placed) - 2, -1, -1):
        placed[place] = min(placed[place], placed[place + 1] - distance)
    heights = [0.0] * len(wanted)
    for index, y in zip(order, placed, strict=True):
        heights[index] = y
    return heights


# --- Text ---------------------------------------------------------------------------------------


def _amount(value: Number, unit: str, decimals: int) -> str:
    number = format_number(value, decimals)
    return f"{number}\u00a0{unit}" if unit else number


def _label_width(labels: Sequence[str], width: int) -> float:
    """Return the room for labels before the bars: what the longest needs, at most a third of the width."""
    most = width / 3
    needed = max((_text_width(line) for label in labels for line in _wrap(label, most)), default=0)
    return min(most, math.ceil(needed))


def _wrap(text: str, room: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and _text_width(f"{lines[-1]} {word}") <= room + 0.5:
            lines[-1] = f"{lines[-1]} {word}"
        elif _text_width(word) <= room + 0.5:
            lines.append(word)
        else:  # such as Webb/Utredningar/Konsultstöd/Resor, which would begin outside the chart
            lines.extend(_wrap_at_slashes(word, room))
    return lines


def _wrap_at_slashes(word: str, room: float) -> list[str]:
    lines = [""]
    for part in re.findall(r"[^/]+/?|/", word):
        if lines[-1] and _text_width(lines[-1] + part) > room + 0.5:
            lines.append("")
        lines[-1] += part
    return lines


def _row_label(lines: Sequence[str], right: float, middle: float) -> list[str]:
    first = middle - (len(lines) - 1) * LINE_HEIGHT / 2
    return [_text(right, first + place * LINE_HEIGHT, line, anchor="end") for place, line in enumerate(lines)]


def text_width(text: str, size: float) -> float:
    """Return the width of the text in the font that draws it, at the size [both px]."""
    advances, default = _advances()
    return sum(advances.get(ord(character), default) for character in text) * size


def _text_width(text: str) -> float:
    return text_width(text, TEXT_SIZE)


@cache
def _advances() -> tuple[dict[int, float], float]:
    from fontTools.ttLib import TTFont

    with TTFont(Path(font_source_sans_pro.font_directory) / "SourceSansPro-Regular.ttf", lazy=True) as font:
        units = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        advances = {code: widths[glyph][0] / units for code, glyph in font.getBestCmap().items()}
    return advances, 0.6


# --- SVG ----------------------------------------------------------------------------------------


def _svg(title: str, description: str, width: int, height: float, parts: Iterable[str]) -> SafeString:
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


def _text(x: float, middle: float, text: str, *, anchor: str = "start", tone: str = "ink") -> SafeString:
    # The middle of the letters stands on the given height; a third of the size is half of x to cap height.
    return format_html(
        '<text class="chart-{}" x="{}" y="{}" text-anchor="{}" fill="{}" font-family="{}" font-size="{}">{}</text>',
        *(tone, _round(x), _round(middle + TEXT_SIZE * 0.34), anchor, _fill(tone), FONT_FAMILY, TEXT_SIZE, text),
    )


def _fill(tone: str) -> str:
    if tone.startswith("on-"):  # letters on a bar of that tone
        return INK if tone in ("on-quiet", "on-sea") else PAPER
    return {"ink": INK, "muted": GRANITE}[tone]


def _bar(x: float, y: float, width: float, height: float, tone: str) -> SafeString:
    return format_html(
        '<rect class="chart-{}" x="{}" y="{}" width="{}" height="{}" fill="{}"/>',
        *(tone, _round(x), _round(y), _round(width), _round(height), TONES[tone]),
    )


def _rule(x1: float, y1: float, x2: float, y2: float, *, strong: bool) -> SafeString:
    return format_html(
        '<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="1"/>',
        "chart-axis" if strong else "chart-rule",
        *(_round(x1), _round(y1), _round(x2), _round(y2), GRANITE if strong else RULE),
    )


def _path(points: Sequence[tuple[float, float]], tone: str) -> SafeString:
    way = " ".join(f"{_round(x)},{_round(y)}" for x, y in points)
    return format_html(
        '<polyline class="chart-line chart-{}" points="{}" fill="none" stroke="{}" stroke-width="2"'
        ' stroke-linejoin="round"/>',
        *(tone, way, TONES[tone]),
    )


def _dot(x: float, y: float, tone: str) -> SafeString:
    return format_html(
        '<circle class="chart-{}" cx="{}" cy="{}" r="3" fill="{}"/>', tone, _round(x), _round(y), TONES[tone]
    )


def _leader(x1: float, y1: float, x2: float, y2: float, tone: str) -> SafeString:
    return format_html(
        '<line class="chart-line chart-{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="1"/>',
        *(tone, _round(x1), _round(y1), _round(x2), _round(y2), TONES[tone]),
    )


def _round(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
