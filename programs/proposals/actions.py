"""Networks propose new activities, changes and ends; the secretariat answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from members import swedish
from members.models import Body, User
from members.versions import save_if_unchanged
from programs.models import Activity, Plan, Proposal, SubGoal
from programs.models.goals import FocusArea
from programs.next_plan import actions as next_plan_actions
from programs.plan_lock import hold_open
from programs.table import actions as table_actions
from records.outbox import write_letter

ANSWERED = {Proposal.State.ACCEPTED: "godtaget", Proposal.State.DECLINED: "avböjt"}


class PlanIsClosed(Exception):
    """The year is followed up, so nothing more is proposed for it."""


class AlreadyAnswered(Exception):
    """The proposal has its answer, or has been taken back."""


class AnswerMissing(Exception):
    """Who proposed something is told why it is declined."""


class ActivityGone(Exception):
    """The activity that the proposal is about is no longer in the plan."""


class PlaceMissing(Exception):
    """A new activity needs a focus area to stand under."""


@dataclass(frozen=True)
class Wanted:
    """What a network wants: for a change, what is empty stays as it is."""

    kind: str
    reason: str
    activity: Activity | None = None
    focus_area: FocusArea | None = None
    sub_goal: SubGoal | None = None
    title: str = ""
    timing: str = Activity.Timing.NOT_STATED
    comment: str = ""


@transaction.atomic
def propose(plan: Plan, *, network: Body, wanted: Wanted, by: User, at: datetime) -> Proposal:
    """Hand in a proposal. The same one that still waits is returned instead of a second. Raises PlanIsClosed."""
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    if row.state == Plan.State.FOLLOWED_UP:
        raise PlanIsClosed(f"{row.title} är uppföljd. Lämna förslaget till nästa års plan.")
    values = {
        "kind": wanted.kind,
        "activity": wanted.activity,
        "focus_area": wanted.focus_area,
        "sub_goal": wanted.sub_goal,
        "title": wanted.title,
        "timing": wanted.timing,
        "comment": wanted.comment,
        "reason": wanted.reason,
    }
    waiting = row.proposals.filter(network=network, state=Proposal.State.SUBMITTED, **values).first()
    return waiting or Proposal.objects.create(plan=row, network=network, proposed_by=by, proposed_at=at, **values)


@transaction.atomic
def withdraw(proposal: Proposal, *, seen: int) -> None:
    """Take a proposal back that has no answer yet. Raises AlreadyAnswered, ChangedMeanwhile."""
    _refuse_answered(Proposal.objects.select_for_update().get(pk=proposal.pk))
    save_if_unchanged(proposal, seen=seen, state=Proposal.State.WITHDRAWN)


@transaction.atomic
def accept(proposal: Proposal, *, seen: int, answer: str, by: User, at: datetime) -> None:
    """Do what is proposed and tell who proposed it.

    Raises AlreadyAnswered, ActivityGone, PlaceMissing, ChangedMeanwhile, and what the plan itself may refuse:
    PlanFrozen, HasFollowUp.
    """
    row = _waiting(proposal)
    hold_open(row.plan_id)
    _answer(proposal, seen=seen, state=Proposal.State.ACCEPTED, answer=answer, by=by, at=at)
    match row.kind:
        case Proposal.Kind.NEW:
            _add(row)
        case Proposal.Kind.CHANGE:
            _change(row)
        case _:
            _drop(row)


@transaction.atomic
def decline(proposal: Proposal, *, seen: int, answer: str, by: User, at: datetime) -> None:
    """Say no, with the reason, to who proposed it. Raises AlreadyAnswered, AnswerMissing, ChangedMeanwhile."""
    _waiting(proposal)
    if not answer.strip():
        raise AnswerMissing("Skriv varför förslaget avböjs. Nätverket får svaret.")
    _answer(proposal, seen=seen, state=Proposal.State.DECLINED, answer=answer, by=by, at=at)


def _waiting(proposal: Proposal) -> Proposal:
    row = Proposal.objects.select_for_update(of=["self"]).select_related("plan", "network").get(pk=proposal.pk)
    _refuse_answered(row)
    return row


def _refuse_answered(row: Proposal) -> None:
    if row.state != Proposal.State.SUBMITTED:
        when = f" {swedish.format_datetime(row.answered_at)}" if row.answered_at else ""
        raise AlreadyAnswered(f"Förslaget är redan {row.get_state_display()}{when}.")


def _answer(proposal: Proposal, *, seen: int, state: str, answer: str, by: User, at: datetime) -> None:
    save_if_unchanged(
        proposal,
        seen=seen,
        state=state,
        answer=swedish.normalise(answer, multiline=True),
        answered_by=by,
        answered_at=at,
    )
    who = proposal.proposed_by
    if who is None or who == by:
        return
    said = "godtagit" if state == Proposal.State.ACCEPTED else "avböjt"
    link = settings.SITE_URL.rstrip("/") + reverse("programs:proposal", args=[proposal.pk])
    lines = [
        f"Hej {who.name},",
        f"Kansliet har {said} förslaget från {proposal.network.name} till {proposal.plan.title}.",
        f"{proposal.get_kind_display().capitalize()}: {proposal}",
    ]
    if proposal.answer:
        lines.append(f"Svar: {proposal.answer}")
    lines += [f"Läs förslaget och svaret:\n{link}", "Hälsningar\nSödertörns kansli"]
    write_letter(
        to=who.email,
        kind="proposal_answered",
        about=proposal,
        version=proposal.state,
        subject=f"Förslaget till {proposal.plan.title} är {ANSWERED[Proposal.State(state)]}",
        text="\n\n".join(lines) + "\n",
    )


# --- What an accepted proposal does -----------------------------------------------------------------


def _add(row: Proposal) -> None:
    area = row.sub_goal.focus_area if row.sub_goal else row.focus_area
    if area is None:
        raise PlaceMissing("Välj under vilket fokusområde aktiviteten ska stå.")
    values = {
        "title": row.title,
        "focus_area": area,
        "sub_goal": row.sub_goal,
        "timing": row.timing,
        "comment": row.comment,
        "scope": Activity.Scope.JOINT,
    }
    activity = table_actions.add_activity(row.plan, values=values, municipalities=[], networks=[row.network])
    Proposal.objects.filter(pk=row.pk).update(activity=activity)


def _change(row: Proposal) -> None:
    activity = _activity(row)
    values = {"title": row.title, "comment": row.comment}
    if row.timing != Activity.Timing.NOT_STATED:
        values |= {"timing": row.timing}
    changed: dict[str, Any] = {name: value for name, value in values.items() if value}
    if "timing" in changed:  # what belonged to the old one goes with it
        changed |= {"timing_text": "", "timing_month": None, "timing_year": None}
    save_if_unchanged(activity, seen=activity.version, **changed)


def _drop(row: Proposal) -> None:
    activity = _activity(row)
    before = list(activity.predecessors.filter(plan__year=row.plan.year - 1))
    table_actions.delete_activity(activity)
    for source in before:
        if not row.plan.activities.filter(predecessors=source).exists():
            next_plan_actions.drop(source, row.plan, reason=row.reason[:400])


def _activity(row: Proposal) -> Activity:
    activity = Activity.objects.select_for_update().filter(plan=row.plan_id, proposals=row).first()
    if activity is None:
        raise ActivityGone(
            "Aktiviteten finns inte längre i planen. Avböj förslaget, eller be nätverket lämna ett nytt."
        )
    return activity
