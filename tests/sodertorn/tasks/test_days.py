"""When the year's tasks fall due, on both sides of each day. The days are worked out by hand."""

from datetime import date, timedelta

import pytest

from sodertorn.tasks import days
from sodertorn.tasks.days import RoundStep

COMMITTEE = [date(2026, 9, 17), date(2026, 11, 12), date(2026, 12, 10), date(2027, 1, 21), date(2027, 2, 11)]


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [(date(2020, 1, 1), True), (date(2027, 11, 21), True), (date(2027, 11, 22), False)],
)
def test_the_year_ahead_is_365_days_and_everything_that_is_late(due_on, expected):
    assert days.is_ahead(due_on, today=date(2026, 11, 21)) is expected


def test_minutes_by_two_weeks_after_the_meeting():
    assert days.minutes_by(date(2026, 11, 19)) == date(2026, 12, 3)


def test_plan_begins_by_the_end_of_september_before_its_year():
    assert days.plan_begins_by(2027) == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 21), date(2026, 12, 10)),  # the last before the year begins
        (date(2026, 12, 10), date(2026, 12, 10)),  # the meeting's own day is in time
        (date(2026, 12, 11), date(2027, 1, 21)),  # none is left: the first one ahead
        (date(2027, 2, 12), None),
    ],
)
def test_adopting_day_is_the_last_meeting_before_the_year(today, expected):
    assert days.adopting_day(2027, COMMITTEE, today=today) == expected


def test_adopted_by_is_the_meeting_or_else_new_years_eve():
    assert days.adopted_by(2027, date(2026, 12, 10)) == date(2026, 12, 10)
    assert days.adopted_by(2027, None) == date(2026, 12, 31)


def test_the_draft_is_whole_before_it_is_presented_and_presented_before_it_is_adopted():
    adopted = date(2026, 12, 10)

    assert days.draft_ready_by(adopted) == date(2026, 11, 20)  # 20 days before
    assert days.presented_by(adopted, summons_norms={2026: 10}) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("last", "silence_days", "expected"),
    [
        (None, 120, date(2026, 5, 1)),  # 1 January and 120 days
        (date(2025, 12, 20), 120, date(2026, 5, 1)),  # a round of the year before says nothing of this one
        (date(2026, 5, 4), 120, date(2026, 9, 1)),
        (date(2026, 8, 2), 120, date(2026, 11, 30)),
        (date(2026, 8, 4), 120, date(2026, 12, 1)),  # never later than 1 December
        (date(2026, 11, 30), 120, date(2026, 12, 1)),
        (date(2026, 12, 1), 120, None),
        (None, 730, date(2026, 12, 1)),
    ],
)
def test_next_round_comes_as_often_as_the_plan_calls_silence(last, silence_days, expected):
    assert days.next_round_on(2026, last_started_on=last, silence_days=silence_days) == expected


@pytest.mark.parametrize(
    ("silent", "days_after_answer_day", "expected"),
    [
        (3, 0, RoundStep.WAIT),
        (3, 1, RoundStep.REMIND),
        (3, 14, RoundStep.REMIND),  # the links' last day
        (3, 15, RoundStep.CLOSE),
        (0, -5, RoundStep.CLOSE),
    ],
)
def test_round_step_on_both_sides_of_the_answer_day_and_the_links_last_day(silent, days_after_answer_day, expected):
    answer_by = date(2026, 5, 15)

    step = days.round_step(
        answer_by=answer_by,
        expires_on=date(2026, 5, 29),
        silent=silent,
        today=answer_by + timedelta(days=days_after_answer_day),
    )

    assert step is expected


def test_year_closes_by_the_end_of_january_after_it():
    assert days.year_closes_by(2026) == date(2027, 1, 31)


def test_report_by_is_the_first_committee_meeting_from_february():
    assert days.report_by(2026, COMMITTEE) == date(2027, 2, 11)
    assert days.report_by(2026, [date(2027, 1, 31), date(2027, 2, 1)]) == date(2027, 2, 1)
    assert days.report_by(2026, COMMITTEE[:4]) == date(2027, 2, 28)
    assert days.report_by(2027, COMMITTEE) == date(2028, 2, 29)


def test_figures_by_the_last_of_february_also_in_a_leap_year():
    assert days.figures_by(2027) == date(2027, 2, 28)
    assert days.figures_by(2028) == date(2028, 2, 29)


def test_revision_and_meetings():
    assert days.revision_begins_on(2027) == date(2027, 1, 1)
    assert days.meetings_planned_by(2028) == date(2027, 11, 30)
