from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings.calendar import feeds
from meetings.models import Meeting
from members.models import Body
from tests.meetings.factories import DAY, make_body, make_meeting, make_municipality, make_user

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def get(client, body, **headers):
    return client.get(f"/kalender/{body.slug}.ics?ar=2031", headers=headers)


def read(response) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(response.content)


def only_event(response) -> icalendar.Event:
    (event,) = read(response).walk("VEVENT")
    return event


def test_feed_has_the_frame_that_clients_need(client):
    meeting = make_meeting()

    response = get(client, meeting.body)

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "max-age" in response["Cache-Control"]
    assert feeds.STOCKHOLM_RULES in response.content
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in response.content
    assert b"X-PUBLISHED-TTL:PT6H\r\n" in response.content
    assert response.content.count(b"\n") == response.content.count(b"\r\n")


def test_lines_are_folded_at_75_octets_and_read_back_whole(client):
    name = "Möte om å, ä och ö; med semikolon \\ och mycket mer text " * 2
    meeting = make_meeting(title=name.strip())

    response = get(client, meeting.body)

    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75
    assert str(only_event(response)["SUMMARY"]) == name.strip()


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (date(2031, 3, 29), 1),
        (date(2031, 3, 31), 2),
        (date(2031, 10, 25), 2),
        (date(2031, 10, 27), 1),
    ],
)
def test_a_meeting_at_13_stays_at_13_across_the_clock_change(client, day, offset):
    meeting = make_meeting(on=day, start_time=time(13), end_time=time(15))

    event = only_event(get(client, meeting.body))

    assert event["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert event.decoded("DTSTART").replace(tzinfo=None) == datetime(day.year, day.month, day.day, 13)
    assert event.decoded("DTSTART").utcoffset() == timedelta(hours=offset)
    assert event.decoded("DTEND").replace(tzinfo=None) == datetime(day.year, day.month, day.day, 15)


def test_event_tells_when_where_and_where_to_read_more(client, settings):
    host = make_municipality(name="Salem prov")
    meeting = make_meeting(venue="Salems golfklubb", hosts=[host])

    event = only_event(get(client, meeting.body))

    assert str(event["UID"]) == f"meeting-{meeting.uid}@127.0.0.1"
    assert str(event["LOCATION"]) == "Salems golfklubb, Salem prov"
    assert str(event["URL"]) == f"{settings.SITE_URL}/moten/{meeting.pk}/"
    assert event["SEQUENCE"] == 0
    assert str(event["STATUS"]) == "CONFIRMED"
    assert event.decoded("LAST-MODIFIED") == meeting.changed_at.replace(microsecond=0)
    assert event.decoded("DTSTAMP") <= timezone.now()


def test_cancelled_meeting_stays_and_says_so_with_a_higher_sequence(client):
    meeting = make_meeting(title="Aprilmötet")
    before = str(only_event(get(client, meeting.body))["UID"])
    meeting.state = Meeting.State.CANCELLED
    meeting.save()

    event = only_event(get(client, meeting.body))

    assert str(event["UID"]) == before
    assert str(event["SUMMARY"]) == "INSTÄLLT: Aprilmötet"
    assert str(event["STATUS"]) == "CANCELLED"
    assert event["SEQUENCE"] == 1


def test_moved_meeting_keeps_its_uid_and_raises_sequence(client):
    meeting = make_meeting()
    before = only_event(get(client, meeting.body))
    meeting.on = DAY + timedelta(days=7)
    meeting.save()

    after = only_event(get(client, meeting.body))

    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.decoded("DTSTART").date() == DAY + timedelta(days=7)


def test_a_new_venue_changes_the_feed_but_not_the_sequence(client):
    meeting = make_meeting()
    first = get(client, meeting.body)
    Meeting.objects.filter(pk=meeting.pk).update(venue="Ny lokal")

    second = get(client, meeting.body)

    assert second["ETag"] != first["ETag"]
    assert only_event(second)["SEQUENCE"] == 0
    assert only_event(second).decoded("LAST-MODIFIED") >= only_event(first).decoded("LAST-MODIFIED")


def test_days_without_times_are_all_day_and_the_end_is_not_included(client):
    meeting = make_meeting(on=date(2031, 8, 16), until=date(2031, 8, 17), start_time=None, end_time=None)

    event = only_event(get(client, meeting.body))

    assert event.decoded("DTSTART") == date(2031, 8, 16)
    assert event.decoded("DTEND") == date(2031, 8, 18)


def test_meetings_known_to_the_month_only_are_left_out(client):
    body = make_body()
    make_meeting(body=body, on=None, month=5, start_time=None, end_time=None)

    assert read(get(client, body)).walk("VEVENT") == []


def test_the_reader_who_has_it_gets_304_after_one_query(client):
    meeting = make_meeting()
    etag = get(client, meeting.body)["ETag"]

    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = get(client, meeting.body, if_none_match=etag)

    assert response.status_code == 304
    assert response.content == b""
    assert len(queries) == 1


def test_the_question_of_the_304_counts_the_meetings_of_the_feed():
    today = timezone.localdate()
    first, second, hidden = make_body(), make_body(), make_body(is_public=False)
    make_meeting(body=first)
    make_meeting(body=first, on=date(2031, 1, 1))
    make_meeting(body=first, on=date(2031, 12, 31))
    make_meeting(body=first, on=date(2032, 1, 1))
    make_meeting(body=first, on=None, month=5, start_time=None, end_time=None)
    make_meeting(body=first, is_public=False)
    make_meeting(body=hidden)
    make_meeting(body=second, on=today - timedelta(days=366))
    make_meeting(body=second, on=today - timedelta(days=367))
    together = make_meeting(arranger="Alla nätverk", kind=Meeting.Kind.JOINT_NETWORK)
    together.joint_bodies.set([first, second, hidden])
    make_meeting(body=first).joint_bodies.set([first])

    counted = {}
    for slug in (None, first.slug, second.slug, hidden.slug, "finns-inte"):
        for year in (None, 2031, 2032):
            counted[slug, year] = feeds.etag_of(body_slug=slug, year=year, today=today)[1]
            feed = feeds.public_meetings(body_slug=slug, year=year, today=today)
            assert counted[slug, year] == feed.count(), (slug, year)

    assert counted[first.slug, 2031] == 5
    assert counted[second.slug, None] == 2
    assert counted[hidden.slug, None] == 0


def test_feed_asks_for_no_session_and_no_seats(client):
    meeting = make_meeting()
    etag = get(client, meeting.body)["ETag"]

    assert "Vary" not in get(client, meeting.body)
    assert "Vary" not in get(client, meeting.body, if_none_match=etag)

    client.force_login(make_user())
    with CaptureQueriesContext(connection) as queries:
        response = get(client, meeting.body, if_none_match=etag)
    assert response.status_code == 304
    assert response["Cache-Control"].startswith("public")
    assert not any("members_seat" in query["sql"] for query in queries.captured_queries)


def test_another_name_of_the_body_ends_the_304(client):
    meeting = make_meeting()
    etag = get(client, meeting.body)["ETag"]
    Body.objects.filter(pk=meeting.body.pk).update(name="Ett annat namn")

    response = get(client, meeting.body, if_none_match=etag)

    assert response.status_code == 200
    assert str(only_event(response)["SUMMARY"]) == "Ett annat namn"


def test_a_change_ends_the_304(client):
    meeting = make_meeting()
    etag = get(client, meeting.body)["ETag"]
    Meeting.objects.filter(pk=meeting.pk).update(start_time=time(11))

    assert get(client, meeting.body, if_none_match=etag).status_code == 200


def test_feed_of_a_body_that_is_not_public_or_not_there_is_404(client):
    hidden = make_meeting(body=make_body(is_public=False))

    assert get(client, hidden.body).status_code == 404
    assert client.get("/kalender/finns-inte.ics").status_code == 404


def test_feed_of_a_public_body_without_meetings_is_empty_but_there(client):
    assert read(get(client, make_body())).walk("VEVENT") == []


def test_meetings_that_are_not_public_are_left_out(client):
    meeting = make_meeting(is_public=False)

    assert read(get(client, meeting.body)).walk("VEVENT") == []


def test_joint_meeting_stands_in_the_feed_of_each_of_its_bodies(client):
    first, second = make_body(), make_body()
    meeting = make_meeting(arranger="Alla nätverk", kind=Meeting.Kind.JOINT_NETWORK)
    meeting.joint_bodies.set([first, second])

    for body in (first, second):
        assert str(meeting.uid) in str(only_event(get(client, body))["UID"])


def test_feed_reaches_one_year_back(client):
    today = timezone.localdate()
    body = make_body()
    make_meeting(body=body, on=today - timedelta(days=360), title="Med")
    make_meeting(body=body, on=today - timedelta(days=370), title="Inte med")

    names = [str(e["SUMMARY"]) for e in read(client.get(f"/kalender/{body.slug}.ics")).walk("VEVENT")]

    assert names == ["Med"]


@pytest.mark.parametrize("year", ["abc", "99", "20200", "²⁰²⁰"])
def test_a_year_that_is_none_is_404(client, year):
    assert client.get("/kalender/alla.ics", {"ar": year}).status_code == 404


def test_feed_takes_as_many_queries_for_three_meetings_as_for_one(client):
    body = make_body()
    make_meeting(body=body, hosts=[make_municipality()])
    with CaptureQueriesContext(connection) as one:
        get(client, body)
    for days in (1, 2):
        make_meeting(body=body, on=DAY + timedelta(days=days), hosts=[make_municipality()])
    with CaptureQueriesContext(connection) as three:
        get(client, body)

    assert len(one) == len(three)


def test_one_meeting_as_a_file(client):
    meeting = make_meeting()

    response = client.get(f"/moten/{meeting.pk}.ics")

    assert only_event(response)["UID"] == feeds.uid_of(meeting)
    assert f"mote-{meeting.pk}.ics" in response["Content-Disposition"]


def test_a_meeting_without_a_day_has_no_file(client):
    meeting = make_meeting(on=None, month=5, start_time=None, end_time=None)

    assert client.get(f"/moten/{meeting.pk}.ics").status_code == 404
