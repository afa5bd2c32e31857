"""What came of an assignment."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from members import swedish
from members.versions import save_if_unchanged
from programs.models import Assignment


class AlreadyDone(Exception):
    """Somebody has already written that the assignment is done."""


# --- Assignments ------------------------------------------------------------------------------------


@transaction.atomic
def report(assignment: Assignment, *, result: str, done_on: date | None, seen: int) -> None:
    """Write what came of an assignment, and the day it was done if it is. Raises AlreadyDone, ChangedMeanwhile.

    The same report sent twice is saved once.
    """
    saved = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if (saved.result, saved.done_on) == (result, done_on):
        return
    if saved.done_on is not None:
        raise AlreadyDone(
            f"Uppdraget är redan redovisat som klart {swedish.format_date(saved.done_on)}: ”{saved.result}” "
            "Be kansliet ändra om det är fel."
        )
    save_if_unchanged(assignment, seen=seen, result=result, done_on=done_on)
