"""What pages ask of a plan, a board or an entry in one word."""

from datetime import date
from types import SimpleNamespace

import pytest

from members.models import Municipality
from programs.models import Activity, Adoption, FollowUp
from programs.plan.queries import PlanFigures
from programs.programme.queries import Board
from programs.progress.rows import TableRow

NOTHING = {"empty_sub_goals": [], "ownerless": [], "unheard": [], "silent": []}


@pytest.mark.parametrize(
    ("lacking", "asks", "is_closed", "expected"),
    [
        ([], True, False, True),
        (["empty_sub_goals"], False, False, False),
        (["ownerless"], False, False, False),
        (["unheard"], True, False, False),
        (["unheard"], True, True, False),
        (["unheard", "silent"], False, False, True),  # nobody is asked
        (["silent"], True, False, False),
        (["silent"], True, True, True),  # silence no longer counts
    ],
)
def test_plan_lacks_nothing(lacking, asks, is_closed, expected):
    figures = PlanFigures(
        activities=1, sub_goals=1, by_status=[], **NOTHING | {name: ["something"] for name in lacking}
    )

    assert figures.lack_nothing(asks=asks, is_closed=is_closed) is expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"status": "done", "text": "Klart."}, True),
        ({"status": "done", "nothing_new": True}, True),
        ({"status": "done"}, False),  # what is said is the status
        ({"text": "Klart."}, False),
        ({"nothing_new": True}, False),
    ],
)
def test_entry_has_a_status_besides_what_it_says(entry, expected):
    assert FollowUp(**entry).has_status_besides is expected


@pytest.mark.parametrize(
    ("adoption", "expected"),
    [
        (None, False),
        (Adoption(adopted_on=date(2021, 2, 1)), False),
        (Adoption(url="https://botkyrka.se/protokoll"), True),
        (Adoption(document_id=1), True),
        (Adoption(notified_on=date(2021, 2, 2)), True),
    ],
)
def test_board_has_a_decision_to_tell_of(adoption, expected):
    assert Board(Municipality(), adoption).has_decision is expected


@pytest.mark.parametrize(
    ("saved", "typed", "expected"),
    [
        ("klart i maj", None, "klart i maj"),
        ("klart i maj", "done", "klart i maj"),
        ("klart i maj", "ongoing", ""),
        ("genomförd", None, ""),  # says no more than the status
        ("", None, ""),
    ],
)
def test_saved_status_is_shown_in_its_sources_words_unless_another_is_typed(saved, typed, expected):
    activity = Activity(pk=1, status="done", status_text=saved)
    sent = None if typed is None else SimpleNamespace(status=typed)

    assert TableRow("1", SimpleNamespace(activity=activity), 0, sent=sent).saved_status_text == expected
