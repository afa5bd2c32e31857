"""Search over everything the reader may see, with Swedish word endings and beginnings of compounds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db import models

from meetings.models import Decision, ExternalMeeting, Meeting
from members.models import AgreementRule, Body, Municipality
from members.standing import standing_of
from members.swedish import format_date, month_name
from programs.models import Activity, FollowUp, Program, Project, SubGoal
from records.models import Document, Term
from remisser.models import Consultation
from reports.models import AnnualDocument, Chapter

CONFIG = "swedish"
PER_KIND = 20


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is, where it is and the line that says more."""

    title: str
    url: str
    line: str = ""
    rank: float = 0
    is_example: bool = False


@dataclass(frozen=True)
class Group:
    """The hits of one kind, best first."""

    name: str
    hits: list[Hit]
    more: int = 0


@dataclass(frozen=True)
class Source:
    """A kind of thing that can be found."""

    name: str
    rows: Callable[[object], models.QuerySet[Any]]
    fields: tuple[str, ...]
    hit: Callable[[Any], Hit]
    order: tuple[str, ...] = field(default=("pk",))


def query_of(words: str) -> SearchQuery | None:
    """Return the query for what was typed: every word, each also as the beginning of a longer one.

    The Swedish dictionary does not split compounds, so "infrastruktur" must also find
    "infrastruktursatsningar". None when there is no word in it.
    """
    found = re.findall(r"\w+", words.replace("\x00", ""))[:10]
    if not found:
        return None
    return SearchQuery(" & ".join(f"'{word}':*" for word in found), search_type="raw", config=CONFIG)


def search(words: str, *, user: object) -> list[Group]:
    """Return what the words find, grouped by kind, best first; one query per kind."""
    query = query_of(words)
    if query is None:
        return []
    groups = []
    for source in SOURCES:
        vector = SearchVector(*source.fields, config=CONFIG)
        rows = list(
            source.rows(user)
            .annotate(searched=vector)
            .filter(searched=query)
            .annotate(rank=SearchRank("searched", query))
            .order_by("-rank", *source.order)[: PER_KIND + 1]
        )
        if rows:
            groups.append(
                Group(source.name, [source.hit(row) for row in rows[:PER_KIND]], more=max(0, len(rows) - PER_KIND))
            )
    return groups


def _chapters(user: object) -> models.QuerySet[Chapter]:
    """Return the chapters that stand on pages the reader may open; a correction being written is the secretariat's."""
    chapters = Chapter.objects.filter(annual__in=AnnualDocument.objects.visible_to(user))
    return chapters if standing_of(user).is_secretariat else chapters.filter(annual__editions=None)


def _day_of(decision: Decision) -> str:
    if decision.decided_on:
        return format_date(decision.decided_on)
    return f"{month_name(decision.month)} {decision.year}" if decision.month else str(decision.year)


def _meeting_line(meeting: Meeting) -> str:
    when = format_date(meeting.on) if meeting.on else meeting.date_text or str(meeting.year)
    return f"{when}, {meeting.get_state_display()}"


SOURCES = (
    Source(
        "Beslut",
        lambda user: Decision.objects.visible_to(user).select_related("body"),
        ("text", "body__name"),
        lambda d: Hit(d.text, d.get_absolute_url(), f"{d.body.name}, {_day_of(d)}", is_example=d.is_example),
        ("-year",),
    ),
    Source(
        "Möten",
        lambda user: Meeting.objects.visible_to(user).select_related("body", "conference_type"),
        ("title", "body__name", "conference_type__name", "arranger", "venue", "note", "date_text"),
        lambda m: Hit(m.name, m.get_absolute_url(), _meeting_line(m), is_example=m.is_example),
        ("-sort_on",),
    ),
    Source(
        "Aktiviteter",
        lambda user: Activity.objects.visible_to(user).select_related("plan", "focus_area"),
        ("title", "comment", "responsible_as_read", "sub_goal_text"),
        lambda a: Hit(a.title, a.get_absolute_url(), f"{a.plan.title}, {a.focus_area.name}", is_example=a.is_example),
        ("-plan__year", "order"),
    ),
    Source(
        "Uppföljning",
        lambda user: FollowUp.objects.filter(activity__in=Activity.objects.visible_to(user)).select_related(
            "activity__plan"
        ),
        ("text",),
        lambda f: Hit(
            f.text,
            f.activity.get_absolute_url(),
            f"{f.activity.plan.title}: {f.activity.title}",
            is_example=f.is_example,
        ),
        ("-activity__plan__year",),
    ),
    Source(
        "Program och mål",
        lambda user: Program.objects.all(),
        ("title", "abbreviation", "vision", "overall_goal", "purpose"),
        lambda p: Hit(p.title, p.get_absolute_url(), p.vision),
    ),
    Source(
        "Delmål",
        lambda user: SubGoal.objects.select_related("focus_area__program"),
        ("text", "focus_area__name", "focus_area__goal"),
        lambda g: Hit(g.text, g.focus_area.program.get_absolute_url(), f"{g.focus_area.program}, {g.focus_area.name}"),
    ),
    Source(
        "Projekt",
        lambda user: Project.objects.all(),
        ("title", "kind", "summary", "lead", "consultant"),
        lambda p: Hit(p.title, p.get_absolute_url(), p.summary),
    ),
    Source(
        "Remisser",
        lambda user: Consultation.objects.visible_to(user),
        ("title", "issuer", "note"),
        lambda c: Hit(c.title, c.get_absolute_url(), c.issuer, is_example=c.is_example),
        ("-year",),
    ),
    Source(
        "Dokument",
        lambda user: Document.objects.visible_to(user),
        ("title", "kind", "owner"),
        lambda d: Hit(d.title, "/dokument/", d.get_kind_display()),
        ("-year",),
    ),
    Source(
        "Kapitel i årets dokument",
        lambda user: _chapters(user).select_related("annual"),
        ("title", "body"),
        lambda c: Hit(c.title, f"{c.annual.get_absolute_url()}#kapitel-{c.slug}", str(c.annual)),
        ("-annual__year",),
    ),
    Source(
        "Avtalet",
        lambda user: AgreementRule.objects.all(),
        ("title", "text"),
        lambda r: Hit(r.title or r.text, f"/avtal/#regel-{r.pk}", f"{r.get_kind_display()} {r.number}"),
    ),
    Source(
        "Organ och kommuner",
        lambda user: Body.objects.all(),
        ("name", "member_role", "task", "competence"),
        lambda b: Hit(b.name, b.get_absolute_url(), b.get_kind_display()),
    ),
    Source(
        "Kommuner",
        lambda user: Municipality.objects.all(),
        ("name", "formal_name"),
        lambda m: Hit(m.formal_name, m.get_absolute_url()),
    ),
    Source(
        "Externa möten",
        lambda user: ExternalMeeting.objects.all(),
        ("counterpart", "our_side", "topic", "place"),
        lambda e: Hit(e.counterpart, "/externa-moten/", f"{format_date(e.on)} {e.topic}".strip()),
        ("-on",),
    ),
    Source(
        "Ordlista",
        lambda user: Term.objects.all(),
        ("word", "meaning"),
        lambda t: Hit(t.word, f"/hjalp/ordlista/#{t.pk}", t.meaning),
    ),
)
