"""Publishing a year's meetings, all at once."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from meetings.models import Meeting
from meetings.planning.proposals import ProposedMeeting
from members.models import Body


@transaction.atomic
def publish_year(proposed: Sequence[ProposedMeeting]) -> list[Meeting]:
    """Create all meetings of a planned year at once; one that already stands in the calendar is left as it is."""
    made = []
    # Two who publish at the same time take turns here; the second finds the first one's meetings.
    bodies = {proposal.body.pk for proposal in proposed}
    list(Body.objects.select_for_update().filter(pk__in=bodies).order_by("pk"))
    for proposal in proposed:
        if Meeting.objects.filter(body=proposal.body, on=proposal.on).exists():
            continue
        meeting = Meeting.objects.create(body=proposal.body, **proposal.values())
        if proposal.host:
            meeting.hosts.add(proposal.host)
        made.append(meeting)
    return made
