"""Writing down what came of an activity."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from members.models import User
from programs.models import Activity, FollowUp


@transaction.atomic
def add_follow_up(
    activity: Activity,
    *,
    text: str,
    on: date,
    by: User,
    at: datetime,
    numbers: Mapping[str, int | str] | None = None,
) -> FollowUp:
    """Write down what came of the activity, after what is already said. Pressing twice writes it once.

    numbers: figures by label (programs.follow_up.figures).
    """
    row = Activity.objects.select_for_update().get(pk=activity.pk)
    stated = dict(numbers or {})
    if said := row.follow_ups.filter(text=text, on=on, author=by, numbers=stated).first():
        return said
    last = row.follow_ups.aggregate(last=Max("order"))["last"] or 0
    return FollowUp.objects.create(
        activity=row,
        order=last + 1,
        text=text,
        on=on,
        numbers=stated,
        author=by,
        written_at=at,
        is_example=row.is_example,
    )
