"""The pages on which next year's plan is made, what it changes, and the lines through the years."""

import xml.etree.ElementTree as ET
from html import unescape

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.triggers import as_stated
from programs.models import Activity, CarriedOver, Plan
from programs.next_plan import actions as next_plan_actions
from programs.next_plan import ancestry, ancestry_picture
from programs.table import actions as table_actions
from tests.markup import markup_of
from tests.programs.factories import (
    make_activity,
    make_body,
    make_focus_area,
    make_follow_up,
    make_plan,
    make_program,
    make_sub_goal,
    make_user,
)
from tests.programs.next_plan import next_year
from tests.programs.next_plan.next_year import of_2020, of_2021

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def years(db) -> tuple[list[Activity], Plan]:
    """Three activities of a plan, and the next year's empty draft."""
    plan = make_plan(program=make_program(valid_from_year=1))
    goal = make_sub_goal(focus_area=make_focus_area(program=plan.program))
    return [make_activity(plan=plan, sub_goal=goal) for _ in range(3)], next_plan_actions.start_plan(plan)


def address(name: str, *args: object) -> str:
    return reverse(f"programs:{name}", args=args)


def choose(client: Client, activity: Activity, what: str, **sent: object):
    return client.post(address("next_plan_choose", activity.plan.year, activity.pk, what), sent)


def text_of(answer) -> str:
    return unescape(markup_of(answer))


# --- Who and what ---------------------------------------------------------------------------------------


def test_only_the_secretariat_makes_next_years_plan(years, client):
    (first, *_), _plan = years
    year = first.plan.year
    gets = [address("next_plan", year), address("next_plan_choose", year, first.pk, "dela")]
    posts = [
        address("next_plan_start", year),
        address("next_plan_rest", year),
        address("next_plan_new", year),
        *(address("next_plan_choose", year, first.pk, what) for what in ("for-vidare", "utgar", "angra")),
    ]

    assert {client.get(url).status_code for url in gets} == {302}
    assert {client.post(url).status_code for url in posts} == {403}
    for kind in ("network", "committee", "management_group", "municipal_offices"):
        client.force_login(make_user(kind=kind), backend=BACKEND)
        assert {client.get(url).status_code for url in gets} == {403}
        assert {client.post(url).status_code for url in posts} == {403}
    assert Activity.objects.count() == 3


@pytest.mark.parametrize(
    "path",
    ["/plan/1850/nasta/", "/plan/1850/andringar/", "/plan/{year}/nasta/999999/dela/", "/plan/{year}/nasta/{pk}/x/"],
)
def test_unknown_addresses_are_not_found(years, secretariat, path):
    (first, *_), _plan = years

    assert secretariat.get(path.format(year=first.plan.year, pk=first.pk)).status_code == 404


def test_activity_of_another_plan_is_not_chosen_for(years, secretariat):
    (first, *_), plan = years
    other = make_activity()

    answer = secretariat.post(address("next_plan_choose", first.plan.year, other.pk, "for-vidare"))

    assert answer.status_code == 404
    assert not plan.activities.exists()


def test_page_before_the_plan_is_begun_says_what_begins_and_the_button_begins_it_once(secretariat):
    plan = make_plan(year=2005, program=make_program(valid_from_year=2000))
    make_activity(plan=plan)
    before = text_of(secretariat.get("/plan/2005/nasta/"))

    for _ in range(2):
        assert secretariat.post("/plan/2005/nasta/borja/").status_code == 302
    after = text_of(secretariat.get("/plan/2005/nasta/"))

    assert "Planen för 2006 är inte påbörjad" in before
    assert f"{plan.title}, 1 aktivitet" in before
    assert "0 av 1 valda" in after
    assert Plan.objects.filter(year=2006).count() == 1


def test_no_programme_is_refused_with_the_year(secretariat):
    make_plan(year=1500)

    page = text_of(secretariat.post("/plan/1500/nasta/borja/", follow=True))

    assert "Inget utvecklingsprogram gäller 1501" in page


