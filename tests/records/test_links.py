"""Personal links: what they open, until when, and that their tokens are kept nowhere."""

from __future__ import annotations

import hashlib
import logging
import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from records import links, outbox
from records.models import Letter, PersonalLink
from records.redaction import without_tokens
from tests.members.factories import make_person

STOCKHOLM = ZoneInfo("Europe/Stockholm")
LAST = date(2026, 12, 1)
PURPOSE = "programs:answers"


def make_link(**fields: object) -> str:
    person = make_person()
    return links.make(**{"person": person, "purpose": PURPOSE, "about": person, "expires_on": LAST} | fields)


def token_of(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


# --- How long -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "in_force"),
    [
        (datetime(2026, 12, 1, 23, 59, 59, tzinfo=STOCKHOLM), True),
        (datetime(2026, 12, 2, 0, 0, 0, tzinfo=STOCKHOLM), False),
        (datetime(2026, 12, 1, 22, 59, 59, tzinfo=UTC), True),  # 23.59.59 in Sweden
        (datetime(2026, 12, 1, 23, 0, 0, tzinfo=UTC), False),  # midnight in Sweden, still the day before in UTC
    ],
)
def test_link_is_in_force_until_midnight_in_sweden(at, in_force):
    assert links.is_in_force(at=at, expires_on=LAST, revoked_at=None) is in_force


def test_revoked_link_is_not_in_force_on_any_day():
    at = datetime(2026, 11, 1, tzinfo=UTC)

    assert not links.is_in_force(at=at, expires_on=LAST, revoked_at=at - timedelta(days=1))


def test_find_on_both_sides_of_midnight(db):
    token = token_of(make_link())

    assert links.find(token, at=datetime(2026, 12, 1, 23, 59, 59, tzinfo=STOCKHOLM)).expires_on == LAST
    with pytest.raises(links.LinkOver, match="Länken gällde till och med 1 december 2026"):
        links.find(token, at=datetime(2026, 12, 2, 0, 0, 0, tzinfo=STOCKHOLM))


# --- The token ------------------------------------------------------------------------------------------


def test_only_the_hash_of_the_token_is_kept(db):
    token = token_of(make_link())
    other = token_of(make_link())

    link = PersonalLink.objects.get(token_sha256=hashlib.sha256(token.encode()).hexdigest())
    assert token != other
    assert len(token) == 32  # 24 bytes, 192 bits
    assert all(token not in str(value) for value in vars(link).values())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-1],
        lambda token: token[:10],
        lambda token: token + "x",
        lambda token: token.swapcase(),
        lambda token: "A" * 32,
        lambda token: "å" * 40,
        lambda token: "x" * 5_000,
        lambda token: "' OR 1=1 --",
        lambda token: "<script>alert(1)<",
        lambda token: "%2e%2e",
    ],
)
def test_wrong_token_is_not_found_in_swedish_with_one_query_at_most(db, client, django_assert_max_num_queries, spoil):
    token = token_of(make_link(expires_on=timezone.localdate()))

    began = time.monotonic()
    with django_assert_max_num_queries(1):
        response = client.get(f"/svar/{spoil(token)}/")

    assert response.status_code == 404
    assert "Länken öppnar ingenting" in response.content.decode()
    assert not response.cookies
    assert time.monotonic() - began < 2


def test_old_and_revoked_links_are_gone_and_say_since_when(db, client):
    old = make_link(expires_on=timezone.localdate() - timedelta(days=1))
    person = make_person()
    revoked = make_link(about=person, expires_on=timezone.localdate())
    assert links.revoke([person], at=timezone.now()) == 1

    for address, said in ((old, "Länken gällde till och med"), (revoked, "Länken slutade gälla")):
        response = client.get(f"/svar/{token_of(address)}/")
        assert response.status_code == 410
        assert said in response.content.decode()
        assert not response.cookies


def test_link_leads_to_its_page_and_leaves_the_token_behind(db, client):
    token = token_of(make_link(expires_on=timezone.localdate()))

    response = client.get(f"/svar/{token}/")

    link = PersonalLink.objects.get()
    cookie = response.cookies[links.cookie_name()]
    assert (response.status_code, response["Location"]) == (302, f"/uppfoljning/{link.pk}/")
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert cookie["path"] == f"/uppfoljning/{link.pk}/"
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 12 * 3600)
    assert token not in str(response.headers) + cookie.value


def test_opening_a_link_writes_nothing_however_often(db, client, django_assert_num_queries):
    """Mail filters open every link before the reader does."""
    token = token_of(make_link(expires_on=timezone.localdate()))

    for _ in range(3):
        with django_assert_num_queries(1):  # the look-up
            assert client.get(f"/svar/{token}/").status_code == 302
        with django_assert_num_queries(1):
            assert client.head(f"/svar/{token}/").status_code == 302
    assert client.post(f"/svar/{token}/").status_code == 405


