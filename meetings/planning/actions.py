"""Publishing a year's meetings, all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from meetings.models import Meeting
from members.models import Body, Municipality


@dataclass(frozen=True)
class PlannedMeeting:
    """One meeting of a year that is being planned."""

    body: Body
    values: Mapping[str, Any]
    hosts: tuple[Municipality, ...] = ()


@transaction.atomic
def publish_year(planned: Sequence[PlannedMeeting]) -> list[Meeting]:
    """Create all meetings of a planned year at once; one that already stands in the calendar is left as it is."""
    made = []
    # Two who publish at the same time take turns here; the second finds the first one's meetings.
    bodies = {one.body.pk for one in planned}
    list(Body.objects.select_for_update().filter(pk__in=bodies).order_by("pk"))
    for one in planned:
        if Meeting.objects.filter(body=one.body, on=one.values["on"]).exists():
            continue
        meeting = Meeting.objects.create(body=one.body, **one.values)
        meeting.hosts.set(one.hosts)
        made.append(meeting)
    return made
