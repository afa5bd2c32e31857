"""Swedish numbers, dates and order: how the portal writes them and how it reads them.

Sources: Myndigheternas skrivregler (numbers, dates, times); docs/glossary.md for the words.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Func, TextField

MISSING = "uppgift saknas"
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"
STOCKHOLM = ZoneInfo("Europe/Stockholm")
Moment = TypeVar("Moment", date, time, datetime)

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")

# Å, Ä and Ö stand after Z; é sorts as e, ü as y. The same table orders names in SQL and in Python.
ORDER_FROM = "ÅÄÖåäöÉéÈèÜüÁáÀà"
ORDER_TO = "{|}{|}eeeeyyaaaa"

# Characters that turn the direction of what follows; a title could show something else than it says.
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
BLANK_SIGNS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs by name, but nothing is seen of them
LONGEST_NUMBER = 28  # characters; Decimal rounds what has more digits, and int() refuses thousands of them
GROUP_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]")


class NotANumber(ValueError):
    """The text cannot be read as a number; the message says in Swedish what to write."""


class AmbiguousNumber(NotANumber):
    """The point may separate thousands or decimals ("4.500"), so the writer must say which."""


# --- Numbers ------------------------------------------------------------------------------------


def format_number(value: int | Decimal | float | None, decimals: int = 0, *, signed: bool = False) -> str:
    """Return the number as Swedish text: no-break groups, decimal comma and a real minus sign."""
    if value is None:
        return MISSING
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,.{decimals}f}".replace(",", NO_BREAK_SPACE).replace(".", ",")
    if rounded < 0:
        return MINUS + text
    return "+" + text if signed and rounded > 0 else text


def format_kr(value: int | Decimal | None, decimals: int = 0, *, signed: bool = False) -> str:
    """Return an amount [kr] as "2 012 800 kr"; not stated gives "uppgift saknas"."""
    if value is None:
        return MISSING
    return format_number(value, decimals, signed=signed) + NO_BREAK_SPACE + "kr"


def format_percent(value: int | Decimal | float | None, decimals: int = 1) -> str:
    """Return a share [percent] as "12,5 %"."""
    if value is None:
        return MISSING
    return format_number(value, decimals) + NO_BREAK_SPACE + "%"


def format_size(size_bytes: int | None) -> str:
    """Return a file's size [bytes] as "456,4 kB", thousand bytes to the kilobyte."""
    if size_bytes is None:
        return MISSING
    if size_bytes < 1_000:
        return format_number(size_bytes) + NO_BREAK_SPACE + "byte"
    for unit, factor in (("kB", 1_000), ("MB", 1_000_000)):
        if size_bytes < factor * 1_000:
            return format_number(Decimal(size_bytes) / factor, 1) + NO_BREAK_SPACE + unit
    return format_number(Decimal(size_bytes) / 1_000_000_000, 1) + NO_BREAK_SPACE + "GB"


def plural(n: int, one: str, many: str) -> str:
    """Return the count with its word: "1 möte", "4 möten", "inga möten"."""
    if n == 0:
        return f"inga {many}"
    return f"{format_number(n)} {one if n == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """Return "Salem", "Salem och Tyresö" or "Nykvarn, Salem och Tyresö"."""
    return " och ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def parse_decimal(text: str) -> Decimal:
    """Return the number a Swede means by the text. Raises AmbiguousNumber for "4.500", else NotANumber."""
    written = unicodedata.normalize("NFC", text).strip()
    compact = GROUP_SPACES.sub("", written)
    compact = re.sub(r"(kr|:-)$", "", compact, flags=re.IGNORECASE)
    compact = re.sub(rf"^[{MINUS}{EN_DASH}]", "-", compact)
    if len(compact) > LONGEST_NUMBER:
        raise NotANumber(f"Talet är {len(compact)} tecken långt. Skriv det med högst {LONGEST_NUMBER}.")
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+", compact):
        thousands = int(compact.replace(".", ""))
        message = f"Menar du {format_number(thousands)}? Skriv talet utan punkt, och decimaler med komma."
        raise AmbiguousNumber(message)
    if not re.fullmatch(r"[+-]?\d+([.,]\d+)?", compact, flags=re.ASCII):
        raise NotANumber("Skriv ett tal med siffror, till exempel 4,50 eller 2 012 800.")
    return Decimal(compact.replace(",", "."))


def parse_kr(text: str) -> int:
    """Return whole kronor [kr]. Raises NotANumber when öre are given or the text is no number."""
    amount = parse_decimal(text)
    if amount != amount.to_integral_value():
        raise NotANumber("Skriv beloppet i hela kronor, utan ören.")
    return int(amount)


# --- Dates and times ------------------------------------------------------------------------------


def month_name(month: int) -> str:
    """Return the month's name, 1 for januari."""
    return MONTHS[month - 1]


