"""Make the example year: this year and the next, by the portal's own planning rules."""

from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from members.triggers import as_stated

MODULES = ["meetings.example", "programs.example", "budget.example", "remisser.example"]


class Command(BaseCommand):
    help = "Lägger till exempelåret (i år och nästa år), märkt ”exempel”. Finns aldrig i drift."

    def handle(self, **_: object) -> None:
        if not settings.DEVELOPMENT:
            raise CommandError("Exempelåret finns bara under utveckling (DEVELOPMENT=1).")
        today = timezone.localdate()
        with transaction.atomic(), as_stated():
            for name in MODULES:
                import_module(name).load(today)
        self.stdout.write(f"Exempelåret {today.year}–{today.year + 1} finns.")
