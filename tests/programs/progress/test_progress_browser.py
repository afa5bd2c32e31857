"""The table of progress as the secretariat uses it: keys, many rows, two browsers, and a browser that dies."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from members.models import Body, Person, Seat, User
from programs.models import Activity, FollowUp
from records.models import Draft
from tests.conftest import BROWSER_ARGUMENTS, LAPTOP, find_browser, listen, slowly
from tests.real_data import BACKEND
from tests.sodertorn.test_axe import TOO_WIDE, violations

ADDRESS = "/plan/2021/handlingsplan/lage/"
MOST_PRESSES = 30  # for a whole plan gone through; typing not counted
PATIENCE_MS = 20_000
# The browser's own ways to the server on a poor line.
SLOW_DRAFTS = """() => {
  const own = window.fetch;
  window.fetch = (...sent) => new Promise((done) => setTimeout(done, 1200)).then(() => own(...sent));
}"""
SLOW_STATUS = """() => {
  const own = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (sent) {
    setTimeout(() => own.call(this, sent), String(sent).includes("bara=status") ? 1500 : 0);
  };
}"""


def enter(context: BrowserContext, client: Client, live_server: object) -> None:
    """Log the browser in with the client's cookie."""
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": str(live_server)}])


@pytest.fixture
def table(facts: None, page: Page, client_of: Callable[[str], Client], live_server: object) -> Page:
    enter(page.context, client_of("kansli@example.se"), live_server)
    page.goto(ADDRESS)
    return page


@pytest.fixture
def colleague(table: Page, browser: Browser, live_server: object, console_errors: list[str]) -> Iterator[Page]:
    """The same table in the browser of somebody else at the secretariat."""
    person = Person.objects.create(name="Maja Kollega")
    Seat.objects.create(body=Body.objects.get(kind=Body.Kind.SECRETARIAT), person=person)
    client = Client()
    client.force_login(User.objects.create_user("maja@example.se", person=person), backend=BACKEND)
    context = browser.new_context(base_url=str(live_server), locale="sv-SE", viewport=LAPTOP)
    enter(context, client, live_server)
    page = context.new_page()
    listen(page, console_errors)
    page.goto(ADDRESS)
    yield page
    context.close()


def activities() -> list[Activity]:
    """The rows as the page has them: by focus area, then in their order."""
    rows = Activity.objects.filter(plan__year=2021).select_related("focus_area")
    return sorted(rows, key=lambda activity: (activity.focus_area.order, activity.order))


def row(page: Page, activity: Activity) -> Locator:
    return page.locator(f"#rad-{activity.pk}")


def field(page: Page, activity: Activity, column: str) -> Locator:
    return row(page, activity).locator(f"[data-col={column}]")


def focused(page: Page) -> str:
    return page.evaluate(
        "() => { const e = document.activeElement, r = e.closest('[data-progress-row]');"
        " return `${r ? r.id : ''} ${e.dataset.col || e.name || ''}`; }"
    )


def settle(page: Page) -> None:
    """Wait until every row has its answer."""
    page.wait_for_function("() => !document.querySelector('[data-busy], [data-again]')", timeout=PATIENCE_MS)


