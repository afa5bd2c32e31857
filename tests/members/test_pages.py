"""Pages of municipalities, bodies, people, the agreement and the own account, over the stated facts."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from members.models import AgreementParty, Body, Municipality, Person, Population, Seat, User
from sodertorn.access import ACCESS
from tests.markup import markup_of
from tests.members.factories import make_body, make_municipality, make_person, make_seat, make_user

NAMES = ["Botkyrka", "Haninge", "Huddinge", "Nykvarn", "Nynäshamn", "Salem", "Södertälje", "Tyresö"]


@pytest.fixture
def loaded(facts: None) -> None:
    """The stated facts, copied into the test's database (tests.real_data)."""


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def secretariat(db: None) -> Client:
    return signed_in(make_user(kind=Body.Kind.SECRETARIAT, email="kansli.prov@example.se"))


def count_queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


# --- Municipalities ---------------------------------------------------------------------------------------------
def test_municipalities_stand_in_swedish_order_with_their_sum(loaded, client):
    page = markup_of(client.get("/kommuner/"))

    places = [page.index(f">{name}</a></th>") if name != "Huddinge" else page.index(">Huddinge</a>") for name in NAMES]
    assert places == sorted(places)
    newest = Population.objects.order_by("-counted_on").first()
    total = sum(Population.objects.filter(counted_on=newest.counted_on).values_list("persons", flat=True))
    assert f"{total:,}".replace(",", "\u00a0") in page


def test_municipality_shows_population_as_picture_and_table(loaded, client):
    page = client.get("/kommuner/huddinge/").content.decode()

    assert "<svg" in page
    assert "113\u00a0234" in page  # 31 December 2020
    assert "Värd för Södertörns kansli" in page


def test_municipality_without_figures_says_so(db, client):
    municipality = make_municipality()

    response = client.get(f"/kommuner/{municipality.slug}/")

    assert response.status_code == 200
    assert "Uppgift saknas" in response.content.decode()


def test_unknown_municipality_is_not_found(db, client):
    assert client.get("/kommuner/finns-inte/").status_code == 404


def test_what_waits_is_shown_to_the_municipality_and_the_secretariat_only(loaded, secretariat):
    salem = Municipality.objects.get(slug="salem")
    own = signed_in(make_user(kind=Body.Kind.COMMITTEE, municipality=salem))
    other = signed_in(make_user(kind=Body.Kind.COMMITTEE, municipality=Municipality.objects.get(slug="tyreso")))

    shown = [
        "Väntar på kommunen" in c.get("/kommuner/salem/").content.decode() for c in (own, secretariat, other, Client())
    ]

    assert shown == [True, True, False, False]


# --- Bodies -----------------------------------------------------------------------------------------------------
def test_bodies_are_listed_by_kind(loaded, client):
    page = client.get("/organ/").content.decode()

    assert page.index("samarbetskommitté") < page.index("Nätverket för planeringschefer") < page.index("StorSthlm")
    assert "avvecklat" in page


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2021-03-11", {"Rickard Sundbom"}),
        ("2021-03-12", {"Rickard Sundbom", "Magnus Gyllestad"}),
        ("2021-03-13", {"Magnus Gyllestad"}),
    ],
)
def test_management_group_on_a_day_shows_the_chairs_of_that_day(loaded, client, day, names):
    response = client.get(f"/organ/ledningsgruppen/?dag={day}")

    assert {term.person.name for term in response.context["offices"]} == names
    for name in names:
        assert name in response.content.decode()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2020-02-31", "Dagen ”2020-02-31” finns inte. Skriv den som 2026-03-31."),
        ("31 februari", "Dagen ”31 februari” finns inte."),
        ("02/03/2020", "Dagen ”02/03/2020” finns inte."),
        ("1999-12-31", "Dagen 1999-12-31 ligger utanför 2000–2100."),
        ("2101-01-01", "Dagen 2101-01-01 ligger utanför 2000–2100."),
        ("0001-01-01", "Dagen 0001-01-01 ligger utanför 2000–2100."),
        ("", "Ange dagen, till exempel 2026-03-31."),
        ("x" * 1000, f"Dagen ”{'x' * 40}” finns inte."),
        ("2021-06-01'--", "Dagen ”2021-06-01&#x27;--” finns inte."),
    ],
)
def test_wrong_day_is_explained_in_swedish(loaded, client, day, said):
    response = client.get("/organ/samarbetskommitten/", {"dag": day})

    assert response.status_code == 400
    assert said in response.content.decode()


