"""Let in again who has lost every key, app and code, when no colleague can do it in the portal."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from members.models import User
from sodertorn.accounts import actions


class Command(BaseCommand):
    help = "Tar bort kontots nycklar, app och återställningskoder och loggar ut det överallt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="kontots e-postadress")

    def handle(self, *, email: str, **_: object) -> None:
        account = User.objects.filter(email__iexact=email).first()
        if account is None:
            raise CommandError(f"Ingen har kontot {email}.")
        try:
            actions.reset_second_factor(account=account, by=None, at=timezone.now())
        except actions.NothingToReset as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{account.name} loggar in med en kod till {account.email}.")
