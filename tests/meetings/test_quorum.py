import pytest

from meetings import extra, quorum


@pytest.mark.parametrize(
    ("present", "seats", "expected"),
    [
        (4, 8, True),
        (3, 8, False),
        (4, 9, False),
        (5, 9, True),
        (8, 8, True),
        (0, 0, False),
        (1, 1, True),
        (0, 1, False),
    ],
)
def test_is_quorate_at_half_of_the_seats(present, seats, expected):
    assert quorum.is_quorate(present=present, seats=seats) is expected


@pytest.mark.parametrize(("seats", "needed"), [(8, 4), (7, 4), (9, 5), (1, 1)])
def test_seats_required_rounds_up(seats, needed):
    assert quorum.seats_required(seats=seats) == needed


@pytest.mark.parametrize(
    ("present", "text"),
    [
        (5, "5 av 8, beslutsfört (minst 4)"),
        (4, "4 av 8, beslutsfört (minst 4)"),
        (3, "3 av 8, inte beslutsfört (minst 4)"),
    ],
)
def test_sentence_has_the_numbers(present, text):
    assert quorum.sentence(present=present, seats=8) == text


@pytest.mark.parametrize(("requests", "expected"), [(4, False), (5, True), (6, True), (0, False)])
def test_extra_meeting_is_demanded_at_five(requests, expected):
    assert extra.is_demanded(requests=requests) is expected


def test_extra_sentence_says_how_many_are_missing():
    assert extra.sentence(requests=3) == "3 av 5 ledamöter har begärt ett extra möte. 2 till behövs."
    assert extra.sentence(requests=5).startswith("5 ledamöter har begärt")
