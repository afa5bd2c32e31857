"""The table of progress: status and what has happened, row by row and many at once, met by others and undone."""

import gzip
import re
import threading
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.models import User
from programs.models import Activity, FollowUp, Plan
from programs.progress import queries as progress_queries
from programs.progress import wishes
from programs.progress.wishes import Seen, Wish, meets
from programs.table import actions
from records import drafts
from records.models import Draft
from tests.markup import markup_of
from tests.programs.factories import make_activity, make_follow_up, make_user

HTMX = {"HX-Request": "true"}
BACKEND = "django.contrib.auth.backends.ModelBackend"


def table(plan: Plan) -> str:
    return f"/plan/{plan.year}/handlingsplan/lage/"


def text_of(answer) -> str:
    return unescape(markup_of(answer))


def token(activity: Activity) -> str:
    saved = Activity.objects.get(pk=activity.pk)
    newest = activity.follow_ups.order_by("pk").last()
    return f"{saved.pk}.{saved.status}.{newest.pk if newest else 0}"


def row(activity: Activity, key: int = 1, *, seen: str | None = None, **typed: str) -> dict[str, str]:
    """What a browser sends of a row that has just been opened, with what was typed."""
    status = typed.get("status", Activity.objects.get(pk=activity.pk).status)
    return {
        f"sedd-{key}": seen or token(activity),
        f"status-{key}": status,
        f"text-{key}": typed.get("text", ""),
    }


