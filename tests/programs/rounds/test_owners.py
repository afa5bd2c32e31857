"""Who is asked how an activity goes: a rule without a database."""

import pytest

from programs.rounds.owners import LEADS, TAKES_PART, Candidate, LeadNetwork, owners_of, why_nobody

ANNA = Candidate(1, "Anna Ek", "anna@example.se")
BO = Candidate(2, "Bo Öst", "bo@example.se")
CIA = Candidate(3, "Cia Sund", "")
DAN = Candidate(4, "Dan Berg", "  ")
CLIMATE = LeadNetwork("Klimatstrateger", (BO, CIA))
PLANNERS = LeadNetwork("Planeringschefer", (ANNA, BO))
EMPTY = LeadNetwork("Näringslivschefer", ())


@pytest.mark.parametrize(
    ("leading", "taking_part", "networks", "expected"),
    [
        ([ANNA], [BO], [CLIMATE], [(1, LEADS)]),
        ([ANNA, BO], [], [], [(1, LEADS), (2, LEADS)]),
        ([CIA], [BO], [CLIMATE], [(2, TAKES_PART)]),
        ([CIA, ANNA], [BO], [], [(1, LEADS)]),
        ([], [DAN], [CLIMATE], [(2, "sitter i Klimatstrateger, som leder aktiviteten")]),
        (
            [],
            [],
            [CLIMATE, PLANNERS],
            [
                (2, "sitter i Klimatstrateger och Planeringschefer, som leder aktiviteten"),
                (1, "sitter i Planeringschefer, som leder aktiviteten"),
            ],
        ),
        ([], [], [EMPTY], []),
        ([CIA], [DAN], [EMPTY], []),
        ([], [], [], []),
    ],
)
def test_owners_of_asks_the_nearest_who_can_be_written_to(leading, taking_part, networks, expected):
    asked = owners_of(leading=leading, taking_part=taking_part, networks=networks)

    assert [(owner.person_id, owner.because) for owner in asked] == expected


@pytest.mark.parametrize(
    ("named", "contacts", "networks", "municipalities", "expected"),
    [
        ([CIA, DAN], [], [CLIMATE], "", "Cia Sund och Dan Berg har ingen e-postadress i portalen."),
        ([], [], [EMPTY], "", "Näringslivschefer har inga ledamöter i portalen i dag."),
        (
            [],
            [],
            [LeadNetwork("Klimatstrateger", (CIA,)), EMPTY],
            "",
            "Ingen ledamot i Klimatstrateger och Näringslivschefer har en e-postadress i portalen.",
        ),
        ([], ["Pia"], [], "Salem", "Pia är bara ett namn i planen. Ange personen som ansvarig."),
        ([], [], [], "Salem", "Ansvarig är Salem, men ingen person och inget nätverk."),
        ([], [], [], "", "Ingen är ansvarig."),
    ],
)
def test_why_nobody_says_what_is_missing(named, contacts, networks, municipalities, expected):
    said = why_nobody(named=named, contacts=contacts, networks=networks, municipalities=municipalities)

    assert said == expected


def test_a_note_of_who_answers_is_repeated_when_no_person_is_named():
    said = why_nobody(named=[], contacts=[], networks=[], municipalities="Södertörn", note="kansliet")

    assert said == "Planen säger ”kansliet”, men ingen person är utpekad."
