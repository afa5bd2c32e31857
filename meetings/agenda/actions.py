"""Changes of an agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max

from meetings.meeting_lock import locked, refuse_approved
from meetings.models import AgendaItem, Meeting
from members.versions import save_if_unchanged


class HasDecisions(Exception):
    """A decision was made on the agenda item, so the item stays."""


@transaction.atomic
def add_item(*, meeting: Meeting, values: Mapping[str, Any]) -> AgendaItem:
    """Put an item last on the agenda. Raises MinutesApproved."""
    meeting = locked(meeting)
    refuse_approved(meeting)
    last = meeting.agenda.aggregate(last=Max("order"))["last"] or 0
    return meeting.agenda.create(order=last + 1, **values)


@transaction.atomic
def save_item(*, item: AgendaItem, seen: int, values: Mapping[str, Any]) -> None:
    """Write the item if nobody has changed it since. Raises ChangedMeanwhile and MinutesApproved."""
    refuse_approved(locked(item.meeting))
    save_if_unchanged(item, seen=seen, **values)


@transaction.atomic
def move_item(*, item: AgendaItem, steps: int) -> None:
    """Let the item change places with its neighbour: −1 up, +1 down. At the end of the list nothing happens."""
    meeting = locked(item.meeting)
    refuse_approved(meeting)
    items = list(meeting.agenda.order_by("order", "pk"))
    place = next(number for number, other in enumerate(items) if other.pk == item.pk)
    target = place + steps
    if not 0 <= target < len(items):
        return
    items.insert(target, items.pop(place))
    _number(items)


@transaction.atomic
def delete_item(*, item: AgendaItem) -> None:
    """Take the item off the agenda and number the rest anew. Raises HasDecisions and MinutesApproved."""
    meeting = locked(item.meeting)
    refuse_approved(meeting)
    if item.decisions.exists():
        raise HasDecisions("Punkten har ett beslut och kan därför inte tas bort.")
    item.delete()
    _number(list(meeting.agenda.order_by("order", "pk")))


def _number(items: Sequence[AgendaItem]) -> None:
    for order, item in enumerate(items, start=1):
        if item.order != order:
            AgendaItem.objects.filter(pk=item.pk).update(order=order)
