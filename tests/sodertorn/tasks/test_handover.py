"""Who has to do what: the year's next tasks, what a municipality owes and how its networks go."""

from __future__ import annotations

import html
from datetime import date, timedelta

import pytest
from django.utils import timezone

from budget.models import Budget, FeeFollowUp
from members.models import Body, Municipality, Person, Population, Seat
from members.parties import parties_on
from programs.models import Activity, Adoption, FollowUp, FollowUpRound, Plan, PlanPresentation, Program, Proposal
from sodertorn.tasks.duties import owed_by
from sodertorn.tasks.near import tasks_of_secretariat
from sodertorn.tasks.task import Task
from sodertorn.tasks.year import tasks_ahead
from tests.markup import markup_of
from tests.programs.factories import make_activity, make_plan


def read(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return html.unescape(markup_of(response))


def about(tasks: list[Task], words: str) -> list[Task]:
    return [task for task in tasks if words in task.text]


def today() -> date:
    return timezone.localdate()


# --- What happens next -----------------------------------------------------------------------------


def test_tasks_ahead_come_in_the_order_of_their_days_with_rule_and_way(portal):
    tasks = tasks_ahead(today())

    days = [task.due_on or today() for task in tasks]
    assert days == sorted(days)
    assert len(tasks) > 10
    assert [task.text for task in tasks if not (task.why and task.how and task.url.startswith("/"))] == []
    assert len({task.text for task in tasks}) == len(tasks)


def test_the_start_page_tells_of_nothing_that_the_year_does_not(portal):
    ahead = {(task.text, task.url, task.due_on) for task in tasks_ahead(today())}

    near = {(task.text, task.url, task.due_on) for task in tasks_of_secretariat(today())}

    assert near
    assert near <= ahead


def test_presenting_counts_down_and_goes_when_all_eight_have_seen_the_draft(portal):
    year = today().year + 1
    plan = Plan.objects.get(year=year)
    parties = parties_on(today())

    seen = []
    for count in (0, 6, 8):
        for municipality in parties[:count]:
            PlanPresentation.objects.get_or_create(
                plan=plan, municipality=municipality, defaults={"presented_on": today()}
            )
        seen.append([task.text for task in about(tasks_ahead(today()), f"Redovisa planen för {year}")])

    assert seen == [
        [f"Redovisa planen för {year} för kommunerna: 8 kommuner kvar"],
        [f"Redovisa planen för {year} för kommunerna: 2 kommuner kvar"],
        [],
    ]
    [adopt] = about(tasks_ahead(today()), f"Fastställ planen för {year}")
    assert adopt.url == f"/plan/{year}/faststall/"
    plan.state = Plan.State.ADOPTED
    plan.save()
    assert about(tasks_ahead(today()), f"Fastställ planen för {year}") == []


def test_choices_are_counted_until_every_activity_has_one(portal):
    year = today().year
    [before] = about(tasks_ahead(today()), "Välj vad som händer")
    left = Activity.objects.filter(plan__year=year).exclude(successors__plan__year=year + 1)
    assert before.text == f"Välj vad som händer {year + 1} med {left.count()} aktiviteter i planen för {year}"
    coming = Plan.objects.get(year=year + 1)

    for activity in list(left):
        make_activity(plan=coming).predecessors.add(activity)

    assert about(tasks_ahead(today()), "Välj vad som händer") == []


@pytest.mark.parametrize(("day", "is_late"), [(date(2021, 9, 30), False), (date(2021, 10, 1), True)])
def test_next_years_plan_is_begun_by_the_end_of_september(facts, day, is_late):
    [task] = about(tasks_ahead(day), "Börja på planen för 2022")

    assert (task.due_on, task.is_late, task.url) == (date(2021, 9, 30), is_late, "/plan/2021/nasta/")
    make_plan(year=2022, state=Plan.State.DRAFT)
    assert about(tasks_ahead(day), "Börja på planen för 2022") == []


def test_adoptions_say_how_many_boards_are_in_and_stop_at_eight(facts):
    program = Program.objects.get(slug="sup-2040")
    parties = parties_on(today())

    said = []
    for count in (0, 6, 8):
        for municipality in parties[:count]:
            Adoption.objects.get_or_create(
                program=program, municipality=municipality, defaults={"adopted_on": "2023-03-01"}
            )
        said.append([task.text for task in about(tasks_ahead(today()), "Antaganden")])

    assert said == [["Antaganden av SUP 2040: 0 av 8 antagna"], ["Antaganden av SUP 2040: 6 av 8 antagna"], []]


def test_revision_is_told_of_in_the_year_before_and_in_the_year_itself_and_goes_with_the_new_programme(facts):
    """SUP 2040 holds from 2023 and is revised every fourth year: 2027."""
    assert about(tasks_ahead(date(2025, 12, 31)), "Revidera") == []
    for day in (date(2026, 1, 1), date(2027, 12, 31)):
        [task] = about(tasks_ahead(day), "Revidera SUP 2040")
        assert (task.when, task.is_late) == ("under 2027", False)

    Program.objects.create(slug="sup-2050", title="SUP 2050", abbreviation="SUP 2050", valid_from_year=2027)
    assert about(tasks_ahead(date(2027, 2, 1)), "Revidera SUP 2040") == []


def test_fees_go_from_population_to_invoice_to_payment(facts):
    day = date(2027, 3, 1)
    Budget.objects.create(year=2027)
    [figures] = about(tasks_ahead(day), "För in folkmängden den 31 december 2026")
    assert (figures.due_on, figures.is_late, figures.when) == (date(2027, 2, 28), True, "slutet av februari 2027")
    parties = parties_on(day)
    for municipality in parties:
        Population.objects.create(municipality=municipality, counted_on=date(2026, 12, 31), persons=1_000)
    assert about(tasks_ahead(day), "För in folkmängden den 31 december 2026") == []

    for municipality in parties[:3]:
        FeeFollowUp.objects.create(municipality=municipality, year=2027, invoiced_on=day)
    [invoice] = about(tasks_ahead(day), "Fakturera avgiften för 2027")
    assert (invoice.due_on, invoice.is_late) == (date(2027, 3, 15), False)
    assert invoice.text.endswith("3 av 8 fakturor är införda")
    assert about(tasks_ahead(date(2027, 3, 15)), "har inte betalat") == []
    [unpaid] = about(tasks_ahead(date(2027, 3, 16)), "har inte betalat")
    assert unpaid.text == "3 kommuner har inte betalat avgiften för 2027"


def test_the_round_is_started_then_awaited_then_closed(portal):
    plan = Plan.objects.get(year=today().year)
    [begin] = about(tasks_ahead(today()), "Starta nästa uppföljning")
    assert begin.url == f"/plan/{plan.year}/uppfoljning/"

    FollowUpRound.objects.create(
        plan=plan,
        number=1,
        started_at=timezone.now(),
        answer_by=today() + timedelta(days=10),
        expires_on=today() + timedelta(days=20),
    )

    tasks = tasks_ahead(today())
    assert about(tasks, "Starta nästa uppföljning") == []
    assert about(tasks, "Avsluta uppföljning 1")  # nobody was asked, so nobody is silent


def test_proposals_that_wait_are_counted_by_plan(portal):
    plan = Plan.objects.get(year=today().year + 1)
    network = Body.objects.get(slug="planeringschefer")
    for _ in range(2):
        Proposal.objects.create(
            plan=plan, network=network, kind="new", title="Ny", reason="Behövs", proposed_at=timezone.now()
        )

    [task] = about(tasks_ahead(today()), "Svara på 2 förslag")
    assert task.url == f"/plan/{plan.year}/forslag/"

    Proposal.objects.update(state=Proposal.State.ACCEPTED)
    assert about(tasks_ahead(today()), "förslag från nätverken") == []


def test_whats_next_is_the_secretariats_own(portal, client, client_of):
    page = read(client_of("kansli@example.se"), "/harnast/")

    assert page.split("data-tasks")[1].split("</ol>")[0].count("<li>") == 10
    assert "Resten av året" in page
    assert client.get("/harnast/").status_code == 302
    for email in ("direktor.salem@example.se", "natverk.klimatstrateger@example.se"):
        assert client_of(email).get("/harnast/").status_code == 403


# --- What the municipality owes -----------------------------------------------------------------------


def test_a_municipality_owes_an_adoption_until_its_own_board_has_adopted(facts):
    salem = Municipality.objects.get(slug="salem")
    program = Program.objects.get(slug="sup-2040")
    Adoption.objects.create(program=program, municipality=Municipality.objects.get(slug="tyreso"), adopted_on=today())

    owed = owed_by(salem, fee=None, today=today())
    assert [(missing.program.slug, missing.said) for missing in owed.adoptions] == [
        ("sup-2040", "1 av 8 antagna")
    ]  # not SUP 2035

    Adoption.objects.create(program=program, municipality=salem, adopted_on=today())
    assert owed_by(salem, fee=None, today=today()).adoptions == []


def test_nobody_waits_for_the_adoption_of_a_programme_that_is_replaced(facts):
    salem = Municipality.objects.get(slug="salem")
    replaced = Program.objects.get(slug="sup-2035")
    assert replaced.replaced_by is not None
    assert replaced not in [missing.program for missing in owed_by(salem, fee=None, today=today()).adoptions]

    Program.objects.filter(pk=replaced.pk).update(replaced_by=None)

    owed = owed_by(salem, fee=None, today=today()).adoptions
    assert [(missing.said, missing.has_unnamed) for missing in owed if missing.program == replaced] == [
        ("1 av 8 antagna", True)
    ]


def test_a_draft_plan_says_when_it_was_shown_and_goes_when_adopted(facts, client_of):
    salem = Municipality.objects.get(slug="salem")
    plan = make_plan(year=today().year + 1, state=Plan.State.DRAFT)
    make_plan(year=today().year - 1, state=Plan.State.DRAFT)  # a year gone by waits for nobody
    member = client_of("ledamot.salem@example.se")
    assert [(draft.plan, draft.presented_on) for draft in owed_by(salem, fee=None, today=today()).draft_plans] == [
        (plan, None)
    ]
    assert "inte redovisad än" in read(member, "/kommuner/salem/")

    PlanPresentation.objects.create(plan=plan, municipality=salem, presented_on=date(2026, 10, 1))
    assert "redovisad 1 oktober 2026" in read(member, "/kommuner/salem/")

    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.ADOPTED)
    assert owed_by(salem, fee=None, today=today()).draft_plans == []


