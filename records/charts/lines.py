"""Charts of lines over time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from records.charts.svg import GAP, WIDTH, draw_chart, draw_dot, draw_leader, draw_path, draw_rule, draw_text
from records.charts.text import LINE_HEIGHT, MISSING, Number, amount_text, width_of

LINE_TONES = ("accent", "blue", "plum", "sea", "earth", "moss", "stone", "quiet")


@dataclass(frozen=True)
class Line:
    """One line with a value for each of the chart's points in time; None breaks the line."""

    label: str
    values: Sequence[Number | None]
    tone: str | None = None


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
        return draw_chart(title, description, width, 40, [draw_text(0, 20, MISSING, tone="muted")])
    low, high = (min(0, *stated), max(0, *stated)) if from_zero else (min(stated), max(stated))
    ticks, tick_decimals = _ticks(float(low), float(high))

    names = [_end_label(line, unit=unit, decimals=decimals) for line in lines]
    tick_labels = [amount_text(Decimal(str(tick)), "", tick_decimals) for tick in ticks]
    left = max(width_of(label) for label in tick_labels) + GAP
    right = width - max(width_of(name) for name in names) - 2 * GAP - 11
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
        parts.append(draw_text(0, 9, caption, tone="muted"))
    for tick, label in zip(ticks, tick_labels, strict=True):
        y = y_of(tick)
        parts.append(draw_rule(left, y, right, y, strong=tick == 0))
        parts.append(draw_text(left - GAP, y, label, anchor="end", tone="muted"))
    parts.extend(_point_labels(points, [x_of(index) for index in range(len(points))], bottom + 16, width))

    ends: list[tuple[float, float]] = []
    for number, line in enumerate(lines):
        tone = line.tone or LINE_TONES[number % len(LINE_TONES)]
        known = [(x_of(i), y_of(float(value))) for i, value in enumerate(line.values) if value is not None]
        parts.extend(draw_path(run, tone) for run in _runs(line.values, x_of, y_of))
        parts.extend(draw_dot(x, y, tone) for x, y in known)
        ends.append(known[-1] if known else (right, bottom))
    heights = _spread([y for _, y in ends], LINE_HEIGHT, LINE_HEIGHT / 2, bottom + LINE_HEIGHT / 2)
    for number, ((x, y), label_y, name) in enumerate(zip(ends, heights, names, strict=True)):
        tone = lines[number].tone or LINE_TONES[number % len(LINE_TONES)]
        # Always drawn: it carries the colour to the name, whose letters need the contrast of ink.
        if any(value is not None for value in lines[number].values):
            parts.append(draw_leader(x, y, right + GAP + 8, label_y, tone))
        parts.append(draw_text(right + GAP + 11, label_y, name))
    return draw_chart(title, description, width, height, parts)


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
    return f"{line.label} {amount_text(known[-1], '', decimals)}" if known else f"{line.label}: {MISSING}"


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
        half = width_of(label) / 2
        if x + half + GAP <= free_until:
            kept.append((x, label))
            free_until = x - half
    return [draw_text(x, y, label, anchor="middle", tone="muted") for x, label in reversed(kept)]


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
