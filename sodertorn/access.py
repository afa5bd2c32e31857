"""Who may open which page: one declaration, enforced for every request and walked by a test.

What somebody sees of a page's rows is asked of the rows (`visible_to`, 404); this table says who may
come in at all (403, or the login page). A page that is not declared opens for nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from members.requests import HtmxRequest
from members.scope import UserScope, scope_of
from records.redaction import without_tokens
from sodertorn.accounts.second_factor import owes_second_factor


class Audience(Enum):
    """A group of visitors that a page is open to."""

    ANYONE = "alla"
    SIGNED_IN = "inloggade"
    MEMBERS = "de som sitter i ett organ"
    SECRETARIAT = "kansliet"
    DEVELOPMENT = "alla, men bara under utveckling"


ACCESS: dict[str, Audience] = {
    # --- the door (sodertorn/views.py; search, open_data, checks, health and tasks have a wing each) ---
    "start": Audience.ANYONE,
    "whats_next": Audience.SECRETARIAT,
    "search": Audience.ANYONE,
    "help": Audience.ANYONE,
    "glossary": Audience.ANYONE,
    "accessibility": Audience.ANYONE,
    "health": Audience.ANYONE,
    "alive": Audience.ANYONE,
    "checks": Audience.SECRETARIAT,
    "open_data": Audience.ANYONE,
    "open_data_file": Audience.ANYONE,
    "development_mail": Audience.DEVELOPMENT,
    "development_letter": Audience.DEVELOPMENT,
    # --- login (allauth; what differs: sodertorn/accounts/login_views.py) ---
    "account_login": Audience.ANYONE,
    "account_logout": Audience.ANYONE,
    "account_request_login_code": Audience.ANYONE,
    "account_confirm_login_code": Audience.ANYONE,
    "account_reauthenticate": Audience.SIGNED_IN,
    "account_inactive": Audience.ANYONE,
    "mfa_authenticate": Audience.ANYONE,  # the second step of a login
    "mfa_login_webauthn": Audience.ANYONE,
    "mfa_index": Audience.SIGNED_IN,
    "mfa_reauthenticate": Audience.SIGNED_IN,
    "mfa_reauthenticate_webauthn": Audience.SIGNED_IN,
    "mfa_activate_totp": Audience.SIGNED_IN,
    "mfa_deactivate_totp": Audience.SIGNED_IN,
    "mfa_view_recovery_codes": Audience.SIGNED_IN,
    "mfa_generate_recovery_codes": Audience.SIGNED_IN,
    "mfa_download_recovery_codes": Audience.SIGNED_IN,
    "mfa_list_webauthn": Audience.SIGNED_IN,
    "mfa_add_webauthn": Audience.SIGNED_IN,
    "mfa_edit_webauthn": Audience.SIGNED_IN,
    "mfa_remove_webauthn": Audience.SIGNED_IN,
    # --- models in members; pages in sodertorn/municipalities/, bodies/, agreement/, people/, accounts/ ---
    "members:municipalities": Audience.ANYONE,
    "members:municipality": Audience.ANYONE,
    "members:municipality_networks": Audience.MEMBERS,
    "members:bodies": Audience.ANYONE,
    "members:body": Audience.ANYONE,
    "members:agreement": Audience.ANYONE,
    "members:notice_register": Audience.SECRETARIAT,
    "members:notice_withdraw": Audience.SECRETARIAT,
    "members:people": Audience.SECRETARIAT,
    "members:person": Audience.SECRETARIAT,
    "members:person_create": Audience.SECRETARIAT,
    "members:person_update": Audience.SECRETARIAT,
    "members:seat_create": Audience.SECRETARIAT,
    "members:seat_end": Audience.SECRETARIAT,
    "members:invite": Audience.SECRETARIAT,
    "members:account_close": Audience.SECRETARIAT,
    "members:account_reopen": Audience.SECRETARIAT,
    "members:account_reset": Audience.SECRETARIAT,
    "members:account": Audience.SIGNED_IN,
    "members:account_export": Audience.SIGNED_IN,
    "members:confirm": Audience.SIGNED_IN,
    # --- background work, letters, history, drafts (records) ---
    "records:document_file": Audience.ANYONE,
    "records:job": Audience.MEMBERS,
    "records:job_again": Audience.MEMBERS,
    "records:letters": Audience.SECRETARIAT,
    "records:letter_again": Audience.SECRETARIAT,
    "records:history": Audience.SECRETARIAT,
    "records:draft": Audience.MEMBERS,
    "records:link": Audience.ANYONE,  # who holds the letter; it leads to the one page that the link opens
    # --- meetings, decisions, conferences (meetings) ---
    "meetings:calendar": Audience.ANYONE,
    "meetings:subscribe": Audience.ANYONE,
    "meetings:feed_all": Audience.ANYONE,
    "meetings:feed": Audience.ANYONE,
    "meetings:detail": Audience.ANYONE,
    "meetings:meeting_file": Audience.ANYONE,
    "meetings:decisions": Audience.ANYONE,
    "meetings:decision": Audience.ANYONE,
    "meetings:conferences": Audience.ANYONE,
    "meetings:external_meetings": Audience.ANYONE,
    "meetings:plan_year": Audience.SECRETARIAT,
    "meetings:create": Audience.SECRETARIAT,
    "meetings:edit": Audience.SECRETARIAT,
    "meetings:move": Audience.SECRETARIAT,
    "meetings:cancel": Audience.SECRETARIAT,
    "meetings:set_state": Audience.SECRETARIAT,
    "meetings:attendance": Audience.SECRETARIAT,
    "meetings:item_create": Audience.SECRETARIAT,
    "meetings:item_edit": Audience.SECRETARIAT,
    "meetings:item_move": Audience.SECRETARIAT,
    "meetings:item_delete": Audience.SECRETARIAT,
    "meetings:decision_create": Audience.SECRETARIAT,
    "meetings:minutes": Audience.SECRETARIAT,
    "meetings:minutes_approve": Audience.SECRETARIAT,
    "meetings:external_create": Audience.SECRETARIAT,
    # --- programmes, plans, projects (programs) ---
    "programs:programs": Audience.ANYONE,
    "programs:program": Audience.ANYONE,
    "programs:projects": Audience.ANYONE,
    "programs:project": Audience.ANYONE,
    **{
        f"programs:{name}": Audience.SECRETARIAT
        for name in (
            *("project_new", "project_edit", "project_remove", "project_link", "project_unlink"),
            *("detail_new", "detail_edit", "detail_remove", "cost_new", "cost_edit", "cost_remove"),
            *("priority_new", "priority_edit", "priority_move", "priority_remove"),
            *("presentation_new", "presentation_edit", "presentation_remove"),
            *("watched_new", "watched_edit", "watched_remove"),
            *("assignment_new", "assignment_edit", "assignment_remove"),
        )
    },
    "programs:priorities": Audience.ANYONE,
    "programs:watched": Audience.ANYONE,
    "programs:assignments": Audience.MEMBERS,
    "programs:assignment": Audience.MEMBERS,
    "programs:assignment_report": Audience.MEMBERS,
    "programs:plan_current": Audience.ANYONE,
    "programs:plan": Audience.ANYONE,
    "programs:plan_lines": Audience.ANYONE,
    "programs:plan_changes": Audience.ANYONE,
    "programs:next_plan": Audience.SECRETARIAT,
    "programs:next_plan_start": Audience.SECRETARIAT,
    "programs:next_plan_choose": Audience.SECRETARIAT,
    "programs:next_plan_rest": Audience.SECRETARIAT,
    "programs:next_plan_new": Audience.SECRETARIAT,
    "programs:action_plan": Audience.ANYONE,
    "programs:network_plan": Audience.ANYONE,
    "programs:activity": Audience.ANYONE,
    "programs:activity_row": Audience.ANYONE,
    "programs:progress": Audience.SECRETARIAT,
    "programs:activity_new": Audience.SECRETARIAT,
    "programs:proposals": Audience.MEMBERS,
    "programs:propose": Audience.MEMBERS,
    "programs:proposal": Audience.MEMBERS,
    "programs:export": Audience.ANYONE,
    "programs:import": Audience.SECRETARIAT,
    "programs:adoptions": Audience.ANYONE,
    "programs:program_new": Audience.SECRETARIAT,
    "programs:program_edit": Audience.SECRETARIAT,
    "programs:focus_area_new": Audience.SECRETARIAT,
    "programs:text_new": Audience.SECRETARIAT,
    "programs:adoptions_remind": Audience.SECRETARIAT,
    "programs:adoption": Audience.SECRETARIAT,
    "programs:paper": Audience.SECRETARIAT,
    "programs:paper_word": Audience.SECRETARIAT,
    "programs:paper_pdf": Audience.SECRETARIAT,
    "programs:focus_area_edit": Audience.SECRETARIAT,
    "programs:sub_goal_new": Audience.SECRETARIAT,
    "programs:sub_goal_reword": Audience.SECRETARIAT,
    "programs:text_edit": Audience.SECRETARIAT,
    "programs:step_new": Audience.MEMBERS,
    "programs:step_edit": Audience.MEMBERS,
    "programs:step_done": Audience.MEMBERS,
    "programs:condition": Audience.SECRETARIAT,
    "programs:part": Audience.SECRETARIAT,
    "programs:activity_projects": Audience.SECRETARIAT,
    "programs:presentations": Audience.SECRETARIAT,
    "programs:plan_versions": Audience.ANYONE,
    "programs:plan_version": Audience.ANYONE,
    "programs:amendment_give_up": Audience.SECRETARIAT,
    "programs:close_year": Audience.SECRETARIAT,
    "plan_adopt": Audience.SECRETARIAT,
    "plan_amendment": Audience.SECRETARIAT,
    "programs:activity_edit": Audience.SECRETARIAT,
    "programs:activity_move": Audience.SECRETARIAT,
    "programs:activity_place": Audience.SECRETARIAT,
    "programs:activity_delete": Audience.SECRETARIAT,
    "programs:follow_up_add": Audience.MEMBERS,
    "programs:outcome": Audience.ANYONE,
    "programs:silence_days": Audience.SECRETARIAT,
    "programs:rounds": Audience.SECRETARIAT,
    "programs:round": Audience.SECRETARIAT,
    "programs:round_remind": Audience.SECRETARIAT,
    "programs:round_close": Audience.SECRETARIAT,
    "programs:owners": Audience.SECRETARIAT,
    "programs:owner_remove": Audience.SECRETARIAT,
    "programs:answers": Audience.ANYONE,  # these three open by a personal link alone
    "programs:answer": Audience.ANYONE,
    "programs:answers_done": Audience.ANYONE,
    # --- the year's documents (reports) ---
    "reports:documents": Audience.ANYONE,
    "reports:new": Audience.SECRETARIAT,
    "reports:document": Audience.ANYONE,
    "reports:pdf": Audience.ANYONE,
    "reports:pdf_version": Audience.ANYONE,
    "reports:make": Audience.SECRETARIAT,
    "reports:chapter": Audience.SECRETARIAT,
    "reports:publish": Audience.SECRETARIAT,
    # --- economy (budget) ---
    "budget:current": Audience.ANYONE,
    "budget:year": Audience.ANYONE,
    "budget:fees": Audience.ANYONE,
    "budget:fees_csv": Audience.ANYONE,
    "budget:fees_json": Audience.ANYONE,
    "budget:budget": Audience.ANYONE,
    "budget:accounts": Audience.ANYONE,
    "budget:population": Audience.ANYONE,
    "budget:budget_create": Audience.SECRETARIAT,
    "budget:line_create": Audience.SECRETARIAT,
    "budget:line_edit": Audience.SECRETARIAT,
    "budget:line_remove": Audience.SECRETARIAT,
    "budget:rate_create": Audience.SECRETARIAT,
    "budget:follow_up": Audience.SECRETARIAT,
    "budget:population_create": Audience.SECRETARIAT,
    # --- consultations (remisser) ---
    "remisser:list": Audience.ANYONE,
    "remisser:detail": Audience.ANYONE,
    "remisser:paper": Audience.ANYONE,
    "remisser:routine": Audience.ANYONE,
    "remisser:create": Audience.SECRETARIAT,
    "remisser:edit": Audience.SECRETARIAT,
    "remisser:way": Audience.SECRETARIAT,
    "remisser:ask": Audience.SECRETARIAT,
    "remisser:endorse": Audience.MEMBERS,
}


# What an account that owes a second factor reaches until it has one: its login, and nothing of the portal's.
OPEN_WITHOUT_SECOND_FACTOR = {"members:account", "members:confirm", "health", "alive"}
WANTED_PAGE = "wanted_page"  # in the session: where such an account was going


def _is_open_without_second_factor(name: str) -> bool:
    is_login = name.startswith(("account_", "mfa_"))
    return is_login or name in OPEN_WITHOUT_SECOND_FACTOR or ACCESS.get(name) is Audience.DEVELOPMENT


def _allows(audience: Audience, scope: UserScope, *, signed_in: bool) -> bool:
    match audience:
        case Audience.ANYONE:
            return True
        case Audience.DEVELOPMENT:
            return bool(settings.DEVELOPMENT)
        case Audience.SIGNED_IN:
            return signed_in
        case Audience.MEMBERS:
            return bool(scope.kinds)
        case Audience.SECRETARIAT:
            return scope.is_secretariat


class AccessMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # On a shared computer the next reader must not find the page again. Public files say otherwise themselves.
        if "Cache-Control" not in response.headers and request.user.is_authenticated:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def process_view(self, request: HtmxRequest, *_: object) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        audience = ACCESS.get(name)
        if audience is Audience.ANYONE and settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None  # nobody has logged in: a public feed is answered without looking for a session
        user = request.user
        if audience and user.is_authenticated and not _is_open_without_second_factor(name):
            if owes_second_factor(user):
                return _ask_for_second_factor(request)
            request.session.pop(WANTED_PAGE, None)
        if audience is Audience.ANYONE:
            return None  # the page itself asks for seats when it needs them
        if audience and _allows(audience, scope_of(user), signed_in=user.is_authenticated):
            return None
        if audience is None or audience is Audience.DEVELOPMENT:
            raise Http404
        if user.is_authenticated:
            return render(request, "403.html", {"audience": audience.value}, status=403)
        if request.method in {"GET", "HEAD"}:
            return redirect_to_login(request.get_full_path())
        return _keep_what_was_typed(request)


def _ask_for_second_factor(request: HtmxRequest) -> HttpResponse:
    """Lead to where a key or an app is added; a form gets 403, with everything that was typed to copy."""
    address = reverse("mfa_index")
    if request.method in {"GET", "HEAD"} and not request.htmx:
        wanted = request.get_full_path()
        if wanted == without_tokens(wanted):  # a personal link is in its letter, and nowhere else
            request.session[WANTED_PAGE] = wanted
        return redirect(address)
    if request.htmx:
        return HttpResponseClientRedirect(address) if request.method == "GET" else _say_second_factor_is_owed()
    return render(request, "errors/second_factor.html", {"typed": _typed(request)}, status=403)


def _say_second_factor_is_owed() -> HttpResponse:
    text = "Ditt konto behöver en inloggningsnyckel eller en app med koder. Det du skrev är inte sparat än."
    return HttpResponse(text, status=403)


def _keep_what_was_typed(request: HtmxRequest) -> HttpResponse:
    """Answer a form sent after the login ran out: 403, with everything that was typed to copy or send again."""
    if request.htmx:
        # The page keeps the row's form and says what happened (static/js/error-focus.js).
        return HttpResponse("Du är inte längre inloggad. Det du skrev är inte sparat än.", status=403)
    return render(
        request, "errors/signed_out.html", {"typed": _typed(request), "next": request.get_full_path()}, status=403
    )


UNTYPED = {"csrfmiddlewaretoken", "once", "version"}  # what a form holds for the portal itself


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.POST.lists() for value in values if _is_text(name, value)]


def _is_text(name: str, value: str) -> bool:
    return name not in UNTYPED and bool(value.strip())
