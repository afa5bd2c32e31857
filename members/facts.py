"""The stated municipalities, people, bodies, networks, population and agreement, from data/."""

from __future__ import annotations

from typing import Any

from members.models import (
    Agreement,
    AgreementParty,
    AgreementRule,
    Body,
    BodyOccasion,
    BodyYear,
    Detail,
    Municipality,
    OfficeTerm,
    Organisation,
    Person,
    Population,
    Seat,
)

# The loader lies in a package that this one may not import; it is handed in, and only its methods are used.
Loader = Any
Entry = Any

FIRST_PERTURBED_YEAR = 2025  # from then on SCB adds random noise to the population figures
POPULATION_SOURCE = "SCB, folkmängd den 31 december (CC0)"


def load(loader: Loader) -> None:
    members = loader.file("members.yaml")
    networks = loader.file("networks.yaml")
    _load_municipalities(loader, members)
    _load_population(loader)
    _load_people(loader, members)
    for source in (members, networks):
        _load_bodies(loader, source)
        _load_body_years(loader, source)
        _load_details(loader, source)
    _load_occasions(loader, networks)
    _load_offices(loader, members)
    _load_seats(loader, members)
    members.done()
    networks.done()
    _load_agreement(loader)


def _load_municipalities(loader: Loader, source: Entry) -> None:
    for entry in loader.list_of(source, "municipalities"):
        values = {
            "slug": entry.text("key"),
            "name": entry.text("name"),
            "formal_name": entry.text("formal_name"),
            "scb_code": entry.text("scb_code"),
            "county_code": entry.text("county_code"),
            "county": entry.text("county"),
            "is_secretariat_host": entry.boolean("is_secretariat_host", default=False),
            "committee_seats": entry.integer("committee_seats"),
            "management_group_seats": entry.integer("management_group_seats"),
            "takes_part_in_biodriv_ost": entry.boolean("takes_part_in_biodriv_ost"),
            "planned_radslag_host_year": entry.integer("planned_radslag_host_year", None),
            **entry.stated(),
        }
        loader.put(Municipality, entry.text("key"), values, place=entry)


def _load_population(loader: Loader) -> None:
    by_code = {m.scb_code: m for m in Municipality.objects.all()}
    for entry in loader.table("population.csv", integers={"population"}):
        municipality = by_code.get(entry.text("code"))
        if municipality is None:
            raise entry.error("code", f"ingen kommun har koden {entry.text('code')}.")
        if municipality.key and entry.text("name") != municipality.name:
            raise entry.error("name", f"koden {municipality.scb_code} är {municipality.name}.")
        day = entry.day("date")
        values = {
            "municipality": municipality,
            "counted_on": day,
            "persons": entry.integer("population"),
            "is_perturbed": day.year >= FIRST_PERTURBED_YEAR,
            "source": POPULATION_SOURCE,
        }
        loader.put(Population, f"{municipality.slug}-{day}", values, place=entry)


def _load_people(loader: Loader, source: Entry) -> None:
    for entry in loader.list_of(source, "organisations"):
        loader.put(Organisation, entry.text("key"), {"name": entry.text("name"), **entry.stated()}, place=entry)
    for entry in loader.list_of(source, "people"):
        values = {
            "name": entry.text("name"),
            "title": entry.text("title", ""),
            "municipality": loader.get_or_none(Municipality, entry, "municipality"),
            "organisation": loader.get_or_none(Organisation, entry, "organisation"),
            "year": entry.integer("year", None),
            **entry.stated(),
        }
        loader.put(Person, entry.text("key"), values, place=entry)


def _load_bodies(loader: Loader, source: Entry) -> None:
    for entry in loader.list_of(source, "bodies"):
        values = {
            "slug": entry.text("key"),
            "name": entry.text("name"),
            "kind": entry.choice("kind", Body.Kind),
            "kind_text": entry.text("kind_text", ""),
            "level": entry.text("level", ""),
            "also_called": entry.texts("also_called"),
            "member_role": entry.text("member_role", ""),
            "also_attending": entry.text("also_attending", ""),
            "stated_seats": entry.integer("stated_seats", None),
            "offices": entry.texts("offices"),
            "term": entry.text("term", ""),
            "task": entry.text("task", ""),
            "tasks": entry.texts("tasks"),
            "competence": entry.text("competence", ""),
            "stated_focus_areas": entry.texts("stated_focus_areas"),
            "led_by": entry.text("led_by", ""),
            "relation": entry.text("relation", ""),
            "stated_number": entry.text("stated_number", ""),
            "year": entry.integer("year", None),
            "active_from": entry.day("active_from", None),
            "active_until": entry.day("active_until", None),
            "status_note": entry.text("status_note", ""),
            "host": loader.get_or_none(Municipality, entry, "host"),
            "other_members": entry.texts("other_members"),
            "is_public": entry.boolean("is_public"),
            **entry.stated(),
        }
        municipalities = loader.get_all(Municipality, entry, "municipalities")
        loader.put(Body, entry.text("key"), values, place=entry, municipalities=municipalities)


