"""The login pages that allauth lacks or that differ from its own (the rules: sodertorn.accounts.second_factor)."""

from __future__ import annotations

import time
from http import HTTPStatus
from typing import Any, cast

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import BaseReauthenticateView
from allauth.core import ratelimit
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from members.models import User
from sodertorn.accounts import second_factor
from sodertorn.accounts.forms import MailedCodeForm

WAITING_CODE = "confirmation_code"  # in the session: the code that was mailed, when, and how often it was missed

add_app = second_factor.newly_confirmed(totp.activate_totp)
add_key = second_factor.newly_confirmed(webauthn.add_webauthn)


class SecondStep(AuthenticateView):
    """The second step of a login, which offers only what the account has."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        types = set(Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True))
        has = {"has_key": Authenticator.Type.WEBAUTHN in types, "has_app": Authenticator.Type.TOTP in types}
        return super().get_context_data(**kwargs) | has


second_step = SecondStep.as_view()


class ConfirmByCode(BaseReauthenticateView):
    """Lets who has no key and no app show who they are with a mailed code. Only a press on the button sends one."""

    form_class = MailedCodeForm
    template_name = "account/confirm_by_code.html"
    request: HttpRequest

    @property
    def user(self) -> User:
        return cast("User", self.request.user)  # the access table opens the page only to those who have logged in

    @property
    def waiting(self) -> dict[str, Any] | None:
        """Return the mailed code while it can be used."""
        code: dict[str, Any] | None = self.request.session.get(WAITING_CODE)
        return code if code and time.time() - code["at"] <= app_settings.LOGIN_BY_CODE_TIMEOUT else None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") == "send":
            return self._send()
        if self.waiting is None:
            messages.error(request, "Koden gäller inte längre. Skicka en ny.")
            return self._back()
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def _send(self) -> HttpResponse:
        email = self.user.email
        if ratelimit.consume(self.request, action="request_login_code", key=email):
            code = get_adapter().generate_login_code()
            self.request.session[WAITING_CODE] = {"code": code, "at": time.time(), "misses": 0}
            get_adapter().send_mail("account/email/confirmation_code", email, {"code": code})
        else:
            messages.error(self.request, get_adapter().error_messages["rate_limited"])
        return self._back()

    def _back(self) -> HttpResponse:
        return HttpResponseRedirect(self.passthrough_next_url(self.request.path))

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"code": (self.waiting or {}).get("code")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"is_sent": self.waiting is not None}

    def form_valid(self, form: MailedCodeForm) -> HttpResponse:
        del self.request.session[WAITING_CODE]
        record_authentication(self.request, self.user, method="code", email=self.user.email, reauthenticated=True)
        response: HttpResponse = super().form_valid(form)
        return response

    def form_invalid(self, form: MailedCodeForm) -> HttpResponse:
        code = self.request.session[WAITING_CODE]
        code["misses"] += 1
        self.request.session.modified = True
        if code["misses"] >= app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS:
            del self.request.session[WAITING_CODE]
            messages.error(self.request, f"Koden var fel {code['misses']} gånger och gäller inte längre. Skicka en ny.")
            return self._back()
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.BAD_REQUEST)


confirm_by_code = ConfirmByCode.as_view()


class RecoveryCodesFile(DownloadRecoveryCodesView):
    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **response_kwargs)
        response["Content-Type"] = "text/plain; charset=utf-8"
        response["Content-Disposition"] = 'attachment; filename="aterstallningskoder.txt"'
        return response


recovery_codes_file = RecoveryCodesFile.as_view()
