"""Meetings as iCalendar (RFC 5545, 5546, 7986). What each client misreads: docs/decisions and practice on calendars."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet

from meetings.models import Meeting
from members import swedish
from members.models import Body

CONTENT_TYPE = "text/calendar; charset=utf-8"
KEPT_BACK = timedelta(days=366)  # a cancelled meeting that vanishes leaves a ghost in people's calendars

LONGEST_LINE = 75  # octets
_WRITTEN: dict[int, str | None] = dict.fromkeys((*range(32), 127))
_WRITTEN |= {ord("\\"): "\\\\", ord(";"): "\\;", ord(","): "\\,", ord("\n"): "\\n"}

# Outlook shifts summer events by an hour with other descriptions of the zone; this one it reads right.
STOCKHOLM_RULES = b"""BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
END:VTIMEZONE
""".replace(b"\n", b"\r\n")

_STATUS = {
    Meeting.State.PLANNED: "CONFIRMED",
    Meeting.State.SUMMONED: "CONFIRMED",
    Meeting.State.HELD: "CONFIRMED",
    Meeting.State.CANCELLED: "CANCELLED",
}


def public_meetings(*, body_slug: str | None, year: int | None, today: date) -> QuerySet[Meeting]:
    """Return what a feed holds: public meetings with a day, of one public body or of all, one year back and on."""
    found = Meeting.objects.filter(is_public=True, on__isnull=False)
    found = found.filter(year=year) if year else found.filter(on__gte=today - KEPT_BACK)
    if body_slug:
        joint = Meeting.joint_bodies.through.objects.filter(body__slug=body_slug, body__is_public=True)
        found = found.filter(Q(body__slug=body_slug, body__is_public=True) | Q(pk__in=joint.values("meeting_id")))
    return found


# The rows of `public_meetings` (a test holds them together) and the names that their events show. Calendars ask for
# it day and night, and the ORM takes several times as long to write the question as PostgreSQL to answer it.
_FIGURES = """
    SELECT count(*), max(meeting.changed_at), sum(meeting.version),
           (SELECT md5(string_agg(name, '|' ORDER BY id)) FROM members_body),
           (SELECT md5(string_agg(name, '|' ORDER BY id)) FROM meetings_conferencetype)
    FROM meetings_meeting AS meeting
    WHERE meeting.is_public AND meeting."on" >= %(first)s AND meeting."on" <= %(last)s
"""
_OF_BODY = """
    AND (meeting.body_id = (SELECT id FROM members_body WHERE slug = %(slug)s AND is_public)
         OR meeting.id IN (SELECT meeting_id FROM meetings_meeting_joint_bodies WHERE body_id = (
             SELECT id FROM members_body WHERE slug = %(slug)s AND is_public)))
"""


def etag_of(*, body_slug: str | None, year: int | None, today: date) -> tuple[str, int]:
    """Return the ETag of the feed and its number of meetings, from one question about the rows' versions."""
    values = {
        "first": date(year, 1, 1) if year else today - KEPT_BACK,
        "last": date(year, 12, 31) if year else date.max,  # a meeting's day lies in its year
        "slug": body_slug,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES + _OF_BODY if body_slug else _FIGURES, values)
        figures = cursor.fetchone()
    seen = f"{body_slug}|{year}|{settings.SITE_URL}|{figures}"
    return f'W/"{hashlib.sha256(seen.encode()).hexdigest()[:32]}"', figures[0]


def calendar(meetings: Iterable[Meeting], *, name: str, at: datetime) -> bytes:
    """Return the meetings as one calendar to subscribe to. at: when the copy is made."""
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Södertörnskommunerna//Portalen//SV",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "X-WR-TIMEZONE:Europe/Stockholm",
        # The value type is demanded by RFC 7986 § 5.7; Outlook reads the other line.
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    )
    parts = [_folded(line) for line in head]
    parts.append(STOCKHOLM_RULES)
    parts.extend(event(meeting, at=at) for meeting in meetings)
    parts.append(b"END:VCALENDAR\r\n")
    return b"".join(parts)