# --- The cookie -----------------------------------------------------------------------------------------


def cookie_for(link: PersonalLink) -> str:
    return links.lead_to_page(link).cookies[links.cookie_name()].value


def link_by(cookie: str, *, pk: int, purpose: str = PURPOSE) -> PersonalLink:
    request = RequestFactory().get("/")
    request.COOKIES[links.cookie_name()] = cookie
    return links.link_of(request, purpose=purpose, pk=pk, at=timezone.now())


def test_cookie_opens_its_own_link_and_no_other(db):
    make_link(expires_on=timezone.localdate())
    make_link(expires_on=timezone.localdate())
    first, second = PersonalLink.objects.order_by("pk")
    cookie = cookie_for(first)

    assert link_by(cookie, pk=first.pk) == first
    for spoilt in (cookie[:-2], cookie.replace(str(first.pk), str(second.pk), 1), "", "1"):
        with pytest.raises(links.NoSuchLink):
            link_by(spoilt, pk=first.pk)
    with pytest.raises(links.NoSuchLink):
        link_by(cookie, pk=second.pk)
    with pytest.raises(links.NoSuchLink):
        link_by(cookie, pk=first.pk, purpose="records:letters")


def test_cookie_ends_with_its_link(db):
    make_link(expires_on=timezone.localdate())
    link = PersonalLink.objects.get()
    cookie = cookie_for(link)

    PersonalLink.objects.update(expires_on=timezone.localdate() - timedelta(days=1))

    with pytest.raises(links.LinkOver):
        link_by(cookie, pk=link.pk)


def test_cookie_is_for_https_alone_where_the_session_is(db, settings):
    settings.SESSION_COOKIE_SECURE = True
    make_link(expires_on=timezone.localdate())

    cookie = links.lead_to_page(PersonalLink.objects.get()).cookies["__Secure-svar"]

    assert cookie["secure"]


# --- Where the token must not be ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GET /svar/AbC-12_x/ HTTP/1.1", "GET /svar/…/ HTTP/1.1"),
        ("https://portal.example.se/svar/AbC\nHej", "https://portal.example.se/svar/…\nHej"),
        ("/konto/login/?next=%2Fsvar%2FAbC-12%2F", "/konto/login/?next=%2Fsvar%2F…%2F"),
        ('<a href="/svar/AbC">', '<a href="/svar/…">'),
        ("Ditt svar/fråga", "Ditt svar/fråga"),
        ("/svar/", "/svar/"),
        ("/svar/A/ och /svar/B/", "/svar/…/ och /svar/…/"),
    ],
)
def test_without_tokens_keeps_all_but_the_tokens(text, expected):
    assert without_tokens(text) == expected
    assert without_tokens(expected) == expected


def test_no_log_holds_the_token_whoever_writes_it(caplog):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.request").warning("Not Found: %s", "/svar/HEMLIGT/", extra={"status_code": 404})
    logging.getLogger("gunicorn.access").info("%(r)s %(s)s %(f)s", {"r": "GET /svar/HEMLIGT/", "s": 302, "f": "-"})
    logging.getLogger("helt.ny").error("/svar/HEMLIGT/")

    assert len(caplog.records) == 3
    assert "HEMLIGT" not in caplog.text
    assert caplog.text.count("/svar/…") == 3


def test_real_requests_leave_no_token_in_the_log(db, client, caplog):
    caplog.set_level(logging.DEBUG)
    token = token_of(make_link(expires_on=timezone.localdate()))

    client.get(f"/svar/{token}/")
    client.get(f"/svar/{token}x/")
    client.get(f"/svar/{token}")
    client.post(f"/svar/{token}/")
    client.get(f"/konto/login/?next=/svar/{token}/")

    assert "Not Found: /svar/…" in caplog.text
    assert token not in caplog.text


def test_letter_holds_the_link_until_it_is_sent(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    address = make_link(expires_on=timezone.localdate())
    letter = outbox.write_letter(to="a@example.se", kind="prov", about=None, subject="Hej", text=f"Öppna:\n{address}\n")
    assert token_of(address) in letter.text

    outbox.deliver(letter.pk, at=timezone.now())

    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT
    assert letter.text.startswith("Öppna:\nhttp")
    assert "/svar/…/" in letter.text
    assert token_of(address) not in letter.text
    assert address in mail.outbox[0].body


def test_keep_to_oneself_says_so_to_caches_and_search_engines():
    response = links.keep_to_oneself(HttpResponse())

    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_refused_link_is_written_as_for_a_stranger(portal, client_of):
    """Its address may hold a token and the browser sends no origin from it, so no form may stand there."""
    client: Client = client_of("kansli@example.se")

    page = client.get("/svar/nagot-helt-annat/").content.decode()

    assert "Logga ut" not in page
    assert "<form" not in page
