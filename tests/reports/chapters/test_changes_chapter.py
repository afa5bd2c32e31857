"""The chapter about what the plan has changed: the same as the page, and only where there is something to say."""

from django.contrib.auth.models import AnonymousUser

from programs.models import Activity, Plan
from programs.next_plan import actions
from reports.chapters.action_plan import changes
from reports.chapters.sources import Sources
from reports.documents.composition import compose
from reports.models import AnnualDocument
from tests.markup import markup_of, on_one_line


def test_chapter_lists_what_the_page_lists(facts, client):
    annual = AnnualDocument.objects.select_related("document", "decision").get(kind="handlingsplan", year=2021)
    part = next(part for part in compose(annual).parts if part.chapter.builder == "changes")
    page = markup_of(client.get("/plan/2021/andringar/"))
    printed = on_one_line(part.html)

    found = changes(Sources(2021))

    assert [len(rows) for rows in (found.unchanged, found.reworded, found.merged, found.split)] == [5, 12, 2, 1]
    assert [len(rows) for rows in (found.dropped, found.added, found.undecided)] == [4, 2, 0]
    assert found.sentence == "24 aktiviteter i planen för 2020 blev 21 i planen för 2021"
    for text in (found.sentence, "Tvärförbindelse Södertörn", "Eventuell samverkan kring Almedalen 2020"):
        assert text in printed
        assert text in page
    assert printed.count("<del>") == page.count("<del>") > 12
    assert printed.count("<ins>") == page.count("<ins>") > 12


def test_no_chapter_without_a_plan_before_or_a_line_between(facts):
    assert changes(Sources(2020)) is None
    assert changes(Sources(2019)) is None
    plan = actions.start_plan(Plan.objects.get(year=2021))
    assert changes(Sources(2022)) is None  # nothing is chosen yet

    actions.keep(Activity.objects.get(key="HP2021-08"), plan)

    found = changes(Sources(2022))
    assert (len(found.unchanged), len(found.undecided)) == (1, 20)


def test_reason_of_a_dropped_activity_stands_in_the_chapter(facts):
    plan = actions.start_plan(Plan.objects.get(year=2021))
    actions.drop(Activity.objects.get(key="HP2021-18"), plan, reason="Konferensen hålls <vartannat> år.")

    found = changes(Sources(2022))

    assert [(activity.title, activity.reason) for activity in found.dropped] == [
        ("Genomföra Södertörnskonferensen våren 2021", "Konferensen hålls <vartannat> år.")
    ]


def test_a_stranger_gets_nothing_of_a_draft(facts):
    plan = actions.start_plan(Plan.objects.get(year=2021))
    actions.keep_all(plan)

    assert changes(Sources(2022, AnonymousUser())) is None
