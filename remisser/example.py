"""Example consultations with deadlines ahead: two that can be met and one that cannot."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from members.models import Body
from members.parties import parties_on
from programs.models import FocusArea
from remisser.backplan import DecidingBody
from remisser.models import Consultation, Endorsement
from remisser.queries import meeting_days

NOTE = "Exempel, inte en verklig remiss."


def load(today: date) -> None:
    """Make three open consultations, if they are not there already."""
    if Consultation.objects.filter(key__startswith="exempel-remiss-", deadline_on__gte=today).exists():
        return
    meetings = [
        day.on
        for day in meeting_days(today)
        if day.body is DecidingBody.COMMITTEE and not day.is_cancelled and day.on > today
    ]
    first = meetings[0] if meetings else today + timedelta(days=30)
    second = meetings[1] if len(meetings) > 1 else first + timedelta(days=60)
    third = meetings[2] if len(meetings) > 2 else second + timedelta(days=60)
    # Before the next meeting, so that none is left and a way to decide has to be chosen.
    too_soon = max(first - timedelta(days=1), today + timedelta(days=1)) if first > today + timedelta(days=1) else first
    number = f"{today:%Y-%m-%d}"
    joint = _make(
        f"exempel-remiss-{number}-1",
        title="Förslag till länsplan för regional transportinfrastruktur",
        issuer="Region Stockholm",
        reference="RS 0412",
        deadline_on=second + timedelta(days=12),
        today=today,
        network="planeringschefer",
        theme="infrastruktur",
        state=Consultation.State.DRAFTING,
        answer="Södertörnskommunerna ser positivt på förslaget och vill särskilt lyfta Tvärförbindelse Södertörn.",
    )
    _make(
        f"exempel-remiss-{number}-2",
        title="Trafikförändringar i SL-trafiken",
        issuer="Trafikförvaltningen, Region Stockholm",
        reference="TN 1187",
        deadline_on=too_soon,
        today=today,
        network="planeringschefer",
        theme="infrastruktur",
    )
    _make(
        f"exempel-remiss-{number}-3",
        title="Regional strategi för näringsliv och tillväxt",
        issuer="Region Stockholm",
        reference="RS 0560",
        deadline_on=third + timedelta(days=20),
        today=today,
        network="naringslivschefer",
        theme="naringsliv",
    )
    _ask_some(joint, today, endorse_by=second + timedelta(days=5))


def _make(key: str, *, today: date, network: str, theme: str, deadline_on: date, **values: str) -> Consultation:
    consultation = Consultation.objects.create(
        key=key,
        year=deadline_on.year,
        received_on=today - timedelta(days=5),
        deadline_on=deadline_on,
        network=Body.objects.filter(slug=network).first(),
        note=NOTE,
        is_example=True,
        **values,
    )
    area = FocusArea.objects.filter(slug=theme).exclude(key=None).order_by("-program__valid_from_year").first()
    if area is not None:
        consultation.focus_areas.add(area)
    return consultation


def _ask_some(consultation: Consultation, today: date, *, endorse_by: date) -> None:
    """Let five municipalities have answered yes, and the others not yet."""
    answered_at = timezone.make_aware(datetime.combine(today - timedelta(days=1), time(10, 15)))
    for number, municipality in enumerate(parties_on(today)):
        agrees = number < 5
        Endorsement.objects.create(
            consultation=consultation,
            municipality=municipality,
            state=Endorsement.State.AGREES if agrees else Endorsement.State.PENDING,
            answered_at=answered_at if agrees else None,
        )
    Consultation.objects.filter(pk=consultation.pk).update(endorse_by=endorse_by)
