"""A follow-up round: the dry run, the letters, the reminder to the silent alone, the end."""

from __future__ import annotations

import re
import threading
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members.models import Body, Person, Seat, User
from programs.models import Activity, ActivityPerson, FollowUp, FollowUpRequest, FollowUpRound, Plan
from programs.rounds import actions, status
from programs.rounds.dry_run import dry_run
from records.models import Letter, PersonalLink
from sodertorn.tasks.near import tasks_of_secretariat
from tests.markup import markup_of
from tests.programs.factories import make_activity, make_body, make_follow_up, make_municipality, make_plan, make_user

BACKEND = "django.contrib.auth.backends.ModelBackend"
TODAY = timezone.localdate


def make_person(name: str, *, email: str | None = None, network: Body | None = None, **fields: object) -> Person:
    address = f"{name.lower().replace(' ', '.')}@example.se" if email is None else email
    person = Person.objects.create(name=name, email=address, **fields)
    if network:
        Seat.objects.create(body=network, person=person, municipality=person.municipality)
    return person


def make_owner(activity: Activity, person: Person, part: str = "lead") -> None:
    ActivityPerson.objects.create(activity=activity, person=person, part=part)


def make_owned_plan() -> Plan:
    """A plan with five activities: two of Anna's, one of a network with Bo and Cia, one done, one with no owner."""
    plan = make_plan()
    network = make_body(name="Provnätverket")
    anna = make_person("Anna Ek")
    for title in ("Annas första", "Annas andra"):
        make_owner(make_activity(plan=plan, title=title), anna)
    shared = make_activity(plan=plan, title="Nätverkets")
    shared.networks.add(network)
    make_person("Bo Alm", network=network)
    make_person("Cia Ås", network=network)
    make_person("Utan Adress", email="", network=network)
    make_owner(make_activity(plan=plan, title="Klar sedan länge", status="done"), anna)
    make_activity(plan=plan, title="Ingens", contacts=["Pia"])
    return plan


def start(plan: Plan, **fields: object) -> FollowUpRound:
    day = TODAY()
    values = {"seen": dry_run(plan, on=day).digest, "message": "", "by": User.objects.first(), "at": timezone.now()}
    return actions.start(
        plan, **values | {"answer_by": day + timedelta(days=14), "expires_on": day + timedelta(days=28)} | fields
    )


def names(states: list[status.RequestState]) -> list[str]:
    return [state.person.name for state in states]


def say(person: Person, title: str, **fields: object) -> FollowUp:
    request = FollowUpRequest.objects.get(person=person)
    activity = Activity.objects.get(title=title)
    return make_follow_up(activity=activity, request=request, **{"written_at": timezone.now()} | fields)


# --- The dry run ----------------------------------------------------------------------------------------


def test_dry_run_says_who_why_and_what_is_missing_and_sends_nothing(db):
    plan = make_owned_plan()

    proposal = dry_run(plan, on=TODAY())

    assert [
        (recipient.person.name, [s.activity.title for s in recipient.shares], recipient.because)
        for recipient in proposal.recipients
    ] == [
        ("Anna Ek", ["Annas första", "Annas andra"], "leder aktiviteterna"),
        ("Bo Alm", ["Nätverkets"], "sitter i Provnätverket, som leder aktiviteten"),
        ("Cia Ås", ["Nätverkets"], "sitter i Provnätverket, som leder aktiviteten"),
    ]
    assert [(activity.activity.title, activity.why) for activity in proposal.without_owner] == [
        ("Ingens", "Pia är bara ett namn i planen. Ange personen som ansvarig.")
    ]
    assert [(person.person.name, person.networks) for person in proposal.without_activity] == [
        ("Utan Adress", "Provnätverket")
    ]
    assert [activity.title for activity in proposal.left_out] == ["Klar sedan länge"]
    assert (Letter.objects.count(), PersonalLink.objects.count(), FollowUpRound.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("seat", "asked"),
    [
        ({}, True),
        ({"starts_on": date(2026, 3, 2)}, True),
        ({"starts_on": date(2026, 3, 3)}, False),
        ({"ends_on": date(2026, 3, 2)}, True),
        ({"ends_on": date(2026, 3, 1)}, False),
        ({"year": 2025}, False),
    ],
)
def test_members_are_asked_while_their_seats_are_in_force(db, seat, asked):
    network = make_body()
    activity = make_activity()
    activity.networks.add(network)
    Seat.objects.create(body=network, person=make_person("Bo Alm"), **seat)

    assert bool(dry_run(activity.plan, on=date(2026, 3, 2)).recipients) is asked


