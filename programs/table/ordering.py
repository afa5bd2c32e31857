"""The order of a plan's rows, as a page saw it. Values only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

Placed = tuple[int, int | None, int]  # focus area, sub-goal, activity


def seen_order(placed: Iterable[Placed]) -> str:
    """Return what the page remembers of the order: the same rows in the same places give the same text."""
    groups: dict[tuple[int, int], list[int]] = {}
    for area, goal, pk in placed:
        groups.setdefault((area, goal or 0), []).append(pk)
    written = ";".join(f"{area}.{goal}:{','.join(map(str, groups[area, goal]))}" for area, goal in sorted(groups))
    return hashlib.sha256(written.encode()).hexdigest()[:20]
