"""Planning a year: proposed by the rules, published once, hosts that change places."""

import re

from meetings.models import Meeting

PATH = "/kalender/planera/2031/"


def fields_of(page: str) -> dict[str, str]:
    """Return what the page's form would send, as a browser reads it."""
    inputs = dict(re.findall(r'<input[^>]*name="(form-[^"]+)"[^>]*value="([^"]*)"', page))
    inputs |= {n: v for v, n in re.findall(r'<input[^>]*value="([^"]*)"[^>]*name="(form-[^"]+)"', page)}
    for name, options in re.findall(r'<select[^>]*name="(form-[^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="(\d+)" selected', options)
        inputs[name] = chosen[1] if chosen else ""
    return inputs


def test_year_is_published_once(facts, client_of):
    client = client_of("kansli@example.se")
    sent = fields_of(client.get(PATH).content.decode()) | {"publicera": "1"}

    first = client.post(PATH, sent)
    made = Meeting.objects.filter(year=2031).count()
    second = client.post(PATH, sent)

    assert first.status_code == 302
    assert made == int(sent["form-TOTAL_FORMS"]) == 14
    assert second.status_code == 400
    assert Meeting.objects.filter(year=2031).count() == made
    assert "Årets möten är planerade" in client.get(PATH).content.decode()


def test_committee_meets_on_thursdays_and_its_hosts_take_turns(facts, client_of):
    client = client_of("kansli@example.se")
    client.post(PATH, fields_of(client.get(PATH).content.decode()) | {"publicera": "1"})

    ordinary = Meeting.objects.filter(year=2031, body__slug="samarbetskommitten", kind=Meeting.Kind.ORDINARY)
    hosts = [meeting.hosts.get().slug for meeting in ordinary.prefetch_related("hosts")]

    assert {meeting.on.isoweekday() for meeting in ordinary} == {4}
    assert len(hosts) == len(set(hosts)) == 6


def test_two_hosts_change_places_and_nobody_else_moves(facts, client_of):
    client = client_of("kansli@example.se")
    before = fields_of(client.get(PATH).content.decode())
    number = next(n for n in range(14) if before[f"form-{n}-host"])

    after = fields_of(client.post(PATH, before | {"byt": str(number)}).content.decode())

    moved = [name for name in before if name.endswith("-host") and before[name] != after[name]]
    assert len(moved) == 2
    assert before[moved[0]] == after[moved[1]]


def test_wrong_date_is_said_at_the_field(facts, client_of):
    client = client_of("kansli@example.se")
    sent = fields_of(client.get(PATH).content.decode()) | {"form-0-on": "31 februari", "publicera": "1"}

    response = client.post(PATH, sent)

    assert response.status_code == 400
    assert "31 februari" in response.content.decode()
    assert not Meeting.objects.filter(year=2031).exists()


def test_conference_that_is_published_alone_is_not_proposed_again(facts, client_of):
    client = client_of("kansli@example.se")
    sent = fields_of(client.get(PATH).content.decode())
    emptied = {name: "" if name.endswith("-on") else value for name, value in sent.items()}
    first = min(name for name in sent if name.endswith("-0-on"))  # January's planning conference

    client.post(PATH, emptied | {first: sent[first], "publicera": "1"})

    assert Meeting.objects.get(year=2031).kind == Meeting.Kind.PLANNING_CONFERENCE
    left = fields_of(client.get(PATH).content.decode())
    assert int(left["form-TOTAL_FORMS"]) == 13
    client.post(PATH, left | {"publicera": "1"})
    assert Meeting.objects.filter(year=2031).count() == 14
    assert "Årets möten är planerade" in client.get(PATH).content.decode()


def test_year_published_by_a_button_pressed_twice_leads_to_the_calendar(facts, client_of):
    client = client_of("kansli@example.se")
    page = client.get(PATH).content.decode()
    token = re.search(r'name="once" value="([^"]+)"', page)[1]
    sent = fields_of(page) | {"publicera": "1", "once": token}

    answers = [client.post(PATH, sent) for _ in range(2)]

    assert [answer["Location"] for answer in answers] == ["/kalender/?ar=2031"] * 2
    assert Meeting.objects.filter(year=2031).count() == 14