def test_page_shows_how_each_activity_goes_and_what_is_left(years, secretariat):
    (first, second, _), plan = years
    first.networks.add(make_body(name="Provnätverket"))
    make_follow_up(activity=first, text="Rapporten är klar.")
    Activity.objects.filter(pk=first.pk).update(status="done")
    next_plan_actions.drop(second, plan, reason="Slutförd i förtid.")

    page = text_of(secretariat.get(address("next_plan", first.plan.year)))

    for shown in ("1 av 3 valda", "Provnätverket", "Rapporten är klar.", "Genomförd", "Slutförd i förtid.", "utgår"):
        assert shown in page
    assert "För vidare alla kvarvarande (2)" in page
    assert page.count("data-next-open") == 2
    assert f"#val-{first.pk}" in page  # the first that is left


# --- The choices, as forms without JavaScript --------------------------------------------------------------


def test_each_choice_is_a_form_that_leads_back_to_the_row(years, secretariat):
    (first, second, third), plan = years

    kept = choose(secretariat, first, "for-vidare", title="I nya ord")
    row = plan.activities.get()
    merged = choose(secretariat, second, "sla-ihop", joins=row.pk)
    dropped = choose(secretariat, third, "utgar", reason="Klar.")

    assert [answer.url.split("#")[1] for answer in (kept, merged, dropped)] == [
        f"val-{activity.pk}" for activity in (first, second, third)
    ]
    assert row.title == "I nya ord"
    assert set(row.predecessors.all()) == {first, second}
    page = text_of(secretariat.get(kept.url))
    assert "3 av 3 valda" in page
    assert "3 aktiviteter i planen för" in page


def test_split_and_new_and_the_rest(years, secretariat):
    (first, *_), plan = years
    area = first.focus_area

    choose(secretariat, first, "dela", titles="Del ett\r\n\r\nDel två\r\n")
    secretariat.post(address("next_plan_rest", first.plan.year))
    for _ in range(2):
        secretariat.post(
            address("next_plan_new", first.plan.year), {"title": "Något nytt", "place": f"s{first.sub_goal_id}"}
        )

    assert list(plan.activities.order_by("order").values_list("title", flat=True)[:2]) == ["Del ett", "Del två"]
    assert plan.activities.count() == 5
    new = plan.activities.get(title="Något nytt")
    assert (new.focus_area, new.sub_goal, new.scope) == (area, first.sub_goal, "joint")


def test_undo_of_an_edited_row_asks_before_it_goes(years, secretariat):
    (first, *_), plan = years
    row = next_plan_actions.keep(first, plan)
    table_actions.save_activity(
        row, seen=row.version, values={"title": "Omskriven rad"}, municipalities=[], networks=[]
    )

    asked = choose(secretariat, first, "angra", seen="keep")

    assert asked.status_code == 409
    assert "”Omskriven rad” har ändrats" in text_of(asked)
    assert "Ångra valet och ta bort raden" in text_of(asked)
    assert plan.activities.count() == 1

    done = choose(secretariat, first, "angra", seen="keep", also_edited="1")
    assert done.status_code == 302
    assert not plan.activities.exists()


@pytest.mark.parametrize(
    ("what", "sent", "message"),
    [
        ("for-vidare", {"title": "å" * 401}, "Högst 400 tecken får plats. Det du skrev har 401."),
        ("sla-ihop", {"joins": "", "title": "Kvar"}, "Välj vilken aktivitet den ska slås ihop med."),
        ("sla-ihop", {"joins": "999999", "title": "Kvar"}, "går inte längre att slå ihop med"),
        ("dela", {"titles": "Bara en"}, "1 olika rad"),
        ("dela", {"titles": "Samma\nSamma"}, "1 olika rad"),
        ("dela", {"titles": "\n".join(f"Del {n}" for n in range(11))}, "11 olika rader"),
        ("dela", {"titles": "Kort\n" + "å" * 401}, "En rad har 401 tecken."),
        ("utgar", {"reason": " \t"}, "Skriv varför aktiviteten utgår."),
        ("utgar", {"reason": "å" * 401}, "Högst 400 tecken får plats."),
    ],
)
def test_bad_input_gets_a_message_keeps_what_was_typed_and_writes_nothing(years, secretariat, what, sent, message):
    (first, *_), plan = years

    answer = choose(secretariat, first, what, **sent)
    page = text_of(answer)

    assert answer.status_code == 400
    assert message in page
    assert all(value.strip() in page.replace("\r\n", "\n") for name, value in sent.items() if name != "joins")
    assert not plan.activities.exists()
    assert not CarriedOver.objects.exists()


