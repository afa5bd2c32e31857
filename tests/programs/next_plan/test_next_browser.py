"""In a browser the secretariat makes the plan of 2021 out of 2020's 24 activities, mostly with the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from programs.models import Activity, Plan
from programs.next_plan import actions
from programs.next_plan.changes import changes_of
from tests.programs.next_plan import next_year
from tests.programs.next_plan.next_year import of_2020, of_2021

ADDRESS = "/plan/2020/nasta/"
MOST_PRESSES = 60  # for 24 activities and two new ones; typing not counted
PATIENCE_MS = 20_000


class Presses:
    """The clicks and key presses of one who works; typing is not counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def key(self, key: str) -> None:
        """Press a key and wait for the answer that it asks for, if any."""
        self.count += 1
        self.page.keyboard.press(key)
        self.page.locator("body:not(:has(.htmx-request))").wait_for(timeout=PATIENCE_MS)

    def click(self, name: str) -> None:
        self.count += 1
        self.page.get_by_role("button", name=name).click()

    def type(self, text: str) -> None:
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)


@pytest.fixture
def entered(facts: None, page: Page, client_of: Callable[[str], Client], live_server: object) -> Page:
    """The secretariat's browser, where the plan of 2021 is not made yet."""
    next_year.make_room_for_2021()
    cookie = client_of("kansli@example.se").cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": str(live_server)}])
    return page


def in_row(page: Page, activity: Activity) -> str:
    """Return the script that says whether the keyboard is in the activity's row, or in the panel under it."""
    return (
        "() => { const place = document.activeElement.closest('[data-next-row], [data-next-panel]');"
        f" return place && (place.dataset.nextRow || place.dataset.nextPanel) === '{activity.pk}'; }}"
    )


def rows_on_page(page: Page) -> list[int]:
    return [int(pk) for pk in page.locator("[data-next-row]").evaluate_all("rows => rows.map(r => r.dataset.nextRow)")]


def test_plan_of_2021_is_made_with_lineage_in_few_presses(entered):
    page = entered
    press = Presses(page)
    page.goto("/plan/2020/")
    press.count += 1
    page.get_by_role("link", name="Gör planen för 2021").click()
    press.click("Börja på utkastet för 2021")
    expect(page.get_by_text("0 av 24 valda")).to_be_visible()
    press.count += 1
    page.get_by_role("link", name="Gå till nästa kvar").click()

    kept = {before: number for number, before in next_year.KEPT.items()}
    by_pk = {of_2020(number).pk: number for number in range(1, 25)}
    order = [by_pk[pk] for pk in rows_on_page(page)]
    assert len(order) == 24
    late = [number for number in order if number in next_year.MERGED]  # what they go into must be there first
    for number in order:
        activity = of_2020(number)
        page.wait_for_function(in_row(page, activity))
        if number in late:
            press.key("ArrowDown")
            continue
        if number in next_year.SPLIT:
            press.key("d")
            page.wait_for_function("() => document.activeElement.name === 'titles'")
            press.type("\n".join(of_2021(part).title for part in next_year.SPLIT[number]))
            press.key("Control+Enter")
        elif number in next_year.DROPPED:
            press.key("u")
            page.wait_for_function("() => document.activeElement.name === 'reason'")
            press.type(next_year.DROPPED[number])
            press.key("Enter")
        elif kept[number] in next_year.SAME_WORDS:
            press.key("k")
        else:
            press.key("l")
            page.wait_for_function("() => document.activeElement.name === 'title'")
            press.type(of_2021(kept[number]).title)
            press.key("Enter")
        expect(page.locator(f"#val-{activity.pk} .next-chosen")).to_be_visible()
    for number in late:
        activity = of_2020(number)
        page.wait_for_function(in_row(page, activity))
        press.key("m")
        page.wait_for_function("() => document.activeElement.name === 'joins'")
        press.type(of_2021(next_year.MERGED[number]).title[:12])  # a list finds what is typed
        page.locator("[name=joins]").select_option(label=of_2021(next_year.MERGED[number]).title)
        press.count += 2
        page.get_by_role("button", name="Slå ihop", exact=True).click()
        expect(page.locator(f"#val-{activity.pk} .next-chosen")).to_be_visible()
    expect(page.get_by_text("24 av 24 valda")).to_be_visible()
    for number in next_year.NEW:
        row = of_2021(number)
        page.locator("#ny [name=title]").fill(row.title)
        page.locator("#ny [name=place]").select_option(value=f"f{row.focus_area_id}")
        press.count += 2
        press.click("Lägg till")
        expect(page.locator("#vaxer").locator("..").get_by_role("link", name=row.title, exact=True)).to_be_visible()

    plan = Plan.objects.get(year=2021)
    assert plan.activities.count() == 21
    assert next_year.lineage(plan) == next_year.lineage(Plan.objects.get(year=2121))
    assert press.count <= MOST_PRESSES, press.count
    press.count += 1
    page.get_by_role("link", name="Förändringar sedan 2020").click()
    expect(page.get_by_text("24 aktiviteter i planen för 2020 blev 21 i planen för 2021.")).to_be_visible()
    expect(page.get_by_role("heading", name="Utgår (4)")).to_be_visible()
    print(f"{press.count} presses")


