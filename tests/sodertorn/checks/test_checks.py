"""The control panel finds what is known to be wrong in the sources, and agrees with all the rest that is known."""

from __future__ import annotations

import pytest

from meetings.models import Meeting
from sodertorn.checks.queries import Comparison, all_checks, compare


@pytest.fixture
def checks(facts: None) -> list[Comparison]:
    return all_checks()


def about(checks: list[Comparison], *words: str) -> list[Comparison]:
    def text(check: Comparison) -> str:
        return " ".join((check.what, check.stated, check.computed, check.explanation)).replace("\u00a0", " ")

    return [check for check in checks if all(word in text(check) for word in words)]


@pytest.mark.parametrize(
    "words",
    [
        ("ordförande åt gången 2021", "12 mars 2021"),  # two chairs on one day
        ("85 650",),  # printed 85 650, computed 85 651
        ("Externt möte", "13 mars 2021"),  # a Saturday
        ("Ett möte om dagen", "26 oktober 2017"),
        ("ordinarie möten 2021 i registret",),  # five are stated, one is in the register
    ],
    ids=lambda words: words[0][:24],
)
def test_known_fault_is_found(words, checks):
    assert [check for check in about(checks, *words) if not check.agrees] != []


def test_differences_say_how_much(checks):
    [meetings] = about(checks, "samarbetskommitté: ordinarie möten 2021")

    assert (meetings.stated, meetings.computed, meetings.difference) == ("5", "1", "+4")


def test_sub_goals_from_the_start_and_after_2021(checks):
    counted = {check.what: (check.stated, check.computed) for check in checks if "delmål från" in check.what}

    assert {pair for what, pair in counted.items() if "från början" in what} == {("11", "11")}
    assert {pair for what, pair in counted.items() if "från 2021-01-14" in what} == {("12", "12")}


def test_panel_agrees_where_it_should(checks):
    for what in ("Antal kommuner", "en plats per kommun", "delmål från 2021-01-14", "delmål utan aktivitet"):
        found = [check for check in checks if what in check.what]
        assert found != [], what
        assert [check.what for check in found if not check.agrees] == []


def test_example_year_is_never_checked(portal, facts_checks):
    assert len(all_checks()) == facts_checks


@pytest.fixture
def facts_checks(request: pytest.FixtureRequest) -> int:
    """How many checks the facts alone give, read in the same test before the example year is counted."""
    examples = Meeting.objects.filter(is_example=True)
    assert examples.exists()
    before = len(all_checks())
    examples.delete()
    without = len(all_checks())
    assert before == without
    return without


@pytest.mark.parametrize(
    ("stated", "computed", "difference"), [(5, 5, ""), (5, 1, "+4"), (1, 5, "−4"), (2_000, 1_000, "+1\u00a0000")]
)
def test_difference_is_stated_minus_computed(stated, computed, difference):
    check = compare("Möten", "antal", "källa", stated=stated, computed=computed)

    assert check.difference == difference
    assert check.agrees is (difference == "")


def test_page_shows_faults_first_and_all_on_request(facts, client_of):
    client = client_of("kansli@example.se")

    faults = client.get("/kontroller/").content.decode()
    everything = client.get("/kontroller/?visa=alla").content.decode()

    assert "Antal kommuner" not in faults
    assert "Antal kommuner" in everything
    assert "13 mars 2021" in faults
