"""The mail that development has sent, read back from files. Never in production."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

SEPARATOR = re.compile(rb"\n-{79}\n")


@dataclass(frozen=True)
class ReadLetter:
    """One sent mail."""

    number: str
    sent_at: datetime | None
    to: str
    subject: str
    text: str
    attachments: tuple[str, ...]


def letters(*, limit: int = 100) -> list[ReadLetter]:
    """Return the newest mail first."""
    found = [letter for path in _files() for letter in _read(path)]
    return sorted(found, key=lambda letter: (letter.sent_at is not None, letter.sent_at, letter.number), reverse=True)[
        :limit
    ]


def letter(number: str) -> ReadLetter | None:
    return next((found for found in letters(limit=1000) if found.number == number), None)


def _files() -> list[Path]:
    folder = Path(settings.EMAIL_FILE_PATH)
    return sorted(folder.glob("*.log")) if folder.exists() else []


def _read(path: Path) -> list[ReadLetter]:
    # Django's file back end writes the mails of one connection one after another, each followed by a line of 79 dashes.
    parts = [part for part in SEPARATOR.split(path.read_bytes() + b"\n") if part.strip()]
    return [_parse(part.lstrip(b"\n"), number=f"{path.stem}-{index}") for index, part in enumerate(parts)]


def _parse(raw: bytes, *, number: str) -> ReadLetter:
    message: EmailMessage = email.message_from_bytes(raw, policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    date = message.get("Date")
    return ReadLetter(
        number=number,
        sent_at=_sent_at(str(date)) if date else None,
        to=str(message.get("To", "")),
        subject=str(message.get("Subject", "")),
        text=body.get_content() if body else "",
        attachments=tuple(part.get_filename() or part.get_content_type() for part in message.iter_attachments()),
    )


def _sent_at(text: str) -> datetime:
    """Return the aware time of sending; Django writes UTC as -0000, which means a naive time to Python."""
    at = parsedate_to_datetime(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
