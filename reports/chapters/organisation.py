"""The chapter of the organisation: offices, rhythm of meetings, hosts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from meetings.models import HostTurn, MeetingRule
from members.models import OfficeTerm
from members.swedish import format_date_range, format_time_range, weekday_name
from reports.chapters.sources import Sources


@dataclass(frozen=True)
class Office:
    body: str
    office: str
    person: str
    municipality: str
    period: str


@dataclass(frozen=True)
class Rhythm:
    """When a body meets by its own rule."""

    body: str
    text: str


@dataclass(frozen=True)
class HostYear:
    year: int
    municipality: str
    superseded: bool


@dataclass(frozen=True)
class OrganisationChapter:
    offices: list[Office]
    rhythms: list[Rhythm]
    hosts: list[HostYear]
    secretariat: list[str]


def organisation(sources: Sources) -> OrganisationChapter:
    terms = OfficeTerm.objects.filter(year=sources.year, is_example=False)
    offices = [
        Office(
            body=term.body.name,
            office=term.office,
            person=term.person.name,
            municipality=term.municipality.name if term.municipality else "",
            period=format_date_range(term.starts_on, term.ends_on) if term.starts_on or term.ends_on else "",
        )
        for term in terms.select_related("body", "person", "municipality").order_by(
            "-body__kind", "office", "ends_on", "pk"
        )
    ]
    # The committee first; its chair before its vice chair.
    offices.sort(key=lambda office: (office.body.startswith("Ledning"), office.office != "ordförande"))
    rules = MeetingRule.objects.filter(year=sources.year, is_example=False).select_related("body").order_by("pk")
    turns = HostTurn.objects.select_related("municipality").order_by("year")
    return OrganisationChapter(
        offices=offices,
        rhythms=[Rhythm(rule.body.name, text) for rule in rules if (text := _rhythm(rule))],
        hosts=[HostYear(turn.year, turn.municipality.name, turn.is_superseded) for turn in turns]
        if sources.year == 2017
        else [],
        secretariat=[],
    )


def _rhythm(rule: MeetingRule) -> str:
    parts = []
    if rule.weekday:
        day = weekday_name(date(2020, 6, rule.weekday))  # 1 June 2020 was a Monday
        parts.append(f"{day}ar")
    if rule.start_time:
        parts.append(f"kl.\u00a0{format_time_range(rule.start_time, rule.end_time)}")
    text = " ".join(parts)
    return ", ".join(filter(None, [rule.frequency, text]))
