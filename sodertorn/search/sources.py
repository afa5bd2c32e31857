"""What can be found: the kinds of things, the fields to look in, and what a hit says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.urls import reverse

from meetings.models import Decision, ExternalMeeting, Meeting
from members.models import AgreementRule, Body, Municipality
from members.scope import scope_of
from members.swedish import format_date, month_name
from programs.models import Activity, Assignment, FollowUp, Program, Project, ProjectDetail, SubGoal, WatchedMatter
from records.models import Document, Term
from remisser.models import Consultation
from reports.models import AnnualDocument, Chapter


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is, where it is and the line that says more."""

    title: str
    url: str
    line: str = ""
    rank: float = 0
    is_example: bool = False


@dataclass(frozen=True)
class Source:
    """A kind of thing that can be found: the fields to look in, and those that a hit is written from.

    rows: what a reader may see; it may ask for nothing but the reader's scope (`_question` keeps the answer).
    """

    name: str
    rows: Callable[[object], models.QuerySet[Any]]
    fields: tuple[str, ...]
    hit: Callable[[Any], Hit]
    shown: tuple[str, ...]
    order: tuple[str, ...] = field(default=("pk",))


def _chapters(user: object) -> models.QuerySet[Chapter]:
    """Return the chapters that stand on pages the reader may open; a correction being written is the secretariat's."""
    chapters = Chapter.objects.filter(annual__in=AnnualDocument.objects.visible_to(user))
    return chapters if scope_of(user).is_secretariat else chapters.filter(annual__editions=None)


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
        lambda user: Decision.objects.visible_to(user),
        ("text", "body__name"),
        lambda d: Hit(d.text, d.get_absolute_url(), f"{d.body.name}, {_day_of(d)}", is_example=d.is_example),
        ("text", "year", "month", "decided_on", "is_example", "body__name"),
        ("-year",),
    ),
    Source(
        "Möten",
        lambda user: Meeting.objects.visible_to(user),
        ("title", "body__name", "conference_type__name", "arranger", "venue", "note", "date_text"),
        lambda m: Hit(m.name, m.get_absolute_url(), _meeting_line(m), is_example=m.is_example),
        (
            "title",
            "kind",
            "kind_text",
            "arranger",
            "state",
            "on",
            "date_text",
            "year",
            "is_example",
            "body__name",
            "conference_type__name",
        ),
        ("-sort_on",),
    ),
    Source(
        "Aktiviteter",
        lambda user: Activity.objects.visible_to(user),
        ("title", "comment", "responsible_as_read", "sub_goal_text"),
        lambda a: Hit(a.title, a.get_absolute_url(), f"{a.plan.title}, {a.focus_area.name}", is_example=a.is_example),
        ("title", "is_example", "plan__title", "focus_area__name"),
        ("-plan__year", "order"),
    ),
    Source(
        "Uppföljning",
        lambda user: FollowUp.objects.filter(activity__in=Activity.objects.visible_to(user)),
        ("text",),
        lambda f: Hit(
            f.text,
            f.activity.get_absolute_url(),
            f"{f.activity.plan.title}: {f.activity.title}",
            is_example=f.is_example,
        ),
        ("text", "is_example", "activity__title", "activity__plan__title"),
        ("-activity__plan__year",),
    ),
    Source(
        "Program och mål",
        lambda user: Program.objects.all(),
        ("title", "abbreviation", "vision", "overall_goal", "purpose"),
        lambda p: Hit(p.title, p.get_absolute_url(), p.vision),
        ("slug", "title", "vision"),
    ),
    Source(
        "Delmål",
        lambda user: SubGoal.objects.all(),
        ("text", "focus_area__name", "focus_area__goal"),
        lambda g: Hit(g.text, g.focus_area.program.get_absolute_url(), f"{g.focus_area.program}, {g.focus_area.name}"),
        ("text", "focus_area__name", "focus_area__program__slug", "focus_area__program__abbreviation"),
    ),
    Source(
        "Projekt",
        lambda user: Project.objects.all(),
        ("title", "kind", "summary", "lead", "consultant"),
        lambda p: Hit(p.title, p.get_absolute_url(), p.summary),
        ("slug", "title", "summary"),
    ),
    Source(
        "Uppgifter om projekt",
        lambda user: ProjectDetail.objects.all(),
        ("text", "label", "state"),
        lambda d: Hit(
            d.text, f"{d.project.get_absolute_url()}#uppgift-{d.pk}", f"{d.project.title}, {d.label.lower()}"
        ),
        ("text", "label", "project__slug", "project__title"),
    ),
    Source(
        "Bevakning",
        lambda user: WatchedMatter.objects.all(),
        ("name", "role", "status", "next_what", "note"),
        lambda w: Hit(w.name, w.get_absolute_url(), w.get_kind_display(), is_example=w.is_example),
        ("name", "kind", "is_example"),
    ),
    Source(
        "Uppdrag",
        lambda user: Assignment.objects.visible_to(user),
        ("text", "result", "given_to__name"),
        lambda a: Hit(a.text, a.get_absolute_url(), f"till {a.given_to.name}", is_example=a.is_example),
        ("text", "is_example", "given_to__name"),
    ),
    Source(
        "Remisser",
        lambda user: Consultation.objects.visible_to(user),
        ("title", "issuer", "note"),
        lambda c: Hit(c.title, c.get_absolute_url(), c.issuer, is_example=c.is_example),
        ("title", "issuer", "is_example"),
        ("-year",),
    ),
    Source(
        "Dokument",
        lambda user: Document.objects.visible_to(user),
        ("title", "kind", "owner"),
        lambda d: Hit(d.title, reverse("reports:documents"), d.get_kind_display()),
        ("title", "kind"),
        ("-year",),
    ),
    Source(
        "Kapitel i årets dokument",
        lambda user: _chapters(user),
        ("title", "body"),
        lambda c: Hit(c.title, f"{c.annual.get_absolute_url()}#kapitel-{c.slug}", str(c.annual)),
        ("title", "slug", "annual__kind", "annual__year", "annual__title"),
        ("-annual__year",),
    ),
    Source(
        "Avtalet",
        lambda user: AgreementRule.objects.all(),
        ("title", "text"),
        lambda r: Hit(
            r.title or r.text, f"{reverse('members:agreement')}#regel-{r.pk}", f"{r.get_kind_display()} {r.number}"
        ),
        ("kind", "number", "title", "text"),
    ),
    Source(
        "Organ och kommuner",
        lambda user: Body.objects.all(),
        ("name", "member_role", "task", "competence"),
        lambda b: Hit(b.name, b.get_absolute_url(), b.get_kind_display()),
        ("slug", "name", "kind"),
    ),
    Source(
        "Kommuner",
        lambda user: Municipality.objects.all(),
        ("name", "formal_name"),
        lambda m: Hit(m.formal_name, m.get_absolute_url()),
        ("slug", "formal_name"),
    ),
    Source(
        "Externa möten",
        lambda user: ExternalMeeting.objects.all(),
        ("counterpart", "our_side", "topic", "place"),
        lambda e: Hit(e.counterpart, reverse("meetings:external_meetings"), f"{format_date(e.on)} {e.topic}".strip()),
        ("counterpart", "on", "topic"),
        ("-on",),
    ),
    Source(
        "Ordlista",
        lambda user: Term.objects.all(),
        ("word", "meaning"),
        lambda t: Hit(t.word, f"{reverse('glossary')}#{t.pk}", t.meaning),
        ("word", "meaning"),
    ),
)
