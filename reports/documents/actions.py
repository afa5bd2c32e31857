"""The verbs of the year's documents: make a file, publish, save a chapter."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

import pikepdf
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from members.swedish import format_date
from members.versions import ChangedMeanwhile, save_if_unchanged
from records import drafts, jobs, richtext
from records.models import DocumentVersion, Job, StoredFile
from records.pdf import PdfError
from records.pdf_checks import check_pdf
from reports.documents.composition import Composition, compose
from reports.models import AnnualDocument, Chapter, Edition, stamp

KIND = "annual_document"
LONGEST_TEXT = 200_000  # characters of one chapter


class NothingToCorrect(Exception):
    """The document says the same as the edition that is published."""


class ReasonMissing(Exception):
    """A correction says why it is made."""


class TextTooLong(Exception):
    """A chapter has more text than any document needs."""


class CannotPublish(Exception):
    """The document cannot be published as it stands; the text says why."""


# --- Chapters -------------------------------------------------------------------------------------


def save_chapter(*, chapter: Chapter, text: str, seen: int, by: Any) -> None:
    """Save the chapter's text, cleaned, if nobody has saved it since. Raises ChangedMeanwhile, TextTooLong."""
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(f"Texten är för lång: {len(text)} tecken, högst {LONGEST_TEXT}. Korta den.")
    body = richtext.clean(text, heading_level=3).strip()
    body = "" if richtext.is_empty(body) else body
    try:
        save_if_unchanged(chapter, seen=seen, body=body)
    except ChangedMeanwhile:
        if chapter.body != body:
            raise  # otherwise the button was pressed twice
    if by is not None:
        drafts.forget(by, chapter, "body")


# --- Files ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class MadeFile:
    """A rendered document that is not kept yet."""

    composition: Composition
    source_version: str
    content: bytes
    pages: int


def make_document(annual: AnnualDocument, *, by: Any) -> Job:
    """Order the document as a draft file. Unchanged since last time, it is the file made then."""
    source_version = compose(annual).source_version("")
    with transaction.atomic():
        job = jobs.order(KIND, _params(annual), source_version, by)
        if job.state == Job.State.DONE:
            _bring_forward(annual, job)
    return job


def publish_document(
    annual: AnnualDocument, *, adopted_on: date, paragraph: str, reason: str, by: Any, today: date
) -> Job:
    """Order the adopted file: a public record that nobody can change. A later one is a numbered correction.

    Raises ReasonMissing and NothingToCorrect.
    """
    last = annual.editions.order_by("-correction").first()
    correction = last.correction + 1 if last else 0
    if correction and not reason.strip():
        raise ReasonMissing("Skriv varför dokumentet rättas. Skälet står kvar tillsammans med den nya versionen.")
    if adopted_on > today:
        raise CannotPublish(f"Dokumentet kan inte vara antaget {format_date(adopted_on)}: det är efter i dag.")
    composition = compose(annual)
    if last and composition.web_html == last.html:
        raise NothingToCorrect(f"Innehållet är detsamma som i den version som är {last.stamp}.")
    words = stamp(adopted_on=adopted_on, paragraph=paragraph, correction=correction, published_on=today)
    params = _params(annual) | {
        "adopted_on": adopted_on.isoformat(),
        "published_on": today.isoformat(),
        "paragraph": paragraph,
        "reason": reason.strip(),
        "correction": correction,
        "stamp": words,
    }
    return jobs.order(KIND, params, composition.source_version(words), by)


def _params(annual: AnnualDocument) -> dict[str, Any]:
    return {"annual": annual.pk, "title": annual.title, "page": annual.get_absolute_url()}


def _bring_forward(annual: AnnualDocument, job: Job) -> None:
    """Let an earlier file be the newest again, when the content has gone back to what it was."""
    _lock(annual)
    newest = annual.document.versions.order_by("-number").first()
    if job.result and newest and not newest.is_draft:
        newest = annual.document.versions.filter(is_draft=True).order_by("-number").first()
    if job.result and newest and newest.file_id != job.result.file_id:
        job.result = _new_version(annual, job.result.file, pages=job.result.pages, by=job.ordered_by)
        job.save(update_fields=["result"])