def signed_in(user=None) -> Client:
    client = Client()
    client.force_login(user or make_user(kind="secretariat"), backend=BACKEND)
    return client


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of a conflict, as a browser sends them back."""
    return dict(re.findall(r'<input type="hidden" name="((?:konflikt|min_status|min_text)-\d+)" value="([^"]*)"', page))


# --- When two meet -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "saved", "expected"),
    [
        (Wish(1, Seen("ongoing", 7), "done"), Seen("ongoing", 7), False),  # nobody else
        (Wish(1, Seen("ongoing", 7), "done"), Seen("cancelled", 7), True),  # another status
        (Wish(1, Seen("ongoing", 7), "done"), Seen("done", 7), False),  # the same status
        (Wish(1, Seen("ongoing", 7), "done"), Seen("ongoing", 8), False),  # a text beside a status
        (Wish(1, Seen("ongoing", 7), "ongoing", "Klart."), Seen("ongoing", 8), True),  # a text beside a text
        (Wish(1, Seen("ongoing", 7), "ongoing", "Klart."), Seen("done", 7), False),  # a status beside a text
        (Wish(1, Seen("ongoing", 0), "ongoing", "Klart."), Seen("ongoing", 0), False),
        (Wish(1, Seen("ongoing", 7), "ongoing", insists=True), Seen("done", 7), True),  # many get what this one had
        (Wish(1, Seen("ongoing", 7), "ongoing", insists=True), Seen("ongoing", 7), False),
    ],
)
def test_meets_when_the_same_thing_was_changed(wish, saved, expected):
    assert meets(wish, saved=saved) is expected


@pytest.mark.parametrize(
    ("mine", "saved", "expected"),
    [
        ("Möte den 3 mars på kansliet.", "Möte den 3 mars på Teams.", "Möte den 3 mars på Teams kansliet."),
        ("Rapporten är klar.", "Ingen har svarat än", "Ingen har svarat än\nRapporten är klar."),
        ("Rapporten är klar.", "", "Rapporten är klar."),
    ],
)
def test_joined_weaves_what_is_alike_and_puts_the_rest_after(mine, saved, expected):
    assert wishes.joined(mine, saved) == expected


# --- One row -------------------------------------------------------------------------------------------


def test_table_shows_every_activity_with_live_fields(facts, client_of):
    page = text_of(client_of("kansli@example.se").get("/plan/2021/handlingsplan/lage/"))

    assert page.count("data-progress-row=") == 21
    assert page.count("<textarea") == 21
    assert page.count('data-col="status"') == 21
    assert len(re.findall(r"[Ss]enast hört|[Ii]nget hört|anger ingen dag", page)) == 21
    assert "hör inte till det som beslutades" in page


def test_a_row_saves_status_and_text_and_answers_with_its_cells(secretariat):
    activity = make_activity(status="ongoing", status_text="pågår enligt källan")
    sent = row(activity, 5, status="done", text="Förstudien är klar.\r\nRapporten är skickad.")

    answer = secretariat.post(table(activity.plan), sent | {"spara": activity.pk}, headers=HTMX)

    page = text_of(answer)
    assert answer.status_code == 200
    assert page.lstrip().startswith("<td")
    assert "<tr" not in page
    assert 'name="text-5"' in page
    assert "Sparat kl." in page
    assert "Ångra" in page
    activity.refresh_from_db()
    assert (activity.status, activity.status_text, activity.version) == ("done", "", 2)
    entry = activity.follow_ups.get()
    assert entry.text == "Förstudien är klar.\nRapporten är skickad."
    assert (entry.on, entry.author.email) == (timezone.localdate(), secretariat_user(secretariat))


def secretariat_user(client: Client) -> str:
    return User.objects.get(pk=client.session["_auth_user_id"]).email


def test_a_chosen_status_leaves_the_text_that_is_being_written(secretariat):
    activity = make_activity(status="ongoing")
    sent = row(activity, status="done", text="Halvskriven men") | {"spara": activity.pk, "bara": "status"}

    page = text_of(secretariat.post(table(activity.plan), sent, headers=HTMX))

    assert "Halvskriven men</textarea>" in page
    assert not activity.follow_ups.exists()
    assert Activity.objects.get(pk=activity.pk).status == "done"
    assert Draft.objects.get(field="follow_up", target_id=str(activity.pk)).text == "Halvskriven men"


def test_pressed_twice_is_written_once(secretariat):
    activity = make_activity()
    sent = row(activity, text="Möte med Trafikverket.") | {"spara": activity.pk}

    codes = [secretariat.post(table(activity.plan), sent, headers=HTMX).status_code for _ in range(2)]

    assert codes == [200, 200]
    assert activity.follow_ups.count() == 1


def test_an_adopted_plan_still_takes_status_and_follow_up(secretariat):
    activity = make_activity()
    Plan.objects.filter(pk=activity.plan.pk).update(state=Plan.State.ADOPTED, adopted_on="2021-01-14")

    answer = secretariat.post(
        table(activity.plan), row(activity, status="done", text="Klart.") | {"spara": activity.pk}, headers=HTMX
    )

    assert answer.status_code == 200
    assert Activity.objects.get(pk=activity.pk).status == "done"
    assert activity.follow_ups.get().text == "Klart."


# --- Many rows -----------------------------------------------------------------------------------------


def test_without_javascript_a_rows_button_saves_that_row_and_keeps_what_stands_in_the_others(secretariat):
    first = make_activity()
    second = make_activity(plan=first.plan, sub_goal=first.sub_goal)
    sent = row(first, 1, text="Första raden.") | row(second, 2, status="done", text="Andra raden.")

    answer = secretariat.post(table(first.plan), sent | {"spara": first.pk})

    assert answer.status_code == 200
    assert first.follow_ups.count() == 1
    assert not second.follow_ups.exists()
    page = text_of(answer)
    assert "Andra raden.</textarea>" in page
    assert re.search(r'name="status-2".*?<option value="done" selected>', page)
    assert "Andra raden.</textarea>" in text_of(secretariat.get(table(first.plan)))  # also in a new browser


def test_save_all_saves_each_changed_row_and_reports_each(secretariat):
    rows = [make_activity(status="ongoing")]
    rows += [make_activity(plan=rows[0].plan, sub_goal=rows[0].sub_goal, status="ongoing") for _ in range(3)]
    seen = [token(activity) for activity in rows]
    Activity.objects.filter(pk=rows[2].pk).update(status="cancelled")
    sent = (
        row(rows[0], 1, status="done", text="Klar.")
        | row(rows[1], 2, status="finns-inte", text="Stavfel i valet.")
        | row(rows[2], 3, seen=seen[2], status="done")
        | row(rows[3], 4)
    )

    answer = secretariat.post(table(rows[0].plan), sent | {"spara": "alla"})

    page = text_of(answer)
    assert answer.status_code == 409
    assert "1 rad är sparad" in page
    assert "1 rad har någon annan ändrat" in page
    assert "1 rad behöver rättas" in page
    assert "Statusen ”finns-inte” finns inte." in page
    assert "Stavfel i valet.</textarea>" in page
    assert [activity.status for activity in Activity.objects.order_by("pk")] == [
        "done",
        "ongoing",
        "cancelled",
        "ongoing",
    ]
    assert [activity.version for activity in Activity.objects.order_by("pk")] == [2, 1, 2, 1]


def test_save_all_without_javascript_leads_back_with_what_was_done(secretariat):
    first = make_activity()
    second = make_activity(plan=first.plan, sub_goal=first.sub_goal)
    sent = row(first, 1, text="Ett.") | row(second, 2, text="Två.")

    answer = secretariat.post(table(first.plan), sent | {"spara": "alla"}, follow=True)

    assert answer.redirect_chain[0][1] == 302
    assert "2 rader är sparade kl." in text_of(answer)
    assert "Ångra 2 rader" in text_of(answer)


def test_many_rows_get_one_status_at_one_press_and_all_are_undone_at_one(secretariat):
    rows = [make_activity(status="ongoing")]
    rows += [make_activity(plan=rows[0].plan, sub_goal=rows[0].sub_goal, status="ongoing") for _ in range(3)]
    had_it = make_activity(plan=rows[0].plan, sub_goal=rows[0].sub_goal, status="done")
    elsewhere = make_activity(plan=rows[0].plan, status="ongoing")
    seen = {activity.pk: token(activity) for activity in rows}
    Activity.objects.filter(pk=rows[3].pk).update(status="cancelled")  # somebody else, meanwhile
    sent = {"spara": "markerade", "ny_status": "done", "markerat_omrade": rows[0].focus_area_id}
    for key, activity in enumerate([*rows, had_it, elsewhere], start=1):
        sent |= row(
            activity,
            key,
            seen=seen.get(activity.pk),
            status="ongoing" if activity.pk in seen else None or activity.status,
        )
    sent["text-1"] = "Skrivs just nu"

    answer = secretariat.post(table(rows[0].plan), sent, headers=HTMX)

    page = text_of(answer)
    assert answer.status_code == 409
    assert "3 rader fick status ”genomförd”. 1 rad hade den redan. 1 rad har någon annan ändrat" in page
    assert "Skrivs just nu</textarea>" in page
    in_order = [*rows, had_it, elsewhere]
    status = dict(Activity.objects.values_list("pk", "status"))
    assert [status[activity.pk] for activity in in_order] == ["done", "done", "done", "cancelled", "done", "ongoing"]

    batch = re.search(r'name="angra_alla" value="([^"]+)"', page)[1]
    undone = text_of(secretariat.post(table(rows[0].plan), {"angra_alla": batch}, headers=HTMX))
    assert "Ångrat: 3 rader" in undone
    status = dict(Activity.objects.values_list("pk", "status"))
    assert [status[activity.pk] for activity in in_order] == ["ongoing"] * 3 + ["cancelled", "done", "ongoing"]


@pytest.mark.parametrize(
    ("sent", "said"), [({"markerat_alla": "1"}, "Välj vilken status"), ({"ny_status": "done"}, "Markera minst en rad")]
)
def test_many_rows_are_not_changed_before_rows_and_status_are_chosen(secretariat, sent, said):
    activity = make_activity(status="ongoing")

    answer = secretariat.post(table(activity.plan), row(activity) | sent | {"spara": "markerade"})

    assert answer.status_code == 400
    assert said in text_of(answer)
    assert Activity.objects.get(pk=activity.pk).version == 1


# --- Undo ----------------------------------------------------------------------------------------------


def test_undo_gives_the_row_back_what_it_said_and_the_text_to_its_field(secretariat):
    activity = make_activity(status="ongoing", status_text="del 1 pågår")
    make_follow_up(activity=activity, text="Tidigare uppföljning.")
    answer = secretariat.post(
        table(activity.plan), row(activity, status="done", text="Fel rad!") | {"spara": activity.pk}, headers=HTMX
    )
    button = re.search(r'name="angra" value="([^"]+)"', text_of(answer))[1]

    undone = secretariat.post(table(activity.plan), row(activity) | {"angra": button}, headers=HTMX)

    activity.refresh_from_db()
    assert (activity.status, activity.status_text, activity.version) == ("ongoing", "del 1 pågår", 3)
    assert [entry.text for entry in activity.follow_ups.all()] == ["Tidigare uppföljning."]
    page = text_of(undone)
    assert "Fel rad!</textarea>" in page
    assert "Ångrat: status är ”pågår”" in page
    events = Activity.pgh_event_model.objects.filter(pgh_obj_id=activity.pk).order_by("pgh_id")
    assert [event.status for event in events] == ["ongoing", "done", "ongoing"]


def test_undo_is_offered_after_a_reload_and_only_to_who_saved(secretariat):
    activity = make_activity(status="ongoing")
    secretariat.post(table(activity.plan), row(activity, status="done") | {"spara": activity.pk})

    assert 'name="angra"' in text_of(secretariat.get(table(activity.plan)))
    assert 'name="angra"' not in text_of(signed_in().get(table(activity.plan)))


@pytest.mark.parametrize(("hours", "offered"), [(24, True), (24.01, False)])
def test_undo_is_offered_for_a_day(secretariat, hours, offered):
    activity = make_activity(status="ongoing")
    secretariat.post(table(activity.plan), row(activity, status="done") | {"spara": activity.pk})
    saved_at = Activity.pgh_event_model.objects.order_by("-pgh_id")[0].pgh_created_at
    user = User.objects.get(email=secretariat_user(secretariat))

    found = progress_queries.last_saves(activity.plan, by=user, at=saved_at + timedelta(hours=hours))

    assert bool(found) is offered


def test_undo_does_not_touch_a_row_that_somebody_has_changed_since(secretariat):
    activity = make_activity(status="ongoing")
    answer = secretariat.post(table(activity.plan), row(activity, status="done") | {"spara": activity.pk}, headers=HTMX)
    button = re.search(r'name="angra" value="([^"]+)"', text_of(answer))[1]
    signed_in().post(table(activity.plan), row(activity, status="cancelled") | {"spara": activity.pk})

    refused = secretariat.post(table(activity.plan), row(activity) | {"angra": button}, headers=HTMX)

    assert refused.status_code == 409
    assert "har ändrats sedan dess" in text_of(refused)
    assert Activity.objects.get(pk=activity.pk).status == "cancelled"


def test_undo_twice_undoes_once(secretariat):
    activity = make_activity(status="ongoing")
    answer = secretariat.post(
        table(activity.plan), row(activity, status="done", text="En text.") | {"spara": activity.pk}, headers=HTMX
    )
    button = re.search(r'name="angra" value="([^"]+)"', text_of(answer))[1]

    codes = [
        secretariat.post(table(activity.plan), row(activity) | {"angra": button}, headers=HTMX).status_code
        for _ in range(2)
    ]

    assert codes == [200, 409]
    assert Activity.objects.get(pk=activity.pk).status == "ongoing"


# --- Conflict ------------------------------------------------------------------------------------------


@pytest.fixture
def met(secretariat):
    """A row in which a colleague has saved status and text since it was opened, and what I then got to see."""
    activity = make_activity(status="ongoing")
    neighbour = make_activity(plan=activity.plan, sub_goal=activity.sub_goal)
    seen = token(activity)
    signed_in().post(
        table(activity.plan),
        row(activity, status="done", text="Mötet hölls den 3 mars på Teams.") | {"spara": activity.pk},
    )
    mine = row(activity, seen=seen, status="cancelled", text="Mötet hölls den 3 mars på kansliet.")
    answer = secretariat.post(
        table(activity.plan), mine | row(neighbour, 2, text="Grannraden.") | {"spara": "alla"}, headers=HTMX
    )
    return activity, neighbour, answer


def test_conflict_shows_both_who_and_when_and_leaves_the_other_rows(secretariat, met):
    activity, neighbour, answer = met
    page = text_of(answer)

    assert answer.status_code == 409
    assert re.search(r"Prov Person \d+ sparade raden .*\d\d\.\d\d medan du hade den framme", page)
    assert "<del>kansliet</del>" in page
    assert "<ins>Teams</ins>" in page
    assert "Ditt: utgår" in page
    assert "Det sparade: genomförd" in page
    for button in ("Behåll båda", "Behåll det sparade", "Spara sammanfogad"):
        assert button in page
    assert neighbour.follow_ups.get().text == "Grannraden."
    assert Activity.objects.get(pk=activity.pk).status == "done"
    assert activity.follow_ups.count() == 1
    assert Draft.objects.get(target_id=str(activity.pk)).text == "Mötet hölls den 3 mars på kansliet."


def test_conflict_keep_mine(secretariat, met):
    activity, _, answer = met

    saved = secretariat.post(table(activity.plan), hidden(text_of(answer)) | {"spara": activity.pk}, headers=HTMX)

    assert saved.status_code == 200
    assert Activity.objects.get(pk=activity.pk).status == "cancelled"
    assert [entry.text[-9:] for entry in activity.follow_ups.all()] == ["på Teams.", "kansliet."]
    assert not Draft.objects.exists()


def test_conflict_keep_the_saved(secretariat, met):
    activity, _, answer = met

    saved = secretariat.post(table(activity.plan), hidden(text_of(answer)) | {"slapp": activity.pk}, headers=HTMX)

    assert saved.status_code == 200
    assert Activity.objects.get(pk=activity.pk).status == "done"
    assert activity.follow_ups.count() == 1
    assert not Draft.objects.exists()
    assert "kansliet" not in text_of(saved)


def test_conflict_join_replaces_the_saved_text_which_stays_in_the_history_and_comes_back_on_undo(secretariat, met):
    activity, _, answer = met
    joined = {"ihop_status-1": "done", "ihop_text-1": "Mötet hölls den 3 mars på kansliet och Teams."}
    sent = hidden(text_of(answer)) | joined | {"spara_ihop": activity.pk}

    saved = secretariat.post(table(activity.plan), sent, headers=HTMX)

    assert saved.status_code == 200
    entry = activity.follow_ups.get()
    assert entry.text == joined["ihop_text-1"]
    kept = FollowUp.pgh_event_model.objects.filter(pgh_obj_id=entry.pk).values_list("text", flat=True)
    assert "Mötet hölls den 3 mars på Teams." in kept

    button = re.search(r'name="angra" value="([^"]+)"', text_of(saved))[1]
    secretariat.post(table(activity.plan), row(activity) | {"angra": button}, headers=HTMX)
    entry.refresh_from_db()
    assert entry.text == "Mötet hölls den 3 mars på Teams."
    assert entry.author.email != secretariat_user(secretariat)


def test_what_an_owner_answered_is_not_written_over(secretariat):
    activity = make_activity(status="ongoing")
    seen = token(activity)
    make_follow_up(activity=activity, text="Svar genom länken.", written_at=timezone.now())
    mine = row(activity, seen=seen, text="Min text.") | {"spara": activity.pk}
    page = text_of(secretariat.post(table(activity.plan), mine, headers=HTMX))
    assert "Den läggs efter den sparade texten." in page
    assert "En ansvarig, genom sin länk, sparade raden" in page

    sent = hidden(page) | {"ihop_status-1": "ongoing", "ihop_text-1": "Båda.", "spara_ihop": activity.pk}
    secretariat.post(table(activity.plan), sent, headers=HTMX)

    assert [entry.text for entry in activity.follow_ups.order_by("pk")] == ["Svar genom länken.", "Båda."]


def test_saving_the_other_rows_leaves_a_conflict_waiting(secretariat, met):
    activity, neighbour, answer = met
    sent = hidden(text_of(answer)) | row(neighbour, 2, text="Mer om grannen.") | {"spara": "alla"}

    page = text_of(secretariat.post(table(activity.plan), sent))

    assert neighbour.follow_ups.count() == 2
    assert activity.follow_ups.count() == 1
    assert "<del>kansliet</del>" in page


def test_a_status_that_somebody_else_changed_is_told_in_a_row_that_only_got_a_text(secretariat):
    activity = make_activity(status="ongoing")
    seen = token(activity)
    signed_in().post(table(activity.plan), row(activity, status="done") | {"spara": activity.pk})

    mine = row(activity, seen=seen, status="ongoing", text="Slutrapporten är skickad.") | {"spara": activity.pk}
    answer = secretariat.post(table(activity.plan), mine, headers=HTMX)

    assert answer.status_code == 200
    assert re.search(r"Prov Person \d+ har ändrat status till genomförd\.", text_of(answer))
    assert Activity.objects.get(pk=activity.pk).status == "done"


def test_conflict_escapes_all_texts(secretariat):
    attack = "<script>alert(1)</script>\"'<img src=x onerror=alert(2)>"
    activity = make_activity()
    seen = token(activity)
    signed_in().post(table(activity.plan), row(activity, text=f"Sparat {attack}") | {"spara": activity.pk})

    for headers in (HTMX, {}):
        mine = row(activity, seen=seen, text=f"Mitt {attack}") | {"spara": activity.pk}
        answer = secretariat.post(table(activity.plan), mine, headers=headers)
        assert answer.status_code == 409
        assert "<script>alert" not in answer.content.decode()
        assert "<img" not in answer.content.decode().split("<main", 1)[-1]


def test_a_text_about_an_activity_that_was_removed_is_given_back(secretariat):
    activity = make_activity()
    sent = row(activity, text="Skrivet om en borttagen rad.")
    other = make_activity(plan=activity.plan, sub_goal=activity.sub_goal)
    actions.delete_activity(activity)

    answer = secretariat.post(table(other.plan), sent | row(other, 2, text="Den andra.") | {"spara": "alla"})

    assert answer.status_code == 409
    assert "Skrivet om en borttagen rad." in text_of(answer)
    assert "1 aktivitet finns inte längre i planen" in text_of(answer)
    assert other.follow_ups.count() == 1
    assert secretariat.post(table(other.plan), sent | {"spara": activity.pk}, headers=HTMX).status_code == 404


# --- Input, access, drafts, queries ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text-1": "å" * 4_001}, "Högst 4000 tecken får plats. Det du skrev har 4001."),
        ({"status-1": "klar"}, "Statusen ”klar” finns inte."),
        ({"status-1": ""}, "Välj en status i listan."),
        ({"sedd-1": "7"}, "Sidan är för gammal."),
        ({"sedd-1": "1.ongoing.99999999999999999999"}, "Sidan är för gammal."),
    ],
)
def test_bad_input_gets_a_message_and_writes_nothing(secretariat, typed, said):
    activity = make_activity()

    answer = secretariat.post(table(activity.plan), row(activity, text="Kvar.") | typed | {"spara": "alla"})

    assert answer.status_code == 400
    assert said in text_of(answer)
    assert typed.get("text-1", "Kvar.") in text_of(answer)
    assert not FollowUp.objects.exists()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"spara": "x"}, {"angra": "1:2:3"}, {"angra": ""}, {"angra_alla": "abc"}])
def test_a_post_of_nothing_is_refused(secretariat, sent):
    plan = make_activity().plan

    assert secretariat.post(table(plan), sent).status_code in {400, 409}


def test_only_the_secretariat_comes_in(db, client):
    activity = make_activity()
    assert client.get(table(activity.plan)).status_code == 302
    for kind in ("network", "committee", "management_group", "municipal_offices"):
        member = signed_in(make_user(kind=kind))
        assert member.get(table(activity.plan)).status_code == 403
        assert member.post(table(activity.plan), row(activity, text="Nej.") | {"spara": "alla"}).status_code == 403
    assert not FollowUp.objects.exists()


def test_a_row_of_another_plan_is_not_saved(secretariat):
    activity, other = make_activity(), make_activity()

    answer = secretariat.post(table(other.plan), row(activity, text="Fel plan.") | {"spara": activity.pk})

    assert answer.status_code == 409
    assert not activity.follow_ups.exists()


def test_a_draft_is_offered_back_until_it_is_saved(secretariat):
    activity = make_activity()
    user = User.objects.get(email=secretariat_user(secretariat))
    kept = secretariat.put(
        f"/utkast/programs/activity/{activity.pk}/follow_up/", "field=text-1&text=Halvv%C3%A4gs&version=1",
        content_type="application/x-www-form-urlencoded",
    )  # fmt: skip
    assert kept.status_code == 200

    page = text_of(secretariat.get(table(activity.plan)))
    assert "Halvvägs</textarea>" in page
    assert "Inte sparat: du skrev det" in page
    assert "Halvvägs" not in text_of(signed_in().get(table(activity.plan)))

    secretariat.post(table(activity.plan), row(activity, text="Halvvägs") | {"spara": activity.pk}, headers=HTMX)
    drafts.keep(user, activity, "follow_up", text="Halvvägs", base_version=1)  # a late answer of the browser's
    assert "Halvvägs</textarea>" not in text_of(secretariat.get(table(activity.plan)))


def test_sixty_rows_ask_as_often_as_two_and_weigh_less_than_a_hundred_kilobytes(secretariat):
    activity = make_activity()
    plan = activity.plan
    make_follow_up(activity=make_activity(plan=plan, sub_goal=activity.sub_goal))
    secretariat.get(table(plan))  # content types are asked for once in a process
    counts = []
    for wanted in (2, 60):
        for number in range(plan.activities.count(), wanted):
            extra = make_activity(
                plan=plan, sub_goal=activity.sub_goal if number % 3 else None, title="Lång titel " * 9
            )
            make_follow_up(activity=extra, text="Mötet hölls och alla kommuner deltog i samtalet. " * 9)
            drafts.keep(make_user(), extra, "follow_up", text="Någon annans", base_version=1)
        with CaptureQueriesContext(connection) as queries:
            answer = secretariat.get(table(plan))
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert answer.content.count(b"data-progress-row=") == 60
    assert len(gzip.compress(answer.content, 6)) < 100_000
    assert counts[0] <= 25


@pytest.mark.parametrize("name", ["markerad", "markerat_omrade"])
def test_a_number_of_any_length_ticks_no_row(secretariat, name):
    activity = make_activity(status="not_started")

    sent = {"spara": "markerade", "ny_status": "done", name: "9" * 5_000}
    answer = secretariat.post(table(activity.plan), row(activity) | sent)

    assert answer.status_code == 400
    activity.refresh_from_db()
    assert activity.status == "not_started"


# --- Many at once ----------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_hundred_conflicting_saves_overwrite_nothing_silently_and_lose_no_text():
    first = make_activity(status="not_started")
    rows = [first, *(make_activity(plan=first.plan, sub_goal=first.sub_goal, status="not_started") for _ in range(2))]
    statuses = ["not_started", "ongoing", "done", "cancelled"]
    editors, saves_each = 4, 50
    users = [make_user(kind="secretariat") for _ in range(editors)]
    saved: list[str] = []
    refused: list[tuple[int, str, str]] = []
    others: list[int] = []

    def edit(editor: int) -> None:
        client = signed_in(users[editor])
        try:
            for number in range(saves_each):
                changed = rows[number % len(rows)]
                seen = token(changed)
                text = f"Redaktör {editor} skriver {number}."
                status = statuses[(editor + number) % 4]
                sent = {"sedd-1": seen, "status-1": status, "text-1": text, "spara": changed.pk}
                answer = client.post(table(changed.plan), sent, headers=HTMX)
                if answer.status_code == 200:
                    saved.append(text)
                elif answer.status_code == 409:
                    refused.append((editor, text, text_of(answer)))
                else:
                    others.append(answer.status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=edit, args=(editor,)) for editor in range(editors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert others == []
    assert len(saved) + len(refused) == editors * saves_each
    assert refused, "nobody met anybody: the test shows nothing"
    # Everything that was told saved is there, in the follow-up and in its history.
    assert sorted(FollowUp.objects.values_list("text", flat=True)) == sorted(saved)
    history = set(FollowUp.pgh_event_model.objects.values_list("text", flat=True))
    assert history == set(saved)
    # One version per save: no save went on top of another.
    versions = sum(Activity.objects.values_list("version", flat=True)) - len(rows)
    assert versions == len(saved)
    # Everything that was refused stands in the answer beside what was saved, and the last of each row is a draft.
    for _, text, page in refused:
        assert text in page
        assert "Någon annan hann före." in page
    kept = set(Draft.objects.values_list("user_id", "text"))
    assert {text for _, text in kept} <= {text for _, text, _ in refused}
