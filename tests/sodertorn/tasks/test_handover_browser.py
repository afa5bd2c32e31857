"""The handover in a real browser, from the start page of one who has logged in; clicks are counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Locator, Page, ViewportSize, expect

from meetings.models import Decision
from members.models import Body, Municipality, Person, Seat
from programs.models import FollowUp, Plan, PlanPresentation
from tests.programs.factories import make_activity, make_body, make_plan

PHONE = ViewportSize(width=360, height=740)
LAPTOP = ViewportSize(width=1280, height=900)
LogIn = Callable[[str], "Clicks"]


class Clicks:
    """Somebody at the start page, whose clicks are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def on(self, target: Locator) -> None:
        self.count += 1
        target.click()

    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)


@pytest.fixture
def log_in(page: Page, live_server: object, client_of: Callable[[str], Client]) -> LogIn:
    def start(email: str) -> Clicks:
        cookie = client_of(email).cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": str(live_server)}])
        page.goto("/")
        return Clicks(page)

    return start


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def see_at_once(page: Page, target: Locator) -> None:
    """The target lies on the first screen, without scrolling."""
    box, size = target.bounding_box(), page.viewport_size
    assert box
    assert size
    assert box["y"] + box["height"] <= size["height"], box


# --- What happens next -------------------------------------------------------------------------------


def test_a_stand_in_finds_the_next_ten_tasks_in_one_click_and_each_leads_to_its_page(portal, log_in: LogIn):
    at = log_in("kansli@example.se")
    year = timezone.localdate().year + 1

    at.on(at.page.get_by_role("link", name="Vad händer härnäst"))

    expect(at.heading()).to_have_text("Vad händer härnäst")
    tasks = at.page.locator("[data-tasks] > li")
    expect(tasks).to_have_count(10)
    for task in tasks.all():
        expect(task.locator(".row-when")).not_to_be_empty()
        expect(task).to_contain_text("Varför:")
    links = at.page.locator("main ol .row-title a")
    addresses = {link.get_attribute("href") for link in links.all()}
    assert len(addresses) > 10
    answers = {address: at.page.request.get(str(address)).status for address in addresses}
    assert {address: status for address, status in answers.items() if status != 200} == {}

    later = at.page.locator("summary", has_text="Resten av året")
    if not at.page.get_by_role("link", name=f"Redovisa planen för {year}").is_visible():
        at.on(later)
    at.on(at.page.get_by_role("link", name=f"Redovisa planen för {year}"))
    expect(at.page.get_by_role("checkbox")).to_have_count(8)
    assert at.count <= 3


def test_what_happens_next_without_javascript_on_a_phone(portal, browser: Any, live_server: object, client_of):
    cookie = client_of("kansli@example.se").cookies[settings.SESSION_COOKIE_NAME]
    context = browser.new_context(base_url=str(live_server), java_script_enabled=False, viewport=PHONE)
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": str(live_server)}])
    page = context.new_page()

    page.goto("/harnast/")

    expect(page.locator("[data-tasks] > li")).to_have_count(10)
    context.close()


# --- The plan is taken over and adopted --------------------------------------------------------------


@pytest.fixture
def draft(facts: None) -> Plan:
    """Next year's draft, with one row that a network answers for, and the committee's decision of today."""
    day = timezone.localdate()
    make_plan(year=day.year, state=Plan.State.ADOPTED, title=f"Handlingsplan {day.year}")
    plan = make_plan(year=day.year + 1, state=Plan.State.DRAFT, title=f"Handlingsplan {day.year + 1}")
    make_activity(plan=plan, title="Gemensam upphandling").networks.add(make_body(name="Inköparna"))
    committee = Body.objects.get(slug="samarbetskommitten")
    Decision.objects.create(body=committee, text="Planen fastställs.", number="5", decided_on=day, year=day.year)
    return plan


def test_eight_ticks_and_two_presses_adopt_the_plan(draft, log_in: LogIn):
    at = log_in("kansli@example.se")
    at.page.goto(f"/plan/{draft.year}/redovisning/")
    boxes = at.page.get_by_role("checkbox")
    expect(boxes).to_have_count(8)

    for box in boxes.all():
        at.on(box)
    at.on(at.page.get_by_role("button", name="Spara redovisningarna"))
    expect(at.page.locator("main")).to_contain_text("Redovisad för 8 av 8 kommuner.")
    expect(at.page.get_by_label("Samarbetskommitténs beslut").locator("option:checked")).to_contain_text("§\u00a05")
    at.on(at.page.get_by_role("button", name=re.compile("^Fastställ: planen låses")))

    expect(at.page.get_by_text(f"{draft.title} är fastställd och låst.")).to_be_visible()
    assert at.count == 8 + 2
    draft.refresh_from_db()
    assert draft.state == Plan.State.ADOPTED
    assert draft.presentation_waived == ""
    assert PlanPresentation.objects.filter(plan=draft).count() == 8


