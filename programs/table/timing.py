"""When an activity is carried out: a controlled value, read from the words that plans use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from members import swedish


@dataclass(frozen=True)
class Timing:
    """A controlled value with the month or the first year that belongs to it."""

    value: str
    month: int | None = None
    year: int | None = None


class Timed(Protocol):
    timing: str
    timing_month: int | None
    timing_year: int | None
    timing_text: str


NOT_STATED = "not_stated"
_WORDS = {
    "löpande": "ongoing",
    "vår": "spring",
    "våren": "spring",
    "höst": "autumn",
    "hösten": "autumn",
    "vår och höst": "spring_and_autumn",
    "vår+höst": "spring_and_autumn",
    "årligen": "yearly",
    "1 ggr/år": "yearly",
}
LABELS = {
    "ongoing": "Löpande",
    "spring": "Våren",
    "autumn": "Hösten",
    "spring_and_autumn": "Vår och höst",
    "yearly": "En gång per år",
    NOT_STATED: "",
}


def read(text: str | None) -> Timing:
    """Return the controlled value that a plan's words mean; words it does not know give "not stated"."""
    words = swedish.normalise(text or "").casefold()
    if words in _WORDS:
        return Timing(_WORDS[words])
    if words.startswith("klart"):
        for number, name in enumerate(swedish.MONTHS, start=1):
            if name in words or re.search(rf"\b{name[:3]}\b", words):
                return Timing("by_month", month=number)
    first_year = re.fullmatch(r"från (?:och med )?(?:år )?(\d{4})", words)
    if first_year:
        return Timing("from_year", year=int(first_year[1]))
    return Timing(NOT_STATED)


def label_of(activity: Timed) -> str:
    """Return when, in the source's own words if it has any; empty when nothing is stated."""
    if activity.timing_text:
        return activity.timing_text
    if activity.timing == "by_month":
        return (
            f"Klart i {swedish.month_name(activity.timing_month)}" if activity.timing_month else "Klart en viss månad"
        )
    if activity.timing == "from_year":
        return f"Från {activity.timing_year}" if activity.timing_year else "Från ett visst år"
    return LABELS.get(activity.timing, "")
