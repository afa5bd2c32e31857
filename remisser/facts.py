"""The stated consultations, the routine for joint answers and what is said of years, from data/consultations.yaml."""

from __future__ import annotations

from members.models import Body, Municipality
from programs.models import FocusArea
from records.loader import Entry, Loader
from remisser.models import Consultation, ConsultationYear, PlannedConsultation, Routine, RoutineStep


def load(loader: Loader) -> None:
    source = loader.file("consultations.yaml")
    _load_consultations(loader, source)
    _load_years(loader, source)
    _load_routine(loader, source)
    source.done()


def _load_consultations(loader: Loader, source: Entry) -> None:
    for entry in loader.list_of(source, "consultations"):
        values = {
            "title": entry.text("title"),
            "issuer": entry.text("issuer", ""),
            "issuer_basis": entry.text("issuer_basis", ""),
            "year": entry.integer("year"),
            "sent_year": entry.integer("sent_year", None),
            "sent_month": entry.integer("sent_month", None),
            "prepared_year": entry.integer("prepared_year", None),
            "is_joint": entry.boolean("is_joint"),
            "state": entry.choice("state", Consultation.State),
            "state_text": entry.text("state_text", ""),
            **entry.stated(),
        }
        areas = [loader.get(FocusArea, key, place=entry, name="focus_areas") for key in entry.texts("focus_areas")]
        loader.put(Consultation, entry.text("key"), values, place=entry, focus_areas=areas)


def _load_years(loader: Loader, source: Entry) -> None:
    for entry in loader.list_of(source, "years"):
        network = entry.text("effort_network", "")
        values = {
            "year": entry.integer("year"),
            "listed_in_sources": entry.boolean("listed_in_sources", default=True),
            "rule": entry.text("rule", ""),
            "effort_network": loader.get(Body, network, place=entry, name="effort_network") if network else None,
            **entry.stated(),
        }
        effort_by = [loader.get(Municipality, slug, place=entry, name="effort_by") for slug in entry.texts("effort_by")]
        of_year = loader.put(ConsultationYear, entry.text("key"), values, place=entry, effort_by=effort_by)
        for order, row in enumerate(loader.list_of(entry, "planned"), start=1):
            row_values = {"of_year": of_year, "order": order, "title": row.text("title"), **row.stated()}
            key = f"{entry.text('key')}:{row.text('key')}"
            if of_year is not None:
                loader.put(PlannedConsultation, key, row_values, place=row)


def _load_routine(loader: Loader, source: Entry) -> None:
    for entry in loader.list_of(source, "routines"):
        values = {
            "from_year": entry.integer("from_year"),
            "summary": entry.text("summary"),
            "information": entry.texts("information"),
            "sender": entry.text("sender", ""),
            "recipients": entry.text("recipients", ""),
            "effect": entry.text("effect", ""),
            "steps_note": entry.text("steps_note", ""),
            **entry.stated(),
        }
        loader.put(Routine, entry.text("key"), values, place=entry)
    for entry in loader.list_of(source, "steps"):
        values = {
            "order": entry.integer("order"),
            "text": entry.text("text"),
            "by": entry.text("by", ""),
            **entry.stated(),
        }
        loader.put(RoutineStep, entry.text("key"), values, place=entry)
