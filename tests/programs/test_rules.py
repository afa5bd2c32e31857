"""Silence, revision and timing: rules without a database."""

from datetime import date

import pytest

from programs import silence
from programs.programme import revision
from programs.table import timing

TODAY = date(2021, 5, 1)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"written_on": date(2021, 4, 1), "on": date(2021, 1, 1)}, date(2021, 4, 1)),
        ({"on": date(2021, 3, 12), "also_on": [date(2021, 10, 7)]}, date(2021, 10, 7)),
        ({"year": 2021, "month": 2}, date(2021, 2, 28)),
        ({"year": 2022}, date(2022, 12, 31)),
        ({}, None),
    ],
)
def test_heard_on_is_the_last_day_an_entry_speaks_for(stated, expected):
    none = {"written_on": None, "on": None, "also_on": [], "year": None, "month": None}

    assert silence.heard_on(**none | stated) == expected


@pytest.mark.parametrize(
    ("days", "after", "silent"),
    [
        (119, 120, False),
        (120, 120, True),
        (None, 120, True),
        (0, 120, False),
        (59, 60, False),
        (60, 60, True),
        (0, 1, False),
        (1, 1, True),
    ],
)
def test_is_silent_from_the_plan_s_own_day_on(days, after, silent):
    assert silence.is_silent(days, after=after) is silent


def test_days_since_is_never_negative():
    assert silence.days_since(date(2021, 1, 1), today=TODAY) == 120
    assert silence.days_since(date(2022, 1, 31), today=TODAY) == 0
    assert silence.days_since(None, today=TODAY) is None


def test_sentence_says_how_long_in_swedish():
    assert silence.sentence(120, entries=2) == "senast hört för 120 dagar sedan"
    assert silence.sentence(None, entries=0) == "inget hört än"
    assert silence.sentence(None, entries=3) == "uppföljt, men källan anger ingen dag"
    assert silence.sentence(1, entries=3) == "senast hört i går"
    assert silence.sentence(0, entries=3, nothing_new=True) == "senast hört i dag: inget nytt"
    assert silence.sentence(40, entries=3, nothing_new=True) == "senast hört för 40 dagar sedan: inget nytt"


@pytest.mark.parametrize(
    ("valid_from", "this_year", "expected"),
    [
        (2019, 2019, 2023),
        (2019, 2022, 2023),
        (2019, 2023, 2023),
        (2019, 2024, 2027),
        (2023, 2026, 2027),
        (None, 2026, None),
    ],
)
def test_next_revision_year_comes_every_fourth_year(valid_from, this_year, expected):
    assert revision.next_revision_year(valid_from_year=valid_from, this_year=this_year) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Löpande", timing.Timing("ongoing")),
        ("Våren", timing.Timing("spring")),
        ("Höst", timing.Timing("autumn")),
        ("Vår+Höst", timing.Timing("spring_and_autumn")),
        ("1 ggr/år", timing.Timing("yearly")),
        ("Klart (feb)", timing.Timing("by_month", month=2)),
        ("från 2021", timing.Timing("from_year", year=2021)),
        ("ej läsbar", timing.Timing("not_stated")),
        (None, timing.Timing("not_stated")),
    ],
)
def test_timing_is_read_from_the_words_of_plans(words, expected):
    assert timing.read(words) == expected
