"""Pages of the year's documents: the list, one document to read, its file, its chapters to write."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.numbers import version_number
from members.scope import scope_of
from records import drafts, history
from records.conflicts import html_conflict
from records.files import answer_with_file
from records.models import DocumentVersion, Job
from records.saving import saving
from records.sent_forms import once
from records.views import draft_address
from reports import rights
from reports.documents import actions, new_documents, queries
from reports.documents.composition import compose
from reports.documents.forms import NewDocumentForm, PublishForm
from reports.models import AnnualDocument, Chapter, Edition


def _annual(request: HttpRequest, kind: str, year: int) -> AnnualDocument:
    return get_object_or_404(
        AnnualDocument.objects.visible_to(request.user)
        .select_related("document", "decision")
        .prefetch_related(Prefetch("chapters", Chapter.objects.order_by("order"))),
        kind=kind,
        year=year,
    )


# --- Reading --------------------------------------------------------------------------------------


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """List the documents by year and kind, and what the register holds besides."""
    context = {"years": queries.documents_by_year(request.user), "register": queries.register(request.user)}
    return render(request, "reports/documents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def new_document(request: HttpRequest) -> HttpResponse:
    """Begin a year's document with the chapters and texts of the nearest year."""
    sent = request.POST if request.method == "POST" else None
    form = NewDocumentForm(sent, auto_id="nytt-%s", initial={"year": timezone.localdate().year + 1})
    status = 200 if sent is None else 400
    if sent is not None and form.is_valid():
        try:
            annual = new_documents.start(form.cleaned_data["kind"], form.cleaned_data["year"])
        except (new_documents.AlreadyStarted, new_documents.NothingToStartFrom) as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            messages.success(request, f"{annual.title} finns nu som utkast. Gå igenom texterna kapitel för kapitel.")
            return redirect(annual)
    return render(request, "reports/new_document.html", {"form": form}, status=status)


@require_safe
def document(request: HttpRequest, kind: str, year: int) -> HttpResponse:
    """Show the whole document as a page: as adopted, or as it stands now."""
    annual = _annual(request, kind, year)
    row = queries.rows_of([annual], request.user)[0]
    scope = scope_of(request.user)
    may_edit = rights.may_edit(scope)
    asks_for_work = not row.edition or request.GET.get("visa") == "arbetsversion"
    shows_work = asks_for_work and rights.may_read_work(scope, has_edition=bool(row.edition))
    contents, body = _read(annual, row.edition, shows_work=shows_work, reader=request.user)
    context = {
        "annual": annual,
        "row": row,
        "contents": contents,
        "body": body,
        "shows_work": shows_work,
        "can_edit": may_edit,
        "chapters": annual.chapters.all() if may_edit else [],
        "jobs_under_way": _jobs_under_way(annual) if may_edit else [],
        "printed_contents": annual.document.toc.chapters(),
        "printed": annual.document if annual.document.decided_on or annual.document.decided_note else None,
    }
    return render(request, "reports/document.html", context)


def _read(
    annual: AnnualDocument, edition: Edition | None, *, shows_work: bool, reader: object
) -> tuple[list[tuple[str, str]], SafeString]:
    """Return the contents and the chapters: gathered now, or as frozen when adopted."""
    if shows_work or edition is None:
        composition = compose(annual, reader=reader)
        contents = [(part.anchor, part.heading) for part in composition.parts]
        return contents, mark_safe(composition.web_html)  # noqa: S308  made by templates and cleaned text
    frozen = Edition.objects.values_list("html", "data").get(pk=edition.pk)
    contents = [(f"kapitel-{chapter['nyckel']}", chapter["rubrik"]) for chapter in frozen[1]["kapitel"]]
    return contents, mark_safe(frozen[0])  # noqa: S308  made by templates when it was adopted


def _jobs_under_way(annual: AnnualDocument) -> list[Job]:
    under_way = Job.objects.filter(kind=actions.KIND, params__annual=annual.pk)
    return list(under_way.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING]).order_by("ordered_at"))


# --- Files ----------------------------------------------------------------------------------------


@require_safe
def pdf(request: HttpRequest, kind: str, year: int) -> HttpResponse:
    """Send the newest file that the reader may have; its address stays the same."""
    annual = _annual(request, kind, year)
    version = queries.versions_visible_to(annual, request.user).first()
    if version is None:
        return render(request, "reports/no_file.html", {"annual": annual}, status=404)
    response = _file(request, annual, version)
    response["Cache-Control"] = "no-cache" if not version.is_draft else "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


@require_safe
def pdf_version(request: HttpRequest, kind: str, year: int, number: int) -> HttpResponse:
    """Send one numbered version."""
    annual = _annual(request, kind, year)
    version = get_object_or_404(queries.versions_visible_to(annual, request.user), number=number)
    response = _file(request, annual, version)
    response["Cache-Control"] = "private, no-cache" if version.is_draft else "public, max-age=31536000, immutable"
    return response


