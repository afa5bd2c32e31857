"""How the plan of 2020 became the plan of 2021: the choices, by the rows' numbers in the documents."""

from __future__ import annotations

from django.db import transaction

from members.triggers import as_stated
from programs.models import Activity, Plan

# 2021's row: 2020's row that it goes on from.
KEPT = {
    3: 1, 4: 3, 6: 20, 7: 5, 8: 7, 9: 8, 10: 9, 11: 11, 13: 13, 14: 14, 15: 15, 16: 18, 17: 16, 18: 22, 19: 21,
    20: 23, 21: 24,
}  # fmt: skip
SAME_WORDS = {8, 9, 11, 14, 21}  # 2021's rows whose title is 2020's
SPLIT = {4: (1, 5)}  # 2020's row: the rows of 2021 that it became
MERGED = {6: 1, 2: 5}  # 2020's row: the row of 2021 that it went into
DROPPED = {
    10: "Förstudien om masshantering är klar.",
    12: "Kompetensförsörjningen följs i arbetsmarknadsfrågorna.",
    17: "Almedalsveckan 2020 ställdes in.",
    19: "Nätverken samverkar utan en egen aktivitet.",
}
NEW = (2, 12)


def make_room_for_2021() -> Plan:
    """Give the loaded plan of 2021 another year, so that 2021 can be made anew; return it to compare with."""
    with transaction.atomic(), as_stated():
        Plan.objects.filter(year=2021).update(year=2121)
    return Plan.objects.get(year=2121)


def of_2020(number: int) -> Activity:
    return Activity.objects.get(key=f"HP2020-{number:02}")


def of_2021(number: int) -> Activity:
    """Return the row that the documents state for 2021."""
    return Activity.objects.get(key=f"HP2021-{number:02}")


def lineage(plan: Plan) -> set[tuple[str, frozenset[str]]]:
    """Return every row's title with the rows of 2020 that it stands on."""
    rows = plan.activities.prefetch_related("predecessors")
    return {(row.title, frozenset(str(older.key) for older in row.predecessors.all())) for row in rows}
