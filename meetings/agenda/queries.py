"""A meeting's agenda, with the papers that the reader may open."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest

from meetings import rights
from meetings.models import AgendaItem, Meeting
from members.scope import scope_of
from records.models import Document


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    return list(meeting.agenda.prefetch_related("papers", "decisions"))


class AgendaRow(NamedTuple):
    item: AgendaItem
    papers: list[Document]  # those that the reader may open


def agenda_context(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """Return the agenda with the papers that the reader may open, and its length against the meeting's."""
    may_read = rights.may_read_agenda(scope_of(request.user), state=meeting.state)
    items = agenda_of(meeting) if may_read else []
    readable = set(
        Document.objects.visible_to(request.user).filter(agenda_items__meeting=meeting).values_list("pk", flat=True)
    )
    rows = [AgendaRow(item, [paper for paper in item.papers.all() if paper.pk in readable]) for item in items]
    return {
        "may_read_agenda": may_read,
        "agenda": rows,
        "has_agenda": bool(items),
        "minutes_planned": sum(item.minutes_planned or 0 for item in items),
        "minutes_long": meeting.minutes_long,
    }
