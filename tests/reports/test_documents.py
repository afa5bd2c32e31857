"""The documents' content and files: the stated figures, one source, both standards, the same bytes."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from cProfile import Profile
from datetime import date

import page
import pikepdf
import pytest
from django.test.signals import template_rendered
from django.utils import timezone

from budget.models import AccountsLine
from programs.models import Activity
from records.models import Job
from records.pdf_checks import check_pdf
from reports.chapters.builders import BUILDERS
from reports.chapters.sources import Sources
from reports.documents import actions
from reports.documents.composition import compose
from reports.models import AnnualDocument, Chapter
from tests.reports.factories import make_annual, make_chapter
from tests.reports.pdf_text import pages_of, text_of

DAY = date(2026, 11, 21)
STANDARDS = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A]
DOCUMENTS = [
    ("verksamhetsplan", 2017),
    ("verksamhetsplan", 2020),
    ("verksamhetsberattelse", 2021),
    ("bokslut", 2021),
    ("budget", 2017),
    ("budget", 2020),
    ("handlingsplan", 2020),
    ("handlingsplan", 2021),
]
PROGRAM_IN = [("verksamhetsplan", 2020), ("handlingsplan", 2020), ("handlingsplan", 2021)]


def annual_of(kind: str, year: int) -> AnnualDocument:
    return AnnualDocument.objects.select_related("document", "decision").get(kind=kind, year=year)


def test_facts_give_the_documents_and_their_chapters(facts):
    assert set(AnnualDocument.objects.values_list("kind", "year")) == set(DOCUMENTS)
    titles = [chapter.heading for chapter in annual_of("verksamhetsplan", 2020).chapters.all()]
    assert titles[:3] == ["Södertörn driver Stockholmsregionen", "1 Syfte med samarbetskommittén", "2 Förhållningssätt"]
    assert titles[8:11] == [
        "8 Kalendarium för möten och konferenser",
        "9 Budget 2020",
        "Bilaga 1. Handlingsplan 2020",
    ]


@pytest.mark.parametrize(
    ("kind", "year"), [d for d in DOCUMENTS if d[0] in {"verksamhetsplan", "verksamhetsberattelse"}]
)
def test_chapters_follow_the_printed_contents(facts, kind, year):
    annual = annual_of(kind, year)
    printed = list(annual.document.toc.filter(parent=None).order_by("order").values_list("title", flat=True))

    assert annual.chapters.count() == len(printed)


def test_every_builder_is_used_and_every_chapter_has_something(facts):
    used = set()
    for annual in AnnualDocument.objects.select_related("document"):
        for part in compose(annual).parts:
            used.add(part.chapter.builder)
            assert "saknas i portalen" not in part.html, part.chapter.key
    assert used - {""} == set(BUILDERS)


@pytest.mark.parametrize(("kind", "year"), DOCUMENTS)
def test_every_document_is_both_ua_1_and_a_3a(facts, kind, year):
    composition = compose(annual_of(kind, year))

    content = composition.render("", written_on=DAY)

    assert check_pdf(content, own_files=[composition.data_name], max_bytes=1_000_000) == []
    for standard in STANDARDS:
        assert page.validate_pdf_bytes(content, profile=standard).failures == []
    texts = pages_of(content)
    assert len(texts) > 4
    assert all("UTKAST" in text for text in texts[1:])
    assert "Utkast" in texts[0]


def test_plan_2020_holds_the_stated_figures_and_its_data(facts):
    composition = compose(annual_of("verksamhetsplan", 2020))

    content = composition.render("", written_on=DAY)

    text = text_of(content)
    assert "2 012 800 kr" in text
    assert "Ingen aktivitet" in text
    with pikepdf.open(io.BytesIO(content)) as pdf:
        data = json.loads(pdf.attachments["verksamhetsplan-2020.json"].get_file().read_bytes())
        fonts = {
            str(item["/FontName"]).split("+")[-1]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        }
        outline = len(list(pdf.open_outline().root))
        landscape = [p for p in pdf.pages if p.mediabox[2] > p.mediabox[3]]
    plan = next(chapter["data"] for chapter in data["kapitel"] if chapter["nyckel"] == "handlingsplan")
    assert plan["activities"] == 24
    assert plan["empty"] == 2
    assert all(name.startswith("Source-Sans-Pro") for name in fonts)
    assert outline == composition.annual.chapters.count() + 1
    assert len(landscape) >= 3


def test_accounts_2021_mark_every_sum_that_differs(facts):
    composition = compose(annual_of("bokslut", 2021))
    by_key = {part.chapter.slug: part for part in composition.parts}

    text = text_of(composition.render("", written_on=DAY))

    assert "2 077 207 kr" in by_key["intakter-och-kostnader"].html.replace("\u00a0", " ")
    assert "2 077 208 kr" in by_key["intakter-och-kostnader"].html.replace("\u00a0", " ")
    assert "−46 999 kr" in text
    assert "1 381 131" in text
    assert by_key["kontroller"].data["rows"]


def test_accounts_follow_the_rows_on_the_page_and_in_the_file(facts):
    AccountsLine.objects.filter(name="Personalkostnader").update(amount_kr=1_590_092)
    composition = compose(annual_of("bokslut", 2021))

    for text in (composition.web_html.replace("\u00a0", " "), text_of(composition.render("", written_on=DAY))):
        assert "1 590 092 kr" in text
        assert "2 077 207 kr, skillnad" not in text


def test_report_tells_of_follow_up_answers_meetings_and_projects(facts):
    text = compose(annual_of("verksamhetsberattelse", 2021)).web_html.replace("\u00a0", " ")

    for words in (
        "fem gemensamt prioriterade infrastruktursatsningar",
        "Kollektivtrafikplan 2050",
        "Landstingshuset",
        "300 023 kr",
        "513 445",
        "171, varav 47 externa",
    ):
        assert words in text


def test_same_content_gives_the_same_bytes(facts):
    annual = annual_of("budget", 2020)

    first = compose(annual).render("", written_on=DAY)

    assert compose(annual).render("", written_on=DAY) == first


def test_source_version_changes_with_the_data_and_only_then(facts):
    annual = annual_of("handlingsplan", 2020)
    before = compose(annual).source_version("")

    assert compose(annual).source_version("") == before
    Activity.objects.filter(plan__year=2020, order=1).update(title="En ändrad aktivitet")

    assert compose(annual).source_version("") != before
    assert compose(annual).source_version("antagen 1 januari 2020") != before


@pytest.mark.parametrize(
    "changed", [{"title": "Ny titel"}, {"subtitle": "Ny underrubrik"}, {"kind": "budget"}, {"year": 2041}]
)
def test_source_version_changes_with_the_cover(db, changed):
    annual = make_annual()
    before = compose(annual).source_version("")

    for name, value in changed.items():
        setattr(annual, name, value)

    assert compose(annual).source_version("") != before


def test_source_version_changes_with_a_chapters_text_and_heading(db):
    annual = make_annual()
    chapter = make_chapter(annual)
    versions = {compose(annual).source_version("")}

    for field, value in (("body", "<p>Ny text.</p>"), ("title", "Ny rubrik"), ("note", "En anmärkning")):
        Chapter.objects.filter(pk=chapter.pk).update(**{field: value})
        versions.add(compose(annual).source_version(""))

    assert len(versions) == 4


def test_a_job_gathers_each_chapter_once_and_writes_the_page_once(facts):
    annual = annual_of("handlingsplan", 2020)
    job = Job(kind=actions.KIND, params={"annual": annual.pk}, ordered_at=timezone.now())
    written: Counter[str] = Counter()

    def count(sender, template, **_):
        written[str(template.name)] += 1

    template_rendered.connect(count)
    made = actions.make(job)
    template_rendered.disconnect(count)

    assert made.pages > 4
    assert written["reports/pdf.html"] == 1
    assert written["reports/_chapter.html"] == annual.chapters.count()
    assert written["reports/chapters/action_plan.html"] == 1


def test_a_page_costs_a_bounded_number_of_calls(facts):
    """Counts, which are the same on a busy machine: about 150 000 calls a page, where 75 ms are allowed."""
    composition = compose(annual_of("verksamhetsplan", 2020))
    composition.render("", written_on=DAY)  # fonts and styles are there after the first
    profile = Profile()

    content = profile.runcall(composition.render, "", written_on=DAY)

    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = len(pdf.pages)
    calls = sum(entry.callcount for entry in profile.getstats())
    assert calls / pages < 175_000


def test_the_contents_are_a_text_and_a_number_for_each_entry(facts):
    composition = compose(annual_of("verksamhetsplan", 2020))

    content = composition.render("", written_on=DAY)

    with pikepdf.open(io.BytesIO(content)) as pdf:
        drawn = sum(str(instruction.operator) == "BT" for instruction in pikepdf.parse_content_stream(pdf.pages[1]))
    assert "4 Regionala utvecklingsfrågor" in pages_of(content)[1]
    assert drawn <= 2 * len(composition.contents) + 8  # with the heading, the running heads and the mark


# --- The goal tree --------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "year"), PROGRAM_IN)
def test_the_programme_has_its_goal_tree_as_a_picture_and_as_tables(facts, kind, year):
    composition = compose(annual_of(kind, year))
    (part,) = [part for part in composition.parts if part.chapter.builder == "program"]

    content = composition.render("", written_on=DAY)

    assert "<title id=" in part.html
    assert part.html.index("</svg>") < part.html.index("<table")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        figures = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary)
            and item.get("/S") == "/Figure"
            and str(item.get("/Alt", "")).startswith("Målträd för ")
        ]
        assert len(figures) == 1
        left, bottom, right, top = (float(edge) for edge in figures[0].A.BBox)
        width, height = (float(edge) for edge in figures[0].Pg.MediaBox[2:])
        assert 0 < left < right < width
        assert 0 < bottom < top < height
        assert right - left > 0.7 * width  # as wide as the text, so that its letters can be read
        page_number = next(n for n, sheet in enumerate(pdf.pages) if sheet.obj.objgen == figures[0].Pg.objgen)
    words = re.sub(r"\s+", " ", pages_of(content)[page_number])
    assert "Utifrån framkomlighet" in words
    assert "Genom öppenhet" in words


def test_goal_tree_has_the_sub_goals_of_the_year(facts):
    def tree(kind: str, year: int) -> str:
        (part,) = [part for part in compose(annual_of(kind, year)).parts if part.chapter.builder == "program"]
        return part.html.split("</svg>")[0]

    assert "universitetsstatus" not in tree("verksamhetsplan", 2020)
    assert "universitetsstatus" in tree("handlingsplan", 2021)
    assert "Tillagt 14 januari 2021" in tree("handlingsplan", 2021)


def test_composing_asks_the_same_for_one_chapter_and_three(facts, django_assert_num_queries):
    annual = make_annual()
    make_chapter(annual)
    with django_assert_num_queries(2):
        compose(AnnualDocument.objects.get(pk=annual.pk))
    make_chapter(annual)
    make_chapter(annual)

    with django_assert_num_queries(2):
        compose(AnnualDocument.objects.get(pk=annual.pk))


def test_builders_bear_a_year_without_data(facts):
    sources = Sources(2040)

    for builder in BUILDERS.values():
        builder.gather(sources)


def test_script_in_a_chapter_is_removed_on_save_and_before_the_pdf(facts):
    chapter = make_chapter(make_annual())

    actions.save_chapter(
        chapter=chapter, text='<p onclick="x()">Hej <script>alert(1)</script><img src=x></p>', seen=1, by=None
    )

    assert chapter.body == "<p>Hej </p>"
    Chapter.objects.filter(pk=chapter.pk).update(body="<p>Hej</p><script>alert(1)</script><svg></svg>")
    html = compose(AnnualDocument.objects.get(pk=chapter.annual_id)).web_html
    assert "<p>Hej</p>" in html
    assert "<script" not in html
    assert "<svg" not in html
