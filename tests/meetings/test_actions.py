from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import DatabaseError, transaction

from meetings import meeting_lock
from meetings.agenda import actions as agenda_actions
from meetings.decisions import actions as decisions_actions
from meetings.meeting import actions as meeting_actions
from meetings.minutes import actions as minutes_actions
from meetings.models import Decision, Meeting, Minutes
from meetings.planning import actions as planning_actions
from meetings.planning.proposals import ProposedMeeting
from members.models import Body
from members.versions import ChangedMeanwhile
from tests.meetings.factories import (
    DAY,
    add_item,
    make_agenda_item,
    make_body,
    make_meeting,
    make_municipality,
    make_seat,
    make_user,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2031, 4, 3, 12, tzinfo=UTC)


def test_record_decision_refuses_when_too_few_are_present():
    item = make_agenda_item(seats=8, present=3)

    with pytest.raises(decisions_actions.NotQuorate, match="3 av 8"):
        decisions_actions.record_decision(item=item, text="Bifall.", by=make_user(), at=NOON)

    assert not Decision.objects.filter(item=item).exists()


def test_record_decision_at_half_of_the_seats():
    item = make_agenda_item(seats=8, present=4)
    user = make_user()

    decision = decisions_actions.record_decision(item=item, text="Bifall.", by=user, at=NOON)

    assert (decision.body, decision.meeting, decision.item) == (item.meeting.body, item.meeting, item)
    assert (decision.decided_on, decision.year, decision.recorded_by) == (DAY, 2031, user)
    assert decision.number == "§ 1"


def test_record_decision_pressed_twice_is_one_decision():
    item = make_agenda_item(seats=8, present=4)

    first = decisions_actions.record_decision(item=item, text="Bifall.", by=make_user(), at=NOON)
    again = decisions_actions.record_decision(item=item, text="Bifall.", by=None, at=NOON)

    assert again == first
    assert Decision.objects.filter(item=item).count() == 1


def test_vacant_seats_count_among_the_members():
    item = make_agenda_item(seats=8, present=3)
    item.meeting.seats().exclude(attendances__is_present=True).update(ends_on=DAY - timedelta(days=1))

    with pytest.raises(decisions_actions.NotQuorate, match="3 av 8"):
        decisions_actions.record_decision(item=item, text="Bifall.", by=None, at=NOON)


def test_the_rule_on_quorum_is_the_committees_alone():
    group = make_body(kind=Body.Kind.MANAGEMENT_GROUP, stated_seats=8)
    item = add_item(make_meeting(body=group))

    assert decisions_actions.record_decision(item=item, text="Bifall.", by=None, at=NOON).body == group


def test_record_decision_refuses_a_cancelled_meeting():
    item = make_agenda_item()
    Meeting.objects.filter(pk=item.meeting_id).update(state=Meeting.State.CANCELLED)

    with pytest.raises(meeting_lock.MeetingCancelled):
        decisions_actions.record_decision(item=item, text="Bifall.", by=None, at=NOON)


@pytest.mark.parametrize(
    ("change", "raised"),
    [
        ({"on": DAY + timedelta(days=1)}, 1),
        ({"start_time": time(11)}, 1),
        ({"state": Meeting.State.CANCELLED}, 1),
        ({"venue": "Ny lokal"}, 0),
        ({"note": "Ny text"}, 0),
    ],
)
def test_sequence_rises_with_time_and_state_only(change, raised):
    meeting = make_meeting()

    meeting_actions.save_meeting(meeting=meeting, seen=meeting.version, values=change)

    assert meeting.sequence == raised
    assert meeting.version == 2


def test_save_meeting_refuses_what_somebody_changed_meanwhile():
    meeting = make_meeting(venue="Först")
    Meeting.objects.filter(pk=meeting.pk).update(venue="Någon annans")

    with pytest.raises(ChangedMeanwhile):
        meeting_actions.save_meeting(meeting=meeting, seen=1, values={"venue": "Min"})

    assert Meeting.objects.get(pk=meeting.pk).venue == "Någon annans"


def test_hosts_are_left_alone_when_the_meeting_is_refused():
    first, second = make_municipality(), make_municipality()
    meeting = make_meeting(hosts=[first])
    Meeting.objects.filter(pk=meeting.pk).update(venue="Någon annans")

    with pytest.raises(ChangedMeanwhile):
        meeting_actions.save_meeting(meeting=meeting, seen=1, values={"venue": "Min"}, hosts=[second])

    assert list(meeting.hosts.all()) == [first]


def test_cancel_keeps_the_meeting_and_says_why():
    meeting = make_meeting()

    meeting_actions.cancel_meeting(meeting=meeting, seen=1, reason="För få ärenden", on=date(2031, 4, 1))

    assert meeting.state == Meeting.State.CANCELLED
    assert meeting.note == "Inställt 1 april 2031: För få ärenden"
    assert meeting.sequence == 1


