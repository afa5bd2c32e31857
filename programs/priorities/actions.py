"""The order of the prioritised investments."""

from __future__ import annotations

from django.db import transaction

from programs.models import Priority, Project


@transaction.atomic
def move_priority(priority: Priority, *, steps: int) -> int:
    """Let the investment change places with its neighbour: −1 up, +1 down. Return its number in the list.

    At the end of the list nothing happens.
    """
    Project.objects.select_for_update().get(pk=priority.project_id)
    rows = list(Priority.objects.filter(project=priority.project_id).order_by("order", "pk"))
    place = rows.index(priority)
    target = min(max(place + steps, 0), len(rows) - 1)
    rows.insert(target, rows.pop(place))
    for order, row in enumerate(rows, start=1):
        if row.order != order:
            Priority.objects.filter(pk=row.pk).update(order=order)
    return target + 1
