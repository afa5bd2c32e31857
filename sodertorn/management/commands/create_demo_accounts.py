"""Make the demo accounts, each with an example person and a seat. Only under development."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from members.models import Body, Municipality, Person, Seat, User

PASSWORD = "sodertorn"  # noqa: S105 (printed by `make run`; the command refuses outside development)

COMMITTEE = [
    "Anna Lindgren",
    "Johan Berg",
    "Karin Holm",
    "Mats Ek",
    "Eva Sjöberg",
    "Lars Nyström",
    "Åsa Wik",
    "Per Dahl",
]
DIRECTORS = [
    "Ulla Norén",
    "Göran Lund",
    "Maria Åkesson",
    "Olof Krantz",
    "Inger Falk",
    "Nils Öberg",
    "Petra Ström",
    "Bo Hall",
]
NETWORKS = [
    "Sara Blom",
    "Erik Vall",
    "Lena Ros",
    "Tomas Gran",
    "Yvonne Sand",
    "Henrik Moberg",
    "Camilla Stig",
    "Ali Rask",
]
REGISTRARS = ["Maj Fors", "Ove Lindh", "Siv Palm", "Kent Åberg", "Rut Hedin", "Jan Sköld", "Elsa Törn", "Åke Brink"]


@dataclass(frozen=True)
class DemoAccount:
    email: str
    name: str
    title: str
    body: str
    municipality: str | None = None

    @property
    def key(self) -> str:
        return f"exempel-{self.email}"


def accounts() -> list[DemoAccount]:
    """Return an account for every kind of seat, held by made-up people."""
    municipalities = list(Municipality.objects.exclude(key=None).order_by("slug"))
    networks = list(Body.objects.exclude(key=None).networks().order_by("slug"))
    found = [
        DemoAccount("kansli@example.se", "Kerstin Alm", "strateg", "kansliet"),
        DemoAccount("kansli2@example.se", "Robert Sved", "administratör", "kansliet"),
    ]
    for number, municipality in enumerate(municipalities):
        slug = municipality.slug
        for prefix, names, title, body in (
            ("ledamot", COMMITTEE, "kommunstyrelsens ordförande", "samarbetskommitten"),
            ("direktor", DIRECTORS, "kommundirektör", "ledningsgruppen"),
            ("registrator", REGISTRARS, "registrator", "kommunkanslier"),
        ):
            found.append(DemoAccount(f"{prefix}.{slug}@example.se", names[number % 8], title, body, slug))
    for number, network in enumerate(networks):
        slug = municipalities[number % len(municipalities)].slug
        email = f"natverk.{network.slug}@example.se"
        found.append(DemoAccount(email, NETWORKS[number % 8], "chef", network.slug, slug))
    return found


class Command(BaseCommand):
    help = "Skapar demokonton med lösenordet ”sodertorn”. Finns aldrig i drift."

    def handle(self, **_: object) -> None:
        if not settings.DEVELOPMENT:
            raise CommandError("Demokonton finns bara under utveckling (DEVELOPMENT=1).")
        made = create(timezone.localdate())
        self.stdout.write(f"{made} nya demokonton. Lösenordet är {PASSWORD}.")


@transaction.atomic
def create(today: date) -> int:
    """Make the demo accounts that are missing and return how many; a second run makes none."""
    wanted = accounts()
    known = set(User.objects.values_list("email", flat=True))
    missing = [account for account in wanted if account.email not in known]
    if not missing:
        return 0
    municipalities = {m.slug: m for m in Municipality.objects.all()}
    bodies = {b.slug: b for b in Body.objects.all()}
    lacking = sorted({account.body for account in missing} - set(bodies))
    if lacking:
        raise CommandError(f"Ladda uppgifterna först (load_facts): {', '.join(lacking)} saknas.")
    people = Person.objects.bulk_create(
        Person(
            key=account.key,
            name=account.name,
            title=account.title,
            email=account.email,
            municipality=municipalities.get(account.municipality or ""),
            is_example=True,
        )
        for account in missing
    )
    password = make_password(PASSWORD)  # hashed once: hashing is slow by design
    users = User.objects.bulk_create(
        User(email=account.email, person=person, password=password)
        for account, person in zip(missing, people, strict=True)
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    Seat.objects.bulk_create(
        Seat(
            key=account.key,
            body=bodies[account.body],
            person=person,
            municipality=person.municipality,
            role=account.title,
            starts_on=date(today.year, 1, 1),
            is_example=True,
        )
        for account, person in zip(missing, people, strict=True)
    )
    return len(missing)
