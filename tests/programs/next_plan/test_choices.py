"""Next year's plan made out of this year's: each choice, twice, undone, and by two at once."""

import threading

import pytest
from django.db import connection, connections

from members.models import Person
from programs.models import Activity, ActivityPerson, CarriedOver, Plan
from programs.next_plan import actions as next_plan_actions
from programs.next_plan.actions import Place
from programs.next_plan.changes import changes_of, plan_before
from programs.table import actions as table_actions
from tests.programs.factories import (
    make_activity,
    make_body,
    make_focus_area,
    make_follow_up,
    make_plan,
    make_program,
    make_sub_goal,
)
from tests.programs.next_plan import next_year
from tests.programs.next_plan.next_year import of_2020, of_2021

Choice = CarriedOver.Choice


@pytest.fixture
def years(db) -> tuple[list[Activity], Plan]:
    """Three activities of a plan, and the next year's empty draft."""
    plan = make_plan(program=make_program(valid_from_year=1))
    goal = make_sub_goal(focus_area=make_focus_area(program=plan.program))
    rows = [make_activity(plan=plan, sub_goal=goal) for _ in range(3)]
    return rows, next_plan_actions.start_plan(plan)


def titles(plan: Plan) -> list[str]:
    return list(plan.activities.order_by("order").values_list("title", flat=True))


def chosen(plan: Plan) -> dict[Activity, str]:
    return {choice.source: choice.choice for choice in CarriedOver.objects.filter(plan=plan)}


# --- The plan ---------------------------------------------------------------------------------------


def test_started_twice_is_one_draft_with_the_programme_in_force(db):
    for year in (2000, 2004, 2007):
        make_program(valid_from_year=year, slug=f"program-{year}")
    plan = make_plan(year=2005, program=make_program(valid_from_year=2000), silence_days=90)

    first, again = next_plan_actions.start_plan(plan), next_plan_actions.start_plan(plan)

    assert first == again
    assert (first.year, first.title, first.state) == (2006, "Handlingsplan 2006", "draft")
    assert first.program.slug == "program-2004"
    assert first.silence_days == 90
    assert Plan.objects.filter(year=2006).count() == 1


@pytest.mark.parametrize(("year", "slug"), [(2003, "program-2000"), (2004, "program-2004"), (2030, "program-2004")])
def test_programme_holds_until_the_next_has_begun(db, year, slug):
    make_program(valid_from_year=2000, slug="program-2000")
    make_program(valid_from_year=2004, slug="program-2004")

    assert next_plan_actions.program_for(year).slug == slug


def test_plan_without_a_programme_is_refused_with_the_year(db):
    plan = make_plan(year=1500)

    with pytest.raises(next_plan_actions.NoProgram, match="1501"):
        next_plan_actions.start_plan(plan)


# --- The choices ------------------------------------------------------------------------------------


def test_keep_carries_the_activity_over_once(years):
    (first, *_), plan = years
    first.networks.add(network := make_body())

    row, again = next_plan_actions.keep(first, plan), next_plan_actions.keep(first, plan)

    assert row == again
    assert (row.title, row.sub_goal, row.status) == (first.title, first.sub_goal, "not_started")
    assert list(row.networks.all()) == [network]
    assert list(row.predecessors.all()) == [first]
    assert chosen(plan) == {first: "keep"}
    assert plan.activities.count() == 1


def test_keep_in_new_words(years):
    (first, *_), plan = years

    row = next_plan_actions.keep(first, plan, title="  Med nya \n ord ")
    again = next_plan_actions.keep(first, plan, title="Med nya ord")

    assert row == again
    assert row.title == "Med nya ord"
    with pytest.raises(next_plan_actions.AlreadyChosen, match="förs vidare"):
        next_plan_actions.keep(first, plan, title="Med andra ord")


def test_carried_rows_stand_in_the_order_of_this_year_whatever_the_order_of_choice(years):
    rows, plan = years

    for row in (rows[2], rows[0], rows[1]):
        next_plan_actions.keep(row, plan)

    assert titles(plan) == [row.title for row in rows]


