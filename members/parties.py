"""Who is a party to the agreement on a day, or during a year (samarbetsavtalet §§ 1, 2 and 8)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from members.models import Municipality
from members.swedish import SwedishOrder


def parties_on(day: date) -> QuerySet[Municipality]:
    """Return the municipalities in the agreement on the day, by name in Swedish order.

    They decide together: a municipality is one of them from its first day in the agreement to its last, both included.
    """
    return _parties_between(day, day)


def parties_during(year: int) -> QuerySet[Municipality]:
    """Return the municipalities in the agreement on any day of the year, by name: they pay its fee (§ 8)."""
    return _parties_between(date(year, 1, 1), date(year, 12, 31))


def _parties_between(first: date, last: date) -> QuerySet[Municipality]:
    return (
        Municipality.objects.filter(
            Q(agreements__left_on=None) | Q(agreements__left_on__gte=first), agreements__joined_on__lte=last
        )
        .distinct()
        .order_by(SwedishOrder("name"), "name")
    )
