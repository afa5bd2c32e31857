"""Next year's plan, made out of this year's: each activity is kept, merged, split or dropped with a reason.

Every choice locks the new plan, so two people at work at once choose one after the other; a choice made twice is one.
What was chosen lies in the lines between the activities (Activity.predecessors); CarriedOver keeps the word for it
and the reason. While the plan is not adopted a choice can be undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from members import swedish
from members.versions import save_if_unchanged
from programs.models import Activity, CarriedOver, FocusArea, Plan, Program, SubGoal
from programs.next_plan import copying
from programs.next_plan.changes import choice_of, plan_before
from programs.table.actions import HasFollowUp

Choice = CarriedOver.Choice
STEP = 20  # room between two rows' places, so that the parts of a split row stand together
MOST_PARTS = 10


class PlanIsDecided(Exception):
    """An adopted plan is not made out of the one before any more."""


class AlreadyChosen(Exception):
    """Somebody has chosen something else for the activity."""


class PlaceNeeded(Exception):
    """The new plan's programme does not have the activity's sub-goal; somebody has to say where it belongs."""


class HasBeenEdited(Exception):
    """Undoing would take away a row that somebody has worked on in the new plan."""


class NoProgram(Exception):
    """No programme has begun in the year of the plan."""


@dataclass(frozen=True)
class Place:
    """Where an activity lies in a plan."""

    focus_area: FocusArea
    sub_goal: SubGoal | None = None


@dataclass(frozen=True)
class KeptAll:
    """What came of keeping all that remained: how many were kept, and which need a place first."""

    kept: int
    without_place: list[Activity]


# --- The plan -------------------------------------------------------------------------------------


def program_for(year: int) -> Program | None:
    """Return the programme of a plan for the year: the newest that has begun; it holds until a new one does."""
    return Program.objects.filter(valid_from_year__lte=year).order_by("-valid_from_year", "-pk").first()


@transaction.atomic
def start_plan(source: Plan) -> Plan:
    """Begin the next year's plan as a draft without activities; if there is one already, that one. Raises NoProgram."""
    Plan.objects.select_for_update().get(pk=source.pk)
    year = source.year + 1
    if known := Plan.objects.filter(year=year).first():
        return known
    program = program_for(year)
    if program is None:
        raise NoProgram(f"Inget utvecklingsprogram gäller {year}. Lägg in programmet innan planen påbörjas.")
    return copying.copy_plan(source, year=year, program=program, title=f"Handlingsplan {year}")


# --- Where an activity belongs ----------------------------------------------------------------------


class Places:
    """The places of a programme by the addresses of its focus areas and sub-goals; two queries."""

    def __init__(self, program: Program | int) -> None:
        areas = FocusArea.objects.filter(program=program).prefetch_related("sub_goals")
        self.areas = {area.slug: area for area in areas}
        self.program_id = program if isinstance(program, int) else program.pk

    def of(self, source: Activity) -> Place | None:
        """Return where the activity belongs in the programme; None when somebody has to say.

        The same sub-goal is the one with the same address. A row that its own plan already keeps in a focus area of an
        older programme stays there.
        """
        area = source.focus_area
        if area.program_id == self.program_id or area.program_id != source.plan.program_id:
            return Place(area, source.sub_goal)
        same_area = self.areas.get(area.slug)
        if same_area is None:
            return None
        if source.sub_goal is None:
            return Place(same_area)
        goal = next((goal for goal in same_area.sub_goals.all() if goal.slug == source.sub_goal.slug), None)
        return Place(same_area, goal) if goal else None


# --- The choices ----------------------------------------------------------------------------------


@transaction.atomic
def keep(source: Activity, plan: Plan, *, title: str = "", place: Place | None = None) -> Activity:
    """Carry the activity over as one, in new words if any are given.

    Raises PlanIsDecided, AlreadyChosen and PlaceNeeded.
    """
    now = _locked(source, plan)
    title = swedish.normalise(title)
    if now.choice == Choice.KEEP and title in {"", now.into[0].title}:
        return now.into[0]
    now.refuse_if_chosen()
    copy = _copy(now, title=title, place=place)
    _note(plan, [source])
    return copy


@transaction.atomic
def keep_all(plan: Plan) -> KeptAll:
    """Carry over every activity that nobody has chosen anything for. Raises PlanIsDecided."""
    locked = _open(plan)
    before = plan_before(locked)
    rows = _undecided(before, locked) if before else []
    places = Places(locked.program_id)
    without = [activity for activity in rows if places.of(activity) is None]
    for activity in rows:
        if activity not in without:
            keep(activity, locked, place=places.of(activity))
    return KeptAll(len(rows) - len(without), without)


