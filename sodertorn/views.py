"""The door: start, search, help, health, open data and the control panel."""

from __future__ import annotations

from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from members.models import Municipality
from records.models import Term
from sodertorn import checks as control
from sodertorn import health as machine
from sodertorn import mailbox, open_data
from sodertorn.accessibility import STATEMENT
from sodertorn.search import search as find
from sodertorn.start import start_page
from sodertorn.tasks.year import SHOWN, tasks_ahead
from sodertorn.uncertain import uncertain_rows

MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}
LONGEST_SEARCH = 200


def start(request: HttpRequest) -> HttpResponse:
    page = start_page(request.user, today=timezone.localdate())
    return render(request, "sodertorn/start.html", {"start": page, "municipalities": Municipality.objects.all()})


@require_safe
def whats_next(request: HttpRequest) -> HttpResponse:
    """Tell whoever takes over the next ten tasks of the year, and behind them the rest."""
    tasks = tasks_ahead(timezone.localdate())
    context = {"tasks": tasks[:SHOWN], "later": tasks[SHOWN:]}
    return render(request, "sodertorn/whats_next.html", context)


def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    groups = find(words, user=request.user)
    total = sum(len(group.hits) + group.more for group in groups)
    return render(request, "sodertorn/search.html", {"words": words, "groups": groups, "total": total})


def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "sodertorn/help.html")


def glossary(request: HttpRequest) -> HttpResponse:
    terms = Term.objects.order_by("kind", "word")
    return render(
        request,
        "sodertorn/glossary.html",
        {
            "terms": [term for term in terms if term.kind == Term.Kind.TERM],
            "abbreviations": [term for term in terms if term.kind == Term.Kind.ABBREVIATION],
            "status_words": [term for term in terms if term.kind == Term.Kind.STATUS],
        },
    )


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "sodertorn/accessibility.html", {"statement": STATEMENT})


def health(request: HttpRequest) -> HttpResponse:
    parts = machine.examine(timezone.now())
    answer = machine.as_json(parts)
    response = JsonResponse(answer, status=200 if answer["ok"] else 503)
    response["Cache-Control"] = "no-store"
    return response


def alive(request: HttpRequest) -> HttpResponse:
    """Answer without asking anything: the process lives."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


def checks(request: HttpRequest) -> HttpResponse:
    found = control.all_checks()
    only_differing = request.GET.get("visa") != "alla"
    shown = [check for check in found if not (only_differing and check.agrees)]
    areas = [
        {"name": name, "checks": list(rows)}
        for name, rows in groupby(sorted(shown, key=lambda c: c.area), key=lambda c: c.area)
    ]
    uncertain = uncertain_rows()
    return render(
        request,
        "sodertorn/checks.html",
        {
            "areas": areas,
            "total": len(found),
            "differing": sum(not check.agrees for check in found),
            "only_differing": only_differing,
            "uncertain": uncertain,
            "uncertain_total": len(uncertain),
        },
    )


def open_data_page(request: HttpRequest) -> HttpResponse:
    return render(request, "sodertorn/open_data.html", {"datasets": open_data.DATASETS})


def open_data_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    dataset = open_data.dataset(slug)
    if dataset is None or form not in MEDIA_TYPES:
        raise Http404
    content = dataset.as_csv() if form == "csv" else dataset.as_json()
    etag = f'"{open_data.etag_of(content)}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    response = HttpResponse(content, content_type=MEDIA_TYPES[form])
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=300"
    response["Content-Disposition"] = f'attachment; filename="sodertorn-{dataset.slug}.{form}"'
    return response


def development_mail(request: HttpRequest) -> HttpResponse:
    return render(request, "sodertorn/mailbox.html", {"letters": mailbox.letters()})


def development_letter(request: HttpRequest, number: str) -> HttpResponse:
    letter = mailbox.letter(number) if settings.DEVELOPMENT else None
    if letter is None:
        raise Http404
    return render(
        request,
        "sodertorn/letter.html",
        {"letter": letter, "crumbs": [("Brev under utveckling", reverse("development_mail"))]},
    )
