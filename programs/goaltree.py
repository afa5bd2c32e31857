"""The goal tree as a picture: vision, overall goal, areas, focus areas and sub-goals, from above and down.

Values in, SVG out. Colours are classes of the style sheet, with the light ones as attributes for paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from programs.queries import GoalTree
from records.charts import FONT_FAMILY, INK, PAPER

WIDTH = 960
GAP = 16
PAD = 10
SIZE = 14
LINE = 18
LETTER = 0.53  # a letter's mean width in the font [em], on the wide side, so that nothing runs over
ACCENT, SOFT, RULE = "#14524a", "#e6efec", "#75807b"


@dataclass(frozen=True)
class Box:
    """A text in a frame. `head` is filled, `goal` is soft, `leaf` has a frame only; `added` is dashed."""

    x: float
    y: float
    width: float
    lines: Sequence[str]
    kind: str
    strong: int = 0  # how many of the first lines are bold

    @property
    def height(self) -> float:
        return len(self.lines) * LINE + 2 * PAD

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height


def wrap(text: str, width: float, *, bold: bool = False) -> list[str]:
    """Return the text in lines that fit the width [px]; a word that is too long alone is cut."""
    room = max(4, int(width / (SIZE * LETTER * (1.04 if bold else 1))))
    lines: list[str] = []
    for word in text.split():
        while len(word) > room:
            head, word = word[: room - 1] + "-", word[room - 1 :]
            lines.append(head)
        if lines and not lines[-1].endswith("-") and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def draw(tree: GoalTree) -> SafeString:
    """Return the picture, with a title and a description that a screen reader reads instead."""
    boxes: list[Box] = []
    links: list[tuple[Box, Box]] = []
    parent: Box | None = None
    y = 0.0
    for words, sub, kind in ((tree.vision, tree.subline, "head"), (tree.overall_goal, "", "goal")):
        if not words:
            continue
        inner = WIDTH * 0.8 - 2 * PAD
        first = wrap(words, inner, bold=True)
        box = Box(WIDTH * 0.1, y, WIDTH * 0.8, [*first, *wrap(sub, inner)], kind, strong=len(first))
        boxes.append(box)
        if parent:
            links.append((parent, box))
        parent, y = box, box.bottom + 2 * GAP

    count = sum(len(area.focus_areas) for area in tree.areas) or 1
    column = (WIDTH - GAP * (count - 1)) / count
    has_areas = any(area.name for area in tree.areas)
    spans = [len(area.focus_areas) * (column + GAP) - GAP for area in tree.areas]
    heads = max(
        (
            len(wrap(area.name, span - 2 * PAD, bold=True)) * LINE + 2 * PAD
            for area, span in zip(tree.areas, spans, strict=True)
        ),
        default=0,
    )
    deepest = y
    x = 0.0
    for area, span in zip(tree.areas, spans, strict=True):
        above = parent
        top = y
        if has_areas:
            lines = wrap(area.name or "Utan område", span - 2 * PAD, bold=True)
            box = Box(x, y, span, lines, "head", strong=len(lines))
            boxes.append(box)
            if parent:
                links.append((parent, box))
            above, top = box, y + heads + 2 * GAP
        for focus in area.focus_areas:
            inner = column - 2 * PAD
            name = wrap(focus.name, inner, bold=True)
            box = Box(x, top, column, [*name, *wrap(focus.goal, inner)], "goal", strong=len(name))
            boxes.append(box)
            if above:
                links.append((above, box))
            below = top + _tallest(tree, column) + GAP
            leaves = [(goal.text, goal.added_on) for goal in focus.sub_goals.all()]
            leaves += [(text, None) for text in focus.issues]
            for text, added in leaves:
                lines = wrap(text, inner)
                if added:
                    lines += wrap(f"Tillagt {added:%Y-%m-%d}", inner)
                leaf = Box(x, below, column, lines, "added" if added else "leaf")
                boxes.append(leaf)
                below = leaf.bottom + GAP / 2
            deepest = max(deepest, below, box.bottom)
            x += column + GAP
    goals, focus_areas = len(tree.sub_goals), sum(len(area.focus_areas) for area in tree.areas)
    description = (
        f"Från visionen genom {focus_areas} fokusområden ned till {goals} delmål. Samma sak står som text nedanför."
    )
    return _svg(f"Målträd för {tree.program.title}", description, deepest + 2, boxes, links)


def _tallest(tree: GoalTree, column: float) -> float:
    """Return the height of the tallest focus area [px], so that all sub-goals start on one line."""
    inner = column - 2 * PAD
    return max(
        len(wrap(focus.name, inner, bold=True) + wrap(focus.goal, inner)) * LINE + 2 * PAD
        for area in tree.areas
        for focus in area.focus_areas
    )


def _svg(
    title: str, description: str, height: float, boxes: Sequence[Box], links: Sequence[tuple[Box, Box]]
) -> SafeString:
    lines = format_html_join(
        "",
        '<path d="M{} {}V{}H{}V{}" fill="none" stroke="{}" class="stroke-line"/>',
        (
            (
                _r(upper.middle),
                _r(upper.bottom),
                _r(lower.y - GAP),
                _r(lower.middle),
                _r(lower.y),
                RULE,
            )
            for upper, lower in links
        ),
    )
    body = mark_safe("".join(_box(box) for box in boxes))  # noqa: S308 - every part is made by format_html
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="goal-tree" role="img" viewBox="-1 -1 {} {}"'
        ' aria-labelledby="goal-tree-title goal-tree-desc" font-family="{}" font-size="{}">'
        '<title id="goal-tree-title">{}</title><desc id="goal-tree-desc">{}</desc>{}{}</svg>',
        *(WIDTH + 2, _r(height + 1), FONT_FAMILY, SIZE, title, description, lines, body),
    )


_STYLES = {
    "head": (ACCENT, "none", "fill-accent", PAPER, "on-accent", ""),
    "goal": (SOFT, ACCENT, "fill-soft stroke-accent", INK, "", ""),
    "leaf": (PAPER, RULE, "fill-ground stroke-line", INK, "", ""),
    "added": (PAPER, ACCENT, "fill-ground stroke-accent", INK, "", "5 3"),
}


def _box(box: Box) -> SafeString:
    fill, stroke, classes, ink, ink_class, dashes = _STYLES[box.kind]
    centred = box.kind == "head" or box.y == 0 or box.width > WIDTH * 0.7
    x, anchor = (box.middle, "middle") if centred else (box.x + PAD, "start")
    rows = format_html_join(
        "",
        '<tspan x="{}" y="{}"{}>{}</tspan>',
        (
            (
                _r(x),
                _r(box.y + PAD + LINE * (number + 0.74)),
                mark_safe(' font-weight="600"') if number < box.strong else "",
                line,
            )
            for number, line in enumerate(box.lines)
        ),
    )
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="3" fill="{}" stroke="{}" class="{}"{}/>'
        '<text text-anchor="{}" fill="{}" class="{}">{}</text>',
        *(_r(box.x), _r(box.y), _r(box.width), _r(box.height), fill, stroke, classes),
        format_html(' stroke-dasharray="{}"', dashes) if dashes else "",
        *(anchor, ink, ink_class, rows),
    )


def _r(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
