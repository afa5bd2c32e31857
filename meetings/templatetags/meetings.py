"""Filters for meetings in templates."""

from django import template

from meetings.calendar import feeds
from meetings.models import Meeting
from members import swedish
from members.models import Body

register = template.Library()


@register.filter
def place(meeting: Meeting) -> str:
    """{{ meeting|place }} → Salems golfklubb, Salem; empty when nothing is stated. Needs the hosts prefetched."""
    return feeds.place_of(meeting)


@register.filter
def day_and_month(meeting: Meeting) -> str:
    """{{ meeting|day_and_month }} → torsdag 2 april, 16–17 augusti, april: under a heading that has the year."""
    if meeting.on is None:
        return swedish.month_name(meeting.month) if meeting.month else "månad inte angiven"
    if meeting.until and meeting.until != meeting.on:
        return swedish.format_date_range(meeting.on, meeting.until).rsplit(" ", 1)[0]
    return swedish.format_weekday_date(meeting.on).rsplit(" ", 1)[0]


@register.filter
def short_name(meeting: Meeting) -> str:
    """{{ meeting|short_name }} → Kommittén, Ledningsgruppen or the meeting's name: for a cell in a month."""
    if meeting.title or meeting.body is None:
        return meeting.name
    kind = meeting.kind_text or meeting.get_kind_display()
    short = {Body.Kind.COMMITTEE: "Kommittén", Body.Kind.MANAGEMENT_GROUP: "Ledningsgruppen"}
    name = short.get(Body.Kind(meeting.body.kind), meeting.body.name)
    return name if meeting.kind == Meeting.Kind.ORDINARY else f"{name}, {kind}"


@register.filter
def minus(value: int, other: int) -> int:
    """{{ planned|minus:available }} → the difference."""
    return value - other