@transaction.atomic
def merge(source: Activity, plan: Plan, *, joins: Activity, title: str = "", place: Place | None = None) -> Activity:
    """Let the activity become one with another: a row of the new plan, or one of this year's not chosen yet.

    Without a title the other's words are kept. Raises PlanIsDecided, AlreadyChosen and PlaceNeeded.
    """
    if joins.pk == source.pk:
        raise ValueError("An activity is not merged with itself.")
    now = _locked(source, plan)
    title = swedish.normalise(title)
    other = None if joins.plan_id == plan.pk else _locked(joins, plan)
    if other and len(other.into) == 1:
        joins, other = other.into[0], None
    if other is None and joins in now.into:
        return joins
    now.refuse_if_chosen()
    if other:
        other.refuse_if_chosen()
        place = place or Places(plan.program_id).of(joins) or Places(plan.program_id).of(source)
        row = _copy(other, title=title, place=place, before=source)
    else:
        row = Activity.objects.select_for_update().get(pk=joins.pk)
    changed = copying.absorb(row, source)
    if title:
        changed["title"] = title
    save_if_unchanged(row, seen=row.version, **changed)
    _note(plan, row.predecessors.filter(plan=source.plan_id))
    return row


@transaction.atomic
def split(source: Activity, plan: Plan, *, titles: Sequence[str], place: Place | None = None) -> list[Activity]:
    """Let the activity become several, one for each title. Raises PlanIsDecided, AlreadyChosen and PlaceNeeded."""
    titles = list(dict.fromkeys(filter(None, map(swedish.normalise, titles))))
    if not 2 <= len(titles) <= MOST_PARTS:
        raise ValueError("An activity is split in two to ten.")
    now = _locked(source, plan)
    if now.choice == Choice.SPLIT and {activity.title for activity in now.into} == set(titles):
        return now.into
    now.refuse_if_chosen()
    parts = [_copy(now, title=title, place=place, number=number) for number, title in enumerate(titles)]
    _note(plan, [source])
    return parts


@transaction.atomic
def drop(source: Activity, plan: Plan, *, reason: str) -> CarriedOver:
    """Let the activity end with this year's plan, and keep why. Raises PlanIsDecided and AlreadyChosen."""
    reason = swedish.normalise(reason)
    if not reason:
        raise ValueError("An activity is dropped with a reason.")
    now = _locked(source, plan)
    known = CarriedOver.objects.filter(source=source, plan=plan).first()
    if known and now.choice == Choice.DROP and known.reason == reason:
        return known
    now.refuse_if_chosen()
    if known:  # of a row that was carried over, and then taken out of the draft by hand
        save_if_unchanged(known, seen=known.version, choice=Choice.DROP, reason=reason)
        return known
    return CarriedOver.objects.create(source=source, plan=plan, choice=Choice.DROP, reason=reason)


@transaction.atomic
def undo(source: Activity, plan: Plan, *, seen: str, also_edited: bool = False) -> None:
    """Take the choice back: what it put in the new plan goes, or loses this activity's share.

    seen: the choice that the reader wants undone. Nothing happens when it is undone already.
    Raises PlanIsDecided, AlreadyChosen (another choice now), actions.HasFollowUp and, without `also_edited`,
    HasBeenEdited.
    """
    now = _locked(source, plan)
    if now.choice is None:
        return
    if now.choice != seen:
        raise AlreadyChosen(f"Valet är inte längre detsamma: aktiviteten {now.words}. Läs raden innan du ångrar.")
    others: set[Activity] = set()
    for row in now.into:
        remaining = [activity for activity in row.predecessors.all() if activity.pk != source.pk]
        if remaining:
            save_if_unchanged(row, seen=row.version, **copying.release(row, source, remaining))
            others.update(activity for activity in remaining if activity.plan_id == source.plan_id)
        else:
            if row.follow_ups.exists() or row.requests.exists():
                raise HasFollowUp(
                    f"”{row.title}” följs upp i planen för {plan.year}, så valet kan inte ångras. Välj status ”utgår” "
                    "på raden om den inte ska genomföras."
                )
            if not also_edited and _is_edited(row):
                raise HasBeenEdited(
                    f"”{row.title}” har ändrats i planen för {plan.year} sedan valet gjordes. Ångras valet tas raden "
                    "bort ur planen. Det som stod i den finns kvar i historiken."
                )
            row.proposals.filter(title="").update(title=row.title)  # what they are about
            row.delete()
    CarriedOver.objects.filter(source=source, plan=plan).delete()
    _note(plan, others)


