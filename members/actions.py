"""Changes with consequences: a received notice, a seat that ends, an account that opens or closes."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from members import notice
from members.models import AgreementParty, Person, Seat, User
from members.swedish import format_date


class NoticeNotPossible(Exception):
    """The municipality cannot give notice that day; the text says why."""


class AlreadyEnded(Exception):
    """The seat has ended already."""


class EndsBeforeItStarts(Exception):
    """The last day of the seat lies before its first."""


class AlreadyInvited(Exception):
    """The person or the address has an account already."""


class OwnAccount(Exception):
    """Nobody can close the account they are using."""


@transaction.atomic
def register_notice(*, party: AgreementParty, received_on: date, today: date) -> AgreementParty:
    """Enter a notice that the chair has received, with the last day it gives (samarbetsavtalet § 2).

    Raises NoticeNotPossible.
    """
    party = AgreementParty.objects.select_for_update().select_related("municipality").get(pk=party.pk)
    name = party.municipality.name
    if party.notice_received_on:
        raise NoticeNotPossible(
            f"{name} har redan sagt upp avtalet. Uppsägningen kom in den {format_date(party.notice_received_on)}."
        )
    if received_on > today:
        raise NoticeNotPossible(f"Den {format_date(received_on)} har inte varit än. Ange dagen då uppsägningen kom in.")
    if received_on < party.joined_on:
        raise NoticeNotPossible(
            f"{name} är med i avtalet från den {format_date(party.joined_on)}. Uppsägningen kan inte vara äldre."
        )
    party.notice_received_on = received_on
    party.left_on = notice.last_day_in_agreement(received_on)
    party.save(update_fields=["notice_received_on", "left_on"])
    return party


@transaction.atomic
def withdraw_notice(*, party: AgreementParty) -> None:
    """Take back a notice that was entered by mistake; the history keeps it."""
    party = AgreementParty.objects.select_for_update().get(pk=party.pk)
    party.notice_received_on = None
    party.left_on = None
    party.save(update_fields=["notice_received_on", "left_on"])


@transaction.atomic
def end_seat(*, seat: Seat, ends_on: date) -> Seat:
    """Give the seat its last day. Raises AlreadyEnded and EndsBeforeItStarts."""
    seat = Seat.objects.select_for_update(of=("self",)).select_related("person", "body").get(pk=seat.pk)
    if seat.ends_on:
        raise AlreadyEnded(f"Platsen har redan en sista dag: {format_date(seat.ends_on)}.")
    if seat.starts_on and ends_on < seat.starts_on:
        raise EndsBeforeItStarts(
            f"Platsen började den {format_date(seat.starts_on)} och kan inte sluta den {format_date(ends_on)}."
        )
    seat.ends_on = ends_on
    seat.save(update_fields=["ends_on"])
    return seat


@transaction.atomic
def open_account(*, person: Person, email: str, by: User | None, at: datetime) -> User:
    """Give the person an account without a password. Raises AlreadyInvited.

    Nobody invites the first of the secretariat.
    """
    if User.objects.filter(person=person).exists():
        raise AlreadyInvited(f"{person.name} har redan ett konto.")
    if User.objects.filter(email__iexact=email).exists():
        raise AlreadyInvited(f"Adressen {email} har redan ett konto.")
    if not person.email:
        person.email = email
        person.save(update_fields=["email"])
    return User.objects.create_user(email, person=person, invited_by=by, invited_at=at)


@transaction.atomic
def close_account(*, account: User, by: User) -> None:
    """Let nobody in with the account any more; open sessions end with their next request. Raises OwnAccount."""
    if account.pk == by.pk:
        raise OwnAccount("Du kan inte stänga ditt eget konto. Be en kollega på kansliet.")
    account.is_active = False
    account.save(update_fields=["is_active"])


def reopen_account(*, account: User) -> None:
    account.is_active = True
    account.save(update_fields=["is_active"])