def test_network_that_takes_part_is_not_asked(db):
    network = make_body()
    make_person("Bo Alm", network=network)
    activity = make_activity()
    activity.networks.add(network, through_defaults={"part": "takes_part"})

    assert dry_run(activity.plan, on=TODAY()).recipients == []


def test_number_of_questions_of_the_dry_run_does_not_grow(db):
    counts = []
    for times in (1, 4):
        plan = make_plan()
        for number in range(times):
            network = make_body()
            activity = make_activity(plan=plan)
            activity.networks.add(network)
            make_person(f"Person {plan.pk} {number}", network=network)
            make_owner(make_activity(plan=plan), make_person(f"Ledare {plan.pk} {number}"))
        with CaptureQueriesContext(connection) as made:
            dry_run(plan, on=TODAY())
        counts.append(len(made))

    assert counts[0] == counts[1]


# --- Starting -------------------------------------------------------------------------------------------


def test_start_writes_one_letter_to_each_owner_with_all_own_activities(db):
    plan = make_owned_plan()

    started = start(plan, message="Tack för ett fint möte i mars!")

    letters = {letter.to: letter for letter in Letter.objects.all()}
    assert sorted(letters) == ["anna.ek@example.se", "bo.alm@example.se", "cia.ås@example.se"]
    anna = letters["anna.ek@example.se"].text
    assert anna.startswith("Hej Anna Ek,\n\nTack för ett fint möte i mars!\n")
    assert f"de här 2 aktiviteterna i {plan.title}. Vi frågar dig därför att du leder aktiviteterna.\n" in anna
    assert "1. Annas första\n\n2. Annas andra\n" in anna
    assert "Nätverkets" not in anna
    assert len(re.findall(r"^http\S+/svar/[\w-]{32}/$", anna, re.M)) == 1
    assert "Klar sedan länge" not in anna
    assert [link.expires_on for link in PersonalLink.objects.all()] == [started.expires_on] * 3


def test_letter_gives_each_activity_its_own_reason_where_they_differ(db):
    plan = make_plan()
    anna = make_person("Anna Ek")
    make_owner(make_activity(plan=plan, title="Leds"), anna)
    make_owner(make_activity(plan=plan, title="Delas"), anna, part="takes_part")

    start(plan)

    text = Letter.objects.get().text
    assert f"de här 2 aktiviteterna i {plan.title}:\n\n1. Leds\n   Du leder aktiviteten.\n\n" in text
    assert "2. Delas\n   Du deltar i aktiviteten.\n" in text


def test_letter_tells_the_last_word(db):
    activity = make_activity()
    make_owner(activity, make_person("Anna Ek"))
    make_follow_up(activity=activity, text="Rapporten\när klar.", on=date(2021, 3, 12))
    make_follow_up(activity=activity, nothing_new=True, text="", on=date(2021, 6, 1), order=2)

    start(activity.plan)

    assert "   Senast sagt 12 mars 2021: ”Rapporten är klar.”" in Letter.objects.get().text


def test_start_twice_is_one_round(db):
    plan = make_owned_plan()
    start(plan)

    with pytest.raises(actions.RoundOpen, match="Uppföljning 1 pågår sedan"):
        start(plan)

    assert (FollowUpRound.objects.count(), Letter.objects.count(), PersonalLink.objects.count()) == (1, 3, 3)


def test_start_by_many_at_once_sends_each_letter_once(transactional_db):
    plan = make_owned_plan()
    seen = dry_run(plan, on=TODAY()).digest
    came: list[str] = []
    barrier = threading.Barrier(6)

    def press() -> None:
        barrier.wait()
        try:
            start(plan, seen=seen)
            came.append("started")
        except actions.RoundOpen:
            came.append("open")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(came) == ["open"] * 5 + ["started"]
    assert (FollowUpRound.objects.count(), Letter.objects.count(), PersonalLink.objects.count()) == (1, 3, 3)