def test_merge_of_two_that_nobody_has_chosen_makes_one_that_stands_on_both(years):
    (first, second, third), plan = years
    person = Person.objects.create(name="Pia Prov")
    ActivityPerson.objects.create(activity=second, person=person)

    row = next_plan_actions.merge(second, plan, joins=first)
    again = next_plan_actions.merge(second, plan, joins=first)
    third_too = next_plan_actions.merge(third, plan, joins=row, title="Alla tre")

    row.refresh_from_db()
    assert row == again == third_too
    assert row.title == "Alla tre"
    assert set(row.predecessors.all()) == {first, second, third}
    assert list(row.persons.all()) == [person]
    assert set(chosen(plan).values()) == {"merge"}
    assert len(chosen(plan)) == 3


def test_merge_into_a_row_that_was_kept_makes_both_merged(years):
    (first, second, _), plan = years
    kept = next_plan_actions.keep(first, plan)

    row = next_plan_actions.merge(second, plan, joins=first)

    assert row == kept
    assert chosen(plan) == {first: "merge", second: "merge"}
    assert plan.activities.count() == 1


def test_merge_with_itself_is_a_mistake_of_the_caller(years):
    (first, *_), plan = years

    with pytest.raises(ValueError, match="itself"):
        next_plan_actions.merge(first, plan, joins=first)


def test_merge_with_a_dropped_one_is_refused(years):
    (first, second, _), plan = years
    next_plan_actions.drop(first, plan, reason="Klar.")

    with pytest.raises(next_plan_actions.AlreadyChosen, match="utgår"):
        next_plan_actions.merge(second, plan, joins=first)

    assert not plan.activities.exists()


def test_split_makes_one_row_for_each_title_once(years):
    (first, second, _), plan = years

    parts = next_plan_actions.split(first, plan, titles=["Del ett", "Del två", " Del ett "])
    again = next_plan_actions.split(first, plan, titles=["Del ett", "Del två"])
    next_plan_actions.keep(second, plan)

    assert parts == again
    assert titles(plan) == ["Del ett", "Del två", second.title]
    assert all(list(part.predecessors.all()) == [first] for part in parts)
    assert chosen(plan)[first] == "split"


@pytest.mark.parametrize("parts", [["En"], ["En", " En "], [], [f"Del {number}" for number in range(11)]])
def test_split_is_in_two_to_ten(years, parts):
    (first, *_), plan = years

    with pytest.raises(ValueError, match="two to ten"):
        next_plan_actions.split(first, plan, titles=parts)


def test_drop_keeps_the_reason_once(years):
    (first, *_), plan = years

    row, again = (next_plan_actions.drop(first, plan, reason=" Slutförd 2020. ") for _ in range(2))

    assert row == again
    assert row.reason == "Slutförd 2020."
    assert not plan.activities.exists()
    with pytest.raises(ValueError, match="reason"):
        next_plan_actions.drop(first, plan, reason=" ")


def test_another_choice_is_refused_until_the_first_is_undone(years):
    (first, second, _), plan = years
    next_plan_actions.drop(first, plan, reason="Klar.")

    for choose in (
        lambda: next_plan_actions.keep(first, plan),
        lambda: next_plan_actions.merge(first, plan, joins=second),
        lambda: next_plan_actions.split(first, plan, titles=["A", "B"]),
        lambda: next_plan_actions.drop(first, plan, reason="Annat skäl."),
    ):
        with pytest.raises(next_plan_actions.AlreadyChosen, match="utgår"):
            choose()
    assert not plan.activities.exists()

    next_plan_actions.undo(first, plan, seen="drop")
    assert next_plan_actions.keep(first, plan)
    assert chosen(plan) == {first: "keep"}


def test_keep_all_takes_what_remains_and_again_nothing(years):
    (first, second, third), plan = years
    next_plan_actions.drop(second, plan, reason="Klar.")

    assert next_plan_actions.keep_all(plan) == next_plan_actions.KeptAll(2, [])
    assert next_plan_actions.keep_all(plan) == next_plan_actions.KeptAll(0, [])
    assert titles(plan) == [first.title, third.title]