# --- What lies under them --------------------------------------------------------------------------


@dataclass(frozen=True)
class _Now:
    """An activity as it stands while the new plan is locked."""

    source: Activity
    plan: Plan
    choice: str | None
    into: list[Activity]

    @property
    def words(self) -> str:
        return f"har valet ”{Choice(self.choice).label}”" if self.choice else "har inget val"

    def refuse_if_chosen(self) -> None:
        if self.choice:
            raise AlreadyChosen(
                f"”{self.source.title}” {self.words} sedan tidigare. Ångra det först om du vill välja något annat."
            )


def _open(plan: Plan) -> Plan:
    locked = Plan.objects.select_for_update(of=["self"]).select_related("program").get(pk=plan.pk)
    if locked.is_adopted:
        raise PlanIsDecided(
            f"Planen för {plan.year} är {locked.get_state_display()}. Valen ligger fast och kan inte ändras här."
        )
    return locked


def _locked(source: Activity, plan: Plan) -> _Now:
    locked = _open(plan)
    row = Activity.objects.select_related("plan", "focus_area", "sub_goal").get(pk=source.pk)
    into = list(locked.activities.filter(predecessors=row).order_by("order", "pk"))
    is_dropped = CarriedOver.objects.filter(source=row, plan=locked, choice=Choice.DROP).exists()
    return _Now(row, locked, _choice(row, into, is_dropped=is_dropped), into)


def _choice(source: Activity, into: Sequence[Activity], *, is_dropped: bool = False) -> str | None:
    joined = len(into) == 1 and into[0].predecessors.filter(plan=source.plan_id).exclude(pk=source.pk).exists()
    return choice_of(into=len(into), joined=joined, is_dropped=is_dropped)


def _undecided(before: Plan, plan: Plan) -> list[Activity]:
    dropped = CarriedOver.objects.filter(plan=plan, choice=Choice.DROP).values("source")
    rows = before.activities.exclude(successors__plan=plan).exclude(pk__in=dropped)
    return list(rows.select_related("plan", "focus_area", "sub_goal").order_by("order", "pk"))


def _copy(now: _Now, *, title: str, place: Place | None, number: int = 0, before: Activity | None = None) -> Activity:
    """Put a copy in the new plan, in the place that the row has among this year's."""
    place = place or Places(now.plan.program_id).of(now.source)
    if place is None:
        raise PlaceNeeded(
            f"{now.plan.program.title} har inte delmålet som ”{now.source.title}” hör till. Välj var den ska stå "
            f"{now.plan.year}."
        )
    first = min(now.source, before, key=lambda activity: activity.order) if before else now.source
    earlier = first.plan.activities.filter(order__lt=first.order).count()
    return copying.copy_activity(
        now.source,
        plan=now.plan,
        order=_free(now.plan, (earlier + 1) * STEP + number),
        focus_area=place.focus_area,
        sub_goal=place.sub_goal,
        title=title,
    )


def _free(plan: Plan, order: int) -> int:
    """Return the place, or the next one that no row has."""
    taken = set(plan.activities.filter(order__gte=order).values_list("order", flat=True))
    return next(place for place in range(order, order + len(taken) + 1) if place not in taken)


def _note(plan: Plan, sources: Iterable[Activity]) -> None:
    """Write down what the lines now say was chosen for each of the activities."""
    for source in sources:
        choice = _choice(source, list(plan.activities.filter(predecessors=source)))
        known = CarriedOver.objects.filter(source=source, plan=plan).first()
        if choice is None or (known and known.choice == choice):
            continue
        if known:
            save_if_unchanged(known, seen=known.version, choice=choice, reason="")
        else:
            CarriedOver.objects.create(source=source, plan=plan, choice=choice)


def _is_edited(row: Activity) -> bool:
    """Whether somebody has worked on the row since it was put in the plan: its words, who answers, its steps."""
    if any(getattr(row, name).exists() for name in ("steps", "proposals", "successors", "carried_over")):
        return True
    for name in ("municipalities", "networks", "persons", "projects"):
        brought = {linked.pk for source in row.predecessors.all() for linked in getattr(source, name).all()}
        if {linked.pk for linked in getattr(row, name).all()} - brought:
            return True
    first = row.events.order_by("pgh_id").first()  # type: ignore[attr-defined]  # made by pghistory
    names = [f.attname for f in Activity._meta.concrete_fields if f.name not in {"id", "plan", "order", "version"}]
    return first is not None and any(getattr(first, name) != getattr(row, name) for name in names)
