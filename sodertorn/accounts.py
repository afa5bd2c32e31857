"""Login: only people the secretariat has invited have an account."""

from __future__ import annotations

from datetime import datetime

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from members import actions
from members.models import Person, User
from members.standing import standing_of
from records import outbox

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


class InvitedOnlyAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "E-postadressen eller lösenordet stämmer inte.",
        "incorrect_password": "Lösenordet stämmer inte.",
        "incorrect_code": "Koden stämmer inte. Kontrollera brevet eller skicka en ny kod.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        user = request.user
        is_secretariat = standing_of(user).is_secretariat
        if not settings.DEVELOPMENT and isinstance(user, User) and is_secretariat and lacks_second_factor(user):
            messages.warning(
                request,
                "Kansliets konton ska ha en inloggningsnyckel eller en kod från en app. Lägg till en under Konto.",
            )
        return super().get_login_redirect_url(request)


def lacks_second_factor(user: User) -> bool:
    """Tell whether the account has neither a passkey nor codes from an app."""
    return not Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists()


@transaction.atomic
def invite(*, person: Person, email: str, by: User, at: datetime) -> User:
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
            name=person.name, inviter=by.name, address=settings.SITE_URL + reverse("account_login"), email=account.email
        ),
    )
    return account
