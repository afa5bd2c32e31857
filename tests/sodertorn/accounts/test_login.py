"""Login without a browser: who must have a second factor, who is asked once more, and what the pages say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings as portal_settings
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members import actions
from members.models import Body, Person, User
from records.models import Letter
from sodertorn.access import ACCESS, Audience
from sodertorn.accounts import actions as accounts_actions
from sodertorn.accounts import second_factor
from sodertorn.development.bootstrap import CHECKOUT
from tests.members.factories import make_user
from tests.sodertorn.pages import addresses

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXP"
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)
KEYS = "/konto/2fa/"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def invited(*, kind: str | None = None) -> User:
    """Return an account as an invitation makes it: a verified address and no password."""
    user = make_user(kind=kind)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def mailed_code() -> str:
    found = CODE.search(mail.outbox[-1].body)
    assert found, mail.outbox[-1].body
    return found[0]


def log_in_by_code(client: Client, user: User, **query: str) -> str:
    """Log in with a mailed code and return where it leads."""
    client.post(reverse("account_request_login_code", query=query), {"email": user.email})
    response = client.post(reverse("account_confirm_login_code", query=query), {"code": mailed_code()})
    assert response.status_code == 302
    return str(response["Location"])


def later(client: Client, seconds: int) -> None:
    """Let the session's login and confirmations be so much older."""
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= seconds
    session.save()


