"""Who may act on a plan's rows, proposals and assignments: every right on both sides of its conditions."""

import pytest

from members.scope import NOBODY, UserScope
from programs import rights

KLIMAT, BOSTAD = 7, 8  # two networks

SECRETARIAT = UserScope(kinds=frozenset({"secretariat"}), body_ids=frozenset({1}))
COMMITTEE = UserScope(
    kinds=frozenset({"committee"}), body_ids=frozenset({2}), municipal_seats=frozenset({("committee", 40)})
)
DIRECTOR = UserScope(
    kinds=frozenset({"management_group"}),
    body_ids=frozenset({3}),
    municipal_seats=frozenset({("management_group", 40)}),
)
IN_KLIMAT = UserScope(
    kinds=frozenset({"network"}), body_ids=frozenset({KLIMAT}), municipal_seats=frozenset({("network", 40)})
)
IN_BOTH = UserScope(kinds=frozenset({"network"}), body_ids=frozenset({KLIMAT, BOSTAD}))


@pytest.mark.parametrize(
    ("scope", "expected"),
    [(SECRETARIAT, True), (COMMITTEE, False), (DIRECTOR, False), (IN_KLIMAT, False), (NOBODY, False)],
)
def test_the_secretariat_alone_edits_and_answers_proposals(scope, expected):
    assert rights.may_edit(scope) is expected
    assert rights.may_answer_proposal(scope) is expected


@pytest.mark.parametrize(
    ("scope", "is_frozen", "expected"),
    [
        (SECRETARIAT, False, True),
        (SECRETARIAT, True, False),
        (COMMITTEE, False, False),
        (IN_KLIMAT, False, False),
        (IN_KLIMAT, True, False),
        (NOBODY, False, False),
    ],
)
def test_rows_are_edited_by_the_secretariat_until_the_plan_is_frozen(scope, is_frozen, expected):
    assert rights.may_edit_rows(scope, is_frozen=is_frozen) is expected


@pytest.mark.parametrize(
    ("scope", "is_adopted", "expected"),
    [
        (SECRETARIAT, False, True),
        (SECRETARIAT, True, False),
        (COMMITTEE, False, False),
        (IN_KLIMAT, False, False),
        (NOBODY, False, False),
    ],
)
def test_rows_are_chosen_by_the_secretariat_until_the_plan_is_adopted(scope, is_adopted, expected):
    assert rights.may_choose_rows(scope, is_adopted=is_adopted) is expected


@pytest.mark.parametrize(
    ("scope", "network_ids", "expected"),
    [
        (SECRETARIAT, [KLIMAT], True),
        (SECRETARIAT, [], True),
        (IN_KLIMAT, [KLIMAT], True),
        (IN_KLIMAT, [BOSTAD, KLIMAT], True),
        (IN_KLIMAT, [BOSTAD], False),
        (IN_KLIMAT, [], False),
        (IN_BOTH, [BOSTAD], True),
        (COMMITTEE, [KLIMAT], False),
        (DIRECTOR, [KLIMAT, BOSTAD], False),
        (NOBODY, [KLIMAT], False),
        (NOBODY, [], False),
    ],
)
def test_an_activity_is_followed_up_by_its_networks_and_the_secretariat(scope, network_ids, expected):
    assert rights.may_follow_up(scope, network_ids=network_ids) is expected


@pytest.mark.parametrize(
    ("scope", "expected"),
    [(SECRETARIAT, True), (COMMITTEE, True), (DIRECTOR, True), (IN_KLIMAT, True), (NOBODY, False)],
)
def test_owners_are_named_to_those_who_hold_a_seat(scope, expected):
    assert rights.may_read_owners(scope) is expected


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (SECRETARIAT, True),
        (IN_KLIMAT, True),
        (IN_BOTH, True),
        (UserScope(kinds=frozenset({"network"}), body_ids=frozenset({BOSTAD})), False),
        (COMMITTEE, False),
        (DIRECTOR, False),
        (NOBODY, False),
    ],
)
def test_a_networks_members_and_the_secretariat_propose_and_take_back(scope, expected):
    assert rights.may_propose(scope, network_id=KLIMAT) is expected
    assert rights.may_withdraw_proposal(scope, network_id=KLIMAT) is expected


@pytest.mark.parametrize(
    ("scope", "expected"),
    [(SECRETARIAT, True), (DIRECTOR, True), (COMMITTEE, False), (IN_KLIMAT, False), (NOBODY, False)],
)
def test_an_assignment_is_reported_by_the_body_that_got_it_and_the_secretariat(scope, expected):
    assert rights.may_report(scope, given_to=3) is expected
