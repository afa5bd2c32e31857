"""Pages of the documents: who reads what, how files are sent, publishing, and two who write at once."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from programs.models import Plan
from records import jobs
from records.models import DocumentVersion, Draft, Job
from reports.models import AnnualDocument, Chapter, Edition
from tests.markup import markup_of
from tests.reports.factories import make_annual, make_chapter

PLAN = "/dokument/verksamhetsplan/2040/"
FILE = "/dokument/verksamhetsplan/2040.pdf"
SECRETARIAT, MEMBER, REGISTRAR = "kansli@example.se", "ledamot.huddinge@example.se", "registrator.salem@example.se"


@pytest.fixture
def annual(facts) -> AnnualDocument:
    annual = make_annual()
    make_chapter(annual)
    return annual


def work_on(response) -> Job:
    """Do the job that the answer leads to, as a worker would."""
    job = Job.objects.get(pk=response["Location"].rstrip("/").rpartition("/")[2])
    taken = jobs.take(job.pk, owner=uuid.uuid4())
    if taken:
        jobs.run(taken)
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.error
    return job


def publish(client, **fields: str):
    return client.post(f"{PLAN}publicera/", {"adopted_on": "2022-02-09", "paragraph": "5", "reason": ""} | fields)


# --- Reading --------------------------------------------------------------------------------------


def test_documents_are_listed_by_year_and_kind(facts, client):
    text = markup_of(client.get("/dokument/"))

    assert text.index('id="ar-2021"') < text.index('id="ar-2020"') < text.index('id="ar-2017"')
    assert 'href="/dokument/verksamhetsplan/2020/"' in text
    assert "beslutad 2 februari 2017" in text
    assert "Kommunikationsplattform" in text
    assert "Verksamhetsberättelse/bokslut 2020" in text


def test_document_is_read_as_a_page_without_login(facts, client):
    response = client.get("/dokument/bokslut/2021/")

    assert response.status_code == 200
    text = response.content.decode().replace("\u00a0", " ")
    assert "2 077 207 kr" in text
    assert "skillnad −1 kr" in text
    assert "Ändra kapitel" not in text
    assert text.count("<h1") == 1


def test_printed_contents_are_shown_with_the_document_and_in_the_register(facts, client):
    plan = client.get("/dokument/verksamhetsplan/2020/").content.decode()
    assert "7 (dubblerat, bör vara 8) Kalendarium för möten och konferenser" in plan
    assert "Två kapitel heter 7; Budget heter 8 men är nionde kapitlet." in plan

    register = markup_of(client.get("/dokument/"))
    assert "planeringsnivåer (figur)" in register


@pytest.mark.parametrize(
    "address", ["/dokument/verksamhetsplan/1999/", "/dokument/recept/2020/", "/dokument/budget/2033/"]
)
def test_document_that_is_not_there_is_404(facts, client, address):
    assert client.get(address).status_code == 404


def test_draft_document_is_read_by_members_only(annual, client, client_of):
    assert client.get(PLAN).status_code == 404
    assert "Verksamhetsplan 2040" not in markup_of(client.get("/dokument/"))
    assert client_of(MEMBER).get(PLAN).status_code == 200


def test_list_asks_the_same_with_one_more_document(annual, client_of):
    client = client_of(SECRETARIAT)
    client.get("/dokument/")
    with CaptureQueriesContext(connection) as one:
        client.get("/dokument/")
    for year in (2041, 2042):
        make_annual(year=year, title=f"Verksamhetsplan {year}")

    with CaptureQueriesContext(connection) as three:
        client.get("/dokument/")

    assert len(three) == len(one)


# --- Files ----------------------------------------------------------------------------------------


def test_file_that_was_never_made_is_404_with_help(facts, client):
    response = client.get("/dokument/verksamhetsplan/2020.pdf")

    assert response.status_code == 404
    assert 'href="/dokument/verksamhetsplan/2020/"' in response.content.decode()


def test_make_gives_a_file_and_the_same_one_when_nothing_has_changed(annual, client_of):
    client = client_of(SECRETARIAT)

    first = work_on(client.post(f"{PLAN}skapa/"))
    again = work_on(client.post(f"{PLAN}skapa/"))

    assert again == first
    assert DocumentVersion.objects.filter(document=annual.document).count() == 1


def test_make_gives_a_new_version_when_a_chapter_has_changed_and_the_old_one_when_it_is_taken_back(annual, client_of):
    client = client_of(SECRETARIAT)
    first = work_on(client.post(f"{PLAN}skapa/")).result
    Chapter.objects.filter(annual=annual).update(body="<p>Nytt.</p>")
    second = work_on(client.post(f"{PLAN}skapa/")).result
    Chapter.objects.filter(annual=annual).update(body="<p>Text.</p>")

    third = work_on(client.post(f"{PLAN}skapa/")).result

    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert second.file_id != first.file_id == third.file_id


def test_draft_file_is_for_members_and_never_cached_by_others(annual, client, client_of):
    work_on(client_of(SECRETARIAT).post(f"{PLAN}skapa/"))
    AnnualDocument.objects.update(is_public=True)

    response = client_of(MEMBER).get(FILE)

    assert response.status_code == 200
    assert response.content.startswith(b"%PDF")
    assert "private" in response["Cache-Control"]
    assert client.get(FILE).status_code == 404
    assert client.get(f"{PLAN}version/1.pdf").status_code == 404


def test_file_has_headers_that_keep_it_from_harm_and_304_on_repeat(annual, client_of):
    client = client_of(SECRETARIAT)
    job = work_on(client.post(f"{PLAN}skapa/"))

    response = client.get(f"{PLAN}version/1.pdf")
    repeated = client.get(f"{PLAN}version/1.pdf", headers={"If-None-Match": response["ETag"]})

    assert response["ETag"] == f'"{job.result.file_id}"'
    assert response["Content-Type"] == "application/pdf"
    assert "filename*=UTF-8''Verksamhetsplan%202040%20%28utkast%29%20v1.pdf" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert repeated.status_code == 304
    assert repeated.content == b""


@pytest.mark.parametrize("email", [MEMBER, REGISTRAR])
@pytest.mark.parametrize("path", ["skapa/", "publicera/", "kapitel/kapitel1/"])
def test_only_the_secretariat_makes_and_writes(annual, client_of, email, path):
    assert client_of(email).post(f"{PLAN}{path}").status_code == 403
    assert not Job.objects.exists()


# --- Progress ---------------------------------------------------------------------------------------


def test_progress_page_asks_again_until_it_is_over(annual, client_of):
    client = client_of(SECRETARIAT)
    ordered = client.post(f"{PLAN}skapa/")

    waiting = client.get(ordered["Location"])
    polled = client.get(ordered["Location"], headers={"HX-Request": "true"})
    work_on(ordered)
    over = client.get(ordered["Location"], headers={"HX-Request": "true"})

    assert 'hx-trigger="every 2s"' in waiting.content.decode()
    assert '<noscript><meta http-equiv="refresh"' in markup_of(waiting)
    assert "Du kan lämna sidan" in polled.content.decode()
    assert polled.status_code == 200
    assert over.status_code == 286
    assert "hx-get" not in over.content.decode()
    assert f'href="{PLAN}version/1.pdf"' in over.content.decode()


def test_progress_of_a_failed_job_says_why_and_can_be_ordered_again(annual, client_of):
    client = client_of(SECRETARIAT)
    ordered = client.post(f"{PLAN}skapa/")
    job = Job.objects.get()
    jobs.fail(jobs.take(job.pk, owner=uuid.uuid4()), "Filen är för stor: 1,2 MB, högst 1,0 MB.")

    page = client.get(ordered["Location"]).content.decode()
    again = client.post(f"{ordered['Location']}igen/")

    assert "Filen är för stor: 1,2 MB, högst 1,0 MB." in page
    assert "Försök igen" in page
    assert again["Location"] != ordered["Location"]
    assert work_on(again).result.number == 1


def test_progress_of_somebody_elses_job_is_not_found(annual, client_of):
    ordered = client_of(SECRETARIAT).post(f"{PLAN}skapa/")

    assert client_of(MEMBER).get(ordered["Location"]).status_code == 404


# --- Publishing -----------------------------------------------------------------------------------


def test_publishing_freezes_the_document_for_everyone(annual, client, client_of):
    secretariat = client_of(SECRETARIAT)
    confirm = secretariat.get(f"{PLAN}publicera/").content.decode()

    version = work_on(publish(secretariat)).result
    Chapter.objects.filter(annual=annual).update(body="<p>Ändrat efteråt.</p>")

    page = client.get(PLAN).content.decode().replace("\u00a0", " ")
    file = client.get(FILE)
    assert "Publicera: blir allmän handling" in confirm
    assert "Antagen 9 februari 2022 § 5" in page
    assert version.file_id in page
    assert "<p>Text.</p>" in page
    assert "Ändrat efteråt" not in page
    assert file.status_code == 200
    assert file["ETag"] == f'"{version.file_id}"'
    assert "Ändrat efteråt" in secretariat.get(f"{PLAN}?visa=arbetsversion").content.decode()


def test_correction_needs_a_reason_and_keeps_the_old_version(annual, client, client_of):
    secretariat = client_of(SECRETARIAT)
    first = work_on(publish(secretariat)).result
    same = publish(secretariat, reason="Ingen ändring")
    Chapter.objects.filter(annual=annual).update(body="<p>Rättat.</p>")

    refused = publish(secretariat)
    second = work_on(publish(secretariat, reason="Fel belopp på sidan 3")).result

    page = client.get(PLAN).content.decode()
    assert same.status_code == refused.status_code == 400
    assert "Skriv varför dokumentet rättas" in refused.content.decode()
    assert "rättad 1 (" in page
    assert "Fel belopp på sidan 3" in page
    assert client.get(f"{PLAN}version/{first.number}.pdf")["ETag"] == f'"{first.file_id}"'
    assert client.get(FILE)["ETag"] == f'"{second.file_id}"'


def test_publishing_twice_makes_one_edition(annual, client_of):
    secretariat = client_of(SECRETARIAT)

    jobs_ordered = {publish(secretariat)["Location"] for _ in range(2)}

    assert len(jobs_ordered) == 1


@pytest.mark.parametrize("adopted_on", ["", "31 februari", "2022-02-31", "2999-01-01"])
def test_publishing_with_a_wrong_date_is_refused(annual, client_of, adopted_on):
    response = publish(client_of(SECRETARIAT), adopted_on=adopted_on)

    assert response.status_code == 400
    assert not Job.objects.exists()


@pytest.mark.parametrize("write", [lambda rows: rows.update(reason="x"), lambda rows: rows.delete()])
def test_an_edition_is_neither_changed_nor_deleted(annual, client_of, write):
    work_on(publish(client_of(SECRETARIAT)))

    with pytest.raises(DatabaseError), transaction.atomic():
        write(Edition.objects.all())

    assert Edition.objects.get().adopted_on == date(2022, 2, 9)


# --- Writing --------------------------------------------------------------------------------------


def save(client, text: str, version: object = 1, **fields: str):
    return client.post(f"{PLAN}kapitel/kapitel1/", {"body": text, "version": version} | fields)


def test_chapter_is_saved_cleaned_and_its_draft_forgotten(annual, client_of):
    client = client_of(SECRETARIAT)
    chapter = annual.chapters.get()
    client.put(f"/utkast/reports/chapter/{chapter.pk}/body/", "text=x&version=1", content_type="text/plain")

    response = save(client, '<p>Ny text <script>alert(1)</script><a href="javascript:x">länk</a></p>')

    chapter.refresh_from_db()
    assert response.status_code == 302
    assert chapter.body == '<p>Ny text <a rel="noopener noreferrer">länk</a></p>'
    assert chapter.version == 2
    assert not Draft.objects.exists()


def test_second_writer_sees_both_texts_and_loses_nothing(annual, client_of):
    client = client_of(SECRETARIAT)
    save(client, "<p>Den förstas text.</p>")

    response = save(client, "<p>Den andras <b>text</b>.<script>alert(1)</script></p>")

    text = response.content.decode()
    assert response.status_code == 409
    assert "Kansli" in text or "sparade en annan text" in text
    assert "förstas" in text
    assert "andras" in text
    assert "<script>alert(1)" not in text
    assert annual.chapters.get().body == "<p>Den förstas text.</p>"
    assert "Den andras" in Draft.objects.get().text


def test_second_writer_may_keep_the_own_text(annual, client_of):
    client = client_of(SECRETARIAT)
    save(client, "<p>Den förstas text.</p>")

    response = save(client, "<p>Den andras text.</p>", version=2, choice="mine")

    assert response.status_code == 302
    assert annual.chapters.get().body == "<p>Den andras text.</p>"


def test_second_writer_may_keep_the_saved_text(annual, client_of):
    client = client_of(SECRETARIAT)
    save(client, "<p>Den förstas text.</p>")
    save(client, "<p>Den andras text.</p>")

    response = save(client, "", version=2, choice="saved")

    assert response.status_code == 302
    assert annual.chapters.get().body == "<p>Den förstas text.</p>"
    assert not Draft.objects.exists()


def test_kept_draft_is_offered_when_the_page_is_opened_again(annual, client_of):
    client = client_of(SECRETARIAT)
    chapter = annual.chapters.get()
    client.put(f"/utkast/reports/chapter/{chapter.pk}/body/", "text=Halvvägs&version=1", content_type="text/plain")

    offered = client.get(f"{PLAN}kapitel/kapitel1/").content.decode()
    fetched = client.get(f"{PLAN}kapitel/kapitel1/?utkast=1").content.decode()

    assert "Hämta tillbaka den" in offered
    assert "Halvvägs</textarea>" not in offered
    assert "Halvvägs</textarea>" in fetched


@pytest.mark.parametrize(
    ("text", "version", "status"),
    [("x" * 200_001, 1, 400), ("<p>x</p>", "sju", 400), ("<p>x</p>", "", 400), ("<p>x\0y</p>", 1, 302)],
)
def test_bad_input_to_a_chapter_is_answered_in_swedish(annual, client_of, text, version, status):
    response = save(client_of(SECRETARIAT), text, version=version)

    assert response.status_code == status


def test_chapter_of_data_has_nothing_to_write(facts, client_of):
    assert client_of(SECRETARIAT).get("/dokument/verksamhetsplan/2020/kapitel/handlingsplan/").status_code == 404


def test_plan_that_is_a_draft_stays_hidden_in_a_document_that_strangers_may_read(facts, client, client_of):
    Plan.objects.filter(year=2020).update(state=Plan.State.DRAFT)
    path = "/dokument/handlingsplan/2020/"

    assert "Passage Södertälje kanal" not in client.get(path).content.decode()
    assert "Passage Södertälje kanal" in client_of("kansli@example.se").get(path).content.decode()
