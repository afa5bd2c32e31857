"""Drafts: kept for their writer alone, also when somebody else was first."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from records.models import Draft
from reports.models import Chapter
from tests.reports.factories import make_annual, make_chapter

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def chapter(facts) -> Chapter:
    return make_chapter(make_annual())


def address(chapter: Chapter, field: str = "body") -> str:
    return f"/utkast/reports/chapter/{chapter.pk}/{field}/"


def typed(text: str, version: object = 1) -> str:
    return urlencode({"field": "body", "text": text, "version": version})


def test_draft_is_kept_and_given_back(chapter, client_of):
    client = client_of("kansli@example.se")

    kept = client.put(address(chapter), typed("<p>Halvvägs å ä ö</p>"), content_type=FORM)

    assert kept.status_code == 200
    assert client.get(address(chapter)).json()["text"] == "<p>Halvvägs å ä ö</p>"
    chapter.refresh_from_db()
    assert chapter.body == "<p>Text.</p>"


def test_draft_on_an_old_version_is_kept_and_told(chapter, client_of):
    client = client_of("kansli@example.se")
    Chapter.objects.filter(pk=chapter.pk).update(body="<p>Någon annans.</p>")

    answer = client.put(address(chapter), typed("Min"), content_type=FORM)

    assert answer.status_code == 409
    assert Draft.objects.get().text == "Min"


def test_draft_is_thrown_away(chapter, client_of):
    client = client_of("kansli@example.se")
    client.put(address(chapter), typed("Min"), content_type=FORM)

    assert client.delete(address(chapter)).status_code == 204
    assert client.get(address(chapter)).status_code == 404


def test_draft_of_somebody_else_is_not_found(chapter, client_of):
    client_of("kansli@example.se").put(address(chapter), typed("Hemligt"), content_type=FORM)

    response = client_of("ledamot.huddinge@example.se").get(address(chapter))

    assert response.status_code == 404
    assert "Hemligt" not in response.content.decode()


def test_draft_needs_a_login(chapter, client):
    assert client.put(address(chapter), typed("Min"), content_type=FORM).status_code == 403


@pytest.mark.parametrize("field", ["version", "annual", "nonsense"])
def test_draft_of_what_is_no_text_is_not_found(chapter, client_of, field):
    assert client_of("kansli@example.se").put(address(chapter, field), typed("x"), content_type=FORM).status_code == 404


@pytest.mark.parametrize("body", ["", "text=x", "text=x&version=-1", "text=x&version=sju", "text=x&version=²"])
def test_draft_with_bad_input_is_refused(chapter, client_of, body):
    response = client_of("kansli@example.se").put(address(chapter), body.encode(), content_type=FORM)

    assert response.status_code == 400
    assert not Draft.objects.exists()


def test_address_that_is_no_row_number_is_not_found(chapter, client_of):
    """A job's number is a UUID; letters in its place are an address that does not exist."""
    assert client_of("kansli@example.se").get("/utkast/records/job/abc/error/").status_code == 404
