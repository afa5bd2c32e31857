"""Networks propose, the secretariat answers, and what is accepted is done in the plan at once."""

from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members.models import Body
from members.versions import ChangedMeanwhile
from programs import plan_lock
from programs.models import Activity, CarriedOver, FollowUp, Plan, Proposal
from programs.next_plan import actions as next_plan_actions
from programs.proposals import actions as proposals_actions
from programs.proposals.actions import Wanted
from programs.table import actions as table_actions
from records.models import Letter
from tests.programs.factories import make_activity, make_body, make_plan, make_user

NOW = timezone.make_aware(datetime(2026, 11, 21, 10))
LOGIN = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def network(db: None) -> Body:
    return make_body(name="Klimatnätverket", slug="klimat")


def propose(network: Body, activity: Activity | None = None, plan: Plan | None = None, **fields: object) -> Proposal:
    plan = plan or (activity.plan if activity else make_plan())
    wanted = Wanted(**{"kind": "change", "reason": "Det behövs.", "activity": activity} | fields)
    return proposals_actions.propose(plan, network=network, wanted=wanted, by=make_user(body=network), at=NOW)


def answer(proposal: Proposal, verb=proposals_actions.accept, text: str = "") -> None:
    verb(proposal, seen=Proposal.objects.get(pk=proposal.pk).version, answer=text, by=make_user(), at=NOW)


def test_accepted_new_activity_stands_in_the_plan_with_the_network(network):
    place = make_activity()
    proposal = propose(
        network, plan=place.plan, kind="new", title="Laddkarta", focus_area=place.focus_area, sub_goal=place.sub_goal
    )

    answer(proposal)

    row = place.plan.activities.get(title="Laddkarta")
    assert (list(row.networks.all()), row.sub_goal) == ([network], place.sub_goal)
    assert row.status == Activity.Status.NOT_STARTED
    assert Proposal.objects.get(pk=proposal.pk).activity == row


def test_accepted_change_writes_only_what_was_proposed(network):
    activity = make_activity(title="Kartlägg laddning", comment="Står kvar", timing="spring")

    answer(propose(network, activity, title="Kartlägg publik laddning"))

    activity.refresh_from_db()
    assert (activity.title, activity.comment, activity.timing) == ("Kartlägg publik laddning", "Står kvar", "spring")


def test_accepted_time_plan_takes_the_old_month_with_it(network):
    activity = make_activity(timing="by_month", timing_month=5, timing_text="klart i maj")

    answer(propose(network, activity, timing="autumn"))

    activity.refresh_from_db()
    assert (activity.timing, activity.timing_month, activity.timing_text) == ("autumn", None, "")


def test_what_others_proposed_for_a_dropped_activity_keeps_its_words(network):
    activity = make_activity(title="Kartlägg laddning")
    change = propose(network, activity, title="Kartlägg publik laddning")
    drop = propose(network, activity, kind="drop")

    answer(drop)

    change.refresh_from_db()
    drop.refresh_from_db()
    assert (change.title, change.activity) == ("Kartlägg publik laddning", None)
    assert str(drop) == "Kartlägg laddning"


def test_accepted_drop_takes_the_row_out_and_keeps_the_reason_with_its_origin(network):
    source = make_activity(plan=make_plan(year=2031))
    plan = make_plan(year=2032, state=Plan.State.DRAFT, program=source.plan.program)
    row = next_plan_actions.keep(source, plan, place=next_plan_actions.Place(source.focus_area, source.sub_goal))

    answer(propose(network, row, kind="drop", reason="Arbetet är klart."))

    assert not plan.activities.exists()
    kept = CarriedOver.objects.get(source=source, plan=plan)
    assert (kept.choice, kept.reason) == ("drop", "Arbetet är klart.")


def test_drop_of_a_followed_activity_is_refused_and_the_proposal_waits(network):
    activity = make_activity()
    FollowUp.objects.create(activity=activity, text="Det går bra.")
    proposal = propose(network, activity, kind="drop")

    with pytest.raises(table_actions.HasFollowUp):
        answer(proposal)

    assert Proposal.objects.get(pk=proposal.pk).state == Proposal.State.SUBMITTED
    assert activity.plan.activities.count() == 1
    assert not Letter.objects.exists()


def test_declined_needs_a_reason_and_changes_nothing(network):
    activity = make_activity(title="Före")
    proposal = propose(network, activity, title="Efter")
    with pytest.raises(proposals_actions.AnswerMissing):
        answer(proposal, proposals_actions.decline, "  ")

    answer(proposal, proposals_actions.decline, "Det ryms inte i år.")

    activity.refresh_from_db()
    assert activity.title == "Före"
    letter = Letter.objects.get(kind="proposal_answered")
    assert letter.text.startswith("Hej ")
    assert f"/forslag/{letter.about_id}/\n\nHälsningar\nSödertörns kansli\n" in letter.text
    assert "Det ryms inte i år." in letter.text
    assert "avböjt" in letter.subject
    with pytest.raises(proposals_actions.AlreadyAnswered, match="avböjt"):
        answer(proposal)
    assert Letter.objects.count() == 1


def test_answer_to_another_version_is_refused(network):
    proposal = propose(network, make_activity(), title="Ny")

    with pytest.raises(ChangedMeanwhile):
        proposals_actions.accept(proposal, seen=99, answer="", by=make_user(), at=NOW)


