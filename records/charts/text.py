"""The texts of a chart: how they are written, how wide they are, and where they break."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

import font_source_sans_pro

from members.swedish import format_number

Number = int | Decimal
MISSING = "uppgift saknas"
TEXT_SIZE = 13
LINE_HEIGHT = 16


def amount_text(value: Number, unit: str, decimals: int) -> str:
    number = format_number(value, decimals)
    return f"{number}\u00a0{unit}" if unit else number


def room_for_labels(labels: Sequence[str], width: int) -> float:
    """Return the room for labels before the bars: what the longest needs, at most a third of the width."""
    most = width / 3
    needed = max((width_of(line) for label in labels for line in wrap(label, most)), default=0)
    return min(most, math.ceil(needed))


def wrap(text: str, room: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}") <= room + 0.5:
            lines[-1] = f"{lines[-1]} {word}"
        elif width_of(word) <= room + 0.5:
            lines.append(word)
        else:  # such as Webb/Utredningar/Konsultstöd/Resor, which would begin outside the chart
            lines.extend(_wrap_at_slashes(word, room))
    return lines


def _wrap_at_slashes(word: str, room: float) -> list[str]:
    lines = [""]
    for part in re.findall(r"[^/]+/?|/", word):
        if lines[-1] and width_of(lines[-1] + part) > room + 0.5:
            lines.append("")
        lines[-1] += part
    return lines


def text_width(text: str, size: float) -> float:
    """Return the width of the text in the font that draws it, at the size [both px]."""
    advances, default = _advances()
    return sum(advances.get(ord(character), default) for character in text) * size


def width_of(text: str) -> float:
    return text_width(text, TEXT_SIZE)


@cache
def _advances() -> tuple[dict[int, float], float]:
    from fontTools.ttLib import TTFont

    with TTFont(Path(font_source_sans_pro.font_directory) / "SourceSansPro-Regular.ttf", lazy=True) as font:
        units = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        advances = {code: widths[glyph][0] / units for code, glyph in font.getBestCmap().items()}
    return advances, 0.6
