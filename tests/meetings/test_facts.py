from pathlib import Path

import pytest
from django.conf import settings

import meetings.facts
import members.facts
from meetings.models import Conference, ConferenceType, Decision, ExternalMeeting, HostTurn, Meeting, MeetingRule
from records.loader import Loader


@pytest.fixture
def loaded(db) -> Loader:
    loader = Loader(Path(settings.BASE_DIR) / "data")
    members.facts.load(loader)
    meetings.facts.load(loader)
    return loader


def test_everything_stated_is_there(loaded):
    keyed = {"key__isnull": False, "is_example": False}
    models = (MeetingRule, ConferenceType, HostTurn, Meeting, Conference, ExternalMeeting, Decision)

    assert [model.objects.filter(**keyed).count() for model in models] == [6, 6, 8, 47, 1, 9, 13]


def test_uncertain_dates_and_joint_meetings_keep_what_the_source_says(loaded):
    joint = Meeting.objects.get(key="natverk-2021")
    derived = Meeting.objects.get(key="lg-2021-maj")

    assert joint.joint_bodies.count() == 4
    assert (derived.state, derived.state_text, derived.when) == ("held", "genomförd (härledd)", "maj 2021")
    assert derived.uncertain
    assert Meeting.objects.get(key="almedalen-2021").when == "2021"
    assert Meeting.objects.get(key="ssk-2017-pk").when == "16–17 augusti 2017"


def test_a_second_load_changes_nothing(loaded):
    again = Loader(Path(settings.BASE_DIR) / "data")
    members.facts.load(again)
    meetings.facts.load(again)

    assert (again.created, again.updated, again.kept) == (0, 0, 0)