def weekday_name(day: date) -> str:
    """Return the day's name, as "torsdag"."""
    return WEEKDAYS[local(day).weekday()]


def iso_week(day: date) -> int:
    """Return the week's number as Swedish calendars print it (ISO 8601)."""
    return local(day).isocalendar().week


def local(moment: Moment) -> Moment:
    """Return an aware datetime in Swedish time; anything else unchanged."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(STOCKHOLM)
    return moment


def format_date(day: date | None) -> str:
    """Return "2 april 2020"."""
    if day is None:
        return MISSING
    day = local(day)
    return f"{day.day} {month_name(day.month)} {day.year}"


def format_weekday_date(day: date | None) -> str:
    """Return "torsdag 2 april 2020"."""
    if day is None:
        return MISSING
    return f"{weekday_name(day)} {format_date(day)}"


def format_iso_date(day: date | None) -> str:
    """Return "2020-04-02", for tables and file names."""
    if day is None:
        return MISSING
    return local(day).strftime("%Y-%m-%d")


def format_time(moment: time | datetime | None) -> str:
    """Return "12.00"."""
    if moment is None:
        return MISSING
    shown = local(moment) if isinstance(moment, datetime) else moment
    return f"{shown.hour:02d}.{shown.minute:02d}"


def format_time_range(starts: time | datetime, ends: time | datetime | None) -> str:
    """Return "12.00–15.30", or the start alone when the end is not stated."""
    if ends is None:
        return format_time(starts)
    return f"{format_time(starts)}{EN_DASH}{format_time(ends)}"


def format_datetime(moment: datetime | None) -> str:
    """Return "2 april 2020 kl. 12.00"."""
    if moment is None:
        return MISSING
    return f"{format_date(moment)} kl. {format_time(moment)}"


def format_datetime_range(starts: datetime, ends: datetime | None) -> str:
    """Return "torsdag 2 april 2020 kl. 12.00–15.30"; over several days both ends in full."""
    first = f"{format_weekday_date(starts)} kl. "
    if ends is None or local(starts).date() == local(ends).date():
        return first + format_time_range(starts, ends)
    return f"{first}{format_time(starts)} {EN_DASH} {format_weekday_date(ends)} kl. {format_time(ends)}"


def format_date_range(starts: date | None, ends: date | None) -> str:
    """Return "16–17 augusti 2017"; an open end gives "från och med …" or "till och med …"."""
    if starts is None and ends is None:
        return MISSING
    if ends is None:
        return f"från och med {format_date(starts)}"
    if starts is None:
        return f"till och med {format_date(ends)}"
    first, last = local(starts), local(ends)
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return format_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{EN_DASH}{format_date(last)}"
    if first.year == last.year:
        return f"{first.day} {month_name(first.month)}{EN_DASH}{format_date(last)}"
    return f"{format_date(first)}{EN_DASH}{format_date(last)}"


# --- Order and clean text -------------------------------------------------------------------------

_ORDER_TABLE = str.maketrans(ORDER_FROM, ORDER_TO)


def sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts as Swedish does: Ande, Andé, Andersson, Åby, Älvsjö, Örby."""
    composed = unicodedata.normalize("NFC", text)
    return composed.casefold().translate(_ORDER_TABLE), composed


class SwedishOrder(Func):
    """Sort text as Swedish does, in any database locale: `order_by(SwedishOrder("name"), "name")`."""

    function = "translate"
    template = f"translate(lower(%(expressions)s), '{ORDER_FROM}', '{ORDER_TO}') COLLATE \"C\""
    arity = 1
    output_field = TextField()


def normalise(text: str, *, multiline: bool = False) -> str:
    """Return the text composed (NFC), stripped, and without control characters and direction marks.

    A text with nothing that can be seen, only zero-width signs and the like, is empty.
    multiline: keep line breaks; otherwise every run of white space becomes one space.
    """
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(
        character
        for character in composed
        if character not in BIDI_CONTROLS and (character in "\n\t" or unicodedata.category(character) != "Cc")
    )
    if not any(unicodedata.category(sign)[0] in "LNPS" and sign not in BLANK_SIGNS for sign in kept):
        return ""
    if multiline:
        return kept.strip()
    return re.sub(r"[ \n\t]+", " ", kept).strip()
