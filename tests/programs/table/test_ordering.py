"""Rows of the plan moved to another place: by the action, through the page, by two at once, and by hand."""

import threading

import pytest
from django.db import connections
from django.test import Client
from playwright.sync_api import Page, expect

from programs.models import Activity, Plan, StatedEmptySubGoal
from programs.plan_lock import PlanFrozen
from programs.table import actions, ordering
from tests.programs.factories import make_activity, make_focus_area, make_plan, make_sub_goal, make_user
from tests.programs.progress.test_progress_browser import enter

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def plan(db) -> Plan:
    """A plan with A, B and C in one sub-goal and D in the next."""
    plan = make_plan()
    area = make_focus_area(program=plan.program)
    first, second = make_sub_goal(focus_area=area), make_sub_goal(focus_area=area)
    for order, (title, goal) in enumerate([("A", first), ("B", first), ("C", first), ("D", second)], start=1):
        make_activity(plan=plan, sub_goal=goal, title=title, order=order)
    return plan


def titled(plan: Plan, title: str) -> Activity:
    return plan.activities.get(title=title)


def seen(plan: Plan) -> str:
    rows = plan.activities.order_by("order", "pk").values_list("focus_area_id", "sub_goal_id", "pk")
    return ordering.seen_order(rows)


def order_of(plan: Plan) -> list[str]:
    return list(plan.activities.order_by("order", "pk").values_list("title", flat=True))


def place(plan: Plan, title: str, *, before: str | None, beside: str | None = None) -> actions.Moved:
    goal = titled(plan, beside or before or title).sub_goal
    number = titled(plan, before).pk if before else None
    return actions.place_activity(plan, titled(plan, title).pk, place=f"s{goal.pk}", before=number, seen=seen(plan))


@pytest.mark.parametrize(
    ("title", "before", "expected"),
    [
        ("A", None, "BCAD"),  # last in its sub-goal
        ("C", "A", "CABD"),
        ("B", "A", "BACD"),
        ("A", "C", "BACD"),
        ("A", "B", "ABCD"),  # where it stands
    ],
)
def test_a_row_is_put_before_another_and_no_other_changes_place(plan, title, before, expected):
    moved = place(plan, title, before=before)

    assert order_of(plan) == list(expected)
    assert moved.of == 3
    assert moved.number == list(expected).index(title) + 1


def test_moved_rows_keep_their_version_so_that_open_forms_and_workbooks_hold(plan):
    place(plan, "A", before="C")

    assert dict(plan.activities.values_list("title", "version")) == {"A": 1, "B": 1, "C": 1, "D": 1}


def test_a_row_goes_to_another_sub_goal_with_the_plans_wording_of_it(plan):
    StatedEmptySubGoal.objects.create(plan=plan, sub_goal=titled(plan, "D").sub_goal, text="Som planen skriver det")

    moved = place(plan, "A", before="D")

    row = titled(plan, "A")
    assert row.sub_goal == titled(plan, "D").sub_goal
    assert row.sub_goal_text == "Som planen skriver det"
    assert order_of(plan) == ["B", "C", "A", "D"]
    assert (moved.number, moved.of, moved.place) == (1, 2, row.sub_goal.text)


def test_a_row_goes_to_a_sub_goal_without_rows(plan):
    empty = make_sub_goal(focus_area=titled(plan, "A").focus_area)

    actions.place_activity(plan, titled(plan, "A").pk, place=f"s{empty.pk}", before=None, seen=seen(plan))

    assert titled(plan, "A").sub_goal == empty
    assert sorted(order_of(plan)) == ["A", "B", "C", "D"]


def test_rows_with_the_same_number_are_numbered_anew(plan):
    plan.activities.update(order=7)

    place(plan, "D", before="A")

    assert list(plan.activities.order_by("order").values_list("title", "order")) == [
        ("D", 1), ("A", 2), ("B", 3), ("C", 4),
    ]  # fmt: skip


