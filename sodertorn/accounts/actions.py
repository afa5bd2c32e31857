"""Accounts are opened by invitation, and logins set anew."""

from __future__ import annotations

import logging
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from members import actions
from members.models import Body, Person, Seat, User
from members.swedish import format_datetime
from records import outbox

logger = logging.getLogger(__name__)


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
