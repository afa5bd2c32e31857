"""Two people have edited the same row: what each changed, and the two made into one. Values in, values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from records import textdiff

Value = str | list[str]


@dataclass(frozen=True)
class FieldConflict:
    """A field that somebody changed: what it was, what I sent, what is saved, and the two joined."""

    name: str
    base: Value
    mine: Value
    saved: Value
    joined: Value
    both_changed: bool


def compare(
    *, base: Mapping[str, Value], mine: Mapping[str, Value], saved: Mapping[str, Value], texts: Sequence[str]
) -> list[FieldConflict]:
    """Return the fields in which my version and the saved one differ, in the order of `mine`.

    base: the values that I started from. texts: the fields whose words may be joined; a choice that both
    changed keeps mine, and a list keeps what either added and drops what either took away.
    """
    found = []
    for name, my_value in mine.items():
        saved_value = saved[name]
        if my_value == saved_value:
            continue
        base_value = base.get(name, saved_value)
        found.append(
            FieldConflict(
                name=name,
                base=base_value,
                mine=my_value,
                saved=saved_value,
                joined=_join(base_value, my_value, saved_value, is_text=name in texts),
                both_changed=base_value not in (my_value, saved_value),
            )
        )
    return found


def _join(base: Value, mine: Value, saved: Value, *, is_text: bool) -> Value:
    if mine == base:
        return saved
    if saved == base:
        return mine
    if isinstance(mine, list) or isinstance(saved, list) or isinstance(base, list):
        kept = [one for one in saved if one in mine or one not in base]
        return kept + [one for one in mine if one not in base and one not in kept]
    return textdiff.join(base, mine, saved).text if is_text else mine