def test_start_is_refused_when_the_list_is_another_than_the_one_shown(db):
    plan = make_owned_plan()
    seen = dry_run(plan, on=TODAY()).digest
    Person.objects.filter(name="Bo Alm").update(email="bo.ny@example.se")

    with pytest.raises(actions.ProposalChanged, match="Inget är skickat"):
        start(plan, seen=seen)

    assert not Letter.objects.exists()


@pytest.mark.parametrize(("state", "said"), [("draft", "är ett utkast"), ("followed_up", "är uppföljd")])
def test_start_is_refused_outside_the_plan_s_year(db, state, said):
    plan = make_owned_plan()
    Plan.objects.filter(pk=plan.pk).update(state=state)

    with pytest.raises(actions.PlanNotRunning, match=said):
        start(plan)


def test_start_is_refused_when_there_is_nobody_to_ask(db):
    with pytest.raises(actions.NobodyToAsk):
        start(make_activity().plan)


# --- Who has answered -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "said", "silent"), [(1, 0, True), (1, 1, False), (3, 2, True), (3, 3, False), (0, 0, False)]
)
def test_is_silent_while_something_waits(asked, said, silent):
    assert status.is_silent(asked=asked, answered=said) is silent


def test_has_answered_counts_what_is_said_while_the_round_is_open():
    start_at = timezone.now()
    closed_at = start_at + timedelta(days=10)
    second = timedelta(seconds=1)

    def has(at, closed=None):
        return status.has_answered([at], started_at=start_at, closed_at=closed)

    assert [has(start_at - second), has(start_at), has(start_at + second)] == [False, True, True]
    assert [has(closed_at, closed_at), has(closed_at + second, closed_at)] == [True, False]
    assert not status.has_answered([], started_at=start_at, closed_at=None)


def test_one_answer_from_a_network_is_enough_and_half_an_answer_is_not(db):
    plan = make_owned_plan()
    started = start(plan)
    bo, anna = Person.objects.get(name="Bo Alm"), Person.objects.get(name="Anna Ek")

    say(bo, "Nätverkets")
    say(anna, "Annas första", nothing_new=True, text="")
    state = status.state_of(started, today=TODAY() + timedelta(days=12))

    assert names(state.heard) == ["Bo Alm", "Cia Ås"]
    assert names(state.silent) == ["Anna Ek"]
    assert [(silent.answered, len(silent.items), silent.days) for silent in state.silent] == [(1, 2, 12)]
    assert [activity.title for activity in state.silent[0].waiting] == ["Annas andra"]


def test_what_is_written_on_the_activity_s_page_counts_as_an_answer(db):
    plan = make_owned_plan()
    started = start(plan)

    make_follow_up(activity=Activity.objects.get(title="Nätverkets"), written_at=timezone.now())

    assert names(status.state_of(started, today=TODAY()).silent) == ["Anna Ek"]


# --- Reminding ------------------------------------------------------------------------------------------


def days_later(started: FollowUpRound, days: int) -> dict[str, object]:
    return {"at": started.started_at + timedelta(days=days)}


def test_reminder_goes_to_the_silent_alone_and_names_what_waits(db):
    plan = make_owned_plan()
    started = start(plan)
    say(Person.objects.get(name="Bo Alm"), "Nätverkets")
    say(Person.objects.get(name="Anna Ek"), "Annas första")

    reminded = actions.remind(started, copy_directors=True, **days_later(started, 7))

    assert (reminded.people, reminded.copies) == (1, 0)
    letter = Letter.objects.get(kind="uppfoljning-paminnelse")
    assert letter.to == "anna.ek@example.se"
    assert "- Annas andra\n" in letter.text
    assert "Annas första" not in letter.text
    assert len(re.findall(r"/svar/[\w-]{32}/", letter.text)) == 1


def test_reminder_twice_on_a_day_is_one_letter(db):
    started = start(make_owned_plan())
    actions.remind(started, copy_directors=False, **days_later(started, 7))

    with pytest.raises(actions.RemindedToday, match="Nästa påminnelse kan skickas i morgon"):
        actions.remind(started, copy_directors=False, **days_later(started, 7))

    assert Letter.objects.filter(kind="uppfoljning-paminnelse").count() == 3
    actions.remind(started, copy_directors=False, **days_later(started, 8))
    assert Letter.objects.filter(kind="uppfoljning-paminnelse").count() == 6


