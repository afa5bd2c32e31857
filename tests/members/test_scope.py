"""What seats held for municipalities give: both sides of every condition."""

import pytest

from members.models import Body
from members.scope import NETWORK_KINDS, NOBODY, SPEAKING_KINDS, UserScope

SALEM, HUDDINGE = 40, 41


def seats(*municipal_seats: tuple[str, int]) -> UserScope:
    return UserScope(kinds=frozenset(kind for kind, _ in municipal_seats), municipal_seats=frozenset(municipal_seats))


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (seats(("committee", SALEM)), True),
        (seats(("management_group", SALEM)), True),
        (seats(("municipal_offices", SALEM)), True),
        (seats(("network", SALEM)), False),
        (seats(("partner_network", SALEM)), False),
        (seats(("working_group", SALEM)), False),
        (seats(("committee", HUDDINGE)), False),
        (seats(("committee", HUDDINGE), ("network", SALEM)), False),
        (seats(("committee", SALEM), ("network", HUDDINGE)), True),
        (NOBODY, False),
    ],
)
def test_a_municipality_is_spoken_for_from_a_seat_held_for_it(scope, expected):
    assert scope.speaks_for(SALEM) is expected


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (seats(("management_group", SALEM)), True),
        (seats(("management_group", HUDDINGE)), False),
        (seats(("management_group", HUDDINGE), ("network", SALEM)), False),
        (seats(("committee", SALEM)), False),
        (NOBODY, False),
    ],
)
def test_a_director_is_the_one_whose_seat_in_the_management_group_is_held_for_the_municipality(scope, expected):
    assert scope.is_director_of(SALEM) is expected


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (seats(("network", SALEM)), True),
        (seats(("committee", HUDDINGE), ("network", SALEM)), True),
        (seats(("network", HUDDINGE)), False),
        (NOBODY, False),
    ],
)
def test_a_seat_of_any_kind_counts_as_a_seat_for_the_municipality(scope, expected):
    assert scope.has_seat_for(SALEM) is expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("network", True), ("partner_network", True), ("working_group", False), ("committee", False)],
)
def test_a_network_member_sits_in_a_network_of_either_kind(kind, expected):
    assert UserScope(kinds=frozenset({kind})).is_network_member is expected


def test_the_kinds_that_a_scope_names_are_kinds_of_bodies():
    assert set(Body.Kind.values) > NETWORK_KINDS | SPEAKING_KINDS
    assert {Body.Kind.NETWORK, Body.Kind.PARTNER_NETWORK} == Body.NETWORK_KINDS
