"""Personal links: an address in a letter that opens one page for one person, without a password.

The letter holds a random token, the database only its SHA-256. `/svar/<token>/` writes nothing (mail filters open
links in advance): it exchanges the token for a signed cookie that reaches one page only and leads there, so that no
later address, no log and no Referer holds the token. What the page may do is asked again at every request.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from members.models import Person
from members.swedish import STOCKHOLM, format_date, local
from records.models import PersonalLink

TOKEN_BYTES = 24  # 192 bits, 32 characters
LONGEST_TOKEN = 200
COOKIE_LASTS = timedelta(hours=12)
SALT = "records.links"


class NoSuchLink(Exception):
    """The token or the cookie is of no link: cut short, changed, made up, or of another page."""


class LinkOver(Exception):
    """The link is no longer in force; the text says since when, in Swedish."""


def is_in_force(*, at: datetime, expires_on: date, revoked_at: datetime | None) -> bool:
    """Whether the link may be used at the moment: to the end of its last day in Sweden, unless it is revoked."""
    return revoked_at is None and at.astimezone(STOCKHOLM).date() <= expires_on


def make(*, person: Person, purpose: str, about: models.Model, expires_on: date) -> str:
    """Make a link and return its address, which is known to nobody else and cannot be had again.

    purpose: the URL name of the one page that it opens; the page takes the link's number.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    PersonalLink.objects.create(
        token_sha256=hash_of(token),
        purpose=purpose,
        person=person,
        about_type=ContentType.objects.get_for_model(about),
        about_id=str(about.pk),
        expires_on=expires_on,
    )
    return settings.SITE_URL.rstrip("/") + reverse("records:link", args=[token])


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def revoke(about: list[models.Model], *, at: datetime) -> int:
    """Let every link about the objects (all of one kind) end now; return how many did [links]."""
    if not about:
        return 0
    return PersonalLink.objects.filter(
        about_type=ContentType.objects.get_for_model(about[0]),
        about_id__in=[str(row.pk) for row in about],
        revoked_at=None,
    ).update(revoked_at=at)


# --- From the letter to the page ------------------------------------------------------------------


def find(token: str, *, at: datetime) -> PersonalLink:
    """Return the link of the token. Raises NoSuchLink, and LinkOver for who holds the whole token of an old one.

    It is looked up by its hash, so the time of the answer tells nothing about tokens that exist.
    """
    if len(token) > LONGEST_TOKEN:
        raise NoSuchLink
    link = PersonalLink.objects.filter(token_sha256=hash_of(token)).first()
    if link is None:
        raise NoSuchLink
    _require_force(link, at)
    return link


def lead_to_page(link: PersonalLink) -> HttpResponse:
    """Return the answer that takes the visitor from the letter's address to the page."""
    page = reverse(link.purpose, args=[link.pk])
    response = HttpResponseRedirect(page)
    response.set_signed_cookie(
        cookie_name(),
        str(link.pk),
        salt=SALT + link.purpose,
        max_age=COOKIE_LASTS,
        path=page,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",  # Strict would be left out of the first visit, which comes from the mail program
    )
    return response


def link_of(request: HttpRequest, *, purpose: str, pk: int, at: datetime) -> PersonalLink:
    """Return the link that the visitor came by. Raises NoSuchLink and LinkOver."""
    signed = request.get_signed_cookie(
        cookie_name(), default=None, salt=SALT + purpose, max_age=int(COOKIE_LASTS.total_seconds())
    )
    if signed is None or signed != str(pk):
        raise NoSuchLink
    link = PersonalLink.objects.filter(pk=pk, purpose=purpose).select_related("person__user").first()
    if link is None:
        raise NoSuchLink
    _require_force(link, at)
    return link


def cookie_name() -> str:
    return "__Secure-svar" if settings.SESSION_COOKIE_SECURE else "svar"


def _require_force(link: PersonalLink, at: datetime) -> None:
    if is_in_force(at=at, expires_on=link.expires_on, revoked_at=link.revoked_at):
        return
    if link.revoked_at is not None:
        raise LinkOver(f"Länken slutade gälla {format_date(local(link.revoked_at).date())}.")
    raise LinkOver(f"Länken gällde till och med {format_date(link.expires_on)}.")


def keep_to_oneself(response: HttpResponse) -> HttpResponse:
    """Return the answer so marked that no cache keeps it and no search engine lists it."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
