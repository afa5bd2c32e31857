"""Demo accounts: for every kind of seat, only under development, once, and with the rights of their seats."""

from time import perf_counter

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from members.models import Person, Seat, User


@pytest.fixture
def made(facts: None) -> None:
    """The stated facts and what `create_demo_accounts` made (tests.real_data)."""


def test_accounts_are_those_that_the_design_names(made):
    emails = set(User.objects.filter(person__is_example=True).values_list("email", flat=True))

    assert len(emails) == 2 + 3 * 8 + 7
    assert {
        "kansli@example.se",
        "kansli2@example.se",
        "ledamot.nynashamn@example.se",
        "direktor.sodertalje@example.se",
        "natverk.yh-natverket@example.se",
        "registrator.salem@example.se",
    } <= emails


@pytest.mark.parametrize(
    ("email", "role"),
    [
        ("kansli@example.se", "is_secretariat"),
        ("ledamot.salem@example.se", "is_committee_member"),
        ("direktor.salem@example.se", "is_municipal_director"),
        ("natverk.upphandlingschefer@example.se", "is_network_member"),
        ("registrator.salem@example.se", "is_registrar"),
    ],
)
def test_each_account_has_the_one_role_of_its_seat(made, email, role):
    scope = User.objects.get(email=email).scope()

    roles = ["is_secretariat", "is_committee_member", "is_municipal_director", "is_network_member", "is_registrar"]
    assert [name for name in roles if getattr(scope, name)] == [role]


def test_account_opens_with_the_demo_password(made, client):
    response = client.post("/konto/login/", {"login": "ledamot.salem@example.se", "password": "sodertorn"})

    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/konto/").status_code == 200


def test_second_run_makes_nothing(made):
    people, seats, users = Person.objects.count(), Seat.objects.count(), User.objects.count()
    started = perf_counter()

    call_command("create_demo_accounts", verbosity=0)

    assert (Person.objects.count(), Seat.objects.count(), User.objects.count()) == (people, seats, users)
    assert perf_counter() - started < 1


def test_demo_people_are_not_counted_among_the_stated(made):
    assert not Person.objects.filter(is_example=False, email__endswith="@example.se").exists()


def test_demo_accounts_are_refused_outside_development(db):
    with override_settings(DEVELOPMENT=False), pytest.raises(CommandError, match="bara under utveckling"):
        call_command("create_demo_accounts")

    assert not User.objects.filter(email="kansli2@example.se", person__is_example=False).exists()
