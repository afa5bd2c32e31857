"""Search: Swedish word endings and compounds, only what the reader may see, and no harm from what is typed."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date

import pytest
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection
from django.db.models import F
from django.db.models.functions import JSONObject
from django.test.utils import CaptureQueriesContext

from meetings.models import Meeting
from members.models import Body, User
from members.scope import NOBODY
from programs.models import Activity, Plan
from records.models import StoredFile, Term
from reports.models import Chapter
from sodertorn.search.queries import CONFIG, PER_KIND, _question, _row, _with_ids, query_of, search
from sodertorn.search.sources import SOURCES

HOSTILE = [
    "'); DROP TABLE members_user; --", "' OR '1'='1", "&|!", "a & !", ":*", "((((", "\\", "%", "<script>", "''", "!!",
    "a:*b", "x" * 10_000, "å " * 500, "😀", "\u202e", "1 2 3 4 5 6 7 8 9 10 11 12",
]  # fmt: skip


@pytest.fixture
def asked(facts, client):
    def ask(words: str) -> str:
        response = client.get("/sok/", {"q": words})
        assert response.status_code == 200
        return html.unescape(response.content.decode())

    return ask


def titles(words: str, user: object = NOBODY) -> list[str]:
    return [hit.title for group in search(words, user=user) for hit in group.hits]


def test_decision_is_found_with_its_day_and_body(asked):
    """The question is "vad beslutade vi om prioriterad infrastruktur?"."""
    page = asked("prioriterade infrastruktur")

    [group] = [g for g in search("prioriterade infrastruktur", user=NOBODY) if g.name == "Beslut"]
    assert [(hit.title, hit.line) for hit in group.hits] == [
        ("Fem prioriterade infrastruktursatsningar", "Södertörnskommunernas samarbetskommitté, 14 januari 2021")
    ]
    assert "14 januari 2021" in page
    assert re.search(r'href="/beslut/\d+/"[^>]*>Fem prioriterade infrastruktursatsningar', page)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("södertörn", "Södertörn"),
        ("SÖDERTÖRN", "Södertörn"),
        ("tvärförbindelse", "Tvärförbindelse Södertörn"),
        ("tvärförbindelser", "Tvärförbindelse Södertörn"),  # another ending of the word
        ("tvärförb", "Tvärförbindelse Södertörn"),  # its beginning
        ("nynäshamn", "Nynäshamns kommun"),
        ("översyn", "versyn"),
    ],
)
def test_swedish_words_are_found(words, expected, facts):
    assert any(expected.lower() in title.lower() for title in titles(words))


def test_words_must_all_be_there(facts):
    assert titles("tvärförbindelse xylofon") == []


def test_nothing_found_is_said(asked):
    page = asked("xylofonorkester")

    assert "xylofonorkester" in page
    assert re.search(r"Inget|inget|Inga", page)


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:16])
def test_hostile_words_are_only_words(words, asked):
    accounts = User.objects.count()

    page = asked(words)

    assert "<h1" in page
    assert User.objects.count() == accounts
    assert "<script>alert" not in page


def test_query_is_made_of_words_alone():
    assert query_of("&|! '); --") is None
    assert query_of("") is None
    assert query_of("a" * 500) is not None


def test_drafts_are_found_by_the_secretariat_alone(facts):
    plan = Plan.objects.get(year=2021)
    activity = Activity.objects.filter(plan=plan).first()
    draft = Plan.objects.create(year=2031, program=plan.program, state=Plan.State.DRAFT, title="Plan 2031")
    Activity.objects.create(
        plan=draft, focus_area=activity.focus_area, title="Xylofonutredningen", scope="joint", order=1
    )
    Meeting.objects.create(
        body=Body.objects.get(slug="samarbetskommitten"), title="Xylofonmötet", year=2031, on=date(2031, 1, 1),
        is_public=False,
    )  # fmt: skip

    assert titles("xylofonutredningen") == []
    assert titles("xylofonmötet") == []
    secretariat = User.objects.get(email="kansli@example.se")
    assert titles("xylofonutredningen", secretariat) == ["Xylofonutredningen"]
    assert titles("xylofonmötet", secretariat) == ["Xylofonmötet"]


def test_every_hit_leads_to_a_page(facts, client):
    for words in ("södertörn", "bostäder", "klimat", "remiss", "kommittén"):
        for group in search(words, user=NOBODY):
            for hit in group.hits[:3]:
                assert client.get(hit.url.split("#")[0]).status_code == 200, (words, group.name, hit.url)


def test_every_word_that_is_found_stands_in_the_glossary(facts, client):
    page = client.get("/hjalp/ordlista/").content.decode()

    assert [term.word for term in Term.objects.all() if f'<div id="{term.pk}">' not in page] == []


def test_what_says_the_word_most_comes_first(facts):
    Term.objects.create(key="en-gang", word="Linbana", meaning="Kvasispår nämns en gång.")
    Term.objects.create(key="tre-ganger", word="Tunnelbana", meaning="Kvasispår, kvasispår och kvasispår.")

    assert titles("kvasispår") == ["Tunnelbana", "Linbana"]


def test_text_of_a_correction_being_written_is_the_secretariats(facts, client, client_of):
    chapter = Chapter.objects.filter(annual__kind="verksamhetsplan", annual__year=2020, kind="narrative").first()
    path = "/sok/?q=kvasipedagogik"
    Chapter.objects.filter(pk=chapter.pk).update(body="<p>Kvasipedagogik.</p>")
    assert f"#kapitel-{chapter.slug}" in client.get(path).content.decode()

    file = StoredFile.objects.keep(b"%PDF", media_type="application/pdf")
    version = chapter.annual.document.versions.create(number=1, file=file, is_draft=False)
    day = date(2020, 2, 6)
    chapter.annual.editions.create(
        version=version, published_on=day, adopted_on=day, html="", data={"kapitel": []}, sha256=file.sha256
    )

    assert f"#kapitel-{chapter.slug}" not in client.get(path).content.decode()
    assert f"#kapitel-{chapter.slug}" in client_of("kansli@example.se").get(path).content.decode()


@pytest.mark.parametrize("email", [None, "kansli@example.se"], ids=["alla", "kansliet"])
def test_a_hit_says_what_the_whole_row_would(email, facts):
    """The question reads only the fields that a source names; a hit written from the whole row is the same."""
    user = User.objects.get(email=email) if email else NOBODY
    for source in SOURCES:
        rows = list(source.rows(user).order_by("pk")[:5])
        for row in rows:
            names = _with_ids(source.shown)
            [values] = type(row).objects.filter(pk=row.pk).values_list(JSONObject(**{name: F(name) for name in names}))
            with CaptureQueriesContext(connection) as queries:
                found = source.hit(_row(type(row), *values))
            assert found == source.hit(row), source.name
            assert len(queries) == 0, (source.name, queries.captured_queries)


def test_two_questions_whatever_is_found(facts, django_assert_num_queries):
    for words in ("prioriterade infrastruktur", "södertörn", "xylofonorkester"):
        search(words, user=NOBODY)
        with django_assert_num_queries(2):
            search(words, user=NOBODY)


def test_the_question_depends_on_the_scope_alone_and_asks_nothing(facts, django_assert_num_queries):
    """It is kept between requests: nothing read from the database may be built into it."""
    scopes = [User.objects.get(email=email).scope() for email in ("kansli@example.se", "ledamot.salem@example.se")]
    _question.cache_clear()

    with django_assert_num_queries(0):
        texts = {_question(scope).sql for scope in (NOBODY, *scopes)}

    assert len(texts) == 3


def test_what_must_stand_in_the_text_never_hides_what_the_dictionary_finds(facts):
    """The cheap condition is left out here: the full question finds the same rows."""
    asked = ["prioriterade infrastruktur", "möten", "hållbarhet", "kommunens", "100 %", "bostäder löst", "a_b", "och"]
    for words in [*asked, *(f"{letter}" for letter in "abdeghiklmnoprstuvåäö")]:
        query = SearchQuery(query_of(words), search_type="raw", config=CONFIG)
        found = {group.name: len(group.hits) + group.more for group in search(words, user=NOBODY)}
        for source in SOURCES:
            vector = SearchVector(*source.fields, config=CONFIG)
            every = source.rows(NOBODY).annotate(searched=vector).filter(searched=query).count()
            assert found.get(source.name, 0) == min(every, PER_KIND + 1), (words, source.name)


@pytest.mark.parametrize("word", ["100%_klart", "a\\b", "under_streck"])
def test_signs_of_patterns_are_only_signs(word, facts):
    meeting = Meeting.objects.create(
        body=Body.objects.get(slug="samarbetskommitten"), title=f"Möte om {word}", year=2031, on=date(2031, 1, 1)
    )

    assert meeting.title in titles(f"möte {word}")


def test_a_kind_that_the_reader_sees_nothing_of_is_left_out(facts, monkeypatch):
    hidden = replace(SOURCES[0], rows=lambda user: SOURCES[0].rows(user).none())
    monkeypatch.setattr("sodertorn.search.queries.SOURCES", (hidden, *SOURCES[1:]))
    _question.cache_clear()
    try:
        found = [group.name for group in search("infrastruktur", user=NOBODY)]
    finally:
        _question.cache_clear()

    assert found
    assert hidden.name not in found
