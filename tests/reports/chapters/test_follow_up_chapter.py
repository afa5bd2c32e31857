"""The report's chapter on follow-up: plan beside outcome, the same as on the plan's page."""

from datetime import date

from django.template.loader import render_to_string

from reports.chapters.follow_up import follow_up
from reports.chapters.sources import Sources
from tests.markup import on_one_line
from tests.programs.factories import make_activity, make_follow_up, make_plan


def test_chapter_prints_what_is_told_and_says_where_nothing_was(db):
    plan = make_plan(year=2033)
    told = make_activity(plan=plan, title="Berättad", status="done", timing="spring")
    make_follow_up(activity=told, text="Rapporten är klar.", on=date(2033, 3, 1))
    make_follow_up(activity=told, text="", nothing_new=True, on=date(2033, 9, 1), order=2)
    make_follow_up(activity=make_activity(plan=plan, title="Oförändrad"), text="", nothing_new=True)
    make_activity(plan=plan, title="Ohörd")

    chapter = follow_up(Sources(2033))
    printed = on_one_line(render_to_string("reports/chapters/follow_up.html", {"it": chapter}))

    rows = {
        activity.title: (activity.entries, activity.absence) for area in chapter.areas for activity in area.activities
    }
    assert rows == {
        "Berättad": (["Rapporten är klar."], ""),
        "Oförändrad": ([], "inget nytt att redovisa"),
        "Ohörd": ([], "ingen uppgift lämnad"),
    }
    assert "Ansvar: Södertörn · Tid: Våren · Status: genomförd" in printed
    assert printed.count("<li>Rapporten är klar.</li>") == 1
    assert printed.count("Ingen uppgift lämnad.") == 1
    assert printed.count("Inget nytt att redovisa.") == 1


def test_chapter_of_2021_tells_of_every_activity(facts):
    chapter = follow_up(Sources(2021))
    activities = [activity for area in chapter.areas for activity in area.activities]

    assert len(activities) == 21
    assert all(activity.entries and not activity.absence for activity in activities)
