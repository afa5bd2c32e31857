"""Who may read and act on a meeting: the reader's scope in, yes or no out."""

from __future__ import annotations

from members.scope import UserScope

CALLED = frozenset({"summoned", "held"})  # states of a meeting whose summons has gone out


def may_read_agenda(scope: UserScope, *, state: str) -> bool:
    """Tell whether the agenda is open: to everyone once the meeting is called, before that to those with a seat."""
    return bool(scope.kinds) or state in CALLED


def may_edit(scope: UserScope) -> bool:
    return scope.is_secretariat


def may_change_agenda(scope: UserScope, *, minutes_are_approved: bool) -> bool:
    """Tell whether the reader may change the agenda: the secretariat, until the minutes are approved."""
    return scope.is_secretariat and not minutes_are_approved
