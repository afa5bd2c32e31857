"""What every answer tells the browser: where content may come from, who may keep it, which cookies are safe."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

from members.models import User
from sodertorn.development.bootstrap import CHECKOUT
from tests.sodertorn.conftest import Answer

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
FILES = {"remisser:paper", "reports:pdf", "reports:pdf_version"}  # a policy of their own: a sandbox
AS_DEPLOYED = """
import json, django
from django.conf import settings
django.setup()
from django.test import Client
client = Client()
plain = client.get("/halsa/lever/", headers={"host": "portal.example.se"})
page = client.get("/finns-inte.txt", headers={"host": "portal.example.se"})
safe = client.get("/halsa/lever/", headers={"host": "portal.example.se", "x-forwarded-proto": "https"})
names = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME",
         "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SAMESITE", "DEBUG",
         "SESSION_COOKIE_DOMAIN", "SESSION_COOKIE_PATH", "CSRF_COOKIE_PATH"]
print(json.dumps({
    "hsts": safe.headers.get("Strict-Transport-Security"),
    "over http": [page.status_code, page.headers.get("Location")],
    "health over http": plain.status_code,
    **{name: getattr(settings, name) for name in names},
}))
"""


def policy_of(response) -> dict[str, str]:
    parts = [part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";")]
    return {name: value for name, _, value in parts}


def test_headers_of_every_page(walk):
    assert [f"{answer}: {lacking}" for answer in walk if (lacking := lacking_headers(answer))] == []


def lacking_headers(answer: Answer) -> list[str]:
    response = answer.response
    expected = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer" if answer.name == "records:link" else "same-origin",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    lacking = [header for header, value in expected.items() if response.get(header) != value]
    if "camera=()" not in response.get("Permissions-Policy", ""):
        lacking.append("Permissions-Policy")
    if answer.name not in FILES and policy_of(response) != POLICY:
        lacking.append(f"Content-Security-Policy {policy_of(response)}")
    kind = response.get("Content-Type", "").lower()
    # JSON is UTF-8 by its own standard; every other text says so.
    if kind.startswith("text/") and response.content and "charset=utf-8" not in kind:
        lacking.append(f"charset of {kind}")
    return lacking


def test_page_of_somebody_signed_in_is_not_kept(walk):
    """On a shared computer the next reader must not find the page again."""
    pages = [answer for answer in walk if answer.visitor == "kansliet" and answer.is_page]

    assert len(pages) > 80
    assert [str(page) for page in pages if "no-store" not in page.response.get("Cache-Control", "")] == []


def test_page_that_depends_on_the_reader_says_so(walk):
    """A cache between us and the readers must not give one reader's page to another."""
    pages = [answer for answer in walk if answer.is_page and answer.response.status_code == 200]

    assert [str(page) for page in pages if "Cookie" not in page.response.get("Vary", "")] == []


def test_refusal_has_the_same_headers(client, db):
    for response in (
        client.get("/finns-inte/"),
        client.post("/moten/nytt/"),
        client.get("/", headers={"host": "evil.se"}),
    ):
        assert response.status_code in {400, 403, 404}
        assert policy_of(response) == POLICY
        assert response["X-Content-Type-Options"] == "nosniff"


def test_wrong_host_is_refused_in_swedish(client, db):
    response = client.get("/", headers={"host": "evil.example.com"})

    assert response.status_code == 400
    assert "Portalen förstod inte begäran" in response.content.decode()
    assert "evil.example.com" not in response.content.decode()


@pytest.mark.parametrize(
    "next_page", ["https://evil.example.com/", "//evil.example.com/", "/\\evil.example.com", "javascript:alert(1)"]
)
def test_login_leads_to_no_other_host(next_page, facts, client):
    user = User.objects.get(email="kansli@example.se")
    user.set_password("ett långt lösenord för provet")
    user.save()

    shown = client.get("/konto/login/", {"next": next_page})
    response = client.post(
        "/konto/login/",
        {"login": user.email, "password": "ett långt lösenord för provet", "next": next_page},
        query_params={"next": next_page},
    )

    assert not re.search(r'(href|action)="(https?:)?//evil|href="javascript', shown.content.decode())
    assert response.status_code == 302
    assert response["Location"].startswith("/")
    assert "evil" not in response["Location"]
    assert "javascript" not in response["Location"]


def test_login_gives_a_new_cookie_that_no_script_reads(facts, client):
    client.get("/konto/login/")
    user = User.objects.get(email="kansli@example.se")
    user.set_password("ett långt lösenord för provet")
    user.save()

    response = client.post("/konto/login/", {"login": user.email, "password": "ett långt lösenord för provet"})

    cookie = response.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert response.cookies[settings.CSRF_COOKIE_NAME]["samesite"] == "Lax"


def test_logout_ends_the_session_on_the_server(facts, client_of):
    client = client_of("kansli@example.se")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert client.get("/personer/").status_code == 200

    client.post("/konto/logout/")
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie

    assert client.get("/personer/").status_code == 302


def test_deployed_portal_is_reached_over_https_only():
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "sodertorn.settings",
        "DEVELOPMENT": "0",
        "SITE_URL": "https://portal.example.se",
        "ALLOWED_HOSTS": "portal.example.se",
        "EMAIL_URL": "smtp://localhost:25",
        "DEFAULT_FROM_EMAIL": "kansliet@portal.example.se",
        "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "DATABASE_POOL": "0",
    }

    answer = subprocess.run(
        [sys.executable, "-c", AS_DEPLOYED], env=environment, cwd=CHECKOUT, capture_output=True, text=True
    )

    assert answer.returncode == 0, answer.stderr[-2000:]
    found = json.loads(answer.stdout.splitlines()[-1])
    assert found["hsts"] == "max-age=31536000; includeSubDomains; preload"
    assert found["over http"] == [301, "https://portal.example.se/finns-inte.txt"]
    assert found["health over http"] == 200
    assert found["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert found["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SESSION_COOKIE_HTTPONLY"]
    # A __Host- cookie is thrown away by the browser unless it belongs to one host and its root.
    assert found["SESSION_COOKIE_DOMAIN"] is None
    assert found["SESSION_COOKIE_PATH"] == found["CSRF_COOKIE_PATH"] == "/"
    assert found["DEBUG"] is False
