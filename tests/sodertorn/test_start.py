"""The start page: what each kind of reader needs first."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings.models import Meeting
from members.models import Body, Municipality, Seat, User
from programs.follow_up.queries import follow_up_of
from programs.models import FollowUp, Plan, Proposal
from records.models import Document, DocumentVersion, Job, StoredFile
from remisser.models import Consultation
from reports.models import AnnualDocument
from sodertorn.tasks.near import tasks_of_secretariat
from tests.markup import markup_of
from tests.members.factories import make_user
from tests.real_data import BACKEND
from tests.remisser.factories import make_consultation, make_endorsement


def read(client) -> str:
    response = client.get("/")
    assert response.status_code == 200
    return html.unescape(markup_of(response))


def test_public_sees_what_the_cooperation_is_and_the_next_meeting(portal, client):
    page = read(client)

    assert "Åtta kommuner, ett Södertörn" in page
    assert "Botkyrka, Haninge, Huddinge, Nykvarn, Nynäshamn, Salem, Södertälje och Tyresö" in page
    assert "Nästa möte" in page
    assert "exempel" in page  # all meetings ahead are examples, and say so
    assert "Att göra" not in page


def test_public_sees_no_meeting_that_is_not_for_all(facts, client):
    Meeting.objects.create(title="Slutet möte", year=2031, on="2031-01-01", arranger="kansliet", is_public=False)

    page = read(client)

    assert "Slutet möte" not in page
    assert "Inget möte är planerat" in page


def test_every_kind_of_document_made_in_the_portal_is_among_the_newest(facts, client, client_of):
    """A decision paper and a board's decision have no year and no page of their own: they lead to their file."""
    file = StoredFile.objects.keep(b"%PDF-1.7", media_type="application/pdf")
    made = {}
    for kind, year, is_draft in (
        ("tjansteutlatande", None, False),
        ("annat", 2031, False),
        ("budget", 2031, True),
        ("bokslut", 2031, False),
    ):
        is_public = kind not in ("budget", "bokslut")
        made[kind] = Document.objects.create(kind=kind, title=f"Nytt: {kind}", year=year, is_public=is_public)
        DocumentVersion.objects.create(document=made[kind], number=1, file=file, is_draft=is_draft)
    for kind, state in (("budget", "draft"), ("bokslut", "adopted")):
        AnnualDocument.objects.create(document=made[kind], kind=kind, year=2031, title=kind, state=state)
    kept = Document.objects.create(kind="annat", title="Nytt: slutet", is_public=False)
    DocumentVersion.objects.create(document=kept, number=1, file=file, is_draft=False)

    for page in (read(client), read(client_of("ledamot.salem@example.se"))):
        assert f'<a href="/handling/{made["tjansteutlatande"].pk}/">Nytt: tjansteutlatande</a>' in page
        assert f'<a href="/handling/{made["annat"].pk}/">Nytt: annat</a>' in page
        assert '<a href="/dokument/bokslut/2031/">Nytt: bokslut</a>' in page
        assert "Nytt: slutet" not in page
    assert "Nytt: budget" not in read(client)
    assert '<a href="/dokument/budget/2031/">Nytt: budget</a>' in page


def test_secretariat_sees_what_to_do_the_most_urgent_first(facts, client_of):
    today = timezone.localdate()
    for title, days in (("Lång remiss", 20), ("Kort remiss", 6), ("Avlägsen remiss", 22)):
        deadline = today + timedelta(days=days)
        Consultation.objects.create(title=title, issuer="Trafikverket", year=deadline.year, deadline_on=deadline)
    Job.objects.create(kind="document", params={}, state=Job.State.FAILED, error="Typsnittet saknas.")

    page = read(client_of("kansli@example.se"))

    tasks = [
        "Ett dokument blev inte klart: Typsnittet saknas.",
        "Svara på remissen Kort remiss: 6 dagar kvar",
        "Svara på remissen Lång remiss: 20 dagar kvar",
    ]
    assert "<h1>Att göra</h1>" in page
    assert [page.count(task) for task in tasks] == [1, 1, 1]
    assert sorted(tasks, key=page.index) == tasks
    assert "Avlägsen remiss" not in page


def test_secretariat_without_anything_urgent_is_told_so(facts, client_of):
    assert "Inget brådskar" in read(client_of("kansli@example.se"))


def test_member_sees_the_own_bodys_next_meeting_first(portal, client_of):
    own = (
        Meeting.objects.upcoming(timezone.localdate())
        .filter(body__slug="samarbetskommitten")
        .exclude(on=None)
        .order_by("sort_on")
        .first()
    )

    page = read(client_of("ledamot.salem@example.se"))

    assert f'id="nasta-mote"><a href="{own.get_absolute_url()}">' in page


