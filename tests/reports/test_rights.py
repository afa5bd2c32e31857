"""Who may read and act on the year's documents: both sides of every condition."""

import pytest

from members.scope import NOBODY, UserScope
from reports import rights

SECRETARIAT = UserScope(kinds=frozenset({"secretariat"}))
COMMITTEE = UserScope(kinds=frozenset({"committee"}))


@pytest.mark.parametrize(("scope", "expected"), [(SECRETARIAT, True), (COMMITTEE, False), (NOBODY, False)])
def test_the_secretariat_alone_edits_a_document(scope, expected):
    assert rights.may_edit(scope) is expected


@pytest.mark.parametrize(
    ("scope", "has_edition", "expected"),
    [
        (SECRETARIAT, True, True),
        (SECRETARIAT, False, True),
        (COMMITTEE, True, False),
        (COMMITTEE, False, True),
        (NOBODY, True, False),
        (NOBODY, False, True),
    ],
)
def test_the_work_on_a_document_is_read_by_the_secretariat_once_there_is_an_edition(scope, has_edition, expected):
    assert rights.may_read_work(scope, has_edition=has_edition) is expected
