"""Nobody's text is lost: whoever saves second is told, in every form that changes a row."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest
from django.test import Client

from tests.sodertorn.forms import FORMS, Form, Values, rows_changed, written

FIRST, SECOND = "Kollegans", "Mina"
FIRST_DAY, SECOND_DAY = "2021-03-01", "2021-04-01"
# Saved by a page that nobody else writes to at the same time, or remembered apart from the row.
BESIDE = ("records_", "pghistory_", "django_")


@pytest.fixture
def client(facts: None, client_of: Callable[[str], Client]) -> Client:
    return client_of("kansli@example.se")


def changed_by(client: Client, address: str, values: Values) -> list[str]:
    """Send the form, and return the tables in which a row that was there before has been changed."""
    before = rows_changed()[1]
    response = client.post(address, values)
    assert response.status_code == 302
    after = rows_changed()[1]
    return [name for name, count in after.items() if count > before.get(name, 0) and not name.startswith(BESIDE)]


def typed(form: Form, text: str, day: str) -> Values:
    """Return other values for the form's first text, or for its last day where it has no text."""
    return {form.texts[0]: [text]} if form.texts else {form.days[-1]: [day]}


def kept() -> dict[str, int]:
    """Return what has been written, apart from the draft that keeps the second one's text."""
    return {name: count for name, count in written().items() if name != "records_draft"}


@pytest.mark.parametrize("form", [form for form in FORMS if form.texts or form.days], ids=str)
def test_second_editor_is_told_and_overwrites_nothing(form, client):
    values, address = form.values(client), form.address()  # both have opened the page
    first = values if form.makes else values | typed(form, FIRST, FIRST_DAY)
    if not changed_by(client, address, first):
        pytest.skip("makes new rows only")
    before = kept()

    response = client.post(address, values | typed(form, SECOND, SECOND_DAY))

    shown = html.unescape(response.content.decode())
    assert response.status_code in {400, 409}
    assert kept() == before
    if response.status_code == 409:
        mine = (SECOND,) if form.texts else (SECOND_DAY, "1 april 2021")
        assert any(text in shown for text in mine), "what the second one typed is not on the page"
        if not form.makes:
            assert (FIRST if form.texts else "1 mars 2021") in shown, "what the first one saved is not on the page"


@pytest.mark.parametrize("form", [form for form in FORMS if form.texts or form.days], ids=str)
def test_form_that_does_not_say_what_it_was_filled_in_from_overwrites_nothing(form, client):
    values = form.values(client)
    if "version" not in values or form.makes:
        pytest.skip("has no version")
    before = written()

    response = client.post(
        form.address(),
        {name: value for name, value in (values | typed(form, SECOND, SECOND_DAY)).items() if name != "version"},
    )

    assert response.status_code in {400, 409}
    assert (SECOND if form.texts else SECOND_DAY) in html.unescape(response.content.decode())
    assert written() == before


@pytest.mark.parametrize("form", [form for form in FORMS if form.texts or form.days], ids=str)
def test_edit_pressed_twice_is_no_conflict(form, client):
    values, address = form.values(client), form.address()
    if "version" not in values or form.makes:
        pytest.skip("has no version")
    values |= typed(form, FIRST, FIRST_DAY)

    answers = [client.post(address, values) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
