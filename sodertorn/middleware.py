"""What happens with every request: whom the history names, what no page takes, what a browser may use.

Who may open a page is `sodertorn.access`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pghistory.middleware
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from records.redaction import without_tokens

FORM_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
TAKES_MORE = {"records:draft"}  # the page itself says which

# What a browser may let a page of ours use: nothing but passkeys.
REFUSED = ("camera", "microphone", "geolocation", "payment", "usb", "serial", "bluetooth", "display-capture", "midi")
OWN = ("publickey-credentials-get", "publickey-credentials-create")
PERMISSIONS_POLICY = ", ".join([*(f"{name}=()" for name in REFUSED), *(f"{name}=(self)" for name in OWN)])


class HistoryMiddleware(pghistory.middleware.HistoryMiddleware):
    """Tell the history who asks and where. Who sends no session is nobody: none is looked for."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            # Looking would make the answer of a public feed depend on cookies (Vary), so that no cache may share it.
            return {"user": None, "url": without_tokens(request.path)}
        context: dict[str, Any] = super().get_context(request)
        return context | {"url": without_tokens(request.path)}


class RequestMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path_info:
            raise BadRequest("A NUL in the address.")
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            page = render(request, "405.html", status=405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.method in FORM_METHODS or name in TAKES_MORE:
            return None
        return HttpResponseNotAllowed(FORM_METHODS)


class PermissionsPolicyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