@pytest.mark.parametrize("day", ["2000-01-01", "2100-12-31"])
def test_first_and_last_day_that_a_body_is_shown_on(loaded, client, day):
    assert client.get("/organ/samarbetskommitten/", {"dag": day}).status_code == 200


def test_network_members_names_are_shown_only_to_those_with_a_seat(db, client):
    network = make_body(kind=Body.Kind.NETWORK)
    make_seat(body=network, person=make_person(name="Hemliga Hanna"))

    stranger = client.get(f"/organ/{network.slug}/").content.decode()
    member = signed_in(make_user(kind=Body.Kind.NETWORK)).get(f"/organ/{network.slug}/").content.decode()

    assert "Hemliga Hanna" not in stranger
    assert "1 plats. Namnen visas för dem" in stranger
    assert "Hemliga Hanna" in member


def test_committee_members_names_are_public(db, client):
    committee = make_body(kind=Body.Kind.COMMITTEE)
    make_seat(body=committee, person=make_person(name="Offentliga Olle"))

    assert "Offentliga Olle" in client.get(f"/organ/{committee.slug}/").content.decode()


def test_body_shows_its_year_as_stated(loaded, client):
    page = markup_of(client.get("/organ/klimatstrateger/"))

    assert "Salem kom med" in page
    assert "Redovisning för ledningsgruppen" in page
    assert "Digitala möten" in page


def test_body_shows_the_focus_areas_that_the_source_names(loaded, client):
    page = markup_of(client.get("/organ/klimatstrateger/"))

    assert "<dt>Fokusområden enligt källan</dt><dd>Infrastruktur, Funktionell samordning</dd>" in page


def test_body_shows_since_when_it_works(db, client):
    body = make_body(active_from=date(2024, 3, 1))

    assert "<dt>Verksamt från</dt><dd>1 mars 2024</dd>" in markup_of(client.get(body.get_absolute_url()))


# --- Agreement --------------------------------------------------------------------------------------------------
def test_agreement_stands_by_paragraph_with_its_doubts(loaded, client):
    page = client.get("/avtal/").content.decode()

    assert all(f"§ {number}</h2>" in page for number in range(1, 11))
    assert "troligen fel källan för 860 000" in page
    assert "Registrera en uppsägning" not in page


def test_notice_is_registered_shown_and_taken_back(loaded, secretariat):
    party = AgreementParty.objects.get(municipality__slug="salem")
    posted = {"party": party.pk, "received_on": "2022-03-31"}

    page = secretariat.post("/avtal/uppsagning/", posted, follow=True).content.decode()

    assert "31 mars 2023" in page
    assert "7 kommuner är med i avtalet" in page
    party.refresh_from_db()
    assert party.left_on == date(2023, 3, 31)
    secretariat.post(f"/avtal/uppsagning/{party.pk}/ta-bort/")
    party.refresh_from_db()
    assert party.left_on is None


def test_wrong_notice_keeps_what_was_typed(loaded, secretariat):
    party = AgreementParty.objects.get(municipality__slug="salem")

    response = secretariat.post("/avtal/uppsagning/", {"party": party.pk, "received_on": "2022-02-31"})

    assert response.status_code == 400
    page = response.content.decode()
    assert "Dagen ”2022-02-31” finns inte. Skriv den som 2026-03-31." in page
    assert 'value="2022-02-31"' in page
    assert f'<option value="{party.pk}" selected>Salem' in page


def test_stranger_cannot_register_a_notice(loaded, client):
    member = signed_in(make_user(kind=Body.Kind.COMMITTEE))

    assert member.post("/avtal/uppsagning/", {}).status_code == 403
    assert client.post("/avtal/uppsagning/", {}).status_code == 403