def test_a_cancelled_meeting_cannot_have_been_held():
    meeting = make_meeting(state=Meeting.State.CANCELLED)

    with pytest.raises(meeting_lock.MeetingCancelled):
        meeting_actions.mark_held(meeting=meeting, seen=1)


def test_items_change_places_and_are_numbered_anew():
    meeting = make_meeting()
    first, second, third = (add_item(meeting, title=title) for title in ("A", "B", "C"))

    agenda_actions.move_item(item=third, steps=-1)
    agenda_actions.move_item(item=first, steps=-1)
    agenda_actions.delete_item(item=first)

    assert list(meeting.agenda.values_list("order", "title")) == [(1, "C"), (2, "B")]
    assert second.title == "B"


def test_an_item_with_a_decision_stays():
    item = make_agenda_item()
    decisions_actions.record_decision(item=item, text="Bifall.", by=None, at=NOON)

    with pytest.raises(agenda_actions.HasDecisions):
        agenda_actions.delete_item(item=item)


def test_take_attendance_ticks_and_unticks():
    meeting = make_meeting()
    seats = [make_seat(meeting.body) for _ in range(3)]

    decisions_actions.take_attendance(meeting=meeting, present={s.pk for s in seats})
    decisions_actions.take_attendance(meeting=meeting, present={seats[0].pk})

    assert meeting.count_present() == 1
    assert meeting.attendances.count() == 3


def test_attendance_counts_the_seats_of_that_day_only():
    meeting = make_meeting()
    make_seat(meeting.body, ends_on=DAY - timedelta(days=1))
    make_seat(meeting.body, starts_on=DAY + timedelta(days=1))
    now = make_seat(meeting.body, starts_on=DAY, ends_on=DAY)

    decisions_actions.take_attendance(meeting=meeting, present={now.pk})

    assert meeting.count_seats() == 1
    assert meeting.attendances.get().seat == now


def test_save_minutes_refuses_a_stale_text():
    minutes = minutes_actions.minutes_of(make_meeting())
    minutes_actions.save_minutes(minutes=minutes, seen=1, text="Först")

    with pytest.raises(ChangedMeanwhile):
        minutes_actions.save_minutes(minutes=minutes, seen=1, text="Sist")

    minutes.refresh_from_db()
    assert (minutes.text, minutes.version) == ("Först", 2)


def test_approved_minutes_are_frozen_for_every_writer():
    item = make_agenda_item()
    minutes = minutes_actions.minutes_of(item.meeting)
    minutes_actions.save_minutes(minutes=minutes, seen=1, text="Så här var det.")
    minutes_actions.approve_minutes(minutes=minutes, seen=2, on=date(2031, 5, 1))

    with pytest.raises(meeting_lock.MinutesApproved):
        minutes_actions.save_minutes(minutes=minutes, seen=minutes.version, text="Nej, så här.")
    with pytest.raises(meeting_lock.MinutesApproved):
        decisions_actions.record_decision(item=item, text="Efteråt.", by=None, at=NOON)
    with pytest.raises(meeting_lock.MinutesApproved):
        decisions_actions.take_attendance(meeting=item.meeting, present=set())
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Minutes.objects.filter(pk=minutes.pk).update(text="Nej, så här.")

    minutes.refresh_from_db()
    assert (minutes.text, minutes.state, minutes.approved_on) == ("Så här var det.", "approved", date(2031, 5, 1))


def test_meeting_with_approved_minutes_is_neither_moved_nor_cancelled():
    meeting = make_meeting(on=DAY)
    minutes = minutes_actions.minutes_of(meeting)
    minutes_actions.save_minutes(minutes=minutes, seen=1, text="Så här var det.")
    minutes_actions.approve_minutes(minutes=minutes, seen=2, on=date(2031, 5, 1))

    with pytest.raises(meeting_lock.MinutesApproved, match="ändras inte mer"):
        meeting_actions.save_meeting(meeting=meeting, seen=meeting.version, values={"on": DAY + timedelta(days=7)})
    with pytest.raises(meeting_lock.MinutesApproved):
        meeting_actions.cancel_meeting(meeting=meeting, seen=meeting.version, reason="", on=DAY)

    meeting.refresh_from_db()
    assert (meeting.on, meeting.state) == (DAY, Meeting.State.PLANNED)


def test_empty_minutes_are_not_approved():
    minutes = minutes_actions.minutes_of(make_meeting())

    with pytest.raises(minutes_actions.NothingToApprove):
        minutes_actions.approve_minutes(minutes=minutes, seen=1, on=DAY)


def test_publish_year_leaves_what_already_stands():
    body, host = make_body(), make_municipality()
    make_meeting(body=body)
    standing = ProposedMeeting(body, Meeting.Kind.ORDINARY, DAY)
    later = ProposedMeeting(body, Meeting.Kind.ORDINARY, DAY + timedelta(days=7), host=host)

    made = planning_actions.publish_year([standing, later])

    assert [(m.on, list(m.hosts.all())) for m in made] == [(DAY + timedelta(days=7), [host])]
    assert Meeting.objects.filter(body=body).count() == 2
