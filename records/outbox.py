"""Letters out: one row per recipient, kind, object and version, and never the same letter twice.

"Sending" is committed before the mail server is asked and "sent" after. When a worker dies between the two
nobody can know whether the letter left, so it becomes uncertain and a person decides.
"""

from __future__ import annotations

import smtplib
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage, get_connection
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone

from members.swedish import format_datetime
from records.models import Letter
from records.queue import TaskName, put_in_queue
from records.redaction import without_tokens

MAX_ATTEMPTS = 8
RESENT_AFTER = timedelta(seconds=60)
SILENT_AFTER = timedelta(minutes=10)  # far longer than any answer from a mail server may take

CUT_OFF = "Sändningen bröts mitt i. Brevet kan ha kommit fram."


class NotUncertain(Exception):
    """Only a letter that failed or is uncertain can be sent again by hand."""


def write_letter(
    *, to: str, kind: str, about: models.Model | None, version: object = "", subject: str, text: str
) -> Letter:
    """Return the letter to this recipient about this version of the object, written now if it was not before."""
    same = {
        "to": to.strip().lower(),
        "kind": kind,
        "about_type": ContentType.objects.get_for_model(about) if about is not None else None,
        "about_id": str(about.pk) if about is not None else "",
        "version": str(version),
    }
    letter = Letter.objects.filter(**same).first()
    if letter is not None:
        return letter
    try:
        with transaction.atomic():
            letter = Letter.objects.create(
                **same, subject=" ".join(subject.split()), text=text, message_id=_new_message_id()
            )
    except IntegrityError:  # written in the same moment by somebody else
        return Letter.objects.get(**same)
    _send(letter.pk)
    return letter


def _new_message_id() -> str:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
    return f"<{uuid.uuid4()}@{domain}>"


def _send(letter_id: int) -> None:
    put_in_queue(TaskName.DELIVER_LETTER, letter_id)


def send_waiting(now: datetime) -> int:
    """Send again what waits, mark what was cut off as uncertain; return how many wait [letters]."""
    Letter.objects.filter(state=Letter.State.SENDING, sending_at__lt=now - SILENT_AFTER).update(
        state=Letter.State.UNCERTAIN, error=CUT_OFF
    )
    # The wait doubles with every try: a mail server that is down, or lets strangers wait, gets some four hours.
    waiting = [
        letter.pk
        for letter in Letter.objects.filter(state=Letter.State.WAITING).order_by("pk")[:500]
        if (letter.sending_at or letter.created_at) < now - RESENT_AFTER * 2**letter.attempts
    ]
    for letter_id in waiting:
        _send(letter_id)
    return len(waiting)


def deliver(letter_id: int, *, at: datetime, redelivered: bool = False) -> None:
    """Hand the letter to the mail server once, and record what came of it.

    redelivered: the worker that had this message died, so a letter it was sending may have left.
    """
    letters = Letter.objects.filter(pk=letter_id)
    taken = letters.filter(state=Letter.State.WAITING).update(
        state=Letter.State.SENDING, sending_at=at, attempts=F("attempts") + 1, error=""
    )
    if not taken:
        if redelivered:
            letters.filter(state=Letter.State.SENDING).update(state=Letter.State.UNCERTAIN, error=CUT_OFF)
        return
    letter = letters.get()
    mail_server = get_connection()
    try:
        mail_server.open()
    except (OSError, smtplib.SMTPException) as error:
        _not_sent(letter, f"Ingen kontakt med e-postservern: {error}", permanent=False)
        return
    try:
        _message(letter, mail_server).send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        _not_sent(letter, "E-postservern tar inte emot brev till adressen.", permanent=all(c >= 500 for c in codes))
    except smtplib.SMTPResponseException as error:
        _not_sent(letter, f"E-postservern svarade {error.smtp_code}.", permanent=error.smtp_code >= 500)
    except (OSError, smtplib.SMTPException) as error:
        letters.update(state=Letter.State.UNCERTAIN, error=f"{CUT_OFF} ({error})")
    else:
        # From here on only the recipient holds what opens a personal link.
        letters.filter(state=Letter.State.SENDING).update(
            state=Letter.State.SENT, sent_at=timezone.now(), text=without_tokens(letter.text)
        )
    finally:
        mail_server.close()


def _message(letter: Letter, mail_server: Any) -> EmailMessage:
    return EmailMessage(
        subject=letter.subject,
        body=letter.text,
        to=[letter.to],
        connection=mail_server,
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )


def _not_sent(letter: Letter, reason: str, *, permanent: bool) -> None:
    given_up = permanent or letter.attempts >= MAX_ATTEMPTS
    Letter.objects.filter(pk=letter.pk).update(
        state=Letter.State.FAILED if given_up else Letter.State.WAITING, error=reason
    )


def send_again(letter: Letter) -> None:
    """Let a person send a letter again that failed or may not have come. Raises NotUncertain."""
    changed = Letter.objects.filter(pk=letter.pk, state__in=[Letter.State.UNCERTAIN, Letter.State.FAILED]).update(
        state=Letter.State.WAITING, attempts=0, error=""
    )
    if not changed:
        letter.refresh_from_db()
        when = f" {format_datetime(letter.sent_at)}" if letter.sent_at else ""
        raise NotUncertain(f"Brevet är {letter.get_state_display()}{when} och skickas inte en gång till.")
    _send(letter.pk)
