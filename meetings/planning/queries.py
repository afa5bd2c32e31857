"""A body's own rules, what speaks against a day, and the meeting that prepares another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from meetings import summons
from meetings.models import Meeting, MeetingRule
from meetings.planning import calendar_rules
from members.models import Body


def rule_for(body: Body | None, year: int) -> MeetingRule | None:
    """Return the body's latest rule that names a weekday, up to the year (2021 states none, so 2020's holds)."""
    if body is None:
        return None
    return MeetingRule.objects.filter(body=body, weekday__isnull=False, year__lte=year).order_by("-year").first()


def as_rule(found: MeetingRule | None) -> calendar_rules.Rule | None:
    return calendar_rules.Rule(found.weekday, found.start_time, found.end_time) if found else None


def papers_by(meeting: Meeting) -> date | None:
    """Return the day when the papers shall be out by the body's own norm."""
    if meeting.on is None:
        return None
    norms = MeetingRule.objects.filter(body=meeting.body_id).summons_norms()
    return summons.summons_on(meeting.on, norms.get(meeting.body_id, {}))


def warnings_for(meeting: Meeting) -> list[str]:
    """Return what speaks against the meeting's day: holiday, weekend, the body's rule, other meetings."""
    if meeting.on is None or meeting.is_cancelled:
        return []
    last = meeting.until or meeting.on
    same_days = (
        Meeting.objects.filter(on__lte=last)
        .filter(Q(until__gte=meeting.on) | Q(until=None, on__gte=meeting.on))
        .exclude(pk=meeting.pk)
        .exclude(state=Meeting.State.CANCELLED)
        .select_related("body", "conference_type")
    )
    is_ordinary = meeting.kind == Meeting.Kind.ORDINARY
    return calendar_rules.warnings(
        starts_on=meeting.on,
        ends_on=meeting.until,
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        rule=as_rule(rule_for(meeting.body, meeting.year)) if is_ordinary else None,
        others=[calendar_rules.Occasion(m.name, m.on, m.until or m.on) for m in same_days if m.on],
        closed=calendar_rules.swedish_holidays({meeting.on.year, last.year}),
    )


@dataclass(frozen=True)
class Preparation:
    """The management group's meeting before one of the committee's."""

    meeting: Meeting
    days_before: int


def preparation_of(meeting: Meeting) -> Preparation | None:
    """Return the management group's last meeting before the committee's, not cancelled and at most 45 days before."""
    if meeting.on is None or meeting.body is None or meeting.body.kind != Body.Kind.COMMITTEE:
        return None
    earlier = {
        m.on: m
        for m in Meeting.objects.filter(
            body__kind=Body.Kind.MANAGEMENT_GROUP,
            kind__in=[Meeting.Kind.ORDINARY, Meeting.Kind.EXTRA],
            on__lt=meeting.on,
            on__gte=meeting.on - timedelta(days=calendar_rules.LONGEST_PREPARATION),
        )
        .exclude(state=Meeting.State.CANCELLED)
        .select_related("body")
        if m.on
    }
    day = calendar_rules.preparing_day(meeting.on, earlier)
    return Preparation(earlier[day], (meeting.on - day).days) if day else None