class Hand:
    """Presses and clicks, counted. Typing a text is not counted: it is the same in every way of working."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.presses += 1

    def click(self, target: Locator) -> None:
        target.click()
        self.presses += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)


def test_twenty_one_rows_get_status_and_text_in_thirty_presses_on_one_page(table):
    page, hand, rows = table, Hand(table), activities()
    texts = [f"Läget för rad {number} är avstämt." for number in range(1, 22)]

    hand.click(page.get_by_label("Markera alla 21"))
    hand.press("Tab")
    hand.press("p")  # pågår
    hand.press("Tab")
    hand.press("Enter")
    expect(page.locator("#laget-sagt")).to_contain_text("rader fick status ”pågår”", timeout=PATIENCE_MS)
    hand.click(field(page, rows[0], "text"))
    for text in texts:
        hand.type(text)
        hand.press("Enter")
    expect(page.locator(".progress-do", has_text="Sparat kl.")).to_have_count(21, timeout=PATIENCE_MS)
    hand.press("Shift+Tab")  # the last row is done
    hand.press("g")
    settle(page)

    assert hand.presses <= MOST_PRESSES
    assert page.url.endswith(ADDRESS)
    saved = activities()
    assert [activity.status for activity in saved] == ["ongoing"] * 20 + ["done"]
    assert [activity.follow_ups.order_by("pk").last().text for activity in saved] == texts
    page.reload()
    for activity, text in zip(saved, texts, strict=True):
        expect(row(page, activity)).to_contain_text(text)
        expect(row(page, activity)).to_contain_text("Senast hört i dag")


def test_keys_lead_through_the_table(table):
    page, rows = table, activities()
    first, second, third = rows[:3]
    field(page, first, "status").focus()

    page.keyboard.press("ArrowDown")
    assert focused(page) == f"rad-{second.pk} status"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")  # the first row has none above
    assert focused(page) == f"rad-{first.pk} status"
    page.keyboard.press("Tab")
    assert focused(page) == f"rad-{first.pk} text"
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(50)
    assert focused(page) == f"rad-{second.pk} text"
    page.keyboard.type("Två rader")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("i texten")
    page.keyboard.press("ArrowUp")  # within the text
    page.wait_for_timeout(50)
    assert focused(page) == f"rad-{second.pk} text"
    page.keyboard.press("Escape")
    assert field(page, second, "text").input_value() == ""
    page.keyboard.press("Escape")
    assert field(page, second, "text").input_value() == "Två rader\ni texten"
    page.keyboard.press("Tab")  # the row's button, which is there when there is something to save
    page.keyboard.press("Enter")
    expect(row(page, second)).to_contain_text("Sparat kl.")
    assert second.follow_ups.order_by("pk").last().text == "Två rader\ni texten"
    # No status has been changed by walking over it.
    assert Activity.objects.filter(plan__year=2021, version__gt=1).count() == 1
    field(page, third, "status").focus()
    before = third.status
    page.keyboard.press("u")  # utgår
    expect(row(page, third)).to_contain_text("Sparat kl.")
    assert focused(page) == f"rad-{third.pk} status"
    page.keyboard.press("Control+z")
    expect(row(page, third)).to_contain_text("Ångrat")
    third.refresh_from_db()
    assert third.status == before


def test_what_is_typed_while_an_answer_is_on_its_way_stays(table):
    page, activity = table, activities()[0]
    page.route("**/lage/", lambda route: (time.sleep(0.6), route.continue_()))

    field(page, activity, "text").click()
    page.keyboard.type("Början")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("u")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.type(" och slutet")
    expect(row(page, activity)).to_contain_text("Sparat kl.")

    assert field(page, activity, "text").input_value() == "Början och slutet"
    assert focused(page) == f"rad-{activity.pk} text"
    page.keyboard.type(".")
    assert field(page, activity, "text").input_value() == "Början och slutet."
    assert not FollowUp.objects.filter(author__email="kansli@example.se").exists()


def test_many_rows_are_ticked_with_shift_and_by_focus_area_and_undone(table):
    page, rows = table, activities()
    before = {activity.pk: activity.status for activity in rows}
    in_area = [activity for activity in rows if activity.focus_area_id == rows[0].focus_area_id]

    field(page, rows[0], "tick").click()
    field(page, rows[3], "tick").click(modifiers=["Shift"])
    expect(page.locator("[data-save-ticked]")).to_have_text("Sätt på 4 markerade")
    page.get_by_label(re.compile(f"Markera alla {len(in_area)} i")).first.check()
    expect(page.locator("[data-save-ticked]")).to_have_text(f"Sätt på {len(in_area)} markerade")
    field(page, rows[1], "tick").uncheck()
    page.get_by_label("Status på markerade").select_option("cancelled")
    page.locator("[data-save-ticked]").click()
    expect(page.locator("#laget-sagt")).to_contain_text(f"{len(in_area) - 1} rader fick status ”utgår”.")

    now = dict(Activity.objects.filter(plan__year=2021).values_list("pk", "status"))
    chosen = {activity.pk for activity in in_area} - {rows[1].pk}
    assert now == {pk: "cancelled" if pk in chosen else status for pk, status in before.items()}
    page.reload()
    page.get_by_role("button", name=re.compile(f"Ångra {len(chosen)} rader")).click()
    expect(page.locator("#laget-sagt")).to_contain_text(f"Ångrat: {len(chosen)} rader")
    assert dict(Activity.objects.filter(plan__year=2021).values_list("pk", "status")) == before


def test_two_browsers_meet_in_one_row_and_the_others_go_on(table, colleague):
    page, (met, other, third) = table, activities()[:3]
    field(colleague, met, "text").click()
    colleague.keyboard.type("Mötet hölls den 3 mars på Teams.")
    colleague.keyboard.press("Enter")
    expect(row(colleague, met)).to_contain_text("Sparat kl.")

    field(page, met, "text").click()
    page.keyboard.type("Mötet hölls den 3 mars på kansliet.")
    page.keyboard.press("Enter")  # goes on to the next row, where I write on
    page.keyboard.type("Den andra raden.")
    expect(row(page, met)).to_contain_text("Maja Kollega sparade raden")
    assert focused(page) == f"rad-{other.pk} text"
    page.keyboard.press("Enter")
    expect(row(page, other)).to_contain_text("Sparat kl.")
    expect(row(page, met).locator(".conflict-text ins")).to_have_text(["Teams"])
    expect(row(page, met).locator(".conflict-text del")).to_have_text(["kansliet"])
    field(page, third, "text").fill("Den tredje raden.")
    page.locator("[data-save-all]").click()
    expect(row(page, third)).to_contain_text("Sparat kl.")
    expect(row(page, met)).to_contain_text("Maja Kollega sparade raden")  # waits

    row(page, met).locator("summary").click()
    row(page, met).get_by_label("Bådas text").fill("Mötet hölls den 3 mars på kansliet och Teams.")
    row(page, met).get_by_role("button", name="Spara sammanfogad").click()
    expect(row(page, met)).to_contain_text("Sparat kl.")

    texts = [activity.follow_ups.order_by("pk").last().text for activity in (met, other, third)]
    assert texts == ["Mötet hölls den 3 mars på kansliet och Teams.", "Den andra raden.", "Den tredje raden."]
    kept = FollowUp.pgh_event_model.objects.filter(activity_id=met.pk).values_list("text", flat=True)
    assert "Mötet hölls den 3 mars på Teams." in kept
    page.reload()
    assert field(page, met, "text").input_value() == ""  # nothing is offered that is already there


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_row_in_conflict_is_accessible_and_fits_every_screen(table, colleague, theme):
    page, met = table, activities()[0]
    field(colleague, met, "text").fill("Kollegans text.")
    field(colleague, met, "text").press("Enter")
    expect(row(colleague, met)).to_contain_text("Sparat kl.")
    field(page, met, "text").fill("Min text.")
    field(page, met, "text").press("Enter")
    expect(row(page, met)).to_contain_text("Maja Kollega sparade raden")
    row(page, met).locator("summary").click()
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert list(violations(page)) == [], width
        assert page.evaluate(TOO_WIDE) == [], width


def test_without_javascript_rows_are_saved_and_undone(facts, browser, client_of, live_server):
    context = browser.new_context(base_url=str(live_server), java_script_enabled=False)
    enter(context, client_of("kansli@example.se"), live_server)
    page, (activity, other) = context.new_page(), activities()[:2]
    page.goto(ADDRESS)
    field(page, activity, "text").fill("Utan skript.")
    field(page, other, "status").select_option("cancelled")
    page.locator("[data-save-all]").click()
    expect(page.locator("#messages")).to_contain_text("2 rader är sparade")
    row(page, activity).get_by_role("button", name="Ångra").click()

    assert field(page, activity, "text").input_value() == "Utan skript."
    other.refresh_from_db()
    assert other.status == "cancelled"
    assert not FollowUp.objects.filter(text="Utan skript.").exists()
    context.close()


class Chromium:
    """A browser of its own that can be killed, with a profile that the next one takes over."""

    def __init__(self, browser: Browser, profile: Path) -> None:
        self.port_file = profile / "DevToolsActivePort"
        self.port_file.unlink(missing_ok=True)
        arguments = [find_browser(), "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
        self.process = subprocess.Popen(
            [str(argument) for argument in (*arguments, *BROWSER_ARGUMENTS, "about:blank")],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        give_up_at = time.monotonic() + 30
        while not self.port_file.exists() or "\n" not in self.port_file.read_text():
            assert time.monotonic() < give_up_at, "the browser did not start"
            time.sleep(0.05)
        port = self.port_file.read_text().splitlines()[0]
        self.context = browser.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}").contexts[0]

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def test_draft_that_is_on_its_way_when_a_row_is_saved_does_not_outlive_the_saved_text(table):
    page, activity = table, activities()[4]
    page.route("**/utkast/**", slowly)
    field(page, activity, "text").click()
    page.keyboard.type("Skrivet klart.")
    row(page, activity).get_by_role("button", name="Spara").click()  # leaving the text sends the draft
    expect(row(page, activity)).to_contain_text("Sparat kl.", timeout=PATIENCE_MS)
    page.wait_for_timeout(500)

    assert activity.follow_ups.order_by("pk").last().text == "Skrivet klart."
    assert not Draft.objects.exists()


def test_row_that_is_saved_with_enter_sends_no_draft_beside(table):
    page, activity, sent = table, activities()[4], []
    page.on("request", lambda request: request.method == "GET" or sent.append(request.method))
    field(page, activity, "text").click()
    page.keyboard.type("Skrivet klart.")
    page.keyboard.press("Enter")
    expect(row(page, activity)).to_contain_text("Sparat kl.", timeout=PATIENCE_MS)

    assert sent == ["POST"]


def test_text_whose_saving_waits_for_a_draft_is_saved_though_a_status_is_chosen_meanwhile(table):
    page, activity = table, activities()[4]
    page.evaluate(SLOW_DRAFTS)
    field(page, activity, "text").click()
    page.keyboard.type("Skrivet klart.")
    row(page, activity).get_by_role("button", name="Spara").click()
    field(page, activity, "status").select_option("cancelled")
    expect(row(page, activity)).to_contain_text("Skrivet klart.", timeout=PATIENCE_MS)
    settle(page)

    activity.refresh_from_db()
    assert (activity.status, activity.follow_ups.order_by("pk").last().text) == ("cancelled", "Skrivet klart.")
    assert not Draft.objects.exists()


def test_drafts_go_on_after_a_saving_whose_row_was_replaced_by_another_answer(table):
    page, rows = table, activities()
    page.evaluate(SLOW_STATUS)
    field(page, rows[3], "status").select_option("cancelled")
    page.locator("[data-save-all]").click()  # its answer is here before the other one
    settle(page)
    field(page, rows[5], "text").click()
    page.keyboard.type("Ett utkast")
    expect(row(page, rows[5]).locator(".autosave")).to_contain_text("Utkast sparat kl.", timeout=PATIENCE_MS)

    assert Draft.objects.get().text == "Ett utkast"


def test_text_is_offered_back_after_the_browser_was_killed(facts, browser, client_of, live_server, tmp_path):
    client, activity = client_of("kansli@example.se"), activities()[4]
    address = f"{live_server}{ADDRESS}"
    first = Chromium(browser, tmp_path / "first")
    try:
        enter(first.context, client, live_server)
        page = first.context.new_page()
        page.goto(address)
        field(page, activity, "text").click()
        page.keyboard.type("Mitt i en mening om elförsörj")
        expect(row(page, activity).locator(".autosave")).to_contain_text("Utkast sparat kl.", timeout=PATIENCE_MS)
    finally:
        first.kill()
    assert Draft.objects.get(field="follow_up").text == "Mitt i en mening om elförsörj"
    assert not FollowUp.objects.filter(activity=activity, text__startswith="Mitt i").exists()

    second = Chromium(browser, tmp_path / "second")  # another profile: nothing is left of the first browser
    try:
        enter(second.context, client, live_server)
        page = second.context.new_page()
        page.goto(address)
        assert field(page, activity, "text").input_value() == "Mitt i en mening om elförsörj"
        expect(row(page, activity)).to_contain_text("Inte sparat: du skrev det")
        field(page, activity, "text").focus()
        page.keyboard.press("End")
        page.keyboard.type("ningen.")
        page.keyboard.press("Enter")
        expect(row(page, activity)).to_contain_text("Sparat kl.")
    finally:
        second.kill()
    assert activity.follow_ups.order_by("pk").last().text == "Mitt i en mening om elförsörjningen."
    assert not Draft.objects.exists()
