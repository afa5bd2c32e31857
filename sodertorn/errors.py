"""Answers to requests that cannot be served, each with a sentence and what to do instead."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose protection against forgery is missing or too old: 403."""
    return render(request, "errors/csrf.html", status=403)
