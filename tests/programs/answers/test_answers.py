"""Answering by a personal link: what is recorded, what is refused, and that the link does nothing else."""

from __future__ import annotations

import logging
import re
from datetime import timedelta
from html import unescape

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members.models import Person, User
from programs.models import Activity, ActivityPerson, FollowUp, FollowUpRequest, FollowUpRound, Plan, RequestedActivity
from programs.rounds import actions
from programs.rounds.dry_run import dry_run
from records import outbox
from records.history import history_of
from records.models import Letter, PersonalLink
from tests.markup import markup_of
from tests.programs.factories import make_activity, make_follow_up, make_plan, make_user
from tests.sodertorn.forms import sent_by
from tests.sodertorn.pages import addresses

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _mail(settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def make_round(plan: Plan | None = None, *, count: int = 3, **owner: object) -> FollowUpRound:
    """Anna Ek is asked about some activities of a plan."""
    plan = plan or make_plan()
    anna = Person.objects.create(**{"name": "Anna Ek", "email": "anna@example.se"} | owner)
    for number in range(count):
        activity = make_activity(plan=plan, title=f"Annas {number + 1}", status="ongoing")
        ActivityPerson.objects.create(activity=activity, person=anna)
    day = timezone.localdate()
    return actions.start(
        plan,
        seen=dry_run(plan, on=day).digest,
        message="",
        answer_by=day + timedelta(days=7),
        expires_on=day + timedelta(days=14),
        by=make_user(),
        at=timezone.now(),
    )


def token() -> str:
    found = re.search(r"/svar/([\w-]{32})/", Letter.objects.latest("pk").text)
    assert found
    return found[1]


def open_link(client: Client) -> str:
    """Follow the link of the newest letter; return the address of the page."""
    response = client.get(f"/svar/{token()}/")
    assert response.status_code == 302
    return response["Location"]


def text_of(response) -> str:
    return unescape(markup_of(response))


def item(title: str) -> RequestedActivity:
    return RequestedActivity.objects.get(activity__title=title)


def fields_of(client: Client, page: str, title: str) -> dict[str, str]:
    """Return what the row's form would send."""
    html = client.get(page).content.decode()
    rows = re.findall(rf'<li class="answer" id="rad-{item(title).pk}">.*?</form>', html, re.S)
    return {name: values[0] for name, values in sent_by(rows[0] + "</li>", "text").items()}


def say(client: Client, page: str, title: str, *, htmx: bool = False, **changed: str):
    fields = fields_of(client, page, title)
    return client.post(f"{page}{item(title).pk}/", fields | changed, headers=HTMX if htmx else {})


# --- The page -------------------------------------------------------------------------------------------


def test_page_shows_own_activities_with_the_last_word_beside(db, client):
    plan = make_plan()
    other = make_activity(plan=plan, title="Någon annans")
    started = make_round(plan)
    make_follow_up(activity=Activity.objects.get(title="Annas 1"), text="Rapporten är klar.", on=timezone.localdate())

    page = text_of(client.get(open_link(client)))

    assert "Hur går det, Anna Ek?" in page
    assert f"3 aktiviteter i {plan.title}." in page
    assert page.count('<li class="answer"') == page.count("Inget nytt<") == 3
    assert "Rapporten är klar." in page
    assert "Senast hört i dag" in page
    assert page.count("Inget hört än") == 2
    assert other.title not in page
    assert "0 av 3 besvarade." in page
    assert started.plan.title in page


def test_reading_writes_nothing(db, client):
    make_round()
    page = open_link(client)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET TRANSACTION READ ONLY")

    for address in (f"/svar/{token()}/", page, f"{page}klart/", page):
        assert client.get(address).status_code in {200, 302}


def test_number_of_queries_does_not_grow(db, client):
    counts = []
    for count in (1, 5):
        make_round(count=count, email=f"anna{count}@example.se")
        page = open_link(client)
        for activity in Activity.objects.filter(title__startswith="Annas"):
            make_follow_up(activity=activity, author=make_user(), written_at=timezone.now())
        client.get(page)
        with CaptureQueriesContext(connection) as made:
            client.get(page)
        counts.append(len(made))
        Activity.objects.filter(title__startswith="Annas").update(title="Gammal")

    assert counts[0] == counts[1]
    assert counts[0] <= 8


# --- Answering ------------------------------------------------------------------------------------------


def test_nothing_new_is_one_press_and_is_logged_with_who_and_by_which_link(db, client):
    make_round()
    page = open_link(client)

    response = say(client, page, "Annas 1", nothing_new="1")

    assert (response.status_code, response["Location"]) == (302, f"{page}#rad-{item('Annas 1').pk}")
    entry = FollowUp.objects.get()
    request = FollowUpRequest.objects.get()
    assert (entry.activity.title, entry.nothing_new, entry.text, entry.status) == ("Annas 1", True, "", "ongoing")
    assert (entry.request, entry.author, entry.who) == (request, None, "Anna Ek")
    assert entry.on == timezone.localdate()
    assert "1 av 3 besvarade." in text_of(client.get(page))
    [made] = history_of(entry)
    assert made.who == "Anna Ek, genom personlig länk"


def test_author_is_the_account_of_the_one_who_was_asked(db, client):
    started = make_round()
    user = User.objects.create_user("anna@example.se", person=Person.objects.get(name="Anna Ek"))
    client.force_login(started.started_by, backend="django.contrib.auth.backends.ModelBackend")

    say(client, open_link(client), "Annas 1", text="Klart.", status="done")

    assert FollowUp.objects.get().author == user
    assert history_of(Activity.objects.get(title="Annas 1"))[0].who == "Anna Ek, genom personlig länk"


def test_text_and_status_are_saved_and_the_activity_follows(db, client):
    make_round()
    Activity.objects.filter(title="Annas 1").update(status_text="på gång")

    say(client, open_link(client), "Annas 1", text=" Klart och\r\nredovisat. ", status="done")

    entry, activity = FollowUp.objects.get(), Activity.objects.get(title="Annas 1")
    assert (entry.text, entry.status, entry.nothing_new) == ("Klart och\nredovisat.", "done", False)
    assert (activity.status, activity.status_text) == ("done", "")


def test_status_alone_is_an_answer(db, client):
    make_round()

    say(client, open_link(client), "Annas 1", status="done")

    assert FollowUp.objects.get().said == "Status: genomförd."


def test_last_answer_leads_to_the_thanks(db, client):
    make_round(count=2)
    page = open_link(client)
    assert say(client, page, "Annas 1", nothing_new="1", htmx=True).status_code == 200

    response = say(client, page, "Annas 2", text="Vi är klara.", htmx=True)

    assert response["HX-Redirect"] == f"{page}klart/"
    done = text_of(client.get(f"{page}klart/"))
    assert "Tack, allt är besvarat" in done
    assert "Vi är klara." in done
    assert "Inget nytt." in done


def test_row_alone_is_answered_with_its_confirmation_and_the_count(db, client):
    make_round()
    page = open_link(client)

    answer = text_of(say(client, page, "Annas 1", text="Mötet är hållet.", htmx=True))

    assert answer.count('<li class="answer"') == 1
    assert "Sparat" in answer
    assert "Mötet är hållet." in answer
    assert 'hx-swap-oob="true"' in answer
    assert "1 av 3 besvarade." in answer
    assert "<html" not in answer


def test_answer_is_corrected_in_its_own_entry_and_history_keeps_the_first(db, client):
    make_round()
    page = open_link(client)
    say(client, page, "Annas 1", text="Klart.")

    say(client, page, "Annas 1", text="Nej, det är kvar.", status="not_started")

    entry = FollowUp.objects.get()
    assert (entry.text, entry.status) == ("Nej, det är kvar.", "not_started")
    assert Activity.objects.get(title="Annas 1").status == "not_started"
    assert "Klart." in str(history_of(entry))


def test_pressing_twice_is_one_entry(db, client):
    make_round()
    page = open_link(client)
    fields = fields_of(client, page, "Annas 1") | {"text": "Klart.", "status": "done"}

    answers = [client.post(f"{page}{item('Annas 1').pk}/", fields) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [302] * 3
    assert FollowUp.objects.count() == 1


def test_second_of_two_windows_is_told_and_keeps_its_text(db, client):
    make_round()
    page = open_link(client)
    old = fields_of(client, page, "Annas 1")
    say(client, page, "Annas 1", text="Från datorn.")

    late = client.post(f"{page}{item('Annas 1').pk}/", old | {"text": "Från telefonen."})

    assert late.status_code == 409
    assert "efter att sidan öppnades" in text_of(late)
    assert "Från telefonen." in text_of(late)
    assert "Från datorn." in text_of(late)
    assert FollowUp.objects.get().text == "Från datorn."
    rows = re.findall(rf'<li class="answer" id="rad-{item("Annas 1").pk}">.*?</form>', late.content.decode(), re.S)
    again = {name: values[0] for name, values in sent_by(rows[0], "text").items()}
    assert client.post(f"{page}{item('Annas 1').pk}/", again).status_code == 302
    assert FollowUp.objects.get().text == "Från telefonen."


def test_status_that_somebody_else_set_is_not_overwritten(db, client):
    make_round()
    page = open_link(client)
    old = fields_of(client, page, "Annas 1")
    Activity.objects.filter(title="Annas 1").update(status="cancelled")

    late = client.post(f"{page}{item('Annas 1').pk}/", old | {"text": "Klart.", "status": "done"}, headers=HTMX)

    assert late.status_code == 409
    assert "Någon annan har satt status till ”utgår”" in text_of(late)
    assert "Klart." in text_of(late)
    assert not FollowUp.objects.exists()
    assert Activity.objects.get(title="Annas 1").status == "cancelled"


def test_change_of_something_else_in_the_activity_is_no_conflict(db, client):
    make_round()
    page = open_link(client)
    old = fields_of(client, page, "Annas 1")
    Activity.objects.filter(title="Annas 1").update(comment="Kansliets kommentar")

    assert client.post(f"{page}{item('Annas 1').pk}/", old | {"status": "done"}).status_code == 302

    activity = Activity.objects.get(title="Annas 1")
    assert (activity.status, activity.comment) == ("done", "Kansliets kommentar")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Skriv vad som har hänt, ändra status eller tryck på Inget nytt."),
        ({"text": "   "}, "Skriv vad som har hänt"),
        ({"text": "Klart.", "nothing_new": "1"}, "Du har skrivit en text eller ändrat status."),
        ({"status": "done", "nothing_new": "1"}, "Du har skrivit en text eller ändrat status."),
        ({"status": "klart"}, "Välj en status i listan."),
        ({"text": "å" * 4_001}, "Högst 4000 tecken får plats."),
    ],
)
@pytest.mark.parametrize("htmx", [False, True])
def test_bad_answer_is_refused_and_kept(db, client, typed, said, htmx):
    make_round()

    response = say(client, open_link(client), "Annas 1", htmx=htmx, **typed)

    assert response.status_code == 400
    assert said in text_of(response)
    assert typed.get("text", "").strip() in text_of(response)
    assert not FollowUp.objects.exists()


