"""Addresses of the database and of Redis, from one environment variable each."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def database_settings(parsed: dict[str, Any]) -> dict[str, Any]:
    """Return django-environ's reading of DATABASE_URL with a socket's folder (`%2Fvar%2Frun`) as a path."""
    return {**parsed, "HOST": unquote(str(parsed.get("HOST") or ""))}


def broker_url(redis_url: str) -> str:
    """Return REDIS_URL as Celery writes it: `unix:///path?db=1` becomes `redis+socket:///path?virtual_host=1`."""
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    database = parse_qs(parts.query).get("db", ["0"])[0]
    return f"redis+socket://{parts.path}?virtual_host={database}"