def test_undo_escape_and_the_rest_by_keyboard(entered):
    page = entered
    plan = actions.start_plan(Plan.objects.get(year=2020))
    page.goto(ADDRESS)
    first, second = (Activity.objects.get(pk=pk) for pk in rows_on_page(page)[:2])
    press = Presses(page)
    page.get_by_role("link", name="Gå till nästa kvar").click()

    press.key("k")
    page.wait_for_function(in_row(page, second))
    press.key("ArrowUp")
    press.key("z")  # or Å, which this browser has no key for
    expect(page.get_by_text("0 av 24 valda")).to_be_visible()
    page.wait_for_function(in_row(page, first))
    press.key("u")
    page.wait_for_function("() => document.activeElement.name === 'reason'")
    press.key("Enter")  # no reason given
    expect(page.get_by_role("alert").get_by_text("Skriv varför aktiviteten utgår.")).to_be_visible()
    page.locator("[name=reason]").focus()
    press.key("Escape")
    expect(page.locator("[data-next-panel]")).to_have_count(0)
    page.wait_for_function(in_row(page, first))
    page.get_by_role("button", name="För vidare alla kvarvarande (24)").click()
    expect(page.get_by_text("24 av 24 valda")).to_be_visible()

    assert plan.activities.count() == 24
    assert len(changes_of(plan, Plan.objects.get(year=2020)).unchanged) == 24


def test_letters_typed_in_a_field_choose_nothing(entered):
    page = entered
    plan = actions.start_plan(Plan.objects.get(year=2020))
    page.goto(f"{ADDRESS}{of_2020(7).pk}/for-vidare/")
    title = page.locator("[data-next-panel] [name=title]")
    title.fill("")
    title.press_sequentially("Kmud å")

    expect(title).to_have_value("Kmud å")
    assert not plan.activities.exists()


def test_somebody_else_has_chosen_meanwhile(entered):
    page = entered
    plan = actions.start_plan(Plan.objects.get(year=2020))
    activity = of_2020(7)
    page.goto(f"{ADDRESS}{activity.pk}/utgar/")
    actions.keep(activity, plan)

    page.locator("[name=reason]").fill("Vägen är byggd.")
    page.get_by_role("button", name="Låt utgå").click()

    alert = page.locator("[data-error-summary]")
    expect(alert).to_contain_text("har valet ”förs vidare” sedan tidigare")
    expect(alert).to_contain_text("Vägen är byggd.")
    expect(alert).to_be_focused()
    assert plan.activities.count() == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_everything_works_without_javascript(entered, browser, live_server, width):
    plan = actions.start_plan(Plan.objects.get(year=2020))
    context = browser.new_context(
        base_url=str(live_server), java_script_enabled=False, viewport={"width": width, "height": 800}
    )
    context.add_cookies(entered.context.cookies())
    page = context.new_page()
    first, second, third = (of_2020(number) for number in (1, 2, 3))

    page.goto(ADDRESS)
    page.locator(f"#val-{first.pk}").get_by_role("button", name="För vidare").click()
    page.locator(f"#val-{second.pk}").get_by_role("link", name="Utgår").click()
    page.get_by_label("Varför utgår aktiviteten?").fill("Klar.")
    page.get_by_role("button", name="Låt utgå").click()
    page.locator(f"#val-{third.pk}").get_by_role("link", name="Dela").click()
    page.get_by_label("En lydelse per rad").fill("Ena\nAndra")
    page.get_by_role("button", name="Dela", exact=True).click()
    page.locator(f"#val-{first.pk}").get_by_role("button", name="Ångra").click()

    expect(page.get_by_text("2 av 24 valda")).to_be_visible()
    context.close()
    assert set(plan.activities.values_list("title", flat=True)) == {"Ena", "Andra"}
