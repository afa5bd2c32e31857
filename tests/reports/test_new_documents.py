"""Next year's document begins as this year's: chapters and texts, with the years in the headings moved."""

import pytest
from django.urls import reverse

from reports.documents import new_documents
from reports.documents.composition import compose
from reports.models import AnnualDocument


def test_new_document_has_the_nearest_earlier_years_chapters_and_texts(facts):
    source = AnnualDocument.objects.get(kind="verksamhetsplan", year=2020)

    annual = new_documents.start("verksamhetsplan", 2027)

    old, new = (list(document.chapters.order_by("order")) for document in (source, annual))
    assert [chapter.slug for chapter in new] == [*(chapter.slug for chapter in old), "forandringar"]
    assert [chapter.body for chapter in new[:-1]] == [chapter.body for chapter in old]
    assert (new[-1].title, new[-1].builder) == ("Förändringar sedan 2026", "changes")
    assert annual.title == "Verksamhetsplan 2027"
    assert not any("2020" in chapter.title for chapter in new)
    assert (annual.state, annual.is_public, annual.document.is_public) == ("draft", False, False)
    assert 'id="kapitel-syfte' in compose(annual).web_html


def test_texts_that_name_older_years_are_told_of_before_publishing(facts, client_of):
    annual = new_documents.start("verksamhetsplan", 2027)
    annual.chapters.update(body="")
    annual.chapters.filter(slug="syfte").update(body="<p>Under 2020 och 2025 ska 2026 års plan.</p>")
    annual.chapters.filter(slug="vision").update(body="<p>Under 2026 och 2027.</p>")

    assert [(chapter.slug, years) for chapter, years in new_documents.chapters_with_older_years(annual)] == [
        ("syfte", [2020, 2025])
    ]
    page = client_of("kansli@example.se").get(reverse("reports:publish", args=["verksamhetsplan", 2027]))
    assert "2020, 2025" in page.content.decode()


def test_second_start_is_refused_and_a_kind_without_any_year_has_nothing_to_start_from(facts):
    with pytest.raises(new_documents.AlreadyStarted, match="finns redan"):
        new_documents.start("verksamhetsplan", 2020)
    AnnualDocument.objects.filter(kind="verksamhetsplan").delete()
    with pytest.raises(new_documents.NothingToStartFrom):
        new_documents.start("verksamhetsplan", 2027)


def test_page_begins_a_document_that_strangers_do_not_see(facts, client, client_of):
    address, kansli = reverse("reports:new"), client_of("kansli@example.se")
    assert kansli.get(address).status_code == 200
    assert kansli.post(address, {"kind": "", "year": "tolv"}).status_code == 400
    assert kansli.post(address, {"kind": "verksamhetsplan", "year": "2020"}).status_code == 409

    made = kansli.post(address, {"kind": "verksamhetsplan", "year": "2027"})

    assert made["Location"] == "/dokument/verksamhetsplan/2027/"
    assert kansli.get(made["Location"]).status_code == 200
    assert client.get(made["Location"]).status_code == 404
    assert client_of("ledamot.salem@example.se").get(address).status_code == 403
