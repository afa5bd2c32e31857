"""Accessibility of every page as a browser shows it: axe (WCAG 2.2 AA), and nothing wider than the screen.

Each page is looked at once, the six combinations of width and theme taken in turn; `make figures` takes
every page in all six.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.conftest import listen
from tests.sodertorn.conftest import VISITORS, Answer

COMBINATIONS = [(width, theme) for theme in ("light", "dark") for width in (360, 768, 1280)]
NARROW = (360, 320)
HEIGHT = 900
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
# What sticks out of the page, and is not inside something that scrolls by itself.
TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const right = (e) => Math.round(e.getBoundingClientRect().right);
    const clips = (e) => /(auto|scroll|hidden|clip)/.test(getComputedStyle(e).overflowX);
    const isInside = (e) => e && (clips(e) || isInside(e.parentElement));
    return [...document.querySelectorAll("body *")]
        .filter((e) => right(e) > room + 1 && !isInside(e.parentElement))
        .slice(0, 3).map((e) => `${e.tagName.toLowerCase()}.${e.className} ${right(e)} px`)
        .concat(`${document.documentElement.scrollWidth} px`);
}"""


def shown(walk: list[Answer]) -> list[Answer]:
    return [answer for answer in walk if answer.is_page and answer.response.status_code == 200]


@pytest.fixture
def contexts(browser: Browser, live_server, portal, client_of) -> Iterator[dict[str, BrowserContext]]:
    """A browser for each visitor, logged in with a cookie instead of the form."""
    made = {}
    for visitor, email in VISITORS.items():
        made[visitor] = browser.new_context(base_url=str(live_server), locale="sv-SE")
        made[visitor].set_default_timeout(20_000)
        if email:
            cookie = client_of(email).cookies[settings.SESSION_COOKIE_NAME]
            made[visitor].add_cookies([{"name": cookie.key, "value": cookie.value, "url": str(live_server)}])
    yield made
    for context in made.values():
        context.close()


def look_at(pages: list[Answer], contexts: dict[str, BrowserContext], width: int, theme: str) -> list[str]:
    """Open each page in one width and theme, and return what is wrong with it."""
    found: list[str] = []
    tabs: dict[str, Page] = {}
    errors: list[str] = []
    for visitor, context in contexts.items():
        tabs[visitor] = context.new_page()
        tabs[visitor].emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
        listen(tabs[visitor], errors)
    for answer in pages:
        tab = tabs[answer.visitor]
        tab.set_viewport_size(ViewportSize(width=width, height=HEIGHT))
        tab.goto(answer.path)
        tab.evaluate("document.fonts.ready.then(() => true)")
        assert tab.evaluate("document.documentElement.dataset.bsTheme") == theme
        where = f"{answer.path} ({answer.visitor}, {width} px, {theme})"
        found += [f"{where}: {fault}" for fault in violations(tab)]
        found += [f"{where}: {error}" for error in errors]
        errors.clear()
        for narrow in dict.fromkeys((width, *NARROW)):
            tab.set_viewport_size(ViewportSize(width=narrow, height=HEIGHT))
            if wide := tab.evaluate(TOO_WIDE):
                found.append(f"{where}: wider than {narrow} px: {wide}")
    return found


def violations(tab: Page) -> Iterator[str]:
    for fault in Axe().run(tab, options=RULES).response["violations"]:
        for node in fault["nodes"][:3]:
            said = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
            yield f"{fault['id']} {node['target']} {node['html'][:160]} {said[:1]}"


@pytest.mark.parametrize(("width", "theme"), COMBINATIONS)
def test_page_can_be_read_by_everybody(width, theme, walk, contexts):
    turn = COMBINATIONS.index((width, theme))
    pages = [answer for number, answer in enumerate(shown(walk)) if number % len(COMBINATIONS) == turn]

    assert len(pages) >= 20
    found = look_at(pages, contexts, width, theme)
    assert not found, "\n".join(found)


@pytest.mark.figures
@pytest.mark.parametrize(("width", "theme"), COMBINATIONS)
def test_every_page_can_be_read_by_everybody_in_every_width_and_theme(width, theme, walk, contexts):
    found = look_at(shown(walk), contexts, width, theme)
    assert not found, "\n".join(found)
