"""A row of the table edited in its place: saved, refused, and saved by two at once."""

import re
import threading
from html import unescape

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from members.versions import ChangedMeanwhile
from programs.models import Activity, Plan
from programs.table import actions
from programs.table.forms import ActivityForm
from tests.markup import markup_of
from tests.programs.factories import (
    make_activity,
    make_body,
    make_follow_up,
    make_municipality,
    make_sub_goal,
    make_user,
)

HTMX = {"HX-Request": "true"}
BACKEND = "django.contrib.auth.backends.ModelBackend"


def address(activity: Activity, name: str = "activity_edit") -> str:
    return reverse(f"programs:{name}", args=[activity.pk])


def opened(activity: Activity) -> dict[str, object]:
    """What a browser sends back when the form has just been opened."""
    shown = ActivityForm(instance=Activity.objects.get(pk=activity.pk), plan=activity.plan).shown()
    return shown | {f"initial-{name}": value for name, value in shown.items()} | {"version": activity.version}


def text_of(answer) -> str:
    return unescape(markup_of(answer))


def test_row_turns_into_its_form_and_back(secretariat):
    activity = make_activity(title="Bevaka elförsörjningen")

    form = secretariat.get(address(activity), headers=HTMX).content.decode()
    row = secretariat.get(address(activity, "activity_row"), headers=HTMX).content.decode()
    page = secretariat.get(address(activity)).content.decode()

    assert form.lstrip().startswith("<tr")
    assert 'name="version" value="1"' in form
    assert "data-row-save" in form
    assert row.lstrip().startswith("<tr")
    assert "data-row-edit" in row
    assert "<h1>Ändra aktivitet</h1>" in page


def test_save_changes_every_field_and_answers_with_the_row_alone(secretariat):
    activity = make_activity()
    town, network = make_municipality(), make_body(name="Provnätverket")

    answer = secretariat.post(
        address(activity),
        opened(activity)
        | {
            "title": "Ny titel med å, ä och ö",
            "scope": "named",
            "municipalities": [town.pk],
            "networks": [network.pk],
            "contacts": "Gustav, Pia",
            "timing": "by_month",
            "timing_month": "2",
            "timing_text": "",
            "condition": "Stäms av först",
            "comment": "Rad ett\r\nRad två",
            "status": "done",
        },
        headers=HTMX,
    )

    assert answer.status_code == 200
    row = text_of(answer)
    assert row.count("<tr") == 1
    for shown in (
        "Ny titel med å, ä och ö",
        town.name,
        "Gustav, Pia",
        "Provnätverket",
        "Klart i februari",
        "genomförd",
    ):
        assert shown in row
    activity.refresh_from_db()
    assert (activity.version, activity.status, activity.contacts) == (2, "done", ["Gustav", "Pia"])
    assert list(activity.municipalities.all()) == [town]


def test_save_without_javascript_leads_back_to_the_row(secretariat):
    activity = make_activity()

    answer = secretariat.post(address(activity), opened(activity) | {"title": "Utan skript"})

    assert answer.status_code == 302
    assert answer.url == f"/plan/{activity.plan.year}/handlingsplan/#rad-{activity.pk}"


def test_save_to_another_sub_goal_asks_for_the_whole_table(secretariat):
    activity = make_activity(sub_goal_text="Planens lydelse")
    goal = make_sub_goal(focus_area=activity.focus_area)

    answer = secretariat.post(address(activity), opened(activity) | {"place": f"s{goal.pk}"}, headers=HTMX)

    assert "#handlingsplan" in answer["HX-Location"]
    activity.refresh_from_db()
    assert activity.sub_goal == goal
    assert activity.sub_goal_text == ""


def test_words_of_the_source_give_way_when_the_choice_changes(secretariat):
    activity = make_activity(timing="ongoing", timing_text="Löpande", status="done", status_text="del 1 genomförd")

    secretariat.post(address(activity), opened(activity) | {"title": "Bara titeln"})
    activity.refresh_from_db()
    assert (activity.timing_text, activity.status_text) == ("Löpande", "del 1 genomförd")

    secretariat.post(address(activity), opened(activity) | {"timing": "autumn", "status": "cancelled"})
    activity.refresh_from_db()
    assert (activity.timing_text, activity.status_text) == ("", "")