def test_a_fee_is_owed_until_it_is_paid(portal, client_of):
    salem = Municipality.objects.get(slug="salem")
    member = client_of("ledamot.salem@example.se")
    waits = read(member, "/kommuner/salem/").split('id="vard"')[0]
    assert "Uppgift saknas om faktura och betalning." in waits
    year = max(day.year for day in salem.populations.values_list("counted_on", flat=True)) + 1
    known = FeeFollowUp.objects.create(municipality=salem, year=year, invoiced_on=date(year, 2, 26))
    assert f"Fakturerad 26 februari {year}." in read(member, "/kommuner/salem/").split('id="vard"')[0]

    known.paid_on = date(year, 3, 1)
    known.save()

    assert f"Avgift {year}" not in read(member, "/kommuner/salem/").split('id="vard"')[0]


@pytest.mark.parametrize(("age", "owes"), [(119, 0), (120, 1)])
def test_an_own_activity_is_owed_news_from_the_plans_day_of_silence(facts, age, owes):
    salem = Municipality.objects.get(slug="salem")
    plan = make_plan(year=today().year)
    activity = make_activity(plan=plan)
    activity.municipalities.add(salem)
    make_activity(plan=plan)  # nobody's in particular
    FollowUp.objects.create(activity=activity, text="Klart.", on=today() - timedelta(days=age))

    assert len(owed_by(salem, fee=None, today=today()).silent) == owes


