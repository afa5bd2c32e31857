"""The browser fixture itself."""

from playwright.sync_api import Page


def test_page_writes_down_what_the_content_security_policy_stops(page: Page, console_errors: list[str]) -> None:
    page.goto("/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')")

    assert any("Content Security Policy" in error for error in console_errors)
    console_errors.clear()
