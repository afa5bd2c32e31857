"""The pages of programmes, plans, activities and projects."""

import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from programs.adoption import actions
from programs.models import Activity, Plan, Program, ProgramText, SubGoal
from programs.programme import queries
from programs.programme import tree as programme_tree
from tests.markup import markup_of
from tests.programs.factories import (
    make_activity,
    make_body,
    make_follow_up,
    make_municipality,
    make_plan,
    make_sub_goal,
    make_user,
)


def get(client: Client, name: str, *args: object, status: int = 200, **query: str) -> str:
    answer = client.get(reverse(f"programs:{name}", args=args), query)
    assert answer.status_code == status
    return markup_of(answer)


def test_public_pages_show_the_facts(facts, client):
    assert "Södertörn leder Sveriges starka och hållbara tillväxt" in get(client, "programs")
    assert "Vision 2025" in get(client, "programs")
    assert "26 projekt" in get(client, "projects")
    assert "300\u00a0023\u00a0kr" in get(client, "project", "oversyn")
    assert "300 0023 kronor" in get(client, "project", "oversyn")
    page = get(client, "priorities")
    assert "Spår till Tyresö" in page
    assert "14 januari 2021" in page


def test_programme_page_shows_goals_history_adoptions_and_the_next_revision(facts, client):
    page = get(client, "program", "sup-2035")

    assert "<title id=" in page
    assert "Tillagt 14 januari 2021 av samarbetskommittén" in page
    assert "Annan lydelse: ”Baserad på en robust teknisk försörjning”" in page
    assert "1 av 8" in page
    assert "osäker uppgift" in page
    assert "En tillgänglig region med god livsmiljö" in page


def test_programme_page_names_the_sources_that_are_not_the_whole_programmes(facts, client):
    page = get(client, "program", "sup-2035")

    assert "Källa för giltigheten: Utvecklingsprogram 2035, Verksamhetsberättelse 2021" in page
    assert "Källa för visionen" not in page


def test_plan_says_what_it_is_in_its_source(facts, client):
    assert "I källan är planen bilaga 1 till verksamhetsplan 2020." in get(client, "plan", 2020)
    assert "I källan är planen" not in get(client, "plan", 2021)


def test_goal_tree_is_well_formed_and_names_every_sub_goal(facts):
    for program in Program.objects.all():
        tree = queries.goal_tree(program)
        svg = ET.fromstring(str(programme_tree.draw(tree)))
        words = " ".join("".join(node.itertext()) for node in svg.iter("{http://www.w3.org/2000/svg}tspan"))

        assert svg.find("{http://www.w3.org/2000/svg}title").text == f"Målträd för {program.title}"
        boxes = list(svg.iter("{http://www.w3.org/2000/svg}rect"))
        assert len(boxes) >= len(tree.sub_goals)
        assert all(float(box.get("x")) + float(box.get("width")) <= programme_tree.WIDTH + 0.1 for box in boxes)
        assert all(goal.text.split()[0] in words for goal in tree.sub_goals)


def test_goal_tree_escapes_what_it_is_given(db):
    goal = make_sub_goal(text="<script>alert(1)</script>")

    assert "<script" not in programme_tree.draw(queries.goal_tree(goal.focus_area.program))


def test_plan_pages_of_2020(facts, client):
    page = get(client, "plan", 2020)
    table = get(client, "action_plan", 2020)

    assert "24 aktiviteter" in page
    assert "Delmål utan aktivitet" in page
    assert "Ingen aktivitet i planen har följts upp." in page
    assert table.count("data-row=") == 24
    assert table.count("Ingen aktivitet") == 2
    assert "Ändra" not in table
    assert "Klart (feb)" in table


