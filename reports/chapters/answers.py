"""Chapters of joint answers and of meetings with others."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from meetings.models import ExternalMeeting
from members.swedish import format_weekday_date, month_name
from remisser.models import Consultation
from reports.chapters.sources import Sources

# --- Answers and external meetings ------------------------------------------------------------------


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
    return Answers([_answer(one) for one in found])


def _answer(one: Consultation) -> AnswerRow:
    month = f"{month_name(one.sent_month)} {one.sent_year}" if one.sent_month else "uppgift saknas"
    return AnswerRow(month, one.title, one.issuer, one.state_text or str(one.get_state_display()), one.uncertain)


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
                day=format_weekday_date(one.on).removesuffix(f" {sources.year}"),
                our_side=one.our_side,
                counterpart=one.counterpart,
                form=", ".join(filter(None, [str(one.get_form_display()) if one.form else "", one.place])),
                topic=one.topic,
                uncertain=one.uncertain,
            )
            for one in found
        ]
    )