def test_reminder_by_many_at_once_is_one_letter_each(transactional_db):
    started = start(make_owned_plan())
    came: list[str] = []
    barrier = threading.Barrier(4)

    def press() -> None:
        barrier.wait()
        try:
            actions.remind(started, copy_directors=False, at=timezone.now())
            came.append("reminded")
        except actions.RemindedToday:
            came.append("today")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(came) == ["reminded", "today", "today", "today"]
    assert Letter.objects.filter(kind="uppfoljning-paminnelse").count() == 3


def test_second_reminder_can_tell_the_director_of_the_person_s_municipality(db):
    town, other = make_municipality(name="Provstad"), make_municipality(name="Annanstad")
    management = make_body(kind="management_group")
    for place, name in ((town, "Dir Ektor"), (other, "Annan Chef")):
        Seat.objects.create(body=management, person=make_person(name, municipality=place), municipality=place)
    plan = make_plan()
    for name in ("Anna Ek", "Bo Alm"):
        make_owner(make_activity(plan=plan, title=f"{name}s"), make_person(name, municipality=town))
    started = start(plan)

    first = actions.remind(started, copy_directors=True, **days_later(started, 7))
    second = actions.remind(started, copy_directors=True, **days_later(started, 9))
    third = actions.remind(started, copy_directors=False, **days_later(started, 11))

    assert [(reminder.people, reminder.copies) for reminder in (first, second, third)] == [(2, 0), (2, 1), (2, 0)]
    copy = Letter.objects.get(kind="uppfoljning-kopia")
    assert copy.to == "dir.ektor@example.se"
    assert "- Anna Ek: Anna Eks\n- Bo Alm: Bo Alms\n" in copy.text
    assert "/svar/" not in copy.text
    assert "http" not in copy.text


def test_director_is_not_told_about_oneself(db):
    town = make_municipality()
    director = make_person("Dir Ektor", municipality=town)
    Seat.objects.create(body=make_body(kind="management_group"), person=director, municipality=town)
    activity = make_activity()
    make_owner(activity, director)
    started = start(activity.plan)
    actions.remind(started, copy_directors=True, **days_later(started, 7))

    assert actions.remind(started, copy_directors=True, **days_later(started, 8)).copies == 0


def test_reminder_is_refused_when_all_have_answered_or_the_links_are_over(db):
    activity = make_activity()
    make_owner(activity, make_person("Anna Ek"))
    started = start(activity.plan)
    last = (started.expires_on - TODAY()).days

    with pytest.raises(actions.LinksOver):
        actions.remind(started, copy_directors=False, **days_later(started, last + 1))
    make_follow_up(activity=activity, written_at=timezone.now())
    with pytest.raises(actions.NobodySilent):
        actions.remind(started, copy_directors=False, **days_later(started, last))
    assert Letter.objects.count() == 1


# --- The end --------------------------------------------------------------------------------------------


def test_close_ends_the_links_and_lets_the_next_round_start(db):
    plan = make_owned_plan()
    started = start(plan)
    actions.remind(started, copy_directors=False, **days_later(started, 1))

    actions.close(started, at=timezone.now())

    assert PersonalLink.objects.filter(revoked_at=None).count() == 0
    with pytest.raises(actions.RoundClosed, match="Uppföljning 1 avslutades"):
        actions.close(started, at=timezone.now())
    with pytest.raises(actions.RoundClosed):
        actions.remind(started, copy_directors=False, **days_later(started, 2))
    assert start(plan).number == 2


# --- The pages ------------------------------------------------------------------------------------------


@pytest.fixture
def plan(secretariat) -> Plan:
    return make_owned_plan()


def text_of(response) -> str:
    return unescape(markup_of(response))


def fields_of(page: str) -> dict[str, str]:
    form = next(form for form in re.findall(r"<form.*?</form>", page, re.S) if 'name="seen"' in form)
    found = dict(re.findall(r'<input[^>]*?name="(\w+)"[^>]*?value="([^"]*)"', form))
    return found | {"message": ""}


