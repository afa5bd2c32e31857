"""Addresses of the database and of Redis: one environment variable each, in the forms that the libraries want."""

from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

BROKER_DATABASE = 0
CACHE_DATABASE = 1  # its own, because emptying the cache empties the whole database


def database_settings(parsed: dict[str, Any]) -> dict[str, Any]:
    """Return django-environ's reading of DATABASE_URL with a socket's folder (`%2Fvar%2Frun`) as a path."""
    return {**parsed, "HOST": unquote(str(parsed.get("HOST") or ""))}


def database_url(database: dict[str, Any]) -> str:
    """Return the DATABASE_URL of a database in Django's settings."""
    user, password, host = (quote(str(database.get(key) or ""), safe="") for key in ("USER", "PASSWORD", "HOST"))
    account = f"{user}:{password}" if password else user
    port = f":{database['PORT']}" if database.get("PORT") else ""
    return f"postgres://{account}@{host}{port}/{quote(str(database['NAME']))}"


def broker_url(redis_url: str) -> str:
    """Return REDIS_URL as Celery writes it: `unix:///path` becomes `redis+socket:///path?virtual_host=0`."""
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    database = parse_qs(parts.query).get("db", [str(BROKER_DATABASE)])[0]
    return f"redis+socket://{parts.path}?virtual_host={database}"


def cache_url(redis_url: str) -> str:
    """Return REDIS_URL with the cache's own database."""
    parts = urlsplit(redis_url)
    if parts.scheme == "unix":
        return f"unix://{parts.path}?db={CACHE_DATABASE}"
    return parts._replace(path=f"/{CACHE_DATABASE}").geturl()
