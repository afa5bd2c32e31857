"""Every page: its happy path, a stranger, and the same number of queries with one row and with three."""

from datetime import date, time, timedelta
from time import process_time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings.agenda import actions as agenda_actions
from meetings.meeting import actions as meeting_actions
from meetings.models import ConferenceType, Decision, ExternalMeeting, Meeting
from members.models import Body
from records.models import Draft, target
from tests.markup import markup_of
from tests.meetings.factories import (
    DAY,
    add_item,
    make_agenda_item,
    make_body,
    make_decision,
    make_meeting,
    make_municipality,
    make_seat,
    make_secretary,
    make_user,
)

pytestmark = pytest.mark.django_db
LONG = "de fyra spåren mellan Älvsjö och Ösmo, och vad de kostar."


@pytest.fixture
def secretary(client):
    client.force_login(make_secretary())
    return client


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def text_of(response) -> str:
    return markup_of(response)


# --- Calendar -------------------------------------------------------------------------------------


def test_calendar_answers_when_and_where_the_next_meeting_is(client):
    today = timezone.localdate()
    host = make_municipality(name="Provsalem")
    body = make_body()
    make_meeting(body=body, on=today - timedelta(days=1), title="Förra mötet")
    make_meeting(body=body, on=today + timedelta(days=1), state=Meeting.State.CANCELLED, title="Inställda mötet")
    following = make_meeting(body=body, on=today + timedelta(days=30), venue="Provsalen", hosts=[host])

    response = client.get("/kalender/", {"organ": body.slug})

    assert response.context["next"] == following
    page = text_of(response)
    assert "Provsalen, Provsalem" in page
    assert "Handlingarna kommer senast" in page
    assert "Inställda mötet" in page
    assert "Förra mötet" not in page


def test_calendar_of_a_year_holds_cancelled_and_undated(client):
    body = make_body()
    make_meeting(body=body, state=Meeting.State.CANCELLED, title="Inställda mötet")
    make_meeting(body=body, on=None, month=5, start_time=None, end_time=None, title="Majmötet")

    page = text_of(client.get("/kalender/", {"organ": body.slug, "ar": "2031"}))

    assert "Inställda mötet" in page
    assert "Majmötet" in page
    assert "dag inte angiven" in page


@pytest.mark.parametrize("query", ["visa=manad&manad=2031-04", "visa=arshjul&ar=2031", "ar=2031"])
def test_calendar_takes_as_many_queries_for_three_meetings_as_for_one(client, query):
    body = make_body()
    make_meeting(body=body, hosts=[make_municipality()])
    one = queries(client, f"/kalender/?organ={body.slug}&{query}")
    for days in (7, 14):
        make_meeting(body=body, on=DAY + timedelta(days=days), hosts=[make_municipality()])

    assert queries(client, f"/kalender/?organ={body.slug}&{query}") == one


@pytest.mark.parametrize(
    "query", ["ar=abc", "ar=99999999999", "visa=manad&manad=2020-13", "visa=manad&manad=x", "visa=?"]
)
def test_calendar_bears_nonsense_in_its_address(client, query):
    assert client.get(f"/kalender/?{query}").status_code == 200


def test_calendar_of_a_body_that_is_not_there_is_404(client):
    assert client.get("/kalender/?organ=finns-inte").status_code == 404


def test_month_shows_a_meeting_of_several_days_on_each(client):
    meeting = make_meeting(on=date(2031, 4, 30), until=date(2031, 5, 2), title="Tre dagar")

    response = client.get("/kalender/", {"organ": meeting.body.slug, "visa": "manad", "manad": "2031-05"})

    days = [day.on for week in response.context["weeks"] for day in week.days if day.meetings]
    assert days == [date(2031, 4, 30), date(2031, 5, 1), date(2031, 5, 2)]


