"""Who may read and act on a meeting: every right on both sides of its conditions."""

import pytest

from meetings import rights
from meetings.models import Meeting
from members.scope import NOBODY, UserScope

SECRETARIAT = UserScope(kinds=frozenset({"secretariat"}), body_ids=frozenset({1}))
COMMITTEE = UserScope(kinds=frozenset({"committee"}), body_ids=frozenset({2}))
NETWORK = UserScope(kinds=frozenset({"network"}), body_ids=frozenset({7}))


@pytest.mark.parametrize(
    ("scope", "state", "expected"),
    [
        (NOBODY, "planned", False),
        (NOBODY, "summoned", True),
        (NOBODY, "held", True),
        (NOBODY, "cancelled", False),
        (NETWORK, "planned", True),
        (NETWORK, "cancelled", True),
        (COMMITTEE, "planned", True),
        (SECRETARIAT, "planned", True),
        (SECRETARIAT, "held", True),
    ],
)
def test_the_agenda_is_open_to_seats_and_to_everyone_once_the_meeting_is_called(scope, state, expected):
    assert rights.may_read_agenda(scope, state=state) is expected


def test_the_states_of_a_meeting_are_those_that_the_agenda_was_judged_for():
    assert sorted(Meeting.State.values) == ["cancelled", "held", "planned", "summoned"]


@pytest.mark.parametrize(
    ("scope", "expected"), [(SECRETARIAT, True), (COMMITTEE, False), (NETWORK, False), (NOBODY, False)]
)
def test_the_secretariat_alone_edits_a_meeting(scope, expected):
    assert rights.may_edit(scope) is expected


@pytest.mark.parametrize(
    ("scope", "minutes_are_approved", "expected"),
    [
        (SECRETARIAT, False, True),
        (SECRETARIAT, True, False),
        (COMMITTEE, False, False),
        (COMMITTEE, True, False),
        (NOBODY, False, False),
    ],
)
def test_the_agenda_is_changed_by_the_secretariat_until_the_minutes_are_approved(scope, minutes_are_approved, expected):
    assert rights.may_change_agenda(scope, minutes_are_approved=minutes_are_approved) is expected
