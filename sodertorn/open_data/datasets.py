"""Open data: what is public anyway, as CSV for spreadsheets and JSON for programs, at stable addresses.

CSV has a BOM, semicolons and decimal commas, as Swedish spreadsheets expect; JSON has points.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from budget.fee import rounded_rate
from budget.fees.queries import fees_of_municipality
from budget.models import Budget, BudgetLine, FundYear
from meetings.models import Decision, ExternalMeeting, Meeting
from members.models import Body, Municipality, Population
from members.scope import NOBODY
from programs.models import Activity, FollowUp, Project, SubGoal
from remisser.models import Consultation

Row = tuple[Any, ...]
FORMULA_START = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Dataset:
    """One table of open data: its address, what it holds and where the rows come from."""

    slug: str
    title: str
    description: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterable[Row]]
    licence: str = "CC0"

    def as_json(self) -> bytes:
        rows = [dict(zip(self.columns, row, strict=True)) for row in self.rows()]
        return json.dumps(
            {"titel": self.title, "beskrivning": self.description, "licens": self.licence, "rader": rows},
            cls=DjangoJSONEncoder,
            ensure_ascii=False,
            indent=1,
        ).encode()

    def as_csv(self) -> bytes:
        file = io.StringIO()
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows([_cell(value) for value in row] for row in self.rows())
        return b"\xef\xbb\xbf" + file.getvalue().encode()


def dataset(slug: str) -> Dataset | None:
    return next((found for found in DATASETS if found.slug == slug), None)


def etag_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nej"
        case Decimal() | float():
            return str(value).replace(".", ",")
        case date() | time():
            return value.isoformat()
        case list():
            return _cell(", ".join(str(item) for item in value))
        case str() if value.startswith(FORMULA_START):
            return f"'{value}"  # a spreadsheet would run it as a formula
        case _:
            return str(value)


def _names(rows: Iterable[Any]) -> list[str]:
    return [row.name for row in rows]


def _municipalities() -> Iterable[Row]:
    return Municipality.objects.values_list("scb_code", "name", "formal_name", "county_code", "county")


def _populations() -> Iterable[Row]:
    return Population.objects.order_by("counted_on", "municipality__scb_code").values_list(
        "municipality__scb_code", "municipality__name", "counted_on", "persons", "is_perturbed", "source"
    )


def _bodies() -> Iterable[Row]:
    for body in Body.objects.order_by("slug"):
        yield body.slug, body.name, body.get_kind_display(), body.also_called, body.active_until


def _meetings() -> Iterable[Row]:
    rows = Meeting.objects.visible_to(NOBODY).filter(is_example=False)
    for m in rows.select_related("body", "conference_type").prefetch_related("hosts"):
        yield (
            str(m.uid), m.name, m.organiser, m.get_kind_display(), m.year, m.on, m.until, m.date_text,
            m.start_time, m.end_time, _names(m.hosts.all()), m.venue, m.get_state_display(), m.source,
        )  # fmt: skip


def _external_meetings() -> Iterable[Row]:
    return ExternalMeeting.objects.values_list("on", "our_side", "counterpart", "topic", "place", "uncertain", "source")


def _decisions() -> Iterable[Row]:
    rows = Decision.objects.visible_to(NOBODY).filter(is_example=False).select_related("body")
    for d in rows:
        yield d.pk, d.body.name, d.year, d.month, d.decided_on, d.text, d.get_mode_display(), d.source


def _sub_goals() -> Iterable[Row]:
    return SubGoal.objects.order_by("focus_area__program", "focus_area__order", "order").values_list(
        "focus_area__program__abbreviation", "focus_area__name", "focus_area__goal", "text", "added_on", "source"
    )


def _activities() -> Iterable[Row]:
    rows = Activity.objects.visible_to(NOBODY).filter(is_example=False).for_table()
    for a in rows:
        yield (
            a.plan.year, a.order, a.focus_area.name, a.sub_goal.text if a.sub_goal else None, a.title,
            _names(a.municipalities.all()), _names(a.networks.all()), a.get_timing_display(), a.comment,
            a.get_status_display(), a.uncertain, a.source,
        )  # fmt: skip


def _follow_ups() -> Iterable[Row]:
    return (
        FollowUp.objects.filter(activity__in=Activity.objects.visible_to(NOBODY), is_example=False)
        .exclude(text="")  # "inget nytt", or a status alone
        .order_by("activity__plan__year", "activity__order", "order")
        .values_list("activity__plan__year", "activity__title", "on", "date_text", "text", "source")
    )


def _projects() -> Iterable[Row]:
    return Project.objects.values_list("slug", "title", "kind", "summary", "status", "lead", "uncertain", "source")


def _consultations() -> Iterable[Row]:
    for c in Consultation.objects.visible_to(NOBODY).filter(is_example=False).prefetch_related("focus_areas"):
        yield c.title, c.issuer, c.year, c.get_state_display(), _names(c.focus_areas.all()), c.uncertain, c.source


def _fees() -> Iterable[Row]:
    rows = [row for municipality in Municipality.objects.all() for row in fees_of_municipality(municipality.pk)]
    for row in sorted(rows, key=lambda row: (row.year, row.municipality.scb_code)):
        rate = rounded_rate(row.rate_kr)
        yield row.year, row.municipality.name, row.population, row.population_on, rate, row.fee_kr, row.due_on


def _budget_lines() -> Iterable[Row]:
    for line in BudgetLine.objects.filter(
        is_example=False, budget__in=Budget.objects.visible_to(NOBODY)
    ).select_related("budget"):
        yield line.budget.year, line.get_side_display(), line.name, line.amount_kr, line.is_approximate, line.source


def _funds() -> Iterable[Row]:
    return FundYear.objects.values_list(
        "accounts__year", "fund__name", "opening_kr", "income_kr", "cost_kr", "closing_kr", "source"
    )


DATASETS = (
    Dataset("kommuner", "Kommuner", "De åtta kommunerna med SCB:s kommunkoder.",
            ("kommunkod", "namn", "formellt_namn", "lanskod", "lan"), _municipalities),
    Dataset("folkmangd", "Folkmängd", "Invånare per kommun den 31 december. Från 2025 har SCB lagt till brus.",
            ("kommunkod", "kommun", "datum", "invanare", "stord", "kalla"), _populations),
    Dataset("organ", "Organ och nätverk", "Samarbetets organ, nätverk och arbetsgrupper.",
            ("id", "namn", "slag", "kallas_ocksa", "verksamt_till"), _bodies),
    Dataset("moten", "Möten och konferenser", "Offentliga möten och konferenser, också inställda.",
            ("uid", "namn", "arrangor", "slag", "ar", "dag", "till_och_med", "tid_enligt_kallan", "borjar", "slutar",
             "vardkommuner", "lokal", "lage", "kalla"), _meetings),
    Dataset("externa-moten", "Externa möten", "Möten med parter utanför samarbetet.",
            ("dag", "fran_oss", "motpart", "amne", "plats", "osaker", "kalla"), _external_meetings),
    Dataset("beslut", "Beslut", "Vad organen har beslutat.",
            ("id", "organ", "ar", "manad", "dag", "beslut", "beslutsform", "kalla"), _decisions),
    Dataset("delmal", "Delmål", "Programmens fokusområden, mål och delmål.",
            ("program", "fokusomrade", "mal", "delmal", "tillagt", "kalla"), _sub_goals),
    Dataset("aktiviteter", "Aktiviteter", "Handlingsplanernas aktiviteter med ansvariga.",
            ("ar", "ordning", "fokusomrade", "delmal", "aktivitet", "kommuner", "natverk", "tidplan", "kommentar",
             "status", "osaker", "kalla"), _activities),
    Dataset("uppfoljning", "Uppföljning", "Vad som har gjorts, per aktivitet.",
            ("ar", "aktivitet", "dag", "tid_enligt_kallan", "text", "kalla"), _follow_ups),
    Dataset("projekt", "Projekt", "Projekt, utredningar och åtaganden.",
            ("id", "titel", "slag", "sammanfattning", "lage", "leds_av", "osaker", "kalla"), _projects),
    Dataset("remisser", "Remisser", "Remisser som besvarats gemensamt.",
            ("titel", "avsandare", "ar", "lage", "fokusomraden", "osaker", "kalla"), _consultations),
    Dataset("avgifter", "Avgifter", "Avgift per kommun och år, uträknad ur folkmängd och avgift per invånare.",
            ("ar", "kommun", "invanare", "folkmangd_den", "kr_per_invanare", "avgift_kr", "betalas_senast"), _fees),
    Dataset("budget", "Budget", "Budgetens rader.",
            ("ar", "slag", "rad", "belopp_kr", "ungefar", "kalla"), _budget_lines),
    Dataset("fonder", "Bokslutets fonder", "Ingående balans, intäkt, kostnad och utgående balans per fond.",
            ("ar", "fond", "ingaende_kr", "intakt_kr", "kostnad_kr", "utgaende_kr", "kalla"), _funds),
)  # fmt: skip
