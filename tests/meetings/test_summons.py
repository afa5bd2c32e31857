"""By when a meeting is summoned."""

from datetime import date, timedelta

import pytest

from meetings import summons
from meetings.models import MeetingRule
from meetings.planning import queries
from members.models import Body
from remisser import queries as remisser_queries
from sodertorn.tasks import near
from sodertorn.tasks import year as tasks_year
from tests.meetings.factories import make_body, make_meeting

NORMS = {2020: 10, 2026: 14, 2028: 21}


@pytest.mark.parametrize(
    ("year", "days"),
    [(2019, 10), (2020, 10), (2025, 10), (2026, 14), (2027, 14), (2028, 21), (2090, 21)],
)
def test_days_before_is_the_latest_norm_up_to_the_year(year, days):
    assert summons.days_before(NORMS, year) == days


def test_days_before_is_ten_for_a_body_without_a_norm():
    assert summons.days_before({}, 2026) == 10
    assert summons.days_before({2028: 21}, 2027) == 10


def test_a_body_may_be_summoned_the_same_day():
    assert summons.days_before({2026: 0}, 2026) == 0


def test_summons_on_counts_back_over_a_leap_day():
    assert summons.summons_on(date(2028, 3, 5), {2027: 10}) == date(2028, 2, 24)
    assert summons.summons_on(date(2027, 3, 5), {2027: 10}) == date(2027, 2, 23)


def test_summons_on_takes_the_norm_of_the_meetings_own_year():
    assert summons.summons_on(date(2026, 12, 10), NORMS) == date(2026, 11, 26)
    assert summons.summons_on(date(2028, 1, 3), NORMS) == date(2027, 12, 13)


def test_every_page_says_the_same_day_for_one_meeting(db):
    """A committee with norms of 2020, of 2026 without a weekday, and of 2028 meets in December 2026: 14 days before."""
    today, meeting_on = date(2026, 11, 20), date(2026, 12, 10)
    committee = make_body(kind=Body.Kind.COMMITTEE, name="Provkommittén")
    for year, days, weekday in [(2020, 10, 4), (2026, 14, None), (2028, 21, 4)]:
        MeetingRule.objects.create(body=committee, year=year, summons_days=days, weekday=weekday)
    meeting = make_meeting(body=committee, on=meeting_on)

    papers = queries.papers_by(meeting)
    task = next(task for task in near.summons(today) if task.url == meeting.get_absolute_url())
    [day] = [day for day in remisser_queries.meeting_days(today) if day.ref == meeting.pk]
    known = tasks_year.known_of(today)

    assert papers == task.due_on == date(2026, 11, 26)
    assert "14 dagar före mötet" in task.why
    assert day.on - timedelta(days=day.summons_days) == date(2026, 11, 26)
    assert summons.summons_on(meeting_on, known.summons_norms) == date(2026, 11, 26)
