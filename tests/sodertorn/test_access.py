"""Every address × every kind of user × every method, against the list of pages that stands here.

The list is written out and not read from `sodertorn/access.py`: whoever adds a page says here, too, whom it is for.
"""

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from members.models import User
from sodertorn.access import ACCESS, Audience
from tests.sodertorn.pages import addresses

USERS = {
    "anonymous": None,
    "registrar": "registrator.salem@example.se",
    "committee member": "ledamot.salem@example.se",
    "municipal director": "direktor.salem@example.se",
    "network member": "natverk.klimatstrateger@example.se",
    "secretariat": "kansli@example.se",
    "inactive": "direktor.tyreso@example.se",
    "without a seat": "utan.plats@example.se",
}
WITH_A_SEAT = {"registrar", "committee member", "municipal director", "network member", "secretariat"}
SIGNED_IN = WITH_A_SEAT | {"without a seat"}
ENTERS = {
    "anyone": set(USERS),
    "signed in": SIGNED_IN,
    "with a seat": WITH_A_SEAT,
    "secretariat": {"secretariat"},
    "development": set(USERS),  # tests run as development does; sodertorn/access.py answers 404 elsewhere
}
# Every page's URL name under those that it is open to; "nobody": pages of allauth that the portal does without.
OPEN_TO = {
    "anyone": """
        accessibility alive glossary health help open_data open_data_file search start
        account_confirm_login_code account_inactive account_login account_logout account_request_login_code
        budget:accounts budget:budget budget:current budget:fees budget:fees_csv budget:fees_json budget:population
        budget:year
        meetings:calendar meetings:conferences meetings:decision meetings:decisions meetings:detail
        meetings:external_meetings meetings:feed meetings:feed_all meetings:meeting_file meetings:subscribe
        members:agreement members:bodies members:body members:municipalities members:municipality
        mfa_authenticate mfa_login_webauthn
        programs:action_plan programs:activity programs:activity_row programs:adoptions programs:answer
        programs:answers programs:answers_done programs:export programs:network_plan programs:outcome programs:plan
        programs:plan_changes programs:plan_current programs:plan_lines programs:plan_version programs:plan_versions
        programs:priorities programs:program programs:programs programs:project programs:projects programs:watched
        records:document_file records:link
        remisser:detail remisser:list remisser:paper remisser:routine
        reports:document reports:documents reports:pdf reports:pdf_version
    """,
    "signed in": """
        account_reauthenticate
        members:account members:account_export members:confirm
        mfa_activate_totp mfa_add_webauthn mfa_deactivate_totp mfa_download_recovery_codes mfa_edit_webauthn
        mfa_generate_recovery_codes mfa_index mfa_list_webauthn mfa_reauthenticate mfa_reauthenticate_webauthn
        mfa_remove_webauthn mfa_view_recovery_codes
    """,
    "with a seat": """
        members:municipality_networks
        programs:assignment programs:assignment_report programs:assignments programs:follow_up_add programs:proposal
        programs:proposals programs:propose programs:step_done programs:step_edit programs:step_new
        records:draft records:job records:job_again
        remisser:endorse
    """,
    "secretariat": """
        checks plan_adopt plan_amendment whats_next
        budget:budget_create budget:follow_up budget:line_create budget:line_edit budget:line_remove
        budget:population_create budget:rate_create
        meetings:attendance meetings:cancel meetings:create meetings:decision_create meetings:edit
        meetings:external_create meetings:item_create meetings:item_delete meetings:item_edit meetings:item_move
        meetings:minutes meetings:minutes_approve meetings:move meetings:plan_year meetings:set_state
        members:account_close members:account_reopen members:account_reset members:invite members:notice_register
        members:notice_withdraw members:people members:person members:person_create members:person_update
        members:seat_create members:seat_end
        programs:activity_delete programs:activity_edit programs:activity_move programs:activity_new
        programs:activity_place programs:activity_projects programs:adoption programs:adoptions_remind
        programs:amendment_give_up programs:assignment_edit programs:assignment_new programs:assignment_remove
        programs:close_year programs:condition programs:cost_edit programs:cost_new programs:cost_remove
        programs:detail_edit programs:detail_new programs:detail_remove programs:focus_area_edit
        programs:focus_area_new programs:import programs:next_plan programs:next_plan_choose programs:next_plan_new
        programs:next_plan_rest programs:next_plan_start programs:owner_remove programs:owners programs:paper
        programs:paper_pdf programs:paper_word programs:part programs:presentation_edit programs:presentation_new
        programs:presentation_remove programs:presentations programs:priority_edit programs:priority_move
        programs:priority_new programs:priority_remove programs:program_edit programs:program_new programs:progress
        programs:project_edit programs:project_link programs:project_new programs:project_remove
        programs:project_unlink programs:round programs:round_close programs:round_remind programs:rounds
        programs:silence_days programs:sub_goal_new programs:sub_goal_reword programs:text_edit programs:text_new
        programs:watched_edit programs:watched_new programs:watched_remove
        records:history records:letter_again records:letters
        remisser:ask remisser:create remisser:edit remisser:way
        reports:chapter reports:make reports:new reports:publish
    """,
    "development": """
        development_letter development_mail
    """,
    "nobody": """
        account_change_password account_confirm_email account_email account_email_verification_sent
        account_reset_password account_reset_password_done account_reset_password_from_key
        account_reset_password_from_key_done account_set_password account_signup
    """,
}
LISTED = {audience: names.split() for audience, names in OPEN_TO.items()}
METHODS = ("get", "head", "post", "put", "delete")
LOGS_OUT = {"account_logout"}
# Open to all who hold a seat; the activity says whose network may write.
DECIDED_BY_THE_ROW = {"programs:follow_up_add", "programs:propose", "programs:step_new", "programs:step_edit"}