def test_second_of_two_who_choose_is_told_and_keeps_what_was_typed(years, secretariat):
    (first, *_), plan = years
    next_plan_actions.keep(first, plan)  # somebody else, meanwhile

    answer = choose(secretariat, first, "utgar", reason="Mitt <b>skäl</b>, som tog en stund att skriva.")

    assert answer.status_code == 409
    assert "har valet ”förs vidare” sedan tidigare" in text_of(answer)
    assert "Mitt <b>skäl</b>, som tog en stund att skriva." in text_of(answer)
    assert "<b>skäl" not in answer.content.decode()
    assert not CarriedOver.objects.filter(choice="drop").exists()


def test_decided_plan_shows_the_choices_and_takes_none(years, secretariat):
    (first, second, _), plan = years
    next_plan_actions.keep(first, plan)
    Plan.objects.filter(pk=plan.pk).update(state="adopted")

    page = text_of(secretariat.get(address("next_plan", first.plan.year)))
    answers = [
        choose(secretariat, second, "for-vidare"),
        choose(secretariat, first, "angra", seen="keep"),
        secretariat.post(address("next_plan_rest", first.plan.year)),
        secretariat.post(
            address("next_plan_new", first.plan.year), {"title": "Ny", "place": f"f{first.focus_area_id}"}
        ),
    ]

    assert "Valen ligger fast" in page
    assert "För vidare</button>" not in page
    assert {answer.status_code for answer in answers} == {409}
    assert all("fastställt" in text_of(answer) for answer in answers)
    assert plan.activities.count() == 1


def test_sub_goal_that_the_new_programme_lacks_is_asked_for(secretariat):
    plan = make_plan(program=make_program(valid_from_year=1))
    activity = make_activity(plan=plan)
    area = make_focus_area(program=make_program(valid_from_year=2))
    goal = make_sub_goal(focus_area=area, text="Det nya delmålet")
    draft = next_plan_actions.start_plan(plan)

    asked = choose(secretariat, activity, "for-vidare")
    assert asked.status_code == 400
    assert "Välj var aktiviteten hör hemma." in text_of(asked)
    assert "Det nya delmålet" in text_of(asked)
    rest = text_of(secretariat.post(address("next_plan_rest", plan.year), follow=True))
    assert "Kvar är 1 aktivitet vars delmål inte finns" in rest

    choose(secretariat, activity, "for-vidare", place=f"s{goal.pk}")
    assert draft.activities.get().sub_goal == goal


def test_merging_two_without_a_place_asks_for_one(secretariat):
    plan = make_plan(program=make_program(valid_from_year=1))
    first, second = make_activity(plan=plan), make_activity(plan=plan)
    make_program(valid_from_year=2)
    draft = next_plan_actions.start_plan(plan)

    asked = choose(secretariat, first, "sla-ihop", joins=second.pk)
    assert asked.status_code == 400
    assert "Välj var den ska stå" in text_of(asked)

    choose(secretariat, first, "sla-ihop", joins=second.pk, place="kvar")
    assert draft.activities.get().focus_area == first.focus_area


def test_page_asks_the_database_as_often_with_1_and_4_choices_of_each(secretariat):
    plan = make_plan(program=make_program(valid_from_year=1))
    goal = make_sub_goal(focus_area=make_focus_area(program=plan.program))
    draft = next_plan_actions.start_plan(plan)
    counts = []
    for _ in range(2):
        for _ in range(1 if not counts else 3):
            rows = [make_activity(plan=plan, sub_goal=goal) for _ in range(5)]
            for row in rows:
                row.networks.add(make_body())
                make_follow_up(activity=row)
            next_plan_actions.keep(rows[0], draft, title="Annat")
            next_plan_actions.merge(rows[1], draft, joins=rows[2])
            next_plan_actions.split(rows[3], draft, titles=["A", "B"])
        for path in (address("next_plan", plan.year), address("plan_changes", draft.year), address("plan_lines")):
            secretariat.get(path)
            with CaptureQueriesContext(connection) as made:
                assert secretariat.get(path).status_code == 200
            counts.append(len(made))

    assert counts[:3] == counts[3:]
    assert max(counts) <= 25


# --- From 2020 to 2021, through the pages ---------------------------------------------------------------------


