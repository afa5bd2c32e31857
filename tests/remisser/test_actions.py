from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from members.models import AgreementParty, Municipality, User
from members.versions import ChangedMeanwhile
from records.models import Letter
from remisser import actions, queries
from remisser.backplan import DecidingBody
from remisser.example import load
from remisser.models import Consultation, ConsultationYear, Endorsement, PlannedConsultation, RoutineStep
from tests.remisser.factories import make_consultation, make_endorsement

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
LATER = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm"))


def user():
    return User.objects.get(email="ledamot.salem@example.se")


# --- The stated facts ---------------------------------------------------------------------------------------


def test_counts_of_the_documents(facts):
    stated = Consultation.objects.filter(is_example=False)

    assert stated.count() == 9
    assert stated.filter(sent_year=2021, state="sent").count() == 7
    assert list(stated.filter(sent_year=2022).values_list("prepared_year", "state")) == [(2021, "answered")] * 2
    assert RoutineStep.objects.count() == 8
    assert PlannedConsultation.objects.filter(of_year__year=2020).count() == 2
    effort = ConsultationYear.objects.get(year=2021)
    assert set(effort.effort_by.values_list("slug", flat=True)) == {"huddinge", "haninge", "sodertalje"}
    assert effort.effort_network.slug == "planeringschefer"


# --- Counting back on the real meetings -----------------------------------------------------------------------


def test_deadline_of_april_2020_cannot_be_met(facts):
    """The answer of April 2020, with the meetings that the plan of 2020 states."""
    consultation = make_consultation(received_on=date(2020, 1, 20), deadline_on=date(2020, 4, 1))

    plan = queries.backplan_of(consultation, TODAY)

    assert not plan.fits
    assert [meeting.on for meeting in plan.cancelled] == [date(2020, 2, 6)]
    assert plan.next_committee.on == date(2020, 4, 2)


def test_deadline_after_the_meeting_of_april_2020_can_be_met(facts):
    consultation = make_consultation(received_on=date(2020, 1, 20), deadline_on=date(2020, 4, 3))

    plan = queries.backplan_of(consultation, date(2020, 1, 20))

    assert plan.committee.on == date(2020, 4, 2)
    assert plan.committee.body is DecidingBody.COMMITTEE
    assert plan.management_group.body is DecidingBody.MANAGEMENT_GROUP
    assert plan.management_group.on < plan.committee.on
    assert plan.summons_on == date(2020, 3, 23)


@pytest.mark.parametrize(
    ("received", "deadline", "today", "expected"),
    [
        (None, date(2026, 12, 1), TODAY, TODAY),
        (date(2026, 11, 1), date(2026, 12, 1), TODAY, TODAY),
        (date(2026, 11, 1), TODAY, TODAY, TODAY),  # the deadline is today
        (date(2026, 11, 1), date(2026, 11, 20), TODAY, date(2026, 11, 1)),  # it passed yesterday
        (date(2026, 11, 25), date(2026, 12, 1), TODAY, date(2026, 11, 25)),
    ],
)
def test_first_day_is_today_unless_the_deadline_has_passed(received, deadline, today, expected):
    consultation = Consultation(received_on=received, deadline_on=deadline)

    assert queries.first_day(consultation, today) == expected


# --- Asking and answering ----------------------------------------------------------------------------------------


def test_every_municipality_is_asked_once_and_each_member_gets_one_letter(facts):
    consultation = make_consultation()

    first = actions.ask_municipalities(consultation=consultation, last_on=date(2090, 3, 20), seen=1, today=TODAY)
    second = actions.ask_municipalities(consultation=consultation, last_on=date(2090, 3, 20), seen=1, today=TODAY)

    assert (first, second) == (8, 0)
    assert consultation.endorsements.pending().count() == 8
    letters = Letter.objects.filter(kind="remiss-fraga")
    assert letters.count() == 8
    assert "20 mars 2090" in letters.first().text
    assert consultation.get_absolute_url() in letters.first().text


def leave(slug: str, *, on: date) -> None:
    AgreementParty.objects.filter(municipality__slug=slug).update(left_on=on)


@pytest.mark.parametrize(("left_on", "asked"), [(date(2026, 11, 20), 7), (TODAY, 8)])
def test_a_municipality_that_has_left_the_agreement_is_not_asked(facts, left_on, asked):
    leave("botkyrka", on=left_on)
    consultation = make_consultation()

    count = actions.ask_municipalities(consultation=consultation, last_on=None, seen=1, today=TODAY)

    assert count == consultation.endorsements.count() == asked
    assert consultation.endorsements.filter(municipality__slug="botkyrka").exists() is (asked == 8)


@pytest.mark.parametrize(("left_on", "waits"), [(date(2026, 11, 20), False), (TODAY, True)])
def test_nobody_waits_for_the_yes_of_a_municipality_that_has_left(facts, left_on, waits):
    endorsement = make_endorsement(make_consultation(), "botkyrka")
    leave("botkyrka", on=left_on)

    counted = Endorsement.objects.filter(pk=endorsement.pk).of_parties_on(TODAY).exists()
    waiting = [row.endorsement for row in queries.to_endorse(endorsement.municipality_id, TODAY)]

    assert counted is waits
    assert (endorsement in waiting) is waits


def test_choosing_a_decision_outside_a_meeting_asks_everyone(facts):
    consultation = make_consultation()

    actions.choose_way(consultation=consultation, way=Consultation.Way.OUTSIDE_MEETING, seen=1, today=TODAY)

    assert consultation.endorsements.count() == 8
    assert consultation.endorse_by == consultation.deadline_on