# --- People -----------------------------------------------------------------------------------------------------
def test_person_is_added_given_a_seat_invited_and_closed(db, secretariat):
    body = make_body()
    new = {"name": "Nina  Ny", "title": "chef", "municipality": "", "email": "nina@example.se", "phone": ""}
    secretariat.post("/personer/ny/", new)
    person = Person.objects.get(name="Nina Ny")

    secretariat.post(
        f"/personer/{person.pk}/plats/", {"body": body.pk, "municipality": "", "role": "", "starts_on": "2021-02-01"}
    )
    secretariat.post(f"/personer/{person.pk}/bjud-in/", {"email": "nina@example.se"})
    seat = Seat.objects.get(person=person)
    secretariat.post(f"/personer/plats/{seat.pk}/avsluta/", {"ends_on": "2021-06-30"})
    secretariat.post(f"/personer/{person.pk}/konto/stang/")

    seat.refresh_from_db()
    assert (seat.body, seat.starts_on, seat.ends_on) == (body, date(2021, 2, 1), date(2021, 6, 30))
    assert not User.objects.get(email="nina@example.se").is_active
    page = secretariat.get(f"/personer/{person.pk}/").content.decode()
    assert "1 februari" in page
    assert "stängt" in page


def test_seat_that_overlaps_another_in_the_body_is_refused(db, secretariat):
    seat = make_seat(starts_on=date(2021, 1, 1), ends_on=date(2021, 6, 30))
    path = f"/personer/{seat.person_id}/plats/"
    posted = {"body": seat.body_id, "municipality": "", "role": "", "starts_on": "2021-06-30"}

    refused = secretariat.post(path, posted)
    accepted = secretariat.post(path, posted | {"starts_on": "2021-07-01"})

    assert refused.status_code == 400
    assert "redan en plats" in refused.content.decode()
    assert accepted.status_code == 302


def test_seat_that_ends_before_it_starts_is_refused_at_the_field(db, secretariat):
    person, body = make_person(), make_body()
    posted = {"body": body.pk, "municipality": "", "role": "", "starts_on": "2021-06-30", "ends_on": "2021-06-29"}

    response = secretariat.post(f"/personer/{person.pk}/plats/", posted)

    assert response.status_code == 400
    assert list(response.context["form"].errors) == ["ends_on"]


@pytest.mark.parametrize("name", ["", " ", "x" * 121, "x" * 100_000])
def test_wrong_name_is_refused_with_400(db, secretariat, name):
    response = secretariat.post(
        "/personer/ny/", {"name": name, "title": "", "municipality": "", "email": "", "phone": ""}
    )

    assert response.status_code == 400
    assert "name" in response.context["form"].errors


