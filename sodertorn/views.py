"""The door: the start page, help, and the mail that development has sent; its other pages have a wing each."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from members.models import Municipality
from records.models import Term
from sodertorn import mailbox
from sodertorn.accessibility import STATEMENT
from sodertorn.start import start_page


def start(request: HttpRequest) -> HttpResponse:
    page = start_page(request.user, today=timezone.localdate())
    return render(request, "sodertorn/start.html", {"start": page, "municipalities": Municipality.objects.all()})


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