def test_choosing_another_way_asks_nobody(facts):
    consultation = make_consultation()

    actions.choose_way(consultation=consultation, way=Consultation.Way.MORE_TIME, seen=1, today=TODAY)

    assert (consultation.way, consultation.endorsements.count()) == ("more_time", 0)


def test_answer_is_logged_with_who_and_when_and_keeps_its_first_time(facts):
    consultation = make_consultation()
    salem = make_endorsement(consultation, "salem").municipality
    answer = {
        "consultation": consultation,
        "municipality": salem,
        "agrees": True,
        "reason": "",
        "seen": 1,
        "by": user(),
    }

    actions.answer_for_municipality(**answer, at=NOON)
    endorsement = actions.answer_for_municipality(**answer, at=LATER)

    assert (endorsement.state, endorsement.answered_at, endorsement.answered_by) == ("agrees", NOON, user())


def test_answer_can_be_changed_until_the_answer_is_sent(facts):
    consultation = make_consultation()
    salem = make_endorsement(consultation, "salem").municipality
    answer = {"consultation": consultation, "municipality": salem, "by": user(), "at": NOON}
    actions.answer_for_municipality(**answer, agrees=True, reason="", seen=1)

    changed = actions.answer_for_municipality(**answer, agrees=False, reason="Vi vill stryka punkt 3.", seen=2)
    assert (changed.state, changed.reason) == ("declines", "Vi vill stryka punkt 3.")

    Consultation.objects.filter(pk=consultation.pk).update(state=Consultation.State.SENT)
    with pytest.raises(actions.AlreadyClosed, match="skickad"):
        actions.answer_for_municipality(**answer, agrees=True, reason="", seen=3)


def test_two_who_answer_for_the_same_municipality_do_not_overwrite_each_other(facts):
    consultation = make_consultation()
    salem = make_endorsement(consultation, "salem").municipality
    answer = {"consultation": consultation, "municipality": salem, "by": user(), "at": NOON, "seen": 1}
    actions.answer_for_municipality(**answer, agrees=False, reason="Vi vill stryka punkt 3.")

    with pytest.raises(ChangedMeanwhile):
        actions.answer_for_municipality(**answer, agrees=True, reason="")

    assert consultation.endorsements.get().state == "declines"


def test_two_who_choose_different_ways_do_not_overwrite_each_other(facts):
    consultation = make_consultation()
    actions.choose_way(consultation=consultation, way="mandate", seen=1, today=TODAY)

    with pytest.raises(ChangedMeanwhile):
        actions.choose_way(consultation=consultation, way="outside_meeting", seen=1, today=TODAY)

    consultation.refresh_from_db()
    assert (consultation.way, consultation.endorsements.count()) == ("mandate", 0)


def test_municipality_that_was_not_asked_cannot_answer(facts):
    consultation = make_consultation()

    with pytest.raises(actions.NotAsked, match="Salem"):
        actions.answer_for_municipality(
            consultation=consultation,
            municipality=Municipality.objects.get(slug="salem"),
            agrees=True,
            reason="",
            seen=1,
            by=user(),
            at=NOON,
        )


@pytest.mark.parametrize(("agreeing", "unanimous"), [(7, False), (8, True)])
def test_consensus_needs_eight_of_eight(facts, agreeing, unanimous):
    consultation = make_consultation()
    for number, municipality in enumerate(Municipality.objects.order_by("slug")):
        state = Endorsement.State.AGREES if number < agreeing else Endorsement.State.PENDING
        answered_at = NOON if number < agreeing else None
        make_endorsement(consultation, municipality.slug, state=state, answered_at=answered_at)

    tally = queries.tally(list(consultation.endorsements.all()))

    assert (tally.agrees, tally.asked, tally.is_unanimous) == (agreeing, 8, unanimous)


def test_nobody_asked_is_not_consensus():
    assert not queries.tally([]).is_unanimous


def test_to_endorse_lists_what_is_unanswered_nearest_first(facts):
    salem = Municipality.objects.get(slug="salem")
    far, near, sent, answered = (
        make_consultation(title=title, endorse_by=day)
        for title, day in (
            ("far", date(2090, 3, 2)),
            ("near", date(2090, 3, 1)),
            ("sent", date(2090, 1, 1)),
            ("answered", date(2090, 1, 1)),
        )
    )
    for consultation in (far, near, sent):
        make_endorsement(consultation, "salem")
    make_endorsement(answered, "salem", state="agrees", answered_at=NOON)
    make_endorsement(near, "huddinge")
    Consultation.objects.filter(pk=sent.pk).update(state=Consultation.State.SENT)

    found = queries.to_endorse(salem.pk, TODAY)

    assert [(waiting.consultation.title, waiting.last_on) for waiting in found] == [
        ("near", date(2090, 3, 1)),
        ("far", date(2090, 3, 2)),
    ]
    assert not found[0].is_late(date(2090, 3, 1))
    assert found[0].is_late(date(2090, 3, 2))


# --- What the database refuses --------------------------------------------------------------------------------------


def test_database_refuses_an_answer_without_its_time(facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_endorsement(make_consultation(), "salem", state="agrees")


def test_database_refuses_a_deadline_before_the_arrival(db):
    make_consultation(received_on=date(2090, 4, 1))

    with pytest.raises(IntegrityError), transaction.atomic():
        make_consultation(received_on=date(2090, 4, 2))


def test_example_year_has_three_ahead_of_which_one_cannot_be_met(portal):
    today = timezone.localdate()
    load(today)  # a second time

    examples = Consultation.objects.filter(is_example=True)
    plans = [queries.backplan_of(consultation, today) for consultation in examples]
    assert [plan.fits for plan in plans].count(False) == 1
    assert len(plans) == 3
    assert all(consultation.deadline_on > today for consultation in examples)
