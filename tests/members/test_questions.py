"""Questions that are worked out once."""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.http import Http404

from members import questions
from members.models import AgreementParty, Municipality
from members.questions import asked, asked_or_404, hand_over

pytestmark = pytest.mark.django_db
WORKED_OUT = questions._worked_out  # as it is outside tests


def named(name: str) -> QuerySet[Municipality]:
    return Municipality.objects.filter(name=name)


def slugs() -> QuerySet[Municipality, str]:
    return Municipality.objects.order_by("slug").values_list("slug", flat=True)


def parties_with(name: str) -> QuerySet[AgreementParty]:
    return AgreementParty.objects.filter(municipality__name=name).select_related("municipality")


def among(pks: tuple[int, ...]) -> QuerySet[Municipality]:
    return Municipality.objects.filter(pk__in=pks)


def nothing() -> QuerySet[Municipality]:
    return Municipality.objects.none()


@pytest.fixture
def worked_out(monkeypatch) -> list[str]:
    """The questions that Django writes SQL for, without the comparison that all tests make."""
    monkeypatch.setattr(questions, "_worked_out", WORKED_OUT)
    written: list[str] = []
    as_sql = SQLCompiler.as_sql

    def noted(self: SQLCompiler, *args: bool, **options: bool) -> object:
        written.append(self.query.model.__name__)
        return as_sql(self, *args, **options)

    monkeypatch.setattr(SQLCompiler, "as_sql", noted)
    return written


def test_question_is_worked_out_once_and_asked_every_time(facts, worked_out, django_assert_num_queries):
    WORKED_OUT.cache_clear()
    with django_assert_num_queries(3):
        assert [one.slug for one in asked(named, "Salem")] == ["salem"]
        Municipality.objects.filter(name="Salem").update(slug="nytt")
        assert [one.slug for one in asked(named, "Salem")] == ["nytt"]
    assert worked_out == ["Municipality"]


def test_question_about_something_else_is_another_question(facts):
    assert [one.name for one in asked(named, "Salem")] == ["Salem"]
    assert [one.name for one in asked(named, "Nykvarn")] == ["Nykvarn"]
    assert asked(named, "Uppsala") == []


def test_rows_are_new_each_time(facts):
    first, second = asked(named, "Salem") + asked(named, "Salem")
    first.name = "Ändrad"

    assert second.name == "Salem"


def test_values_and_rows_that_are_pointed_at_come_with_it(facts, django_assert_num_queries):
    assert asked(slugs)[0] == "botkyrka"
    with django_assert_num_queries(1):
        assert [one.municipality.name for one in asked(parties_with, "Salem")] == ["Salem"]


def test_question_that_can_have_no_rows_is_not_put(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert asked(among, ()) == []
        assert asked(nothing) == []


def test_first_row_or_404(facts):
    assert asked_or_404(named, "Salem").slug == "salem"
    with pytest.raises(Http404):
        asked_or_404(named, "Uppsala")


def test_each_thread_asks_over_its_own_connection(facts):
    here = connections["default"]
    used: list[object] = []

    def ask() -> None:
        kept = WORKED_OUT(named, ("Salem",))
        assert kept is not None
        used.append(kept.query.get_compiler(kept.db).connection)
        used.append(connections["default"])

    ask()
    other = Thread(target=ask)
    other.start()
    other.join()

    assert used[0] is used[1] is here
    assert used[2] is used[3] is not here


def test_tests_refuse_a_question_that_depends_on_more_than_it_is_asked_about(facts):
    wanted = ["Salem"]

    def by_chance() -> QuerySet[Municipality]:
        return Municipality.objects.filter(name=wanted[0])

    asked(by_chance)
    wanted[0] = "Nykvarn"
    with pytest.raises(AssertionError, match="by_chance"):
        asked(by_chance)


def test_related_rows_are_handed_over(facts, django_assert_num_queries):
    salem, nykvarn = asked_or_404(named, "Salem"), asked_or_404(named, "Nykvarn")
    parties = asked(parties_with, "Salem")
    hand_over([salem, nykvarn], "agreements", parties, by="municipality_id")

    with django_assert_num_queries(0):
        assert list(salem.agreements.all()) == parties
        assert list(nykvarn.agreements.all()) == []
