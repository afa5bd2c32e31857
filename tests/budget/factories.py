"""Rows for tests of the economy, with names of their own beside the real facts."""

from datetime import date
from decimal import Decimal
from importlib import import_module

from budget.models import Accounts, Budget, BudgetLine, FeeRate, Side
from members.models import Body, Municipality, Person, Seat, User
from records.facts import Loader

MODULES = ["members.facts", "records.facts_of_documents", "meetings.facts", "programs.facts", "budget.facts"]


def load_facts(loader: Loader, *, more: tuple[str, ...] = ()) -> None:
    for name in (*MODULES, *more):
        import_module(name).load(loader)


def make_account(kind: str, municipality: str | None = None, *, name: str = "") -> User:
    """Return an account whose person holds a seat in a body of the kind, from 2000 on."""
    of = Municipality.objects.get(slug=municipality) if municipality else None
    name = name or f"Prov {kind} {municipality or ''}".strip()
    person = Person.objects.create(name=name, municipality=of)
    user = User.objects.create_user(f"{person.pk}.{kind}@prov.se", person=person)
    body = Body.objects.filter(kind=kind).order_by("pk").first()
    if body is None:
        body = Body.objects.create(slug=f"prov-{kind}", name=f"Prov {kind}", kind=kind)
    Seat.objects.create(body=body, person=person, municipality=of, starts_on=date(2000, 1, 1))
    return user


def make_budget(**fields: object) -> Budget:
    return Budget.objects.create(**{"year": 2091, **fields})


def make_line(budget: Budget, **fields: object) -> BudgetLine:
    values = {"side": Side.COST, "order": 1, "name": "Personal", "amount_kr": 1_000, **fields}
    return BudgetLine.objects.create(budget=budget, **values)


def make_rate(**fields: object) -> FeeRate:
    return FeeRate.objects.create(**{"rate_kr": Decimal("4.50"), "starts_on": date(2090, 1, 1), **fields})


def make_accounts(**fields: object) -> Accounts:
    return Accounts.objects.create(**{"year": 2091, "operations_name": "Prov", **fields})
