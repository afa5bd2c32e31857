"""Projects, priorities, what is watched and assignments: made, changed, ordered, reported, and seen by whom."""

from __future__ import annotations

import html
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.models import Decision
from members.models import Municipality
from members.versions import ChangedMeanwhile
from programs.assignments import actions as assignments_actions
from programs.models import (
    Assignment,
    Priority,
    PriorityPresentation,
    Project,
    ProjectCost,
    ProjectDetail,
    WatchedMatter,
)
from programs.priorities import actions as priorities_actions
from tests.markup import markup_of
from tests.programs.factories import make_activity, make_body, make_municipality, make_user

BACKEND = "django.contrib.auth.backends.ModelBackend"


def make_project(**fields: Any) -> Project:
    number = Project.objects.count() + 1
    return Project.objects.create(
        **{"slug": f"provprojekt-{number}", "title": f"Provprojekt {number}", "kind": "projekt"} | fields
    )


def make_priority(project: Project, name: str, **fields: Any) -> Priority:
    order = project.priorities.count() + 1
    return Priority.objects.create(project=project, **{"name": name, "order": order} | fields)


def make_assignment(**fields: Any) -> Assignment:
    values = {"given_by": None, "given_to": None, "text": "Ta fram ett förslag."} | fields
    values["given_by"] = values["given_by"] or make_body(kind="committee")
    values["given_to"] = values["given_to"] or make_body(kind="management_group")
    return Assignment.objects.create(**values)


def logged_in(user: Any) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def at(name: str, *args: object) -> str:
    return reverse(f"programs:{name}", args=args)


def text_of(response: Any) -> str:
    return html.unescape(markup_of(response))


@pytest.fixture
def stranger(db: None) -> Client:
    return Client()


# --- Projects ---------------------------------------------------------------------------------------


def test_secretariat_makes_a_project_and_everyone_reads_it(secretariat, stranger):
    here, not_here = make_municipality(name="Hällby"), make_municipality(name="Åby")
    sent = {
        "title": "Gemensam cykelplan på Södertörn",
        "kind": "utredning",
        "status": "pågår",
        "lead": "Kansliet",
        "consultant": "Provkonsult AB",
        "procured": "true",
        "participants": here.pk,
        "not_participating": not_here.pk,
        "year": "2026",
    }

    answer = secretariat.post(at("project_new"), sent)

    project = Project.objects.get(title="Gemensam cykelplan på Södertörn")
    assert (answer.status_code, answer["Location"]) == (302, project.get_absolute_url())
    assert project.slug == "gemensam-cykelplan-pa-sodertorn"
    page = text_of(Client().get(project.get_absolute_url()))
    for words in ("Hällby", "Åby", "Provkonsult AB (upphandlad)", "Kansliet", "utredning"):
        assert words in page
    assert "Ändra projektet" not in page


def test_two_projects_of_the_same_title_have_their_own_addresses(secretariat):
    for _ in range(2):
        secretariat.post(at("project_new"), {"title": "Nytt", "kind": "projekt", "procured": "unknown"})

    assert sorted(Project.objects.values_list("slug", flat=True)) == ["nytt-2", "nytt-3"]


def test_municipality_cannot_both_take_part_and_not(secretariat):
    salem, tyreso = make_municipality(name="Salem"), make_municipality(name="Tyresö")
    both = [salem.pk, tyreso.pk]

    answer = secretariat.post(
        at("project_new"), {"title": "Prov", "kind": "projekt", "participants": both, "not_participating": both}
    )

    assert answer.status_code == 400
    assert "Salem och Tyresö står också som deltagande." in text_of(answer)
    assert not Project.objects.exists()


