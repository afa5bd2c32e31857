from dataclasses import replace
from datetime import date, timedelta

import pytest

from remisser.backplan import DecidingBody, MeetingDay, plan_back

# The committee's and the management group's meetings of spring 2020, as the plan states them.
COMMITTEE = [
    MeetingDay(DecidingBody.COMMITTEE, date(2020, 1, 16)),
    MeetingDay(DecidingBody.COMMITTEE, date(2020, 2, 6), is_cancelled=True),
    MeetingDay(DecidingBody.COMMITTEE, date(2020, 4, 2)),
    MeetingDay(DecidingBody.COMMITTEE, date(2020, 6, 11)),
]
MANAGEMENT = [
    MeetingDay(DecidingBody.MANAGEMENT_GROUP, date(2020, 1, 24)),
    MeetingDay(DecidingBody.MANAGEMENT_GROUP, date(2020, 3, 13)),
    MeetingDay(DecidingBody.MANAGEMENT_GROUP, date(2020, 5, 15)),
]
MEETINGS = COMMITTEE + MANAGEMENT


def plan(deadline: date, today: date = date(2020, 1, 20)):
    return plan_back(deadline_on=deadline, today=today, meetings=MEETINGS)


def test_no_committee_is_left_when_the_only_one_is_cancelled():
    """It arrives 2020-01-20, answer by 2020-04-01; the committee of 6 February is cancelled."""
    found = plan(date(2020, 4, 1))

    assert not found.fits
    assert [meeting.on for meeting in found.cancelled] == [date(2020, 2, 6)]
    assert found.next_committee.on == date(2020, 4, 2)
    assert (found.committee, found.management_group, found.summons_on, found.draft_on) == (None, None, None, None)


@pytest.mark.parametrize(
    ("deadline", "committee"),
    [
        (date(2020, 4, 2), None),  # on the day itself is too late
        (date(2020, 4, 3), date(2020, 4, 2)),
        (date(2020, 6, 11), date(2020, 4, 2)),
        (date(2020, 6, 12), date(2020, 6, 11)),
    ],
)
def test_last_committee_is_strictly_before_the_deadline(deadline, committee):
    found = plan(deadline)

    assert (found.committee.on if found.committee else None) == committee


@pytest.mark.parametrize(
    ("today", "fits"), [(date(2020, 4, 1), True), (date(2020, 4, 2), True), (date(2020, 4, 3), False)]
)
def test_a_meeting_today_can_be_used_but_not_one_that_has_passed(today, fits):
    assert plan(date(2020, 4, 10), today).fits is fits


def test_days_are_counted_back_from_the_committee_and_the_management_group():
    found = plan(date(2020, 4, 10))

    assert found.committee.on == date(2020, 4, 2)
    assert found.management_group.on == date(2020, 3, 13)
    assert found.summons_on == date(2020, 3, 23)  # ten days before 2 April
    assert found.draft_on == date(2020, 3, 3)  # ten days before 13 March
    assert found.days_left == 81


@pytest.mark.parametrize(("today", "late"), [(date(2020, 3, 3), False), (date(2020, 3, 4), True)])
def test_draft_is_late_the_day_after(today, late):
    assert plan(date(2020, 4, 10), today).is_late is late


def test_management_group_on_the_committees_day_does_not_prepare_it():
    meetings = [
        MeetingDay(DecidingBody.COMMITTEE, date(2020, 4, 2)),
        MeetingDay(DecidingBody.MANAGEMENT_GROUP, date(2020, 4, 2)),
        MeetingDay(DecidingBody.MANAGEMENT_GROUP, date(2020, 4, 1), is_cancelled=True),
    ]

    found = plan_back(deadline_on=date(2020, 4, 3), today=date(2020, 3, 1), meetings=meetings)

    assert found.management_group is None
    assert found.draft_on == found.summons_on == date(2020, 3, 23)


def test_summons_days_are_the_bodys_own():
    own = {DecidingBody.COMMITTEE: 14, DecidingBody.MANAGEMENT_GROUP: 7}
    meetings = [replace(meeting, summons_days=own[meeting.body]) for meeting in MEETINGS]

    found = plan_back(deadline_on=date(2020, 4, 3), today=date(2020, 1, 20), meetings=meetings)

    assert found.summons_on == date(2020, 4, 2) - timedelta(days=14)
    assert found.management_group is not None
    assert found.draft_on == found.management_group.on - timedelta(days=7)


def test_no_meetings_at_all():
    found = plan_back(deadline_on=date(2020, 4, 1), today=date(2020, 4, 1), meetings=[])

    assert not found.fits
    assert found.days_left == 0
    assert found.next_committee is None
