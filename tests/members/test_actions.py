"""Notice, seats and accounts: what is refused, and what comes of it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from members import actions
from members.models import Agreement, AgreementParty, Body, User
from records.models import Letter
from sodertorn.accounts import actions as accounts_actions
from tests.members.factories import make_municipality, make_person, make_seat, make_user

TODAY = date(2022, 4, 20)
NOW = datetime(2022, 4, 20, 12, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture
def party(db: None) -> AgreementParty:
    agreement = Agreement.objects.create(title="Provavtal", document_on=date(2010, 8, 18), valid_from=date(2010, 1, 1))
    return AgreementParty.objects.create(
        agreement=agreement, municipality=make_municipality(), joined_on=date(2010, 1, 1)
    )


def test_register_notice_gives_the_last_day(party):
    actions.register_notice(party=party, received_on=date(2022, 3, 31), today=TODAY)

    party.refresh_from_db()
    assert (party.notice_received_on, party.left_on) == (date(2022, 3, 31), date(2023, 3, 31))


def test_register_notice_on_the_day_itself_is_possible(party):
    assert actions.register_notice(party=party, received_on=TODAY, today=TODAY).left_on == date(2023, 4, 30)


@pytest.mark.parametrize(
    ("received_on", "text"),
    [(date(2022, 4, 21), "har inte varit än"), (date(2009, 12, 31), "är med i avtalet från den 1 januari 2010")],
)
def test_register_notice_refuses_an_impossible_day(party, received_on, text):
    with pytest.raises(actions.NoticeNotPossible, match=text):
        actions.register_notice(party=party, received_on=received_on, today=TODAY)

    party.refresh_from_db()
    assert party.left_on is None


def test_register_notice_twice_is_refused_with_the_first_day(party):
    actions.register_notice(party=party, received_on=date(2022, 3, 31), today=TODAY)

    with pytest.raises(actions.NoticeNotPossible, match="31 mars 2022"):
        actions.register_notice(party=party, received_on=date(2022, 4, 1), today=TODAY)


def test_withdraw_notice_clears_the_last_day(party):
    actions.register_notice(party=party, received_on=date(2022, 3, 31), today=TODAY)

    actions.withdraw_notice(party=party)

    party.refresh_from_db()
    assert (party.notice_received_on, party.left_on) == (None, None)


def test_end_seat_keeps_the_row_with_its_last_day(db):
    seat = make_seat(starts_on=date(2021, 1, 1))

    actions.end_seat(seat=seat, ends_on=date(2021, 1, 1))

    seat.refresh_from_db()
    assert seat.ends_on == date(2021, 1, 1)


def test_end_seat_before_its_first_day_is_refused(db):
    seat = make_seat(starts_on=date(2021, 1, 1))

    with pytest.raises(actions.EndsBeforeItStarts, match=r"1 januari 2021 .* 31 december 2020"):
        actions.end_seat(seat=seat, ends_on=date(2020, 12, 31))


def test_end_seat_twice_is_refused(db):
    seat = make_seat(ends_on=date(2021, 6, 30))

    with pytest.raises(actions.AlreadyEnded, match="30 juni 2021"):
        actions.end_seat(seat=seat, ends_on=date(2021, 12, 31))


def test_invite_opens_an_account_without_password_and_writes_one_letter(db):
    person, by = make_person(name="Nina Ny"), make_user()

    account = accounts_actions.invite(person=person, email="Nina.Ny@Example.se", by=by, at=NOW)

    assert (account.email, account.invited_by, account.invited_at) == ("nina.ny@example.se", by, NOW)
    assert not account.has_usable_password()
    assert EmailAddress.objects.get(user=account).verified
    letter = Letter.objects.get(to="nina.ny@example.se")
    assert letter.kind == "invitation"
    assert "/konto/login/" in letter.text


def test_invite_twice_is_refused_and_writes_no_second_letter(db):
    person, by = make_person(name="Nina Ny"), make_user()
    accounts_actions.invite(person=person, email="nina@example.se", by=by, at=NOW)

    with pytest.raises(actions.AlreadyInvited, match="Nina Ny har redan ett konto"):
        accounts_actions.invite(person=person, email="nina2@example.se", by=by, at=NOW)
    with pytest.raises(actions.AlreadyInvited, match=r"NINA@example.se har redan ett konto"):
        accounts_actions.invite(person=make_person(), email="NINA@example.se", by=by, at=NOW)

    assert Letter.objects.filter(kind="invitation").count() == 1
    assert User.objects.filter(email__startswith="nina").count() == 1


def test_closed_account_loses_its_open_session(db):
    user, by = make_user(kind=Body.Kind.SECRETARIAT), make_user()
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/personer/").status_code == 200

    actions.close_account(account=user, by=by)

    assert client.get("/personer/").status_code == 302


def test_own_account_cannot_be_closed(db):
    user = make_user()

    with pytest.raises(actions.OwnAccount):
        actions.close_account(account=user, by=user)

    user.refresh_from_db()
    assert user.is_active