# --- To change one's mind -----------------------------------------------------------------------------


def test_undo_takes_each_choice_back_and_twice_is_once(years):
    (first, second, third), plan = years
    next_plan_actions.keep(first, plan)
    next_plan_actions.split(second, plan, titles=["A", "B"])
    next_plan_actions.drop(third, plan, reason="Klar.")

    for _ in range(2):
        for row, seen in ((first, "keep"), (second, "split"), (third, "drop")):
            next_plan_actions.undo(row, plan, seen=seen)

    assert not plan.activities.exists()
    assert not CarriedOver.objects.exists()
    assert Activity.objects.count() == 3


def test_undo_of_one_of_three_merged_leaves_the_others_together(years):
    (first, second, third), plan = years
    third.networks.add(make_body())
    row = next_plan_actions.merge(second, plan, joins=first, title="Gemensamt")
    next_plan_actions.merge(third, plan, joins=row)

    next_plan_actions.undo(third, plan, seen="merge")

    row.refresh_from_db()
    assert set(row.predecessors.all()) == {first, second}
    assert not row.networks.exists()
    assert chosen(plan) == {first: "merge", second: "merge"}

    next_plan_actions.undo(second, plan, seen="merge")
    assert chosen(plan) == {first: "keep"}
    next_plan_actions.undo(first, plan, seen="keep")
    assert not plan.activities.exists()


def test_undo_of_what_somebody_else_has_changed_is_refused(years):
    (first, second, _), plan = years
    next_plan_actions.keep(first, plan)
    next_plan_actions.merge(second, plan, joins=first)

    with pytest.raises(next_plan_actions.AlreadyChosen, match="slås ihop"):
        next_plan_actions.undo(first, plan, seen="keep")
    assert plan.activities.count() == 1


def _reword(row: Activity) -> None:
    table_actions.save_activity(row, seen=row.version, values={"title": "Omskriven"}, municipalities=[], networks=[])


@pytest.mark.parametrize(
    "work",
    [
        _reword,
        lambda row: row.networks.add(make_body()),
        lambda row: row.steps.create(order=1, title="Förstudie"),
        lambda row: next_plan_actions.keep(row, next_plan_actions.start_plan(row.plan)),
    ],
    ids=["omskriven", "nätverk", "steg", "förd vidare"],
)
def test_undo_of_a_row_that_somebody_has_worked_on_asks_first(years, work):
    (first, *_), plan = years
    work(next_plan_actions.keep(first, plan))

    with pytest.raises(next_plan_actions.HasBeenEdited, match="historiken"):
        next_plan_actions.undo(first, plan, seen="keep")
    assert plan.activities.count() == 1

    next_plan_actions.undo(first, plan, seen="keep", also_edited=True)
    assert not plan.activities.exists()


def test_undo_never_takes_away_what_has_been_said_of_a_row(years):
    (first, *_), plan = years
    entry = make_follow_up(activity=next_plan_actions.keep(first, plan))

    with pytest.raises(table_actions.HasFollowUp, match="följs upp"):
        next_plan_actions.undo(first, plan, seen="keep", also_edited=True)

    entry.refresh_from_db()


def test_undo_of_a_row_that_was_only_moved_does_not_ask(years):
    (first, second, _), plan = years
    row = next_plan_actions.keep(first, plan)
    next_plan_actions.keep(second, plan)
    assert table_actions.move_activity(row, step=1)

    next_plan_actions.undo(first, plan, seen="keep")

    assert titles(plan) == [second.title]


def test_row_taken_out_of_the_draft_by_hand_is_to_be_chosen_again(years):
    (first, *_), plan = years
    table_actions.delete_activity(next_plan_actions.keep(first, plan))

    assert next(old.activity for old in changes_of(plan, first.plan).undecided) == first
    next_plan_actions.drop(first, plan, reason="Ändå inte.")
    assert chosen(plan) == {first: "drop"}


