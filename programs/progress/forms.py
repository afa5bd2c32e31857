"""What the table of progress sends: one small form per row, with the row's token of what was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from members import swedish
from programs.models import Activity
from programs.progress.wishes import Seen, Wish
from programs.table.forms import TOO_LONG

TEXT_CHARACTERS = 4_000
_TOKEN = re.compile(r"(\d{1,10})\.([a-z_]{1,20})\.(\d{1,18})", re.ASCII)


def token_of(activity: Activity, entry: int) -> str:
    """Return what the page remembers of a row: which it is, its status and its newest entry (0 when none)."""
    return f"{activity.pk}.{activity.status}.{entry}"


def read_token(token: str) -> tuple[int, Seen] | None:
    """Return the row and what was seen of it, or None when the text is no token."""
    parts = _TOKEN.fullmatch(token)
    return (int(parts[1]), Seen(parts[2], int(parts[3]))) if parts else None


class ProgressForm(forms.Form):
    """A row's status and what has happened."""

    status = forms.ChoiceField(
        choices=Activity.Status,
        error_messages={
            "required": "Välj en status i listan.",
            "invalid_choice": "Statusen ”%(value)s” finns inte. Välj en i listan.",
        },
    )
    text = forms.CharField(required=False, max_length=TEXT_CHARACTERS, error_messages={"max_length": TOO_LONG})

    def clean_text(self) -> str:
        return swedish.normalise(self.cleaned_data["text"], multiline=True)


@dataclass(frozen=True)
class SentRow:
    """One row as it was sent. `key` is the number its fields have in the page."""

    key: str
    activity_id: int
    seen: Seen
    status: str
    text: str
    in_conflict: bool = False

    @property
    def is_changed(self) -> bool:
        return self.status != self.seen.status or bool(self.text.strip())

    def check(self, *, replaces: bool = False) -> tuple[Wish | None, str]:
        """Return what is wished for, or None and what is wrong."""
        form = ProgressForm({"status": self.status, "text": self.text})
        if not form.is_valid():
            return None, " ".join(str(error) for errors in form.errors.values() for error in errors)
        cleaned = form.cleaned_data
        return Wish(self.activity_id, self.seen, cleaned["status"], cleaned["text"], replaces), ""


def sent_rows(data: QueryDict) -> Iterator[SentRow]:
    """Return each row that was sent; in a row with a conflict the fields hold what its sender wants."""
    for name in data:
        kind, _, key = name.partition("-")
        if kind not in {"sedd", "konflikt"} or not (token := read_token(data.get(name, ""))):
            continue
        in_conflict = kind == "konflikt"
        prefix = "min_" if in_conflict else ""
        activity_id, seen = token
        yield SentRow(
            key=key,
            activity_id=activity_id,
            seen=seen,
            status=data.get(f"{prefix}status-{key}", seen.status),
            text=data.get(f"{prefix}text-{key}", "").replace("\r\n", "\n"),
            in_conflict=in_conflict,
        )


def joined_row(data: QueryDict, row: SentRow) -> SentRow:
    """Return the row as it was put together of both texts."""
    return SentRow(
        key=row.key,
        activity_id=row.activity_id,
        seen=row.seen,
        status=data.get(f"ihop_status-{row.key}", row.status),
        text=data.get(f"ihop_text-{row.key}", "").replace("\r\n", "\n"),
        in_conflict=True,
    )


def ticked(data: QueryDict, rows: dict[int, int]) -> list[int]:
    """Return the ticked rows, those of a ticked focus area and those of "all" included.

    rows: the focus area of each row on the page.
    """
    areas, one_by_one = set(data.getlist("markerat_omrade")), set(data.getlist("markerad"))
    everything = "markerat_alla" in data
    return [pk for pk, area in rows.items() if everything or str(pk) in one_by_one or str(area) in areas]
