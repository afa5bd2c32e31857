"""When, and what was decided: meetings, agenda, attendance, decisions, minutes, conferences."""

from meetings.models.agenda import AgendaItem, Attendance
from meetings.models.conferences import Conference, ExternalMeeting
from meetings.models.decisions import Decision
from meetings.models.meetings import ROW_FIELDS, Meeting
from meetings.models.minutes import Minutes
from meetings.models.rules import ConferenceType, HostTurn, MeetingRule

__all__ = [
    "ROW_FIELDS",
    "AgendaItem",
    "Attendance",
    "Conference",
    "ConferenceType",
    "Decision",
    "ExternalMeeting",
    "HostTurn",
    "Meeting",
    "MeetingRule",
    "Minutes",
]