def test_an_order_that_somebody_has_changed_is_left(plan):
    old = seen(plan)
    place(plan, "C", before="A")

    with pytest.raises(actions.OrderChanged):
        actions.place_activity(
            plan, titled(plan, "A").pk, place=f"s{titled(plan, 'A').sub_goal_id}", before=None, seen=old
        )

    assert order_of(plan) == ["C", "A", "B", "D"]


def test_an_adopted_plan_keeps_its_order(plan):
    order = seen(plan)
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.ADOPTED, adopted_on="2021-01-14")

    with pytest.raises(PlanFrozen):
        actions.place_activity(
            plan, titled(plan, "C").pk, place=f"s{titled(plan, 'A').sub_goal_id}", before=None, seen=order
        )


def test_places_that_are_not_in_the_plan_are_refused(plan):
    elsewhere, pk = make_activity(), titled(plan, "A").pk
    own = f"s{titled(plan, 'A').sub_goal_id}"

    for wanted, before in [
        (f"s{elsewhere.sub_goal_id}", None), ("s999999", None), ("x1", None), ("s", None), ("f999999", None),
        (own, elsewhere.pk), (own, pk), (own, titled(plan, "D").pk),
    ]:  # fmt: skip
        with pytest.raises(actions.NoSuchPlace):
            actions.place_activity(plan, pk, place=wanted, before=before, seen=seen(plan))
    with pytest.raises(actions.NoSuchPlace):
        actions.place_activity(plan, elsewhere.pk, place=own, before=None, seen=seen(plan))
    assert order_of(plan) == ["A", "B", "C", "D"]


def test_page_tells_where_the_row_stands_or_that_the_order_was_changed(plan, secretariat):
    address = f"/plan/{plan.year}/handlingsplan/ordning/"
    sent = {"rad": titled(plan, "C").pk, "till": f"s{titled(plan, 'A').sub_goal_id}", "sedd": seen(plan)}
    assert (
        f'name="sedd" value="{sent["sedd"]}"' in secretariat.get(f"/plan/{plan.year}/handlingsplan/").content.decode()
    )

    first = secretariat.post(address, sent | {"fore": titled(plan, "A").pk}, follow=True).content.decode()
    again = secretariat.post(address, sent | {"fore": ""}, follow=True).content.decode()

    assert "”C” står nu som 1 av 3 i " in first
    assert "Någon annan har ändrat ordningen" in again
    assert order_of(plan) == ["C", "A", "B", "D"]
    assert secretariat.post(address, {"rad": "x"}).status_code == 400
    assert secretariat.get(address).status_code == 405


def test_only_the_secretariat_moves_rows(plan, client):
    address = f"/plan/{plan.year}/handlingsplan/ordning/"
    sent = {"rad": titled(plan, "C").pk, "till": f"s{titled(plan, 'A').sub_goal_id}", "sedd": seen(plan)}
    client.force_login(make_user(kind="network"), backend=BACKEND)

    assert client.post(address, sent).status_code == 403
    assert "ordna" not in client.get(f"/plan/{plan.year}/handlingsplan/").content.decode()
    assert order_of(plan) == ["A", "B", "C", "D"]


@pytest.mark.django_db(transaction=True)
def test_many_who_move_rows_at_once_lose_none():
    plan = make_plan()
    goals = [make_sub_goal(focus_area=make_focus_area(program=plan.program)) for _ in range(2)]
    for number in range(8):
        make_activity(plan=plan, sub_goal=goals[number % 2], title=f"R{number}", order=number + 1)
    came: list[bool] = []

    def move(editor: int) -> None:
        try:
            for number in range(25):
                rows = list(Activity.objects.filter(plan=plan).order_by("order", "pk"))
                row = rows[(editor * 3 + number) % 8]
                order = ordering.seen_order((row.focus_area_id, row.sub_goal_id, row.pk) for row in rows)
                try:
                    actions.place_activity(plan, row.pk, place=f"s{goals[number % 2].pk}", before=None, seen=order)
                except actions.OrderChanged:
                    came.append(False)
                else:
                    came.append(True)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=move, args=(editor,)) for editor in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(came) == 100
    assert any(came)
    assert sorted(order_of(plan)) == [f"R{number}" for number in range(8)]
    orders = list(plan.activities.values_list("order", flat=True))
    assert len(set(orders)) == 8


