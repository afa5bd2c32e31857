"""Changes of a programme during its period: new sub-goals, new wordings, the boards' adoptions and reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Prefetch, QuerySet
from django.urls import reverse
from django.utils.text import slugify

from meetings.models import Decision
from members import swedish
from members.models import Body, Municipality, Seat
from members.parties import parties_on
from members.tracking import save_if_unchanged
from programs import boards
from programs.models import Adoption, FocusArea, Plan, Program, SubGoal, SubGoalWording
from records.models import Document, Letter
from records.outbox import write_letter
from records.uploads import keep_version

REMINDER = "program-antagande"


class SameWording(Exception):
    """The new wording is the one that holds."""


class EarlierWording(Exception):
    """The new wording would begin before the one that holds did, or stand in a plan adopted with the old one."""


@dataclass(frozen=True)
class Board:
    """A municipality's executive board and its adoption of a programme, if it has adopted."""

    municipality: Municipality
    adoption: Adoption | None

    @property
    def adopted_on(self) -> date | None:
        return self.adoption.adopted_on if self.adoption else None

    @property
    def has_decision(self) -> bool:
        """Whether a link to the minutes, a file or the day of notice tells of the board's decision."""
        adoption = self.adoption
        return bool(adoption and (adoption.url or adoption.document_id or adoption.notified_on))


@dataclass(frozen=True)
class Tracker:
    """How far the boards have come with a programme."""

    boards: list[Board]
    unnamed: list[Adoption]
    required: int
    rows: list[Adoption]  # all of them, as the programme's page lists them

    @property
    def days(self) -> list[date | None]:
        """Return the boards' days; a dated adoption without a name stands for one of the boards that are missing."""
        named = [one.adopted_on for one in self.boards if one.adopted_on]
        others = [one.adopted_on for one in self.unnamed if one.adopted_on]
        return (named + others + [None] * len(self.boards))[: len(self.boards)]

    @property
    def said(self) -> str:
        return boards.sentence(self.days, required=self.required)

    @property
    def in_force_from(self) -> date | None:
        return boards.in_force_from(self.days, required=self.required)

    @property
    def missing(self) -> list[Board]:
        return [one for one in self.boards if one.adopted_on is None]


def tracker(program: Program, *, today: date) -> Tracker:
    """Return the agreement's boards with what each has decided; two queries.

    An adoption whose board the source does not name is kept apart: it says when, but not who; it counts all the same.
    """
    adoptions = program.adoptions.select_related("municipality").order_by("adopted_on", "pk")
    return _tracker(program, list(adoptions), parties_on(today))


def awaited(*, today: date) -> list[tuple[Program, Tracker]]:
    """Return the programmes that some board has not adopted, the newest first; three queries.

    A programme that another has replaced is no longer waited for.
    """
    parties = parties_on(today)
    found = []
    for program in (
        Program.objects.filter(replaced_by=None)
        .order_by("-valid_from_year", "-pk")
        .prefetch_related(Prefetch("adoptions", Adoption.objects.select_related("municipality")))
    ):
        state = _tracker(program, list(program.adoptions.all()), parties)
        if parties and state.in_force_from is None:
            found.append((program, state))
    return found


def _tracker(program: Program, rows: list[Adoption], parties: QuerySet[Municipality]) -> Tracker:
    by_board = {row.municipality_id: row for row in rows if row.municipality_id}
    return Tracker(
        boards=[Board(one, by_board.get(one.pk)) for one in parties],
        unnamed=[row for row in rows if row.municipality_id is None],
        required=program.adoptions_required or len(parties),
        rows=rows,
    )


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
    missing = [one.municipality for one in found.missing]
    seats = Seat.objects.in_force_on(today).filter(body__kind=Body.Kind.MUNICIPAL_OFFICES, municipality__in=missing)
    addresses: dict[int | None, list[str]] = {}
    for seat in seats.exclude(person__email="").select_related("person"):
        addresses.setdefault(seat.municipality_id, []).append(seat.person.email)
    sent: dict[str, int] = {}
    for to in Letter.objects.filter(kind=REMINDER, about_id=str(program.pk)).values_list("to", flat=True):
        sent[to] = sent.get(to, 0) + 1
    return [
        Reminder(one, addresses.get(one.pk, []), max((sent.get(to, 0) for to in addresses.get(one.pk, [])), default=0))
        for one in missing
    ]


def remind(program: Program, found: Tracker, *, today: date) -> int:
    """Write to the offices whose board has not adopted; return how many are new [letters]. Once a day at most."""
    link = settings.SITE_URL.rstrip("/") + reverse("programs:adoptions", args=[program.slug])
    of_today = Letter.objects.filter(kind=REMINDER, about_id=str(program.pk), version=today.isoformat())
    before = of_today.count()
    for one in reminders(program, found, today=today):
        for to in one.to:
            write_letter(
                to=to,
                kind=REMINDER,
                about=program,
                version=today.isoformat(),
                subject=f"Har kommunstyrelsen antagit {program.abbreviation}?",
                text=(
                    f"Hej,\n\n{program.title} gäller först när alla {found.required} kommunstyrelser har antagit det. "
                    f"Hittills är {found.said}. Vi har inte fått något besked från {one.municipality.name}.\n\n"
                    "Skicka beslutet med datum och paragraf till kansliet när kommunstyrelsen har antagit programmet, "
                    f"eller skriv när det väntas.\n\nSå långt har kommunerna kommit:\n{link}\n\n"
                    "Hälsningar\nSödertörns kansli\n"
                ),
            )
    return of_today.count() - before
