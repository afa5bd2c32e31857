"""The editor in a real browser: typing, tools, autosave, and no breach of the content security policy."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from records.models import Draft
from reports.models import Chapter
from tests.conftest import slowly
from tests.reports.factories import make_annual, make_chapter

ADDRESS = "/dokument/verksamhetsplan/2040/kapitel/kapitel1/"


@pytest.fixture
def writing(live_server, facts, page: Page, client_of) -> Page:
    make_chapter(make_annual())
    session = client_of("kansli@example.se").cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": str(live_server)}])
    page.goto(ADDRESS)
    expect(page.locator(".editor-text")).to_be_visible()
    return page


def _stand_last(page: Page) -> None:
    page.locator(".editor-text").click()
    # The editor sets its caret a moment after the click. Whoever writes by hand does not notice it.
    page.wait_for_timeout(150)
    page.keyboard.press("Control+End")
    page.wait_for_timeout(50)


def test_typing_with_the_tools_is_saved_as_clean_html(writing: Page):
    _stand_last(writing)
    writing.keyboard.press("Enter")
    writing.get_by_role("button", name="Fet").click()
    writing.keyboard.type("Viktigt på Södertörn")
    writing.get_by_role("button", name="Fet").click()
    writing.keyboard.press("Enter")
    writing.get_by_role("button", name="Punktlista").click()
    writing.keyboard.type("En punkt")

    writing.get_by_role("button", name="Spara", exact=True).click()

    expect(writing.get_by_text("är sparat")).to_be_visible()
    body = Chapter.objects.get(annual__year=2040).body
    assert "<strong>Viktigt på Södertörn</strong>" in body
    assert re.search(r"<ul>\s*<li><p>En punkt</p></li>\s*</ul>", body)


def test_draft_that_is_on_its_way_when_spara_is_pressed_does_not_outlive_the_saved_text(writing: Page):
    writing.route("**/utkast/**", slowly)
    _stand_last(writing)
    writing.keyboard.type(" Skrivet klart.")

    writing.get_by_role("button", name="Spara", exact=True).click()  # leaving the text sends the draft

    expect(writing.get_by_text("är sparat")).to_be_visible()
    writing.wait_for_timeout(500)
    assert "Skrivet klart." in Chapter.objects.get(annual__year=2040).body
    assert not Draft.objects.exists()


def test_link_is_set_by_keyboard(writing: Page):
    writing.locator(".editor-text").click()
    writing.keyboard.press("Control+a")
    writing.get_by_role("button", name="Länk", exact=True).click()
    writing.keyboard.type("sodertornskommunerna.se")
    writing.keyboard.press("Enter")
    writing.get_by_role("button", name="Spara", exact=True).click()

    expect(writing.get_by_text("är sparat")).to_be_visible()
    assert 'href="https://sodertornskommunerna.se"' in Chapter.objects.get(annual__year=2040).body


def test_what_is_typed_is_kept_as_a_draft_and_offered_again(writing: Page):
    _stand_last(writing)
    writing.keyboard.type(" Halvvägs")

    expect(writing.locator("#body-status")).to_contain_text("Sparat kl.")
    assert "Halvvägs" in Draft.objects.get().text
    writing.goto(ADDRESS)
    writing.get_by_role("link", name="Hämta tillbaka den").click()

    expect(writing.locator(".editor-text")).to_contain_text("Halvvägs")
