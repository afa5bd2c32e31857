"""Login as people do it, in a real browser: a key on the device, an app with codes, an invitation on a phone.

The device is Chromium's own virtual authenticator; the app is RFC 6238 written out below.
"""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.cached_db import SessionStore
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Browser, CDPSession, Page, expect

from members.models import Body, User
from sodertorn.access import ACCESS
from tests.conftest import listen
from tests.members.factories import make_body, make_person, make_seat, make_user
from tests.sodertorn.test_axe import TOO_WIDE, violations

CODE = re.compile(r"^\s*([A-Z0-9]{4}-[A-Z0-9]{4})\s*$", re.MULTILINE)
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
PATIENCE_MS = 30_000


# --- The device and the app -----------------------------------------------------------------------------------------
class Device:
    """A phone with a screen lock, which keeps keys and asks for the finger."""

    def __init__(self, page: Page) -> None:
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self.cdp.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        self.id = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def take_the_wrong_finger(self) -> None:
        self.cdp.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": False})

    def is_resident(self) -> list[bool]:
        """Tell of each key whether it names its account by itself."""
        found = self.cdp.send("WebAuthn.getCredentials", {"authenticatorId": self.id})["credentials"]
        return [key["isResidentCredential"] for key in found]


def app_code(secret: str, at: float) -> str:
    """Return the six digits that an app shows at the moment [s since 1970]. Source: RFC 6238, RFC 4226 § 5.3."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(at) // 30), "sha1")
    start = digest[-1] & 0x0F
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


@pytest.mark.parametrize(("at", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_app_shows_the_codes_of_the_standard(at, code):
    """Source: RFC 6238, appendix B (the last six of its eight digits)."""
    assert app_code(base64.b32encode(b"12345678901234567890").decode(), at) == code


# --- What people do -------------------------------------------------------------------------------------------------
@pytest.fixture
def secretary(transactional_db: None, settings) -> User:
    """An invited account of the secretariat, where a second factor is demanded."""
    settings.REQUIRE_SECOND_FACTOR = True
    return invited(Body.Kind.SECRETARIAT)


@pytest.fixture
def member(transactional_db: None) -> User:
    return invited(Body.Kind.COMMITTEE)


def invited(kind: str) -> User:
    user = make_user(kind=kind)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def mailed_code(after: int) -> str:
    assert len(mail.outbox) > after
    found = CODE.search(mail.outbox[-1].body)
    assert found, mail.outbox[-1].body
    return found[1]


def log_in_by_mail(page: Page, user: User) -> None:
    """Ask for a code, read it in the letter and type it; what comes after that is up to the account."""
    sent = len(mail.outbox)
    page.goto("/konto/login/")
    page.get_by_label("E-post", exact=True).first.fill(user.email)
    page.get_by_role("button", name="Skicka en kod till min e-post").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Skriv in koden")
    page.get_by_label("Koden i brevet").fill(mailed_code(sent))
    page.get_by_role("button", name="Bekräfta koden").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Skriv in koden")


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Logga ut").locator("visible=true").first.click()
    expect(page.get_by_role("link", name="Logga in").locator("visible=true").first).to_be_visible()


def add_key(page: Page, name: str) -> None:
    page.goto("/konto/2fa/webauthn/add/")
    page.get_by_label("Namn på nyckeln").fill(name)
    page.get_by_role("button", name="Lägg till nyckeln").click()
    expect(page.get_by_text("Nyckeln är tillagd.")).to_be_visible()


def add_app(page: Page) -> str:
    """Read the secret as an app does, type the code that it shows, and return the secret."""
    page.goto("/konto/2fa/totp/activate/")
    page.get_by_text("Bilden går inte att läsa in").click()
    secret = page.locator(".secret").inner_text()
    page.get_by_label("Koden som appen visar").fill(app_code(secret, time.time()))
    page.get_by_role("button", name="Koppla appen").click()
    expect(page.get_by_text("Appen är kopplad till kontot.")).to_be_visible()
    return secret


def codes_shown(page: Page) -> list[str]:
    expect(page.get_by_role("heading", level=1)).to_have_text("Återställningskoder")
    return page.locator(".codes code").all_inner_texts()


def let_the_login_grow_old(page: Page) -> None:
    cookie = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "sessionid")
    session = SessionStore(session_key=cookie)
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()


# --- A key ----------------------------------------------------------------------------------------------------------
def test_secretary_must_add_a_key_and_logs_in_with_it_alone(secretary, page):
    device = Device(page)
    log_in_by_mail(page, secretary)
    assert heading(page) == "Nycklar och koder"
    expect(page.locator("main")).to_contain_text("Resten av portalen öppnas när du har lagt till en inloggningsnyckel")
    page.goto("/personer/")
    assert heading(page) == "Nycklar och koder"

    page.get_by_role("link", name="Lägg till nyckel").click()
    page.get_by_role("button", name="Lägg till nyckeln").click()
    assert len(codes_shown(page)) == 10
    page.get_by_role("link", name="fortsätt dit jag var på väg").click()
    assert page.url.endswith("/personer/")
    assert device.is_resident() == [True]

    log_out(page)
    letters = len(mail.outbox)
    page.goto("/personer/")
    page.get_by_role("button", name="Logga in med nyckel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Personer")
    assert page.url.endswith("/personer/")
    assert len(mail.outbox) == letters  # no code was needed
    assert Authenticator.objects.get(user=secretary, type="webauthn").last_used_at is not None


def test_key_is_the_second_step_after_a_mailed_code(member, page):
    Device(page)
    log_in_by_mail(page, member)
    add_key(page, "Min telefon")
    log_out(page)

    log_in_by_mail(page, member)
    assert heading(page) == "Ett steg till"
    page.goto("/konto/")
    assert heading(page) == "Ett steg till"  # the mailed code alone opens nothing
    page.get_by_role("button", name="Fortsätt med nyckel").click()
    expect(page.get_by_role("link", name=member.name).locator("visible=true").first).to_be_visible()


def test_refused_finger_says_what_to_do_and_logs_nobody_in(member, page):
    device = Device(page)
    log_in_by_mail(page, member)
    add_key(page, "Min telefon")
    log_out(page)
    device.take_the_wrong_finger()

    page.goto("/konto/login/")
    page.get_by_role("button", name="Logga in med nyckel").click()

    trouble = page.locator("[data-passkey-trouble]")
    expect(trouble).to_have_text(re.compile("^Nyckeln användes inte"), timeout=PATIENCE_MS)
    page.goto("/konto/")
    assert heading(page) == "Logga in"


def test_removed_key_is_told_apart(member, page):
    Device(page)
    log_in_by_mail(page, member)
    add_key(page, "Min telefon")
    Authenticator.objects.filter(user=member).delete()
    log_out(page)

    page.goto("/konto/login/")
    page.get_by_role("button", name="Logga in med nyckel").click()

    expect(page.get_by_text("Nyckeln hör inte till något konto här.")).to_be_visible()


def test_same_device_is_not_added_twice(member, page):
    Device(page)
    log_in_by_mail(page, member)
    add_key(page, "Min telefon")

    page.goto("/konto/2fa/webauthn/add/")
    page.get_by_role("button", name="Lägg till nyckeln").click()

    expect(page.locator("[data-passkey-trouble]")).to_have_text("Enheten har redan en nyckel till ditt konto.")


def test_key_is_renamed_and_removed(member, page):
    Device(page)
    log_in_by_mail(page, member)
    add_key(page, "Min telefon")

    page.goto("/konto/2fa/")
    page.get_by_role("link", name="Visa nycklarna").click()
    page.get_by_role("link", name="Byt namn på Min telefon").click()
    page.get_by_label("Namn på nyckeln").fill("Surfplattan")
    page.get_by_role("button", name="Spara namnet").click()
    page.get_by_role("link", name="Ta bort Surfplattan").click()
    assert heading(page) == "Ta bort ”Surfplattan”"
    page.get_by_role("button", name="Ta bort nyckeln").click()

    expect(page.get_by_text("Du har ingen nyckel än.")).to_be_visible()
    assert not Authenticator.objects.filter(user=member).exists()


def test_old_login_is_confirmed_with_the_key(member, page):
    Device(page)
    log_in_by_mail(page, member)
    add_key(page, "Min telefon")
    let_the_login_grow_old(page)

    page.goto("/konto/2fa/recovery-codes/")
    assert heading(page) == "Bekräfta att det är du"
    page.get_by_role("button", name="Bekräfta med nyckel").click()

    assert len(codes_shown(page)) == 10


def test_old_login_without_key_is_confirmed_with_a_mailed_code(member, page):
    Device(page)
    log_in_by_mail(page, member)
    let_the_login_grow_old(page)
    sent = len(mail.outbox)

    page.goto("/konto/2fa/webauthn/add/")
    assert heading(page) == "Bekräfta att det är du"
    page.get_by_role("button", name="Skicka en kod till min e-post").click()
    page.get_by_label("Koden i brevet").fill("AAAA-AAAA")
    page.get_by_role("button", name="Bekräfta koden").click()
    expect(page.get_by_role("alert").first).to_contain_text("Koden stämmer inte")
    page.get_by_label("Koden i brevet").fill(mailed_code(sent))
    page.get_by_role("button", name="Bekräfta koden").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Lägg till en nyckel")
    page.get_by_role("button", name="Lägg till nyckeln").click()
    assert len(codes_shown(page)) == 10


# --- An app and recovery codes --------------------------------------------------------------------------------------
def test_secretary_with_an_app_is_asked_for_its_code_and_a_recovery_code_opens_once(secretary, page):
    log_in_by_mail(page, secretary)
    secret = add_app(page)
    codes = codes_shown(page)
    assert len(set(codes)) == 10
    log_out(page)

    log_in_by_mail(page, secretary)
    assert heading(page) == "Ett steg till"
    expect(page.get_by_role("button", name="Fortsätt med nyckel")).to_have_count(0)  # the account has none
    field = page.get_by_label("Kod från appen eller återställningskod")
    field.fill("000000")
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("alert").first).to_contain_text("Koden stämmer inte")
    field.fill(app_code(secret, time.time() + 30))  # the one that the app was added with counts no more
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Att göra")
    log_out(page)

    log_in_by_mail(page, secretary)
    field.fill(codes[0])
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Att göra")
    page.goto("/konto/2fa/")
    expect(page.locator("main")).to_contain_text("9 koder kvar")
    log_out(page)
    cache.clear()  # the fourth letter within a minute would be refused

    log_in_by_mail(page, secretary)
    field.fill(codes[0])
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("alert").first).to_contain_text("Koden stämmer inte")


# --- An invitation on a phone ---------------------------------------------------------------------------------------
@pytest.fixture
def phone(browser: Browser, live_server, console_errors: list[str]) -> Iterator[Page]:
    context = browser.new_context(base_url=str(live_server), locale="sv-SE", **PHONE)
    context.set_default_timeout(10_000)
    page = context.new_page()
    listen(page, console_errors)
    yield page
    context.close()
    assert console_errors == []


def test_invited_person_comes_from_the_letter_to_the_first_login_on_a_phone(
    worker, page, phone, settings, live_server, client_of
):
    # As in development; tests would keep the mail in memory.
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.SITE_URL = str(live_server)
    make_user(kind=Body.Kind.SECRETARIAT, email="kansli.prov@example.se")
    person = make_person(name="Nina Ny", email="nina.ny@example.se")
    seat = make_seat(person=person, body=make_body(name="Provnätverket", kind=Body.Kind.NETWORK))
    cookie = client_of("kansli.prov@example.se").cookies["sessionid"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": str(live_server)}])

    page.goto(f"/personer/{person.pk}/")
    page.get_by_role("button", name="Bjud in: skickar ett brev").click()
    expect(page.get_by_text("Inbjudan är på väg till nina.ny@example.se.")).to_be_visible()

    letter = open_letter(phone, "Ditt konto i Södertörnsportalen")
    address = re.search(r"http://\S+", letter)
    assert address, letter
    phone.goto(address[0])
    assert heading(phone) == "Logga in"
    phone.get_by_label("E-post", exact=True).first.fill("Nina.Ny@example.se")
    phone.get_by_role("button", name="Skicka en kod till min e-post").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Skriv in koden")
    field = phone.get_by_label("Koden i brevet")
    expect(field).to_have_attribute("autocomplete", "one-time-code")
    mails = phone.context.new_page()
    code = CODE.search(open_letter(mails, "Kod för att logga in"))
    assert code
    mails.close()
    field.fill(code[1].lower())
    phone.get_by_role("button", name="Bekräfta koden").tap()

    phone.get_by_text("Meny", exact=True).tap()
    phone.get_by_role("link", name="Nina Ny").locator("visible=true").first.tap()
    assert heading(phone) == "Nina Ny"
    expect(phone.locator("main")).to_contain_text(seat.body.name)
    assert phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def open_letter(page: Page, subject: str) -> str:
    """Return the text of the newest letter with the subject, once it has come."""
    link = page.locator("main .row-title a", has_text=subject).first
    give_up_at = time.monotonic() + PATIENCE_MS / 1000
    page.goto("/utv/brev/")
    while not link.is_visible():
        assert time.monotonic() < give_up_at, "the letter did not come"
        page.wait_for_timeout(200)
        page.goto("/utv/brev/")
    link.click()
    expect(page.locator("main")).to_contain_text(subject)
    return page.locator("main").inner_text()


# --- Every page of the login ----------------------------------------------------------------------------------------
ALLAUTHS_WORDS = re.compile(
    r"\b(the|your|sign|code|codes|key|keys|security|password|trust|browser|confirm|recovery|"
    r"(?<!Microsoft )(?<!Google )authenticat\w*|"
    r"verifiera\w*|tvåfaktor\w*|autentisering|aktivera\w*|avaktivera\w*|huvudnyckel|glömt)\b",
    re.IGNORECASE,
)
REDIRECTS_ONLY = {"mfa_login_webauthn"}
FILES_ONLY = {"mfa_download_recovery_codes"}


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (768, "dark"), (1280, "light")])
def test_every_login_page_is_plain_swedish_and_can_be_read_by_everybody(transactional_db, page, width, theme):
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    user = invited(Body.Kind.COMMITTEE)
    user.set_password("ett långt lösenord")  # for the page that asks for it
    user.save()
    seen: dict[str, str] = {}

    def look(name: str, *, path: str | None = None) -> None:
        if path is not None:
            page.goto(path)
        seen[name] = page.locator("main").inner_text()
        assert page.locator("h1").count() == 1, name
        assert not ALLAUTHS_WORDS.findall(seen[name]), name
        assert list(violations(page)) == [], name
        assert page.evaluate(TOO_WIDE) == [], name

    Device(page)
    look("account_login", path="/konto/login/")
    look("account_request_login_code", path="/konto/login/code/")
    look("account_inactive", path="/konto/inactive/")
    page.goto("/konto/login/")
    page.get_by_label("E-post", exact=True).first.fill(user.email)
    page.get_by_role("button", name="Skicka en kod till min e-post").click()
    expect(page.get_by_label("Koden i brevet")).to_be_visible()
    look("account_confirm_login_code")
    page.get_by_label("Koden i brevet").fill(mailed_code(0))
    page.get_by_role("button", name="Bekräfta koden").click()
    look("account_logout", path="/konto/logout/")
    look("mfa_index", path="/konto/2fa/")
    look("account_reauthenticate", path="/konto/reauthenticate/")
    look("members:confirm", path="/konto/bekrafta/")
    page.get_by_role("button", name="Skicka en kod till min e-post").click()
    expect(page.get_by_label("Koden i brevet")).to_be_visible()
    look("members:confirm")
    look("mfa_add_webauthn", path="/konto/2fa/webauthn/add/")
    page.get_by_role("button", name="Lägg till nyckeln").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Återställningskoder")
    look("mfa_view_recovery_codes")
    look("mfa_list_webauthn", path="/konto/2fa/webauthn/")
    key = Authenticator.objects.get(user=user, type="webauthn")
    look("mfa_edit_webauthn", path=f"/konto/2fa/webauthn/keys/{key.pk}/edit/")
    look("mfa_remove_webauthn", path=f"/konto/2fa/webauthn/keys/{key.pk}/remove/")
    look("mfa_activate_totp", path="/konto/2fa/totp/activate/")
    page.get_by_role("button", name="Koppla appen").click()
    expect(page.get_by_role("alert").first).to_contain_text("Skriv koden som appen visar.")
    look("mfa_activate_totp")
    add_app(page)
    look("mfa_deactivate_totp", path="/konto/2fa/totp/deactivate/")
    look("mfa_generate_recovery_codes", path="/konto/2fa/recovery-codes/generate/")
    look("mfa_reauthenticate", path="/konto/2fa/reauthenticate/")
    look("mfa_reauthenticate_webauthn", path="/konto/2fa/webauthn/reauthenticate/")
    look("mfa_index", path="/konto/2fa/")
    page.goto("/konto/logout/")
    page.locator("main").get_by_role("button", name="Logga ut").click()
    log_in_by_mail(page, user)
    look("mfa_authenticate")

    login = {name for name in ACCESS if name.startswith(("account_", "mfa_"))}
    assert login - set(seen) == REDIRECTS_ONLY | FILES_ONLY
