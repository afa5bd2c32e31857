"""What is done with a consultation: choose a way to a decision, ask the municipalities, answer for one of them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from members.models import Municipality, User
from members.parties import parties_on
from members.versions import save_if_unchanged
from remisser import notices
from remisser.models import Consultation, Endorsement


class NotAsked(Exception):
    """The municipality has not been asked to stand behind the answer."""


class AlreadyClosed(Exception):
    """The answer is sent or withdrawn, so nobody can change what they said."""


@transaction.atomic
def choose_way(*, consultation: Consultation, way: str, seen: int, today: date) -> None:
    """Note how the answer is decided when no committee meeting is left; outside a meeting asks all municipalities.

    seen: the consultation's version on the page where somebody chose. Raises AlreadyClosed, ChangedMeanwhile.
    """
    locked = Consultation.objects.select_for_update().get(pk=consultation.pk)
    _refuse_closed(locked)
    if locked.way != way:
        save_if_unchanged(locked, seen=seen, way=way)
    if way == Consultation.Way.OUTSIDE_MEETING:
        ask_municipalities(consultation=locked, last_on=locked.deadline_on, seen=locked.version, today=today)
    consultation.refresh_from_db()


@transaction.atomic
def ask_municipalities(*, consultation: Consultation, last_on: date | None, seen: int, today: date) -> int:
    """Ask every municipality in the agreement to stand behind the joint answer; return how many were asked now.

    A second run asks nobody again. Consensus needs all of them (samarbetsavtalet § 3).
    Raises AlreadyClosed, ChangedMeanwhile.
    """
    locked = Consultation.objects.select_for_update().get(pk=consultation.pk)
    _refuse_closed(locked)
    if last_on != locked.endorse_by:
        save_if_unchanged(locked, seen=seen, endorse_by=last_on)
    asked = 0
    for municipality in parties_on(today):
        _, created = Endorsement.objects.get_or_create(consultation=locked, municipality=municipality)
        asked += created
    if asked:
        notices.ask_for_endorsement(consultation=locked, today=today)
    consultation.refresh_from_db()
    return asked


@transaction.atomic
def answer_for_municipality(
    *,
    consultation: Consultation,
    municipality: Municipality,
    agrees: bool,
    reason: str,
    seen: int,
    by: User,
    at: datetime,
) -> Endorsement:
    """Record a municipality's yes or no with who and when; the same answer twice keeps the first time.

    seen: the version of the municipality's answer on the page. Raises NotAsked, AlreadyClosed, ChangedMeanwhile.
    """
    locked = Consultation.objects.select_for_update().get(pk=consultation.pk)
    _refuse_closed(locked)
    endorsement = Endorsement.objects.select_for_update().filter(consultation=locked, municipality=municipality).first()
    if endorsement is None:
        raise NotAsked(f"{municipality} har inte fått frågan om den här remissen.")
    state = Endorsement.State.AGREES if agrees else Endorsement.State.DECLINES
    if endorsement.state == state and endorsement.reason == reason:
        return endorsement
    save_if_unchanged(endorsement, seen=seen, state=state, reason=reason, answered_at=at, answered_by=by)
    return endorsement


def _refuse_closed(consultation: Consultation) -> None:
    if consultation.is_closed:
        what = consultation.get_state_display()
        raise AlreadyClosed(f"Remissen är {what}, så kommunernas svar kan inte ändras längre.")
