"""Invite the first of the secretariat to a new installation; the others are invited in the portal."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from members import actions
from sodertorn.accounts import actions as accounts_actions


class Command(BaseCommand):
    help = 'Bjuder in den första på kansliet i en ny installation: invite_first "Anna Ek" anna.ek@kommun.se'

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="för- och efternamn")
        parser.add_argument("email", help="e-postadress")

    def handle(self, *, name: str, email: str, **_: object) -> None:
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"”{email}” är ingen e-postadress.") from None
        try:
            account = accounts_actions.invite_first(name=" ".join(name.split()), email=email, at=timezone.now())
        except (accounts_actions.NoSecretariat, accounts_actions.HasSecretariat, actions.AlreadyInvited) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{account.name} har en plats i kansliet. Inbjudan går till {account.email}.")