def test_proposed_twice_is_one_and_a_closed_year_takes_none(network):
    activity = make_activity()
    assert propose(network, activity, title="Ny") == propose(network, activity, title="Ny")
    Plan.objects.filter(pk=activity.plan_id).update(state=Plan.State.FOLLOWED_UP)

    with pytest.raises(proposals_actions.PlanIsClosed):
        propose(network, activity, title="En annan")


def test_an_adopted_plan_takes_a_proposal_but_not_the_change(network):
    activity = make_activity()
    proposal = propose(network, activity, title="Ny")
    Plan.objects.filter(pk=activity.plan_id).update(state=Plan.State.ADOPTED)

    with pytest.raises(plan_lock.PlanFrozen):
        answer(proposal)


# --- The pages ----------------------------------------------------------------------------------------


def signed_in(body: Body | None = None, kind: str = "network") -> Client:
    client = Client()
    client.force_login(make_user(body=body, kind=kind), backend=LOGIN)
    return client


def test_member_proposes_on_the_networks_page_and_the_secretariat_accepts(network, secretariat):
    activity = make_activity(title="Kartlägg laddning")
    activity.networks.add(network)
    year = activity.plan.year
    member = signed_in(network)
    page = member.get(reverse("programs:network_plan", args=[year, "klimat"])).content.decode()
    address = f"{reverse('programs:propose', args=[year, 'klimat'])}?aktivitet={activity.pk}"
    assert address in page

    same = {"kind": "change", "title": "Kartlägg laddning", "timing": "not_stated", "comment": "", "reason": "Ja"}
    assert member.post(address, same).status_code == 400
    sent = member.post(address, same | {"title": "Kartlägg publik laddning"})
    assert sent.status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.title, proposal.timing) == ("Kartlägg publik laddning", "not_stated")

    shown = secretariat.get(reverse("programs:proposal", args=[proposal.pk])).content.decode()
    assert "<ins>" in shown
    done = secretariat.post(
        reverse("programs:proposal", args=[proposal.pk]), {"svar": "godta", "version": proposal.version, "answer": ""}
    )
    assert done.status_code == 302
    activity.refresh_from_db()
    assert activity.title == "Kartlägg publik laddning"
    assert "godtaget" in member.get(reverse("programs:proposals", args=[year])).content.decode()


def test_lists_name_a_new_activity_and_one_whose_row_is_gone(network, secretariat):
    activity = make_activity()
    plan = activity.plan
    activity.networks.add(network)
    propose(network, plan=plan, kind="new", title="Laddkarta", focus_area=activity.focus_area)
    gone = propose(network, activity, timing="spring")
    table_actions.delete_activity(activity)

    for address in (
        reverse("programs:proposals", args=[plan.year]),
        reverse("programs:network_plan", args=[plan.year, "klimat"]),
    ):
        page = secretariat.get(address).content.decode()
        assert "Ny aktivitet: Laddkarta" in page
        assert f"Ändring: {activity.title}" in page
        assert "aktiviteten finns inte kvar" in page
    assert secretariat.get(reverse("programs:proposal", args=[gone.pk])).status_code == 200


def test_the_list_leads_a_member_to_the_own_networks_form(network):
    plan = make_plan()
    address = reverse("programs:propose", args=[plan.year, "klimat"])
    listed = reverse("programs:proposals", args=[plan.year])

    assert address in signed_in(network).get(listed).content.decode()
    assert address not in signed_in(make_body(slug="annat")).get(listed).content.decode()


def test_a_stranger_to_the_network_neither_proposes_nor_answers(network):
    proposal = propose(network, make_activity(), title="Ny")
    other = signed_in()
    year = proposal.plan.year

    assert other.get(reverse("programs:propose", args=[year, "klimat"])).status_code == 403
    answered = other.post(reverse("programs:proposal", args=[proposal.pk]), {"svar": "aterta", "version": 1})
    assert answered.status_code == 403
    member = signed_in(network)
    sent = {"svar": "godta", "version": proposal.version}
    assert member.post(reverse("programs:proposal", args=[proposal.pk]), sent).status_code == 403
    assert member.post(reverse("programs:proposal", args=[proposal.pk]), sent | {"svar": "aterta"}).status_code == 302
    assert Proposal.objects.get().state == Proposal.State.WITHDRAWN


def test_new_activity_needs_title_place_and_reason(network, secretariat):
    plan = make_activity().plan
    address = reverse("programs:propose", args=[plan.year, "klimat"])

    refused = secretariat.post(address, {"title": "", "place": "s999999", "reason": ""})

    assert refused.status_code == 400
    page = refused.content.decode()
    assert "Skriv vad som ska göras." in page
    assert "Skriv varför ni föreslår det." in page
    assert not Proposal.objects.exists()


def test_number_of_queries_of_the_list_is_the_same_with_1_and_3_proposals(network, secretariat):
    activity = make_activity()
    address = reverse("programs:proposals", args=[activity.plan.year])
    counts = []
    for number in (1, 2, 3):
        propose(network, activity, title=f"Ny {number}")
        secretariat.get(address)
        with CaptureQueriesContext(connection) as made:
            secretariat.get(address)
        counts.append(len(made))
    assert counts[0] == counts[2]