# --- The worker's part ----------------------------------------------------------------------------


def make(job: Job) -> MadeFile:
    """Gather, lay out and check the file that was ordered. Raises WorkFailed."""
    annual = AnnualDocument.objects.select_related("document").filter(pk=job.params["annual"]).first()
    if annual is None:
        raise jobs.WorkFailed("Dokumentet finns inte längre.")
    words = job.params.get("stamp", "")
    composition = compose(annual)
    source_version = composition.source_version(words)
    if words and source_version != job.source_version:
        raise jobs.WorkFailed("Innehållet ändrades innan filen hann bli klar. Läs igenom det och publicera igen.")
    jobs.step(job, Job.Step.LAYING_OUT)
    try:
        content = composition.render(words, written_on=timezone.localdate(job.ordered_at))
    except PdfError as error:
        raise jobs.WorkFailed(str(error)) from error
    jobs.step(job, Job.Step.CHECKING)
    faults = check_pdf(content, own_files=[composition.data_name])
    if faults:
        raise jobs.WorkFailed(" ".join(faults))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = len(pdf.pages)
    return MadeFile(composition, source_version, content, pages)


def keep(job: Job, made: MadeFile) -> DocumentVersion:
    """Write the file as a version of the document. Raises WorkFailed."""
    annual = _lock(made.composition.annual)
    file = StoredFile.objects.keep(made.content, media_type="application/pdf")
    if job.params.get("stamp"):
        return _keep_edition(job, made, annual, file)
    _note_what_was_made(job, made)
    newest = annual.document.versions.filter(is_draft=True).order_by("-number").first()
    if newest and newest.file_id == file.pk:
        return newest
    return _new_version(annual, file, pages=made.pages, by=job.ordered_by)


def _keep_edition(job: Job, made: MadeFile, annual: AnnualDocument, file: StoredFile) -> DocumentVersion:
    params = job.params
    if annual.editions.filter(correction=params["correction"]).exists():
        raise jobs.WorkFailed("Någon annan har publicerat dokumentet under tiden. Läs den nya versionen först.")
    version = _new_version(annual, file, pages=made.pages, by=job.ordered_by, is_draft=False, reason=params["reason"])
    Edition.objects.create(
        annual=annual,
        version=version,
        correction=params["correction"],
        published_on=params["published_on"],
        adopted_on=params["adopted_on"],
        paragraph=params["paragraph"],
        reason=params["reason"],
        html=made.composition.web_html,
        data=made.composition.data,
        sha256=file.pk,
    )
    AnnualDocument.objects.filter(pk=annual.pk).update(state=AnnualDocument.State.ADOPTED)
    return version


def _lock(annual: AnnualDocument) -> AnnualDocument:
    """Number one version at a time."""
    return AnnualDocument.objects.select_for_update(of=["self"]).select_related("document").get(pk=annual.pk)


def _new_version(
    annual: AnnualDocument, file: StoredFile, *, pages: int | None, by: Any, is_draft: bool = True, reason: str = ""
) -> DocumentVersion:
    newest = annual.document.versions.order_by("-number").values_list("number", flat=True).first() or 0
    return DocumentVersion.objects.create(
        document=annual.document,
        number=newest + 1,
        file=file,
        pages=pages,
        is_draft=is_draft,
        reason=reason,
        made_by=by,
    )


def _note_what_was_made(job: Job, made: MadeFile) -> None:
    """The job stands for the content that was in fact made, if somebody changed it after the order."""
    if made.source_version == job.source_version:
        return
    try:
        with transaction.atomic():
            Job.objects.filter(pk=job.pk).update(source_version=made.source_version)
    except IntegrityError:  # another job stands for that content already
        Job.objects.filter(pk=job.pk).update(source_version=job.pk.hex)


def address(job: Job) -> str:
    """Return where the job's file is fetched."""
    annual = AnnualDocument.objects.filter(pk=job.params["annual"]).first()
    if annual is None or job.result is None:
        return ""
    return reverse("reports:pdf_version", args=[annual.kind, annual.year, job.result.number])


WORK = jobs.Work("Dokument", make, keep, address)