def test_plan_current_leads_to_this_year_or_else_to_the_newest_visible_one(db, client):
    this_year = timezone.localdate().year
    make_plan(year=this_year - 3)
    make_plan(year=this_year + 1, state=Plan.State.DRAFT)
    assert client.get("/plan/").url == f"/plan/{this_year - 3}/"

    make_plan(year=this_year)
    assert client.get("/plan/").url == f"/plan/{this_year}/"


def test_drafts_are_seen_by_those_with_a_seat_only(db, client):
    activity = make_activity(plan=make_plan(state=Plan.State.DRAFT))
    addresses = [
        reverse("programs:plan", args=[activity.plan.year]),
        reverse("programs:action_plan", args=[activity.plan.year]),
        reverse("programs:activity", args=[activity.pk]),
        reverse("programs:activity_row", args=[activity.pk]),
    ]

    assert [client.get(address).status_code for address in addresses] == [404] * 4
    client.force_login(make_user(kind="committee"), backend="django.contrib.auth.backends.ModelBackend")
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200, 302]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ({"natverk": "klimatstrateger"}, 3),
        ({"kommun": "nykvarn"}, 1),
        ({"tid": "by_month"}, 1),
        ({"natverk": "klimatstrateger", "tid": "spring_and_autumn"}, 1),
        ({"natverk": "yh-natverket", "kommun": "tyreso"}, 0),
    ],
)
def test_table_shows_the_chosen_rows(facts, client, query, rows):
    page = get(client, "action_plan", 2020, **query)

    assert page.count("data-row=") == rows
    assert ("Inga aktiviteter i urvalet" in page) is (rows == 0)


@pytest.mark.parametrize("value", ["finns-inte", "<script>alert(1)</script>", "x" * 3000, "' OR 1=1"])
def test_table_leaves_out_choices_that_are_not_offered(facts, client, value):
    page = get(client, "action_plan", 2020, natverk=value)

    assert "Det valda värdet för nätverk finns inte." in page
    assert page.count("data-row=") == 24
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "address", ["/plan/1850/", "/plan/2020/natverk/finns-inte/", "/aktivitet/999999999999/", "/program/x/"]
)
def test_unknown_addresses_are_not_found(db, client, address):
    assert client.get(address).status_code == 404


def test_activity_shows_its_follow_up_its_age_and_its_line(facts, client):
    activity = Activity.objects.get(key="HP2021-05")
    page = get(client, "activity", activity.pk)

    assert "Deltar i Logistiknätverk i Stockholm" in page
    assert "senast hört för" in page.lower()
    assert '<span class="line-year">2020</span>' in page
    assert all(f'<a href="{earlier.get_absolute_url()}">' in page for earlier in activity.predecessors.all())
    assert "osäker uppgift" in page
    assert "Historik" not in page


def test_network_plan_lists_own_activities_with_the_last_word_and_its_age(db, client):
    network = make_body()
    heard, silent = make_activity(), None
    silent = make_activity(plan=heard.plan)
    for activity in (heard, silent):
        activity.networks.add(network)
    make_follow_up(activity=heard, text="Rapporten är klar.", on=timezone.localdate() - timedelta(days=9))
    make_follow_up(activity=silent, on=timezone.localdate() - timedelta(days=120))

    page = get(client, "network_plan", heard.plan.year, network.slug)

    assert "2 aktiviteter" in page
    assert "Rapporten är klar." in page
    assert "enast hört för 9 dagar sedan" in page
    assert "enast hört för 120 dagar sedan" in page
    assert "Om 1 av dem har inget hörts på 120 dagar." in page


