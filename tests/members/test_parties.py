"""Who is a party to the agreement on a day, and during a year."""

from datetime import date

import pytest

from members.models import Agreement, AgreementParty
from members.parties import parties_during, parties_on
from tests.members.factories import make_municipality

JOINED, LEFT = date(2030, 3, 1), date(2034, 6, 30)


@pytest.fixture
def party(db: None) -> AgreementParty:
    agreement = Agreement.objects.create(title="Provavtalet", document_on=JOINED, valid_from=JOINED)
    return AgreementParty.objects.create(
        agreement=agreement, municipality=make_municipality(), joined_on=JOINED, left_on=LEFT
    )


@pytest.mark.parametrize(
    ("day", "is_party"),
    [
        (date(2030, 2, 28), False),
        (date(2030, 3, 1), True),
        (date(2034, 6, 30), True),
        (date(2034, 7, 1), False),
    ],
)
def test_a_municipality_is_a_party_from_its_first_day_to_its_last(party, day, is_party):
    assert (party.municipality in parties_on(day)) is is_party


@pytest.mark.parametrize(("year", "is_party"), [(2029, False), (2030, True), (2034, True), (2035, False)])
def test_a_municipality_is_a_party_during_every_year_it_has_a_day_in(party, year, is_party):
    assert (party.municipality in parties_during(year)) is is_party


def test_without_a_last_day_it_stays_a_party(party):
    AgreementParty.objects.filter(pk=party.pk).update(left_on=None)

    assert party.municipality in parties_on(date(2090, 1, 1))
    assert party.municipality in parties_during(2090)


def test_a_municipality_that_came_back_is_counted_once(party):
    again = Agreement.objects.create(title="Nya provavtalet", document_on=JOINED, valid_from=JOINED)
    AgreementParty.objects.create(agreement=again, municipality=party.municipality, joined_on=date(2034, 1, 1))

    assert list(parties_during(2034)).count(party.municipality) == 1


def test_parties_come_in_swedish_order(party):
    for name in ("Östra Prov", "Ånäset", "Älvprov", "Zinkprov"):
        AgreementParty.objects.create(
            agreement=party.agreement, municipality=make_municipality(name=name), joined_on=JOINED
        )

    names = [municipality.name for municipality in parties_on(JOINED)]

    assert [name for name in names if name in {"Östra Prov", "Ånäset", "Älvprov", "Zinkprov"}] == [
        "Zinkprov", "Ånäset", "Älvprov", "Östra Prov",
    ]  # fmt: skip
