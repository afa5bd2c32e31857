"""Differences between texts, word by word, and the joining of two edits of the same text.

Plain functions: texts in, texts out. What comes back is not escaped; templates do that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "added", "removed"]
WORD_LIMIT = 4_000  # words; longer texts are compared line by line, since the time grows with the square
MOST_PAIRS_FOR_DIFFLIB = 200 * 200  # words of one text times words of the other
MOST_PAIRS = 250_000_000  # beyond that the texts are shown whole: the table takes a bit for each
TOO_DIFFERENT = 0.4  # share of the words kept, under which both wordings are shown whole
_WORDS = re.compile(r"\s+|\w+|[^\w\s]", re.UNICODE)
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Joined:
    """Two edits of a text made into one; `overlaps` when both changed the same place and both readings are kept."""

    text: str
    overlaps: bool


def diff(before: str, after: str) -> list[tuple[Kind, str]]:
    """Return the way from one text to the other as parts: the same, added, removed."""
    old, new = _parts(before, after)
    found: list[tuple[Kind, str]] = []
    for action, a1, a2, b1, b2 in _opcodes(old, new):
        if action == "equal":
            found.append(("same", "".join(old[a1:a2])))
            continue
        if a2 > a1:
            found.append(("removed", "".join(old[a1:a2])))
        if b2 > b1:
            found.append(("added", "".join(new[b1:b2])))
    return found


def wording(before: str, after: str) -> list[tuple[Kind, str]]:
    """Return the way from one wording to the other; two that share few words are shown whole."""
    parts = diff(before, after)
    kept = sum(len(text.split()) for kind, text in parts if kind == "same")
    if before and after and kept < TOO_DIFFERENT * max(len(before.split()), len(after.split())):
        return [("removed", before), ("added", after)]
    return parts


def join(base: str, mine: str, saved: str) -> Joined:
    """Return the base with both edits made to it; where they meet, what was saved stands before what I wrote."""
    if mine == saved or saved == base:
        return Joined(mine, overlaps=False)
    if mine == base:
        return Joined(saved, overlaps=False)
    words = _split([base, mine, saved])
    edits = [_edits(words[0], words[2]), _edits(words[0], words[1])]
    return _weave(words[0], *edits)


def stretches(mine: list[str], saved: list[str]) -> list[tuple[list[str], list[str]]]:
    """Return both lists cut at the same places: stretches that are the same in both, and those that differ."""
    return [(mine[a1:a2], saved[b1:b2]) for _, a1, a2, b1, b2 in _opcodes(mine, saved)]


Edit = tuple[int, int, list[str]]  # from, to (in the base), the new words


def _edits(base: list[str], new: list[str]) -> list[Edit]:
    return [(a1, a2, new[b1:b2]) for action, a1, a2, b1, b2 in _opcodes(base, new) if action != "equal"]


# --- What two texts share ---------------------------------------------------------------------------

Opcode = tuple[str, int, int, int, int]  # as difflib writes it


def _opcodes(old: list[str], new: list[str]) -> list[Opcode]:
    """Return the way from one list to the other, in a time that no text can make long.

    difflib reads best, but its time grows with the cube when the texts share only spaces; longer texts are compared
    by their longest common subsequence, in one step per word.
    """
    if len(old) * len(new) <= MOST_PAIRS_FOR_DIFFLIB:
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    if len(old) * len(new) > MOST_PAIRS:
        return [("equal" if old == new else "replace", 0, len(old), 0, len(new))]
    found: list[Opcode] = []
    at_old = at_new = 0
    for i, j in [*_common(old, new), (len(old), len(new))]:
        if (i, j) != (at_old, at_new):
            found.append(("replace", at_old, i, at_new, j))
        if i == len(old) and j == len(new):
            break
        if found and found[-1][0] == "equal":
            _, a1, _, b1, _ = found.pop()
            found.append(("equal", a1, i + 1, b1, j + 1))
        else:
            found.append(("equal", i, i + 1, j, j + 1))
        at_old, at_new = i + 1, j + 1
    return found


def _common(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence, in both lists.

    Source: Hyyrö 2004, "Bit-parallel LCS-length computation revisited": a row of the table is one whole number, whose
    bit i is 0 where the old list's first i + 1 words share one more with the new ones than its first i do.
    """
    places: dict[str, int] = {}
    for i, word in enumerate(old):
        places[word] = places.get(word, 0) | 1 << i
    everything = (1 << len(old)) - 1
    rows = [everything]
    for word in new:
        row = rows[-1]
        shared = row & places.get(word, 0)
        rows.append((row + shared | row - shared) & everything)
    found = []
    i, j = len(old), len(new)
    while i and j:
        if rows[j] >> i - 1 & 1:
            i -= 1
        elif rows[j - 1] >> i - 1 & 1:
            i, j = i - 1, j - 1
            found.append((i, j))
        else:
            j -= 1
    return found[::-1]


def _weave(base: list[str], saved: list[Edit], mine: list[Edit]) -> Joined:
    out: list[str] = []
    at, overlaps = 0, False
    while saved or mine:
        first = saved if saved and (not mine or saved[0][:2] <= mine[0][:2]) else mine
        other = mine if first is saved else saved
        start, end, _ = first[0]
        out += base[at:start]
        if other and _meet(first[0], other[0]):
            # Take every edit that hangs together, and write both readings of the stretch.
            group_saved, group_mine = [], []
            low, high = start, end
            while True:
                if saved and (saved[0][0] < high or _meet(saved[0], (low, high, []))):
                    group_saved.append(saved.pop(0))
                elif mine and (mine[0][0] < high or _meet(mine[0], (low, high, []))):
                    group_mine.append(mine.pop(0))
                else:
                    break
                high = max([high] + [edit[1] for edit in group_saved + group_mine])
            theirs = _apply(base, group_saved, low, high)
            own = _apply(base, group_mine, low, high)
            out += theirs if theirs == own else [*theirs, " ", *own]
            overlaps = overlaps or theirs != own
            at = high
        else:
            start, end, new = first.pop(0)
            out += new
            at = end
    out += base[at:]
    return Joined("".join(out), overlaps)


def _meet(edit: Edit, other: Edit) -> bool:
    """Whether two edits touch the same stretch of the base; two insertions at one place do."""
    return (edit[0] < other[1] and other[0] < edit[1]) or edit[0] == other[0]


def _apply(base: list[str], edits: list[Edit], low: int, high: int) -> list[str]:
    out: list[str] = []
    at = low
    for start, end, new in edits:
        out += base[at:start] + new
        at = end
    return out + base[at:high]


def _parts(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = _split([before, after])
    return old, new


def _split(texts: list[str]) -> list[list[str]]:
    words = [_WORDS.findall(text) for text in texts]
    if max(map(len, words)) <= WORD_LIMIT:
        return words
    return [_LINES.findall(text) for text in texts]
