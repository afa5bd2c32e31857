"""Plain makers of rows for tests; every name is its own and none is a fact."""

from __future__ import annotations

from itertools import count
from typing import Any

from members.models import Body, Municipality, Person, Seat, User
from programs.models import Activity, FocusArea, FollowUp, Plan, Program, SubGoal

_numbers = count(1)


def make_municipality(**fields: Any) -> Municipality:
    n = next(_numbers)
    values = {"slug": f"provkommun-{n}", "name": f"Provkommun {n}", "formal_name": f"Provkommun {n}"}
    return Municipality.objects.create(**values | {"scb_code": f"9{n % 1000:03}", "county_code": "99"} | fields)


def make_body(**fields: Any) -> Body:
    n = next(_numbers)
    return Body.objects.create(**{"slug": f"provorgan-{n}", "name": f"Provorgan {n}", "kind": "network"} | fields)


def make_user(*, body: Body | None = None, kind: str = "secretariat", **fields: Any) -> User:
    """A user with a seat in the body, or in a body of the kind of its own."""
    n = next(_numbers)
    person = Person.objects.create(name=f"Prov Person {n}")
    Seat.objects.create(body=body or make_body(kind=kind), person=person)
    return User.objects.create_user(f"prov{n}@example.se", person=person, **fields)


def make_program(**fields: Any) -> Program:
    n = next(_numbers)
    return Program.objects.create(
        **{"slug": f"provprogram-{n}", "title": f"Provprogram {n}", "abbreviation": f"PP {n}"} | fields
    )


def make_focus_area(**fields: Any) -> FocusArea:
    n = next(_numbers)
    program = fields.pop("program", None) or make_program()
    return FocusArea.objects.create(
        program=program, **{"slug": f"provomrade-{n}", "order": n, "name": f"Provområde {n}"} | fields
    )


def make_sub_goal(**fields: Any) -> SubGoal:
    n = next(_numbers)
    area = fields.pop("focus_area", None) or make_focus_area()
    return SubGoal.objects.create(
        focus_area=area, **{"slug": f"provmal-{n}", "order": n, "text": f"Provmål {n}"} | fields
    )


def make_plan(**fields: Any) -> Plan:
    n = next(_numbers)
    program = fields.pop("program", None) or make_program()
    # Years that neither the facts nor the example have, and that an address can hold, however many tests have run.
    values = {"year": 1000 + n % 900, "title": f"Provplan {n}", "state": Plan.State.PRESENTED}
    return Plan.objects.create(program=program, **values | fields)


def make_activity(**fields: Any) -> Activity:
    n = next(_numbers)
    plan = fields.pop("plan", None) or make_plan()
    goal = fields.pop("sub_goal", None) or make_sub_goal(focus_area=make_focus_area(program=plan.program))
    values = {"order": n, "title": f"Provaktivitet {n}", "scope": Activity.Scope.JOINT}
    return Activity.objects.create(plan=plan, sub_goal=goal, focus_area=goal.focus_area, **values | fields)


def make_follow_up(**fields: Any) -> FollowUp:
    activity = fields.pop("activity", None) or make_activity()
    return FollowUp.objects.create(activity=activity, **{"text": "Det går bra."} | fields)