def event(meeting: Meeting, *, at: datetime) -> bytes:
    """Return one meeting as a VEVENT: all day when its times are not stated. Its day must be known.

    Written straight as text: icalendar's objects take ten times as long for a year's feed. The tests read it back.
    """
    address = settings.SITE_URL.rstrip("/") + meeting.get_absolute_url()
    place = place_of(meeting)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid_of(meeting)}",
        f"DTSTAMP:{_moment(at)}",
        f"LAST-MODIFIED:{_moment(meeting.changed_at)}",
        f"SEQUENCE:{meeting.sequence}",
        f"STATUS:{_STATUS[Meeting.State(meeting.state)]}",
        *_times(meeting),
        f"SUMMARY:{_text(f'INSTÄLLT: {meeting.name}' if meeting.is_cancelled else meeting.name)}",
        *([f"LOCATION:{_text(place)}"] if place else []),
        f"DESCRIPTION:{_text(_description(meeting, address))}",
        f"URL:{address}",
        f"TRANSP:{'TRANSPARENT' if meeting.is_cancelled else 'OPAQUE'}",
        "END:VEVENT",
    ]
    return b"".join(_folded(line) for line in lines)


def _times(meeting: Meeting) -> tuple[str, str]:
    starts, ends = meeting.starts_at(), meeting.ends_at()
    if starts:
        last = ends or starts + timedelta(hours=1)
        return (
            f"DTSTART;TZID=Europe/Stockholm:{starts:%Y%m%dT%H%M%S}",
            f"DTEND;TZID=Europe/Stockholm:{last:%Y%m%dT%H%M%S}",
        )
    if meeting.on is None:
        raise ValueError("a meeting without a day has no place in a calendar file")
    after = (meeting.until or meeting.on) + timedelta(days=1)  # the end is not included
    return f"DTSTART;VALUE=DATE:{meeting.on:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def uid_of(meeting: Meeting) -> str:
    """Return the meeting's name among all calendars: never made from its date or title, so a move keeps it."""
    return f"meeting-{meeting.uid}@{urlsplit(settings.SITE_URL).hostname}"


def place_of(meeting: Meeting) -> str:
    """Return "Salems golfklubb, Salem", "Digitalt möte" or an empty text."""
    hosts = swedish_list([host.name for host in meeting.hosts.all()])
    parts = [part for part in (meeting.venue, hosts) if part]
    if meeting.form == Meeting.Form.DIGITAL and not parts:
        return "Digitalt möte"
    return ", ".join(parts)


def feed_name(body: Body | None) -> str:
    return f"Södertörn: {body.name}" if body else "Södertörnskommunernas möten"


def swedish_list(names: list[str]) -> str:
    """Return "Botkyrka och Salem", "Haninge, Huddinge och Salem"."""
    return " och ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _description(meeting: Meeting, address: str) -> str:
    lines = []
    if meeting.is_cancelled:
        lines.append("Mötet är inställt.")
    if hosts := swedish_list([host.name for host in meeting.hosts.all()]):
        lines.append(f"Värd: {hosts}.")
    if meeting.on:
        lines.append(f"Vecka {swedish.iso_week(meeting.on)}.")
    if meeting.is_example:
        lines.append("Exempel: mötet är påhittat.")
    lines.append(f"Dagordning och handlingar: {address}")
    return "\n".join(lines)


def _text(value: str) -> str:
    """Return the text as RFC 5545 § 3.3.11 writes it; other control characters than line breaks are left out."""
    return value.replace("\r\n", "\n").translate(_WRITTEN)


def _folded(line: str) -> bytes:
    """Return the line cut at 75 octets, never inside a letter (RFC 5545 § 3.1)."""
    whole = line.encode()
    if len(whole) <= LONGEST_LINE:
        return whole + b"\r\n"
    pieces, current = [], b""
    for letter in line:
        octets = letter.encode()
        if len(current) + len(octets) > LONGEST_LINE:
            pieces.append(current)
            current = b" "
        current += octets
    return b"\r\n".join([*pieces, current]) + b"\r\n"
