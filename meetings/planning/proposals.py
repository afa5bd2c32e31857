"""A year's meetings proposed from the bodies' own rules, with hosts in turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from meetings.models import Meeting, MeetingRule
from meetings.planning import calendar_rules, hosts, queries
from members.models import Body, Municipality
from members.swedish import SwedishOrder


@dataclass(frozen=True)
class ProposedMeeting:
    """One meeting that is not in the calendar yet."""

    body: Body
    kind: Meeting.Kind
    on: date
    until: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    host: Municipality | None = None

    @property
    def name(self) -> str:
        return f"{self.body.name}: {self.kind.label}"

    def values(self) -> dict[str, Any]:
        """Return the meeting's fields."""
        return {
            "kind": self.kind,
            "year": self.on.year,
            "on": self.on,
            "until": self.until,
            "start_time": self.start_time,
            "end_time": self.end_time,
        }

    def moved(self, on: date, host: Municipality | None) -> ProposedMeeting:
        """Return the same meeting on another day, as many days long, with another host."""
        return replace(self, on=on, until=on + (self.until - self.on) if self.until else None, host=host)


def propose_year(year: int) -> list[ProposedMeeting]:
    """Return the committee's and the management group's meetings of the year by their latest rules, in date order."""
    closed = calendar_rules.swedish_holidays([year - 1, year])
    committee = Body.objects.filter(kind=Body.Kind.COMMITTEE).order_by("pk").first()
    group = Body.objects.filter(kind=Body.Kind.MANAGEMENT_GROUP).order_by("pk").first()
    january, september = calendar_rules.propose_planning_conferences(year, closed=closed)
    proposed: list[ProposedMeeting] = []
    days: list[date] = []
    rule = queries.rule_for(committee, year)
    if committee and rule and rule.weekday:
        days = calendar_rules.propose_dates(
            year, weekday=rule.weekday, count=calendar_rules.MEETINGS_PER_YEAR, closed=closed, taken=[*september]
        )
        turns = next_hosts(committee, before=date(year, 1, 1), count=len(days) + 1)
        proposed.append(ProposedMeeting(committee, Meeting.Kind.PLANNING_CONFERENCE, january, host=turns[0]))
        proposed += [_ordinary(committee, rule, day, host) for day, host in zip(days, turns[1:], strict=True)]
    rule = queries.rule_for(group, year)
    if group and rule and rule.weekday:
        host = Municipality.objects.filter(is_secretariat_host=True).first()
        before = calendar_rules.propose_preparations(days, weekday=rule.weekday, closed=closed)
        proposed += [_ordinary(group, rule, day, host) for day in before]
        proposed.append(ProposedMeeting(group, Meeting.Kind.PLANNING_CONFERENCE, september[0], september[1], host=host))
    return sorted(proposed, key=lambda proposal: proposal.on)


def unplanned(proposed: list[ProposedMeeting], year: int) -> list[ProposedMeeting]:
    """Leave out the bodies whose year is planned already, so that publishing twice makes no meeting twice.

    Ordinary meetings in the calendar mean that the body's whole year is planned, a planning conference only itself.
    """
    planned = set(
        Meeting.objects.of_year(year).exclude(state=Meeting.State.CANCELLED).values_list("body_id", "kind").distinct()
    )
    return [
        proposal
        for proposal in proposed
        if (proposal.body.pk, Meeting.Kind.ORDINARY) not in planned and (proposal.body.pk, proposal.kind) not in planned
    ]


def _ordinary(body: Body, rule: MeetingRule, day: date, host: Municipality | None) -> ProposedMeeting:
    return ProposedMeeting(body, Meeting.Kind.ORDINARY, day, None, rule.start_time, rule.end_time, host)


def next_hosts(body: Body, *, before: date, count: int) -> list[Municipality | None]:
    """Return the hosts in turn: who has waited longest since hosting the body comes first."""
    municipalities = {m.slug: m for m in Municipality.objects.order_by(SwedishOrder("name"))}
    recent = (
        Meeting.objects.filter(body=body, on__lt=before, hosts__isnull=False)
        .exclude(state=Meeting.State.CANCELLED)
        .order_by("on", "pk")
        .values_list("hosts__slug", flat=True)
    )
    rotation = hosts.rotation_from(list(recent), everyone=list(municipalities))
    turns = hosts.next_hosts(rotation, last=None, count=count)
    return [municipalities[slug] for slug in turns] if turns else [None] * count


def warnings_of(proposals: Iterable[ProposedMeeting], year: int) -> list[list[str]]:
    """Return for each proposal what speaks against its day, the year's other proposals and meetings counted."""
    proposals = list(proposals)
    closed = calendar_rules.swedish_holidays([year, year + 1])
    standing = Meeting.objects.of_year(year).filter(on__isnull=False).exclude(state=Meeting.State.CANCELLED)
    known = [
        calendar_rules.Occasion(m.name, m.on, m.until or m.on)
        for m in standing.select_related("body", "conference_type")
        if m.on
    ]
    rules = {body: queries.as_rule(queries.rule_for(body, year)) for body in {p.body for p in proposals}}
    found = []
    for number, proposal in enumerate(proposals):
        others = [
            calendar_rules.Occasion(other.name, other.on, other.until or other.on)
            for place, other in enumerate(proposals)
            if place != number
        ]
        found.append(
            calendar_rules.warnings(
                starts_on=proposal.on,
                ends_on=proposal.until,
                rule=rules[proposal.body] if proposal.kind == Meeting.Kind.ORDINARY else None,
                others=[*known, *others],
                closed=closed,
            )
        )
    return found