def test_the_plan_of_2021_is_made_on_the_pages(facts, client_of):
    stated = next_year.make_room_for_2021()
    client = client_of("kansli@example.se")

    client.post("/plan/2020/nasta/borja/")
    plan = Plan.objects.get(year=2021)
    for number, parts in next_year.SPLIT.items():
        choose(client, of_2020(number), "dela", titles="\n".join(of_2021(part).title for part in parts))
    for number, target in next_year.MERGED.items():
        joins = plan.activities.get(title=of_2021(target).title)
        choose(client, of_2020(number), "sla-ihop", joins=joins.pk)
    for number, reason in next_year.DROPPED.items():
        choose(client, of_2020(number), "utgar", reason=reason)
    for number, before in next_year.KEPT.items():
        if number not in next_year.SAME_WORDS:
            choose(client, of_2020(before), "for-vidare", title=of_2021(number).title)
    client.post("/plan/2020/nasta/kvarvarande/")
    for number in next_year.NEW:
        row = of_2021(number)
        client.post("/plan/2020/nasta/ny/", {"title": row.title, "place": f"f{row.focus_area_id}"})

    assert plan.activities.count() == 21
    assert next_year.lineage(plan) == next_year.lineage(stated)
    page = text_of(client.get("/plan/2021/andringar/"))
    assert "24 aktiviteter i planen för 2020 blev 21 i planen för 2021" in page
    for heading in (
        "Förs vidare med ändrad lydelse (12)",
        "Förs vidare med samma lydelse (5)",
        "Sammanslagna (2)",
        "Delade (1)",
        "Utgår (4)",
        "Nya (2)",
    ):
        assert heading in page
    assert "Inte valda än" not in page
    assert all(f"Skäl: {reason}" in page for reason in next_year.DROPPED.values())
    assert Client().get("/plan/2021/andringar/").status_code == 404  # the draft is not public


# --- What has changed --------------------------------------------------------------------------------------


def test_changes_of_the_loaded_plans_are_public(facts, client):
    page = text_of(client.get("/plan/2021/andringar/"))

    assert "24 aktiviteter i planen för 2020 blev 21 i planen för 2021" in page
    assert "<del>Löpande, regelbundna</del><ins>Regelbundna</ins> avstämningar" in page
    assert page.count("Inget skäl är angivet.") == 4
    assert "/nasta/" not in page


def test_first_plan_has_nothing_to_be_compared_with(facts, client):
    assert "Det finns ingen tidigare plan att jämföra med" in text_of(client.get("/plan/2020/andringar/"))


def test_changes_escape_what_was_typed(years, secretariat):
    (first, second, third), plan = years
    attack = "<script>alert(1)</script>"
    next_plan_actions.keep(first, plan, title=f"{attack} {first.title}")
    next_plan_actions.drop(second, plan, reason=attack)
    next_plan_actions.split(third, plan, titles=[attack, f"{attack} två"])

    for path in (
        address("plan_changes", plan.year),
        address("next_plan", first.plan.year),
        address("plan_lines"),
        plan.activities.first().get_absolute_url(),
    ):
        assert "<script>alert" not in secretariat.get(path).content.decode()


def test_plan_page_leads_to_the_changes_and_the_secretariat_to_the_next_plan(years, client, secretariat):
    (first, *_), _plan = years
    path = first.plan.get_absolute_url()

    assert f"/plan/{first.plan.year}/nasta/" in secretariat.get(path).content.decode()
    stranger = Client().get(path).content.decode()
    assert f"/plan/{first.plan.year}/nasta/" not in stranger
    assert f"/plan/{first.plan.year}/andringar/" in stranger


# --- The lines -----------------------------------------------------------------------------------------------


def titles(line: ancestry.Lineage) -> list[tuple[int, list[str]]]:
    return [(plan.year, [point.activity.key for point in points]) for plan, points in line.years]


def test_line_holds_ancestors_successors_and_what_they_merged_with(facts):
    line = ancestry.line_of(of_2021(5), Activity.objects.all(), Plan.objects.all())

    assert titles(line) == [(2020, ["HP2020-02", "HP2020-04"]), (2021, ["HP2021-05", "HP2021-01"])]
    points = {point.activity.key: point for _, points in line.years for point in points}
    assert points["HP2021-05"].words == "sammanslagen ur 2 aktiviteter"
    assert points["HP2020-04"].words == "delad i 2"
    assert points["HP2021-01"].is_beside
    assert line.summary == "2020: 2 aktiviteter, 2021: 2 aktiviteter"