# --- A second factor is demanded ------------------------------------------------------------------------------------
@pytest.fixture
def demanded(settings, db: None) -> None:
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.mark.parametrize("development", ["0", "1"])
def test_second_factor_is_demanded_unless_it_is_development(development):
    environment = os.environ | {
        "DEVELOPMENT": development,
        "DATABASE_URL": "postgres:///none",
        "REDIS_URL": "redis://none",
        "SECRET_KEY": "x" * 50,
        "SITE_URL": "https://portal.example.se",
        "ALLOWED_HOSTS": "portal.example.se",
        "EMAIL_URL": "smtp://localhost:25",
        "DEFAULT_FROM_EMAIL": "kansliet@portal.example.se",
        "DJANGO_SETTINGS_MODULE": "sodertorn.settings",
    }
    names = ("REQUIRE_SECOND_FACTOR", "MFA_TOTP_INSECURE_BYPASS_CODE", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN")
    ask = f"from django.conf import settings as s; print(*(getattr(s, name, None) for name in {names}))"

    told = subprocess.run(
        [sys.executable, "-c", ask], env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=True
    )

    assert told.stdout.split() == [str(development == "0"), "None", "None"]


@pytest.mark.parametrize(
    ("kind", "is_superuser", "owes"),
    [
        (Body.Kind.SECRETARIAT, False, True),
        (None, True, True),
        (Body.Kind.COMMITTEE, False, False),
        (Body.Kind.NETWORK, False, False),
        (None, False, False),
    ],
)
def test_second_factor_is_owed_by_the_secretariat_and_administrators(demanded, kind, is_superuser, owes):
    user = make_user(kind=kind, is_superuser=is_superuser)

    assert second_factor.owes_second_factor(user) is owes


@pytest.mark.parametrize(
    ("kind", "still"),
    [
        (Authenticator.Type.TOTP, False),
        (Authenticator.Type.WEBAUTHN, False),
        (Authenticator.Type.RECOVERY_CODES, True),
    ],
)
def test_key_or_app_pays_the_debt_and_recovery_codes_do_not(demanded, kind, still):
    user = make_user(kind=Body.Kind.SECRETARIAT)
    Authenticator.objects.create(user=user, type=kind, data={})

    assert second_factor.owes_second_factor(user) is still


def test_account_that_owes_a_second_factor_reaches_its_account_pages_only(demanded, portal, client_of):
    client = client_of("kansli@example.se")
    reached, led, other = set(), set(), []

    for name, path in addresses():
        if name in {"account_logout", "account_login", "mfa_login_webauthn"}:
            continue
        response = client.get(path)
        if response.status_code == 302 and response["Location"] == KEYS:
            led.add(name)
        elif response.status_code == 200:
            reached.add(name)
        else:
            other.append((name, response.status_code))

    login = {name for name in ACCESS if name.startswith(("account_", "mfa_"))}
    assert reached <= login | {"members:account", "members:confirm", "alive", "health", "development_mail"}
    assert {"members:account", "mfa_index", "alive"} <= reached
    assert led >= {name for name, audience in ACCESS.items() if audience is Audience.SECRETARIAT}
    assert {"start", "search", "reports:pdf", "members:account_export"} <= led
    assert {name for name, _ in other} <= login | {"development_letter", "health"}


def test_personal_link_is_not_remembered_as_the_page_to_go_on_to(demanded):
    client = signed_in(make_user(kind=Body.Kind.SECRETARIAT))

    client.get("/personer/")
    answer = client.get("/svar/hemlig-bokstavsrad-ur-ett-brev/")

    assert answer["Location"] == KEYS
    assert client.session["wanted_page"] == "/personer/"


def test_page_that_it_leads_to_says_why_and_what_to_do(demanded):
    client = signed_in(make_user(kind=Body.Kind.SECRETARIAT))

    page = client.get("/personer/", follow=True)

    html = page.content.decode()
    assert page.redirect_chain == [(KEYS, 302)]
    assert "Kansliets konton kan ändra allt i portalen och ska därför ha mer än en kod i e-posten." in html
    assert 'href="/konto/2fa/webauthn/add/"' in html
    assert 'href="/konto/2fa/totp/activate/"' in html


def test_form_of_an_account_that_owes_a_second_factor_changes_nothing_and_keeps_what_was_typed(demanded):
    client = signed_in(make_user(kind=Body.Kind.SECRETARIAT))

    response = client.post("/personer/ny/", {"name": "Nina Ny", "title": "chef", "municipality": "", "email": ""})

    assert response.status_code == 403
    assert "Nina Ny</textarea>" in response.content.decode()
    assert not Person.objects.filter(name="Nina Ny").exists()


def test_htmx_is_led_away_from_the_whole_page(demanded):
    client = signed_in(make_user(kind=Body.Kind.SECRETARIAT))

    read = client.get("/personer/", headers={"HX-Request": "true"})
    sent = client.post("/personer/ny/", {"name": "Nina Ny"}, headers={"HX-Request": "true"})

    assert read["HX-Redirect"] == KEYS
    assert sent.status_code == 403
    assert "nyckel" in sent.content.decode()


def test_logout_is_open_to_who_owes_a_second_factor(demanded):
    client = signed_in(make_user(kind=Body.Kind.SECRETARIAT))

    assert client.post("/konto/logout/")["Location"] == "/"
    assert client.get("/personer/")["Location"] == "/konto/login/?next=/personer/"


def test_everything_opens_with_the_app_and_the_page_that_was_asked_for_is_offered(demanded):
    user = make_user(kind=Body.Kind.SECRETARIAT)
    client = signed_in(user)
    client.get("/personer/?q=anna")

    TOTP.activate(user, SECRET)

    assert 'href="/personer/?q=anna"' in client.get(KEYS).content.decode()
    assert client.get("/personer/?q=anna").status_code == 200
    assert "/personer/?q=anna" not in client.get(KEYS).content.decode()


def test_login_leads_who_owes_a_second_factor_to_it(demanded, client):
    assert log_in_by_code(client, invited(kind=Body.Kind.SECRETARIAT)) == KEYS


def test_login_leads_others_to_the_start_page(demanded, client):
    assert log_in_by_code(client, invited(kind=Body.Kind.COMMITTEE)) == "/"


def test_demand_costs_one_query_and_only_the_secretariat(settings, db):
    def count(kind: str) -> int:
        user = make_user(kind=kind)
        TOTP.activate(user, SECRET)
        client = signed_in(user)
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/").status_code == 200
        return len(queries)

    settings.REQUIRE_SECOND_FACTOR = False
    before = [count(Body.Kind.SECRETARIAT), count(Body.Kind.NETWORK)]
    settings.REQUIRE_SECOND_FACTOR = True
    after = [count(Body.Kind.SECRETARIAT), count(Body.Kind.NETWORK)]

    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 0]


# --- Asked once more ------------------------------------------------------------------------------------------------
def test_new_login_may_add_a_key_at_once(db, client):
    log_in_by_code(client, invited())

    assert client.get("/konto/2fa/webauthn/add/").status_code == 200


@pytest.mark.parametrize(("seconds", "asked"), [(290, False), (301, True)])
def test_old_login_is_asked_for_a_code_before_a_key_is_added(db, client, seconds, asked):
    log_in_by_code(client, invited())
    later(client, seconds)

    response = client.get("/konto/2fa/webauthn/add/")

    assert (response.status_code == 302) is asked
    if asked:
        assert response["Location"] == "/konto/bekrafta/?next=%2Fkonto%2F2fa%2Fwebauthn%2Fadd%2F"