def test_colleague_s_answer_is_shown_and_one_s_own_is_not_needed(db, client):
    started = make_round()
    activity = Activity.objects.get(title="Annas 1")
    bo = Person.objects.create(name="Bo Alm")
    request = FollowUpRequest.objects.create(
        round=started, person=bo, email="bo@example.se", because="", sent_at=started.started_at
    )
    make_follow_up(activity=activity, request=request, text="Vi har börjat.", written_at=timezone.now())

    page = text_of(client.get(open_link(client)))

    assert "Bo Alm har svarat" in page
    assert "Vi har börjat." in page


# --- What the link cannot do ----------------------------------------------------------------------------


def test_link_ends_with_its_day_with_the_round_and_keeps_what_was_typed(db, client):
    started = make_round()
    page = open_link(client)
    fields = fields_of(client, page, "Annas 1") | {"text": "Lång text om läget."}
    address = f"{page}{item('Annas 1').pk}/"
    actions.close(started, at=timezone.now())

    for response in (client.get(page), client.get(f"{page}klart/"), client.post(address, fields)):
        assert response.status_code == 410
        assert "Länken slutade gälla" in text_of(response)
    assert "Lång text om läget." in text_of(response)
    in_row = client.post(address, fields, headers=HTMX)
    assert (in_row.status_code, in_row["HX-Retarget"]) == (409, f"#fel-{item('Annas 1').pk}")
    assert "Det du skrev är inte sparat." in text_of(in_row)
    assert not FollowUp.objects.exists()

    PersonalLink.objects.update(revoked_at=None, expires_on=timezone.localdate() - timedelta(days=1))
    assert client.get(page).status_code == 410
    PersonalLink.objects.update(expires_on=timezone.localdate())
    assert client.get(page).status_code == 200


