"""Who may read and answer what the municipalities are asked about a remiss: both sides of every condition."""

import pytest

from members.scope import NOBODY, UserScope
from remisser import rights

SALEM, TYRESO = 40, 41


def of(kind: str, *municipality_ids: int) -> UserScope:
    return UserScope(kinds=frozenset({kind}), municipal_seats=frozenset((kind, held) for held in municipality_ids))


def both(first: UserScope, second: UserScope) -> UserScope:
    return UserScope(kinds=first.kinds | second.kinds, municipal_seats=first.municipal_seats | second.municipal_seats)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (of("committee", SALEM), True),
        (of("management_group", SALEM), True),
        (of("municipal_offices", SALEM), True),
        (of("committee", TYRESO), False),
        (of("management_group", TYRESO), False),
        (of("municipal_offices", TYRESO), False),
        (of("committee"), False),
        (of("committee", TYRESO, SALEM), True),
        (of("network", SALEM), False),
        (of("partner_network", SALEM), False),
        (of("working_group", SALEM), False),
        (of("secretariat"), False),
        (both(of("committee", TYRESO), of("network", SALEM)), False),
        (both(of("management_group", TYRESO), of("network", SALEM)), False),
        (both(of("municipal_offices", TYRESO), of("partner_network", SALEM)), False),
        (both(of("committee"), of("network", SALEM)), False),
        (both(of("committee", SALEM), of("network", TYRESO)), True),
        (both(of("committee", TYRESO), of("municipal_offices", SALEM)), True),
        (NOBODY, False),
    ],
)
def test_a_municipality_is_answered_for_by_its_committee_member_director_or_registrar(scope, expected):
    assert rights.may_answer(scope, municipality_id=SALEM) is expected


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (of("secretariat"), True),
        (of("secretariat", TYRESO), True),
        (of("municipal_offices", SALEM), True),
        (of("municipal_offices", TYRESO), False),
        (of("network", SALEM), False),
        (both(of("committee", TYRESO), of("network", SALEM)), False),
        (both(of("secretariat"), of("network", TYRESO)), True),
        (NOBODY, False),
    ],
)
def test_an_answer_is_noted_by_who_answers_and_by_the_secretariat(scope, expected):
    assert rights.may_note_answer(scope, municipality_id=SALEM) is expected


@pytest.mark.parametrize(
    ("scope", "expected"), [(of("secretariat"), True), (of("network", SALEM), True), (NOBODY, False)]
)
def test_endorsements_are_read_by_those_who_hold_a_seat(scope, expected):
    assert rights.may_read_endorsements(scope) is expected


@pytest.mark.parametrize(
    ("scope", "is_sent", "expected"),
    [
        (NOBODY, False, False),
        (NOBODY, True, True),
        (of("network", SALEM), False, True),
        (of("network", SALEM), True, True),
        (of("secretariat"), False, True),
    ],
)
def test_the_joint_answer_is_open_to_seats_and_to_everyone_once_it_is_sent(scope, is_sent, expected):
    assert rights.may_read_answer(scope, is_sent=is_sent) is expected
