"""Who may read and act on the year's documents: the reader's scope in, yes or no out."""

from __future__ import annotations

from members.scope import UserScope


def may_edit(scope: UserScope) -> bool:
    return scope.is_secretariat


def may_read_work(scope: UserScope, *, has_edition: bool) -> bool:
    """Tell whether the document is read as it stands now: by the secretariat alone once there is an edition."""
    return scope.is_secretariat or not has_edition