def test_second_editor_of_a_project_is_told(secretariat):
    project = make_project(status="planeras")
    form = {"title": project.title, "kind": "projekt", "procured": "unknown", "version": project.version}

    first = secretariat.post(at("project_edit", project.slug), form | {"status": "pågår"})
    second = secretariat.post(at("project_edit", project.slug), form | {"status": "avslutat"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert Project.objects.get().status == "pågår"
    assert "avslutat" in text_of(second)


def test_project_in_a_plan_is_not_removed_until_it_is_unlinked(secretariat):
    project = make_project()
    activity = make_activity()
    secretariat.post(at("project_link", project.slug), {"activity": activity.pk})
    secretariat.post(at("project_link", project.slug), {"activity": activity.pk})  # linked already: no choice left
    assert list(project.activities.all()) == [activity]

    refused = secretariat.post(at("project_remove", project.slug), {"version": project.version})
    secretariat.post(at("project_unlink", project.slug, activity.pk))
    removed = secretariat.post(at("project_remove", project.slug), {"version": project.version})

    assert refused.status_code == 409
    assert "1 aktivitet i handlingsplanerna" in text_of(refused)
    assert removed.status_code == 302
    assert not Project.objects.exists()


def test_removal_of_what_somebody_has_changed_meanwhile_is_shown_again(secretariat):
    project = make_project()
    detail = ProjectDetail.objects.create(project=project, label="Parter", order=1, text="Hamnen")
    seen = detail.version
    ProjectDetail.objects.filter(pk=detail.pk).update(text="Hamnen och Handelskammaren")

    refused = secretariat.post(at("detail_remove", detail.pk), {"version": seen})
    removed = secretariat.post(at("detail_remove", detail.pk), {"version": seen + 1})

    assert (refused.status_code, removed.status_code) == (409, 302)
    assert "Hamnen och Handelskammaren" in text_of(refused)
    assert not ProjectDetail.objects.exists()


def test_every_row_is_taken_away_by_its_own_page(secretariat):
    project = make_project(kind="prioriteringslista")
    rows = {
        "detail_remove": ProjectDetail.objects.create(project=project, label="Parter", order=1, text="Hamnen"),
        "cost_remove": ProjectCost.objects.create(project=project, order=1, what="Tryck"),
        "priority_remove": make_priority(project, "Spår"),
        "presentation_remove": PriorityPresentation.objects.create(project=project, to="Trafikverket"),
        "watched_remove": WatchedMatter.objects.create(kind="process", name="Prov"),
        "assignment_remove": make_assignment(),
    }
    for name, row in rows.items():
        asked = secretariat.get(at(name, row.pk))
        assert str(row) in text_of(asked), name
        assert type(row).objects.filter(pk=row.pk).exists(), name

        answer = secretariat.post(at(name, row.pk), {"version": row.version})

        assert answer.status_code == 302, name
        assert secretariat.get(answer["Location"]).status_code == 200, name
        assert not type(row).objects.filter(pk=row.pk).exists(), name


def test_detail_without_a_number_stands_last_under_its_label(secretariat):
    project = make_project()
    for label, text in (("Parter", "Hamnen"), ("Deluppdrag", "Del 1"), ("Parter", "Handelskammaren")):
        secretariat.post(at("detail_new", project.slug), {"label": label, "text": text})

    rows = ProjectDetail.objects.filter(project=project).values_list("label", "order", "text")
    assert sorted(rows) == [("Deluppdrag", 1, "Del 1"), ("Parter", 1, "Hamnen"), ("Parter", 2, "Handelskammaren")]


def test_costs_are_added_up_and_the_unstated_told_of(secretariat):
    project = make_project()
    haninge = make_municipality(name="Haninge")
    for what, amount, payer in (("Analys", "21 420", ""), ("Plan", "", haninge.pk), ("Tryck", "−420", "")):
        answer = secretariat.post(
            at("cost_new", project.slug), {"what": what, "amount_kr": amount, "payer": payer, "year": "2021"}
        )
        assert answer.status_code == 302

    page = text_of(Client().get(project.get_absolute_url()))

    assert list(ProjectCost.objects.order_by("order").values_list("amount_kr", flat=True)) == [21_420, None, -420]
    assert "21\u00a0000\u00a0kr" in page  # 21 420 − 420
    assert "av de 2 belopp som är kända" in page
    assert "En kostnad har inget känt belopp." in page
    assert "utanför det gemensamma bokslutet" in page


@pytest.mark.parametrize(
    ("year", "status"), [("1999", 400), ("2000", 302), ("2100", 302), ("2101", 400), ("i fjol", 400)]
)
def test_year_of_a_cost_is_a_year_of_the_cooperation(year, status, secretariat):
    project = make_project()

    assert secretariat.post(at("cost_new", project.slug), {"what": "Prov", "year": year}).status_code == status


def test_a_decision_that_is_not_public_is_not_shown_to_strangers(secretariat, stranger):
    decision = Decision.objects.create(body=make_body(), text="Hemlig upphandling", year=2026, is_public=False)
    project = make_project(decision=decision, kind="prioriteringslista")
    make_priority(project, "Spår", decision=decision)

    for address in (project.get_absolute_url(), at("priorities")):
        assert "Hemlig upphandling" in text_of(secretariat.get(address)), address
        assert "Hemlig upphandling" not in text_of(stranger.get(address)), address


# --- Priorities -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moved", "steps", "order", "number"),
    [
        ("B", -1, "BAC", 1),
        ("B", 1, "ACB", 3),
        ("A", -1, "ABC", 1),
        ("C", 1, "ABC", 3),
    ],
)
def test_priority_changes_places_with_its_neighbour(db, moved, steps, order, number):
    project = make_project()
    rows = {name: make_priority(project, name) for name in "ABC"}

    assert priorities_actions.move_priority(rows[moved], steps=steps) == number

    assert "".join(Priority.objects.order_by("order").values_list("name", flat=True)) == order


def test_moved_priority_is_no_conflict_for_who_edits_it(secretariat):
    project = make_project(kind="prioriteringslista")
    first = make_priority(project, "Tvärförbindelsen")
    make_priority(project, "Spår till Tyresö")
    form = {"name": "Tvärförbindelse Södertörn", "version": first.version}

    secretariat.post(at("priority_move", first.pk), {"riktning": "ner"})
    answer = secretariat.post(at("priority_edit", first.pk), form)

    assert answer.status_code == 302
    assert list(Priority.objects.values_list("name", flat=True)) == ["Spår till Tyresö", "Tvärförbindelse Södertörn"]


def test_move_with_htmx_gives_the_list_and_says_where_it_stands(secretariat):
    project = make_project(kind="prioriteringslista")
    first = make_priority(project, "Tvärförbindelsen")
    make_priority(project, "Spår till Tyresö")

    answer = secretariat.post(at("priority_move", first.pk), {"riktning": "ner"}, headers={"HX-Request": "true"})

    page = text_of(answer)
    assert "<html" not in page
    assert "Tvärförbindelsen står nu som nummer 2." in page
    assert page.index("Spår till Tyresö") < page.rindex("Tvärförbindelsen")
    assert secretariat.post(at("priority_move", first.pk), {"riktning": "åt sidan"}).status_code == 400


def test_presentation_has_to_whom_day_and_by_whom(secretariat, stranger):
    project = make_project(kind="prioriteringslista")

    secretariat.post(
        at("presentation_new", project.slug), {"to": "Trafikverket", "presented_on": "2021-06-03", "by": "ordföranden"}
    )
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    ahead = secretariat.post(at("presentation_new", project.slug), {"to": "Regionen", "presented_on": tomorrow})

    page = text_of(stranger.get(at("priorities")))
    assert "Trafikverket" in page
    assert "3 juni 2021" in page
    assert "Av ordföranden" in page
    assert ahead.status_code == 400


def test_presentations_of_the_facts_are_rows_with_a_day(facts):
    rows = PriorityPresentation.objects.order_by("key").values_list("to", "presented_on")

    assert list(rows) == [
        ("Region Stockholm", None),
        ("Trafikverket", None),
        ("Trafikförvaltningen", None),
        ("Trafikverkets dialogmöte", date(2021, 6, 3)),
    ]
    assert not ProjectDetail.objects.filter(label="Kommunicerat till").exists()


# --- What is watched --------------------------------------------------------------------------------


def test_watched_matters_are_shown_by_kind_with_what_happens_next(secretariat, stranger):
    salem = make_municipality(name="Salem")
    secretariat.post(
        at("watched_new"),
        {
            "kind": "process",
            "name": "Nationell plan 2026–2037",
            "role": "sitter i styrgruppen",
            "next_on": "2027-01-15",
            "next_what": "Remissen börjar",
            "url": "https://www.trafikverket.se/",
            "municipalities": salem.pk,
        },
    )
    WatchedMatter.objects.create(kind="commitment", name="Elektrifieringslöftet")

    everything = text_of(stranger.get(at("watched")))
    processes = text_of(stranger.get(at("watched"), {"slag": "process"}))
    unknown = text_of(stranger.get(at("watched"), {"slag": "annat"}))

    for words in (
        "Nationell plan 2026–2037",
        "Fredag 15 januari 2027: Remissen börjar",
        "sitter i styrgruppen",
        "Salem",
    ):
        assert words in processes, words
    assert "Elektrifieringslöftet" in everything
    assert "Elektrifieringslöftet" not in processes
    assert "Det valda slaget finns inte. Alla visas." in unknown
    assert "Elektrifieringslöftet" in unknown


def test_assessment_of_a_new_municipal_duty_is_logged(secretariat):
    """Assess alone, jointly or by a joint body that exists; what was said before stays in history."""
    form = {"kind": "new_duty", "name": "Elberedskap", "status": "bedöms var för sig"}
    secretariat.post(at("watched_new"), form)
    row = WatchedMatter.objects.get()

    secretariat.post(at("watched_edit", row.pk), form | {"status": "bedöms gemensamt", "version": row.version})

    history = text_of(secretariat.get(reverse("records:history", args=["programs", "watchedmatter", row.pk])))
    assert "bedöms var för sig" in history
    assert "bedöms gemensamt" in history


def test_event_with_a_day_says_what_happens(secretariat):
    answer = secretariat.post(at("watched_new"), {"kind": "process", "name": "Prov", "next_on": "2027-01-15"})

    assert answer.status_code == 400
    assert "Skriv vad som händer 15 januari 2027." in text_of(answer)


def test_kinds_of_the_facts(facts):
    assert WatchedMatter.objects.filter(kind="ownership").count() == 1
    assert WatchedMatter.objects.filter(kind="joint_operation").count() == 3
    assert WatchedMatter.objects.filter(kind="infrastructure").count() == 5


# --- Assignments ------------------------------------------------------------------------------------


def test_assignment_is_read_by_those_who_sit_in_a_body(secretariat, stranger):
    member = logged_in(make_user(kind="network"))
    assignment = make_assignment(text="Utreda laddinfrastruktur")

    assert "Utreda laddinfrastruktur" in text_of(secretariat.get(at("assignments")))
    assert "Utreda laddinfrastruktur" in text_of(member.get(assignment.get_absolute_url()))
    assert stranger.get(assignment.get_absolute_url()).status_code == 302  # to the login page
    assert "Utreda laddinfrastruktur" not in text_of(stranger.get(assignment.given_to.get_absolute_url()))


def test_assignment_goes_from_one_body_to_another(secretariat):
    body = make_body()

    answer = secretariat.post(at("assignment_new"), {"given_by": body.pk, "given_to": body.pk, "text": "Prov"})

    assert answer.status_code == 400
    assert "Uppdraget måste gå från ett organ till ett annat." in text_of(answer)


@pytest.mark.parametrize(
    ("given", "due", "status"),
    [("2026-05-04", "2026-05-03", 400), ("2026-05-04", "2026-05-04", 302), ("2026-05-04", "2101-01-01", 400)],
)
def test_assignment_is_due_after_it_is_given(given, due, status, secretariat):
    bodies = {"given_by": make_body().pk, "given_to": make_body().pk}

    answer = secretariat.post(at("assignment_new"), bodies | {"text": "Prov", "given_on": given, "due_on": due})

    assert answer.status_code == status


def test_done_assignment_has_a_result(secretariat):
    sent = {"given_by": make_body().pk, "given_to": make_body().pk, "text": "Prov", "done_on": "2026-05-04"}

    refused = secretariat.post(at("assignment_new"), sent)
    saved = secretariat.post(at("assignment_new"), sent | {"result": "Förslaget är klart."})

    assert "Skriv vad uppdraget gav innan det markeras som klart." in text_of(refused)
    assert (refused.status_code, saved.status_code) == (400, 302)


def test_member_of_the_body_reports_and_others_do_not(db):
    body = make_body(kind="management_group")
    assignment = make_assignment(given_to=body)
    sent = {"result": "Förslaget ligger hos kommittén.", "done_on": "2026-05-04", "version": assignment.version}

    stranger = logged_in(make_user(kind="network")).post(at("assignment_report", assignment.pk), sent)
    member = logged_in(make_user(body=body)).post(at("assignment_report", assignment.pk), sent)

    assignment.refresh_from_db()
    assert (stranger.status_code, member.status_code) == (403, 302)
    assert (assignment.result, assignment.done_on) == ("Förslaget ligger hos kommittén.", date(2026, 5, 4))


def test_reported_assignment_is_not_reported_over(db):
    body = make_body()
    assignment = make_assignment(given_to=body, result="Klart i maj.", done_on=date(2026, 5, 4))
    member = logged_in(make_user(body=body))

    answer = member.post(
        at("assignment_report", assignment.pk), {"result": "Nej, i juni.", "version": assignment.version}
    )

    assert answer.status_code == 409
    assert "redan redovisat som klart 4 maj 2026: ”Klart i maj.”" in text_of(answer)
    assert "Nej, i juni." in text_of(answer)
    assert Assignment.objects.get().result == "Klart i maj."


def test_report_sent_twice_is_saved_once_and_the_second_of_two_is_told(db):
    assignment = make_assignment()
    seen = assignment.version
    assignments_actions.report(assignment, result="Halvvägs.", done_on=None, seen=seen)

    assignments_actions.report(assignment, result="Halvvägs.", done_on=None, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        assignments_actions.report(assignment, result="Nästan klart.", done_on=None, seen=seen)

    assignment.refresh_from_db()
    assert (assignment.result, assignment.version) == ("Halvvägs.", seen + 1)


@pytest.mark.parametrize(
    ("days", "shown", "late"), [(-1, True, True), (0, True, False), (30, True, False), (31, False, False)]
)
def test_start_page_tells_of_what_is_due_within_thirty_days(days, shown, late, secretariat):
    body = make_body(kind="network", name="Provnätverket")
    due_on = timezone.localdate() + timedelta(days=days)
    make_assignment(given_to=body, text="Ta fram underlag", due_on=due_on)
    make_assignment(given_to=body, text="Redan redovisat", due_on=due_on, result="Ja.", done_on=date(2026, 1, 2))

    pages = [secretariat.get("/"), logged_in(make_user(body=body)).get("/")]
    others = logged_in(make_user(kind="network")).get("/")

    for page in map(text_of, pages):
        assert ("Uppdrag till Provnätverket: Ta fram underlag" in page) is shown
        assert ("sent, " in page) is late
        assert "Redan redovisat" not in page
    assert "Ta fram underlag" not in text_of(others)


def test_open_assignments_stand_on_the_bodys_page(db):
    body = make_body(kind="network")
    make_assignment(given_to=body, text="Ta fram underlag", due_on=timezone.localdate() - timedelta(days=3))
    make_assignment(given_to=body, text="Redan redovisat", result="Ja.", done_on=date(2026, 1, 2))

    page = text_of(logged_in(make_user(body=body)).get(body.get_absolute_url()))

    assert "Ta fram underlag" in page
    assert "försenat" in page
    assert "3 dagar sedan" in page
    assert "Redan redovisat" not in page


def test_lists_of_assignments_are_of_one_state_and_one_body(secretariat):
    body = make_body(slug="provorganet")
    make_assignment(given_to=body, text="Pågående uppdrag")
    make_assignment(given_by=body, text="Givet uppdrag")
    make_assignment(text="Andras uppdrag")
    make_assignment(given_to=body, text="Klart uppdrag", result="Ja.", done_on=date(2026, 1, 2))

    def listed(**query: str) -> set[str]:
        page = text_of(secretariat.get(at("assignments"), query))
        names = ("Pågående uppdrag", "Givet uppdrag", "Andras uppdrag", "Klart uppdrag")
        return {name.split()[0] for name in names if name in page}

    assert listed() == {"Pågående", "Givet", "Andras"}
    assert listed(visa="klara") == {"Klart"}
    assert listed(visa="alla", organ="provorganet") == {"Pågående", "Givet", "Klart"}
    assert listed(visa="annat") == {"Pågående", "Givet", "Andras"}


# --- Search and speed -------------------------------------------------------------------------------


def test_search_finds_details_watched_matters_and_own_assignments(secretariat, stranger):
    project = make_project()
    ProjectDetail.objects.create(project=project, label="Leveranser", order=1, text="Budskapsplattform")
    WatchedMatter.objects.create(kind="process", name="Kärnkraftsutredningen")
    make_assignment(text="Utreda laddinfrastruktur")

    assert "Budskapsplattform" in text_of(stranger.get("/sok/", {"q": "budskapsplattform"}))
    assert "/bevakning/#fraga-" in text_of(stranger.get("/sok/", {"q": "kärnkraft"}))
    assert "/uppdrag/" in text_of(secretariat.get("/sok/", {"q": "laddinfrastruktur"}))
    assert "/uppdrag/" not in text_of(stranger.get("/sok/", {"q": "laddinfrastruktur"})).replace("?q=", "")


@pytest.mark.parametrize("name", ["project", "priorities", "watched", "assignments", "assignment", "projects"])
def test_pages_ask_as_often_with_twenty_rows_as_with_one(name, secretariat):
    project = make_project(kind="prioriteringslista")
    body = make_body()
    decision = Decision.objects.create(body=body, text="Beslut", year=2026)

    def add(number: int) -> None:
        ProjectDetail.objects.create(project=project, label=f"Del {number}", order=1, text="Prov")
        ProjectCost.objects.create(project=project, order=number, what="Prov", payer=make_municipality())
        make_priority(project, f"Satsning {number}", decision=decision)
        PriorityPresentation.objects.create(project=project, to="Prov")
        WatchedMatter.objects.create(kind="process", name="Prov").municipalities.set(Municipality.objects.all())
        make_activity().projects.add(project)
        make_assignment(given_to=body, decision=decision)
        make_project(title=f"Annat {number}")

    def asked() -> int:
        args = {"project": [project.slug], "assignment": [Assignment.objects.order_by("pk")[0].pk]}.get(name, [])
        with CaptureQueriesContext(connection) as queries:
            assert secretariat.get(at(name, *args)).status_code == 200
        return len(queries)

    add(1)
    asked()
    once = asked()
    for number in range(2, 21):
        add(number)

    assert asked() == once
    assert once <= 25


@pytest.mark.parametrize("email", [None, "network"])
def test_strangers_change_nothing(email, db):
    client = logged_in(make_user(kind=email)) if email else Client()
    project = make_project(kind="prioriteringslista")
    priority = make_priority(project, "Spår")
    assignment = make_assignment()

    for address in (
        at("project_new"),
        at("project_edit", project.slug),
        at("project_remove", project.slug),
        at("priority_move", priority.pk),
        at("watched_new"),
        at("assignment_edit", assignment.pk),
    ):
        assert client.post(address, {"title": "Nej", "version": 1}).status_code == 403, address
    assert Project.objects.get().title == project.title