def url_names(resolver: URLResolver | None = None, namespace: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            prefix = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found |= url_names(pattern, prefix)
        elif isinstance(pattern, URLPattern) and pattern.name:
            found.add(f"{namespace}{pattern.name}")
    return found


@pytest.fixture
def clients(portal: None) -> dict[str, Client]:
    User.objects.create_user("utan.plats@example.se", "ett långt lösenord")
    clients = {}
    for kind, email in USERS.items():
        clients[kind] = Client(raise_request_exception=False)
        if email:
            user = User.objects.get(email=email)
            clients[kind].force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    User.objects.filter(email=USERS["inactive"]).update(is_active=False)
    return clients


def test_every_page_is_listed_here_once():
    listed = [name for names in LISTED.values() for name in names]

    assert len(listed) == len(set(listed))
    assert set(listed) == url_names()


def test_every_page_is_declared_for_those_that_it_is_listed_for():
    audiences = {
        Audience.ANYONE: "anyone",
        Audience.SIGNED_IN: "signed in",
        Audience.MEMBERS: "with a seat",
        Audience.SECRETARIAT: "secretariat",
        Audience.DEVELOPMENT: "development",
    }
    declared = {name: audiences[audience] for name, audience in ACCESS.items()}

    assert declared == {name: audience for audience in audiences.values() for name in LISTED[audience]}


@pytest.mark.parametrize(("audience", "name"), [(audience, name) for audience in ENTERS for name in LISTED[audience]])
def test_page_opens_for_whom_it_is_listed(audience, name, clients):
    paths = [path for sampled, path in addresses() if sampled == name]
    assert paths
    for path in paths:
        for kind, client in clients.items():
            if kind in ENTERS[audience]:
                lets_in(client, name, path, kind)
            else:
                keeps_out(client, path, kind)


@pytest.mark.parametrize("name", LISTED["nobody"])
def test_page_that_is_for_nobody_is_not_found(name, clients):
    arguments = {"account_confirm_email": ["k"], "account_reset_password_from_key": ["1", "k-1"]}
    path = reverse(name, args=arguments.get(name, []))
    for kind, client in clients.items():
        for method in METHODS:
            assert getattr(client, method)(path).status_code == 404, f"{method} {path} as {kind}"


def lets_in(client: Client, name: str, path: str, kind: str) -> None:
    """Every method gives an answer that is no fault; reading is never refused, but by the row itself."""
    if kind not in {"anonymous", "committee member", "secretariat"}:
        return  # these three stand for all that a page tells apart; the others are kept out, or see no more
    for method in METHODS:
        if name in LOGS_OUT and method == "post":
            continue
        status = getattr(client, method)(path).status_code
        assert status < 500 or (name == "health" and status == 503), f"{method} {path} as {kind}: {status}"
        if method == "get" and name not in DECIDED_BY_THE_ROW:
            assert status != 403, f"{method} {path} as {kind}: {status}"


def keeps_out(client: Client, path: str, kind: str) -> None:
    for method in METHODS:
        response = getattr(client, method)(path)
        cell = f"{method} {path} as {kind}: {response.status_code}"
        if kind in {"anonymous", "inactive"} and method in {"get", "head"}:
            assert response.status_code == 302, cell
            assert response["Location"].startswith("/konto/login/?next="), cell
        else:
            assert response.status_code == 403, cell


def test_pages_write_nothing_when_they_are_read(clients):
    """A link that a mail filter opens in advance must change nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what the logins wrote is checked now
        cursor.execute("SET TRANSACTION READ ONLY")  # from here on PostgreSQL refuses every write
    for name, path in addresses():
        if name.startswith(("account_", "mfa_")) or name == "health":
            continue
        response = clients["secretariat"].get(path)
        assert response.status_code < 500, path
