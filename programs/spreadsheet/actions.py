"""What a read workbook would do to a plan, line by line, and doing all of it or nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import transaction

from members import swedish
from members.models import Body, Municipality
from members.numbers import row_number
from members.versions import ChangedMeanwhile, save_if_unchanged
from programs.models import Activity, FocusArea, Plan, SubGoal
from programs.spreadsheet import workbook
from programs.spreadsheet.workbook import NUMBER, ONLY_SHOWN, VERSION, SheetRow
from programs.table import actions, queries, timing
from records import textdiff

LONGEST = {
    "Aktivitet": 400,
    "Villkor": 240,
    "Om ansvaret": 240,
    "Kontaktpersoner": 400,
    "Kommentar": 20_000,
    "Tidplan": 120,
}
LARGEST_KR = 2_000_000_000
NOT_READ = {*ONLY_SHOWN, NUMBER, VERSION}
MOST_UNKNOWN = 5  # names told of in one cell
JOINT, ALL = "Södertörn", "Alla"


class Fate(StrEnum):
    """What becomes of a line."""

    NEW = "ny"
    CHANGED = "ändras"
    SAME = "oförändrad"
    REFUSED = "tas inte in"

    @property
    def several(self) -> str:
        """Return the word of more than one line."""
        return {"ny": "nya", "oförändrad": "oförändrade"}.get(self.value, self.value)


@dataclass(frozen=True)
class Cell:
    """One cell that differs: what stands in the plan and what the workbook says."""

    heading: str
    before: str
    after: str

    @property
    def diff(self) -> list[tuple[textdiff.Kind, str]]:
        return textdiff.wording(self.before, self.after)


@dataclass
class RowOutcome:
    """What one line does: to which activity, which cells differ, or why it is refused."""

    line: int
    title: str
    fate: Fate
    cells: list[Cell] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    activity: Activity | None = None
    values: dict[str, Any] = field(default_factory=dict)
    municipalities: list[Municipality] | None = None
    networks: list[Body] | None = None

    @property
    def digest(self) -> str:
        """Return what tells the same line with another outcome: what it changes, and what stands there now."""
        cells = [(cell.heading, cell.before, cell.after) for cell in self.cells]
        told = [self.line, self.fate, self.activity.pk if self.activity else None, cells]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:20]


@dataclass(frozen=True)
class Preview:
    """All lines of a workbook against the plan as it stands."""

    outcomes: list[RowOutcome]
    left_out: list[Activity]

    def having(self, fate: Fate) -> list[RowOutcome]:
        return [outcome for outcome in self.outcomes if outcome.fate == fate]

    @property
    def does_something(self) -> bool:
        return bool(self.having(Fate.NEW) or self.having(Fate.CHANGED))

    @property
    def digests(self) -> list[str]:
        """Return what each line does that does something."""
        return [outcome.digest for outcome in self.having(Fate.NEW) + self.having(Fate.CHANGED)]


class SomeRefused(Exception):
    """Lines cannot be taken in, or somebody has changed the plan since the preview: nothing is written."""


class _Plan:
    """The plan's rows and everything a cell may name, read once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = Plan.objects.with_amendment().get(pk=plan.pk)
        rows = [row for block in queries.table_of(plan) for row in block.rows]
        self.rows = {row.activity.pk: row for row in rows}
        self.by_title: dict[str, list[int]] = {}
        for row in rows:
            self.by_title.setdefault(_key(row.activity.title), []).append(row.activity.pk)
        self.areas: list[FocusArea] = list(queries.focus_areas_of(plan))
        self.municipalities = {_key(municipality.name): municipality for municipality in Municipality.objects.all()}
        self.networks = {_key(network.name): network for network in Body.objects.networks()}
        self.timings = {_key(label): value for value, label in Activity.Timing.choices}
        self.statuses = {_key(label): value for value, label in Activity.Status.choices}


def preview(plan: Plan, lines: Iterable[SheetRow]) -> Preview:
    """Return what the lines would do, without writing anything."""
    known = _Plan(plan)
    seen: set[int] = set()
    outcomes = [_outcome(known, line, seen) for line in lines]
    left_out = [row.activity for pk, row in known.rows.items() if pk not in seen]
    return Preview(outcomes, left_out)


