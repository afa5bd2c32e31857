"""Rows of members/ for tests; names of their own, so that they stand beside the stated facts."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from members.models import Body, Municipality, Person, Seat, User

_number = count(1)


def make_municipality(**fields: Any) -> Municipality:
    number = next(_number)
    values = {
        "slug": f"provkommun-{number}",
        "name": f"Provkommun {number}",
        "formal_name": f"Provkommun {number} kommun",
        "scb_code": f"9{number:03}"[:4],
        "county_code": "01",
        "county": "Stockholms län",
    }
    return Municipality.objects.create(**values | fields)


def make_body(**fields: Any) -> Body:
    number = next(_number)
    values = {"slug": f"provorgan-{number}", "name": f"Provorgan {number}", "kind": Body.Kind.WORKING_GROUP}
    return Body.objects.create(**values | fields)


def make_person(**fields: Any) -> Person:
    return Person.objects.create(**{"name": f"Person {next(_number)}"} | fields)


def make_seat(**fields: Any) -> Seat:
    values = dict(fields)
    values.setdefault("body", None)
    values["body"] = values["body"] or make_body()
    values["person"] = values.get("person") or make_person()
    return Seat.objects.create(**{"starts_on": date(2020, 1, 1)} | values)


def make_user(*, kind: str | None = None, municipality: Municipality | None = None, **fields: Any) -> User:
    """Return an account; with a kind of body, its person holds a seat in a new body of that kind from 2020 on."""
    number = next(_number)
    person = fields.pop("person", None) or make_person()
    user = User.objects.create_user(fields.pop("email", f"prov{number}@example.se"), None, person=person, **fields)
    if kind is not None:
        make_seat(body=make_body(kind=kind), person=person, municipality=municipality)
    return user
