"""A body's meeting before and after another."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from meetings.models import Meeting


def neighbours(meeting: Meeting, among: QuerySet[Meeting]) -> tuple[Meeting | None, Meeting | None]:
    """Return the body's meeting before and the one after."""
    same = among.filter(body=meeting.body) if meeting.body else among.filter(conference_type=meeting.conference_type)
    same = same.exclude(pk=meeting.pk).select_related("body", "conference_type")
    day, pk = meeting.sort_on, meeting.pk
    before = same.filter(Q(sort_on__lt=day) | Q(sort_on=day, pk__lt=pk)).order_by("-sort_on", "-pk").first()
    after = same.filter(Q(sort_on__gt=day) | Q(sort_on=day, pk__gt=pk)).order_by("sort_on", "pk").first()
    return before, after
