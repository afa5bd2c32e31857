"""What the start page shows: to the public, and by what somebody's seats make them need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q
from django.urls import reverse
from django.utils.text import Truncator

from budget.fees.queries import FeeRow, fees_of_municipality
from meetings.models import Meeting, MeetingRule, Minutes
from meetings.summons import days_before, summons_on
from members.models import Body, Municipality
from members.scope import OwnMunicipality, UserScope, scope_of
from members.swedish import format_date, plural
from programs.assignments import due
from programs.models import Activity, Assignment, FollowUp, FollowUpRound, Plan, Proposal
from programs.rounds.status import states_of
from programs.silence import days_since, is_silent
from programs.table.queries import Row
from records.models import Document, DocumentVersion, Job
from remisser.backplan import URGENT_DAYS
from remisser.models import Consultation
from remisser.queries import ToEndorse, to_endorse
from reports.models import AnnualDocument
from sodertorn import year_tasks
from sodertorn.year_tasks import RoundStep

LOOK_AHEAD_DAYS = 45
NAMED = 3  # of those who are silent; the rest are counted
ROUND_HOW = {
    RoundStep.WAIT: "Vänta in svaren, eller påminn de tysta på omgångens sida, högst en gång om dagen.",
    RoundStep.REMIND: "Påminn de tysta på omgångens sida. Andra gången kan kommundirektören få en kopia.",
    RoundStep.CLOSE: "Avsluta omgången på dess sida. Sedan öppnar länkarna ingenting.",
}


@dataclass(frozen=True)
class Task:
    """Something to do: the day it is due, what it is, and the page where it is done.

    `sodertorn.year_work` tells of the same tasks for a whole year, with why and how.
    """

    due_on: date | None
    text: str
    url: str
    kind: str
    is_late: bool = False
    is_example: bool = False
    is_urgent: bool = False
    why: str = ""  # the rule behind it
    how: str = ""  # how it is done, in a sentence
    when: str = ""  # the day in words, where only a month or a year is known


@dataclass(frozen=True)
class NewDocument:
    """A document's newest version, and the page or file where it is read."""

    version: DocumentVersion
    url: str


@dataclass
class StartPage:
    """Everything the start page shows for one visitor."""

    next_meetings: Sequence[Meeting] = ()
    documents: list[NewDocument] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    own_activities: list[Row] = field(default_factory=list)
    own_networks: list[Body] = field(default_factory=list)
    assignments: list[Task] = field(default_factory=list)
    consultations: list[ToEndorse] = field(default_factory=list)
    municipality: OwnMunicipality | None = None
    fee: FeeRow | None = None
    hosting: Meeting | None = None


def start_page(user: object, *, today: date) -> StartPage:
    """Gather the start page; the number of queries does not grow with the data."""
    scope = scope_of(user)
    page = StartPage(
        next_meetings=_next_meetings(scope, today),
        documents=_documents(scope),
        municipality=scope.municipality,
    )
    if scope.is_secretariat:
        page.tasks = tasks_of_secretariat(today)
    elif scope.kinds:
        page.assignments = list(assignments(today, to=scope.body_ids))
    if scope.is_network_member:
        own = Activity.objects.filter(networks__in=scope.body_ids, plan__year=today.year)
        page.own_activities = [Row(one, [], []) for one in own.select_related("plan").distinct()[:8]]
        page.own_networks = list(Body.objects.networks().filter(pk__in=scope.body_ids))
    if scope.municipality:
        page.consultations = list(to_endorse(scope.municipality.id, today))
        page.hosting = (
            Meeting.objects.visible_to(user)
            .upcoming(today)
            .filter(hosts=scope.municipality.id)
            .select_related("body")
            .first()
        )
        if scope.is_municipal_director:
            page.fee = next(iter(fees_of_municipality(scope.municipality.id)), None)
    return page


def _next_meetings(scope: UserScope, today: date) -> Sequence[Meeting]:
    own = scope.body_ids if not scope.is_secretariat else frozenset()
    hosts = Municipality.objects.filter(hosted_meetings=OuterRef("pk")).order_by("name")
    upcoming = (
        Meeting.objects.visible_to(scope)
        .dated_from(today)
        .exclude(state=Meeting.State.CANCELLED)
        .for_names("on", "start_time", "end_time", "venue", "is_example")
        # In the same question, so that a day without meetings ahead asks as often as others.
        .annotate(host_names=ArraySubquery(hosts.values("name")))
    )
    first = list(upcoming.filter(body__in=own)[:1]) if own else []
    rest = [meeting for meeting in upcoming[:5] if meeting not in first]
    return [*first, *rest][:5]


def _documents(scope: UserScope) -> list[NewDocument]:
    """Return the newest version of the newest documents that may be read; a year's document leads to its page."""
    of_years = AnnualDocument.objects.visible_to(scope).values_list("document_id", "kind", "year")
    pages = {document: reverse("reports:document", args=[kind, year]) for document, kind, year in of_years}
    others = Document.objects.visible_to(scope).filter(annual_documents=None)
    versions = DocumentVersion.objects.filter(Q(document__in=list(pages)) | Q(document__in=others, is_draft=False))
    if not scope.kinds:
        versions = versions.filter(is_draft=False)
    versions = versions.select_related("document", "file").order_by("-made_at")
    newest: dict[int, NewDocument] = {}
    # Of the file only its size: the file itself is in the row.
    for version in versions.only("made_at", "is_draft", "document__title", "file__size")[:40]:
        key = version.document_id
        url = pages.get(key) or reverse("records:document_file", args=[key])
        newest.setdefault(key, NewDocument(version, url))
    return list(newest.values())[:5]


def tasks_of_secretariat(today: date) -> list[Task]:
    """Return what the secretariat must do today and soon, the most urgent first."""
    tasks = [
        *failed_jobs(),
        *summons(today),
        *consultations(today),
        *minutes(today),
        *silence(today),
        *rounds(today),
        *proposals(today),
        *assignments(today),
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
        one, silent = state.round, [request.person.name for request in state.silent]
        step = year_tasks.round_step(
            answer_by=one.answer_by, expires_on=one.expires_on, silent=len(silent), today=today
        )
        if silent:
            more = f" och {len(silent) - NAMED} till" if len(silent) > NAMED else ""
            text = (
                f"{len(silent)} av {len(state.requests)} har inte svarat på uppföljningen av {one.plan.title}: "
                f"{', '.join(silent[:NAMED])}{more}"
            )
        else:
            text = f"Avsluta uppföljning {one.number} av {one.plan.title}: alla har svarat"
        yield Task(
            one.answer_by,
            text,
            one.get_absolute_url(),
            "uppföljning",
            is_late=bool(silent) and one.answer_by < today,
            is_example=one.plan.is_example,
            why=f"Sista svarsdag {format_date(one.answer_by)}. Länkarna gäller till {format_date(one.expires_on)}.",
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
    for one in rows.order_by("due_on", "pk"):
        yield Task(
            one.due_on,
            f"Uppdrag till {one.given_to.name}: {Truncator(one.text).chars(120)}",
            one.get_absolute_url(),
            "uppdrag",
            is_late=due.state_of(due_on=one.due_on, done_on=None, today=today).is_late,
            is_example=one.is_example,
            why="Ett organ har gett ett annat ett uppdrag med en slutdag.",
            how="Följ upp med den som har uppdraget, och skriv resultatet på uppdragets sida när det är klart.",
        )