def test_line_goes_on_over_many_years_in_four_queries(facts, django_assert_num_queries):
    row = start = of_2021(8)
    with as_stated():
        for _ in range(5):
            plan = next_plan_actions.start_plan(row.plan)
            row = next_plan_actions.keep(row, plan)

    with django_assert_num_queries(4):
        line = ancestry.line_of(start, Activity.objects.all(), Plan.objects.all())

    assert [plan.year for plan, _ in line.years] == [2020, 2021, 2022, 2023, 2024, 2025, 2026]


def test_line_of_an_activity_alone_is_none_and_a_draft_is_hidden_from_strangers(years, secretariat):
    (first, second, _), plan = years
    next_plan_actions.keep(first, plan)

    assert ancestry.line_of(second, Activity.objects.all(), Plan.objects.all()) is None
    assert ancestry.line_of(first, Activity.objects.visible_to(AnonymousUser()), Plan.objects.all()) is None
    assert 'id="linje"' in secretariat.get(first.get_absolute_url()).content.decode()
    assert 'id="linje"' not in Client().get(first.get_absolute_url()).content.decode()


def test_picture_is_well_formed_and_says_the_same_in_words(facts):
    for activity in Activity.objects.exclude(predecessors=None, successors=None):
        line = ancestry.line_of(activity, Activity.objects.all(), Plan.objects.all())
        svg = ET.fromstring(str(ancestry_picture.draw(line)))
        space = "{http://www.w3.org/2000/svg}"

        assert svg.find(f"{space}title").text == "Aktivitetens linje genom åren 2020–2021"
        assert line.summary in svg.find(f"{space}desc").text
        assert len(list(svg.iter(f"{space}rect"))) == sum(len(points) for _, points in line.years)
        assert len(list(svg.iter(f"{space}path"))) == len(line.links)
        width, height = map(float, svg.get("viewBox").split()[2:])
        for box in svg.iter(f"{space}rect"):
            assert float(box.get("x")) + float(box.get("width")) <= width
            assert float(box.get("y")) + float(box.get("height")) <= height


def test_line_that_ended_says_why(years):
    (first, *_), plan = years
    kept = next_plan_actions.keep(first, plan)
    next_plan_actions.drop(kept, next_plan_actions.start_plan(plan), reason="Målet är nått.")

    line = ancestry.line_of(first, Activity.objects.all(), Plan.objects.all())

    assert line.years[-1][1][0].words == "utgick: Målet är nått."


def test_why_a_line_ends_in_a_draft_is_for_those_who_see_the_draft(years, secretariat):
    (first, *_), plan = years
    older = make_activity(plan=make_plan(year=first.plan.year - 1), title="Äldst")
    first.predecessors.add(older)
    next_plan_actions.drop(first, plan, reason="Inte beslutat än.")

    assert "Inte beslutat än." in text_of(secretariat.get(first.get_absolute_url()))
    assert "Inte beslutat än." not in text_of(Client().get(first.get_absolute_url()))


def test_table_of_lines_has_each_activity_once(facts, client):
    plans = list(Plan.objects.order_by("year"))
    table = ancestry.table_of(plans, visible=plans)
    points = [p for _, rows in table for row in rows for cell in row.cells for p in cell.points]
    page = text_of(client.get("/plan/linjer/"))

    assert len(points) == len({point.activity.pk for point in points}) == 45
    assert sum(len(rows) for _, rows in table) == 24  # 17 kept, 1 group of five, 4 dropped, 2 new
    assert page.count(">utgick<") == 4
    assert "sammanslagen ur 2 aktiviteter" in page


@pytest.mark.parametrize("till", ["2020", "2021", "1", "x", "99999999999", "²", "-1", "<script>"])
def test_lines_bear_any_year(facts, client, till):
    answer = client.get("/plan/linjer/", {"till": till})

    assert answer.status_code == 200
    assert ("Kollektivtrafikens" in text_of(answer)) is True


def test_lines_without_plans_say_what_will_stand_here(db, client):
    assert "Inga aktiviteter än" in text_of(client.get("/plan/linjer/"))
