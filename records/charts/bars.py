"""Charts of bars: one for each label, several side by side, and shares of a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from records.charts.svg import GAP, WIDTH, draw_bar, draw_chart, draw_rule, draw_text
from records.charts.text import LINE_HEIGHT, MISSING, Number, amount_text, room_for_labels, width_of, wrap

ROW_GAP = 10
SERIES_TONES = ("quiet", "accent", "sea", "plum")  # what was planned is quiet, what came of it has the accent


@dataclass(frozen=True)
class Bar:
    """One labelled value; None is not stated. tone: a key of TONES, "late" for what is late."""

    label: str
    value: Number | None
    tone: str = "accent"


@dataclass(frozen=True)
class BarGroup:
    """One label with a value for each of the chart's series."""

    label: str
    values: Sequence[Number | None]


def bar_chart(
    *, title: str, description: str, bars: Sequence[Bar], unit: str = "", decimals: int = 0, width: int = WIDTH
) -> SafeString:
    """Return horizontal bars from zero, each with its label before it and its value after it."""
    groups = [BarGroup(bar.label, [bar.value]) for bar in bars]
    tones = [[bar.tone] for bar in bars]
    height, body = _rows_of_bars(groups, tones, unit=unit, decimals=decimals, width=width, top=0, thickness=18)
    return draw_chart(title, description, width, height, body)


def grouped_bar_chart(
    *,
    title: str,
    description: str,
    series: Sequence[str],
    groups: Sequence[BarGroup],
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
    return draw_chart(title, description, width, height, key + body)


def stacked_share_chart(
    *, title: str, description: str, series: Sequence[str], groups: Sequence[BarGroup], width: int = WIDTH
) -> SafeString:
    """Return one full bar per group, divided in proportion; each part prints its whole percent when it fits.

    The percentages of a bar add up to 100 (largest remainder).
    """
    _check_series(series, groups)
    if any(value is not None and value < 0 for group in groups for value in group.values):
        raise ValueError("a share of the whole cannot be negative")
    tones = list(SERIES_TONES[: len(series)])
    y, parts = _key(series, tones, width)
    label_width = room_for_labels([group.label for group in groups], width)
    x0 = label_width + GAP if label_width else 0
    thickness = 24
    for group in groups:
        lines = wrap(group.label, label_width)
        row = max(thickness, len(lines) * LINE_HEIGHT)
        parts.extend(_row_label(lines, label_width, y + row / 2))
        values = [value or 0 for value in group.values]
        if sum(values) == 0:
            parts.append(draw_text(x0, y + row / 2, MISSING, tone="muted"))
        else:
            parts.extend(_shares(values, tones, x0=x0, y=y + (row - thickness) / 2, width=width - x0, height=thickness))
        y += row + ROW_GAP
    return draw_chart(title, description, width, y - ROW_GAP, parts)


def _rows_of_bars(
    groups: Sequence[BarGroup],
    tones: Sequence[Sequence[str]],
    *,
    unit: str,
    decimals: int,
    width: int,
    top: float,
    thickness: int,
) -> tuple[float, list[str]]:
    """Return the height used and the rows, each with one bar per value on a common scale from zero."""
    label_width = room_for_labels([group.label for group in groups], width)
    stated = [value for group in groups for value in group.values if value is not None]
    low, high = min([0, *stated]), max([0, *stated])
    texts = {value: amount_text(value, unit, decimals) for value in stated}
    room_before = max([width_of(texts[value]) + 2 * GAP for value in stated if value < 0], default=0)
    room_after = max([width_of(texts[value]) + GAP for value in stated if value >= 0], default=0)
    if any(value is None for group in groups for value in group.values):
        room_after = max(room_after, width_of(MISSING) + GAP)
    x0 = label_width + GAP + room_before
    scale = (width - x0 - room_after) / float(high - low) if high > low else 0
    zero = x0 - float(low) * scale

    parts: list[str] = []
    y = top
    for group, group_tones in zip(groups, tones, strict=True):
        lines = wrap(group.label, label_width)
        bars_height = len(group.values) * (thickness + 2) - 2
        row = max(bars_height, len(lines) * LINE_HEIGHT)
        parts.extend(_row_label(lines, label_width, y + row / 2))
        bar_y = y + (row - bars_height) / 2
        for value, tone in zip(group.values, group_tones, strict=True):
            middle = bar_y + thickness / 2
            if value is None:
                parts.append(draw_text(zero + GAP, middle, MISSING, tone="muted"))
            else:
                length = float(value) * scale
                parts.append(draw_bar(min(zero, zero + length), bar_y, abs(length), thickness, tone))
                if value < 0:
                    parts.append(draw_text(zero + length - GAP, middle, texts[value], anchor="end"))
                else:
                    parts.append(draw_text(zero + length + GAP, middle, texts[value]))
            bar_y += thickness + 2
        y += row + ROW_GAP
    bottom = y - ROW_GAP if groups else y
    parts.append(draw_rule(zero, top - 3 if top else 0, zero, bottom, strong=True))
    return bottom, parts


def _row_label(lines: Sequence[str], right: float, middle: float) -> list[str]:
    first = middle - (len(lines) - 1) * LINE_HEIGHT / 2
    return [draw_text(right, first + place * LINE_HEIGHT, line, anchor="end") for place, line in enumerate(lines)]


def _shares(
    values: Sequence[Number], tones: Sequence[str], *, x0: float, y: float, width: float, height: float
) -> Iterable[str]:
    total = float(sum(values))
    x = x0
    for value, percent, tone in zip(values, whole_percentages(values), tones, strict=True):
        part = width * float(value) / total
        if part <= 0:
            continue
        yield draw_bar(x, y, max(part - 1, 0.5), height, tone)  # a hair of paper between the parts
        label = f"{percent}\u00a0%"
        if width_of(label) + GAP <= part:
            yield draw_text(x + part / 2, y + height / 2, label, anchor="middle", tone=f"on-{tone}")
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


def _check_series(series: Sequence[str], groups: Sequence[BarGroup]) -> None:
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
        needed = 12 + 6 + width_of(name)
        if x and x + needed > width:
            x, y = 0.0, y + LINE_HEIGHT + 4
        parts.append(draw_bar(x, y - 6, 12, 12, tone))
        parts.append(draw_text(x + 18, y, name))
        x += needed + 20
    return y + LINE_HEIGHT / 2 + 12, parts