def test_account_without_password_confirms_with_a_mailed_code(db, client):
    user = invited()
    log_in_by_code(client, user)
    later(client, 3600)
    address = client.get("/konto/2fa/totp/activate/")["Location"]
    mail.outbox.clear()

    client.get(address)
    assert mail.outbox == []  # only the button sends a code
    sent = client.post(address, {"action": "send", "next": "/konto/2fa/totp/activate/"})
    confirmed = client.post(sent["Location"], {"code": mailed_code(), "next": "/konto/2fa/totp/activate/"})

    assert mail.outbox[-1].to == [user.email]
    assert mail.outbox[-1].subject.startswith("Kod för att bekräfta: ")
    assert confirmed["Location"] == "/konto/2fa/totp/activate/"
    assert client.get(confirmed["Location"]).status_code == 200


def test_mailed_code_counts_once_and_three_minutes(db, client):
    log_in_by_code(client, invited())
    later(client, 3600)
    client.post("/konto/bekrafta/", {"action": "send"})
    code = mailed_code()
    session = client.session
    session["confirmation_code"] |= {"at": session["confirmation_code"]["at"] - 181}
    session.save()

    late = client.post("/konto/bekrafta/", {"code": code}, follow=True)
    client.post("/konto/bekrafta/", {"action": "send"})
    used = client.post("/konto/bekrafta/", {"code": mailed_code()})
    again = client.post("/konto/bekrafta/", {"code": mailed_code()}, follow=True)

    assert "Koden gäller inte längre" in late.content.decode()
    assert used.status_code == 302
    assert "Koden gäller inte längre" in again.content.decode()


def test_three_wrong_codes_end_the_code(db, client):
    log_in_by_code(client, invited())
    later(client, 3600)
    client.post("/konto/bekrafta/", {"action": "send"})
    code = mailed_code()

    answers = [client.post("/konto/bekrafta/", {"code": "AAAA-AAAA"}) for _ in range(3)]
    right = client.post("/konto/bekrafta/", {"code": code}, follow=True)

    assert [answer.status_code for answer in answers] == [400, 400, 302]
    assert "Koden stämmer inte" in answers[0].content.decode()
    assert "Koden gäller inte längre" in right.content.decode()
    assert client.get("/konto/2fa/webauthn/add/").status_code == 302


def test_codes_are_not_mailed_without_end(db, client):
    user = invited()
    log_in_by_code(client, user)
    later(client, 3600)
    mail.outbox.clear()

    for _ in range(4):
        answer = client.post("/konto/bekrafta/", {"action": "send"}, follow=True)

    assert len(mail.outbox) == 2  # three a minute, of which the login took one
    assert "För många försök" in answer.content.decode()


def test_mailed_code_confirms_nothing_for_who_has_an_app(db, client):
    user = invited()
    TOTP.activate(user, SECRET)
    client = signed_in(user)

    assert client.get("/konto/bekrafta/")["Location"] == "/konto/2fa/reauthenticate/"
    assert client.post("/konto/bekrafta/", {"action": "send"})["Location"] == "/konto/2fa/reauthenticate/"
    assert mail.outbox == []


def test_confirmation_leads_nowhere_else(db, client):
    log_in_by_code(client, invited())
    client.post("/konto/bekrafta/", {"action": "send"})

    response = client.post("/konto/bekrafta/?next=https://ond.example/", {"code": mailed_code()})

    assert response["Location"] == "/"


# --- Letters and help -----------------------------------------------------------------------------------------------
def test_owner_gets_a_letter_when_the_app_goes(db, client):
    user = invited()
    log_in_by_code(client, user)
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)

    assert client.post("/konto/2fa/totp/deactivate/")["Location"] == KEYS

    letter = Letter.objects.get(to=user.email)
    assert letter.subject == "Bortkopplad app med koder i Södertörnsportalen"
    assert "Appen med koder har kopplats bort från ditt konto i Södertörnsportalen" in letter.text
    assert not Authenticator.objects.filter(user=user).exists()


def test_colleague_resets_a_lost_second_factor_and_ends_every_session(db):
    lost, colleague = invited(kind=Body.Kind.SECRETARIAT), make_user(kind=Body.Kind.SECRETARIAT)
    TOTP.activate(lost, SECRET)
    RecoveryCodes.activate(lost)
    stolen, client = signed_in(lost), signed_in(colleague)
    path = f"/personer/{lost.person_id}/konto/aterstall/"

    assert "Återställ inloggningen" in client.get(f"/personer/{lost.person_id}/").content.decode()
    client.post(path)
    again = client.post(path, follow=True)

    assert stolen.get("/konto/")["Location"] == "/konto/login/?next=/konto/"
    assert not Authenticator.objects.filter(user=lost).exists()
    assert Letter.objects.get(to=lost.email).subject == "Din inloggning i Södertörnsportalen är återställd"
    assert "har ingen nyckel och ingen app" in again.content.decode()
    assert "Återställ inloggningen" not in client.get(f"/personer/{lost.person_id}/").content.decode()