def test_year_wheel_has_a_ring_for_each_body_and_a_table(client):
    meeting = make_meeting(title="Hjulmötet")

    response = client.get("/kalender/", {"visa": "arshjul", "ar": "2031", "organ": meeting.body.slug})

    page = text_of(response)
    assert page.count("<svg viewBox") >= 2
    assert f'href="{meeting.get_absolute_url()}" aria-label="Hjulmötet' in page
    assert "Samma möten som tabell, 1 möte" in page


def test_hidden_meeting_is_seen_by_its_body_only(client):
    meeting = make_meeting(is_public=False)
    assert client.get(meeting.get_absolute_url()).status_code == 404

    client.force_login(make_user(body=make_body()))
    assert client.get(meeting.get_absolute_url()).status_code == 404

    client.force_login(make_user(body=meeting.body))
    assert client.get(meeting.get_absolute_url()).status_code == 200


def test_subscribe_page_has_webcal_for_public_bodies_only(client):
    public, hidden = make_body(), make_body(is_public=False)

    page = text_of(client.get("/kalender/prenumerera/"))

    assert f"webcal://testserver/kalender/{public.slug}.ics" in page
    assert hidden.slug not in page


# --- One meeting ----------------------------------------------------------------------------------


def test_meeting_page_tells_who_prepares_it(client):
    committee = make_body()
    group = make_body(kind=Body.Kind.MANAGEMENT_GROUP)
    make_meeting(body=group, on=DAY - timedelta(days=20))
    make_meeting(body=group, on=DAY - timedelta(days=10), state=Meeting.State.CANCELLED)
    meeting = make_meeting(body=committee)

    preparation = client.get(meeting.get_absolute_url()).context["preparation"]

    assert preparation.days_before == 20


def test_meeting_page_shows_quorum_and_neighbours(client):
    item = make_agenda_item(seats=8, present=5)
    body = item.meeting.body
    before, after = (
        make_meeting(body=body, on=DAY - timedelta(days=30)),
        make_meeting(body=body, on=DAY + timedelta(days=30)),
    )

    response = client.get(item.meeting.get_absolute_url())

    assert "5 av 8, beslutsfört (minst 4)" in text_of(response)
    assert (response.context["before"], response.context["after"]) == (before, after)


def test_agenda_opens_to_everyone_when_the_meeting_is_called(client):
    item = add_item(make_meeting(), title="Hemlig punkt än så länge")
    assert "Hemlig punkt" not in text_of(client.get(item.meeting.get_absolute_url()))

    Meeting.objects.filter(pk=item.meeting_id).update(state=Meeting.State.SUMMONED)

    assert "Hemlig punkt" in text_of(client.get(item.meeting.get_absolute_url()))


def test_meeting_page_takes_as_many_queries_for_three_items_as_for_one(client):
    item = make_agenda_item(seats=1, present=1)
    Meeting.objects.filter(pk=item.meeting_id).update(state=Meeting.State.HELD)
    make_decision(body=item.meeting.body, meeting=item.meeting, item=item)
    one = queries(client, item.meeting.get_absolute_url())
    for _ in range(2):
        more = add_item(item.meeting)
        make_decision(body=item.meeting.body, meeting=item.meeting, item=more)
        make_seat(item.meeting.body)

    assert queries(client, item.meeting.get_absolute_url()) == one


EDITING = ["andra", "flytta", "stall-in", "dagordning/ny", "anteckningar"]


@pytest.mark.parametrize("path", EDITING)
def test_editing_is_for_the_secretariat(client, path):
    address = f"{make_meeting().get_absolute_url()}{path}/"
    assert client.get(address).status_code == 302

    client.force_login(make_user(body=make_body()))
    assert client.get(address).status_code == 403

    client.force_login(make_secretary())
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("path", ["lage", "narvaro", "anteckningar/godkann"])
def test_changing_is_for_the_secretariat(client, path):
    client.force_login(make_user(body=make_body()))

    assert client.post(f"{make_meeting().get_absolute_url()}{path}/").status_code == 403


def form_of(meeting: Meeting, **changes) -> dict:
    values = {
        "body": meeting.body_id,
        "kind": meeting.kind,
        "on": meeting.on.isoformat(),
        "start_time": "12:00",
        "end_time": "15:30",
        "is_public": "on",
        "version": meeting.version,
    }
    return values | changes