def test_two_presses_from_the_plan_send_the_letters(secretariat, plan):
    """The plan's page, the dry run, the button."""
    assert f'href="/plan/{plan.year}/uppfoljning/"' in text_of(secretariat.get(plan.get_absolute_url()))

    page = text_of(secretariat.get(f"/plan/{plan.year}/uppfoljning/"))
    assert "De här 3 personerna får var sitt brev" in page
    assert "Skicka 3 brev" in page
    assert "sitter i Provnätverket, som leder aktiviteten" in page
    assert "Pia är bara ett namn i planen." in page
    assert "Hej Anna Ek," in page
    assert "(här står mottagarens personliga länk)" in page
    assert not Letter.objects.exists()

    response = secretariat.post(f"/plan/{plan.year}/uppfoljning/", fields_of(page), follow=True)

    assert response.redirect_chain == [(f"/plan/{plan.year}/uppfoljning/1/", 302)]
    assert Letter.objects.count() == 3
    page = text_of(response)
    assert "3 brev är på väg." in page
    assert "0 av 3 har svarat. 3 är tysta." in page
    assert not re.search(r"/svar/[\w-]{10}", page)


def test_button_pressed_twice_sends_each_letter_once(secretariat, plan):
    fields = fields_of(text_of(secretariat.get(f"/plan/{plan.year}/uppfoljning/")))

    answers = [secretariat.post(f"/plan/{plan.year}/uppfoljning/", fields) for _ in range(2)]

    assert [answer["Location"] for answer in answers] == [f"/plan/{plan.year}/uppfoljning/1/"] * 2
    assert (FollowUpRound.objects.count(), Letter.objects.count()) == (1, 3)


def test_letter_is_read_with_the_greeting_before_anything_is_sent(secretariat, plan):
    fields = fields_of(text_of(secretariat.get(f"/plan/{plan.year}/uppfoljning/")))

    page = text_of(
        secretariat.post(f"/plan/{plan.year}/uppfoljning/", fields | {"message": "Hälsning från oss.", "steg": "visa"})
    )

    assert page.count("Hälsning från oss.") == 2  # in its field and in the letter
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"answer_by": "2020-01-01"}, "1 januari 2020 har redan varit"),
        ({"answer_by": "2099-01-01"}, "Välj en dag inom ett halvår"),
        ({"expires_on": "2020-01-01"}, "Länkarna måste gälla minst till sista svarsdagen"),
        ({"expires_on": "2099-01-01"}, "högst 60 dagar efter sista svarsdagen"),
        ({"answer_by": "31 februari"}, "Dagen ”31 februari” finns inte."),
        ({"answer_by": "2999-01-01"}, "ligger utanför 2000–2100"),
        ({"message": "å" * 1_001}, "Högst 1000 tecken får plats."),
    ],
)
def test_wrong_days_and_too_long_greetings_are_refused(secretariat, plan, typed, said):
    fields = fields_of(text_of(secretariat.get(f"/plan/{plan.year}/uppfoljning/")))

    response = secretariat.post(f"/plan/{plan.year}/uppfoljning/", fields | typed)

    assert response.status_code == 400
    assert said in text_of(response)
    assert next(iter(typed.values())) in text_of(response)
    assert not Letter.objects.exists()


def test_changed_list_is_shown_anew_and_nothing_is_sent(secretariat, plan):
    fields = fields_of(text_of(secretariat.get(f"/plan/{plan.year}/uppfoljning/")))
    make_owner(Activity.objects.get(title="Ingens"), make_person("Ny Person"))

    response = secretariat.post(f"/plan/{plan.year}/uppfoljning/", fields | {"message": "Min hälsning"})

    assert response.status_code == 409
    assert "Listan har ändrats sedan den visades." in text_of(response)
    assert "Ny Person" in text_of(response)
    assert "Min hälsning" in text_of(response)
    assert not Letter.objects.exists()