def test_second_of_two_editors_gets_both_texts_and_chooses(secretariat):
    activity = make_activity(title="Bevaka frågan", comment="Möte i mars på kansliet.")
    other = Client()
    other.force_login(make_user(kind="secretariat"), backend=BACKEND)
    first, second = opened(activity), opened(activity)
    assert other.post(address(activity), first | {"comment": "Möte i mars på Teams."}).status_code == 302

    answer = secretariat.post(address(activity), second | {"comment": "Möte i april på kansliet."}, headers=HTMX)

    page = text_of(answer)
    assert answer.status_code == 409
    assert "<del>kansliet</del>" in page
    assert "<ins>Teams</ins>" in page
    assert "Möte i april på Teams." in page  # joined
    assert "ändrat av er båda" in page
    for button in ("Behåll min", "Behåll den sparade", "Spara sammanfogad"):
        assert button in page
    activity.refresh_from_db()
    assert activity.comment == "Möte i mars på Teams."

    version = re.search(r'name="version" value="(\d+)"', page)[1]
    chosen = {name: value for name, value in second.items() if not name.startswith("initial-")}
    secretariat.post(address(activity), chosen | {"comment": "Möte i april på Teams.", "version": version})
    activity.refresh_from_db()
    assert activity.comment == "Möte i april på Teams."


def test_conflict_page_escapes_all_texts(secretariat):
    attack = "<script>alert(1)</script>\"'<img src=x onerror=alert(2)>"
    activity = make_activity(comment="Början")
    seen = opened(activity)
    Activity.objects.filter(pk=activity.pk).update(comment=f"Sparat {attack}")

    for headers in (HTMX, {}):
        answer = secretariat.post(address(activity), seen | {"comment": f"Mitt {attack}"}, headers=headers)
        assert answer.status_code == 409
        assert "<script>alert" not in answer.content.decode()
        assert "<img" not in answer.content.decode().split("<main", 1)[-1]


def test_a_row_that_was_only_moved_is_saved_all_the_same(secretariat):
    activity = make_activity()
    make_activity(plan=activity.plan, sub_goal=activity.sub_goal)
    seen = opened(activity)
    secretariat.post(address(activity, "activity_move") + "?steg=ned")

    answer = secretariat.post(address(activity), seen | {"title": "Flyttad och ändrad"})

    assert answer.status_code == 302
    assert Activity.objects.get(pk=activity.pk).title == "Flyttad och ändrad"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"title": ""}, "Skriv vad som ska göras."),
        ({"title": " \n\t "}, "Skriv vad som ska göras."),
        ({"title": "å" * 100_000}, "Högst 400 tecken får plats. Det du skrev har 100000."),
        ({"comment": "x" * 5_000}, "Högst 4000 tecken får plats."),
        ({"scope": "named", "municipalities": []}, "Välj minst en kommun"),
        ({"scope": "finns-inte"}, "finns-inte"),
        ({"place": "s999999"}, "s999999"),
        ({"place": "s<script>"}, "Delmål"),
        ({"timing": "by_month", "timing_month": "13"}, "Månad"),
        ({"timing": "from_year", "timing_year": "snart"}, "Från år"),
        ({"municipalities": ["999999"]}, "Utpekade kommuner"),
        ({"networks": ["'; DROP TABLE"]}, "Ansvarigt nätverk"),
        ({"status": "x"}, "Status"),
        ({"version": ""}, "Sidan är för gammal."),
        ({"version": "sju"}, "Ändra"),
        ({"version": "99999999999999999999"}, "Ändra"),
    ],
)
def test_bad_input_gets_a_message_and_keeps_what_was_typed(secretariat, typed, message):
    activity = make_activity(comment="Som det var")

    for headers in (HTMX, {}):
        answer = secretariat.post(address(activity), opened(activity) | {"condition": "Kvar"} | typed, headers=headers)
        page = text_of(answer)
        assert answer.status_code == 400
        assert message in page
        assert "Kvar" in page
        assert "<script>" not in answer.content.decode().split("<main", 1)[-1]
    assert Activity.objects.get(pk=activity.pk).version == 1


def test_script_is_text_and_nothing_else(secretariat):
    attack = "<script>alert(1)</script>"
    activity = make_activity()
    values = opened(activity) | dict.fromkeys(("title", "comment", "condition", "timing_text", "contacts"), attack)

    row = secretariat.post(address(activity), values, headers=HTMX).content.decode()
    table = secretariat.get(reverse("programs:action_plan", args=[activity.plan.year])).content.decode()

    assert "&lt;script&gt;" in row
    assert "<script>alert" not in row + table


def test_only_the_secretariat_edits_rows(db, client):
    activity = make_activity()
    addresses = [address(activity, name) for name in ("activity_edit", "activity_delete", "activity_move")]
    addresses.append(reverse("programs:activity_new", args=[activity.plan.year]))
    before = Activity.objects.count()

    assert {client.post(url).status_code for url in addresses} == {403}
    assert client.get(addresses[0]).status_code == 302
    for kind in ("network", "committee", "management_group", "municipal_offices"):
        client.force_login(make_user(kind=kind), backend=BACKEND)
        assert {client.post(url, opened(activity)).status_code for url in addresses} == {403}
        assert client.get(addresses[0]).status_code == 403
    assert Activity.objects.count() == before
    assert Activity.objects.get(pk=activity.pk).version == 1


