"""An activity's steps with days, its condition, who leads and who takes part, cost and projects."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.versions import ChangedMeanwhile
from programs import plan_lock
from programs.activity import actions, steps
from programs.models import Activity, ActivityNetwork, ActivityStep, Plan, Project
from tests.markup import markup_of
from tests.programs.factories import make_activity, make_body, make_municipality, make_user

TODAY = date(2026, 11, 21)
LOGIN = "django.contrib.auth.backends.ModelBackend"


@pytest.mark.parametrize(
    ("due_on", "done_on", "expected"),
    [
        (TODAY - timedelta(days=1), None, True),
        (TODAY, None, False),
        (TODAY - timedelta(days=1), TODAY, False),
        (None, None, False),
    ],
)
def test_step_is_late_the_day_after_its_day(due_on, done_on, expected):
    assert steps.is_late(due_on=due_on, done_on=done_on, today=TODAY) is expected


def test_steps_stand_in_order_and_the_same_is_added_once(db):
    activity = make_activity()
    first = actions.add_step(activity, title="Underlag", due_on=TODAY)
    assert actions.add_step(activity, title="Underlag", due_on=TODAY) == first
    actions.add_step(activity, title="Beslut", due_on=None)

    assert [step.title for step in activity.steps.all()] == ["Underlag", "Beslut"]


def test_step_is_marked_done_by_one_of_two(db):
    step = actions.add_step(make_activity(), title="Underlag", due_on=None)
    actions.mark_step(step, done_on=TODAY, seen=step.version)
    with pytest.raises(ChangedMeanwhile):
        actions.mark_step(step, done_on=None, seen=1)

    assert ActivityStep.objects.get().done_on == TODAY


def test_condition_is_met_also_in_an_adopted_plan_and_only_if_there_is_one(db):
    activity = make_activity(condition="Stäms av före beställning")
    Plan.objects.update(state=Plan.State.ADOPTED)

    actions.mark_condition(activity, met_on=TODAY, seen=activity.version)

    assert Activity.objects.get(pk=activity.pk).condition_met_on == TODAY
    with pytest.raises(actions.NoCondition):
        actions.mark_condition(make_activity(), met_on=TODAY, seen=1)


def test_network_and_municipality_lead_or_take_part_until_the_plan_is_adopted(db):
    activity, network, town = make_activity(), make_body(), make_municipality()
    activity.networks.add(network)
    activity.municipalities.add(town)

    actions.set_network_part(activity, network.pk, part="takes_part")
    actions.set_municipality_part(activity, town.pk, part="takes_part")

    assert activity.activitynetwork_set.get().part == "takes_part"
    assert activity.activitymunicipality_set.get().part == "takes_part"
    with pytest.raises(ValueError, match="no such part"):
        actions.set_network_part(activity, network.pk, part="äger")
    with pytest.raises(ActivityNetwork.DoesNotExist):
        actions.set_network_part(activity, make_body().pk, part="lead")
    Plan.objects.update(state=Plan.State.ADOPTED)
    with pytest.raises(plan_lock.PlanFrozen):
        actions.set_network_part(activity, network.pk, part="lead")


def test_a_networks_part_survives_that_the_row_is_saved(secretariat):
    activity, network = make_activity(), make_body()
    activity.networks.add(network)
    actions.set_network_part(activity, network.pk, part="takes_part")

    activity.networks.set([network, make_body()])

    assert activity.activitynetwork_set.get(body=network).part == "takes_part"


# --- The pages ----------------------------------------------------------------------------------------


def test_network_member_adds_a_step_and_marks_it_done(db):
    activity, network = make_activity(), make_body()
    activity.networks.add(network)
    member, stranger = Client(), Client()
    member.force_login(make_user(body=network), backend=LOGIN)
    stranger.force_login(make_user(kind="network"), backend=LOGIN)
    new = reverse("programs:step_new", args=[activity.pk])

    assert stranger.post(new, {"title": "X"}).status_code == 403
    assert member.post(new, {"title": ""}).status_code == 400
    assert member.post(new, {"title": "Underlag till nämnden", "due_on": "2020-01-31"}).status_code == 302
    step = ActivityStep.objects.get()
    assert "Skulle ha varit klart 31 januari 2020" in markup_of(member.get(activity.get_absolute_url()))

    done = reverse("programs:step_done", args=[step.pk])
    assert stranger.post(done, {"version": step.version}).status_code == 403
    member.post(done, {"version": step.version, "klart": "ja"})
    step.refresh_from_db()
    assert step.done_on == timezone.localdate()
    member.post(done, {"version": step.version, "klart": "nej"})
    assert ActivityStep.objects.get().done_on is None


def test_secretariat_sets_part_condition_projects_and_cost(secretariat):
    activity, network = make_activity(condition="Stäms av före beställning"), make_body(name="Klimatnätverket")
    activity.networks.add(network)
    owners = reverse("programs:owners", args=[activity.pk])
    assert "Klimatnätverket, leder" in secretariat.get(owners).content.decode()

    part = reverse("programs:part", args=[activity.pk])
    assert secretariat.post(part, {"vem": f"natverk-{network.pk}", "roll": "takes_part"}).status_code == 302
    assert "Klimatnätverket, deltar" in secretariat.get(owners).content.decode()
    assert secretariat.post(part, {"vem": "natverk-x", "roll": "lead"}).status_code == 400
    assert secretariat.post(part, {"vem": f"kommun-{network.pk}", "roll": "lead"}).status_code == 404

    page = secretariat.get(activity.get_absolute_url()).content.decode()
    assert "Inte uppfyllt än" in page
    sent = {"version": activity.version, "uppfyllt": "ja"}
    secretariat.post(reverse("programs:condition", args=[activity.pk]), sent)
    activity.refresh_from_db()
    assert activity.condition_met_on == timezone.localdate()
    Activity.objects.filter(pk=activity.pk).update(cost_kr=125_000)
    assert "125\u00a0000\u00a0kr" in secretariat.get(activity.get_absolute_url()).content.decode()
    assert secretariat.get(reverse("programs:activity_projects", args=[activity.pk])).status_code == 200


def test_two_who_choose_an_activitys_projects_at_once_lose_none(secretariat):
    activity = make_activity()
    first, second, third = (Project.objects.create(slug=f"p{n}", title=f"Prov {n}", kind="studie") for n in range(3))
    activity.projects.add(first)
    page = reverse("programs:activity_projects", args=[activity.pk])
    assert f'name="initial-projects" value="{first.pk}"' in secretariat.get(page).content.decode()
    activity.projects.add(second)  # somebody else, after the page was opened
    Activity.objects.filter(pk=activity.pk).update(comment="Någon annans")

    sent = {"projects": [third.pk], "initial-projects": [first.pk]}
    assert secretariat.post(page, sent).status_code == 302

    assert set(activity.projects.all()) == {second, third}
    activity.refresh_from_db()
    assert activity.comment == "Någon annans"
