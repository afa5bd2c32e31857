"""The stated documents and words: everything of the sources is there, numbered as the sources number it."""

import pytest

from records.models import Document, Term, TocEntry


@pytest.fixture
def loaded(facts: None) -> None:
    """The stated facts, copied into the test's database (tests.real_data)."""


def test_documents_by_kind(loaded):
    stated = Document.objects.exclude(key=None)

    assert stated.filter(key__in=["vp-2017", "vp-2020", "vb-2021", "sup-2035", "beslut-sup-2040"]).count() == 5
    assert stated.filter(kind=Document.Kind.GOVERNING).count() == 9
    assert stated.filter(is_missing=True).count() == 6


def test_plan_of_2020_keeps_its_doubled_chapter_number(loaded):
    numbers = TocEntry.objects.filter(document__key="vp-2020", parent=None).values_list("number", "title")

    assert ("7", "Återkommande konferenser") in numbers
    assert ("7 (dubblerat, bör vara 8)", "Kalendarium för möten och konferenser") in numbers


def test_sections_stand_under_their_chapter_in_printed_order(loaded):
    chapter = TocEntry.objects.get(document__key="vb-2021", number="3")

    titles = list(chapter.children.order_by("order").values_list("number", "title"))

    assert titles == [
        ("3.1", "Infrastruktur"),
        ("3.2", "Utbildning"),
        ("3.3", "Näringsliv"),
        ("3.4", "Funktionell samordning"),
    ]


def test_words_with_their_synonyms(loaded):
    assert Term.objects.get(kind=Term.Kind.TERM, word="strateg").synonyms == ["utvecklingsledare", "samverkansstrateg"]
    assert Term.objects.filter(kind=Term.Kind.ABBREVIATION).count() == 18
    assert Term.objects.get(kind=Term.Kind.STATUS, word="remiss").synonyms == [
        "bevakas",
        "under arbete",
        "besvarad",
        "skickad",
    ]