def test_create_a_meeting_and_be_warned_of_its_day(secretary):
    body, host = make_body(), make_municipality()

    response = secretary.post(
        "/moten/nytt/",
        {
            "body": body.pk,
            "kind": "ordinary",
            "on": "2031-04-05",
            "start_time": "12.00",
            "end_time": "15.30",
            "hosts": [host.pk],
        },
        follow=True,
    )

    meeting = Meeting.objects.get(body=body)
    assert (meeting.on, meeting.year, meeting.start_time) == (date(2031, 4, 5), 2031, time(12))
    assert list(meeting.hosts.all()) == [host]
    assert "5 april 2031 är en lördag." in [str(m) for m in response.context["messages"]]


def test_a_meeting_may_be_known_to_the_month_only(secretary):
    body = make_body()

    secretary.post("/moten/nytt/", {"body": body.pk, "kind": "ordinary", "year": "2031", "month": "5"})

    meeting = Meeting.objects.get(body=body)
    assert (meeting.on, meeting.year, meeting.month) == (None, 2031, 5)


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("on", "31 februari", "Dagen ”31 februari” finns inte."),
        ("on", "2031-02-31", "Dagen ”2031-02-31” finns inte."),
        ("on", "", "Ange dag"),
        ("start_time", "25:00", "Klockslaget finns inte"),
        ("end_time", "11:00", "sluta efter att det har börjat"),
        ("until", "2031-01-01", "Sista dagen kan inte ligga före"),
        ("year", "tjugo", "Skriv ett heltal med siffror"),
        ("year", "9" * 400, "2100"),
        ("title", "å" * 100_000, "160 tecken"),
        ("note", "å" * 100_000, "20000 tecken"),
        ("kind", "hittepå", "hittepå"),
    ],
)
def test_what_cannot_be_read_is_explained_and_kept(secretary, field, typed, told):
    meeting = make_meeting()

    response = secretary.post(f"{meeting.get_absolute_url()}andra/", form_of(meeting, **{field: typed}))

    assert response.status_code == 400
    errors = " ".join(error for found in response.context["form"].errors.values() for error in found)
    assert told in errors.replace("\xa0", "")
    if field != "kind":
        assert typed in text_of(response)
    assert Meeting.objects.get(pk=meeting.pk).version == 1


def test_edit_keeps_what_is_not_in_the_form(secretary):
    meeting = make_meeting(source="Verksamhetsplan 2031", state=Meeting.State.HELD)

    response = secretary.post(f"{meeting.get_absolute_url()}andra/", form_of(meeting, venue="Ny lokal"))

    meeting.refresh_from_db()
    assert response.status_code == 302
    assert (meeting.venue, meeting.source, meeting.state) == ("Ny lokal", "Verksamhetsplan 2031", Meeting.State.HELD)


def test_stale_edit_shows_what_is_saved_and_keeps_what_was_typed(secretary):
    meeting = make_meeting()
    Meeting.objects.filter(pk=meeting.pk).update(venue="Kollegans lokal")

    response = secretary.post(f"{meeting.get_absolute_url()}andra/", form_of(meeting, venue="Min lokal"))

    page = text_of(response)
    assert response.status_code == 409
    assert "Kollegans lokal" in page
    assert 'value="Min lokal"' in page
    assert Meeting.objects.get(pk=meeting.pk).venue == "Kollegans lokal"

    again = secretary.post(f"{meeting.get_absolute_url()}andra/", form_of(meeting, venue="Min lokal", version=2))
    assert again.status_code == 302


def test_move_keeps_the_uid_and_raises_the_sequence(secretary):
    meeting = make_meeting()
    uid = meeting.uid

    secretary.post(
        f"{meeting.get_absolute_url()}flytta/",
        {"on": "2032-01-08", "start_time": "12:00", "end_time": "15:30", "version": meeting.version},
    )

    meeting.refresh_from_db()
    assert (meeting.on, meeting.year, meeting.uid, meeting.sequence) == (date(2032, 1, 8), 2032, uid, 1)


