"""Load what the cooperation's documents state, from `data/`. A second run changes nothing."""

from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from members.triggers import as_stated
from records.loader import FactError, Loader

# From left to right: a package's facts may point at those loaded before.
MODULES = [
    "members.facts",
    "records.facts",
    "meetings.facts",
    "programs.facts",
    "budget.facts",
    "remisser.facts",
    "reports.facts",
]


class Command(BaseCommand):
    help = "Laddar samarbetets uppgifter ur data/. Det som någon har ändrat i portalen skrivs aldrig över."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "data")

    def handle(self, *, folder: Path, **_: object) -> None:
        try:
            with transaction.atomic(), as_stated():
                loader = Loader(folder)
                for name in MODULES:
                    import_module(name).load(loader)
        except FactError as error:
            raise CommandError(f"Inget laddades. {error}") from None
        self.stdout.write(
            f"{loader.created} nya, {loader.updated} uppdaterade, {loader.kept} ändrade av någon och kvar."
        )