def test_with_seven_ticks_the_plan_is_refused_with_the_one_that_is_left(draft, log_in: LogIn):
    at = log_in("kansli@example.se")
    at.page.goto(f"/plan/{draft.year}/redovisning/")
    for box in at.page.get_by_role("checkbox").all()[:7]:
        box.click()
    at.page.get_by_role("button", name="Spara redovisningarna").click()
    expect(at.page.locator("main")).to_contain_text("Redovisad för 7 av 8 kommuner. Kvar: Tyresö.")
    decision = at.page.get_by_label("Samarbetskommitténs beslut")
    expect(decision).to_have_value("")  # nothing is chosen for the reader while somebody is missing
    decision.select_option(index=1)

    at.page.get_by_role("button", name=re.compile("^Fastställ: planen låses")).click()

    expect(at.page.get_by_role("alert")).to_contain_text("7 av 8")
    draft.refresh_from_db()
    assert draft.state == Plan.State.DRAFT


# --- What the municipality owes ----------------------------------------------------------------------


@pytest.mark.parametrize("email", ["ledamot.salem@example.se", "direktor.salem@example.se"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["360", "1280"])
def test_what_my_municipality_owes_is_one_click_away(email, size, portal, log_in: LogIn, page: Page):
    today = timezone.localdate()
    salem = Municipality.objects.get(slug="salem")
    plan = Plan.objects.get(year=today.year + 1)
    PlanPresentation.objects.create(plan=plan, municipality=salem, presented_on=today - timedelta(days=3))
    page.set_viewport_size(size)
    at = log_in(email)

    at.on(at.page.get_by_role("link", name="Salems kommun i samarbetet"))

    waits = at.page.get_by_role("region", name="Väntar på kommunen")
    see_at_once(page, waits.locator("li").first)
    for link in ("Ta ställning till", f"Läs förslaget till plan för {plan.year}", "SUP 2040 är inte antaget i Salem"):
        expect(waits.get_by_role("link", name=link)).to_be_visible()
    expect(waits).to_contain_text("senast")
    expect(waits).to_contain_text("0 av 8 antagna")
    expect(waits).to_contain_text("redovisad")
    expect(waits.get_by_role("link", name=re.compile(r"^Avgift \d{4}: "))).to_be_visible()
    assert at.count == 1
    assert fits(page)


# --- The own networks --------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["360", "1280"])
def test_how_the_activities_of_my_networks_go_is_one_click_away(size, portal, log_in: LogIn, page: Page):
    today = timezone.localdate()
    network = Body.objects.get(slug="planeringschefer")
    salem = Municipality.objects.get(slug="salem")
    Seat.objects.create(body=network, municipality=salem, person=Person.objects.create(name="Pia Plan"))
    plan = Plan.objects.get(year=today.year)
    rows = list(plan.activities.filter(networks=network).order_by("order"))
    FollowUp.objects.filter(activity__in=rows).delete()
    for row, days in zip(rows, (3, 200), strict=False):
        FollowUp.objects.create(activity=row, text=f"Läget för {days} dagar sedan.", on=today - timedelta(days=days))
    page.set_viewport_size(size)
    at = log_in("direktor.salem@example.se")

    at.on(at.page.get_by_role("link", name="Så går det i nätverken"))

    expect(at.heading()).to_have_text("Så går det i nätverken")
    part = at.page.get_by_role("region", name=network.name)
    expect(part.locator("li")).to_have_count(len(rows))
    expect(part).to_contain_text("Pia Plan")
    fresh, silent = part.locator("li", has_text=rows[0].title), part.locator("li", has_text=rows[1].title)
    expect(fresh).to_contain_text("Läget för 3 dagar sedan.")
    expect(fresh).to_contain_text("Senast hört för 3 dagar sedan")
    expect(silent).to_contain_text("Läget för 200 dagar sedan.")
    expect(silent).to_contain_text("Inget hört på 120 dagar: senast hört för 200 dagar sedan")
    assert at.count == 1
    assert fits(page)