# --- The own networks ---------------------------------------------------------------------------------


@pytest.fixture
def networks(facts) -> Plan:
    """A plan of this year: the planners have one silent activity and one heard of; the climate network has one."""
    plan = make_plan(year=today().year, state=Plan.State.PRESENTED)
    planners, climate = Body.objects.get(slug="planeringschefer"), Body.objects.get(slug="klimatstrateger")
    rows = [make_activity(plan=plan, title=title) for title in ("Hörd", "Tyst", "Klimat")]
    rows[0].networks.add(planners)
    rows[1].networks.add(planners)
    rows[2].networks.add(climate)
    FollowUp.objects.create(activity=rows[0], text="Avtalet är klart.", on=today() - timedelta(days=7))
    FollowUp.objects.create(activity=rows[1], text="Vi har börjat.", on=today() - timedelta(days=130))
    Seat.objects.filter(body=climate, municipality__slug="salem").delete()
    person = Person.objects.create(name="Pia Plan", municipality=Municipality.objects.get(slug="salem"))
    Seat.objects.create(body=planners, person=person, municipality=person.municipality)
    return plan


def test_networks_show_last_word_age_and_silence_the_silent_first(networks, client_of):
    page = read(client_of("direktor.salem@example.se"), "/kommuner/salem/natverk/")

    own, others = page.split('id="andra"')
    assert "2 aktiviteter i " in own
    assert "Om 1 av dem är inget hört på 120 dagar." in own
    assert "Pia Plan" in own
    assert own.index("Vi har börjat.") < own.index("Avtalet är klart.")
    assert "Inget hört på 120 dagar: senast hört för 130 dagar sedan" in own
    assert "Senast hört för 7 dagar sedan" in own
    assert ">Klimat<" not in own
    assert "1 aktivitet, 1 tyst" in others  # the climate network, where Salem has nobody


def test_networks_are_for_those_with_a_seat_and_a_seat_that_is_over_gives_none(networks, client, client_of):
    assert client.get("/kommuner/salem/natverk/").status_code == 302
    assert client_of("direktor.salem@example.se").get("/kommuner/finns-inte/natverk/").status_code == 404

    Seat.objects.filter(person__name="Pia Plan").update(ends_on=today() - timedelta(days=1))

    assert "Pia Plan" not in read(client_of("direktor.salem@example.se"), "/kommuner/salem/natverk/")


@pytest.mark.parametrize(
    ("email", "leads_there"),
    [
        ("direktor.salem@example.se", True),
        ("ledamot.salem@example.se", True),
        ("registrator.salem@example.se", False),
    ],
)
def test_start_page_leads_there_for_committee_and_management_group(email, leads_there, portal, client_of):
    assert ("/kommuner/salem/natverk/" in read(client_of(email), "/")) is leads_there
