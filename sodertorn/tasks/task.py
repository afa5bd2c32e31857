"""Something that waits for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Task:
    """Something to do: the day it is due, what it is, and the page where it is done.

    The start page shows the line alone; the page of the year (`sodertorn.tasks.year`) also why and how.
    """

    due_on: date | None
    text: str
    url: str
    kind: str
    is_late: bool = False
    is_example: bool = False
    is_urgent: bool = False
    why: str = ""  # the rule behind it
    how: str = ""  # how it is done, in a sentence
    when: str = ""  # the day in words, where only a month or a year is known