def test_nobody_resets_their_own(db):
    user = make_user(kind=Body.Kind.SECRETARIAT)
    TOTP.activate(user, SECRET)

    with pytest.raises(actions.OwnAccount):
        accounts_actions.reset_second_factor(account=user, by=user, at=NOON)

    assert Authenticator.objects.filter(user=user).exists()


def test_reset_is_for_the_secretariat(db):
    user = invited()
    TOTP.activate(user, SECRET)
    member = signed_in(make_user(kind=Body.Kind.COMMITTEE))

    assert member.post(f"/personer/{user.person_id}/konto/aterstall/").status_code == 403
    assert Authenticator.objects.filter(user=user).exists()


def test_first_of_the_secretariat_is_invited_from_the_command_line(facts):
    User.objects.all().update(is_active=False)  # the demo accounts, which no production has

    call_command("invite_first", "Anna  Ek", "Anna.Ek@kommun.se", stdout=StringIO())

    account = User.objects.get(email="anna.ek@kommun.se")
    assert account.name == "Anna Ek"
    assert account.scope().is_secretariat
    assert Letter.objects.get(to=account.email).text.count("Den som driver portalen har gett dig ett konto") == 1
    with pytest.raises(CommandError, match=r"Kansliet har redan ett konto, anna\.ek@kommun\.se"):
        call_command("invite_first", "Bo Ek", "bo.ek@kommun.se")
    assert not Person.objects.filter(name="Bo Ek").exists()


@pytest.mark.parametrize(
    ("email", "why"), [("anna.ek", "är ingen e-postadress"), ("anna.ek@kommun.se", "Kör load_facts först")]
)
def test_first_invitation_says_what_is_missing(db, email, why):
    with pytest.raises(CommandError, match=why):
        call_command("invite_first", "Anna Ek", email)

    assert not User.objects.exists()


def test_operator_lets_in_who_has_lost_everything(db):
    user = invited()
    TOTP.activate(user, SECRET)

    call_command("reset_login", user.email.upper(), stdout=StringIO())

    assert not Authenticator.objects.filter(user=user).exists()
    assert "Den som driver portalen har tagit bort alla" in Letter.objects.get(to=user.email).text
    with pytest.raises(CommandError, match="har ingen nyckel"):
        call_command("reset_login", user.email)
    with pytest.raises(CommandError, match="Ingen har kontot"):
        call_command("reset_login", "ingen@example.se")


def test_mail_server_that_does_not_answer_is_told_of(db, client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there

    known = client.post("/konto/login/code/", {"email": invited().email}, follow=True)
    unknown = Client().post("/konto/login/code/", {"email": "ingen@example.se"}, follow=True)

    assert known.status_code == unknown.status_code == 200
    assert "Brevet gick inte att skicka just nu." in known.content.decode()
    assert "Brevet gick inte att skicka just nu." in unknown.content.decode()


# --- What the pages say ---------------------------------------------------------------------------------------------
def test_recovery_codes_are_a_swedish_file(db, client):
    user = invited()
    log_in_by_code(client, user)
    TOTP.activate(user, SECRET)
    codes = RecoveryCodes.activate(user).get_unused_codes()

    file = client.get("/konto/2fa/recovery-codes/download/")

    assert file["Content-Disposition"] == 'attachment; filename="aterstallningskoder.txt"'
    assert "no-store" in file["Cache-Control"]
    text = file.content.decode()
    assert text.startswith("Återställningskoder till Södertörnsportalen\n")
    assert all(f"\n{code}\n" in text for code in codes)


def test_too_many_tries_answer_in_swedish(db, client):
    user = invited()
    log_in_by_code(client, user)
    for _ in range(11):
        response = client.post("/konto/bekrafta/", {"code": "AAAA-AAAA"})

    assert response.status_code == 429
    assert "<h1>För många försök</h1>" in response.content.decode()


@pytest.mark.parametrize("asked", [10, 11])
def test_address_gets_ten_codes_an_hour(db, client, asked):
    """Who is sent codes without end is disturbed, and the portal's mail is held for junk."""
    user = invited()
    with pytest.MonkeyPatch.context() as patch:
        for minute in range(asked):
            patch.setattr("time.time", lambda at=NOON.timestamp() + 61 * minute: at)
            Client().post("/konto/login/code/", {"email": user.email})

    assert len(mail.outbox) == 10


def test_cookies_of_a_login_are_new(db, client):
    user = invited()
    client.post("/konto/login/code/", {"email": user.email})
    before = client.cookies[portal_settings.SESSION_COOKIE_NAME].value

    client.post("/konto/login/code/confirm/", {"code": mailed_code()})

    assert client.cookies[portal_settings.SESSION_COOKIE_NAME].value != before
