"""The secretariat's tasks of today and soon: what somebody has begun, and now waits for the next hand.

The start page shows them. `sodertorn.tasks.year` asks the same function further ahead, so that each is worded once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils.text import Truncator

from meetings.models import Meeting, MeetingRule, Minutes
from meetings.summons import days_before, summons_on
from members.swedish import format_date, plural
from programs.assignments import due
from programs.models import Assignment, FollowUp, FollowUpRound, Plan, Proposal
from programs.rounds.status import states_of
from programs.silence import days_since, is_silent
from records.models import Job
from remisser.backplan import URGENT_DAYS
from remisser.models import Consultation
from sodertorn.tasks import days
from sodertorn.tasks.days import RoundStep
from sodertorn.tasks.task import Task

LOOK_AHEAD_DAYS = 45
NAMED = 3  # of those who are silent; the rest are counted
ROUND_HOW = {
    RoundStep.WAIT: "Vänta in svaren, eller påminn de tysta på omgångens sida, högst en gång om dagen.",
    RoundStep.REMIND: "Påminn de tysta på omgångens sida. Andra gången kan kommundirektören få en kopia.",
    RoundStep.CLOSE: "Avsluta omgången på dess sida. Sedan öppnar länkarna ingenting.",
}


def tasks_of_secretariat(today: date, *, until: date | None = None) -> list[Task]:
    """Return what the secretariat must do today and soon, or up to the day given, the most urgent first."""
    tasks = [
        *failed_jobs(),
        *summons(today, until=until),
        *consultations(today, until=until),
        *minutes(today),
        *silence(today),
        *rounds(today),
        *proposals(today),
        *assignments(today, until=until),
    ]
    return sorted(tasks, key=lambda task: (task.due_on or today, task.text))


def failed_jobs() -> Iterator[Task]:
    """Documents that were ordered and could not be made."""
    for job in Job.objects.filter(state=Job.State.FAILED).order_by("-ordered_at")[:5]:
        yield Task(
            None,
            f"Ett dokument blev inte klart: {job.error}",
            job.get_absolute_url(),
            "jobb",
            is_late=True,
            why="Filen beställdes men kunde inte göras.",
            how="Läs varför på jobbets sida och försök igen.",
        )


def summons(today: date, *, until: date | None = None) -> Iterator[Task]:
    """Meetings that are not summoned yet, up to 45 days ahead or to the day given."""
    norms = MeetingRule.objects.summons_norms()
    last = until or today + timedelta(days=LOOK_AHEAD_DAYS)
    coming = Meeting.objects.dated_from(today).filter(state=Meeting.State.PLANNED, on__lte=last, body__isnull=False)
    for meeting in coming.for_names("on", "is_example"):
        if meeting.on is None:
            continue
        of_body = norms.get(meeting.body_id, {})
        lead, due = days_before(of_body, meeting.on.year), summons_on(meeting.on, of_body)
        yield Task(
            due,
            f"Kalla till {meeting.name} {format_date(meeting.on)}",
            meeting.get_absolute_url(),
            "kallelse",
            is_late=due < today,
            is_example=meeting.is_example,
            why=f"Kallelsen ska gå ut i god tid (§ 4). Kansliets norm är {lead} dagar före mötet.",
            how="Gör dagordningen klar på mötets sida, med handlingar, och skicka kallelsen.",
        )


def consultations(today: date, *, until: date | None = None) -> Iterator[Task]:
    """Joint answers that are not sent yet, less than URGENT_DAYS before their deadline or up to the day given."""
    before = until + timedelta(days=1) if until else today + timedelta(days=URGENT_DAYS)
    for consultation in Consultation.objects.ahead_of(today).filter(deadline_on__lt=before):
        if consultation.deadline_on is None:
            continue
        left = (consultation.deadline_on - today).days
        yield Task(
            consultation.deadline_on,
            f"Svara på remissen {consultation.title}: {plural(left, 'dag', 'dagar')} kvar",
            consultation.get_absolute_url(),
            "remiss",
            is_urgent=left < 7,
            is_example=consultation.is_example,
            why="Avsändarens sista svarsdag. Svaret är gemensamt när alla åtta kommuner står bakom det (§ 3).",
            how="Öppna remissen: där står när texten måste vara klar, och där frågar du kommunerna.",
        )


def minutes(today: date) -> Iterator[Task]:
    """Minutes of meetings that have been held, still drafts."""
    drafts = Minutes.objects.filter(
        state=Minutes.State.DRAFT, meeting__sort_on__lt=today, meeting__state=Meeting.State.HELD
    )
    for draft in drafts.select_related("meeting__body", "meeting__conference_type"):
        yield Task(
            draft.meeting.on,
            f"Godkänn minnesanteckningarna från {draft.meeting.name}",
            draft.meeting.get_absolute_url(),
            "minnesanteckningar",
            is_late=True,
            is_example=draft.is_example,
            why="Minnesanteckningar ska finnas från varje möte med beslut och gå till varje kommun (§ 3).",
            how="Läs igenom texten på mötets sida och välj Godkänn. Då låses den.",
        )


def silence(today: date) -> Iterator[Task]:
    """How many activities of this year's plan nobody has said anything about for long."""
    plan = Plan.objects.filter(year=today.year).exclude(state__in=(Plan.State.DRAFT, Plan.State.FOLLOWED_UP)).first()
    if plan is None:
        return
    last: dict[int, date] = {}
    entries = FollowUp.objects.filter(activity__plan=plan).order_by()
    for entry in entries.only("activity_id", "written_at", "on", "also_on", "year", "month"):
        if day := entry.heard_on:
            last[entry.activity_id] = max(day, last.get(entry.activity_id, day))
    activities = plan.activities.order_by().values_list("pk", flat=True)
    ages = [days_since(last.get(pk), today=today) for pk in activities]
    silent = sum(is_silent(age, after=plan.silence_days) for age in ages)
    if silent:
        yield Task(
            today,
            f"{plural(silent, 'aktivitet', 'aktiviteter')} i årets plan saknar färsk uppföljning",
            plan.get_absolute_url(),
            "uppföljning",
            is_example=plan.is_example,
            why=f"Inget är hört på {plan.silence_days} dagar, eller inget alls. Det är planens egen gräns.",
            how="Starta en uppföljning, eller öppna aktiviteten och skriv det du vet.",
        )


