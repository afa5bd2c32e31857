"""allauth's forms in our words: what each field is called, and what is wrong with what was typed."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError

from members.models import User

LONGEST_NAME = 60  # characters
REFUSED_KEY = "Nyckeln godtogs inte. Försök igen, eller välj ett annat sätt."
UNKNOWN_KEY = "Nyckeln hör inte till något konto här. Logga in med en kod i e-posten i stället."


def code_input(*, digits: bool) -> forms.TextInput:
    """Return a field for a code, which phones fill in by themselves and nobody corrects the spelling of."""
    keyboard = {"inputmode": "numeric"} if digits else {"autocapitalize": "characters"}
    return forms.TextInput(
        attrs={"autocomplete": "one-time-code", "autocorrect": "off", "spellcheck": "false", **keyboard}
    )


class AddressForm(account.RequestLoginCodeForm):
    email = forms.EmailField(
        label="E-post",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Skriv din e-postadress.",
            "invalid": "Skriv en e-postadress, till exempel namn@kommun.se.",
        },
    )


class MailedCodeForm(account.ConfirmLoginCodeForm):
    code = forms.CharField(
        label="Koden i brevet",
        widget=code_input(digits=False),
        error_messages={"required": "Skriv koden som står i brevet."},
    )


class PasswordForm(account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Nobody can ask for a new password: only the demo accounts have one.
        self.fields["password"] = forms.CharField(
            label="Lösenord",
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
            error_messages={"required": "Skriv lösenordet."},
        )


def app_code_field(user: User) -> forms.CharField:
    """Return the field for a code of the app; who has only a key has only recovery codes."""
    has_app = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    return forms.CharField(
        label="Kod från appen eller återställningskod" if has_app else "Återställningskod",
        widget=code_input(digits=True),
        error_messages={"required": "Skriv koden."},
    )


class AppCodeForm(base.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = app_code_field(self.user)


class AppCodeAgainForm(base.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = app_code_field(self.user)


class AddAppForm(totp.ActivateTOTPForm):
    code = forms.CharField(
        label="Koden som appen visar",
        widget=code_input(digits=True),
        error_messages={"required": "Skriv koden som appen visar."},
    )


class AddKeyForm(webauthn.AddWebAuthnForm):
    """A new key; always one that can log in by itself, so that nobody has to choose between two kinds of keys."""

    name = forms.CharField(
        label="Namn på nyckeln",
        required=False,
        help_text="Till exempel Min telefon. Bara du ser namnet.",
        widget=forms.TextInput(attrs={"maxlength": LONGEST_NAME, "autocomplete": "off"}),
    )
    # allauth's script asks the box; nobody sees it.
    passwordless = forms.BooleanField(
        label="Räcker för att logga in",
        required=False,
        widget=forms.CheckboxInput(attrs={"hidden": True, "checked": True, "aria-label": "Räcker för att logga in"}),
    )

    def clean_name(self) -> str:
        # A name is never a reason to lose a key that the device has made already.
        return str(super().clean_name())[:LONGEST_NAME]

    def clean_passwordless(self) -> bool:
        return True

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except ValidationError as error:
            raise _said(error, REFUSED_KEY) from None


class KeyNameForm(webauthn.EditWebAuthnForm):
    name = forms.CharField(
        label="Namn på nyckeln",
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Skriv ett namn, till exempel Min telefon."},
    )


class KeyLoginForm(webauthn.LoginWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except ValidationError as error:
            raise _said(error, UNKNOWN_KEY) from None


class SecondStepKeyForm(webauthn.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except ValidationError as error:
            raise _said(error, REFUSED_KEY) from None


class KeyAgainForm(webauthn.ReauthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except ValidationError as error:
            raise _said(error, REFUSED_KEY) from None


def _said(error: ValidationError, text: str) -> ValidationError:
    """Return the error with our text where allauth calls a refused key a wrong code; other errors as they are."""
    return ValidationError(text, code="refused_key") if getattr(error, "code", "") == "incorrect_code" else error
