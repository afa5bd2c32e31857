"""Changes of rates, invoices and payments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from budget.models import FeeFollowUp, FeeRate
from members.models import Municipality
from members.swedish import format_date
from members.versions import save_if_unchanged


class RateAlreadySet(Exception):
    """There is already a rate that starts on the day or later."""


@transaction.atomic
def add_fee_rate(*, rate_kr: Decimal, starts_on: date, decided_on: date | None = None, basis: str = "") -> FeeRate:
    """Let a new rate [kr] hold from the day on; the one before it ends the day before. Raises RateAlreadySet."""
    if FeeFollowUp.objects.filter(year__gte=starts_on.year).exclude(invoiced_on=None, paid_on=None).exists():
        raise RateAlreadySet(
            f"Avgiften för {starts_on.year} är redan fakturerad eller betald. Välj en dag från ett senare år."
        )
    for rate in FeeRate.objects.select_for_update():
        if rate.starts_on is not None and rate.starts_on >= starts_on:
            raise RateAlreadySet(
                f"Det finns redan en avgift som gäller från {format_date(rate.starts_on)}. Välj en senare dag."
            )
        if rate.ends_on is None or rate.ends_on >= starts_on:
            rate.ends_on = starts_on - timedelta(days=1)
            rate.save(update_fields=["ends_on"])
    return FeeRate.objects.create(
        rate_kr=rate_kr,
        starts_on=starts_on,
        decided_on=decided_on,
        decided_by="samarbetskommittén" if decided_on else "",
        basis=basis,
    )


@transaction.atomic
def follow_fee(*, municipality: Municipality, year: int, seen: int, values: Mapping[str, date | None]) -> FeeFollowUp:
    """Note when the municipality confirmed, was invoiced and paid, if nobody has noted anything since.

    seen: members.versions.NEVER_SEEN when nothing was noted. Raises ChangedMeanwhile.
    """
    known, created = FeeFollowUp.objects.get_or_create(municipality=municipality, year=year, defaults=values)
    if not created:
        save_if_unchanged(known, seen=seen, **values)
    return known
