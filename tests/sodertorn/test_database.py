"""What is read again is planned once, and what writes still carries who did it."""

from __future__ import annotations

import pghistory
import pytest
from django.db import connection

from members.models import Municipality, Person
from records.history import history_of
from sodertorn.database import PREPARED, is_single_select
from tests.members.factories import make_person, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT 1", True),
        ("SELECT a FROM b WHERE c = %s FOR UPDATE", True),
        ("SELECT set_config('pghistory.context_id', %s, true); UPDATE b SET a = %s", False),
        ("INSERT INTO b (a) VALUES (%s)", False),
        ("UPDATE b SET a = %s", False),
        ("SELECTED", False),
    ],
)
def test_only_a_single_select_is_left_to_the_database(query: str, expected: bool) -> None:
    assert is_single_select(query) is expected


def _prepared(text: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE position(%s in statement) > 0", [text])
        return cursor.fetchone()[0]


def test_a_question_is_prepared_once_however_many_values_it_is_asked_with() -> None:
    threshold = PREPARED["prepare_threshold"]
    before = _prepared('"members_municipality"."slug" = $1')
    for number in range(threshold):
        list(Municipality.objects.filter(slug=f"kommun-{number}"))
    assert _prepared('"members_municipality"."slug" = $1') == before

    for number in range(3):
        list(Municipality.objects.filter(slug=f"kommun-{number}"))

    assert _prepared('"members_municipality"."slug" = $1') == before + 1


def test_a_value_is_kept_sign_for_sign_in_what_is_written_and_read() -> None:
    who = make_user()
    name = """50 % av %s; DROP TABLE "å" -- 'ö' \\n {} $1"""
    made = make_person(name=name)

    with pghistory.context(user=who.pk, note=name):
        Person.objects.filter(name=name).update(name=name + "!")

    made.refresh_from_db()
    assert made.name == name + "!"
    newest = history_of(made)[0]
    assert newest.who == who.name
    assert [tuple(change) for change in newest.changes] == [("Namn", name, name + "!")]
