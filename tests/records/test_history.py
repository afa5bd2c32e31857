"""Who changed what: read back from the events that the database writes."""

from __future__ import annotations

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.models import Municipality, Person, User
from records.history import history_of, history_of_row
from records.models import Document


def make_document(**fields: object) -> Document:
    return Document.objects.create(**({"kind": "budget", "title": "Budget"} | fields))


def make_user() -> User:
    person = Person.objects.create(name="Åsa Öberg")
    return User.objects.create_user("asa.historik@example.se", None, person=person)


def test_history_tells_who_when_and_what(db):
    user, document = make_user(), make_document()

    with pghistory.context(user=user.pk):
        document.title = "Budget 2020"
        document.kind = "bokslut"
        document.save()

    newest = history_of(document)[0]
    assert (newest.who, newest.action) == ("Åsa Öberg", "Ändrad")
    assert [tuple(change) for change in newest.changes] == [
        ("Slag", "budget", "bokslut"),
        ("Titel", "Budget", "Budget 2020"),
    ]


def test_history_holds_bulk_changes(db):
    document = make_document()

    Document.objects.filter(pk=document.pk).update(is_public=False, year=2020)

    assert [tuple(change) for change in history_of(document)[0].changes] == [
        ("År", "–", "2020"),
        ("Offentligt", "ja", "nej"),
    ]


def test_history_holds_deletes_also_in_bulk(db):
    document = make_document()
    pk = document.pk

    Document.objects.filter(pk=pk).delete()

    assert [entry.action for entry in history_of_row(Document, pk)] == ["Borttagen", "Skapad"]


def test_history_names_what_a_row_points_at(db):
    town = Municipality.objects.create(
        slug="provby", name="Provby", formal_name="Provby kommun", scb_code="9999", county_code="99", county="Prov"
    )
    person = Person.objects.create(name="Bo")

    Person.objects.filter(pk=person.pk).update(municipality=town)

    assert [tuple(change) for change in history_of(person)[0].changes] == [("Kommun", "–", "Provby")]


def test_history_asks_the_same_for_one_change_and_ten(db):
    user, document = make_user(), make_document()

    def change(times: int) -> int:
        for number in range(times):
            with pghistory.context(user=user.pk):
                Document.objects.filter(pk=document.pk).update(title=f"{times} {number}")
        with CaptureQueriesContext(connection) as asked:
            history_of(document)
        return len(asked)

    assert change(1) == change(10)


@pytest.mark.parametrize(("email", "status"), [("kansli@example.se", 200), ("ledamot.huddinge@example.se", 403)])
def test_history_page_is_for_the_secretariat(facts, client_of, email, status):
    document = make_document(title="Historik om <script>")

    response = client_of(email).get(f"/historik/records/document/{document.pk}/")

    assert response.status_code == status
    assert b'<script>"' not in response.content


@pytest.mark.parametrize(
    "address", ["/historik/records/document/99999999/", "/historik/records/job/1/", "/historik/x/y/1/"]
)
def test_history_page_of_what_is_not_there(facts, client_of, address):
    assert client_of("kansli@example.se").get(address).status_code == 404