def test_cancel_says_what_will_happen_and_keeps_the_meeting(secretary):
    meeting = make_meeting(state=Meeting.State.SUMMONED)
    assert "Kallelsen är skickad" in text_of(secretary.get(f"{meeting.get_absolute_url()}stall-in/"))

    secretary.post(f"{meeting.get_absolute_url()}stall-in/", {"version": meeting.version, "reason": "Sjukdom"})

    meeting.refresh_from_db()
    assert meeting.is_cancelled
    assert "Mötet är inställt." in text_of(secretary.get(meeting.get_absolute_url()))


def test_cancelled_meeting_can_be_planned_again(secretary):
    meeting = make_meeting(state=Meeting.State.CANCELLED)

    secretary.post(f"{meeting.get_absolute_url()}lage/", {"till": "planerat", "version": meeting.version})

    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.PLANNED


def test_state_is_not_changed_from_a_page_that_is_old(secretary):
    meeting = make_meeting()
    Meeting.objects.filter(pk=meeting.pk).update(venue="Ny")

    secretary.post(f"{meeting.get_absolute_url()}lage/", {"till": "genomfort", "version": "1"})

    assert Meeting.objects.get(pk=meeting.pk).state == Meeting.State.PLANNED


# --- Agenda, attendance, decisions ------------------------------------------------------------------


def test_agenda_item_is_added_edited_moved_and_deleted(secretary):
    meeting = make_meeting()
    agenda = f"{meeting.get_absolute_url()}dagordning"
    for title in ("Första", "Andra"):
        secretary.post(f"{agenda}/ny/", {"title": title, "kind": "information", "minutes_planned": "10"})
    first, second = meeting.agenda.all()

    moved = secretary.post(f"{agenda}/{second.pk}/flytta/", {"riktning": "upp"}, headers={"HX-Request": "true"})
    secretary.post(f"{agenda}/{first.pk}/andra/", {"title": "Ändrad", "kind": "decision", "version": "1"})

    assert moved.status_code == 200
    assert "<html" not in text_of(moved)
    assert list(meeting.agenda.values_list("title", flat=True)) == ["Andra", "Ändrad"]

    assert secretary.get(f"{agenda}/{first.pk}/ta-bort/").status_code == 200
    secretary.post(f"{agenda}/{first.pk}/ta-bort/")
    assert list(meeting.agenda.values_list("order", "title")) == [(1, "Andra")]


def test_second_editor_of_an_item_sees_both_texts_and_chooses(secretary):
    item = add_item(make_meeting(), title="Spåren", text="Vi tar upp spåren.")
    address = f"{item.meeting.get_absolute_url()}dagordning/{item.pk}/andra/"
    typed = {"title": "Spåren", "kind": "decision", "version": "1"}
    assert secretary.post(address, typed | {"text": f"Kollegans text om {LONG}"}).status_code == 302

    response = secretary.post(address, typed | {"text": f"Min text om {LONG}"})

    page = text_of(response)
    assert response.status_code == 409
    assert page.count("Någon annan har ändrat punkten medan du skrev.") == 1
    assert f"<ins>Kollegans</ins> text om {LONG}" in page
    assert f"<del>Min</del> text om {LONG}" in page
    assert f"Min text om {LONG}</textarea>" in page
    assert 'name="version" value="2"' in page
    item.refresh_from_db()
    assert item.text == f"Kollegans text om {LONG}"
    assert secretary.post(address, typed | {"text": f"Min text om {LONG}", "version": "2"}).status_code == 302


