"""Notice of termination of the agreement (samarbetsavtalet § 2)."""

from datetime import date, timedelta

NOTICE_MONTHS = 12


def notice_starts_on(received_on: date) -> date:
    """Return the first day of the notice period: the turn of the month after the receipt.

    A notice received on the first of a month counts from the next turn, which is a reading of ours.
    Source: samarbetsavtalet § 2.
    """
    return date(received_on.year + received_on.month // 12, received_on.month % 12 + 1, 1)


def last_day_in_agreement(received_on: date) -> date:
    """Return the municipality's last day in the agreement: twelve months from the turn of the month.

    Source: samarbetsavtalet § 2.
    """
    starts = notice_starts_on(received_on)
    months = starts.month - 1 + NOTICE_MONTHS
    return date(starts.year + months // 12, months % 12 + 1, 1) - timedelta(days=1)
