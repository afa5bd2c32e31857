"""Chapters of joint answers and of meetings with others."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from meetings.models import ExternalMeeting
from members.swedish import format_weekday_date, month_name
from remisser.models import Consultation
from reports.chapters.sources import Sources


@dataclass(frozen=True)
class AnswerRow:
    month: str
    title: str
    issuer: str
    state: str
    uncertain: bool


@dataclass(frozen=True)
class Answers:
    rows: list[AnswerRow]


def consultations(sources: Sources) -> Answers:
    """Return the joint answers sent in the year, and those prepared in it and sent later."""
    found = Consultation.objects.filter(
        Q(year=sources.year) | Q(prepared_year=sources.year), is_joint=True, is_example=False
    ).order_by("sent_year", "sent_month", "pk")
    return Answers([_answer(consultation) for consultation in found])


def _answer(consultation: Consultation) -> AnswerRow:
    month = (
        f"{month_name(consultation.sent_month)} {consultation.sent_year}"
        if consultation.sent_month
        else "uppgift saknas"
    )
    return AnswerRow(
        month,
        consultation.title,
        consultation.issuer,
        consultation.state_text or str(consultation.get_state_display()),
        consultation.uncertain,
    )


@dataclass(frozen=True)
class ExternalRow:
    day: str
    our_side: str
    counterpart: str
    form: str
    topic: str
    uncertain: bool


@dataclass(frozen=True)
class ExternalMeetings:
    rows: list[ExternalRow]


def external_meetings(sources: Sources) -> ExternalMeetings:
    found = ExternalMeeting.objects.filter(on__year=sources.year, is_example=False).order_by("on", "pk")
    return ExternalMeetings(
        [
            ExternalRow(
                day=format_weekday_date(meeting.on).removesuffix(f" {sources.year}"),
                our_side=meeting.our_side,
                counterpart=meeting.counterpart,
                form=", ".join(filter(None, [str(meeting.get_form_display()) if meeting.form else "", meeting.place])),
                topic=meeting.topic,
                uncertain=meeting.uncertain,
            )
            for meeting in found
        ]
    )
