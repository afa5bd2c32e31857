"""Once means once: every form that makes something, sent twice at the same moment, makes it once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.utils import timezone

from meetings.models import ExternalMeeting
from records import tasks
from records.models import SentForm
from remisser.models import Consultation
from tests.sodertorn.forms import FORMS, Form, Values, rows_changed

# What is remembered beside the row that a form makes: history, letters to send, that the form came.
BESIDE = {"records.SentForm", "records.Letter", "pghistory.Context", "sessions.Session"}
EXTERNAL = next(form for form in FORMS if form.name == "externt möte")


@pytest.fixture
def client(facts: None, client_of: Callable[[str], Client]) -> Client:
    return client_of("kansli@example.se")


# --- Every form -------------------------------------------------------------------------------------------


def send_at_once(client: Client, address: str, values: Values) -> list[Any]:
    """Return the answers to the same form sent by two threads, as a button pressed twice sends it."""
    both_are_ready = threading.Barrier(2)
    answers: list[Any] = []

    def press() -> None:
        again = Client(raise_request_exception=False)
        again.cookies = client.cookies
        both_are_ready.wait()
        try:
            answers.append(again.post(address, values))
        finally:
            connections.close_all()

    presses = [threading.Thread(target=press) for _ in range(2)]
    for press in presses:
        press.start()
    for press in presses:
        press.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_every_form_sent_twice_at_once_makes_its_rows_once(facts):
    wrong = []
    for form in FORMS:
        if form.makes is None:
            continue
        client = Client()
        values, address = form.values(client), form.address()
        before = form.makes._default_manager.count()
        answers = send_at_once(client, address, values)
        made = form.makes._default_manager.count() - before
        statuses = sorted(answer.status_code for answer in answers)
        led_to = {answer.get("Location") for answer in answers}
        if made != form.rows or statuses != [302, 302] or len(led_to) != 1:
            wrong.append((form.name, made, statuses, led_to))
    assert wrong == []


@pytest.mark.parametrize("form", [form for form in FORMS if form.makes is None], ids=str)
def test_form_that_makes_rows_says_so(form: Form, client):
    """Otherwise the test above would pass it by."""
    values, address = form.values(client), form.address()
    before = rows_changed()[0]

    client.post(address, values)

    tables = {model._meta.db_table for model in apps.get_models() if is_of_its_own(model)}
    made = {name for name, count in rows_changed()[0].items() if count > before.get(name, 0)}
    assert made & tables == set()


def is_of_its_own(model: Any) -> bool:
    return not hasattr(model, "pgh_obj") and not hasattr(model, "pgh_id") and model._meta.label not in BESIDE


# --- How it works -----------------------------------------------------------------------------------------


def test_second_press_leads_where_the_first_led_and_says_so(client):
    values = EXTERNAL.values(client)

    first = client.post(EXTERNAL.address(), values)
    second = client.post(EXTERNAL.address(), values)

    assert first["Location"] == second["Location"]
    assert "Formuläret kom två gånger. Det är sparat en gång." in client.get(second["Location"]).content.decode()


def test_two_forms_with_the_same_content_are_two(client):
    before = ExternalMeeting.objects.count()

    for _ in range(2):
        client.post(EXTERNAL.address(), EXTERNAL.values(client))

    assert ExternalMeeting.objects.count() == before + 2


def test_form_that_is_sent_again_with_something_else_in_it_is_new(client):
    """Somebody has gone back in the browser and written the next one over the first."""
    values = EXTERNAL.values(client)
    before = ExternalMeeting.objects.count()

    for counterpart in ("Trafikverket", "Region Stockholm"):
        client.post(EXTERNAL.address(), values | {"counterpart": [counterpart]})

    assert ExternalMeeting.objects.count() == before + 2


def test_corrected_file_of_the_same_name_and_size_is_not_the_same_form(client):
    form = next(form for form in FORMS if form.name == "ny remiss")
    values = form.values(client)
    before = Consultation.objects.count()

    for page in (b"ett", b"ett", b"nio"):
        file = SimpleUploadedFile("remiss.pdf", b"%PDF-1.7\n" + page + b"\n%%EOF")
        assert client.post(form.address(), values | {"file": file}).status_code == 302

    assert Consultation.objects.count() == before + 2


def test_refused_form_can_be_corrected_and_sent(client):
    values = EXTERNAL.values(client)

    refused = client.post(EXTERNAL.address(), values | {"on": ["31 februari"]})
    again = client.post(EXTERNAL.address(), values | {"on": ["31 februari"]})
    corrected = client.post(EXTERNAL.address(), values)

    assert (refused.status_code, again.status_code, corrected.status_code) == (400, 400, 302)
    assert f'value="{values["once"][0]}"' in refused.content.decode()


def test_forms_sent_long_ago_are_forgotten_also_when_told_twice(db):
    for key, days in (("ny", 29), ("gammal", 31)):
        SentForm.objects.create(key=key, led_to="/")
        SentForm.objects.filter(key=key).update(sent_at=timezone.now() - timedelta(days=days))

    tasks.forget_sent_forms()
    tasks.forget_sent_forms()

    assert list(SentForm.objects.values_list("key", flat=True)) == ["ny"]
