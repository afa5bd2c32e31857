"""Once means once: a button pressed twice writes one row."""

from datetime import date

from django.utils import timezone

from members.models import User
from programs.follow_up import actions as follow_up_actions
from programs.models import Activity, Plan
from programs.table import actions as table_actions

DAY = date(2026, 11, 21)


def test_follow_up_pressed_twice_is_one_entry(facts):
    activity = Activity.objects.get(key="HP2020-07")
    said = {"text": "Möte med Trafikverket.", "on": DAY, "by": User.objects.first(), "at": timezone.now()}

    first = follow_up_actions.add_follow_up(activity, **said)
    again = follow_up_actions.add_follow_up(activity, **said)
    other = follow_up_actions.add_follow_up(activity, **said | {"text": "Ett möte till."})

    assert again == first != other
    assert activity.follow_ups.count() == 2


def test_activity_pressed_twice_is_one_row(facts):
    plan = Plan.objects.get(year=2020)
    goal = plan.activities.exclude(sub_goal=None)[0].sub_goal
    values = {"focus_area": goal.focus_area, "sub_goal": goal, "title": "Gemensam cykelkarta"}

    first = table_actions.add_activity(plan, values=values, municipalities=[], networks=[])
    again = table_actions.add_activity(plan, values=values, municipalities=[], networks=[])

    assert again == first
    assert plan.activities.count() == 25