def rounds(today: date) -> Iterator[Task]:
    """Rounds of follow-up that are open: to wait for, to remind or to close."""
    for state in states_of(list(FollowUpRound.objects.filter(closed_at=None).select_related("plan")), today=today):
        follow_up, silent = state.round, [request.person.name for request in state.silent]
        answer_by, expires_on = follow_up.answer_by, follow_up.expires_on
        step = days.round_step(answer_by=answer_by, expires_on=expires_on, silent=len(silent), today=today)
        if silent:
            more = f" och {len(silent) - NAMED} till" if len(silent) > NAMED else ""
            text = (
                f"{len(silent)} av {len(state.requests)} har inte svarat på uppföljningen av {follow_up.plan.title}: "
                f"{', '.join(silent[:NAMED])}{more}"
            )
        else:
            text = f"Avsluta uppföljning {follow_up.number} av {follow_up.plan.title}: alla har svarat"
        yield Task(
            answer_by,
            text,
            follow_up.get_absolute_url(),
            "uppföljning",
            is_late=bool(silent) and answer_by < today,
            is_example=follow_up.plan.is_example,
            why=f"Sista svarsdag {format_date(answer_by)}. Länkarna gäller till {format_date(expires_on)}.",
            how=ROUND_HOW[step],
        )


def proposals(today: date) -> Iterator[Task]:
    """Proposals from the networks that wait for an answer, one task for each year's plan."""
    waiting = Proposal.objects.filter(state=Proposal.State.SUBMITTED).order_by()
    by_plan = waiting.values_list("plan__year", "plan__is_example").annotate(Count("pk")).order_by("plan__year")
    for year, is_example, count in by_plan:
        yield Task(
            None,
            f"Svara på {plural(count, 'förslag', 'förslag')} från nätverken till planen för {year}",
            reverse("programs:proposals", args=[year]),
            "plan",
            is_example=is_example,
            why="Nätverken väntar på svar. Ett förslag ändrar ingenting i planen förrän kansliet har godtagit det.",
            how="Godta förslaget, eller avböj det med ett skäl. Nätverket får svaret med brev.",
        )


def assignments(today: date, *, to: frozenset[int] | None = None, until: date | None = None) -> Iterator[Task]:
    """What bodies have been asked to do and is due soon, or by the day given, or late; of all bodies or those given."""
    rows = Assignment.objects.due_by(until or due.told_of_until(today)).select_related("given_to")
    if to is not None:
        rows = rows.filter(given_to__in=to)
    for assignment in rows.order_by("due_on", "pk"):
        yield Task(
            assignment.due_on,
            f"Uppdrag till {assignment.given_to.name}: {Truncator(assignment.text).chars(120)}",
            assignment.get_absolute_url(),
            "uppdrag",
            is_late=due.state_of(due_on=assignment.due_on, done_on=None, today=today).is_late,
            is_example=assignment.is_example,
            why="Ett organ har gett ett annat ett uppdrag med en slutdag.",
            how="Följ upp med den som har uppdraget, och skriv resultatet på uppdragets sida när det är klart.",
        )
