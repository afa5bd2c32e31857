"""Adopting or amending a plan freezes two things at once: its data and the document made of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from meetings.models import Decision
from members.models import User
from programs.adoption import actions as adoption_actions
from programs.models import Plan, PlanVersion
from records.models import Job
from reports.documents import actions, new_documents
from reports.models import AnnualDocument


@transaction.atomic
def adopt(
    plan: Plan,
    *,
    decision: Decision,
    seen: int,
    waived: str,
    accepts_ownerless: bool,
    by: User,
    at: datetime,
) -> Job | None:
    """Adopt the plan and order the adopted handlingsplan; None when that very document is already published.

    Raises what programs.adoption.actions.adopt raises.
    """
    adoption_actions.adopt(
        plan, decision=decision, seen=seen, waived=waived, accepts_ownerless=accepts_ownerless, by=by, at=at
    )
    return _publish(plan, decision=decision, reason="Planen är fastställd.", by=by, at=at)


@transaction.atomic
def close_amendment(plan: Plan, *, decision: Decision | None, by: User, at: datetime) -> tuple[PlanVersion, Job | None]:
    """Lock the amendment and order the document as a numbered correction with the same reason.

    Raises what programs.adoption.actions.close_amendment raises.
    """
    version = adoption_actions.close_amendment(plan, decision=decision, at=at)
    return version, _publish(plan, decision=decision or plan.adopted_by, reason=version.reason, by=by, at=at)


def _publish(plan: Plan, *, decision: Decision | None, reason: str, by: User, at: datetime) -> Job | None:
    annual = new_documents.find_or_start(AnnualDocument.Kind.ACTION_PLAN, plan.year, decision=decision)
    adopted_on = (decision.decided_on if decision else None) or plan.adopted_on or timezone.localdate(at)
    try:
        return actions.publish_document(
            annual,
            adopted_on=adopted_on,
            paragraph=decision.number if decision else "",
            reason=reason[:300],
            by=by,
            today=timezone.localdate(at),
        )
    except actions.NothingToCorrect:
        return None
