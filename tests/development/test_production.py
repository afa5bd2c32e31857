"""What production sets: the settings, compose.yaml and docs/production.md name the same variables."""

import os
import re
import subprocess
import sys

import pytest
import yaml

from sodertorn.development.account import CHECKOUT

REQUIRED = {
    "DATABASE_URL": "postgres://portal:secret@db:5432/portal",
    "REDIS_URL": "redis://queue:6379/0",
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "SITE_URL": "https://portal.example.se",
    "ALLOWED_HOSTS": "portal.example.se",
    "EMAIL_URL": "smtp+tls://name:secret@mail:587",
    "DEFAULT_FROM_EMAIL": "kansliet@portal.example.se",
}
# For whoever looks for a fault; never for production.
UNTOLD = {"DEBUG", "SECURE_SSL_REDIRECT"}


def read_by_the_settings() -> set[str]:
    text = (CHECKOUT / "sodertorn" / "settings.py").read_text()
    return set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text))


def told() -> dict[str, bool]:
    """Return the variables of docs/production.md, and whether each must be set."""
    text = (CHECKOUT / "docs" / "production.md").read_text()
    rows = re.findall(r"^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \| ([^|]+) \|", text, re.MULTILINE)
    return {name: must == "ja" for names, must in rows for name in re.findall(r"[A-Z_]+", names)}


def start(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [
        sys.executable,
        "-c",
        "import sodertorn.settings as s; print(s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS)",
    ]
    return subprocess.run(
        command, env=inherited | environment, cwd=CHECKOUT, capture_output=True, text=True, check=False
    )


def test_every_variable_that_is_read_is_told_and_the_other_way_round() -> None:
    assert set(told()) == read_by_the_settings() - UNTOLD
    assert {name for name, must in told().items() if must} == set(REQUIRED)


def test_compose_gives_what_must_be_set_and_nothing_that_nobody_reads() -> None:
    services = yaml.safe_load((CHECKOUT / "compose.yaml").read_text())["services"]
    ours = {name: service["environment"] for name, service in services.items() if service.get("read_only")}

    assert set(ours) == {"migrate", "web", "worker", "beat"}
    for environment in ours.values():
        assert set(REQUIRED) <= set(environment) <= read_by_the_settings()


def test_start_with_what_must_be_set_finds_the_mail_server() -> None:
    assert start(REQUIRED).stdout.split() == ["mail", "587", "True"]


@pytest.mark.parametrize("name", REQUIRED)
def test_start_without_one_of_them_stops_with_its_name(name: str) -> None:
    stopped = start({other: value for other, value in REQUIRED.items() if other != name})

    assert stopped.returncode != 0
    assert f"Set the {name} environment variable" in stopped.stderr
