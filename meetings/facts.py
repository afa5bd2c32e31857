"""Loads what the documents state of meetings, conferences and decisions (data/meetings.yaml)."""

from __future__ import annotations

from typing import Any

from meetings.models import Conference, ConferenceType, Decision, ExternalMeeting, HostTurn, Meeting, MeetingRule
from members.models import Body, Municipality
from records.loader import Entry, Loader


def load(loader: Loader) -> None:
    """Write rules, conference types, the host rotation, meetings, external meetings and decisions."""
    source = loader.file("meetings.yaml")
    for entry in loader.list_of(source, "rules"):
        _rule(loader, entry)
    for entry in loader.list_of(source, "conference_types"):
        _conference_type(loader, entry)
    for entry in loader.list_of(source, "host_turns"):
        _host_turn(loader, entry)
    for entry in loader.list_of(source, "meetings"):
        _meeting(loader, entry)
    for entry in loader.list_of(source, "external_meetings"):
        _external_meeting(loader, entry)
    for entry in loader.list_of(source, "decisions"):
        _decision(loader, entry)
    source.done()


def _rule(loader: Loader, entry: Entry) -> None:
    loader.put(
        MeetingRule,
        entry.text("key"),
        {
            "body": loader.get(Body, entry.text("body"), place=entry, name="body"),
            "year": entry.integer("year"),
            "weekday": entry.integer("weekday", None),
            "start_time": entry.clock("start_time", None),
            "end_time": entry.clock("end_time", None),
            "frequency": entry.text("frequency", ""),
            **entry.stated(),
        },
        place=entry,
    )


def _conference_type(loader: Loader, entry: Entry) -> None:
    texts = (
        "purpose frequency theme_decided_by theme_basis project_lead organiser morning afternoon "
        "further_development status"
    )
    lists = ("target_group", "co_organisers", "methods", "first_hosts")
    loader.put(
        ConferenceType,
        entry.text("key"),
        {
            "slug": entry.text("key"),
            "name": entry.text("name"),
            "hosts_per_year": entry.integer("hosts_per_year", None),
            "first_on": entry.day("first_on", None),
            "next_stated_on": entry.day("next_stated_on", None),
            **{name: entry.text(name, "") for name in texts.split()},
            **{name: entry.texts(name) for name in lists},
            **entry.stated(),
        },
        place=entry,
    )


def _host_turn(loader: Loader, entry: Entry) -> None:
    loader.put(
        HostTurn,
        entry.text("key"),
        {
            "rotation": entry.text("rotation"),
            "year": entry.integer("year"),
            "municipality": loader.get(Municipality, entry.text("municipality"), place=entry, name="municipality"),
            "is_superseded": entry.boolean("is_superseded", default=False),
            **entry.stated(),
        },
        place=entry,
    )


def _meeting(loader: Loader, entry: Entry) -> None:
    key = entry.text("key")
    values: dict[str, Any] = {
        "body": loader.get_or_none(Body, entry, "body"),
        "conference_type": loader.get_or_none(ConferenceType, entry, "conference_type"),
        "arranger": entry.text("arranger", ""),
        "kind": entry.choice("kind", Meeting.Kind),
        "kind_text": entry.text("kind_text", ""),
        "title": entry.text("title", ""),
        "year": entry.integer("year"),
        "month": entry.integer("month", None),
        "on": entry.day("date", None),
        "until": entry.day("until", None),
        "date_text": entry.text("date_text", ""),
        "start_time": entry.clock("start_time", None),
        "end_time": entry.clock("end_time", None),
        "venue": entry.text("venue", ""),
        "form": entry.choice("form", Meeting.Form, ""),
        "form_text": entry.text("form_text", ""),
        "state": entry.choice("state", Meeting.State),
        "state_text": entry.text("state_text", ""),
        "part_of_day": entry.text("part_of_day", ""),
        "attendance_text": entry.text("attendance_text", ""),
        "participants": entry.integer("participants", None),
        "municipal_participants": entry.integer("municipal_participants", None),
        "external_participants": entry.integer("external_participants", None),
        "cost_kr": entry.integer("cost_kr", None),
        "guests": entry.texts("guests"),
        **entry.stated(),
    }
    hosts = loader.get_all(Municipality, entry, "hosts")
    joint = loader.get_all(Body, entry, "joint_bodies")
    meeting = loader.put(Meeting, key, values, place=entry, hosts=hosts, joint_bodies=joint)
    if entry.raw("conference", None) is not None:
        _conference(loader, key, entry.entry("conference"), meeting)


def _conference(loader: Loader, key: str, entry: Entry, meeting: Meeting | None) -> None:
    values = {
        "meeting": meeting,
        "moderator": entry.text("moderator", ""),
        "themes": entry.texts("themes"),
        "assignment": entry.text("assignment", ""),
        "external_guests": entry.texts("external_guests"),
        "planning": entry.text("planning", ""),
        "evaluation": entry.text("evaluation", ""),
        "lesson": entry.text("lesson", ""),
        "cost_kr_in_text": entry.integer("cost_kr_in_text", None),
        "cost_kr_in_accounts": entry.integer("cost_kr_in_accounts", None),
        "stated_cost_per_participant_kr": entry.decimal("stated_cost_per_participant_kr", None),
        **entry.stated(),
    }
    entry.done()
    loader.put(Conference, f"{key}-konferens", values, place=entry)


def _external_meeting(loader: Loader, entry: Entry) -> None:
    loader.put(
        ExternalMeeting,
        entry.text("key"),
        {
            "on": entry.day("date"),
            "our_side": entry.text("our_side"),
            "counterpart": entry.text("counterpart"),
            "form": entry.choice("form", Meeting.Form, ""),
            "place": entry.text("place", ""),
            "topic": entry.text("topic", ""),
            **entry.stated(),
        },
        place=entry,
    )


def _decision(loader: Loader, entry: Entry) -> None:
    loader.put(
        Decision,
        entry.text("key"),
        {
            "body": loader.get(Body, entry.text("body"), place=entry, name="body"),
            "meeting": loader.get_or_none(Meeting, entry, "meeting"),
            "text": entry.text("text"),
            "number": entry.text("number", ""),
            "decided_on": entry.day("decided_on", None),
            "year": entry.integer("year"),
            "month": entry.integer("month", None),
            **entry.stated(),
        },
        place=entry,
    )