@transaction.atomic
def carry_out(plan: Plan, lines: Iterable[SheetRow], *, seen: Collection[str] | None = None) -> Preview:
    """Write everything the lines say, or nothing.

    seen: what the lines did when somebody looked at them (Preview.digests). Raises SomeRefused when a line cannot be
    taken in any more, or would do something else: a pasted line has no version to compare.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)
    planned = preview(plan, lines)
    if refused := planned.having(Fate.REFUSED):
        first = refused[0]
        raise SomeRefused(f"Rad {first.line} kan inte tas in: {' '.join(first.reasons)} Inget är sparat.")
    if seen is not None and not set(planned.digests) <= set(seen):
        raise SomeRefused("Någon annan har ändrat planen sedan du såg raderna. Inget är sparat. Läs dem igen nedan.")
    try:
        for outcome in planned.outcomes:
            _write(plan, outcome)
    except ChangedMeanwhile:
        raise SomeRefused("Någon annan sparade i planen samtidigt. Inget är sparat. Läs in filen igen.") from None
    return planned


def _write(plan: Plan, outcome: RowOutcome) -> None:
    if outcome.fate == Fate.NEW:
        actions.add_activity(
            plan, values=outcome.values, municipalities=outcome.municipalities or [], networks=outcome.networks or []
        )
    elif outcome.fate == Fate.CHANGED and outcome.activity is not None:
        activity = outcome.activity
        if (
            set(outcome.values) <= {"status", "status_text"}
            and outcome.municipalities is None
            and outcome.networks is None
        ):
            save_if_unchanged(activity, seen=activity.version, **outcome.values)
            return
        row = queries.row_of(activity)
        actions.save_activity(
            activity,
            seen=activity.version,
            values=outcome.values,
            municipalities=row.municipalities if outcome.municipalities is None else outcome.municipalities,
            networks=row.networks if outcome.networks is None else outcome.networks,
        )


# --- One line -------------------------------------------------------------------------------------


def _outcome(known: _Plan, line: SheetRow, seen: set[int]) -> RowOutcome:
    title = line.cells.get("Aktivitet", "")
    outcome = RowOutcome(line.number, title, Fate.SAME, reasons=list(line.faults))
    row = _find(known, line, outcome)
    if row is not None:
        if row.activity.pk in seen:
            outcome.reasons.append("Aktiviteten står på två rader i filen.")
        seen.add(row.activity.pk)
        outcome.activity = row.activity
    now = workbook.cells_of(row) if row else {}
    for heading, typed in line.cells.items():
        before = now.get(heading, "")
        if heading in NOT_READ or _same(before, typed) or (row is None and not typed):
            continue
        outcome.cells.append(Cell(heading, before, typed))
        if len(typed) > LONGEST.get(heading, workbook.LONGEST_CELL):
            outcome.reasons.append(f"{heading} har {len(typed)} tecken, högst {LONGEST[heading]}.")
        else:
            _read_cell(known, outcome, heading, typed)
    _place(known, line, outcome, now)
    if row is None and not outcome.reasons:
        outcome.values.setdefault("scope", Activity.Scope.JOINT)
    if outcome.cells and not outcome.reasons:
        _check_against_plan(known, line, outcome)
    if outcome.reasons:
        outcome.fate = Fate.REFUSED
    elif row is None:
        outcome.fate = Fate.NEW
    elif outcome.cells:
        outcome.fate = Fate.CHANGED
    return outcome


def _find(known: _Plan, line: SheetRow, outcome: RowOutcome) -> queries.PlanRow | None:
    number = line.cells.get(NUMBER, "")
    if not outcome.title:
        outcome.reasons.append("Aktiviteten saknar text.")
    if number:
        pk = row_number(number)
        row = None if pk is None else known.rows.get(pk)
        if row is None:
            outcome.reasons.append(
                f"Nr {number[:20]} finns inte i {known.plan.title}. Lämna Nr tomt för en ny aktivitet."
            )
        return row
    same = known.by_title.get(_key(outcome.title), [])
    if len(same) > 1:
        outcome.reasons.append("Flera aktiviteter heter så. Ange Nr.")
    return known.rows[same[0]] if len(same) == 1 else None


def _check_against_plan(known: _Plan, line: SheetRow, outcome: RowOutcome) -> None:
    version = line.cells.get(VERSION, "")
    if outcome.activity and version and version != str(outcome.activity.version):
        outcome.reasons.append(
            "Aktiviteten har ändrats i portalen sedan filen hämtades. Hämta filen på nytt och gör ändringen i den."
        )
    decided = [cell.heading for cell in outcome.cells if cell.heading != "Status"]
    if known.plan.is_frozen and (decided or outcome.activity is None):
        outcome.reasons.append("Planen är fastställd. Bara status kan ändras; öppna en rättelse för annat.")


def _read_cell(known: _Plan, outcome: RowOutcome, heading: str, typed: str) -> None:
    match heading:
        case "Aktivitet":
            outcome.values["title"] = swedish.normalise(typed)
        case "Ansvarig kommun":
            _read_who(known, outcome, typed)
        case "Kontaktpersoner":
            outcome.values["contacts"] = [name for part in typed.split(",") if (name := swedish.normalise(part))]
        case "Ansvarigt nätverk":
            outcome.networks = _named(known.networks, outcome, typed, "Nätverket")
        case "Tidplan":
            _read_timing(known, outcome, typed)
        case "Om ansvaret":
            outcome.values["responsible_note"] = swedish.normalise(typed)
        case "Villkor":
            outcome.values["condition"] = swedish.normalise(typed)
        case "Kommentar":
            outcome.values["comment"] = typed
        case "Status":
            _read_status(known, outcome, typed)
        case "Kostnad (kr)":
            _read_cost(outcome, typed)


def _read_who(known: _Plan, outcome: RowOutcome, typed: str) -> None:
    if not typed:
        outcome.values["scope"], outcome.municipalities = Activity.Scope.NOT_STATED, []
    elif _key(typed) == _key(JOINT):
        outcome.values["scope"], outcome.municipalities = Activity.Scope.JOINT, []
    elif _key(typed) == _key(ALL):
        outcome.values["scope"], outcome.municipalities = Activity.Scope.ALL, list(known.municipalities.values())
    else:
        outcome.values["scope"] = Activity.Scope.NAMED
        outcome.municipalities = _named(known.municipalities, outcome, typed, "Kommunen")


def _named(known: dict[str, Any], outcome: RowOutcome, typed: str, what: str) -> list[Any]:
    found, unknown = [], []
    for name in filter(None, (part.strip() for part in typed.split(","))):
        if _key(name) in known:
            found.append(known[_key(name)])
        else:
            unknown.append(name)
    outcome.reasons += [f"{what} {name[:60]} finns inte." for name in unknown[:MOST_UNKNOWN]]
    if len(unknown) > MOST_UNKNOWN:
        outcome.reasons.append(f"{len(unknown) - MOST_UNKNOWN} namn till finns inte.")
    return found


def _read_timing(known: _Plan, outcome: RowOutcome, typed: str) -> None:
    read = timing.read(typed)
    value = known.timings.get(_key(typed), read.value)
    has_own_words = bool(typed) and value == timing.NOT_STATED
    outcome.values |= {
        "timing": value,
        "timing_month": read.month,
        "timing_year": read.year,
        "timing_text": typed if has_own_words else "",
    }


def _read_status(known: _Plan, outcome: RowOutcome, typed: str) -> None:
    value = known.statuses.get(_key(typed)) if typed else Activity.Status.NOT_STATED
    if value is None:
        words = ", ".join(str(label) for _, label in Activity.Status.choices)
        outcome.reasons.append(f"Status {typed[:60]} finns inte. Välj bland: {words}.")
    else:
        outcome.values |= {"status": value, "status_text": ""}


def _read_cost(outcome: RowOutcome, typed: str) -> None:
    if not typed:
        outcome.values["cost_kr"] = None
        return
    try:
        amount = swedish.parse_kr(typed)
    except swedish.NotANumber as error:
        outcome.reasons.append(f"Kostnad: {error}")
        return
    if not 0 <= amount <= LARGEST_KR:
        outcome.reasons.append(f"Kostnaden måste vara mellan 0 och {swedish.format_kr(LARGEST_KR)}.")
    else:
        outcome.values["cost_kr"] = amount


def _place(known: _Plan, line: SheetRow, outcome: RowOutcome, now: dict[str, str]) -> None:
    """Read the focus area and sub-goal together: a sub-goal's text may stand under several areas."""
    if outcome.activity and not {"Fokusområde", "Delmål"} & {cell.heading for cell in outcome.cells}:
        return
    area_name = line.cells.get("Fokusområde", now.get("Fokusområde", ""))
    goal_text = line.cells.get("Delmål", now.get("Delmål", ""))
    areas = [area for area in known.areas if not area_name or _key(area.name) == _key(area_name)]
    if area_name and not areas:
        outcome.reasons.append(f"Fokusområdet {area_name[:60]} finns inte i planens program.")
        return
    if not goal_text:
        if not area_name:
            outcome.reasons.append("Ange fokusområde eller delmål, så att aktiviteten får sin plats.")
            return
        outcome.values |= {"focus_area": areas[0], "sub_goal": None, "sub_goal_text": ""}
        return
    in_force = queries.sub_goals_in_force((goal for area in areas for goal in area.sub_goals.all()), known.plan.year)
    goals = [goal for goal in in_force if _key(goal.text) == _key(goal_text)]
    if len(goals) != 1:
        said = "finns inte" if not goals else "finns i flera fokusområden; ange vilket"
        outcome.reasons.append(f"Delmålet ”{goal_text[:80]}” {said}.")
        return
    outcome.values |= {"focus_area": _area_of(areas, goals[0]), "sub_goal": goals[0], "sub_goal_text": ""}


def _area_of(areas: Iterable[FocusArea], goal: SubGoal) -> FocusArea:
    return next(area for area in areas if area.pk == goal.focus_area_id)


def _same(before: str, typed: str) -> bool:
    return swedish.normalise(before, multiline=True) == swedish.normalise(typed, multiline=True)


def _key(text: str) -> str:
    return " ".join(swedish.normalise(text).split()).casefold()
