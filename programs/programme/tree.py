"""The goal tree as a picture: vision, overall goal, areas, focus areas and sub-goals, from above and down.

Values in, SVG out. Colours are classes of the style sheet, with the light ones as attributes for paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pyphen
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from programs.models import FocusArea
from programs.programme.queries import GoalTree
from records.charts import FONT_FAMILY, INK, PAPER, text_width

WIDTH = 960
WIDTH_ON_PAPER = 720  # in the width of a printed page its letters are as large as the tables'
GAP = 16
PAD = 10
SIZE = 14
LINE = 18
BOLD = 1.06  # how much wider bold letters are
SPARE = 1.04  # room left for the browser's own way with the font, so that nothing runs over
ACCENT, SOFT, RULE = "#14524a", "#e6efec", "#75807b"


@dataclass(frozen=True)
class GoalLeaf:
    """A sub-goal. added: when and by whom, if it came later."""

    text: str
    added: str = ""


@dataclass(frozen=True)
class FocusBranch:
    name: str
    goal: str
    sub_goals: Sequence[GoalLeaf]
    issues: Sequence[str] = ()


@dataclass(frozen=True)
class AreaBranch:
    """name: empty in a programme without areas."""

    name: str
    focus_areas: Sequence[FocusBranch]


@dataclass(frozen=True)
class TextBox:
    """A text in a frame. `head` is filled, `goal` is soft, `leaf` has a frame only; `added` is dashed."""

    x: float
    y: float
    width: float
    lines: Sequence[str]
    kind: str
    strong: int = 0  # how many of the first lines are bold
    is_centred: bool = False

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
    """Return the text in lines that fit the width [px]; a word that is too long alone is divided."""
    size = SIZE * SPARE * (BOLD if bold else 1)
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
            continue
        rest = word
        while text_width(rest, size) > width and len(rest) > 2:
            head, rest = _divided(rest, width, size)
            lines.append(head)
        lines.append(rest)
    return lines


def _divided(word: str, width: float, size: float) -> tuple[str, str]:
    """Return the word in two, the first with its hyphen and no wider than `width`, where Swedish divides it."""
    room = max(2, sum(text_width(word[:length], size) <= width for length in range(1, len(word) + 1)))
    parts = _hyphenation().wrap(word, room)
    return (parts[0], parts[1]) if parts else (word[: room - 1] + "-", word[room - 1 :])


@cache
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="sv", left=3, right=4)


def draw(tree: GoalTree) -> SafeString:
    """Return the picture of a whole programme, with the sub-goals that were added later."""
    return picture(
        program=tree.program.title,
        vision=tree.vision,
        subline=tree.subline,
        overall_goal=tree.overall_goal,
        areas=tuple(AreaBranch(area.name, tuple(_branch(focus) for focus in area.focus_areas)) for area in tree.areas),
    )


def _branch(focus: FocusArea) -> FocusBranch:
    sub_goals = tuple(
        GoalLeaf(goal.text, f"Tillagt {goal.added_on:%Y-%m-%d}" if goal.added_on else "")
        for goal in focus.sub_goals.all()
    )
    return FocusBranch(focus.name, focus.goal, sub_goals, tuple(focus.issues))


def picture(
    *, program: str, vision: str, subline: str, overall_goal: str, areas: Sequence[AreaBranch], width: float = WIDTH
) -> SafeString:
    """Return the picture, with a title and a description that a screen reader reads instead."""
    boxes: list[TextBox] = []
    links: list[tuple[TextBox, TextBox]] = []
    parent: TextBox | None = None
    y = 0.0
    for words, sub, kind in ((vision, subline, "head"), (overall_goal, "", "goal")):
        if not words:
            continue
        inner = width * 0.8 - 2 * PAD
        first = wrap(words, inner, bold=True)
        lines = [*first, *wrap(sub, inner)]
        box = TextBox(width * 0.1, y, width * 0.8, lines, kind, strong=len(first), is_centred=True)
        boxes.append(box)
        if parent:
            links.append((parent, box))
        parent, y = box, box.bottom + 2 * GAP

    count = sum(len(area.focus_areas) for area in areas) or 1
    column = (width - GAP * (count - 1)) / count
    has_areas = any(area.name for area in areas)
    spans = [len(area.focus_areas) * (column + GAP) - GAP for area in areas]
    heads = max(
        (
            len(wrap(area.name, span - 2 * PAD, bold=True)) * LINE + 2 * PAD
            for area, span in zip(areas, spans, strict=True)
        ),
        default=0,
    )
    tallest = _tallest(areas, column)
    deepest = y
    x = 0.0
    for area, span in zip(areas, spans, strict=True):
        above = parent
        top = y
        if has_areas:
            lines = wrap(area.name or "Utan område", span - 2 * PAD, bold=True)
            box = TextBox(x, y, span, lines, "head", strong=len(lines), is_centred=True)
            boxes.append(box)
            if parent:
                links.append((parent, box))
            above, top = box, y + heads + 2 * GAP
        for focus in area.focus_areas:
            inner = column - 2 * PAD
            name = wrap(focus.name, inner, bold=True)
            box = TextBox(x, top, column, [*name, *wrap(focus.goal, inner)], "goal", strong=len(name))
            boxes.append(box)
            if above:
                links.append((above, box))
            below = top + tallest + GAP
            for leaf in (*focus.sub_goals, *(GoalLeaf(text) for text in focus.issues)):
                lines = wrap(leaf.text, inner) + wrap(leaf.added, inner)
                goal_box = TextBox(x, below, column, lines, "added" if leaf.added else "leaf")
                boxes.append(goal_box)
                below = goal_box.bottom + GAP / 2
            deepest = max(deepest, below, box.bottom)
            x += column + GAP
    focus_areas = [focus for area in areas for focus in area.focus_areas]
    goals = sum(len(focus.sub_goals) for focus in focus_areas)
    way = f"Från visionen genom {len(focus_areas)} fokusområden ned till {goals} delmål."
    description = f"{way} Samma sak står som text nedanför."
    return _svg(f"Målträd för {program}", description, width, deepest + 2, boxes, links)


def _tallest(areas: Sequence[AreaBranch], column: float) -> float:
    """Return the height of the tallest focus area [px], so that all sub-goals start on one line."""
    inner = column - 2 * PAD
    return max(
        (
            len(wrap(focus.name, inner, bold=True) + wrap(focus.goal, inner)) * LINE + 2 * PAD
            for area in areas
            for focus in area.focus_areas
        ),
        default=0,
    )


def _svg(
    title: str,
    description: str,
    width: float,
    height: float,
    boxes: Sequence[TextBox],
    links: Sequence[tuple[TextBox, TextBox]],
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
        *(_r(width + 2), _r(height + 1), FONT_FAMILY, SIZE, title, description, lines, body),
    )


_STYLES = {
    "head": (ACCENT, "none", "fill-accent", PAPER, "on-accent", ""),
    "goal": (SOFT, ACCENT, "fill-soft stroke-accent", INK, "", ""),
    "leaf": (PAPER, RULE, "fill-ground stroke-line", INK, "", ""),
    "added": (PAPER, ACCENT, "fill-ground stroke-accent", INK, "", "5 3"),
}


def _box(box: TextBox) -> SafeString:
    fill, stroke, classes, ink, ink_class, dashes = _STYLES[box.kind]
    x, anchor = (box.middle, "middle") if box.is_centred else (box.x + PAD, "start")
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
