"""Bad input to every form: a clear sentence, the right status, what was typed kept, and nothing written."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from members.models import User
from tests.markup import markup_of
from tests.real_data import BACKEND
from tests.sodertorn.forms import FORMS, Form, Values, a_line, a_meeting, an_item, written
from tests.sodertorn.pages import addresses

SCRIPT = "<script>alert(1)</script>"
BREAKOUT = f"'\">{SCRIPT}<img src=x onerror=alert(1)>"
IMPOSSIBLE_DAYS = ["31 februari", "2020-02-31", "0000-01-01", "20200-01-01", "0001-01-01", "1999-12-31", "2101-01-01"]
NO_NUMBERS = ["tolv", "1e400", "9" * 400, "9" * 5_000, "1" + ".000" * 12, "NaN"]
REFUSED = {400, 409, 413, 422}


def fields(kind: str) -> list:
    return [pytest.param(form, name, id=f"{form}-{name}") for form in FORMS for name in getattr(form, kind)]


@pytest.fixture
def client(facts: None, client_of: Callable[[str], Client]) -> Client:
    return client_of("kansli@example.se")


def send(client: Client, form: Form, values: Values, **changed: str) -> tuple:
    """Send the form with some fields changed, and return the answer and what it wrote."""
    address = form.address()
    before = written()
    response = client.post(address, values | {name: [value] for name, value in changed.items()})
    after = written()
    return response, {
        table: count - before.get(table, 0) for table, count in after.items() if count != before.get(table)
    }


def text_of(response) -> str:
    return html.unescape(markup_of(response))


def is_refused(response, wrote: dict[str, int], typed: str) -> None:
    shown = text_of(response)
    assert response.status_code in REFUSED, response.status_code
    assert typed in shown, "what was typed is not on the page"
    assert re.search(r"error-summary|invalid-feedback|role=\"alert\"(?! hidden)", shown), "no message"
    assert wrote == {}


# --- Fields ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "name"), fields("days"))
def test_day_that_does_not_exist_is_refused(form, name, client):
    values = form.values(client)
    for typed in IMPOSSIBLE_DAYS:
        is_refused(*send(client, form, values, **{name: typed}), typed)


@pytest.mark.parametrize(("form", "name"), fields("numbers"))
def test_text_in_a_number_is_refused(form, name, client):
    values = form.values(client)
    for typed in NO_NUMBERS:
        is_refused(*send(client, form, values, **{name: typed}), typed)


@pytest.mark.parametrize(("form", "name"), fields("texts"))
def test_hundred_thousand_characters_are_refused_and_kept(form, name, client):
    if (form.name, name) == ("kapitel", "body"):
        pytest.skip("a chapter may be that long")
    typed = "å" * 100_000
    response, wrote = send(client, form, form.values(client), **{name: typed})

    is_refused(response, wrote, typed)


@pytest.mark.parametrize(("form", "name"), fields("texts"))
def test_text_that_cannot_be_seen_is_taken_as_no_text(form, name, client):
    values = form.values(client)
    answers = []
    for typed in ("", "\u200b\ufeff"):
        with transaction.atomic():
            answers.append(send(client, form, values, **{name: typed}))
            transaction.set_rollback(True)
    (empty, wrote_empty), (unseen, wrote_unseen) = answers

    assert unseen.status_code == empty.status_code
    assert wrote_unseen == wrote_empty


@pytest.mark.parametrize("form", [form for form in FORMS if form.texts], ids=str)
def test_script_is_shown_as_text(form, client):
    values = form.values(client)
    for name in form.texts:
        typed = {"number": f"§{SCRIPT}"[:20], "paragraph": "<b>", "phone": f"08{SCRIPT}"}.get(name, f"Prov {BREAKOUT}")
        response, _ = send(client, form, values, **{name: typed})
        assert response.status_code in {200, 302, *REFUSED}, name
        pages = [response]
        if response.status_code == 302:
            pages = [client.get(response["Location"]), client.get(form.page() if form.page else form.address())]
        for page in pages:
            holds_no_script(page)


def holds_no_script(page) -> None:
    shown = page.content.decode()
    if page.get("Content-Type", "").startswith("text/html"):
        assert SCRIPT not in shown
        assert "<img src=x" not in shown


def test_script_in_a_row_is_text_in_its_history_in_search_and_in_open_data(client):
    form = next(form for form in FORMS if form.name == "aktivitet")
    title = f"Skarpladdad {BREAKOUT}"
    send(client, form, form.values(client), title=title)
    pk = re.search(r"\d+", form.address())[0]

    for address in (f"/aktivitet/{pk}/", f"/historik/programs/activity/{pk}/", "/sok/?q=skarpladdad",
                    "/plan/2020/handlingsplan/", "/plan/2020/", "/dokument/verksamhetsplan/2020/"):  # fmt: skip
        page = client.get(address)
        if address.startswith("/historik") and page.status_code == 404:
            continue
        assert page.status_code == 200, address
        holds_no_script(page)
        if address != "/plan/2020/":
            assert title in text_of(page), address
    table = client.get("/oppna-data/aktiviteter.csv")
    assert table["Content-Type"] == "text/csv; charset=utf-8"
    assert table["X-Content-Type-Options"] == "nosniff"


def test_formula_is_text_in_open_data(client):
    form = next(form for form in FORMS if form.name == "aktivitet")
    send(client, form, form.values(client), title='=HYPERLINK("http://evil.example.com")')

    table = client.get("/oppna-data/aktiviteter.csv").content.decode("utf-8-sig")

    assert "'=HYPERLINK" in table
    assert not re.search(r'(^|;)"?=', table, re.MULTILINE)


@pytest.mark.parametrize("form", [form for form in FORMS if form.texts], ids=str)
def test_nul_and_turned_text_are_not_kept(form, client):
    values = form.values(client)
    for name in form.texts:
        response, wrote = send(client, form, values, **{name: "ab\x00c \u202ekam\u2066"})
        assert response.status_code in {302, *REFUSED}, name
        if response.status_code != 302:
            assert wrote == {}
            continue
        shown = client.get(form.page() if form.page else form.address()).content.decode()
        assert "\x00" not in shown
        assert "\u202e" not in shown, name


# --- Who sends it, and how ------------------------------------------------------------------------------


def test_form_without_its_token_is_refused_everywhere(facts, client):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(email="kansli@example.se"), backend=BACKEND)
    before = written()
    let_in = []
    for _, path in addresses():
        for extra in ({}, {"HX-Request": "true"}):
            response = strict.post(path, {"title": "Förfalskat"}, headers=extra)
            if response.status_code != 403 or "Formuläret kunde inte skickas" not in response.content.decode():
                let_in.append(f"{path}: {response.status_code}")
    assert let_in == []
    assert written() == before


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_login_that_ran_out_loses_nothing(form, client):
    values = form.values(client)
    client.logout()
    typed = {name: f"Det jag skrev i {name} å ä ö" for name in (*form.texts, *form.days, *form.numbers)}

    response, wrote = send(client, form, values, **typed)

    assert response.status_code == 403
    assert wrote == {}
    shown = text_of(response)
    assert "Du är inte längre inloggad" in shown
    assert [text for text in typed.values() if text not in shown] == []
    assert f"next={form.address()}" in shown


def test_login_that_ran_out_in_the_table_keeps_the_row_and_says_so(client):
    form = FORMS[0]
    values = form.values(client)
    client.logout()
    before = written()

    response = client.post(form.address(), values, headers={"HX-Request": "true"})

    assert response.status_code == 403
    assert "inte längre inloggad" in response.content.decode()
    assert "<html" not in response.content.decode()
    assert written() == before


@pytest.mark.parametrize("email", ["kansli@example.se", None], ids=["kansliet", "utloggad"])
@pytest.mark.parametrize("strict", [False, True], ids=["", "token krävs"])
def test_too_much_at_once_is_refused_with_what_to_do(email, strict, facts):
    client = Client(enforce_csrf_checks=strict)
    client.get("/konto/login/")  # gives the cookie that the token is compared with
    if email:
        client.force_login(User.objects.get(email=email), backend=BACKEND)
    for body in ({"text": "å" * 2_000_000}, {f"fält{number}": "1" for number in range(1_100)}):
        sent = "&".join(f"{name}={value}" for name, value in body.items())
        before = written()
        response = client.post("/externa-moten/nytt/", sent, content_type="application/x-www-form-urlencoded")
        assert response.status_code == 413
        assert "större än portalen tar emot" in response.content.decode()
        assert written() == before


def test_file_that_is_no_document_is_refused_and_the_text_kept(client):
    form = next(form for form in FORMS if form.name == "ny remiss")
    values = form.values(client) | {"title": "Remiss med fil"}
    for name, content in {
        "remiss.pdf": b"MZ\x90\x00 an executable",
        "remiss.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "tom.pdf": b"",
        "../../x.pdf": b"<html>",
    }.items():
        before = written()
        response = client.post(form.address(), values | {"file": SimpleUploadedFile(name, content)})
        assert response.status_code == 400, name
        assert "Remiss med fil" in response.content.decode()
        assert written() == before


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_method_that_no_page_takes_is_refused_in_swedish(method, client):
    before = written()
    wrong = []
    for name, path in addresses():
        if name == "records:draft":
            continue
        response = getattr(client, method)(path)
        if response.status_code != 405 or "Allow" not in response or "Inget är sparat" not in response.content.decode():
            wrong.append(f"{path}: {response.status_code}")
    assert wrong == []
    assert written() == before


# --- Addresses ------------------------------------------------------------------------------------------

HUGE = "99999999999999999999999"


def variants(path: str) -> list[str]:
    """The address with each number unknown or enormous, and each name unknown."""
    found = []
    for part in re.finditer(r"(?<=/)\d+(?=[/.])", path):
        found += [path[: part.start()] + other + path[part.end() :] for other in ("0", "999999", "2147483648", HUGE)]
    for known in ("salem", "samarbetskommitten", "klimatstrateger", "sup-2035", "oversyn", "verksamhetsplan", "syfte"):
        if f"/{known}" in path:
            found.append(path.replace(f"/{known}", "/finns-inte"))
    return found


@pytest.mark.parametrize("method", ["get", "post"])
def test_unknown_row_is_a_page_that_says_so(method, client):
    before = written()
    wrong = []
    for name, path in addresses():
        if name.startswith(("account_", "mfa_")):
            continue  # the login library's own pages ask for the second factor first
        for other in variants(path):
            response = getattr(client, method)(other)
            if response.status_code not in {404, 405}:
                wrong.append(f"{name} {other}: {response.status_code}")
            elif response.status_code == 404 and "Sidan finns inte" not in response.content.decode():
                wrong.append(f"{name} {other}: 404 without our page")
    assert wrong == []
    assert written() == before


def test_row_under_another_row_is_not_found(client):
    meeting, item = an_item()
    other = a_meeting().body.meetings.exclude(pk=meeting).first()
    line = a_line()

    assert client.get(f"/moten/{other.pk}/dagordning/{item}/andra/").status_code == 404
    assert client.post(f"/moten/{other.pk}/dagordning/{item}/ta-bort/").status_code == 404
    assert client.get(f"/ekonomi/2020/budget/rad/{line.pk}/").status_code == 404
    assert client.post(f"/ekonomi/2020/budget/rad/{line.pk}/ta-bort/").status_code == 404


STRANGE = [
    "abc", "-1", "0", HUGE, "1.5", "2020-02-31", "31 februari", "'; DROP TABLE members_user; --", SCRIPT,
    "../../etc/passwd", "å" * 5_000, "%s%n", "{{ 7*7 }}", "\u202e", "__class__", "😀",
]  # fmt: skip
NAMES = (
    "ar", "q", "sida", "visa", "organ", "kommun", "natverk", "tid", "manad", "tema", "avsandare", "dag", "sats", "lage",
    "plats", "steg", "utkast", "next", "sort", "filter__id", "_connector",
)  # fmt: skip


@pytest.mark.parametrize("turn", range(4))
def test_strange_address_ends_in_a_page(turn, client):
    """Every page with every name of a choice in its address; each name has strange values in turn."""
    asked = {name: STRANGE[(4 * number + turn) % len(STRANGE)] for number, name in enumerate(NAMES)}
    wrong = []
    for name, path in addresses():
        if name in {"health", "account_logout"}:
            continue
        response = client.get(path, asked)
        if response.status_code >= 500:
            wrong.append(f"{path}: {response.status_code}")
        elif response.get("Content-Type", "").startswith("text/html"):
            holds_no_script(response)
    assert wrong == []


def test_nul_in_an_address_is_refused(client):
    for address in ("/moten/nytt/?organ=%00", "/sok/?q=a%00b", "/kommuner/sal%00em/", "/beslut/?organ=%00&ar=%00"):
        response = client.get(address)
        assert response.status_code in {400, 404}, address
        assert "<h1>" in response.content.decode()


def test_row_of_a_draft_is_not_found_by_strangers(client):
    meeting = a_meeting()
    type(meeting).objects.filter(pk=meeting.pk).update(is_public=False)

    stranger = Client()

    assert client.get(f"/moten/{meeting.pk}/").status_code == 200
    assert stranger.get(f"/moten/{meeting.pk}/").status_code == 404
    assert stranger.get(f"/moten/{meeting.pk}.ics").status_code == 404
    assert "Prövat möte" not in stranger.get("/sok/?q=prövat+möte").content.decode()
