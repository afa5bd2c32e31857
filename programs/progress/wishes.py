"""What somebody wants a row to say of how it goes, beside what it says now. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from programs.models import FollowUp
from records import textdiff


class Came(Enum):
    """What came of a row that was sent."""

    SAVED = auto()
    UNCHANGED = auto()
    CONFLICT = auto()
    GONE = auto()


@dataclass(frozen=True)
class Seen:
    """What a row said when somebody decided to change it: its status and the newest entry (0 when there was none)."""

    status: str
    entry: int


@dataclass(frozen=True)
class Wish:
    """What somebody wants a row to say.

    replaces: the text stands instead of the newest entry, if that may be. insists: the status is wished for also when
    it is the one that was seen, as when many rows get the same.
    """

    activity_id: int
    seen: Seen
    status: str
    text: str = ""
    replaces: bool = False
    insists: bool = False

    @property
    def sets_status(self) -> bool:
        return self.insists or self.status != self.seen.status


def meets(wish: Wish, *, saved: Seen) -> bool:
    """Whether the wish meets what somebody else has saved since: another status, or a text beside a text."""
    other_status = wish.sets_status and saved.status not in (wish.seen.status, wish.status)
    other_text = bool(wish.text) and saved.entry != wish.seen.entry
    return other_status or other_text


def joined(mine: str, saved: str) -> str:
    """Return both texts as one to read through: woven where they mostly say the same, else one after the other."""
    shared = "".join(text for kind, text in textdiff.diff(mine, saved) if kind == "same")
    if 2 * len(shared) > min(len(mine), len(saved)):
        return textdiff.join(shared, mine, saved).text
    return "\n".join(text for text in (saved, mine) if text)


def may_replace(entry: FollowUp) -> bool:
    """Whether an entry may be written over by a joined one: those written in the portal, not what an owner answered."""
    return entry.author_id is not None and entry.request_id is None and not entry.key
