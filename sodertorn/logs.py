"""What is written in logs: never the token of a personal link, whoever logs the address it stands in."""

from __future__ import annotations

import logging

from records.redaction import without_tokens


class Record(logging.LogRecord):
    """A line of any log of the process; its text is made here for every handler and every format."""

    def getMessage(self) -> str:  # noqa: N802 (the name that logging calls)
        return without_tokens(super().getMessage())


def keep_tokens_out() -> None:
    """Let every log of the process, gunicorn's of requests too, be made of such lines."""
    logging.setLogRecordFactory(Record)
