"""Template filters that write numbers, dates and states as Swedish does. Loaded everywhere (builtins)."""

from collections.abc import Sized
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from members import swedish

register = template.Library()
Value = TypeVar("Value")

# The word carries the meaning; the tone only supports it with colour (base.css, .state-*).
TONES = {
    "planned": "planerat planerad planerade tentativt preliminärt kommande",
    "active": "kallat kallad pågår pågående inlämnad öppen godkännande gällande aktiv",
    "done": "genomfört genomförd klar klart avslutat avslutad fastställt fastställd redovisat redovisad beslutat "
    "beslutad antagen antaget godkänd godkänt justerat justerad publicerad publicerat betald betalt skickad skickat "
    "besvarad stämmer",
    "draft": "utkast vilande ej",
    "late": "sen försenad försenat sent obesvarad avviker förfallen saknas avslag misslyckades",
    "cancelled": "inställt inställd avbruten avbrutet struken återkallad utgången ersatt",
}
_TONE_OF_WORD = {word: tone for tone, words in TONES.items() for word in words.split()}


@register.filter
def kr(value: int | Decimal | None, decimals: int = 0) -> str:
    """{{ 2012800|kr }} → 2 012 800 kr"""
    return swedish.format_kr(_stated(value), decimals)


@register.filter
def kr_skillnad(value: int | Decimal | None, decimals: int = 0) -> str:
    """{{ 500|kr_skillnad }} → +500 kr"""
    return swedish.format_kr(_stated(value), decimals, signed=True)


@register.filter
def tal(value: int | Decimal | None, decimals: int = 0) -> str:
    """{{ 2012800|tal }} → 2 012 800; {{ 4.5|tal:2 }} → 4,50"""
    return swedish.format_number(_stated(value), decimals)


@register.filter
def procent(value: int | Decimal | None, decimals: int = 1) -> str:
    """{{ 12.5|procent }} → 12,5 %"""
    return swedish.format_percent(_stated(value), decimals)


@register.filter
def storlek(value: int | None) -> str:
    """{{ 456400|storlek }} → 456,4 kB"""
    return swedish.format_size(_stated(value))


@register.filter
def antal(value: int | Sized, words: str) -> str:
    """{{ 4|antal:"möte,möten" }} → 4 möten. Takes a number or anything with a length."""
    one, many = words.split(",")
    return swedish.plural(len(value) if isinstance(value, Sized) else value, one, many)


@register.filter
def datum(value: date | None) -> str:
    """{{ day|datum }} → 2 april 2020"""
    return swedish.format_date(_stated(value))


@register.filter
def veckodag(value: date | None) -> str:
    """{{ day|veckodag }} → torsdag 2 april 2020"""
    return swedish.format_weekday_date(_stated(value))


@register.filter
def isodatum(value: date | None) -> str:
    """{{ day|isodatum }} → 2020-04-02, for tables and datetime attributes"""
    return swedish.format_iso_date(_stated(value))


@register.filter
def datumspann(starts: date | None, ends: date | None) -> str:
    """{{ starts|datumspann:ends }} → 16–17 augusti 2017"""
    return swedish.format_date_range(_stated(starts), _stated(ends))


@register.filter
def tid(value: time | datetime | None) -> str:
    """{{ moment|tid }} → 12.00"""
    return swedish.format_time(_stated(value))


@register.filter
def tidsspann(starts: time | datetime | None, ends: time | datetime | None) -> str:
    """{{ starts|tidsspann:ends }} → 12.00–15.30"""
    if not starts:
        return swedish.MISSING
    return swedish.format_time_range(starts, _stated(ends))


@register.filter
def tidpunkt(value: datetime | None) -> str:
    """{{ moment|tidpunkt }} → 2 april 2020 kl. 12.00"""
    return swedish.format_datetime(_stated(value))


@register.filter
def motestid(starts: datetime | None, ends: datetime | None) -> str:
    """{{ starts|motestid:ends }} → torsdag 2 april 2020 kl. 12.00–15.30"""
    if not starts:
        return swedish.MISSING
    return swedish.format_datetime_range(starts, _stated(ends))


@register.filter
def vecka(value: date | None) -> str:
    """{{ day|vecka }} → vecka 14"""
    return f"vecka {swedish.iso_week(value)}" if value else swedish.MISSING


@register.filter
def manad(value: int | date | None) -> str:
    """{{ 4|manad }} → april. Takes a month's number or a date."""
    if not value:
        return swedish.MISSING
    return swedish.month_name(value if isinstance(value, int) else value.month)


@register.filter
def saknas(value: object) -> object:
    """{{ person.phone|saknas }} → the value, or "uppgift saknas" for None and empty text. Zero is a value."""
    return swedish.MISSING if value is None or value == "" else value


@register.filter
def ton(word: str) -> str:
    """{{ "Inställt"|ton }} → cancelled: the tone that supports a state's word; "planned" when unknown."""
    words = str(word).lower().replace("/", " ").split()
    return next((_TONE_OF_WORD[part] for part in words if part in _TONE_OF_WORD), "planned")


@register.filter
def lage(word: str) -> SafeString:
    """{{ "inställt"|lage }} → the word as components/state.html writes it, for long lists."""
    return format_html('<span class="state state-{}">{}</span>', ton(word), word)


@register.filter
def kort(text: str, longest: int) -> str:
    """{{ decision.text|kort:240 }} → the text, cut with "…" when it is longer; Django's own reads every letter."""
    return text if len(text) <= longest else Truncator(text).chars(longest)


def _stated(value: Value) -> Value | None:
    """Return None for the empty text that templates give for a name that does not exist."""
    return None if value == "" else value
