"""Changes of a programme: sub-goals, their wordings, adoptions and reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.text import slugify

from meetings.models import Decision
from members import swedish
from members.models import Body, Municipality, Seat
from members.versions import save_if_unchanged
from programs.models import Adoption, FocusArea, Plan, Program, SubGoal, SubGoalWording
from programs.programme.queries import Tracker
from records.models import Document, Letter
from records.outbox import write_letter
from records.uploads import keep_version

REMINDER = "program-antagande"


class SameWording(Exception):
    """The new wording is the one that holds."""


class EarlierWording(Exception):
    """The new wording would begin before the one that holds did, or stand in a plan adopted with the old one."""


# --- Sub-goals --------------------------------------------------------------------------------------


@transaction.atomic
def add_sub_goal(area: FocusArea, *, text: str, added_on: date, decision: Decision | None) -> SubGoal:
    """Add a sub-goal during the programme's period, last in its focus area. Added twice it is one."""
    FocusArea.objects.select_for_update().get(pk=area.pk)
    if same := area.sub_goals.filter(text=text).first():
        return same
    last = area.sub_goals.aggregate(last=Max("order"))["last"] or 0
    return SubGoal.objects.create(
        focus_area=area,
        slug=_free_slug(area, text),
        order=last + 1,
        text=text,
        added_on=added_on,
        added_by=decision.body.name if decision else "",
        added_by_decision=decision,
        in_original=False,
    )


@transaction.atomic
def reword(goal: SubGoal, *, text: str, on: date, decision: Decision | None, reason: str, seen: int) -> SubGoalWording:
    """Give a sub-goal new words from a day on; the old ones are kept with the deciding meeting.

    Raises SameWording, EarlierWording, ChangedMeanwhile.
    """
    old = SubGoal.objects.select_for_update().get(pk=goal.pk).text
    if swedish.normalise(text) == old:
        raise SameWording("Delmålet har redan den lydelsen. Skriv en ny, eller avbryt.")
    last = goal.wordings.aggregate(last=Max("until_on"))["last"]
    if last and on < last:
        raise EarlierWording(
            f"Delmålet fick den lydelse det har {swedish.format_date(last)}. Den nya gäller tidigast från den dagen."
        )
    plan = Plan.objects.adopted().filter(activities__sub_goal=goal).first()  # the newest
    if plan and on <= date(plan.year, 1, 1):  # the plan has the words that held when its year began
        raise EarlierWording(
            f"Delmålet står i {plan.title}, som är fastställd. Den nya lydelsen gäller tidigast från 2 januari "
            f"{plan.year}."
        )
    save_if_unchanged(goal, seen=seen, text=swedish.normalise(text))
    return SubGoalWording.objects.create(
        sub_goal=goal, text=old, until_on=on, replaced_by_decision=decision, reason=swedish.normalise(reason)
    )


def _free_slug(area: FocusArea, text: str) -> str:
    first = slugify(text)[:40].strip("-") or "delmal"
    taken = set(area.sub_goals.values_list("slug", flat=True))
    return next(
        slug for number in range(1, 1_000) if (slug := first if number == 1 else f"{first}-{number}") not in taken
    )


# --- Adoptions --------------------------------------------------------------------------------------


@transaction.atomic
def record_adoption(
    program: Program, municipality: Municipality, *, seen: int, file: bytes | None, by: Any, **values: Any
) -> Adoption:
    """Write a board's adoption: day, paragraph, link and file. seen 0: there was none.

    What is saved already needs no version: only the file is kept then. Raises ChangedMeanwhile.
    """
    Program.objects.select_for_update().get(pk=program.pk)
    adoption = Adoption.objects.filter(program=program, municipality=municipality).first()
    if adoption is None:
        adoption = Adoption.objects.create(program=program, municipality=municipality, **values)
    elif any(getattr(adoption, name) != value for name, value in values.items()):
        save_if_unchanged(adoption, seen=seen, **values)
    if file is not None:
        _keep_file(adoption, file, by=by)
    return adoption


def _keep_file(adoption: Adoption, content: bytes, *, by: Any) -> None:
    program, municipality = adoption.program, adoption.municipality
    if adoption.document is None:
        adoption.document = Document.objects.create(
            kind=Document.Kind.OTHER,
            title=f"{municipality}: antagande av {program}",
            year=adoption.adopted_on.year if adoption.adopted_on else None,
            decided_on=adoption.adopted_on,
            owner=f"kommunstyrelsen i {municipality}",
        )
        save_if_unchanged(adoption, seen=adoption.version, document=adoption.document)
    keep_version(adoption.document, content, by=by)


@dataclass(frozen=True)
class Reminder:
    """Whom a reminder about a missing adoption goes to; nobody when the office has no address."""

    municipality: Municipality
    to: list[str]
    sent: int


def reminders(program: Program, found: Tracker, *, today: date) -> list[Reminder]:
    """Return, for each board that has not adopted, its office's addresses and how often it was reminded."""
    missing = [board.municipality for board in found.missing]
    seats = Seat.objects.in_force_on(today).filter(body__kind=Body.Kind.MUNICIPAL_OFFICES, municipality__in=missing)
    addresses: dict[int | None, list[str]] = {}
    for seat in seats.exclude(person__email="").select_related("person"):
        addresses.setdefault(seat.municipality_id, []).append(seat.person.email)
    sent: dict[str, int] = {}
    for to in Letter.objects.filter(kind=REMINDER, about_id=str(program.pk)).values_list("to", flat=True):
        sent[to] = sent.get(to, 0) + 1
    return [
        Reminder(municipality, to, max((sent.get(address, 0) for address in to), default=0))
        for municipality in missing
        for to in [addresses.get(municipality.pk, [])]
    ]


def remind(program: Program, found: Tracker, *, today: date) -> int:
    """Write to the offices whose board has not adopted; return how many are new [letters]. Once a day at most."""
    link = settings.SITE_URL.rstrip("/") + reverse("programs:adoptions", args=[program.slug])
    of_today = Letter.objects.filter(kind=REMINDER, about_id=str(program.pk), version=today.isoformat())
    before = of_today.count()
    for reminder in reminders(program, found, today=today):
        for to in reminder.to:
            write_letter(
                to=to,
                kind=REMINDER,
                about=program,
                version=today.isoformat(),
                subject=f"Har kommunstyrelsen antagit {program.abbreviation}?",
                text=(
                    f"Hej,\n\n{program.title} gäller först när alla {found.required} kommunstyrelser har antagit det. "
                    f"Hittills är {found.said}. Vi har inte fått något besked från {reminder.municipality.name}.\n\n"
                    "Skicka beslutet med datum och paragraf till kansliet när kommunstyrelsen har antagit programmet, "
                    f"eller skriv när det väntas.\n\nSå långt har kommunerna kommit:\n{link}\n\n"
                    "Hälsningar\nSödertörns kansli\n"
                ),
            )
    return of_today.count() - before
