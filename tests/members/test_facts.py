"""The stated facts of members/ as they lie in data/: the counts of the documents, and what must not be invented."""

from datetime import date

import pytest

from members.models import (
    Agreement,
    AgreementRule,
    Body,
    BodyOccasion,
    BodyYear,
    Municipality,
    OfficeTerm,
    Person,
    Population,
    Seat,
)


@pytest.fixture
def loaded(facts: None) -> None:
    """The stated facts, copied into the test's database (tests.real_data)."""


def stated(model: type) -> object:
    return model.objects.exclude(key=None).filter(is_example=False)


def test_counts_of_the_documents(loaded):
    assert stated(Municipality).count() == 8
    assert stated(Population).count() == 136
    assert stated(Body).networks().count() == 7
    assert stated(AgreementRule).filter(kind="agreement").values("paragraph").distinct().count() == 10
    assert Agreement.objects.get().parties.count() == 8


def test_population_of_2025_and_later_is_marked_as_perturbed(loaded):
    assert set(stated(Population).filter(is_perturbed=True).values_list("counted_on__year", flat=True)) == {2025}


def test_sum_of_the_populations_gives_the_printed_total(loaded):
    total = sum(stated(Population).filter(counted_on=date(2019, 12, 31)).values_list("persons", flat=True))

    assert total == 503_200


def test_management_group_has_two_chairs_on_the_day_both_dates_include(loaded):
    terms = OfficeTerm.objects.exclude(key=None).filter(body__slug="ledningsgruppen")

    def chairs(day: date) -> set[str]:
        return set(terms.in_force_on(day).values_list("person__name", flat=True))

    assert chairs(date(2021, 3, 11)) == {"Rickard Sundbom"}
    assert chairs(date(2021, 3, 12)) == {"Rickard Sundbom", "Magnus Gyllestad"}
    assert chairs(date(2021, 3, 13)) == {"Magnus Gyllestad"}
    assert chairs(date(2022, 1, 1)) == set()


def test_secretariat_seats_hold_their_year_and_no_invented_dates(loaded):
    seats = stated(Seat).filter(body__slug="kansliet")

    assert set(seats.values_list("person__name", "year", "starts_on", "ends_on")) == {
        ("Helene Olofsson", 2021, None, None),
        ("Anna Söderström", 2021, None, None),
    }
    assert seats.in_force_on(date(2021, 12, 31)).count() == 2
    assert seats.in_force_on(date(2022, 1, 1)).count() == 0


def test_network_year_as_stated(loaded):
    year = BodyYear.objects.get(body__slug="planeringschefer", year=2021)

    assert (year.digital_meetings, year.attendance, year.turnover, year.changed_representatives) == (
        5,
        "hög",
        "stor",
        4,
    )
    assert year.note == "En av de fyra kommunerna bytte mer än en gång."


def test_guests_and_joining_are_occasions(loaded):
    occasions = BodyOccasion.objects.filter(body__slug="klimatstrateger").values_list("kind", "month", "who")

    assert set(occasions) == {
        ("guest", 1, "BioDriv Öst"),
        ("guest", 10, "Skanska"),
        ("guest", 10, "Upphandling Södertörn"),
        ("report", 5, "ledningsgruppen"),
        ("joined", None, "Salem"),
    }


def test_uncertain_reading_keeps_its_reason(loaded):
    person = Person.objects.get(key="camilla-broo")

    assert person.uncertain
    assert "Huddinge är en slutsats" in person.uncertain_note


def test_public_bodies_are_the_committee_and_the_management_group(loaded):
    public = stated(Body).filter(is_public=True).values_list("slug", flat=True)

    assert set(public) == {"samarbetskommitten", "ledningsgruppen"}


def test_every_word_of_the_agreement_rules_is_kept_as_data(loaded):
    rule = AgreementRule.objects.get(number="8.2")

    assert rule.machine["total_kr_as_read"] == 260_000
    assert rule.machine["total_kr_probable"] == 860_000
    assert rule.uncertain