def test_the_secretariat_and_the_network_follow_up_and_nobody_else(db, client):
    network = make_body()
    activity = make_activity()
    activity.networks.add(network)
    address = reverse("programs:follow_up_add", args=[activity.pk])
    said = {"text": "Möte hållet.", "on": "2026-03-31"}

    for user, status in [
        (make_user(body=network), 302),
        (make_user(kind="secretariat"), 302),
        (make_user(kind="network"), 403),
        (make_user(kind="committee"), 403),
    ]:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        assert client.post(address, said).status_code == status
    assert list(activity.follow_ups.values_list("order", "on")) == [(1, date(2026, 3, 31)), (2, date(2026, 3, 31))]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"text": "", "on": "2026-03-31"}, "Skriv vad som har hänt."),
        ({"text": "Klart", "on": "31 februari"}, "Dagen ”31 februari” finns inte."),
        ({"text": "Klart", "on": "2026-02-31"}, "Dagen ”2026-02-31” finns inte."),
        ({"text": "Klart", "on": "2999-01-01"}, "har inte varit än"),
        ({"text": "Klart", "on": "1999-12-31"}, "ligger utanför 2000–2100"),
        ({"text": "\u200b\u200b", "on": "2026-03-31"}, "Skriv vad som har hänt."),
        ({"text": "å" * 100_000, "on": "2026-03-31"}, "Högst 4000 tecken får plats."),
    ],
)
def test_follow_up_with_bad_input_gets_a_message_and_keeps_what_was_typed(secretariat, typed, message):
    activity = make_activity()

    answer = secretariat.post(reverse("programs:follow_up_add", args=[activity.pk]), typed)

    assert answer.status_code == 400
    assert message in answer.content.decode()
    assert typed["text"] in answer.content.decode()
    assert not activity.follow_ups.exists()


@pytest.mark.parametrize("name", ["action_plan", "plan"])
def test_number_of_queries_is_the_same_with_1_and_3_rows(secretariat, name):
    first = make_activity(timing="ongoing")
    first.networks.add(make_body())
    first.municipalities.add(make_municipality())
    make_follow_up(activity=first)
    address = reverse(f"programs:{name}", args=[first.plan.year])
    counts = []
    for rows in (1, 3):
        while first.plan.activities.count() < rows:
            other = make_activity(plan=first.plan, sub_goal=first.sub_goal)
            other.networks.add(make_body())
            other.municipalities.add(make_municipality())
            make_follow_up(activity=other)
        secretariat.get(address)
        with CaptureQueriesContext(connection) as queries_made:
            secretariat.get(address)
        counts.append(len(queries_made))

    assert counts[0] == counts[1]
    assert counts[0] <= 20


@pytest.mark.parametrize("name", ["programs", "projects", "priorities"])
def test_lists_ask_few_questions(facts, client, name):
    with CaptureQueriesContext(connection) as queries_made:
        get(client, name)

    assert len(queries_made) <= 8


def test_example_year_is_marked_and_not_among_the_facts(portal, client):
    year = timezone.localdate().year
    plan = Plan.objects.get(year=year)
    page = get(client, "action_plan", year)

    assert plan.is_example
    assert plan.activities.filter(is_example=False).count() == 0
    assert plan.activities.filter(predecessors__key__startswith="HP2021").distinct().count() == 21
    assert page.count('<span class="example">exempel</span>') >= 21
    assert Plan.objects.get(year=year + 1).state == Plan.State.DRAFT
    assert client.get(f"/plan/{year + 1}/").status_code == 404
    assert Activity.objects.filter(plan__year=2020, is_example=True).count() == 0


def test_a_row_of_the_table_is_written_anew_when_anything_in_it_changes(db, client):
    activity = make_activity(plan=make_plan(year=2031), title="Första lydelsen", comment="En <b>kommentar</b>")
    network = make_body(name="Nätverket Ett")
    activity.networks.add(network)
    before = get(client, "action_plan", 2031)
    assert get(client, "action_plan", 2031).count("Första lydelsen") == before.count("Första lydelsen") > 0
    assert "En &lt;b&gt;kommentar" in before

    Activity.objects.filter(pk=activity.pk).update(title="Andra lydelsen")
    assert "Andra lydelsen" in get(client, "action_plan", 2031)
    assert "Första lydelsen" not in get(client, "action_plan", 2031)

    type(network).objects.filter(pk=network.pk).update(name="Nätverket Två")
    assert "Nätverket Två" in get(client, "action_plan", 2031)

    activity.networks.clear()
    row = get(client, "action_plan", 2031).split(f'id="rad-{activity.pk}"')[1].split("</tr>")[0]
    assert "Nätverket" not in row.replace("Ansvarigt nätverk", "")