def test_answer_in_the_moment_of_closing_is_refused(db, client):
    started = make_round()
    page = open_link(client)
    fields = fields_of(client, page, "Annas 1") | {"text": "I sista stund."}
    FollowUpRound.objects.filter(pk=started.pk).update(closed_at=timezone.now())  # its links not yet revoked

    response = client.post(f"{page}{item('Annas 1').pk}/", fields)

    assert response.status_code == 410
    assert "Uppföljning 1 avslutades" in text_of(response)
    assert "I sista stund." in text_of(response)


def test_link_answers_for_nobody_else(db, client):
    make_round()
    anna = open_link(client)
    own = item("Annas 1")
    make_round(make_plan(), name="Bo Alm", email="bo@example.se", count=1)
    other = RequestedActivity.objects.latest("pk")
    fields = fields_of(client, anna, "Annas 2") | {"nothing_new": "1"}

    assert client.post(f"{anna}{other.pk}/", fields).status_code == 404
    assert (
        client.post(
            reverse("programs:answer", args=[PersonalLink.objects.latest("pk").pk, other.pk]), fields
        ).status_code
        == 404
    )
    assert client.get(reverse("programs:answers", args=[PersonalLink.objects.latest("pk").pk])).status_code == 404
    assert Client().get(anna).status_code == 404
    assert Client().post(f"{anna}{own.pk}/", fields).status_code == 404
    assert not FollowUp.objects.exists()


