"""Who may act on a plan's rows, proposals and assignments: the reader's scope in, yes or no out."""

from __future__ import annotations

from collections.abc import Iterable

from members.scope import UserScope


def may_edit(scope: UserScope) -> bool:
    """Tell whether the reader writes what the programme, its plans and its activities say: the secretariat."""
    return scope.is_secretariat


def may_edit_rows(scope: UserScope, *, is_frozen: bool) -> bool:
    """Tell whether the reader may change the plan's rows now.

    is_frozen: the plan is adopted and no amendment is open.
    """
    return scope.is_secretariat and not is_frozen


def may_choose_rows(scope: UserScope, *, is_adopted: bool) -> bool:
    """Tell whether the reader chooses which rows of the year before go on in the plan: until it is adopted."""
    return scope.is_secretariat and not is_adopted


def may_follow_up(scope: UserScope, *, network_ids: Iterable[int]) -> bool:
    """Tell whether the reader may follow up: the secretariat all, a network's members their network's activities."""
    return scope.is_secretariat or not scope.body_ids.isdisjoint(network_ids)


def may_read_owners(scope: UserScope) -> bool:
    """Tell whether the reader sees who answers for an activity by name: those who hold a seat."""
    return bool(scope.kinds)


# --- Proposals --------------------------------------------------------------------------------------


def may_propose(scope: UserScope, *, network_id: int) -> bool:
    """Tell whether the reader may propose for a network: its own members and the secretariat."""
    return scope.is_secretariat or network_id in scope.body_ids


def may_withdraw_proposal(scope: UserScope, *, network_id: int) -> bool:
    """Tell whether the reader may take a network's proposal back: whoever may propose for it."""
    return may_propose(scope, network_id=network_id)


def may_answer_proposal(scope: UserScope) -> bool:
    return scope.is_secretariat


# --- Assignments ------------------------------------------------------------------------------------


def may_report(scope: UserScope, *, given_to: int) -> bool:
    """Tell whether the reader may say what came of an assignment: the secretariat and the body that got it."""
    return scope.is_secretariat or given_to in scope.body_ids
