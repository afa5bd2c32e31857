"""Copying an activity and a plan: a choice for every field and relation, and what the choices do."""

import pytest
from django.utils import timezone

from members.models import Person
from programs.models import (
    Activity,
    ActivityMunicipality,
    ActivityNetwork,
    ActivityPart,
    ActivityPerson,
    ActivityStep,
    Plan,
)
from programs.next_plan import copying
from programs.next_plan.copying import Way
from tests.programs.factories import (
    make_activity,
    make_body,
    make_follow_up,
    make_municipality,
    make_plan,
    make_program,
    make_sub_goal,
)

TABLES = [(Activity, copying.ACTIVITY), (Plan, copying.PLAN)]


@pytest.mark.parametrize(("model", "choices"), TABLES)
def test_every_field_and_relation_has_a_choice_and_none_is_made_up(model, choices):
    """A new field fails here until somebody has chosen in programs/next_plan/copying.py what happens to it."""
    fields = {field.name for field in model._meta.get_fields()}

    assert fields - set(choices) == set()
    assert set(choices) - fields == set()


@pytest.mark.parametrize(("model", "choices"), TABLES)
def test_everything_that_does_not_follow_says_why(model, choices):
    assert [name for name, choice in choices.items() if choice.way is not Way.COPIED and not choice.why] == []


@pytest.mark.parametrize(("model", "choices"), TABLES)
def test_columns_are_copied_reset_or_given_and_only_relations_are_skipped(model, choices):
    columns = {field.name for field in model._meta.concrete_fields} - {"id", "version"}

    assert {name for name in columns if choices[name].way is Way.SKIPPED} == set()
    assert {name for name in set(choices) - columns if choices[name].way is Way.RESET} == set()


def test_a_column_without_a_choice_is_not_copied_in_silence(db):
    activity = make_activity()
    short = {name: choice for name, choice in copying.ACTIVITY.items() if name != "comment"}

    with pytest.raises(KeyError, match="comment"):
        copying.values_of(activity, short)


def full_activity() -> Activity:
    """An activity with something in every column."""
    today = timezone.localdate()
    activity = make_activity(
        key="PROV-1", source="Provkälla", note="Anmärkning", uncertain=True, uncertain_note="Svårläst",
        sub_goal_text="Planens lydelse", title="Bevaka elförsörjningen", scope="named", contacts=["Ann", "Bo"],
        responsible_as_read="Sthlm", responsible_note="kansliet", timing="by_month", timing_month=2, timing_year=2020,
        timing_text="Klart (feb)", condition="Stäms av före beställning", condition_met_on=today, comment="Rad ett",
        status="done", status_text="del 1 klar", cost_kr=300_000, is_example=True,
    )  # fmt: skip
    ActivityMunicipality.objects.create(
        activity=activity, municipality=make_municipality(), part=ActivityPart.TAKES_PART
    )
    ActivityNetwork.objects.create(activity=activity, body=make_body(), part=ActivityPart.LEAD)
    ActivityPerson.objects.create(
        activity=activity, person=Person.objects.create(name="Pia Prov"), part=ActivityPart.LEAD
    )
    ActivityStep.objects.create(activity=activity, order=1, title="Förstudie")
    make_follow_up(activity=activity)
    return activity


def test_each_column_of_a_copy_is_as_chosen(db):
    old = full_activity()
    goal = make_sub_goal()
    plan = make_plan(year=2999, state=Plan.State.DRAFT)

    new = copying.copy_activity(old, plan=plan, order=40, focus_area=goal.focus_area, sub_goal=goal)
    new.refresh_from_db()

    for field in Activity._meta.concrete_fields:
        choice, before, after = copying.ACTIVITY[field.name], getattr(old, field.name), getattr(new, field.name)
        if choice.way is Way.COPIED:
            assert (field.name, after) == (field.name, before)
        elif choice.way is Way.RESET:
            assert (field.name, after) == (field.name, choice.value)
            assert before != after, f"{field.name}: the test's activity has nothing to reset"
    assert (new.plan, new.order, new.focus_area, new.sub_goal, new.is_example) == (
        plan, 40, goal.focus_area, goal, False,
    )  # fmt: skip
    assert new.version == 1


def test_relations_of_a_copy_are_as_chosen(db):
    old = full_activity()

    new = copying.copy_activity(old, plan=make_plan(year=2999), order=1, focus_area=old.focus_area, sub_goal=None)

    def links(activity):
        return (
            set(ActivityMunicipality.objects.filter(activity=activity).values_list("municipality", "part")),
            set(ActivityNetwork.objects.filter(activity=activity).values_list("body", "part")),
            set(ActivityPerson.objects.filter(activity=activity).values_list("person", "part")),
        )

    assert links(new) == links(old)
    assert [len(pairs) for pairs in links(new)] == [1, 1, 1]
    assert list(new.predecessors.all()) == [old]
    assert not new.steps.exists()
    assert not new.follow_ups.exists()
    assert (old.steps.count(), old.follow_ups.count()) == (1, 1)


def test_a_copied_list_is_a_list_of_its_own(db):
    old = full_activity()
    new = copying.copy_activity(old, plan=make_plan(year=2999), order=1, focus_area=old.focus_area, sub_goal=None)

    new.contacts.append("Cilla")

    assert old.contacts == ["Ann", "Bo"]


def test_a_copied_plan_starts_as_an_empty_draft(db):
    program = make_program()
    old = make_plan(
        year=2020, state="presented", attachment="Bilaga 1", title_as_read="Bilaga 1 Handl", columns=["Delmål"],
        remarks=["Läst ur"], abbreviations={"ÅVS": "åtgärdsvalsstudie"}, presentation_waived="Brådskade",
        silence_days=90, key="plan-prov", source="Verksamhetsplan", note="Anm", uncertain=True, uncertain_note="x",
    )  # fmt: skip
    make_activity(plan=old)

    new = copying.copy_plan(old, year=2021, program=program, title="Handlingsplan 2021")
    new.refresh_from_db()

    assert (new.year, new.program, new.title, new.state) == (2021, program, "Handlingsplan 2021", Plan.State.DRAFT)
    assert (new.abbreviations, new.silence_days) == ({"ÅVS": "åtgärdsvalsstudie"}, 90)
    for name, choice in copying.PLAN.items():
        if choice.way is Way.RESET:
            assert (name, getattr(new, name)) == (name, choice.value)
    assert not new.activities.exists()


def test_absorb_adds_what_the_other_brings_and_release_takes_only_that_away(db):
    plan, shared, own, town = make_plan(year=2999), make_body(), make_body(), make_municipality()
    first = make_activity(contacts=["Ann"], comment="Ett", scope="named")
    second = make_activity(plan=first.plan, contacts=["Ann", "Bo"], comment="Två", scope="named")
    for activity, bodies in ((first, [shared]), (second, [shared, own])):
        activity.networks.set(bodies)
    second.municipalities.add(town)
    new = copying.copy_activity(first, plan=plan, order=1, focus_area=first.focus_area, sub_goal=None)

    changed = copying.absorb(new, second)

    assert changed == {"contacts": ["Ann", "Bo"], "comment": "Ett\n\nTvå"}
    assert set(new.networks.all()) == {shared, own}
    assert list(new.municipalities.all()) == [town]
    assert set(new.predecessors.all()) == {first, second}

    new.contacts, new.comment = changed["contacts"], changed["comment"]
    changed = copying.release(new, second, [first])

    assert changed == {"contacts": ["Ann"], "comment": "Ett"}
    assert list(new.networks.all()) == [shared]
    assert not new.municipalities.exists()
    assert list(new.predecessors.all()) == [first]