def test_two_links_in_one_browser_open_each_its_own_page(db, client):
    make_round()
    anna = open_link(client)
    cookie = client.cookies["svar"].value
    make_round(make_plan(), name="Bo Alm", email="bo@example.se", count=1)
    bo = open_link(client)

    assert client.cookies["svar"]["path"] == bo != anna
    assert "Bo Alm" in text_of(client.get(bo))
    client.cookies["svar"] = cookie
    assert "Anna Ek" in text_of(client.get(anna))


def test_all_other_pages_treat_the_link_s_holder_as_a_stranger(portal, client_of):
    """Every address, read and written, with the link's cookie: what a visitor without it gets."""
    make_round()
    holder, stranger = Client(raise_request_exception=False), Client(raise_request_exception=False)
    page = open_link(holder)
    own = {page, f"{page}klart/", *(f"{page}{item.pk}/" for item in RequestedActivity.objects.all())}
    wrong = []
    for name, path in addresses():
        if path in own or name in {"health", "account_logout"}:
            continue
        for method in ("get", "post"):
            with_link, without = (getattr(client, method)(path) for client in (holder, stranger))
            if (with_link.status_code, with_link.get("Location")) != (without.status_code, without.get("Location")):
                wrong.append(f"{method} {path}: {with_link.status_code} instead of {without.status_code}")
            elif name.startswith("programs:") and plain(with_link) != plain(without):
                wrong.append(f"{method} {path}: another page")
    assert wrong == []
    assert not FollowUp.objects.filter(request__isnull=False).exists()


def plain(response) -> str:
    """Return the page without what is new at every request."""
    return re.sub(r'value="[\w-]{32,}"|nonce="[^"]*"', "", response.content.decode("utf-8", "replace"))


def test_pages_of_the_link_are_kept_by_nobody(db, client):
    make_round()
    page = open_link(client)

    for address in (page, f"{page}klart/"):
        response = client.get(address)
        assert response["Cache-Control"] == "private, no-store"
        assert "noindex" in response["X-Robots-Tag"]
        assert "noindex" in text_of(response)
        assert response["Referrer-Policy"] == "same-origin"


def test_answer_needs_the_page_s_own_form(db):
    make_round()
    client = Client(enforce_csrf_checks=True)
    page = open_link(client)

    assert client.post(f"{page}{item('Annas 1').pk}/", {"nothing_new": "1"}).status_code == 403
    assert not FollowUp.objects.exists()


# --- Where the token is ---------------------------------------------------------------------------------


def columns_with(text: str) -> list[str]:
    """Return every column of every table that holds the text, those of JSON and arrays too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
            "AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea', 'USER-DEFINED')"
        )
        found = []
        for table, column in cursor.fetchall():
            cursor.execute(
                f'SELECT EXISTS (SELECT 1 FROM "{table}" WHERE position(%s in "{column}"::text) > 0)', [text]
            )
            if cursor.fetchone()[0]:
                found.append(f"{table}.{column}")
    return found


def test_token_is_in_the_letter_alone_until_it_is_sent_and_then_nowhere(db, client, caplog):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.WARNING)
    make_round()
    secret = token()
    assert columns_with(secret) == ["records_letter.text"]

    for letter in Letter.objects.all():
        outbox.deliver(letter.pk, at=timezone.now())
    sent = re.search(r"https?://[^/]+(/svar/\S+/)", mail.outbox[-1].body)
    assert sent
    page = client.get(sent[1])["Location"]
    for title in ("Annas 1", "Annas 2"):
        say(client, page, title, text=f"Om {title}", status="done", htmx=title == "Annas 2")
    say(client, page, "Annas 3", nothing_new="1")
    client.get(f"{page}klart/")
    client.get(f"/svar/{secret}")
    client.post(f"/svar/{secret}/")
    client.get(f"/svar/{secret}/", headers={"referer": f"http://testserver/svar/{secret}/"})
    actions.close(FollowUpRound.objects.get(), at=timezone.now())
    assert client.get(f"/svar/{secret}/").status_code == 410

    assert FollowUp.objects.count() == 3
    assert columns_with(secret) == []
    assert secret[:16] not in caplog.text
    assert secret not in str(client.cookies)
    assert columns_with("Om Annas 1")  # the search does find what is there


def test_letter_is_redacted_where_the_secretariat_reads(secretariat):
    started = make_round()
    secret = token()

    for address in (started.get_absolute_url(), "/brev/", "/"):
        assert secret not in text_of(secretariat.get(address))