def test_missing_csrf_token_is_refused(db):
    activity = make_activity()
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(kind="secretariat"), backend=BACKEND)

    assert client.post(address(activity), opened(activity)).status_code == 403


def test_unknown_rows_are_not_found(secretariat):
    assert secretariat.get("/aktivitet/987654321/redigera/").status_code == 404
    assert secretariat.post("/aktivitet/987654321/ta-bort/").status_code == 404
    assert secretariat.get("/plan/1999/handlingsplan/ny/").status_code == 404


def test_new_row_stands_last_in_its_sub_goal(secretariat):
    first = make_activity()
    new = reverse("programs:activity_new", args=[first.plan.year])
    place = f"s{first.sub_goal_id}"
    assert f'value="{place}" selected' in secretariat.get(f"{new}?plats={place}").content.decode()

    values = {"title": "Helt ny", "place": place, "scope": "joint", "timing": "ongoing", "status": "not_started"}
    answer = secretariat.post(new, values | {"version": "1"})

    assert answer.status_code == 302
    assert list(first.plan.activities.values_list("title", flat=True)) == [first.title, "Helt ny"]
    assert secretariat.post(new, values | {"title": "", "version": "1"}).status_code == 400


def test_rows_change_places_within_their_sub_goal(secretariat):
    first = make_activity(title="A")
    second = make_activity(plan=first.plan, sub_goal=first.sub_goal, title="B")

    secretariat.post(address(second, "activity_move") + "?steg=upp")
    assert list(first.plan.activities.values_list("title", flat=True)) == ["B", "A"]
    secretariat.post(address(second, "activity_move") + "?steg=upp")  # already first
    assert list(first.plan.activities.values_list("title", flat=True)) == ["B", "A"]
    assert secretariat.post(address(second, "activity_move") + "?steg=vart").status_code == 400
    assert secretariat.get(address(second, "activity_move")).status_code == 405


def test_delete_shows_what_it_means_and_is_refused_when_something_has_been_said(secretariat):
    activity, followed = make_activity(), make_activity()
    make_follow_up(activity=followed)

    assert "Ta bort aktiviteten ur planen" in text_of(secretariat.get(address(activity, "activity_delete")))
    assert secretariat.post(address(activity, "activity_delete")).status_code == 302
    refused = secretariat.post(address(followed, "activity_delete"))

    assert refused.status_code == 409
    assert "1 uppföljning och kan inte tas bort" in text_of(refused)
    assert not Activity.objects.filter(pk=activity.pk).exists()
    assert Activity.objects.filter(pk=followed.pk).exists()


def test_history_tells_who_changed_the_row(secretariat):
    activity = make_activity(title="Före")
    secretariat.post(address(activity), opened(activity) | {"title": "Efter"})

    page = text_of(secretariat.get(address(activity, "activity")))

    assert "Historik" in page
    assert "Ändrad" in page


def test_a_row_of_a_plan_that_was_adopted_meanwhile_says_so_in_its_place(secretariat):
    activity = make_activity()
    Plan.objects.filter(pk=activity.plan_id).update(state=Plan.State.ADOPTED)

    answer = text_of(secretariat.get(address(activity), headers=HTMX))

    assert "Öppna en rättelse" in answer
    assert "data-row-save" not in answer


@pytest.mark.django_db(transaction=True)
def test_no_save_is_lost_when_many_save_the_same_row_at_once():
    activity = make_activity(comment="0")
    editors, saves_each = 5, 40
    saved: list[str] = []
    refused: list[int] = []

    def edit(editor: int) -> None:
        try:
            for number in range(saves_each):
                row = Activity.objects.get(pk=activity.pk)
                text = f"{row.comment.split(' ')[0]} {editor}-{number}"
                try:
                    values = {"comment": f"{int(text.split(' ')[0]) + 1} {editor}-{number}"}
                    actions.save_activity(row, seen=row.version, values=values, municipalities=[], networks=[])
                except ChangedMeanwhile:
                    refused.append(editor)
                else:
                    saved.append(text)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=edit, args=(editor,)) for editor in range(editors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    activity.refresh_from_db()
    assert len(saved) + len(refused) == editors * saves_each
    # Each save counted one up from what it had read: a silent overwrite would make the count fall behind.
    assert int(activity.comment.split(" ")[0]) == len(saved)
    assert activity.version == 1 + len(saved)
    assert connection.vendor == "postgresql"