# --- By hand and by key, in a browser ------------------------------------------------------------------


@pytest.fixture
def table(transactional_db, plan, page: Page, live_server) -> Page:
    client = Client()
    client.force_login(make_user(kind="secretariat"), backend=BACKEND)
    enter(page.context, client, live_server)
    page.set_viewport_size({"width": 1280, "height": 1500})
    page.goto(f"/plan/{plan.year}/handlingsplan/")
    return page


def shown(page: Page) -> list[str]:
    return page.locator("#handlingsplan tr[data-row] .activity").all_inner_texts()


def test_a_row_is_dragged_to_another_sub_goal_and_stays_there(table, plan):
    page = table
    grip = page.locator(f"#rad-{titled(plan, 'A').pk} .plan-grip").bounding_box()
    target = page.locator(f"#rad-{titled(plan, 'D').pk}").bounding_box()

    page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    page.mouse.down()
    page.mouse.move(target["x"] + 60, target["y"] + target["height"] - 4, steps=8)
    expect(page.locator(".drop-after")).to_have_count(1)
    page.mouse.up()
    expect(page.locator("#messages")).to_contain_text("”A” står nu som 2 av 2 i ")

    assert shown(page) == ["B", "C", "D", "A"]
    page.reload()
    assert shown(page) == ["B", "C", "D", "A"]
    assert titled(plan, "A").sub_goal == titled(plan, "D").sub_goal


def test_a_drag_that_is_broken_off_moves_nothing(table, plan):
    page = table
    grip = page.locator(f"#rad-{titled(plan, 'A').pk} .plan-grip").bounding_box()
    page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    page.mouse.down()
    page.mouse.move(grip["x"] + 40, grip["y"] + 200, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()

    page.wait_for_timeout(200)
    assert shown(page) == ["A", "B", "C", "D"]
    assert order_of(plan) == ["A", "B", "C", "D"]


def test_alt_and_an_arrow_move_the_row_and_keep_the_focus(table, plan):
    page, b = table, titled(plan, "B")
    page.locator(f"#rad-{b.pk} [data-row-edit]").focus()

    for key, said, expected in [
        ("ArrowUp", "1 av 3", "BACD"), ("ArrowDown", "2 av 3", "ABCD"), ("ArrowDown", "3 av 3", "ACBD"),
        ("ArrowDown", "1 av 2", "ACBD"), ("ArrowDown", "2 av 2", "ACDB"), ("ArrowUp", "1 av 2", "ACBD"),
        ("ArrowUp", "3 av 3", "ACBD"),
    ]:  # fmt: skip
        page.keyboard.press(f"Alt+{key}")
        expect(page.locator("#messages")).to_contain_text(f"”B” står nu som {said} i ")
        expect(page.locator(f"#rad-{b.pk} [data-row-edit]")).to_be_focused()
        assert shown(page) == list(expected)
    assert order_of(plan) == ["A", "C", "B", "D"]


def test_a_move_in_an_old_table_shows_the_order_that_is_saved(table, plan):
    page = table
    place(plan, "C", before="A")
    page.locator(f"#rad-{titled(plan, 'A').pk} [data-row-edit]").focus()

    page.keyboard.press("Alt+ArrowDown")

    expect(page.locator("#messages")).to_contain_text("Någon annan har ändrat ordningen")
    assert shown(page) == ["C", "A", "B", "D"]
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#messages")).to_contain_text("”A” står nu som 3 av 3")