def test_saving_an_item_twice_or_after_it_was_moved_is_no_conflict(secretary):
    meeting = make_meeting()
    first, second = add_item(meeting, title="Första"), add_item(meeting, title="Andra")
    address = f"{meeting.get_absolute_url()}dagordning/{second.pk}/andra/"
    agenda_actions.move_item(item=second, steps=-1)

    answers = [secretary.post(address, {"title": "Ny", "kind": "decision", "version": "1"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert list(meeting.agenda.values_list("title", flat=True)) == ["Ny", first.title]


def test_form_that_does_not_say_what_it_was_filled_in_from_overwrites_nothing(secretary):
    item = add_item(make_meeting(), title="Spåren")

    response = secretary.post(
        f"{item.meeting.get_absolute_url()}dagordning/{item.pk}/andra/", {"title": "Annat", "kind": "decision"}
    )

    assert response.status_code == 409
    item.refresh_from_db()
    assert item.title == "Spåren"


@pytest.mark.parametrize(("minutes", "told"), [("tio", "Skriv ett heltal"), ("0", "1"), ("601", "600")])
def test_minutes_of_an_item_must_be_a_number(secretary, minutes, told):
    meeting = make_meeting()

    response = secretary.post(
        f"{meeting.get_absolute_url()}dagordning/ny/",
        {"title": "Punkt", "kind": "information", "minutes_planned": minutes},
    )

    assert response.status_code == 400
    assert told in response.context["form"].errors["minutes_planned"][0]
    assert not meeting.agenda.exists()


def test_item_of_another_meeting_is_404(secretary):
    item = add_item(make_meeting())

    assert secretary.get(f"{make_meeting().get_absolute_url()}dagordning/{item.pk}/andra/").status_code == 404


def test_all_present_then_untick(secretary):
    meeting = make_meeting(body=make_body(stated_seats=8))
    seats = [make_seat(meeting.body) for _ in range(8)]
    address = f"{meeting.get_absolute_url()}narvaro/"

    everyone = secretary.post(address, {"alla": "1"}, headers={"HX-Request": "true"})
    assert "8 av 8, beslutsfört (minst 4)" in text_of(everyone)

    three = secretary.post(address, {"narvarande": [s.pk for s in seats[:3]]}, headers={"HX-Request": "true"})
    assert "3 av 8, inte beslutsfört (minst 4)" in text_of(three)


def test_two_who_take_attendance_at_once_both_count(secretary):
    meeting = make_meeting()
    first, other, third = (make_seat(meeting.body) for _ in range(3))
    address = f"{meeting.get_absolute_url()}narvaro/"

    secretary.post(address, {"fore": "", "narvarande": [first.pk]})
    secretary.post(address, {"fore": "", "narvarande": [other.pk, third.pk]})
    secretary.post(address, {"fore": f"{first.pk},{third.pk},", "narvarande": [first.pk]})

    present = meeting.attendances.filter(is_present=True).order_by("seat").values_list("seat", flat=True)
    assert list(present) == [first.pk, other.pk]


def test_attendance_bears_nonsense(secretary):
    meeting = make_meeting()
    make_seat(meeting.body)

    response = secretary.post(
        f"{meeting.get_absolute_url()}narvaro/", {"narvarande": ["x", "-1", "999999", "9" * 5_000]}
    )

    assert response.status_code == 302
    assert meeting.count_present() == 0


def test_decision_page_refuses_with_the_numbers_and_keeps_the_text(secretary):
    item = make_agenda_item(seats=8, present=3)

    response = secretary.post(
        f"{item.meeting.get_absolute_url()}dagordning/{item.pk}/beslut/", {"text": "Vi gör så.", "mode": "consensus"}
    )

    page = text_of(response)
    assert response.status_code == 409
    assert "3 av 8 ledamöter är närvarande" in page
    assert "Vi gör så." in page
    assert not Decision.objects.filter(item=item).exists()


def test_decision_stands_in_the_register_after_one_form(secretary):
    item = make_agenda_item(seats=8, present=4)

    secretary.post(
        f"{item.meeting.get_absolute_url()}dagordning/{item.pk}/beslut/",
        {"text": "Provsvaret om spåren antas.", "mode": "consensus", "number": "§ 4"},
    )

    page = text_of(secretary.get("/beslut/", {"q": "provsvaret spåren"}))
    assert "Provsvaret om spåren antas." in page
    assert "1 beslut" in page


# --- Minutes --------------------------------------------------------------------------------------


def begin(client, meeting: Meeting):
    client.post(f"{meeting.get_absolute_url()}anteckningar/", {"borja": "1"})
    return Meeting.objects.get(pk=meeting.pk).minutes


def test_reading_the_page_writes_nothing(secretary):
    meeting = make_meeting()

    secretary.get(f"{meeting.get_absolute_url()}anteckningar/")

    assert not hasattr(Meeting.objects.get(pk=meeting.pk), "minutes")


def test_minutes_are_written_with_autosave_beside(secretary):
    meeting = make_meeting()
    minutes = begin(secretary, meeting)
    address = f"{meeting.get_absolute_url()}anteckningar/"

    page = text_of(secretary.get(address))
    secretary.post(address, {"text": "Så här var det.", "version": "1"})

    assert f'data-autosave-url="/utkast/meetings/minutes/{minutes.pk}/text/"' in page
    minutes.refresh_from_db()
    assert (minutes.text, minutes.version) == ("Så här var det.", 2)


def test_stale_minutes_show_both_texts_and_lose_none(secretary):
    meeting = make_meeting()
    minutes = begin(secretary, meeting)
    address = f"{meeting.get_absolute_url()}anteckningar/"
    secretary.post(address, {"text": "Kollegans rad <script>", "version": "1"})

    response = secretary.post(address, {"text": "Min rad", "version": "1"})

    page = text_of(response)
    assert response.status_code == 409
    assert "Min rad" in page
    assert "Kollegans" in page
    assert "<script>" not in page.split("<main", 1)[1]
    minutes.refresh_from_db()
    assert minutes.text == "Kollegans rad <script>"

    secretary.post(address, {"text": "Kollegans rad\nMin rad", "version": "2", "choice": "merged"})
    minutes.refresh_from_db()
    assert minutes.text.splitlines() == ["Kollegans rad", "Min rad"]


def test_long_minutes_without_a_common_word_are_shown_whole_in_little_time(secretary):
    meeting = make_meeting()
    begin(secretary, meeting)
    address = f"{meeting.get_absolute_url()}anteckningar/"
    mine, saved = (" ".join(f"{who}{n}" for n in range(1_000)) for who in ("min", "kollegans"))
    secretary.post(address, {"text": saved, "version": "1"})
    started = process_time()

    page = text_of(secretary.post(address, {"text": mine, "version": "1"}))

    assert process_time() - started < 2  # difflib needs minutes: its time grows with the cube of the words
    assert f"<del>{mine}</del><ins>{saved}</ins>" in page


def test_choosing_the_saved_text_writes_nothing_and_drops_the_draft(client):
    user = make_secretary()
    client.force_login(user)
    meeting = make_meeting()
    minutes = begin(client, meeting)
    Draft.objects.create(user=user, field="text", text="Min", base_version=1, **target(minutes))

    client.post(f"{meeting.get_absolute_url()}anteckningar/", {"choice": "saved", "version": "1"})

    assert not Draft.objects.filter(user=user).exists()
    minutes.refresh_from_db()
    assert minutes.version == 1


def test_too_long_minutes_are_explained_and_kept(secretary):
    meeting = make_meeting()
    begin(secretary, meeting)

    response = secretary.post(f"{meeting.get_absolute_url()}anteckningar/", {"text": "å" * 100_000, "version": "1"})

    assert response.status_code == 400
    assert "60000" in response.context["form"].errors["text"][0].replace("\xa0", "")
    assert "å" * 100_000 in text_of(response)


def test_approved_minutes_are_read_by_members_and_changed_by_nobody(secretary, client):
    meeting = make_meeting()
    begin(secretary, meeting)
    address = f"{meeting.get_absolute_url()}anteckningar/"
    secretary.post(address, {"text": "Provanteckningarna.", "version": "1"})
    secretary.post(f"{address}godkann/", {"version": "2"})

    late = secretary.post(address, {"text": "Nej, så här.", "version": "3"})
    assert late.status_code == 409
    assert Meeting.objects.get(pk=meeting.pk).minutes.text == "Provanteckningarna."

    client.logout()
    assert "Provanteckningarna." not in text_of(client.get(meeting.get_absolute_url()))
    client.force_login(make_user(body=make_body()))
    assert "Provanteckningarna." in text_of(client.get(meeting.get_absolute_url()))


def test_minutes_are_not_approved_from_a_page_that_is_old(secretary):
    meeting = make_meeting()
    begin(secretary, meeting)
    secretary.post(f"{meeting.get_absolute_url()}anteckningar/", {"text": "Text", "version": "1"})

    secretary.post(f"{meeting.get_absolute_url()}anteckningar/godkann/", {"version": "1"})

    assert Meeting.objects.get(pk=meeting.pk).minutes.state == "draft"


# --- Registers ------------------------------------------------------------------------------------


def test_decisions_filter_by_body_year_and_words(client):
    body = make_body()
    make_decision(body=body, text="Provsatsningar i spår")
    make_decision(body=body, text="Annat", decided_on=date(2030, 1, 1), year=2030)

    def found(**query) -> list[str]:
        return [d.text for d in client.get("/beslut/", {"organ": body.slug} | query).context["page"]]

    assert found() == ["Provsatsningar i spår", "Annat"]
    assert found(ar="2030") == ["Annat"]
    assert found(q="SPÅR provsatsningar") == ["Provsatsningar i spår"]
    assert found(q="finns inte") == []


def test_decisions_take_as_many_queries_for_three_as_for_one(client):
    body = make_body()
    make_decision(body=body, meeting=make_meeting(body=body))
    one = queries(client, f"/beslut/?organ={body.slug}")
    for _ in range(2):
        make_decision(body=body, meeting=make_meeting(body=body))

    assert queries(client, f"/beslut/?organ={body.slug}") == one


def test_decision_page_shows_its_meeting_and_hides_what_is_not_public(client):
    meeting = make_meeting()
    decision = make_decision(body=meeting.body, meeting=meeting)
    hidden = make_decision(is_public=False)

    assert meeting.when in text_of(client.get(decision.get_absolute_url()))
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_conferences_show_kinds_and_take_the_same_queries(client):
    def add(number: int) -> None:
        kind = ConferenceType.objects.create(
            slug=f"prov-{number}", name=f"Provkonferensen {number}", purpose="Att prova"
        )
        make_meeting(arranger="Prov", kind=Meeting.Kind.CONFERENCE, conference_type=kind, hosts=[make_municipality()])

    add(1)
    one = queries(client, "/konferenser/")
    add(2)
    add(3)

    assert "Provkonferensen 3" in text_of(client.get("/konferenser/"))
    assert queries(client, "/konferenser/") == one


def test_external_meetings_by_year(client):
    ExternalMeeting.objects.create(on=DAY, our_side="Kommittén", counterpart="Provregionen")
    ExternalMeeting.objects.create(on=date(2030, 1, 2), our_side="Kommittén", counterpart="Provverket")

    page = text_of(client.get("/externa-moten/", {"ar": "2031"}))

    assert "Provregionen" in page
    assert "Provverket" not in page


def test_external_meeting_is_written_by_the_secretariat(client):
    typed = {"on": "2031-05-06", "our_side": "Kansliet", "counterpart": "Provhögskolan"}
    client.force_login(make_user(body=make_body()))
    assert client.post("/externa-moten/nytt/", typed).status_code == 403

    client.force_login(make_secretary())
    assert client.post("/externa-moten/nytt/", typed | {"on": "31 februari"}).status_code == 400
    assert client.post("/externa-moten/nytt/", typed).status_code == 302
    assert ExternalMeeting.objects.get(counterpart="Provhögskolan").on == date(2031, 5, 6)


def test_history_of_a_change_is_shown_to_the_secretariat(secretary):
    meeting = make_meeting()
    meeting_actions.save_meeting(meeting=meeting, seen=1, values={"venue": "Provlokalen"})

    assert secretary.get(meeting.get_absolute_url()).context["history"]
