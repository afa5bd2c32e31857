"""Who may read what concerns a municipality alone: both sides of every condition."""

import pytest

from members import rights
from members.scope import NOBODY, UserScope


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (UserScope(kinds=frozenset({"secretariat"})), True),
        (UserScope(kinds=frozenset({"committee"}), municipal_seats=frozenset({("committee", 40)})), True),
        (UserScope(kinds=frozenset({"network"}), municipal_seats=frozenset({("network", 40), ("network", 41)})), True),
        (UserScope(kinds=frozenset({"committee"}), municipal_seats=frozenset({("committee", 41)})), False),
        (UserScope(kinds=frozenset({"network"})), False),
        (NOBODY, False),
    ],
)
def test_what_a_municipality_owes_is_read_by_its_own_people_and_the_secretariat(scope, expected):
    assert rights.may_read_what_is_owed(scope, municipality_id=40) is expected
