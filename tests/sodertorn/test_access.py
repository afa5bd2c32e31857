"""Every address × every kind of user × every method, from the one declaration in sodertorn/access.py."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

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


def may_enter(audience: Audience, kind: str) -> bool:
    match audience:
        case Audience.ANYONE | Audience.DEVELOPMENT:
            return True
        case Audience.SIGNED_IN:
            return kind not in {"anonymous", "inactive"}
        case Audience.MEMBERS:
            return kind in WITH_A_SEAT
        case Audience.SECRETARIAT:
            return kind == "secretariat"


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


def test_access_declares_no_page_that_does_not_exist():
    assert set(ACCESS) - url_names() == set()


def test_access_is_declared_for_every_page_of_ours():
    ours = {name for name in url_names() if not name.startswith(("account_", "mfa_"))}

    assert ours - set(ACCESS) == set()


@pytest.mark.parametrize("name", sorted(ACCESS))
def test_page_opens_for_whom_it_is_declared(name, clients):
    audience = ACCESS[name]
    for path in [path for sampled, path in addresses() if sampled == name]:
        for kind, client in clients.items():
            if may_enter(audience, kind):
                lets_in(client, name, path, kind)
            else:
                keeps_out(client, path, kind)


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
