"""Letters about consultations."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from members.models import Body, Seat
from members.swedish import format_date
from records.outbox import write_letter
from remisser.models import Consultation


def ask_for_endorsement(*, consultation: Consultation, today: date) -> int:
    """Write to each committee member who has an address; return the number [letters]. A second run writes none."""
    seats = Seat.objects.in_force_on(today).filter(body__kind=Body.Kind.COMMITTEE).exclude(person__email="")
    link = settings.SITE_URL.rstrip("/") + consultation.get_absolute_url()
    last = f" senast {format_date(consultation.endorse_by)}" if consultation.endorse_by else ""
    text = (
        f"Hej,\n\nsamarbetskommittén ska svara gemensamt på remissen ”{consultation.title}”. "
        f"Svaret beslutas i konsensus, så alla kommuner behöver svara{last}.\n\n"
        f"Läs förslaget och svara här:\n{link}\n\nHälsningar\nSödertörns kansli"
    )
    letters = 0
    for seat in seats.select_related("person"):
        write_letter(
            to=seat.person.email,
            kind="remiss-fraga",
            about=consultation,
            version=consultation.endorse_by or "",
            subject=f"Ställer ni er bakom svaret: {consultation.title}"[:200],
            text=text,
        )
        letters += 1
    return letters
