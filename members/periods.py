"""Periods with a first and a last day, both included; an open end is None."""

from datetime import date

from django.db.models import Q


def covers(day: date, *, starts_on: date | None, ends_on: date | None) -> bool:
    """Tell whether the day lies in the period, its first and last day included."""
    return (starts_on is None or starts_on <= day) and (ends_on is None or day <= ends_on)


def covering(day: date) -> Q:
    """Return the same question as a condition on `starts_on` and `ends_on`."""
    return (Q(starts_on=None) | Q(starts_on__lte=day)) & (Q(ends_on=None) | Q(ends_on__gte=day))
