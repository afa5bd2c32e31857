"""Answering by a personal link: one entry per activity, corrected while the round is open."""

from __future__ import annotations

from datetime import datetime

import pghistory
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from members.swedish import format_datetime
from members.versions import save_if_unchanged
from programs.models import Activity, FollowUp, FollowUpRequest, FollowUpRound, RequestedActivity
from programs.rounds.actions import refuse_closed
from records.models import PersonalLink


class NothingSaid(Exception):
    """Neither a text nor another status: there is nothing to save."""


class SomethingSaid(Exception):
    """ "Inget nytt" was pressed beside a text or another status."""


class AnsweredMeanwhile(Exception):
    """The answer was changed after the page was opened, in another window or on another device."""


class StatusChangedMeanwhile(Exception):
    """Somebody else has set another status after the page was opened."""


def stamp(entry: FollowUp | None) -> str:
    """Return what tells a saved answer from a later one; empty when there is none."""
    return entry.written_at.isoformat() if entry and entry.written_at else ""


@transaction.atomic
def answer(
    item: RequestedActivity,
    *,
    link: PersonalLink,
    text: str,
    status: str,
    was: str,
    nothing_new: bool,
    seen: str,
    at: datetime,
) -> FollowUp:
    """Write what came of an activity, in the name of the one whom the link was sent to. Pressing twice writes it once.

    was: the status that the page showed; seen: the stamp of the answer that it showed.
    Raises rounds.RoundClosed, NothingSaid, SomethingSaid, AnsweredMeanwhile, StatusChangedMeanwhile.
    """
    request = FollowUpRequest.objects.select_related("person__user").get(pk=item.request_id)
    # Closing waits for the answers that are being written, and answers that come after it are refused.
    refuse_closed(FollowUpRound.objects.select_for_update(of=("self",), no_key=True).get(pk=request.round_id))
    activity = Activity.objects.select_for_update().get(pk=item.activity_id)
    entry = FollowUp.objects.filter(request=request, activity=activity).first()
    if nothing_new and (text or status != was):
        raise SomethingSaid("Du har skrivit en text eller ändrat status. Tryck på Spara, eller töm rutan först.")
    if stamp(entry) != seen:
        if entry and (entry.text, entry.nothing_new) == (text, nothing_new) and activity.status == status:
            return entry
        when = f" {format_datetime(entry.written_at)}" if entry and entry.written_at else ""
        raise AnsweredMeanwhile(
            f"Svaret sparades{when}, efter att sidan öppnades. Spara en gång till om det nya ska gälla."
        )
    if not text and not nothing_new and status == was:
        raise NothingSaid("Skriv vad som har hänt, ändra status eller tryck på Inget nytt.")
    with pghistory.context(user=None, link_of=request.person.name, link=link.pk):
        if status != was:
            _set_status(activity, status=status, was=was)
        values = {
            "text": text,
            "nothing_new": nothing_new,
            "status": activity.status,
            "on": timezone.localdate(at),
            "written_at": at,
        }
        if entry is not None:
            for name, value in values.items():
                setattr(entry, name, value)
            entry.save(update_fields=list(values))
            return entry
        user = getattr(request.person, "user", None)
        last = activity.follow_ups.aggregate(last=Max("order"))["last"] or 0
        return FollowUp.objects.create(
            activity=activity,
            request=request,
            order=last + 1,
            author=user if user is not None and user.is_active else None,
            is_example=activity.is_example,
            **values,
        )


def _set_status(activity: Activity, *, status: str, was: str) -> None:
    """Set the activity's status if it is still the one that the page showed."""
    if activity.status == status:
        return
    if activity.status != was:
        raise StatusChangedMeanwhile(
            f"Någon annan har satt status till ”{activity.get_status_display()}” sedan sidan öppnades. "
            "Välj den status som gäller och spara igen."
        )
    save_if_unchanged(activity, seen=activity.version, status=status, status_text="")