def _load_body_years(loader: Loader, source: Entry) -> None:
    counts = (
        "digital_meetings",
        "joint_meetings",
        "extra_meetings",
        "ordinary_meetings",
        "planning_conferences",
        "dated_meetings",
        "changed_representatives",
    )
    for entry in loader.list_of(source, "body_years"):
        values = {
            "body": loader.get(Body, entry.text("body"), place=entry, name="body"),
            "year": entry.integer("year"),
            **{name: entry.integer(name, None) for name in counts},
            "attendance": entry.text("attendance", ""),
            "turnover": entry.text("turnover", ""),
            "statements": entry.texts("statements"),
            **entry.stated(),
        }
        loader.put(BodyYear, entry.text("key"), values, place=entry)


def _load_details(loader: Loader, source: Entry) -> None:
    for order, entry in enumerate(loader.list_of(source, "details"), start=1):
        body = loader.get_or_none(Body, entry, "body")
        if body is None and "body" in entry:
            entry.stated()
            [entry.raw(name, None) for name in ("key", "label", "text", "year")]
            continue
        values = {
            "body": body,
            "label": entry.text("label"),
            "text": entry.text("text"),
            "year": entry.integer("year", None),
            "order": order,
            **entry.stated(),
        }
        loader.put(Detail, entry.text("key"), values, place=entry)


def _load_occasions(loader: Loader, source: Entry) -> None:
    for entry in loader.list_of(source, "occasions"):
        values = {
            "body": loader.get(Body, entry.text("body"), place=entry, name="body"),
            "kind": entry.choice("kind", BodyOccasion.Kind),
            "year": entry.integer("year"),
            "month": entry.integer("month", None),
            "who": entry.text("who"),
            "what": entry.text("what", ""),
            **entry.stated(),
        }
        loader.put(BodyOccasion, entry.text("key"), values, place=entry)


def _load_offices(loader: Loader, source: Entry) -> None:
    for entry in loader.list_of(source, "office_terms"):
        values = {
            "body": loader.get(Body, entry.text("body"), place=entry, name="body"),
            "office": entry.text("office"),
            "person": loader.get(Person, entry.text("person"), place=entry, name="person"),
            "municipality": loader.get_or_none(Municipality, entry, "municipality"),
            "year": entry.integer("year"),
            "starts_on": entry.day("starts_on", None),
            "ends_on": entry.day("ends_on", None),
            **entry.stated(),
        }
        loader.put(OfficeTerm, entry.text("key"), values, place=entry)


def _load_seats(loader: Loader, source: Entry) -> None:
    for entry in loader.list_of(source, "seats"):
        values = {
            "body": loader.get(Body, entry.text("body"), place=entry, name="body"),
            "person": loader.get(Person, entry.text("person"), place=entry, name="person"),
            "municipality": loader.get_or_none(Municipality, entry, "municipality"),
            "role": entry.text("role"),
            "year": entry.integer("year", None),
            "starts_on": entry.day("starts_on", None),
            "ends_on": entry.day("ends_on", None),
            **entry.stated(),
        }
        loader.put(Seat, entry.text("key"), values, place=entry)


def _load_agreement(loader: Loader) -> None:
    source = loader.file("agreement.yaml")
    entry = source.entry("agreement")
    values = {
        "title": entry.text("title"),
        "document_on": entry.day("document_on"),
        "document_on_source": entry.text("document_on_source", ""),
        "signed_at_place": entry.text("signed_at_place", ""),
        "signed_as_read": entry.text("signed_as_read", ""),
        "signed_probably_on": entry.day("signed_probably_on", None),
        "valid_from": entry.day("valid_from"),
        "valid_until": entry.day("valid_until", None),
        "paragraphs": entry.integer("paragraphs", None),
        **entry.stated(),
    }
    agreement = loader.put(Agreement, entry.text("key"), values, place=entry)
    entry.done()
    for entry in loader.list_of(source, "parties"):
        values = {
            "agreement": agreement,
            "municipality": loader.get(Municipality, entry.text("municipality"), place=entry, name="municipality"),
            "joined_on": entry.day("joined_on"),
            **entry.stated(),
        }
        loader.put(AgreementParty, entry.text("key"), values, place=entry)
    for order, entry in enumerate(loader.list_of(source, "rules"), start=1):
        values = {
            "agreement": agreement,
            "kind": entry.choice("kind", AgreementRule.Kind),
            "number": entry.text("number"),
            "order": order,
            "paragraph": entry.integer("paragraph", None),
            "title": entry.text("title", ""),
            "text": entry.text("text"),
            "relates_to": entry.text("relates_to", ""),
            "machine": entry.raw("machine", None),
            **entry.stated(),
        }
        loader.put(AgreementRule, entry.text("key"), values, place=entry)
    source.done()
