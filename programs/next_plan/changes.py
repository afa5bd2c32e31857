"""What a plan has changed since the plan before it: asked once for the page, the chapter and next year's choices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import QuerySet

from members import swedish
from programs.models import Activity, CarriedOver, Plan
from programs.table.queries import PlanRow, links_of, reasons_for_dropping, row_of
from records import textdiff

Choice = CarriedOver.Choice


def plan_before(plan: Plan, among: QuerySet[Plan] | None = None) -> Plan | None:
    """Return the newest plan of an earlier year; among: the plans that the reader may see."""
    plans = Plan.objects.all() if among is None else among
    return plans.filter(year__lt=plan.year).select_related("program").order_by("-year").first()


@dataclass(frozen=True)
class Old:
    """An activity of the plan before, and what became of it. choice: None until somebody has chosen."""

    activity: Activity
    choice: str | None
    reason: str = ""
    into: list[Activity] = field(default_factory=list)

    @property
    def label(self) -> str:
        return str(Choice(self.choice).label) if self.choice else ""


@dataclass(frozen=True)
class New:
    """An activity of the plan, and what it stands on. resumed: what it takes up again from an older plan."""

    activity: Activity
    stands_on: list[Activity] = field(default_factory=list)
    resumed: list[Activity] = field(default_factory=list)


@dataclass(frozen=True)
class FieldChange:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Kept:
    """An activity that goes on as one."""

    before: PlanRow
    after: PlanRow

    @cached_property
    def is_reworded(self) -> bool:
        return swedish.normalise(self.before.activity.title) != swedish.normalise(self.after.activity.title)

    @cached_property
    def diff(self) -> Sequence[tuple[textdiff.Kind, str]]:
        """Return the way from the old wording to the new; two that share few words are shown whole."""
        return textdiff.wording(self.before.activity.title, self.after.activity.title)

    @property
    def is_rewritten(self) -> bool:
        """Whether hardly any of the old words are left."""
        return self.is_reworded and [kind for kind, _ in self.diff] == ["removed", "added"]

    @cached_property
    def fields(self) -> list[FieldChange]:
        """Return who and when, where both plans state it and it is not the same."""
        pairs = [
            ("Ansvarig kommun", self.before.who, self.after.who),
            ("Ansvarigt nätverk", self.before.network_names, self.after.network_names),
            ("Tidplan", self.before.timing, self.after.timing),
        ]
        return [
            FieldChange(label, old, new)
            for label, old, new in pairs
            if old and new and old.casefold() != new.casefold()
        ]


@dataclass(frozen=True)
class Changes:
    """Everything that differs between two plans, activity by activity, in the order of the tables."""

    before: Plan
    plan: Plan
    old: list[Old]
    new: list[New]
    kept: list[Kept]

    @cached_property
    def unchanged(self) -> list[Kept]:
        return [kept for kept in self.kept if not kept.is_reworded]

    @cached_property
    def reworded(self) -> list[Kept]:
        return [kept for kept in self.kept if kept.is_reworded]

    @cached_property
    def merged(self) -> list[New]:
        return [new for new in self.new if len(new.stands_on) > 1]

    @cached_property
    def split(self) -> list[Old]:
        return [old for old in self.old if old.choice == Choice.SPLIT]

    @cached_property
    def dropped(self) -> list[Old]:
        return [old for old in self.old if old.choice == Choice.DROP]

    @cached_property
    def added(self) -> list[New]:
        return [new for new in self.new if not new.stands_on]

    @cached_property
    def undecided(self) -> list[Old]:
        return [old for old in self.old if old.choice is None]

    @property
    def decided(self) -> int:
        return len(self.old) - len(self.undecided)

    @property
    def has_lineage(self) -> bool:
        """Whether anything at all says how the two plans hang together."""
        return any(old.into or old.reason for old in self.old)

    @property
    def sentence(self) -> str:
        """Return "24 aktiviteter i planen för 2020 blev 21 i planen för 2021"."""
        was = swedish.plural(len(self.old), "aktivitet", "aktiviteter")
        verb = "har hittills blivit" if self.undecided else "blev"
        return (
            f"{was} i planen för {self.before.year} {verb} {len(self.new)} i planen för {self.plan.year}".capitalize()
        )


def changes_of(plan: Plan, before: Plan) -> Changes:
    """Return what the plan has changed since the one before. Six queries at most, whatever the number of rows."""
    rows = _rows(before, plan)
    olds = {row.activity.pk: row for row in rows if row.activity.plan == before}
    news = {row.activity.pk: row for row in rows if row.activity.plan == plan}
    into: dict[int, list[Activity]] = defaultdict(list)
    stands_on: dict[int, list[Activity]] = defaultdict(list)
    resumed: dict[int, list[int]] = defaultdict(list)
    order = {pk: number for number, pk in enumerate([*olds, *news])}
    pairs = links_of([plan])
    for new_pk, old_pk in sorted(pairs, key=lambda pair: (order.get(pair[0], 0), order.get(pair[1], 0))):
        if old_pk in olds:
            into[old_pk].append(news[new_pk].activity)
            stands_on[new_pk].append(olds[old_pk].activity)
        else:
            resumed[new_pk].append(old_pk)
    reasons = reasons_for_dropping([plan])
    earlier = Activity.objects.filter(pk__in={pk for found in resumed.values() for pk in found}).select_related("plan")
    older = {activity.pk: activity for activity in earlier}

    found_old = [
        Old(
            activity=row.activity,
            choice=choice_of(
                into=len(into[pk]),
                joined=any(len(stands_on[activity.pk]) > 1 for activity in into[pk]),
                # A plan that is decided has chosen for every row, also when its source gives no reason.
                is_dropped=pk in reasons or plan.is_adopted,
            ),
            reason="" if into[pk] else reasons.get(pk, ""),
            into=into[pk],
        )
        for pk, row in olds.items()
    ]
    return Changes(
        before=before,
        plan=plan,
        old=found_old,
        new=[
            New(row.activity, stands_on[pk], [older[old_pk] for old_pk in resumed[pk] if old_pk in older])
            for pk, row in news.items()
        ],
        kept=[Kept(olds[old.activity.pk], news[old.into[0].pk]) for old in found_old if old.choice == Choice.KEEP],
    )


def choice_of(*, into: int, joined: bool, is_dropped: bool) -> str | None:
    """Return what was chosen for an activity, read from the lines between the plans; None when nobody has chosen.

    into: how many activities it became. joined: whether the one it became stands on others too. What was chosen is
    what the lines say: an activity carried over and then taken out of the draft by hand is to be chosen again.
    """
    if into > 1:
        return str(Choice.SPLIT)
    if into:
        return str(Choice.MERGE if joined else Choice.KEEP)
    return str(Choice.DROP) if is_dropped else None


def _rows(before: Plan, plan: Plan) -> list[PlanRow]:
    """Return the activities of both plans with what a comparison of them shows."""
    by_pk = {before.pk: before, plan.pk: plan}
    activities = Activity.objects.filter(plan__in=by_pk).select_related("focus_area")
    found = []
    for activity in activities.prefetch_related("municipalities", "networks").order_by("order", "pk"):
        activity.plan = by_pk[activity.plan_id]
        found.append(row_of(activity))
    return found
