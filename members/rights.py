"""Who may read what concerns a municipality alone: the reader's scope in, yes or no out."""

from __future__ import annotations

from members.scope import UserScope


def may_read_what_is_owed(scope: UserScope, *, municipality_id: int) -> bool:
    """Tell whether the reader sees what waits for the municipality: its own people and the secretariat."""
    return scope.is_secretariat or scope.has_seat_for(municipality_id)