@pytest.mark.parametrize("state", ["adopted", "followed_up"])
def test_nothing_is_chosen_or_undone_when_the_plan_is_decided(years, state):
    (first, second, third), plan = years
    next_plan_actions.keep(first, plan)
    Plan.objects.filter(pk=plan.pk).update(state=state)

    for choose in (
        lambda: next_plan_actions.keep(second, plan),
        lambda: next_plan_actions.merge(second, plan, joins=third),
        lambda: next_plan_actions.split(second, plan, titles=["A", "B"]),
        lambda: next_plan_actions.drop(second, plan, reason="Klar."),
        lambda: next_plan_actions.undo(first, plan, seen="keep"),
        lambda: next_plan_actions.keep_all(plan),
    ):
        with pytest.raises(next_plan_actions.PlanIsDecided, match=str(plan.year)):
            choose()
    assert plan.activities.count() == 1


# --- A new programme ----------------------------------------------------------------------------------


def test_sub_goal_with_the_same_address_is_found_in_the_new_programme_else_asked_for(db):
    old_area = make_focus_area(program=make_program(valid_from_year=1), slug="infrastruktur")
    plan = make_plan(program=old_area.program)
    same = make_activity(plan=plan, sub_goal=make_sub_goal(focus_area=old_area, slug="infra-1"))
    gone = make_activity(plan=plan, sub_goal=make_sub_goal(focus_area=old_area, slug="infra-9"))
    no_area = make_activity(plan=plan, sub_goal=make_sub_goal(focus_area=make_focus_area(program=plan.program)))
    loose = make_activity(plan=plan, sub_goal=make_sub_goal(focus_area=old_area))
    Activity.objects.filter(pk=loose.pk).update(sub_goal=None)
    area = make_focus_area(program=make_program(valid_from_year=2), slug="infrastruktur")
    goal = make_sub_goal(focus_area=area, slug="infra-1", text="Ny lydelse")
    draft = next_plan_actions.start_plan(plan)

    assert draft.program == area.program
    assert next_plan_actions.keep(same, draft).sub_goal == goal
    kept = next_plan_actions.keep(loose, draft)
    assert (kept.focus_area, kept.sub_goal) == (area, None)
    with pytest.raises(next_plan_actions.PlaceNeeded, match=gone.title):
        next_plan_actions.keep(gone, draft)
    assert next_plan_actions.keep_all(draft) == next_plan_actions.KeptAll(0, [gone, no_area])

    assert next_plan_actions.keep(gone, draft, place=Place(area, goal)).sub_goal == goal
    old_place = next_plan_actions.keep(no_area, draft, place=Place(no_area.focus_area, no_area.sub_goal))
    assert old_place.focus_area == no_area.focus_area
    following = next_plan_actions.keep(old_place, next_plan_actions.start_plan(draft))
    assert following.focus_area == no_area.focus_area  # what a plan keeps in an older programme's area stays there


# --- Two at once --------------------------------------------------------------------------------------


def at_once(*calls) -> list[object]:
    """Run the calls in threads of their own, started together; return what each gave or raised."""
    gate, results = threading.Barrier(len(calls)), [None] * len(calls)

    def run(number, call):
        try:
            gate.wait(10)
            results[number] = call()
        except Exception as error:
            results[number] = error
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_two_who_start_and_keep_at_once_make_one_plan_and_one_row(transactional_db):
    plan = make_plan(program=make_program(valid_from_year=1))
    activity = make_activity(plan=plan)

    drafts = at_once(*[lambda: next_plan_actions.start_plan(plan)] * 4)
    assert len({draft.pk for draft in drafts}) == 1
    rows = at_once(*[lambda: next_plan_actions.keep(activity, drafts[0])] * 4)

    assert len({row.pk for row in rows}) == 1
    assert Plan.objects.filter(year=plan.year + 1).count() == 1
    assert CarriedOver.objects.count() == 1


