"""What one municipality owes the cooperation: answers, an adoption, a look at the draft plan, its fee, news.

The municipality's own page shows it as rows; it is no task of the secretariat's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from budget.fees.queries import FeeRow
from members.models import Municipality
from programs.follow_up.queries import ActivityFollowUp, activity_follow_up
from programs.models import Activity, Plan, PlanPresentation, Program
from programs.programme import queries
from programs.table.queries import PlanRow
from remisser.queries import ToEndorse, to_endorse


@dataclass(frozen=True)
class DraftPlan:
    """A plan that is not adopted yet, and the day on which the municipality was shown it (§ 4); None: not yet."""

    plan: Plan
    presented_on: date | None


@dataclass(frozen=True)
class MissingAdoption:
    """A programme that the municipality's board has not adopted, with how far the eight have come: "6 av 8 antagna".

    has_unnamed: the sources hold a dated adoption without saying whose, so this board may have adopted.
    """

    program: Program
    said: str
    has_unnamed: bool


@dataclass(frozen=True)
class Owed:
    """Everything that waits for the municipality."""

    endorsements: list[ToEndorse]
    adoptions: list[MissingAdoption]
    draft_plans: list[DraftPlan]
    fee: FeeRow | None
    fee_is_late: bool
    silent: list[ActivityFollowUp]

    @property
    def fee_said(self) -> str:
        """Return what is known of the payment; a day gone by without a word is said, and is not called a debt."""
        if self.fee is None:
            return ""
        if self.fee.follow_up_text:
            return self.fee.follow_up_text
        return "Uppgift saknas om faktura och betalning."

    def __bool__(self) -> bool:
        return bool(self.endorsements or self.adoptions or self.draft_plans or self.fee or self.silent)


def owed_by(municipality: Municipality, *, fee: FeeRow | None, today: date) -> Owed:
    """Return what waits for the municipality; eight queries at most.

    fee: the municipality's newest fee, which is owed until it is written down as paid.
    """
    return Owed(
        endorsements=to_endorse(municipality.pk, today),
        adoptions=_missing_adoptions(municipality, today=today),
        draft_plans=_draft_plans(municipality, today=today),
        fee=fee if fee and not (fee.follow_up and fee.follow_up.paid_on) else None,
        fee_is_late=bool(fee and fee.is_overdue(today)),
        silent=_silent(municipality, today=today),
    )


def _missing_adoptions(municipality: Municipality, *, today: date) -> list[MissingAdoption]:
    return [
        MissingAdoption(program, state.said, has_unnamed=any(adoption.adopted_on for adoption in state.unnamed))
        for program, state in queries.awaited(today=today)
        if any(board.municipality.pk == municipality.pk for board in state.missing)
    ]


def _draft_plans(municipality: Municipality, *, today: date) -> list[DraftPlan]:
    """The plans of this year on that are not adopted; one of a year gone by waits for nobody."""
    plans = list(
        Plan.objects.filter(state__in=[Plan.State.DRAFT, Plan.State.PRESENTED], year__gte=today.year).order_by("year")
    )
    rows = PlanPresentation.objects.filter(plan__in=plans, municipality=municipality)
    days = dict(rows.values_list("plan_id", "presented_on"))
    return [DraftPlan(plan, days.get(plan.pk)) for plan in plans]


def _silent(municipality: Municipality, *, today: date) -> list[ActivityFollowUp]:
    """The municipality's own activities in this year's plan that nobody has said anything about for long."""
    running = [Plan.State.PRESENTED, Plan.State.ADOPTED]
    rows = Activity.objects.filter(municipalities=municipality, plan__year=today.year, plan__state__in=running)
    rows = rows.select_related("plan").prefetch_related("follow_ups").order_by("order", "pk")
    known = [activity_follow_up(PlanRow(row, [], []), list(row.follow_ups.all()), today=today) for row in rows]
    return [activity for activity in known if activity.is_silent]