def _file(request: HttpRequest, annual: AnnualDocument, version: DocumentVersion) -> HttpResponse:
    return answer_with_file(
        request,
        version,
        name=f"{annual.title}{' (utkast)' if version.is_draft else ''} v{version.number}.pdf",
        plain_name=f"{annual.kind}-{annual.year}{'-utkast' if version.is_draft else ''}-v{version.number}.pdf",
    )


@require_POST
def make(request: HttpRequest, kind: str, year: int) -> HttpResponse:
    """Order the file and show how it goes; pressed twice it is the same work."""
    return redirect(actions.make_document(_annual(request, kind, year), by=request.user))


# --- Publishing -----------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, kind: str, year: int) -> HttpResponse:
    """Say what publishing means, then order the adopted file."""
    annual = _annual(request, kind, year)
    last = annual.editions.order_by("-correction").defer("html", "data").first()
    decided = annual.decision.decided_on if annual.decision else annual.document.decided_on
    initial = {"adopted_on": last.adopted_on if last else decided, "paragraph": last.paragraph if last else ""}
    form = PublishForm(request.POST or None, initial=initial, is_correction=last is not None)
    if request.method == "POST" and form.is_valid():
        try:
            job = actions.publish_document(
                annual,
                adopted_on=form.cleaned_data["adopted_on"],
                paragraph=form.cleaned_data["paragraph"],
                reason=form.cleaned_data.get("reason", ""),
                by=request.user,
                today=timezone.localdate(),
            )
        except (actions.ReasonMissing, actions.NothingToCorrect, actions.CannotPublish) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(job)
    context = {
        "annual": annual,
        "form": form,
        "last": last,
        "older_years": new_documents.chapters_with_older_years(annual),
    }
    return render(request, "reports/publish.html", context, status=400 if form.errors else 200)


# --- Writing --------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def chapter(request: HttpRequest, kind: str, year: int, slug: str) -> HttpResponse:
    """Write a chapter's text; a second writer is shown both texts and chooses."""
    annual = _annual(request, kind, year)
    found = get_object_or_404(annual.chapters.exclude(kind=Chapter.Source.DATA), slug=slug)
    if request.method == "POST":
        return _save_chapter(request, annual, found)
    return _chapter_form(request, annual, found, text=found.body)


def _save_chapter(request: HttpRequest, annual: AnnualDocument, found: Chapter) -> HttpResponse:
    address = f"{annual.get_absolute_url()}#kapitel-{found.slug}"
    if request.POST.get("choice") == "saved":
        drafts.forget(request.user, found, "body")
        messages.info(request, f"Den sparade texten i ”{found.title}” står kvar.")
        return redirect(address)
    text = request.POST.get("body", "").replace("\0", "")
    seen = version_number(request.POST.get("version", ""))
    if seen is None:
        return _chapter_form(request, annual, found, text=text, error="Sidan är för gammal. Spara igen.", status=400)
    try:
        with saving(found) as save:
            actions.save_chapter(chapter=found, text=text, seen=seen, by=request.user)
    except actions.TextTooLong as refusal:
        return _chapter_form(request, annual, found, text=text, error=str(refusal), status=400)
    if save.refusal:
        drafts.keep(request.user, found, "body", text=text, base_version=seen)
        return _conflict(request, annual, found, mine=text)
    messages.success(request, f"”{found.title}” är sparat.")
    return redirect(address)


def _chapter_form(
    request: HttpRequest, annual: AnnualDocument, found: Chapter, *, text: str, error: str = "", status: int = 200
) -> HttpResponse:
    draft = drafts.draft_of(request.user, found, "body")
    if draft is not None and draft.text == found.body:
        draft = None
    uses_draft = draft is not None and request.method != "POST" and request.GET.get("utkast") == "1"
    context = {
        "annual": annual,
        "chapter": found,
        "text": draft.text if draft and uses_draft else text,
        "draft": draft,
        "uses_draft": uses_draft,
        "error": error,
        "autosave_url": draft_address(found, "body"),
        "history": history.history_of(found)[:5],
    }
    return render(request, "reports/chapter_form.html", context, status=status)


def _conflict(request: HttpRequest, annual: AnnualDocument, found: Chapter, *, mine: str) -> HttpResponse:
    """Show the writer's text, the saved one and both together; nothing is lost."""
    context = {
        "conflict": html_conflict(found, mine=mine, saved=found.body),
        "action_url": reverse("reports:chapter", args=[annual.kind, annual.year, found.slug]),
        "field": "body",
        "title": f"Två har ändrat ”{found.title}”",
        "crumbs": [("Dokument", reverse("reports:documents")), (annual.title, annual.get_absolute_url())],
        "here": found.title,
    }
    return render(request, "records/text_conflict.html", context, status=409)
