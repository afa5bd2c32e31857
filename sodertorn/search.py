"""Search over everything the reader may see, with Swedish word endings and beginnings of compounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import F, Func, Value
from django.db.models.functions import JSONObject, Lower
from django.urls import reverse

from meetings.models import Decision, ExternalMeeting, Meeting
from members.models import AgreementRule, Body, Municipality
from members.scope import UserScope, scope_of
from members.swedish import format_date, month_name
from programs.models import Activity, Assignment, FollowUp, Program, Project, ProjectDetail, SubGoal, WatchedMatter
from records.models import Document, Term
from remisser.models import Consultation
from reports.models import AnnualDocument, Chapter

CONFIG = "swedish"
PER_KIND = 20
WORDS, BEGINNINGS = "\ue000 words", "\ue000 beginnings"  # stand in a prepared question for what is asked


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
    """A kind of thing that can be found: the fields to look in, and those that a hit is written from.

    rows: what a reader may see; it may ask for nothing but the reader's scope (`_question` keeps the answer).
    """

    name: str
    rows: Callable[[object], models.QuerySet[Any]]
    fields: tuple[str, ...]
    hit: Callable[[Any], Hit]
    shown: tuple[str, ...]
    order: tuple[str, ...] = field(default=("pk",))


def query_of(words: str) -> str | None:
    """Return the query for what was typed: every word, each also as the beginning of a longer one.

    The Swedish dictionary does not split compounds, so "infrastruktur" must also find
    "infrastruktursatsningar". None when there is no word in it.
    """
    found = re.findall(r"\w+", words.replace("\x00", ""))[:10]
    return " & ".join(f"'{word}':*" for word in found) or None


def search(words: str, *, user: object) -> list[Group]:
    """Return what the words find, grouped by kind, best first: two questions, whatever there is."""
    query = query_of(words)
    if query is None:
        return []
    question = _question(scope_of(user))
    with connection.cursor() as cursor:
        beginnings = _beginnings(cursor, query)
        if not beginnings:  # nothing but words such as "och"
            return []
        asked = {WORDS: query, BEGINNINGS: beginnings}
        cursor.execute(question.sql, [asked.get(value, value) for value in question.values])
        columns = cursor.fetchone()
    groups = []
    for source, model, rows in zip(SOURCES, question.models, columns, strict=True):
        if rows:
            hits = [source.hit(_row(model, row)) for row in rows[:PER_KIND]]
            groups.append(Group(source.name, hits, more=max(0, len(rows) - PER_KIND)))
    return groups


def _beginnings(cursor: Any, query: str) -> list[str]:
    """Return what must stand somewhere in a text that the query finds, as patterns for LIKE.

    The dictionary only takes endings away, so the stem of each word asked for stands in the text as it is, in small
    letters. Looking for that takes a tenth of the time of reading the text as the dictionary does.
    """
    cursor.execute("SELECT to_tsquery(%s::regconfig, %s)::text", [CONFIG, query])
    stems = re.findall(r"'((?:[^']|'')+)'", cursor.fetchone()[0])
    return ["%" + re.sub(r"([\\%_])", r"\\\1", stem.replace("''", "'")) + "%" for stem in stems]


@dataclass(frozen=True)
class _Question:
    """A question ready to be asked: a column for each source, and what its rows are."""

    sql: str
    values: tuple[Any, ...]
    models: tuple[type[models.Model], ...]


@lru_cache(maxsize=64)
def _question(scope: UserScope) -> _Question:
    """Return the one question to the database about every kind, with places for the words (no query).

    Kept because Django takes longer to write it than PostgreSQL to answer; what is kept is the question of a
    scope, never an answer.
    """
    query = SearchQuery(WORDS, search_type="raw", config=CONFIG)
    columns, values, kinds = [], [], []
    for source in SOURCES:
        vector = SearchVector(*source.fields, config=CONFIG)
        text = Lower(Func(Value(" "), *source.fields, function="CONCAT_WS", output_field=models.TextField()))
        may_match = Func(
            text,
            Func(Value(BEGINNINGS), template="(%(expressions)s)"),
            template="(%(expressions)s)",
            arg_joiner=" LIKE ALL ",
            output_field=models.BooleanField(),
        )
        found = (
            source.rows(scope)
            .filter(may_match)
            .annotate(searched=vector)
            .filter(searched=query)
            .order_by(SearchRank(F("searched"), query).desc(), *source.order)
            .values(hit=JSONObject(**{name: F(name) for name in _with_ids(source.shown)}))[: PER_KIND + 1]
        )
        kinds.append(found.model)
        try:
            sql, asked = found.query.sql_with_params()
        except EmptyResultSet:  # a kind that the reader sees nothing of
            columns.append("NULL")
            continue
        columns.append(f"(SELECT json_agg(found.hit) FROM ({sql}) AS found)")  # noqa: S608 (Django's own SQL)
        values += asked
    return _Question("SELECT " + ", ".join(columns), tuple(values), tuple(kinds))


def _with_ids(names: tuple[str, ...]) -> list[str]:
    """Return the names, the rows' own id and those of the rows they point at: "body__name" needs "body_id" too."""
    ids = {f"{name.rpartition('__')[0]}_id" for name in names if "__" in name}
    return ["id", *names, *sorted(ids - set(names))]


def _row(model: type[models.Model], values: Mapping[str, Any]) -> models.Model:
    """Return the row that the values are of; a field that was not asked for is read when it is needed."""
    own: dict[str, Any] = {}
    pointed: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        first, _, rest = name.partition("__")
        if rest:
            pointed.setdefault(first, {})[rest] = value
        else:
            own[name] = value
    read = [one for one in model._meta.concrete_fields if one.attname in own]
    row = model.from_db("default", [one.attname for one in read], [one.to_python(own[one.attname]) for one in read])
    for name, inner in pointed.items():
        pk = own[f"{name}_id"]
        to = model._meta.get_field(name).related_model
        if to is None:
            raise ValueError(f"{name} points at nothing")
        setattr(row, name, None if pk is None else _row(to, inner | {"id": pk}))
    return row


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
