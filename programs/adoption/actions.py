"""From draft to decision: presenting a plan, adopting it, amending it, closing its year (samarbetsavtalet § 4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from meetings.models import Decision
from members import swedish
from members.models import User
from members.parties import parties_on
from members.versions import ChangedMeanwhile, save_if_unchanged
from programs.adoption import presentation, versions
from programs.models import Plan, PlanPresentation, PlanVersion
from programs.plan_lock import adopted_when
from programs.table import queries
from records import hashes


class PlanAlreadyAdopted(Exception):
    """The plan is adopted, so the step before adoption is over."""


class NotPresented(Exception):
    """Not every municipality has seen the draft, and no reason is given for going on (§ 4)."""


class OwnerlessActivities(Exception):
    """Nobody in particular answers for some activities, and that has not been accepted."""


class NotAdopted(Exception):
    """Only an adopted plan is amended or followed up."""


class NotBegun(Exception):
    """A year that has not begun cannot have been followed up."""


class AmendmentOpen(Exception):
    """Somebody is already amending the plan."""


class NoAmendment(Exception):
    """No amendment is open."""


class NothingAmended(Exception):
    """The plan says the same as the version before."""


class SomethingAmended(Exception):
    """The plan has been changed, so the amendment cannot simply be given up."""


# --- Presenting -----------------------------------------------------------------------------------


def presented(plan: Plan, *, today: date) -> list[presentation.Presented]:
    """Return the agreement's municipalities with the day each saw the draft (two queries)."""
    days = dict(plan.presentations.values_list("municipality_id", "presented_on"))
    return [presentation.Presented(municipality.name, days.get(municipality.pk)) for municipality in parties_on(today)]


@transaction.atomic
def present(plan: Plan, *, days: Mapping[int, date | None], seen: int, today: date) -> None:
    """Write on which day each municipality saw the draft; None takes a day away.

    The plan is "redovisat" while all have seen it. Raises PlanAlreadyAdopted, ChangedMeanwhile.
    """
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    if row.is_adopted:
        raise PlanAlreadyAdopted(f"{row.title} är {adopted_when(row)}. Redovisningarna ändras inte efteråt.")
    if row.version != seen:
        raise ChangedMeanwhile
    for municipality_id, day in days.items():
        if day is None:
            PlanPresentation.objects.filter(plan=row, municipality_id=municipality_id).delete()
        else:
            PlanPresentation.objects.update_or_create(
                plan=row, municipality_id=municipality_id, defaults={"presented_on": day}
            )
    left = presentation.missing(presented(row, today=today))
    save_if_unchanged(plan, seen=seen, state=Plan.State.DRAFT if left else Plan.State.PRESENTED)


# --- Adopting -------------------------------------------------------------------------------------


def ownerless(plan: Plan) -> list[queries.PlanRow]:
    """Return the rows that nobody in particular answers for."""
    return [row for block in queries.table_of(plan) for row in block.rows if not row.has_owner]


@transaction.atomic
def adopt(
    plan: Plan,
    *,
    decision: Decision,
    seen: int,
    waived: str,
    accepts_ownerless: bool,
    by: User | None,
    at: datetime,
) -> PlanVersion:
    """Adopt the plan as the committee decided, and keep what it says for ever as version 0.

    waived: the reason for adopting although not all municipalities have seen the draft. Raises PlanAlreadyAdopted,
    NotPresented, OwnerlessActivities, ChangedMeanwhile. Source: samarbetsavtalet § 4.
    """
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    if row.is_adopted:
        raise PlanAlreadyAdopted(f"{row.title} är redan {adopted_when(row)}.")
    if decision.decided_on is None:
        raise ValueError("the decision needs its day")
    waived = waived.strip()
    refusal = presentation.refusal(presented(row, today=timezone.localdate(at)), adopted_on=decision.decided_on)
    if refusal and not waived:
        raise NotPresented(refusal)
    if not accepts_ownerless and (loose := ownerless(row)):
        said = swedish.plural(len(loose), "aktivitet", "aktiviteter")
        raise OwnerlessActivities(f"{said} saknar ansvarig. Bekräfta att planen ändå ska fastställas.")
    save_if_unchanged(
        plan,
        seen=seen,
        state=Plan.State.ADOPTED,
        adopted_on=decision.decided_on,
        adopted_by=decision,
        presentation_waived=waived if refusal else "",
    )
    return _keep(plan, number=0, reason="", decision=decision, by=by, at=at)


