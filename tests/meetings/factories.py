"""Rows for the tests of meetings: plain functions without surprises."""

from __future__ import annotations

import itertools
from datetime import date, time
from typing import Any

from meetings.models import AgendaItem, Attendance, Decision, Meeting
from members.models import Body, Municipality, Person, Seat, User

_number = itertools.count(1)
DAY = date(2031, 4, 3)


def make_body(**fields: Any) -> Body:
    n = next(_number)
    return Body.objects.create(
        **{"slug": f"prov-{n}", "name": f"Provorganet {n}", "kind": Body.Kind.COMMITTEE, "is_public": True} | fields
    )


def make_municipality(**fields: Any) -> Municipality:
    n = next(_number)
    return Municipality.objects.create(
        **{
            "slug": f"provkommun-{n}",
            "name": f"Provkommun {n}",
            "formal_name": f"Provkommun {n} kommun",
            "scb_code": f"9{n:03d}",
            "county_code": "99",
            "county": "Provlän",
        }
        | fields
    )


def make_person(**fields: Any) -> Person:
    return Person.objects.create(**{"name": f"Prov Person {next(_number)}"} | fields)


def make_seat(body: Body, **fields: Any) -> Seat:
    return Seat.objects.create(**{"body": body, "person": fields.pop("person", None) or make_person()} | fields)


def make_user(*, body: Body | None = None) -> User:
    person = make_person()
    if body:
        make_seat(body, person=person)
    return User.objects.create_user(f"prov{next(_number)}@example.se", "prov-losenord-1", person=person)


def make_secretary() -> User:
    return make_user(body=make_body(kind=Body.Kind.SECRETARIAT, is_public=False))


def make_meeting(**fields: Any) -> Meeting:
    hosts = fields.pop("hosts", [])
    values = {"on": DAY, "start_time": time(12), "end_time": time(15, 30)} | fields
    values.setdefault("body", None)
    if values["body"] is None and "arranger" not in values:
        values["body"] = make_body()
    values.setdefault("year", values["on"].year if values["on"] else 2031)
    meeting = Meeting.objects.create(**values)
    meeting.hosts.set(hosts)
    return meeting


def make_agenda_item(*, seats: int = 8, present: int = 8, **fields: Any) -> AgendaItem:
    """Make an item of a committee's meeting with so many seats, so many of them present."""
    body = make_body(stated_seats=seats)
    meeting = make_meeting(body=body)
    for number in range(seats):
        Attendance.objects.create(meeting=meeting, seat=make_seat(body), is_present=number < present)
    return add_item(meeting, **fields)


def add_item(meeting: Meeting, **fields: Any) -> AgendaItem:
    order = meeting.agenda.count() + 1
    return AgendaItem.objects.create(**{"meeting": meeting, "order": order, "title": f"Punkt {order}"} | fields)


def make_decision(**fields: Any) -> Decision:
    body = fields.pop("body", None) or make_body()
    return Decision.objects.create(
        **{"body": body, "text": "Provbeslutet", "decided_on": DAY, "year": DAY.year} | fields
    )
