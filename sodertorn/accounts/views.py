"""A person's own account: seats, ways to log in, and everything the portal holds about them.

The pages of the login itself are in `sodertorn.accounts.login_views`.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from members.models import Person, User
from members.requests import AuthenticatedRequest
from records.models import Draft, Letter
from sodertorn.accounts import second_factor


def account(request: AuthenticatedRequest) -> HttpResponse:
    user, today = request.user, timezone.localdate()
    seats = user.person.seats.select_related("body", "municipality") if user.person else []
    methods = Authenticator.objects.filter(user=user)
    context = {
        "seats_today": [seat for seat in seats if seat.is_in_force_on(today)],
        "seats_before": [seat for seat in seats if not seat.is_in_force_on(today)],
        "passkeys": [m for m in methods if m.type == Authenticator.Type.WEBAUTHN],
        "has_totp": any(m.type == Authenticator.Type.TOTP for m in methods),
        "lacks_second_factor": second_factor.lacks_second_factor(user),
    }
    return render(request, "members/account.html", context)


def export(request: AuthenticatedRequest) -> HttpResponse:
    """Give everything the portal holds about the account and its person (GDPR art. 15 and 20)."""
    response = JsonResponse(_held(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="mina-uppgifter.json"'
    return response


def _held(user: User) -> dict[str, Any]:
    person = Person.objects.filter(user=user).first()  # whole; a page's reader is known by name only
    return {
        "skapad": timezone.now(),
        "konto": {
            "e-post": user.email,
            "skapat": user.date_joined,
            "senast inloggad": user.last_login,
            "inbjuden": user.invited_at,
            "inbjuden av": user.invited_by.name if user.invited_by else None,
            "inloggningssätt": [
                {"slag": method.type, "tillagt": method.created_at, "senast använt": method.last_used_at}
                for method in Authenticator.objects.filter(user=user)
            ],
        },
        "person": person
        and {
            "namn": person.name,
            "titel": person.title,
            "e-post": person.email,
            "telefon": person.phone,
            "kommun": person.municipality.name if person.municipality else None,
            "anmärkning": person.note,
            "källa": person.source,
        },
        "platser": [
            {
                "organ": seat.body.name,
                "kommun": seat.municipality.name if seat.municipality else None,
                "roll": seat.role,
                "från": seat.starts_on,
                "till": seat.ends_on,
                "utsedd av": seat.appointed_by,
            }
            for seat in (person.seats.select_related("body", "municipality") if person else [])
        ],
        "uppdrag": [
            {
                "organ": term.body.name,
                "uppdrag": term.office,
                "år": term.year,
                "från": term.starts_on,
                "till": term.ends_on,
            }
            for term in (person.office_terms.select_related("body") if person else [])
        ],
        "brev till dig": [
            {
                "skrivet": letter.created_at,
                "ämne": letter.subject,
                "text": letter.text,
                "läge": letter.get_state_display(),
            }
            for letter in Letter.objects.filter(to__iexact=user.email)
        ],
        "utkast": [
            {"fält": draft.field, "text": draft.text, "sparat": draft.saved_at}
            for draft in Draft.objects.filter(user=user)
        ],
    }
