"""A follow-up round: started after a dry run, reminded, closed. Each step taken twice writes each letter once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Model
from django.utils import timezone

from members.models import User
from members.swedish import format_date, format_datetime
from programs.models import FollowUpRequest, FollowUpRound, Plan, RequestedActivity
from programs.rounds import notices
from programs.rounds.dry_run import dry_run
from programs.rounds.status import copies, state_of
from records import links


class PlanNotRunning(Exception):
    """Only the activities of a plan that is being carried out are followed up."""


class RoundOpen(Exception):
    """A plan has one round at a time."""


class NobodyToAsk(Exception):
    """No activity has an owner that can be written to."""


class ProposalChanged(Exception):
    """Somebody else has changed owners, addresses or activities since the dry run was shown."""


class RoundClosed(Exception):
    """The round is over."""


class LinksOver(Exception):
    """The last day of the links has passed."""


class NobodySilent(Exception):
    """Everybody has answered."""


class RemindedToday(Exception):
    """The silent are reminded at most once a day."""


def refuse_start(plan: Plan) -> None:
    """Raise PlanNotRunning or RoundOpen when no round can be started."""
    if plan.state == Plan.State.DRAFT:
        raise PlanNotRunning(
            f"{plan.title} är ett utkast. Uppföljningen börjar när planen är redovisad eller fastställd."
        )
    if plan.state == Plan.State.FOLLOWED_UP:
        raise PlanNotRunning(f"{plan.title} är uppföljd. Nya uppgifter skrivs in på varje aktivitets sida.")
    if running := plan.rounds.filter(closed_at=None).first():
        since = format_date(timezone.localdate(running.started_at))
        raise RoundOpen(f"Uppföljning {running.number} pågår sedan {since}. Avsluta den innan du startar nästa.")


@transaction.atomic
def start(
    plan: Plan, *, seen: str, message: str, answer_by: date, expires_on: date, by: User, at: datetime
) -> FollowUpRound:
    """Start a round and write one letter to each owner, with all own activities and a personal link.

    seen: the digest of the dry run that was shown.
    Raises PlanNotRunning, RoundOpen, NobodyToAsk, ProposalChanged.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    refuse_start(plan)
    proposal = dry_run(plan, on=timezone.localdate(at))
    if not proposal.recipients:
        raise NobodyToAsk("Ingen aktivitet har en ansvarig med e-postadress. Ange ansvariga först.")
    if proposal.digest != seen:
        raise ProposalChanged("Listan har ändrats sedan den visades. Inget är skickat. Kontrollera den nya listan.")
    last = plan.rounds.aggregate(last=Max("number"))["last"] or 0
    round_ = FollowUpRound.objects.create(
        plan=plan,
        number=last + 1,
        message=message,
        answer_by=answer_by,
        expires_on=expires_on,
        started_by=by,
        started_at=at,
    )
    for recipient in proposal.recipients:
        request = FollowUpRequest.objects.create(
            round=round_,
            person=recipient.person,
            email=recipient.person.email,
            because=recipient.because,
            sent_at=at,
        )
        RequestedActivity.objects.bulk_create(
            [RequestedActivity(request=request, activity=share.activity) for share in recipient.shares]
        )
        notices.ask(request, recipient, round_=round_)
    return round_


@dataclass(frozen=True)
class Reminded:
    """Whom a reminder went to, and how many kommundirektörer were told."""

    people: int
    copies: int


@transaction.atomic
def remind(round_: FollowUpRound, *, copy_directors: bool, at: datetime) -> Reminded:
    """Remind only the silent, of what nobody has answered. At most once a day.

    copy_directors: tell the kommundirektörer of those who had been reminded before.
    Raises RoundClosed, LinksOver, NobodySilent, RemindedToday.
    """
    round_ = FollowUpRound.objects.select_for_update(of=("self",)).select_related("plan").get(pk=round_.pk)
    today = timezone.localdate(at)
    refuse_closed(round_)
    if today > round_.expires_on:
        raise LinksOver(
            f"Länkarna gällde till och med {format_date(round_.expires_on)}. Avsluta omgången och starta en ny."
        )
    state = state_of(round_, today=today)
    if not state.silent:
        raise NobodySilent("Alla har svarat. Ingen behöver påminnas.")
    silent = state.to_remind(today)
    if not silent:
        latest = max(asked.request.reminded_at for asked in state.silent if asked.request.reminded_at)
        raise RemindedToday(f"De tysta påmindes {format_datetime(latest)}. Nästa påminnelse kan skickas i morgon.")
    told = copies(silent, on=today) if copy_directors else []
    for asked in silent:
        request = asked.request
        request.reminders += 1
        request.reminded_at = at
        request.email = request.person.email or request.email
        request.save(update_fields=["reminders", "reminded_at", "email"])
        notices.remind(request, asked.waiting, round_=round_, at=at)
    for copy in told:
        about = [(asked.person.name, asked.waiting) for asked in copy.about]
        notices.copy(copy.director, about, round_=round_, at=at)
    return Reminded(len(silent), len(told))


@transaction.atomic
def close(round_: FollowUpRound, *, at: datetime) -> None:
    """End the round: its links open nothing from now on. Raises RoundClosed."""
    round_ = FollowUpRound.objects.select_for_update(of=("self",)).select_related("plan").get(pk=round_.pk)
    refuse_closed(round_)
    round_.closed_at = at
    round_.save(update_fields=["closed_at"])
    about: list[Model] = list(round_.requests.all())
    links.revoke(about, at=at)


def refuse_closed(round_: FollowUpRound) -> None:
    """Raise RoundClosed when the round is over."""
    if round_.closed_at is not None:
        raise RoundClosed(f"Uppföljning {round_.number} avslutades {format_datetime(round_.closed_at)}.")