def test_one_press_from_the_plan_shows_the_silent_and_one_more_reminds_them(secretariat, plan):
    """The plan's page leads straight to the silent of the open round."""
    started = start(plan)
    say(Person.objects.get(name="Bo Alm"), "Nätverkets", text="Vi har börjat.", status="ongoing")
    FollowUpRequest.objects.update(sent_at=timezone.now() - timedelta(days=12))

    page = text_of(secretariat.get(f"/plan/{plan.year}/uppfoljning/", follow=True))
    assert "2 av 3 har svarat. 1 är tyst." in page
    assert "12 dagar" in page
    assert "Påminn de tysta (1)" in page
    assert "Läs påminnelsen till Anna Ek" in page
    assert "Vi har börjat." in page
    assert 'name="kopia"' not in page

    response = secretariat.post(f"{started.get_absolute_url()}paminn/", {"kopia": "1"}, follow=True)

    assert "1 påminnelse är på väg." in text_of(response)
    assert "De tysta har påmints i dag." in text_of(response)
    assert Letter.objects.filter(kind="uppfoljning-paminnelse").count() == 1
    again = secretariat.post(f"{started.get_absolute_url()}paminn/")
    assert again.status_code == 409
    assert "De tysta påmindes" in text_of(again)


def test_page_names_the_director_before_the_second_reminder(secretariat, plan):
    town = make_municipality(name="Provstad")
    Person.objects.filter(name="Anna Ek").update(municipality=town)
    director = make_person("Dir Ektor", municipality=town)
    Seat.objects.create(body=make_body(kind="management_group"), person=director, municipality=town)
    started = start(plan)
    actions.remind(started, copy_directors=False, at=timezone.now() - timedelta(days=2))

    page = text_of(secretariat.get(started.get_absolute_url()))
    assert "Dir Ektor i Provstad får veta att Anna Ek inte har svarat." in page

    response = secretariat.post(f"{started.get_absolute_url()}paminn/", {"kopia": "1"}, follow=True)
    assert "3 påminnelser är på väg. 1 kommundirektör får en kopia." in text_of(response)
    assert "Kopia till kommundirektör" in text_of(response)


def test_round_page_logs_every_letter_and_ends(secretariat, plan):
    started = start(plan)
    Letter.objects.filter(to="bo.alm@example.se").update(state="failed", error="E-postservern svarade 550.")

    page = text_of(secretariat.get(started.get_absolute_url()))
    assert page.count("Fråga") == 3
    assert "E-postservern svarade 550." in page

    response = secretariat.post(f"{started.get_absolute_url()}avsluta/", follow=True)
    assert "Uppföljning 1 är avslutad." in text_of(response)
    assert "Påminn de tysta" not in text_of(response)
    assert secretariat.post(f"{started.get_absolute_url()}avsluta/").status_code == 409


def test_number_of_queries_of_the_round_page_does_not_grow(secretariat):
    counts = []
    for times in (1, 4):
        plan = make_plan()
        for number in range(times):
            make_owner(make_activity(plan=plan), make_person(f"Person {plan.pk} {number}"))
        started = start(plan)
        make_follow_up(activity=plan.activities.first(), written_at=timezone.now())
        secretariat.get(started.get_absolute_url())
        with CaptureQueriesContext(connection) as made:
            secretariat.get(started.get_absolute_url())
        counts.append(len(made))

    assert counts[0] == counts[1]
    assert counts[0] <= 20


def test_pages_of_rounds_are_the_secretariat_s(client, db):
    started = start(make_owned_plan(), by=make_user())
    client.force_login(make_user(kind="network"), backend=BACKEND)
    address = started.get_absolute_url()

    for path in (reverse("programs:rounds", args=[started.plan.year]), address):
        assert client.get(path).status_code == 403
    for path in (f"{address}paminn/", f"{address}avsluta/"):
        assert client.post(path).status_code == 403


def test_start_page_lists_the_silent_of_an_open_round(db):
    plan = make_owned_plan()
    started = start(plan)
    say(Person.objects.get(name="Bo Alm"), "Nätverkets")

    [task] = [task for task in tasks_of_secretariat(TODAY()) if task.kind == "uppföljning"]
    assert task.text == f"1 av 3 har inte svarat på uppföljningen av {plan.title}: Anna Ek"
    assert task.url == started.get_absolute_url()
    assert not task.is_late
    [task] = [
        task for task in tasks_of_secretariat(started.answer_by + timedelta(days=1)) if task.kind == "uppföljning"
    ]
    assert task.is_late

    actions.close(started, at=timezone.now())
    assert [task for task in tasks_of_secretariat(TODAY()) if task.kind == "uppföljning"] == []


