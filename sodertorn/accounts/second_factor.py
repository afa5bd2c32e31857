"""Who must have a second factor, and when somebody was confirmed."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from members.models import User
from members.scope import scope_of

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def lacks_second_factor(user: User) -> bool:
    """Tell whether the account has neither a passkey nor codes from an app."""
    return not Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists()


def owes_second_factor(user: object) -> bool:
    """Tell whether the account must add a key or an app before it may do anything else.

    The secretariat can change everything, and a mailed code alone is one factor.
    Source: OWASP ASVS 5.0, 6.3.3.
    """
    if not settings.REQUIRE_SECOND_FACTOR or not isinstance(user, User):
        return False
    return (user.is_superuser or scope_of(user).is_secretariat) and lacks_second_factor(user)


def was_confirmed_recently(request: HttpRequest) -> bool:
    """Tell whether the user logged in, or showed again who they are, within the last minutes."""
    user = request.user
    records = get_authentication_records(request, user) if isinstance(user, User) else []
    confirmed = [record["at"] for record in records if record.get("reauthenticated")]
    return bool(confirmed) and time.time() - confirmed[-1] < app_settings.REAUTHENTICATION_TIMEOUT


def newly_confirmed(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let the view run only for who has newly shown who they are; others are asked first.

    allauth asks only accounts that have a password or a second factor. Without this, whoever finds an unlocked
    phone could add a key of their own to an account that has none.
    """

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not was_confirmed_recently(request):
            raise ReauthenticationRequired  # allauth's middleware leads to the first of the ways above
        return view(request, *args, **kwargs)

    return run
