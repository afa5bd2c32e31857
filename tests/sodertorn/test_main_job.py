"""The main job, end to end, as the secretariat does it: a code by mail, an edited row, a PDF that holds the edit."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from programs.models import Activity
from records.models import DocumentVersion
from tests.reports.pdf_text import text_of

EDIT = "Masshantering: förstudien räknar åtta gånger på återbruk"
PATIENCE_MS = 90_000


@pytest.fixture
def seated(portal: None, page: Page, settings) -> Page:
    """Log in as the secretariat with a code read on the development mail page."""
    # As in development; tests would keep the mail in memory.
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    page.goto("/konto/login/")
    page.get_by_label("E-post", exact=True).first.fill("kansli@example.se")
    page.get_by_role("button", name="Skicka en kod till min e-post").click()
    code_field = page.locator("input[name=code]")
    expect(code_field).to_be_visible()
    mail = page.context.new_page()
    mail.goto("/utv/brev/")
    mail.locator("main .row-title a").first.click()
    code = re.search(r"^\s*([A-Z0-9]{4}-[A-Z0-9]{4})\s*$", mail.locator("main").inner_text(), re.MULTILINE)
    assert code, mail.locator("main").inner_text()
    mail.close()
    code_field.fill(code[1])
    page.get_by_role("button", name="Bekräfta koden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Att göra")
    return page


def test_secretariat_edits_an_activity_and_downloads_the_plan_that_holds_it(worker, seated, tmp_path: Path):
    page = seated
    activity = Activity.objects.get(key="HP2020-10")

    page.get_by_role("navigation").get_by_role("link", name="Plan", exact=True).first.click()
    page.goto("/plan/2020/")
    page.get_by_role("link", name=re.compile("andlingsplan")).first.click()
    row = page.locator(f"#rad-{activity.pk}")
    row.get_by_role("link", name="Ändra").click()
    title = row.locator("[name=title]")
    title.fill(EDIT)
    row.get_by_role("button", name="Spara").click()
    expect(row.get_by_role("link", name=EDIT)).to_be_visible()
    activity.refresh_from_db()
    assert activity.title == EDIT

    page.goto("/dokument/verksamhetsplan/2020/")
    page.get_by_role("button", name=re.compile("^Skapa")).first.click()
    page.wait_for_url(re.compile("/jobb/"))
    expect(page.locator("main")).to_contain_text("lämna sidan")
    download_link = page.get_by_role("link", name=re.compile("PDF")).first
    expect(download_link).to_be_visible(timeout=PATIENCE_MS)
    with page.expect_download() as begun:
        download_link.evaluate("link => { link.setAttribute('download', ''); link.click(); }")
    file = tmp_path / "plan.pdf"
    begun.value.save_as(file)

    content = file.read_bytes()
    assert content.startswith(b"%PDF")
    assert EDIT in re.sub(r"\s+", " ", text_of(content))
    assert DocumentVersion.objects.filter(document__kind="verksamhetsplan", document__year=2020).count() == 1