def test_a_sub_goal_of_the_table_is_written_anew_when_its_words_or_rows_change(db, client):
    goal = make_sub_goal(text="Första målet")
    plan = make_plan(year=2031, program=goal.focus_area.program)
    assert "Ingen aktivitet." in get(client, "action_plan", 2031)

    activity = make_activity(plan=plan, sub_goal=goal, title="En rad")
    assert "En rad" in get(client, "action_plan", 2031)

    SubGoal.objects.filter(pk=goal.pk).update(text="Andra målet")
    page = get(client, "action_plan", 2031)
    assert "Delmål: Andra målet" in page
    assert "Första målet" not in page

    activity.delete()
    assert "Ingen aktivitet." in get(client, "action_plan", 2031)


def test_a_row_written_for_the_secretariat_is_not_shown_to_others(db, client):
    activity = make_activity(plan=make_plan(year=2031), title="Samma rad")
    secretariat = Client()
    secretariat.force_login(make_user(), backend="django.contrib.auth.backends.ModelBackend")

    pages = [get(who, "action_plan", 2031) for who in (secretariat, client, secretariat)]

    assert [f"/aktivitet/{activity.pk}/redigera/" in page for page in pages] == [True, False, True]


def test_next_years_plan_is_not_asked_what_has_happened_before_it_is_adopted(facts, client_of):
    network = make_body(slug="framtid")
    year = timezone.localdate().year + 5
    activity = make_activity(plan=make_plan(year=year, state=Plan.State.PRESENTED))
    activity.networks.add(network)
    client = client_of("kansli@example.se")

    for address in (f"/plan/{year}/", f"/plan/{year}/natverk/framtid/"):
        page = client.get(address).content.decode()
        assert "nget hört" not in page
        assert "har följts upp" not in page

    Plan.objects.filter(year=year).update(state=Plan.State.ADOPTED)
    assert "Inget hört än" in client.get(f"/plan/{year}/natverk/framtid/").content.decode()
    assert "har följts upp" in client.get(f"/plan/{year}/").content.decode()


def test_the_plans_page_leads_to_an_amendment_that_is_open(facts, client_of):
    plan = Plan.objects.get(year=2021)
    client = client_of("kansli@example.se")
    assert "Rätta planen" in get(client, "plan", 2021)

    actions.open_amendment(plan, reason="Fel namn.", by=None, at=timezone.now())

    assert "Till rättelsen" in get(client, "plan", 2021)


def test_a_followed_up_plan_says_what_its_day_is_of(facts, client_of):
    Plan.objects.filter(year=2021).update(state=Plan.State.FOLLOWED_UP, adopted_on="2021-01-14")

    assert "(fastställt 14 januari 2021)" in get(client_of("kansli@example.se"), "plan", 2021).replace("\u00a0", " ")


def test_a_programmes_text_is_written_anew_when_it_changes_and_is_edited_by_the_secretariat_alone(facts, client):
    text = ProgramText.objects.filter(program__slug="sup-2035", kind="principle").first()
    secretariat = Client()
    secretariat.force_login(make_user(), backend="django.contrib.auth.backends.ModelBackend")
    pages = [get(who, "program", "sup-2035") for who in (secretariat, client, secretariat)]

    ProgramText.objects.filter(pk=text.pk).update(text="En <b>ny</b> lydelse")

    assert [f"/programtext/{text.pk}/andra/" in page for page in pages] == [True, False, True]
    assert "En &lt;b&gt;ny&lt;/b&gt; lydelse" in get(client, "program", "sup-2035")
