from datetime import date, time

import pytest

from meetings.planning import calendar_rules as rules
from meetings.planning.calendar_rules import Occasion, Rule

COMMITTEE_2020 = Rule(weekday=4, start_time=time(12), end_time=time(15, 30))
CLOSED = rules.swedish_holidays([2020])


def warn(day: date, **fields):
    return rules.warnings(**{"starts_on": day, "rule": None, "others": [], "closed": CLOSED} | fields)


def test_a_thursday_by_the_rule_gives_no_warning():
    assert warn(date(2020, 4, 2), rule=COMMITTEE_2020, start_time=time(12), end_time=time(15, 30)) == []


def test_another_weekday_is_named():
    assert warn(date(2020, 4, 3), rule=COMMITTEE_2020) == ["3 april 2020 är en fredag, inte en torsdag."]


def test_another_time_is_named():
    found = warn(date(2020, 4, 2), rule=COMMITTEE_2020, start_time=time(12), end_time=time(15))

    assert found == ["Tiden är 12.00–15.00, inte 12.00–15.30."]


def test_a_rule_without_weekday_says_nothing():
    assert warn(date(2021, 3, 12), rule=Rule()) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 4, 3), []),
        (date(2020, 4, 4), ["4 april 2020 är en lördag."]),
        (date(2020, 4, 5), ["5 april 2020 är en söndag."]),
        (date(2020, 4, 6), []),
    ],
)
def test_weekends_on_both_sides(day, expected):
    assert warn(day) == expected


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2020, 4, 10), "långfredagen"),
        (date(2020, 6, 19), "midsommarafton"),
        (date(2020, 12, 24), "julafton"),
        (date(2020, 5, 21), "Kristi himmelsfärdsdag"),
    ],
)
def test_holidays_are_named(day, name):
    assert f"är {name}." in warn(day)[0]


def test_the_day_after_a_holiday_is_free():
    assert warn(date(2020, 5, 22)) == []


def test_the_same_day_clashes_and_the_day_after_does_not():
    other = Occasion("Nyckeltalsdagen", date(2017, 10, 26), date(2017, 10, 26))

    assert warn(date(2017, 10, 26), others=[other]) == ["Nyckeltalsdagen är samma dag (26 oktober 2017)."]
    assert warn(date(2017, 10, 27), others=[other]) == []
    assert warn(date(2017, 10, 25), others=[other]) == []


def test_days_that_overlap_clash():
    other = Occasion("Planeringskonferensen", date(2020, 9, 10), date(2020, 9, 11))

    assert warn(date(2020, 9, 11), ends_on=date(2020, 9, 11), others=[other])
    assert warn(date(2020, 9, 9), ends_on=date(2020, 9, 10), others=[other])
    assert not warn(date(2020, 9, 14), others=[other])


@pytest.mark.parametrize("year", [2020, 2026, 2027, 2028])
def test_proposed_dates_keep_the_weekday_and_avoid_holidays(year):
    closed = rules.swedish_holidays([year])

    days = rules.propose_dates(year, weekday=4, count=6, closed=closed)

    assert len(set(days)) == 6
    assert days == sorted(days)
    assert all(day.isoweekday() == 4 and day not in closed and day.year == year for day in days)
    assert all(day.month not in {7} for day in days)


def test_proposed_dates_give_way_to_what_is_taken():
    first = rules.propose_dates(2027, weekday=4, count=6, closed={})

    again = rules.propose_dates(2027, weekday=4, count=6, closed={}, taken=first[:1])

    assert first[0] not in again
    assert len(again) == 6


@pytest.mark.parametrize("meeting", [date(2020, 4, 2), date(2020, 9, 3), date(2020, 10, 29), date(2020, 12, 10)])
def test_the_management_group_prepares_twenty_days_before_as_in_2020(meeting):
    (day,) = rules.propose_preparations([meeting], weekday=5, closed={})

    assert (meeting - day).days == 20


def test_a_preparation_on_a_holiday_moves_within_13_to_27_days():
    wanted = date(2020, 3, 13)

    (day,) = rules.propose_preparations([date(2020, 4, 2)], weekday=5, closed={wanted: "prov"})

    assert day in {date(2020, 3, 6), date(2020, 3, 20)}


def test_planning_conferences_fall_as_in_2020():
    january, september = rules.propose_planning_conferences(2020, closed=CLOSED)

    assert january == date(2020, 1, 16)
    assert september == (date(2020, 9, 10), date(2020, 9, 11))


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ([date(2020, 3, 13)], date(2020, 3, 13)),
        ([date(2020, 3, 13), date(2020, 1, 24)], date(2020, 3, 13)),
        ([date(2020, 4, 2)], None),
        ([date(2020, 2, 17)], date(2020, 2, 17)),
        ([date(2020, 2, 16)], None),
        ([], None),
    ],
)
def test_preparing_day_is_the_last_before_and_at_most_45_days(earlier, expected):
    assert rules.preparing_day(date(2020, 4, 2), earlier) == expected
