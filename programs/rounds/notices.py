"""The letters of a follow-up round. Each is written to the outbox once; sending it is the outbox's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from members.models import Person
from members.swedish import format_date, format_weekday_date
from programs.models import Activity, FollowUpRequest, FollowUpRound
from programs.rounds.dry_run import Recipient
from records import links, outbox

ANSWERS = "programs:answers"  # the page that the links open
LINK_IN_PREVIEW = "(här står mottagarens personliga länk)"
ASK, REMIND, COPY = "uppfoljning", "uppfoljning-paminnelse", "uppfoljning-kopia"
LONGEST_QUOTE = 300


@dataclass(frozen=True)
class Text:
    """A letter's subject and text."""

    subject: str
    body: str


# --- What the letters say ---------------------------------------------------------------------------


def first_letter(
    recipient: Recipient, *, plan: str, message: str, answer_by: date, expires_on: date, link: str
) -> Text:
    """Return the letter that asks a person about all own activities, with the last word about each."""
    has_one_reason = len(recipient.reasons) == 1
    activities = []
    for number, share in enumerate(recipient.shares, start=1):
        lines = [f"{number}. {share.activity.title}"]
        if not has_one_reason:
            lines.append(f"   Du {share.because}.")
        if share.follow_up.last is not None:
            day = share.follow_up.last.heard_on
            when = f" {format_date(day)}" if day else ""
            lines.append(f"   Senast sagt{when}: ”{_short(share.follow_up.last.text)}”")
        activities.append("\n".join(lines))
    count = len(recipient.shares)
    asks = "hur det går med den här aktiviteten" if count == 1 else f"hur det går med de här {count} aktiviteterna"
    return Text(
        f"Hur går det? Svara senast {format_date(answer_by)}: {plan}",
        _letter(
            f"Hej {recipient.person.name},",
            message,
            f"Södertörns kansli undrar {asks} i {plan}"
            + (f". Vi frågar dig därför att du {recipient.because}." if has_one_reason else ":"),
            "\n\n".join(activities),
            "Svara här, utan lösenord:",
            link,
            f"Är det inget nytt räcker ett tryck per aktivitet. Svara senast {format_weekday_date(answer_by)}.",
            _about_the_link(expires_on),
        ),
    )


def reminder(
    *, name: str, activities: Sequence[Activity], plan: str, answer_by: date, expires_on: date, today: date, link: str
) -> Text:
    """Return the letter that asks again about what nobody has answered."""
    last_day = format_weekday_date(answer_by)
    titles = "\n".join(f"- {activity.title}" for activity in activities)
    return Text(
        f"Påminnelse: hur går det? {plan}",
        _letter(
            f"Hej {name},",
            f"Vi har inte hört hur det går med {_these(len(activities))} i {plan}:",
            titles,
            "Svara här, utan lösenord. Är det inget nytt räcker ett tryck:",
            link,
            f"Svara senast {last_day}." if answer_by >= today else f"Sista svarsdagen var {last_day}.",
            _about_the_link(expires_on),
        ),
    )


def copy_to_director(*, director: str, silent: Sequence[tuple[str, Sequence[Activity]]], plan: str) -> Text:
    """Return the letter that tells a kommundirektör who has not answered. It holds no link."""
    people = "\n".join(
        f"- {name}: {'; '.join(activity.title for activity in activities)}" for name, activities in silent
    )
    return Text(
        f"För kännedom: uppföljning som väntar på svar, {plan}",
        _letter(
            f"Hej {director},",
            f"Kansliet har mer än en gång frågat hur det går med aktiviteter i {plan} och påminner i dag igen. "
            "De här personerna i din kommun har inte svarat än:",
            people,
            "Du behöver inte göra något i portalen. Den som ska svara har fått en egen länk.",
        ),
    )


def _these(count: int) -> str:
    return "den här aktiviteten" if count == 1 else "de här aktiviteterna"


def _about_the_link(expires_on: date) -> str:
    return (
        f"Länken är din egen: den som har den svarar i ditt namn, så skicka den inte vidare. "
        f"Den gäller till och med {format_date(expires_on)}, och fram till dess kan du ändra dina svar."
    )


def _letter(*parts: str) -> str:
    return "\n\n".join([*(part.strip("\n") for part in parts if part), "Hälsningar\nSödertörns kansli"]) + "\n"


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= LONGEST_QUOTE else one_line[: LONGEST_QUOTE - 1].rstrip() + "…"


# --- Writing them to the outbox -----------------------------------------------------------------------


def ask(request: FollowUpRequest, recipient: Recipient, *, round_: FollowUpRound) -> None:
    """Write the first letter with a link of its own."""
    text = first_letter(
        recipient,
        plan=round_.plan.title,
        message=round_.message,
        answer_by=round_.answer_by,
        expires_on=round_.expires_on,
        link=_link(request, round_),
    )
    _write(request, ASK, 0, text)


def remind(request: FollowUpRequest, activities: Sequence[Activity], *, round_: FollowUpRound, at: datetime) -> None:
    """Write a reminder with a link of its own; only the hash of the first one is kept, so it cannot be sent again."""
    text = reminder(
        name=request.person.name,
        activities=activities,
        plan=round_.plan.title,
        answer_by=round_.answer_by,
        expires_on=round_.expires_on,
        today=timezone.localdate(at),
        link=_link(request, round_),
    )
    _write(request, REMIND, request.reminders, text)


def copy(
    director: Person, silent: Sequence[tuple[str, Sequence[Activity]]], *, round_: FollowUpRound, at: datetime
) -> None:
    """Write to a kommundirektör, at most once a day."""
    text = copy_to_director(director=director.name, silent=silent, plan=round_.plan.title)
    outbox.write_letter(
        to=director.email,
        kind=COPY,
        about=round_,
        version=timezone.localdate(at),
        subject=text.subject[:200],
        text=text.body,
    )


def _link(request: FollowUpRequest, round_: FollowUpRound) -> str:
    return links.make(person=request.person, purpose=ANSWERS, about=request, expires_on=round_.expires_on)


def _write(request: FollowUpRequest, kind: str, version: int, text: Text) -> None:
    outbox.write_letter(
        to=request.email, kind=kind, about=request, version=version, subject=text.subject[:200], text=text.body
    )
