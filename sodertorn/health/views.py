"""Health for machines: how the portal's parts are, and a sign of life."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from sodertorn.health.components import as_json, examine


def health(request: HttpRequest) -> HttpResponse:
    answer = as_json(examine(timezone.now()))
    response = JsonResponse(answer, status=200 if answer["ok"] else 503)
    response["Cache-Control"] = "no-store"
    return response


def alive(request: HttpRequest) -> HttpResponse:
    """Answer without asking anything: the process lives."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
