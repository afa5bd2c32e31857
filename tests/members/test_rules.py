"""Periods, notice and scope: both sides of every boundary, figures worked out by hand."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from members import notice, periods
from members.models import Body
from members.scope import OwnMunicipality
from tests.members.factories import make_body, make_municipality, make_person, make_seat, make_user

DATA = Path(__file__).resolve().parents[2] / "data"


def stated_examples() -> list[dict[str, str]]:
    rules = yaml.safe_load((DATA / "agreement.yaml").read_text(encoding="utf-8"))["rules"]
    return next(rule["machine"]["examples"] for rule in rules if rule["number"] == "2.5")


# --- Notice (§ 2) -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("received", "starts", "last"),
    [
        ("2022-03-10", "2022-04-01", "2023-03-31"),
        ("2022-03-31", "2022-04-01", "2023-03-31"),
        ("2022-04-01", "2022-05-01", "2023-04-30"),
        ("2023-12-15", "2024-01-01", "2024-12-31"),
        ("2022-12-31", "2023-01-01", "2023-12-31"),
        ("2023-02-10", "2023-03-01", "2024-02-29"),
    ],
)
def test_notice_runs_twelve_months_from_the_next_turn_of_the_month(received, starts, last):
    day = date.fromisoformat(received)

    assert notice.notice_starts_on(day) == date.fromisoformat(starts)
    assert notice.last_day_in_agreement(day) == date.fromisoformat(last)


def test_notice_agrees_with_the_examples_of_the_agreement():
    examples = stated_examples()

    assert len(examples) == 4
    for example in examples:
        received = date.fromisoformat(example["received"])
        assert notice.notice_starts_on(received).isoformat() == example["notice_starts"]
        assert notice.last_day_in_agreement(received).isoformat() == example["last_day_in_agreement"]


@given(st.dates(min_value=date(2010, 1, 1), max_value=date(2090, 12, 31)))
def test_notice_always_gives_more_than_a_year_and_at_most_thirteen_months(received):
    last = notice.last_day_in_agreement(received)

    assert 365 <= (last - received).days <= 366 + 31
    assert notice.notice_starts_on(received).day == 1


# --- Periods ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "starts_on", "ends_on", "expected"),
    [
        (date(2021, 3, 11), date(2021, 3, 12), None, False),
        (date(2021, 3, 12), date(2021, 3, 12), None, True),
        (date(2021, 3, 12), None, date(2021, 3, 12), True),
        (date(2021, 3, 13), None, date(2021, 3, 12), False),
        (date(2021, 3, 12), date(2021, 3, 12), date(2021, 3, 12), True),
        (date(1900, 1, 1), None, None, True),
    ],
)
def test_covers_both_the_first_and_the_last_day(day, starts_on, ends_on, expected):
    assert periods.covers(day, starts_on=starts_on, ends_on=ends_on) is expected


@pytest.mark.parametrize("day", [date(2021, 1, 31), date(2021, 2, 1), date(2021, 6, 30), date(2021, 7, 1)])
@pytest.mark.parametrize("starts_on", [None, date(2021, 2, 1)])
@pytest.mark.parametrize("ends_on", [None, date(2021, 6, 30)])
@pytest.mark.parametrize("year", [None, 2020, 2021])
def test_seats_in_force_asks_the_database_what_the_row_answers_itself(db, day, starts_on, ends_on, year):
    seat = make_seat(starts_on=starts_on, ends_on=ends_on, year=year)

    in_force = seat.body.seats.in_force_on(day).exists()

    assert in_force is seat.is_in_force_on(day)
    assert in_force is (periods.covers(day, starts_on=starts_on, ends_on=ends_on) and year != 2020)


# --- Scope ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "is_secretariat"),
    [
        (date(2021, 1, 31), False),
        (date(2021, 2, 1), True),
        (date(2021, 6, 30), True),
        (date(2021, 7, 1), False),
    ],
)
def test_scope_follows_the_seat_from_its_first_day_to_its_last(db, day, is_secretariat):
    person = make_person()
    body = make_body(kind=Body.Kind.SECRETARIAT)
    make_seat(body=body, person=person, starts_on=date(2021, 2, 1), ends_on=date(2021, 6, 30))
    user = make_user(person=person)

    assert user.scope(day).is_secretariat is is_secretariat
    assert user.scope(day).body_ids == ({body.pk} if is_secretariat else frozenset())


def test_scope_names_the_first_municipality_that_a_seat_is_held_for(db):
    salem = make_municipality(slug="salem", name="Salem", formal_name="Salems kommun")
    person = make_person()
    for name, municipality in (("A", None), ("B", salem), ("C", make_municipality())):
        make_seat(body=make_body(name=name), person=person, municipality=municipality)

    scope = make_user(person=person).scope(date(2021, 1, 1))

    assert scope.municipality == OwnMunicipality(id=salem.pk, slug="salem", name="Salem", formal_name="Salems kommun")
    assert len(scope.municipal_seats) == 2


@pytest.mark.parametrize("kind", [Body.Kind.COMMITTEE, Body.Kind.MANAGEMENT_GROUP, Body.Kind.MUNICIPAL_OFFICES])
def test_scope_names_the_municipality_spoken_for_before_one_of_a_network(db, kind):
    salem, huddinge = make_municipality(name="Salem"), make_municipality(name="Huddinge")
    person = make_person()
    make_seat(body=make_body(name="A", kind=Body.Kind.NETWORK), person=person, municipality=huddinge)
    make_seat(body=make_body(name="B", kind=kind), person=person, municipality=salem)

    scope = make_user(person=person).scope(date(2021, 1, 1))

    assert scope.municipality is not None
    assert scope.municipality.id == salem.pk
    assert scope.municipal_seats == {("network", huddinge.pk), (kind, salem.pk)}
    assert scope.speaks_for(salem.pk)
    assert not scope.speaks_for(huddinge.pk)
    assert scope.has_seat_for(huddinge.pk)


def test_scope_without_a_seat_for_a_municipality_names_none(db):
    user = make_user(kind=Body.Kind.SECRETARIAT)

    assert user.scope(date(2021, 1, 1)).municipality is None


def test_scope_of_a_closed_account_is_empty(db):
    user = make_user(kind=Body.Kind.SECRETARIAT)
    user.is_active = False

    assert user.scope(date(2021, 1, 1)).kinds == frozenset()


def test_scope_is_asked_once_a_day(db, django_assert_num_queries):
    user = make_user(kind=Body.Kind.NETWORK)

    with django_assert_num_queries(1):
        first, second = user.scope(date(2021, 1, 1)), user.scope(date(2021, 1, 1))

    assert first is second
    assert first.is_network_member