def test_two_who_choose_differently_at_once_get_one_choice_and_one_refusal(transactional_db):
    plan = make_plan(program=make_program(valid_from_year=1))
    rows = [make_activity(plan=plan) for _ in range(10)]
    draft = next_plan_actions.start_plan(plan)

    for row in rows:
        results = at_once(
            lambda row=row: next_plan_actions.keep(row, draft),
            lambda row=row: next_plan_actions.drop(row, draft, reason="Klar."),
        )
        refused = [refusal for refusal in results if isinstance(refusal, next_plan_actions.AlreadyChosen)]
        assert len(refused) == 1
    kept = draft.activities.count()
    assert kept + CarriedOver.objects.filter(plan=draft, choice="drop").count() == 10
    assert connection.in_atomic_block is False


# --- From 2020 to 2021 --------------------------------------------------------------------------------


def test_the_plan_of_2021_is_made_out_of_2020_step_by_step(facts):
    stated = next_year.make_room_for_2021()
    source = Plan.objects.get(year=2020)

    plan = next_plan_actions.start_plan(source)
    for number, before in next_year.KEPT.items():
        next_plan_actions.keep(of_2020(before), plan, title=of_2021(number).title)
    for number, parts in next_year.SPLIT.items():
        next_plan_actions.split(of_2020(number), plan, titles=[of_2021(part).title for part in parts])
    for number, target in next_year.MERGED.items():
        next_plan_actions.merge(of_2020(number), plan, joins=plan.activities.get(title=of_2021(target).title))
    for number, reason in next_year.DROPPED.items():
        next_plan_actions.drop(of_2020(number), plan, reason=reason)
    for number in next_year.NEW:
        row = of_2021(number)
        table_actions.add_activity(
            plan, values={"title": row.title, "focus_area": row.focus_area}, municipalities=[], networks=[]
        )

    assert plan.program == stated.program
    assert plan.activities.count() == 21
    assert next_year.lineage(plan) == next_year.lineage(stated)
    assert {row.focus_area_id for row in plan.activities.all()} == {
        row.focus_area_id for row in stated.activities.all()
    }

    found = changes_of(plan, plan_before(plan))
    assert found.sentence == "24 aktiviteter i planen för 2020 blev 21 i planen för 2021"
    assert found.undecided == []
    assert {kept.after.activity.title for kept in found.unchanged} == {
        of_2021(number).title for number in next_year.SAME_WORDS
    }
    assert len(found.reworded) == 12
    assert {new.activity.title: {row.key for row in new.stands_on} for new in found.merged} == {
        of_2021(1).title: {"HP2020-04", "HP2020-06"},
        of_2021(5).title: {"HP2020-02", "HP2020-04"},
    }
    assert [(old.activity.key, [row.title for row in old.into]) for old in found.split] == [
        ("HP2020-04", [of_2021(1).title, of_2021(5).title])
    ]
    assert {old.activity.key: old.reason for old in found.dropped} == {
        f"HP2020-{number}": reason for number, reason in next_year.DROPPED.items()
    }
    assert {new.activity.title for new in found.added} == {of_2021(number).title for number in next_year.NEW}
    assert CarriedOver.objects.filter(plan=plan).count() == 24


def test_loaded_plans_have_their_changes_read_from_the_lines_alone(facts):
    plan = Plan.objects.get(year=2021)

    found = changes_of(plan, plan_before(plan))

    assert (len(found.unchanged), len(found.reworded), len(found.merged), len(found.split)) == (5, 12, 2, 1)
    assert [old.activity.key for old in found.dropped] == ["HP2020-10", "HP2020-12", "HP2020-17", "HP2020-19"]
    assert {old.reason for old in found.dropped} == {""}
    assert [new.activity.key for new in found.added] == ["HP2021-02", "HP2021-12"]


def test_changes_ask_as_often_whatever_the_number_of_rows(facts, django_assert_num_queries):
    plan, before = Plan.objects.get(year=2021), Plan.objects.get(year=2020)

    with django_assert_num_queries(5):
        changes_of(plan, before)
    Activity.objects.filter(plan=before, order__gt=3).exclude(successors__isnull=False).delete()
    with django_assert_num_queries(5):
        changes_of(plan, before)
