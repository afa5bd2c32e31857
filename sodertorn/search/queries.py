"""Search over everything the reader may see, with Swedish word endings and beginnings of compounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import F, Func, Value
from django.db.models.functions import JSONObject, Lower

from members.scope import UserScope, scope_of
from sodertorn.search.sources import SOURCES, Hit

CONFIG = "swedish"
PER_KIND = 20
WORDS, BEGINNINGS = "\ue000 words", "\ue000 beginnings"  # stand in a prepared question for what is asked


@dataclass(frozen=True)
class HitGroup:
    """The hits of one kind, best first."""

    name: str
    hits: list[Hit]
    more: int = 0


def query_of(words: str) -> str | None:
    """Return the query for what was typed: every word, each also as the beginning of a longer one.

    The Swedish dictionary does not split compounds, so "infrastruktur" must also find
    "infrastruktursatsningar". None when there is no word in it.
    """
    found = re.findall(r"\w+", words.replace("\x00", ""))[:10]
    return " & ".join(f"'{word}':*" for word in found) or None


def search(words: str, *, user: object) -> list[HitGroup]:
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
            groups.append(HitGroup(source.name, hits, more=max(0, len(rows) - PER_KIND)))
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
    read = [field for field in model._meta.concrete_fields if field.attname in own]
    row = model.from_db(
        "default", [field.attname for field in read], [field.to_python(own[field.attname]) for field in read]
    )
    for name, inner in pointed.items():
        pk = own[f"{name}_id"]
        to = model._meta.get_field(name).related_model
        if to is None:
            raise ValueError(f"{name} points at nothing")
        setattr(row, name, None if pk is None else _row(to, inner | {"id": pk}))
    return row