def test_script_in_a_name_is_written_as_text(db, secretariat):
    person = make_person(name="<script>alert(1)</script>", title="<b>chef</b>")

    page = secretariat.get(f"/personer/{person.pk}/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_people_are_for_the_secretariat(db, client):
    director = signed_in(make_user(kind=Body.Kind.MANAGEMENT_GROUP))

    assert director.get("/personer/").status_code == 403
    assert client.get("/personer/")["Location"] == "/konto/login/?next=/personer/"


def test_people_are_filtered_by_name_and_body(db, secretariat):
    body = make_body()
    make_seat(body=body, person=make_person(name="Sökta Sara"))
    make_person(name="Andra Anna")

    by_body = secretariat.get("/personer/", {"organ": body.slug}).content.decode()
    by_name = secretariat.get("/personer/", {"q": "andra"}).content.decode()

    assert ("Sökta Sara" in by_body, "Andra Anna" in by_body) == (True, False)
    assert ("Sökta Sara" in by_name, "Andra Anna" in by_name) == (False, True)


# --- Own account ------------------------------------------------------------------------------------------------
def test_account_shows_seats_and_exports_everything(db, django_assert_max_num_queries):
    user = make_user(kind=Body.Kind.NETWORK)
    client = signed_in(user)

    page = client.get("/konto/").content.decode()
    with django_assert_max_num_queries(8):
        held = client.get("/konto/uppgifter.json")

    assert user.person.seats.get().body.name in page
    assert held["Content-Disposition"] == 'attachment; filename="mina-uppgifter.json"'
    assert held.json()["konto"]["e-post"] == user.email
    assert held.json()["platser"][0]["från"] == "2020-01-01"


def test_account_of_the_secretariat_without_second_factor_is_reminded(db, secretariat):
    member = signed_in(make_user(kind=Body.Kind.NETWORK))

    assert "ska därför ha mer än en kod" in secretariat.get("/konto/").content.decode()
    assert "ska därför ha mer än en kod" not in member.get("/konto/").content.decode()


# --- Login ------------------------------------------------------------------------------------------------------
def allauth_patterns() -> list[tuple[str, str]]:
    """Return (name, a path) for every address that allauth brings."""
    found = []
    konto = next(p for p in get_resolver().url_patterns if str(p.pattern) == "konto/" and isinstance(p, URLResolver))

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, prefix + str(pattern.pattern))
            else:
                path = prefix + str(pattern.pattern)
                for expression, sample in (
                    ("<int:pk>", "1"),
                    (r"(?P<key>[-:\w]+)", "nyckel"),
                    ("(?P<uidb36>[0-9A-Za-z]+)", "1"),
                    ("(?P<key>.+)", "nyckel"),
                    ("^", ""),
                    ("$", ""),
                ):
                    path = path.replace(expression, sample)
                found.append((pattern.name, path))

    walk(konto.url_patterns, "/konto/")
    return found


def test_every_allauth_address_is_declared_or_not_found(db, client, secretariat):
    patterns = allauth_patterns()

    undeclared = {name: path for name, path in patterns if name not in ACCESS}

    assert len(patterns) >= 25
    assert {"account_signup", "account_email", "account_reset_password"} <= set(undeclared)
    for path in undeclared.values():
        assert client.get(path).status_code == 404, path
        assert secretariat.post(path).status_code == 404, path


def test_nobody_can_sign_up(db, client):
    assert client.post("/konto/signup/", {"email": "ny@example.se"}).status_code == 404
    assert not User.objects.filter(email="ny@example.se").exists()


@pytest.mark.parametrize(
    "path",
    ["/konto/login/", "/konto/login/code/", "/konto/inactive/"],
)
def test_login_pages_open_for_anyone(db, client, path):
    assert client.get(path).status_code == 200


# --- Queries ----------------------------------------------------------------------------------------------------
def three_municipalities() -> None:
    for number in range(3):
        municipality = make_municipality()
        Population.objects.create(municipality=municipality, counted_on=date(2030, 12, 31), persons=1000 + number)


def three_bodies() -> None:
    for _ in range(3):
        make_body()


def three_people() -> None:
    for _ in range(3):
        make_seat(municipality=make_municipality(), starts_on=timezone.localdate())
        make_user(kind=Body.Kind.NETWORK)


@pytest.mark.parametrize(
    ("path", "more"),
    [("/kommuner/", three_municipalities), ("/organ/", three_bodies), ("/personer/", three_people)],
)
def test_lists_ask_the_same_number_of_queries_for_more_rows(db, secretariat, path: str, more: Callable[[], None]):
    more()
    few = count_queries(secretariat, path)

    more()

    assert count_queries(secretariat, path) == few


def test_body_and_municipality_ask_the_same_number_of_queries_for_more_seats(db, secretariat):
    municipality, body = make_municipality(), make_body()

    def add() -> None:
        make_seat(body=body, municipality=municipality)
        Population.objects.create(
            municipality=municipality,
            counted_on=date(2000 + municipality.populations.count(), 12, 31),
            persons=1000,
        )

    add()
    paths = [f"/organ/{body.slug}/", f"/kommuner/{municipality.slug}/"]
    few = [count_queries(secretariat, path) for path in paths]
    add()
    add()

    assert [count_queries(secretariat, path) for path in paths] == few
