"""What the middleware promises about a request, said as types for the views."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from members.models import User


class HtmxRequest(HttpRequest):
    """Any request: HtmxMiddleware has told whether htmx asks."""

    htmx: HtmxDetails


class AuthenticatedRequest(HtmxRequest):
    """A request for a page that the access table (sodertorn.access) opens only to those who have logged in."""

    user: User
