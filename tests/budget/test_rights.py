"""Who may act on a budget: both sides of every condition."""

import pytest

from budget import rights
from members.scope import NOBODY, UserScope

SECRETARIAT = UserScope(kinds=frozenset({"secretariat"}))
COMMITTEE = UserScope(kinds=frozenset({"committee"}))
DIRECTOR = UserScope(kinds=frozenset({"management_group"}))


@pytest.mark.parametrize(
    ("scope", "is_adopted", "expected"),
    [
        (SECRETARIAT, False, True),
        (SECRETARIAT, True, False),
        (COMMITTEE, False, False),
        (DIRECTOR, False, False),
        (DIRECTOR, True, False),
        (NOBODY, False, False),
    ],
)
def test_a_budget_is_edited_by_the_secretariat_until_it_is_adopted(scope, is_adopted, expected):
    assert rights.may_edit(scope, is_adopted=is_adopted) is expected
