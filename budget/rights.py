"""Who may act on a budget: the reader's scope in, yes or no out."""

from __future__ import annotations

from members.scope import UserScope


def may_edit(scope: UserScope, *, is_adopted: bool) -> bool:
    """Tell whether the reader may change the budget's lines: the secretariat, until it is adopted."""
    return scope.is_secretariat and not is_adopted
