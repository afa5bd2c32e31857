"""Who may read and answer what the municipalities are asked about a remiss: the reader's scope in, yes or no out."""

from __future__ import annotations

from members.scope import UserScope


def may_read_endorsements(scope: UserScope) -> bool:
    """Tell whether the reader sees how the answer is made and who has agreed to it: those who hold a seat."""
    return bool(scope.kinds)


def may_read_answer(scope: UserScope, *, is_sent: bool) -> bool:
    """Tell whether the joint answer is open: to everyone once it is sent, before that to those who hold a seat."""
    return is_sent or bool(scope.kinds)


def may_answer(scope: UserScope, *, municipality_id: int) -> bool:
    """Tell whether the reader answers for the municipality: its committee member, director or registrar."""
    return scope.speaks_for(municipality_id)


def may_note_answer(scope: UserScope, *, municipality_id: int) -> bool:
    """Tell whether the reader may write a municipality's answer down: the secretariat, and who answers for it."""
    return scope.is_secretariat or may_answer(scope, municipality_id=municipality_id)