def test_director_sees_the_municipality_with_its_fee(portal, client_of):
    page = read(client_of("direktor.salem@example.se"))

    assert "<h2>Salem</h2>" in page
    assert "Salems kommun i samarbetet" in page
    assert "\u00a0kr</a>" in page  # the fee, with its explanation beside it
    assert "/ekonomi/" in page


def test_director_sees_the_own_municipality_before_one_of_a_network(portal, client_of):
    network = Body.objects.filter(kind=Body.Kind.NETWORK).order_by("name").first()
    person = User.objects.get(email="direktor.salem@example.se").person
    Seat.objects.create(person=person, body=network, municipality=Municipality.objects.get(slug="huddinge"))
    # Bodies are read by name: the network comes before the management group.
    Body.objects.filter(pk=network.pk).update(name="Arkivnätverket")

    page = read(client_of("direktor.salem@example.se"))

    assert "<h2>Salem</h2>" in page
    assert "<h2>Huddinge</h2>" not in page


@pytest.mark.parametrize("email", ["ledamot.salem@example.se", "natverk.klimatstrateger@example.se"])
def test_others_see_no_fee_of_a_municipality(email, portal, client_of):
    assert "avgift 20" not in read(client_of(email))


def test_network_member_sees_the_networks_activities_of_the_year(portal, client_of):
    page = read(client_of("natverk.klimatstrateger@example.se"))

    assert "Era aktiviteter" in page
    year = timezone.localdate().year
    assert f'<a href="/plan/{year}/natverk/klimatstrateger/">' in page
    assert "Klart en viss månad" not in page
    assert "Klart i november" in read(client_of("natverk.planeringschefer@example.se"))


def test_registrar_comes_in_to_a_page_of_the_own_municipality(portal, client_of):
    assert "<h2>Salem</h2>" in read(client_of("registrator.salem@example.se"))


def test_the_start_page_asks_as_often_with_meetings_ahead_as_without(facts, client, client_of):
    """A hot question: nobody shall wait longer because there is a meeting with hosts."""
    secretariat = client_of("kansli@example.se")
    counts = []
    for _ in range(2):
        for who in (client, secretariat):
            with CaptureQueriesContext(connection) as queries:
                read(who)
            counts.append(len(queries))
        meeting = Meeting.objects.create(title="Möte med värdar", year=2031, on="2031-01-01", arranger="kansliet")
        meeting.hosts.set(Municipality.objects.filter(slug__in=["salem", "botkyrka"]))

    assert counts[:2] == counts[2:]
    assert "Värd: Botkyrka och Salem" in read(client)


def test_the_tasks_count_the_silent_activities_as_the_plan_does(portal):
    today = timezone.localdate()
    plan = Plan.objects.exclude(state=Plan.State.DRAFT).get(year=today.year)
    activities = list(plan.activities.order_by("pk")[:3])
    FollowUp.objects.filter(activity__plan=plan).delete()
    for activity, age in zip(activities, (0, plan.silence_days - 1, plan.silence_days), strict=True):
        FollowUp.objects.create(activity=activity, text="Klart.", on=today - timedelta(days=age))
    FollowUp.objects.create(activity=activities[2], text="Tidigare.", year=today.year - 2)

    silent = sum(activity.is_silent for area in follow_up_of(plan, today) for activity in area.activities)

    assert silent == plan.activities.count() - 2
    assert any(task.text.startswith(f"{silent} aktiviteter i årets plan") for task in tasks_of_secretariat(today))


def test_proposals_wait_for_the_secretariat_until_each_has_its_answer(facts, client_of):
    plan = Plan.objects.get(year=2021)
    network = Body.objects.networks().first()
    values = {"plan": plan, "network": network, "kind": "new", "reason": "Ja", "proposed_at": timezone.now()}
    Proposal.objects.create(title="Laddkarta", **values)
    second = Proposal.objects.create(title="Cykelplan", **values)

    assert "Svara på 2 förslag från nätverken till planen för 2021" in read(client_of("kansli@example.se"))

    second.state = Proposal.State.DECLINED
    second.save()
    page = read(client_of("kansli@example.se"))
    assert '<a href="/plan/2021/forslag/">Svara på 1 förslag från nätverken till planen för 2021</a>' in page


def test_a_plan_that_is_followed_up_asks_for_no_follow_up(portal):
    today = timezone.localdate()
    Plan.objects.filter(year=today.year).update(state=Plan.State.FOLLOWED_UP)

    assert not [task for task in tasks_of_secretariat(today) if "saknar färsk uppföljning" in task.text]


@pytest.mark.parametrize(("kind", "is_asked"), [("network", False), ("municipal_offices", True), ("committee", True)])
def test_only_who_speaks_for_a_municipality_is_told_to_answer_a_remiss(facts, client, kind, is_asked):
    salem = Municipality.objects.get(slug="salem")
    make_endorsement(make_consultation(title="Provremissen"), "salem")
    client.force_login(make_user(kind=kind, municipality=salem), backend=BACKEND)

    assert ("Ta ställning till Provremissen" in read(client)) is is_asked
