"""By when a meeting is summoned, with its agenda and papers (samarbetsavtalet § 4). Values in, value out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

NORM_DAYS = 10  # the portal's norm for a body that has none of its own; the agreement says only "i god tid"


def days_before(norms: Mapping[int, int], year: int) -> int:
    """Return how long before a meeting of the year its body is summoned [days]: its latest norm up to that year.

    norms: the body's own norms by year [days]. Source: samarbetsavtalet § 4.
    """
    known = [stated for stated in norms if stated <= year]
    return norms[max(known)] if known else NORM_DAYS


def summons_on(meeting_on: date, norms: Mapping[int, int]) -> date:
    """Return the day by which the summons to a meeting on the day goes out.

    norms: as for `days_before`. Source: samarbetsavtalet § 4.
    """
    return meeting_on - timedelta(days=days_before(norms, meeting_on.year))
