"""The pages around the content: errors without a database, login in Swedish, fonts from the package."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from sodertorn.context import SECTIONS, is_current


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_error_page_renders_without_context_or_database(template):
    html = render_to_string(template)

    assert '<html lang="sv"' in html
    assert html.count("<h1") == 1
    assert 'href="/"' in html


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", ["Start"]),
        ("/moten/12/", ["Kalender"]),
        ("/aktivitet/3/", ["Plan"]),
        ("/beslut/", ["Beslut"]),
        ("/hjalp/", []),
    ],
)
def test_navigation_shows_the_section_that_the_page_lies_in(path, expected):
    assert [section.name for section in SECTIONS if is_current(section, path)] == expected


def test_fonts_come_from_the_installed_package():
    found = finders.find("fonts/SourceSansPro-Semibold.ttf")

    assert found
    assert "font_source_sans_pro" in found
    assert not finders.find("fonts/SourceSansPro-Black.ttf")


def test_missing_page_says_what_to_do(client, db):
    response = client.get("/finns-inte/")

    assert response.status_code == 404
    assert "Sidan finns inte" in response.content.decode()


def test_login_offers_the_code_first_then_the_key_then_the_password(client, db):
    html = client.get("/konto/login/").content.decode()

    offers = ["Skicka en kod till min e-post", "Logga in med nyckel", "Logga in med lösenord"]
    places = [html.index(offer) for offer in offers]
    assert places == sorted(places)
    assert not re.search(r"<script>|<script [^>]*(?<!json)\">[^<\s]|style=\"|onclick=", html)


def test_login_code_is_asked_for_without_saying_who_has_an_account(client, db):
    response = client.post("/konto/login/code/", {"email": "ingen@example.se"}, follow=True)

    html = response.content.decode()
    assert response.status_code == 200
    assert "Skriv in koden" in html
    assert "Om <strong>ingen@example.se</strong> har ett konto" in html


def test_letter_with_the_code_is_plain_swedish():
    subject = render_to_string("account/email/login_code_subject.txt", {"code": "ABC-DEF"})
    body = render_to_string("account/email/login_code_message.txt", {"code": "ABC-DEF"})

    assert subject.strip() == "Kod för att logga in: ABC-DEF"
    assert "\nABC-DEF\n" in body
    assert "tre minuter" in body
