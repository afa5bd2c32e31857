"""What is decided stays: a plan that is adopted refuses changes until an amendment is open (samarbetsavtalet § 4)."""

from __future__ import annotations

from members import swedish
from programs.models import Plan

NEEDS_AMENDMENT = "Öppna en rättelse för att ändra det som är beslutat. Status och uppföljning kan skrivas ändå."


class PlanFrozen(Exception):
    """The plan is adopted and no amendment is open, so its rows stay as decided."""


def refuse_frozen(plan_id: int) -> None:
    """Raise PlanFrozen when the plan's rows stay as decided."""
    plan = Plan.objects.with_amendment().get(pk=plan_id)
    if plan.is_frozen:
        raise PlanFrozen(f"{plan.title} är {adopted_when(plan)}. {NEEDS_AMENDMENT}")


def hold_open(plan_id: int) -> None:
    """Hold the plan until the transaction ends, so that it is not adopted or locked meanwhile. Raises PlanFrozen.

    Held before any of its rows: whoever moves rows holds the plan first too.
    """
    Plan.objects.select_for_update(no_key=True).get(pk=plan_id)
    refuse_frozen(plan_id)


def adopted_when(plan: Plan) -> str:
    when = f" {swedish.format_date(plan.adopted_on)}" if plan.adopted_on else ""
    return f"fastställd{when}"
