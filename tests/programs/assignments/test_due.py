"""When an assignment is near, late or done, on both sides of each day."""

from datetime import date

import pytest

from programs.assignments.due import state_of, told_of_until

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("due_on", "done_on", "word", "tone", "said"),
    [
        (date(2026, 11, 20), None, "försenat", "late", "skulle vara klart 20 november 2026, 1 dag sedan"),
        (date(2026, 11, 21), None, "pågår", "active", "klart senast 21 november 2026, i dag"),
        (date(2026, 11, 22), None, "pågår", "active", "klart senast 22 november 2026, 1 dag kvar"),
        (date(2026, 10, 22), None, "försenat", "late", "skulle vara klart 22 oktober 2026, 30 dagar sedan"),
        (None, None, "pågår", "active", "ingen slutdag"),
        (date(2026, 11, 20), date(2026, 11, 20), "klart", "done", "20 november 2026"),
        (date(2026, 11, 20), date(2026, 11, 21), "klart", "done", "21 november 2026, 1 dag efter dagen"),
        (date(2026, 11, 20), date(2026, 11, 19), "klart", "done", "19 november 2026"),
        (None, date(2026, 11, 1), "klart", "done", "1 november 2026"),
    ],
)
def test_state_says_how_an_assignment_stands(due_on, done_on, word, tone, said):
    state = state_of(due_on=due_on, done_on=done_on, today=TODAY)

    assert (state.word, state.tone, state.said) == (word, tone, said)
    assert state.is_late is (tone == "late")


def test_told_of_thirty_days_ahead():
    assert told_of_until(TODAY) == date(2026, 12, 21)
