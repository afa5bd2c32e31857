"""Letters: one per recipient and version, and never the same letter twice."""

from __future__ import annotations

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from records import outbox
from records.models import Document, Letter

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _mail(settings) -> None:
    settings.EMAIL_BACKEND = LOCMEM


def write(**fields: object) -> Letter:
    about = Document.objects.get_or_create(kind="annat", title="Protokoll")[0]
    values = {"to": "registrator@example.se", "kind": "minutes", "about": about, "version": 1, "subject": "Hej"}
    return outbox.write_letter(**(values | {"text": "Text med å ä ö."} | fields))


def test_write_letter_twice_gives_one_letter(db):
    first = write()

    assert write() == first
    assert write(to=" Registrator@example.se ") == first
    assert write(version=2) != first


def test_write_letter_without_object_is_also_written_once(db):
    assert write(about=None) == write(about=None)


def test_deliver_twice_sends_once(db):
    letter = write()

    for _ in range(2):
        outbox.deliver(letter.pk, at=timezone.now())

    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT
    assert [sent.extra_headers["Message-ID"] for sent in mail.outbox] == [letter.message_id]


def test_subject_cannot_carry_a_header(db):
    letter = write(subject="Hej\nBcc: alla@example.se")

    outbox.deliver(letter.pk, at=timezone.now())

    assert mail.outbox[0].subject == "Hej Bcc: alla@example.se"
    assert mail.outbox[0].bcc == []


def test_redelivery_while_sending_is_uncertain_and_sends_nothing(db):
    letter = write()
    Letter.objects.filter(pk=letter.pk).update(state=Letter.State.SENDING, sending_at=timezone.now())

    outbox.deliver(letter.pk, at=timezone.now(), redelivered=True)

    letter.refresh_from_db()
    assert (letter.state, mail.outbox) == (Letter.State.UNCERTAIN, [])


def test_another_worker_does_not_disturb_one_that_is_sending(db):
    letter = write()
    Letter.objects.filter(pk=letter.pk).update(state=Letter.State.SENDING, sending_at=timezone.now())

    outbox.deliver(letter.pk, at=timezone.now())

    letter.refresh_from_db()
    assert letter.state == Letter.State.SENDING


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (smtplib.SMTPRecipientsRefused({"a@b.se": (550, b"unknown")}), Letter.State.FAILED),
        (smtplib.SMTPRecipientsRefused({"a@b.se": (450, b"later")}), Letter.State.WAITING),
        (smtplib.SMTPDataError(451, b"later"), Letter.State.WAITING),
        (smtplib.SMTPServerDisconnected("gone"), Letter.State.UNCERTAIN),
        (TimeoutError("silent"), Letter.State.UNCERTAIN),
    ],
)
def test_deliver_tells_what_the_mail_server_answered(db, monkeypatch, error, state):
    def refuse(self: object, messages: object) -> int:
        raise error

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", refuse)
    letter = write()

    outbox.deliver(letter.pk, at=timezone.now())

    letter.refresh_from_db()
    assert letter.state == state
    assert letter.error


def test_deliver_waits_when_the_mail_server_is_not_there(db, monkeypatch):
    def refuse(self: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(locmem.EmailBackend, "open", refuse)
    letter = write()

    outbox.deliver(letter.pk, at=timezone.now())

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (Letter.State.WAITING, 1)


def test_send_waiting_marks_what_was_cut_off(db):
    letter = write()
    now = timezone.now()
    Letter.objects.filter(pk=letter.pk).update(state=Letter.State.SENDING, sending_at=now - timedelta(minutes=11))

    outbox.send_waiting(now)

    letter.refresh_from_db()
    assert letter.state == Letter.State.UNCERTAIN


def test_send_again_refuses_a_letter_that_is_sent(db):
    letter = write()
    outbox.deliver(letter.pk, at=timezone.now())

    with pytest.raises(outbox.NotUncertain, match="skickat"):
        outbox.send_again(letter)


def test_letters_page_lists_every_letter_and_lets_the_secretariat_send_again(facts, client_of):
    client = client_of("kansli@example.se")
    letter = write()
    Letter.objects.filter(pk=letter.pk).update(state=Letter.State.UNCERTAIN, error=outbox.CUT_OFF)

    page = client.get("/brev/?lage=uncertain").content.decode()
    again = client.post(f"/brev/{letter.pk}/igen/")

    letter.refresh_from_db()
    assert "registrator@example.se" in page
    assert "osäkert" in page
    assert again.status_code == 302
    assert letter.state == Letter.State.WAITING


def test_letters_page_is_for_the_secretariat(facts, client_of):
    assert client_of("ledamot.huddinge@example.se").get("/brev/").status_code == 403


def test_letters_page_asks_the_same_with_one_letter_and_three(facts, client_of, django_assert_num_queries):
    client = client_of("kansli@example.se")
    write()
    client.get("/brev/")
    with CaptureQueriesContext(connection) as one:
        client.get("/brev/")
    write(version=2)
    write(version=3)

    with django_assert_num_queries(len(one)):
        client.get("/brev/")


@pytest.mark.parametrize(
    ("attempts", "minutes", "sent"), [(0, 2, 1), (0, 0.5, 0), (3, 9, 1), (3, 7, 0), (7, 129, 1), (7, 127, 0)]
)
def test_wait_between_tries_doubles(db, attempts, minutes, sent):
    """One minute, two, four …: the seventh wait is 128 minutes."""
    letter = write()
    now = timezone.now()
    tried_at = now - timedelta(minutes=minutes)
    Letter.objects.filter(pk=letter.pk).update(attempts=attempts, sending_at=tried_at, created_at=tried_at)

    assert outbox.send_waiting(now) == sent