# --- The plan's own threshold ---------------------------------------------------------------------------


def test_silence_is_the_plan_s_own_on_every_page(secretariat):
    network = make_body()
    activity = make_activity(plan=make_plan(year=TODAY().year))
    activity.networks.add(network)
    make_follow_up(activity=activity, on=TODAY() - timedelta(days=60))
    plan = activity.plan
    pages = [plan.get_absolute_url(), reverse("programs:network_plan", args=[plan.year, network.slug]), "/"]

    def says_silent() -> list[bool]:
        said = ("Inget hört på 60 dagar", "har inget hörts på 60 dagar", "saknar färsk uppföljning")
        return [words in text_of(secretariat.get(page)) for page, words in zip(pages, said, strict=True)]

    for days, silent in ((120, False), (61, False), (60, True)):
        Plan.objects.filter(pk=plan.pk).update(silence_days=days)
        assert says_silent() == [silent] * 3, days


def test_secretariat_sets_the_threshold_and_a_colleague_s_is_not_overwritten(secretariat):
    plan = make_plan()
    address = reverse("programs:silence_days", args=[plan.year])

    assert secretariat.post(address, {"silence_days": "90", "version": plan.version}).status_code == 302
    late = secretariat.post(address, {"silence_days": "30", "version": plan.version})

    assert late.status_code == 409
    assert "Någon annan har ändrat planen" in text_of(late)
    assert 'value="30"' in text_of(late)
    plan.refresh_from_db()
    assert plan.silence_days == 90
    for typed in ("0", "731", "tolv", ""):
        assert secretariat.post(address, {"silence_days": typed, "version": plan.version}).status_code == 400


# --- Owners ---------------------------------------------------------------------------------------------


def test_owner_is_added_given_another_part_and_taken_away(secretariat):
    activity, person = make_activity(), make_person("Anna Ek")
    address = reverse("programs:owners", args=[activity.pk])
    assert f'href="{address}"' in text_of(secretariat.get(activity.get_absolute_url()))

    for part in ("lead", "lead", "takes_part"):
        assert secretariat.post(address, {"person": person.pk, "part": part}).status_code == 302
    assert list(activity.owners.values_list("person", "part")) == [(person.pk, "takes_part")]
    page = text_of(secretariat.get(address))
    assert "Anna Ek, därför att personen deltar i aktiviteten" in page
    assert "Anna Ek (deltar)" in text_of(secretariat.get(activity.get_absolute_url()))

    assert secretariat.post(f"{address}{person.pk}/ta-bort/").status_code == 302
    assert not activity.owners.exists()
    assert secretariat.post(f"{address}{person.pk}/ta-bort/").status_code == 404
    assert secretariat.post(address, {"person": "999999", "part": "chef"}).status_code == 400


# --- Plan beside outcome --------------------------------------------------------------------------------


def test_outcome_shows_the_whole_of_2021_and_says_where_nothing_was_reported(facts, client):
    page = text_of(client.get("/plan/2021/utfall/"))

    for entry in FollowUp.objects.filter(activity__plan__year=2021):
        assert entry.text in page
    page = text_of(client.get("/plan/2020/utfall/"))
    assert "24 aktiviteter. För 24 av dem är ingen uppgift lämnad." in page
    assert page.count(">ingen uppgift lämnad<") == 24


def test_nothing_new_is_heard_but_not_told(client, db):
    activity = make_activity()
    make_follow_up(activity=activity, nothing_new=True, text="", written_at=timezone.now())
    only_status = make_activity(plan=activity.plan)
    make_follow_up(activity=only_status, text="", status="done", written_at=timezone.now())

    page = text_of(client.get(f"/plan/{activity.plan.year}/utfall/"))

    assert "inget nytt att redovisa" in page
    assert "bara status är lämnad" in page
    assert "ingen uppgift lämnad" not in page
    assert "Senast hört i dag: inget nytt" in text_of(client.get(activity.get_absolute_url()))
