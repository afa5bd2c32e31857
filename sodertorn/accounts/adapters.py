"""How the login library meets our accounts: by invitation only, with keys on this site."""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from members.models import User
from members.swedish import format_datetime
from records import outbox
from sodertorn.accounts.actions import CHANGED, CHANGES, NO_MAIL, logger
from sodertorn.accounts.second_factor import lacks_second_factor, owes_second_factor


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
