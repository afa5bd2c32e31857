"""Login: only people the secretariat has invited have an account, and what each account must log in with."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from smtplib import SMTPException
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from members import actions
from members.models import Body, Person, Seat, User
from members.scope import scope_of
from members.swedish import format_datetime
from records import outbox

logger = logging.getLogger(__name__)

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]

INVITATION = """\
Hej {name}!

{inviter} har gett dig ett konto i Södertörnsportalen. Där finns möten, handlingar, planer och remisser för de
åtta Södertörnskommunerna.

Så loggar du in:
1. Öppna {address}
2. Skriv din e-postadress: {email}
3. Skriv koden som kommer med e-post. Den gäller i tre minuter.

Du behöver inget lösenord. Under Konto kan du lägga till en inloggningsnyckel, så slipper du koden.

Hälsningar
Södertörns kansli
"""


CHANGED = """\
Hej!

{what} ditt konto i Södertörnsportalen {when}.

Var det du behöver du inte göra något. Var det inte du: logga in, titta under Konto och hör av dig till kansliet.

Hälsningar
Södertörns kansli
"""
# allauth's name of the change: the letter's subject, and what happened
CHANGES = {
    "mfa/email/webauthn_added": ("Ny inloggningsnyckel", "En inloggningsnyckel har lagts till på"),
    "mfa/email/webauthn_removed": ("Borttagen inloggningsnyckel", "En inloggningsnyckel har tagits bort från"),
    "mfa/email/totp_activated": ("Ny app med koder", "En app med koder har kopplats till"),
    "mfa/email/totp_deactivated": ("Bortkopplad app med koder", "Appen med koder har kopplats bort från"),
    "mfa/email/recovery_codes_generated": ("Nya återställningskoder", "Nya återställningskoder har skapats för"),
}
RESET = """\
Hej {name}!

{by} har tagit bort alla inloggningsnycklar, appen med koder och återställningskoderna från ditt konto i
Södertörnsportalen och loggat ut det överallt, {when}.

Så loggar du in igen: öppna {address}, skriv din e-postadress och koden som kommer. Lägg sedan
till en ny nyckel under Konto.

Har du inte bett om det? Hör av dig till kansliet.

Hälsningar
Södertörns kansli
"""


NO_MAIL = "Brevet gick inte att skicka just nu. Försök igen om en stund, eller logga in med en nyckel."
OPERATOR = "Den som driver portalen"


class NoSecretariat(Exception):
    """The facts are not loaded: there is no secretariat to sit in."""


class HasSecretariat(Exception):
    """Somebody of the secretariat has an account, and invites the others."""


class NothingToReset(Exception):
    """The account has no key, app or codes to remove."""


class InvitedOnlyAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "E-postadressen eller lösenordet stämmer inte.",
        "incorrect_password": "Lösenordet stämmer inte.",
        "incorrect_code": "Koden stämmer inte. Kontrollera brevet eller skicka en ny kod.",
        "too_many_login_attempts": "För många försök. Vänta några minuter och försök igen.",
        "rate_limited": "För många försök. Vänta några minuter och försök igen.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if isinstance(request.user, User) and owes_second_factor(request.user):
            return reverse("mfa_index")
        return super().get_login_redirect_url(request)

    def post_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse:
        # Who has just logged in is not asked once more for the first minutes.
        record_authentication(request, user, method="login", reauthenticated=True)
        return super().post_login(request, user, **details)

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """Return the ways to show who one is: a key first, then codes; a mailed code for who has neither."""
        known = {method["id"]: method for method in super().get_reauthentication_methods(user)}
        words = {
            "mfa_reauthenticate:webauthn": "Bekräfta med nyckel",
            "mfa_reauthenticate": "Bekräfta med en kod",
            "reauthenticate": "Bekräfta med lösenord",
        }
        methods = [known[name] | {"description": text} for name, text in words.items() if name in known]
        if isinstance(user, User) and lacks_second_factor(user):
            by_mail = {
                "id": "by_code",
                "description": "Bekräfta med en kod i e-posten",
                "url": reverse("members:confirm"),
            }
            methods.insert(0, by_mail)
        return methods

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mail a code; when the mail server does not answer the page says so, instead of failing."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError) as error:
            logger.warning("no code could be mailed: %s", error)
            messages.error(self.request, NO_MAIL)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Write to the account's owner that a key, an app or codes came or went."""
        subject, what = CHANGES[template_prefix]
        at = timezone.now()
        outbox.write_letter(
            to=user.email,
            kind="login-changed",
            about=user,
            version=at.isoformat(),
            subject=f"{subject} i Södertörnsportalen",
            text=CHANGED.format(what=what, when=format_datetime(at)),
        )


class KeysAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Koden stämmer inte. Varje kod gäller en gång, och appens kod i en halv minut: ta nästa.",
        "unverified_email": "Logga ut och in igen med en kod i e-posten. Då vet portalen att adressen är din.",
        "cannot_generate_recovery_codes": "Lägg först till en inloggningsnyckel eller en app med koder.",
    }

    def generate_authenticator_name(self, user: User, kind: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=kind).count() + 1
        return "Min nyckel" if number == 1 else f"Nyckel {number}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": "Södertörnsportalen"}


def lacks_second_factor(user: User) -> bool:
    """Tell whether the account has neither a passkey nor codes from an app."""
    return not Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists()


def owes_second_factor(user: object) -> bool:
    """Tell whether the account must add a key or an app before it may do anything else.

    The secretariat can change everything, and a mailed code alone is one factor.
    Source: OWASP ASVS 5.0, 6.3.3.
    """
    if not settings.REQUIRE_SECOND_FACTOR or not isinstance(user, User):
        return False
    return (user.is_superuser or scope_of(user).is_secretariat) and lacks_second_factor(user)


def was_confirmed_recently(request: HttpRequest) -> bool:
    """Tell whether the user logged in, or showed again who they are, within the last minutes."""
    user = request.user
    records = get_authentication_records(request, user) if isinstance(user, User) else []
    confirmed = [record["at"] for record in records if record.get("reauthenticated")]
    return bool(confirmed) and time.time() - confirmed[-1] < app_settings.REAUTHENTICATION_TIMEOUT


def newly_confirmed(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let the view run only for who has newly shown who they are; others are asked first.

    allauth asks only accounts that have a password or a second factor. Without this, whoever finds an unlocked
    phone could add a key of their own to an account that has none.
    """

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not was_confirmed_recently(request):
            raise ReauthenticationRequired  # allauth's middleware leads to the first of the ways above
        return view(request, *args, **kwargs)

    return run


@transaction.atomic
def invite(*, person: Person, email: str, by: User | None, at: datetime) -> User:
    """Open an account for the person and write the invitation, once. Raises members.actions.AlreadyInvited."""
    account = actions.open_account(person=person, email=email, by=by, at=at)
    # The letter goes to the address, so whoever logs in by its code has proved it.
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    outbox.write_letter(
        to=account.email,
        kind="invitation",
        about=account,
        version=1,
        subject="Ditt konto i Södertörnsportalen",
        text=INVITATION.format(
            name=person.name,
            inviter=by.name if by else OPERATOR,
            address=settings.SITE_URL + reverse("account_login"),
            email=account.email,
        ),
    )
    return account


@transaction.atomic
def invite_first(*, name: str, email: str, at: datetime) -> User:
    """Give a new installation its first account: a seat in the secretariat and an invitation.

    Raises NoSecretariat, HasSecretariat and members.actions.AlreadyInvited.
    """
    today = timezone.localdate(at)
    secretariat = Body.objects.select_for_update(of=("self",)).filter(kind=Body.Kind.SECRETARIAT).order_by("pk").first()
    if secretariat is None:
        raise NoSecretariat("Kansliet finns inte än. Kör load_facts först.")
    seated = Seat.objects.in_force_on(today).filter(body__kind=Body.Kind.SECRETARIAT)
    if known := User.objects.filter(is_active=True, person__seats__in=seated).order_by("email").first():
        raise HasSecretariat(f"Kansliet har redan ett konto, {known.email}. Därifrån bjuds andra in.")
    person = Person.objects.filter(name=name, user=None, is_example=False).order_by("pk").first()
    person = person or Person.objects.create(name=name, email=email)
    if not seated.filter(person=person).exists():
        Seat.objects.create(body=secretariat, person=person, starts_on=today)
    return invite(person=person, email=email, by=None, at=at)


@transaction.atomic
def reset_second_factor(*, account: User, by: User | None, at: datetime) -> None:
    """Remove the account's keys, app and codes, log it out everywhere and tell its owner. For who has lost them all.

    Raises members.actions.OwnAccount and NothingToReset.
    """
    account = User.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if by is not None and account.pk == by.pk:
        raise actions.OwnAccount("Dina egna nycklar tar du bort under Konto.")
    removed, _ = Authenticator.objects.filter(user=account).delete()
    if not removed:
        raise NothingToReset(f"{account.name} har ingen nyckel och ingen app. Kontot öppnas med en kod i e-posten.")
    if not account.has_usable_password():
        account.set_unusable_password()  # a new one: every session that knows the old one ends
        account.save(update_fields=["password"])
    outbox.write_letter(
        to=account.email,
        kind="login-reset",
        about=account,
        version=at.isoformat(),
        subject="Din inloggning i Södertörnsportalen är återställd",
        text=RESET.format(
            name=account.name,
            by=f"{by.name} på kansliet" if by else OPERATOR,
            when=format_datetime(at),
            address=settings.SITE_URL + reverse("account_login"),
        ),
    )
