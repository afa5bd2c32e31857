"""The data many times over, to see what grows with it: for `make bench` and the tests of queries."""

from __future__ import annotations

from django.db import connection, models, transaction

from meetings.models import Decision, ExternalMeeting, Meeting
from members.triggers import as_stated
from programs.models import Activity, FollowUp, Plan
from remisser.models import Consultation


def multiply(times: int) -> None:
    """Copy the years 2017–2022 until there are `times` as many meetings, plans, follow-ups and remisser."""
    with transaction.atomic(), as_stated():
        _multiply(times)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _multiply(times: int) -> None:
    base = {model: list(model.objects.all()) for model in (Meeting, Decision, ExternalMeeting, Consultation)}
    plans = list(Plan.objects.filter(year__in=(2020, 2021)))
    for number in range(1, times):
        shift = 28 * number  # the same weekdays, and 29 February stays in a leap year
        for rows in base.values():
            type(rows[0]).objects.bulk_create(_copies(rows, shift))
        for plan in plans:
            [new_plan] = Plan.objects.bulk_create(_copies([plan], shift))
            old = list(plan.activities.all())
            new = _copies(old, shift)
            for activity in new:
                activity.plan_id = new_plan.pk
            new = Activity.objects.bulk_create(new)
            for before, after in zip(old, new, strict=True):
                entries = _copies(list(before.follow_ups.all()), shift)
                for entry in entries:
                    entry.activity_id = after.pk
                FollowUp.objects.bulk_create(entries)
                after.municipalities.set(before.municipalities.all())
                after.networks.set(before.networks.all())


def _copies(rows: list[models.Model], shift: int) -> list[models.Model]:
    fresh = []
    for row in rows:
        values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.generated}
        values.pop(row._meta.pk.attname)
        for name, value in values.items():
            if name == "year" and value:
                values[name] = value + shift
            elif hasattr(value, "replace") and hasattr(value, "year") and value is not None:
                values[name] = value.replace(year=value.year + shift)
        for unique in ("key", "uid", "slug"):
            if unique in values:
                values.pop(unique)
        fresh.append(type(row)(**values))
    return fresh


def fill_plans(rows: int, *, year: int | None = None) -> int:
    """Copy the rows of each plan (or the year's) until it has so many; return how many plans there are.

    The copies have the same municipalities and networks and one follow-up each.
    """
    plans = Plan.objects.filter(year=year) if year else Plan.objects.all()
    with transaction.atomic(), as_stated():
        for plan in plans:
            old = list(plan.activities.prefetch_related("municipalities", "networks"))
            lacking = max(0, rows - len(old))
            sources = [old[number % len(old)] for number in range(lacking)] if old else []
            copies = [copy for source in sources for copy in _copies([source], 0)]
            for number, copy in enumerate(copies):
                copy.order = 10_000 + number
            for source, copy in zip(sources, Activity.objects.bulk_create(copies), strict=True):
                copy.municipalities.set(source.municipalities.all())
                copy.networks.set(source.networks.all())
                FollowUp.objects.create(activity=copy, order=1, text="Arbetet fortsätter enligt plan.", year=plan.year)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return plans.count()