def _keep(
    plan: Plan, *, number: int, reason: str, decision: Decision | None, by: User | None, at: datetime
) -> PlanVersion:
    content = versions.content_of(plan)
    return PlanVersion.objects.create(
        plan=plan,
        number=number,
        reason=reason,
        decision=decision,
        opened_by=by,
        opened_at=at,
        closed_at=at,
        data=content,
        sha256=hashes.hash_of(content),
    )


# --- Amending -------------------------------------------------------------------------------------


@transaction.atomic
def open_amendment(plan: Plan, *, reason: str, by: User | None, at: datetime) -> PlanVersion:
    """Open the adopted plan for a numbered amendment. Raises NotAdopted, AmendmentOpen.

    A plan that was adopted before the portal gets its version 0 now, as it stands.
    """
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    if not row.is_adopted:
        raise NotAdopted(f"{row.title} är inte fastställd, så den ändras direkt i tabellen.")
    if open_one := row.versions.filter(closed_at=None).select_related("opened_by__person").first():
        who = open_one.opened_by.name if open_one.opened_by else "Någon"
        raise AmendmentOpen(f"{who} öppnade rättelse {open_one.number} {swedish.format_datetime(open_one.opened_at)}.")
    if not reason.strip():
        raise ValueError("an amendment needs a reason")
    last = row.versions.order_by("-number").first()
    if last is None:
        last = _keep(row, number=0, reason="", decision=row.adopted_by, by=None, at=at)
    return PlanVersion.objects.create(
        plan=row, number=last.number + 1, reason=reason.strip(), opened_by=by, opened_at=at
    )


@transaction.atomic
def close_amendment(plan: Plan, *, decision: Decision | None, at: datetime) -> PlanVersion:
    """Freeze the plan again and keep what it now says. Raises NoAmendment, NothingAmended."""
    row, version = _open_version(plan)
    content = versions.content_of(row)
    before = row.versions.filter(number=version.number - 1).get()
    if before.content == content:
        raise NothingAmended("Planen säger detsamma som före rättelsen. Ändra den, eller avbryt rättelsen.")
    version.decision, version.closed_at = decision, at
    version.data, version.sha256 = content, hashes.hash_of(content)
    version.save(update_fields=["decision", "closed_at", "data", "sha256"])
    return version


@transaction.atomic
def give_up_amendment(plan: Plan) -> None:
    """Freeze the plan again, unchanged, and let the number go. Raises NoAmendment, SomethingAmended."""
    row, version = _open_version(plan)
    before = row.versions.filter(number=version.number - 1).get()
    if changed := versions.changes(before.content, versions.content_of(row)):
        said = swedish.plural(len(changed), "ändring", "ändringar")
        raise SomethingAmended(f"Planen har {said} sedan rättelsen öppnades. Ändra tillbaka, eller lås rättelsen.")
    version.delete()


def _open_version(plan: Plan) -> tuple[Plan, PlanVersion]:
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    version = row.versions.filter(closed_at=None).first()
    if version is None:
        raise NoAmendment(f"Ingen rättelse av {row.title} är öppen. Planen är {adopted_when(row)}.")
    return row, version


# --- The year's end -------------------------------------------------------------------------------


@transaction.atomic
def close_year(plan: Plan, *, seen: int, today: date) -> None:
    """Mark the adopted plan as followed up. Raises NotAdopted, NotBegun, AmendmentOpen, ChangedMeanwhile."""
    if today.year < plan.year:
        raise NotBegun(f"{plan.title} gäller från 1 januari {plan.year} och kan inte vara uppföljd än.")
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    if row.state != Plan.State.ADOPTED:
        raise NotAdopted(f"{row.title} har läget ”{row.get_state_display()}”. Bara en fastställd plan följs upp.")
    if row.versions.filter(closed_at=None).exists():
        raise AmendmentOpen("En rättelse är öppen. Lås den innan planen markeras som uppföljd.")
    save_if_unchanged(plan, seen=seen, state=Plan.State.FOLLOWED_UP)


@transaction.atomic
def reopen_year(plan: Plan, *, seen: int) -> None:
    """Take back that the plan is followed up. Raises NotAdopted, ChangedMeanwhile."""
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    if row.state != Plan.State.FOLLOWED_UP:
        raise NotAdopted(f"{row.title} har läget ”{row.get_state_display()}”.")
    save_if_unchanged(plan, seen=seen, state=Plan.State.ADOPTED)
