"""What happens next: the secretariat's tasks of the year ahead, by the portal's rules and what it holds today.

Whoever takes over reads here what falls due, why, and how it is done. Here are the tasks that the year itself brings,
whether or not anybody has begun: meetings, plan, budget, fees, reports, programme. What has been begun comes from
`sodertorn.tasks.near`; no task is worded in both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils import timezone

from budget import fee
from budget.models import Budget, FeeFollowUp
from meetings.models import ROW_FIELDS, Meeting, MeetingRule
from members.models import Body, Population
from members.parties import parties_during, parties_on
from members.swedish import format_date, month_name, plural
from programs.models import CarriedOver, FollowUpRound, Plan, PlanPresentation, Program
from programs.next_plan import actions
from programs.programme import queries
from programs.programme.revision import next_revision_year
from reports.models import AnnualDocument
from sodertorn.tasks import days, near
from sodertorn.tasks.task import Task

SHOWN = 10
LOOK_BACK_DAYS = 60  # a meeting that nobody has finished is told of for so long
REPORTS = (AnnualDocument.Kind.REPORT, AnnualDocument.Kind.ACCOUNTS)


@dataclass(frozen=True)
class Known:
    """What several tasks hang on, asked once."""

    today: date
    plans: dict[int, Plan]
    budgets: dict[int, Budget]
    committee_days: list[date]
    summons_norms: dict[int, int]  # the committee's, by year [days]
    parties: dict[int, int]  # by year, those in the agreement some day of it
    parties_today: int

    def adopted_by(self, year: int) -> date:
        """Return the day by which the year's plan and budget are adopted (§ 4)."""
        return days.adopted_by(year, days.adopting_day(year, self.committee_days, today=self.today))

    def is_kept(self, year: int) -> bool:
        """Whether the portal keeps the year at all; of a year before it, nobody waits for anything."""
        return year in self.plans or year in self.budgets


def tasks_ahead(today: date) -> list[Task]:
    """Return the tasks of the year that lies ahead and those that are late, in the order of their days.

    The number of queries does not grow with the data.
    """
    until = today + timedelta(days=days.AHEAD_DAYS)
    known = known_of(today)
    tasks = [
        *near.tasks_of_secretariat(today, until=until),
        *_meetings(today, until),
        *_meetings_to_plan(known),
        *_plans(known),
        *_follow_up(known),
        *_budgets(known),
        *_fees(known),
        *_reports(known),
        *_programme(known),
        *_adoptions(today),
    ]
    ahead = [task for task in tasks if task.due_on is None or days.is_ahead(task.due_on, today=today)]
    return sorted(ahead, key=lambda task: (task.due_on or today, task.text))


def known_of(today: date) -> Known:
    """Return what the tasks of the year hang on; the number of queries is the same whatever the data."""
    committee = Meeting.objects.filter(
        Q(body__kind=Body.Kind.COMMITTEE) | Q(joint_bodies__kind=Body.Kind.COMMITTEE), on__gte=date(today.year, 1, 1)
    ).exclude(state=Meeting.State.CANCELLED)
    committee = committee.filter(kind__in=[Meeting.Kind.ORDINARY, Meeting.Kind.EXTRA, Meeting.Kind.PLANNING_CONFERENCE])
    norms = MeetingRule.objects.filter(body__kind=Body.Kind.COMMITTEE).summons_norms()
    years = range(today.year - 1, today.year + 3)
    newest = Plan.objects.filter(year__lte=today.year).order_by("-year").values("year")[:1]
    plans = Plan.objects.filter(Q(year__in=years) | Q(year__in=newest))
    return Known(
        today=today,
        plans={plan.year: plan for plan in plans},
        budgets={budget.year: budget for budget in Budget.objects.filter(year__in=years)},
        committee_days=sorted({day for day in committee.values_list("on", flat=True) if day}),
        summons_norms=next(iter(norms.values()), {}),
        parties_today=parties_on(today).count(),
        parties={year: parties_during(year).count() for year in (today.year, today.year + 1)},
    )


# --- Meetings -----------------------------------------------------------------------------------------


def _meetings(today: date, until: date) -> Iterator[Task]:
    """The committee's and the management group's meetings ahead, and those past that are not finished."""
    rows = (
        Meeting.objects.filter(body__kind__in=[Body.Kind.COMMITTEE, Body.Kind.MANAGEMENT_GROUP])
        .filter(sort_on__gte=today - timedelta(days=LOOK_BACK_DAYS), sort_on__lte=until)
        .exclude(on=None)
        .exclude(state=Meeting.State.CANCELLED)
    )
    for meeting in rows.select_related("body", "conference_type", "minutes").only(*ROW_FIELDS, "minutes__id"):
        if meeting.on is None or meeting.body is None:
            continue
        is_committee = meeting.body.kind == Body.Kind.COMMITTEE
        day, due = format_date(meeting.on), meeting.on
        if meeting.on >= today:
            if meeting.state == Meeting.State.HELD:
                continue
            text = f"Möte: {meeting.name} {day}"
            how = "Pricka av närvaron, för in besluten och börja skriva minnesanteckningar på mötets sida."
        elif meeting.state != Meeting.State.HELD:
            text = f"Markera {meeting.name} den {day} som genomfört"
            how = "Öppna mötet och välj Markera som genomfört, eller ställ in det om det inte blev av."
        elif is_committee and not hasattr(meeting, "minutes"):
            due = days.minutes_by(meeting.on)
            text = f"Skriv minnesanteckningar från {meeting.name} den {day}"
            how = "Öppna mötet och välj Börja skriva anteckningar. Texten sparas medan du skriver."
        else:
            continue
        why = (
            "Kommittén möts ungefär sex gånger om året (§ 4), och besluten förs i minnesanteckningar (§ 3)."
            if is_committee
            else "Ledningsgruppen förbereder kommitténs möten (verksamhetsplan 2020)."
        )
        yield Task(
            due,
            text,
            meeting.get_absolute_url(),
            "möte",
            is_late=due < today,
            is_example=meeting.is_example,
            why=why,
            how=how,
        )


def _meetings_to_plan(known: Known) -> Iterator[Task]:
    year = known.today.year + 1
    if any(day.year == year for day in known.committee_days):
        return
    due = days.meetings_planned_by(year)
    yield Task(
        due,
        f"Planera mötena {year}",
        reverse("meetings:plan_year", args=[year]),
        "möte",
        is_late=due < known.today,
        why="Kommittén möts ungefär sex gånger om året (§ 4). Portalens norm är att dagarna är satta i november.",
        how="Portalen föreslår dagar och värdar. Ändra dem i listan och spara alla på en gång.",
    )


# --- Plan and follow-up ----------------------------------------------------------------------------------


def _plans(known: Known) -> Iterator[Task]:
    """Next year's plan from its beginning to its adoption, and this year's while it is not adopted."""
    years = [year for year in known.plans if year <= known.today.year]
    if not years:
        return
    source = known.plans[max(years)]
    coming = known.plans.get(source.year + 1)
    if coming is None:
        due = days.plan_begins_by(source.year + 1)
        yield Task(
            due,
            f"Börja på planen för {source.year + 1}",
            reverse("programs:next_plan", args=[source.year]),
            "plan",
            is_late=due < known.today,
            why=(
                "Kommittén fastställer en plan varje år (§ 4). Portalens norm är att arbetet har börjat i september, "
                "efter ledningsgruppens planeringskonferens."
            ),
            how=f"Varje aktivitet i planen för {source.year} förs vidare, slås ihop, delas eller utgår med ett skäl.",
        )
    unadopted = [plan for plan in (source, coming) if plan and not plan.is_adopted and plan.year >= known.today.year]
    seen = PlanPresentation.objects.filter(plan__in=unadopted, municipality__in=parties_on(known.today))
    presented = Counter(seen.values_list("plan_id", flat=True))
    for plan in unadopted:
        yield from _steps_to_adoption(plan, known, seen_by=presented[plan.pk])
    if coming and coming in unadopted:
        yield from _choices(source, coming, known)


def _choices(source: Plan, coming: Plan, known: Known) -> Iterator[Task]:
    dropped = CarriedOver.objects.filter(plan=coming, choice=CarriedOver.Choice.DROP).values("source")
    left = source.activities.exclude(successors__plan=coming).exclude(pk__in=dropped).count()
    if left:
        due = days.draft_ready_by(known.adopted_by(coming.year))
        yield Task(
            due,
            f"Välj vad som händer {coming.year} med {plural(left, 'aktivitet', 'aktiviteter')} i planen "
            f"för {source.year}",
            reverse("programs:next_plan", args=[source.year]),
            "plan",
            is_late=due < known.today,
            is_example=coming.is_example,
            why="Förslaget ska vara helt när ledningsgruppen förbereder kommitténs möte, 20 dagar före det.",
            how="För vidare, slå ihop, dela eller låt utgå med ett skäl. Varje val kan ångras.",
        )


def _steps_to_adoption(plan: Plan, known: Known, *, seen_by: int) -> Iterator[Task]:
    adopted_by = known.adopted_by(plan.year)
    missing = known.parties_today - seen_by
    if missing > 0:
        due = days.presented_by(adopted_by, summons_norms=known.summons_norms)
        yield Task(
            due,
            f"Redovisa planen för {plan.year} för kommunerna: {plural(missing, 'kommun', 'kommuner')} kvar",
            reverse("programs:presentations", args=[plan.year]),
            "plan",
            is_late=due < known.today,
            is_example=plan.is_example,
            why="Kommunerna ska ha sett förslaget innan kommittén fastställer planen (§ 4).",
            how="Kryssa för de kommuner som har sett förslaget, och vilken dag.",
        )
    yield Task(
        adopted_by,
        f"Fastställ planen för {plan.year}",
        reverse("plan_adopt", args=[plan.year]),
        "plan",
        is_late=adopted_by < known.today,
        is_example=plan.is_example,
        why="Kommittén fastställer planen varje år (§ 4).",
        how="Välj kommitténs beslut och tryck Fastställ. Planen låses och publiceras.",
    )


def _follow_up(known: Known) -> Iterator[Task]:
    """The next round of this year's plan, and the end of the plan's year."""
    today, plan = known.today, known.plans.get(known.today.year)
    if plan and plan.state in {Plan.State.PRESENTED, Plan.State.ADOPTED}:
        rounds = FollowUpRound.objects.filter(plan=plan)
        found = rounds.aggregate(last=Max("started_at"), open=Count("pk", filter=Q(closed_at=None)))
        last_on = timezone.localdate(found["last"]) if found["last"] else None
        due = days.next_round_on(plan.year, last_started_on=last_on, silence_days=plan.silence_days)
        if due and not found["open"]:
            yield Task(
                due,
                f"Starta nästa uppföljning av planen för {plan.year}",
                reverse("programs:rounds", args=[plan.year]),
                "uppföljning",
                is_late=due < today,
                is_example=plan.is_example,
                why=f"De ansvariga frågas så ofta som planen kallar tystnad: {plan.silence_days} dagar.",
                how="Se listan över vem som får vad, och skicka. De svarar genom länken i sitt brev.",
            )
    for year in (today.year - 1, today.year):
        closing = known.plans.get(year)
        if closing and closing.state == Plan.State.ADOPTED:
            due = days.year_closes_by(year)
            yield Task(
                due,
                f"Markera planen för {year} som uppföljd",
                reverse("programs:close_year", args=[year]),
                "plan",
                is_late=due < today,
                is_example=closing.is_example,
                why="Sedan står årets utfall fast när verksamhetsberättelsen skrivs. Portalens norm är januari.",
                how="Sidan säger vilka aktiviteter som saknar uppföljning. Markeringen kan tas tillbaka.",
            )


# --- Money ------------------------------------------------------------------------------------------------


def _budgets(known: Known) -> Iterator[Task]:
    for year in (known.today.year, known.today.year + 1):
        budget = known.budgets.get(year)
        if budget and budget.state in {Budget.State.ADOPTED, Budget.State.NOT_STATED}:
            continue
        if budget is None and not (year > known.today.year or known.is_kept(year)):
            continue
        adopted_by = known.adopted_by(year)
        due = adopted_by if budget else days.draft_ready_by(adopted_by)
        yield Task(
            due,
            f"Fastställ budgeten för {year}" if budget else f"Gör ett förslag till budget för {year}",
            reverse("budget:budget", args=[year]),
            "ekonomi",
            is_late=due < known.today,
            is_example=bool(budget and budget.is_example),
            why="Kommittén fastställer budgeten varje år, när kommunerna har sett förslaget (§ 4).",
            how=(
                "Kontrollera att intäkter och kostnader går ihop, och ta upp budgeten på samma möte som planen."
                if budget
                else "Portalen räknar fram avgifterna och tar över raderna. Ändra beloppen på raden."
            ),
        )


def _fees(known: Known) -> Iterator[Task]:
    """The population of 31 December, the invoices and the payments."""
    today = known.today
    years = [today.year + 1, *([today.year] if known.is_kept(today.year) else [])]
    year_of = {fee.population_day(year): year for year in years}
    counted = Counter(
        year_of[day] for day in Population.objects.filter(counted_on__in=year_of).values_list("counted_on", flat=True)
    )
    invoiced: Counter[int] = Counter()
    unpaid: Counter[int] = Counter()
    for year, invoiced_on, paid_on in FeeFollowUp.objects.filter(year__in=years).values_list(
        "year", "invoiced_on", "paid_on"
    ):
        invoiced[year] += invoiced_on is not None or paid_on is not None
        unpaid[year] += fee.is_overdue(year=year, invoiced_on=invoiced_on, paid_on=paid_on, today=today)
    for year in years:
        if counted[year] < known.parties[year]:
            due = days.figures_by(year)
            yield Task(
                due,
                f"För in folkmängden den {format_date(fee.population_day(year))}",
                reverse("budget:population_create"),
                "ekonomi",
                is_late=due < today,
                why=f"Avgiften för {year} räknas på den folkmängden (§ 8). SCB publicerar den i slutet av februari.",
                how="Skriv SCB:s siffra för var och en av kommunerna. Avgifterna räknas om av sig själva.",
                when=f"slutet av {month_name(due.month)} {due.year}",
            )
        due = fee.due_on(year)
        if invoiced[year] < known.parties[year]:
            yield Task(
                due,
                f"Fakturera avgiften för {year}: {invoiced[year]} av {known.parties[year]} fakturor är införda",
                reverse("budget:fees", args=[year]),
                "ekonomi",
                is_late=due < today,
                why="Huddinge kommun fakturerar, och kommunerna betalar senast den 15 mars (§ 8).",
                how="Hämta listan som kalkylblad och lämna den till ekonomi. För in fakturadagen för varje kommun.",
            )
        if unpaid[year]:
            yield Task(
                due,
                f"{plural(unpaid[year], 'kommun', 'kommuner')} har inte betalat avgiften för {year}",
                reverse("budget:fees", args=[year]),
                "ekonomi",
                is_late=True,
                why="Avgiften skulle vara betald senast den 15 mars (§ 8).",
                how="Öppna kommunens rad, och för in när den har betalat.",
            )


def _reports(known: Known) -> Iterator[Task]:
    years = [year for year in (known.today.year - 1, known.today.year) if year in known.plans]
    rows = AnnualDocument.objects.filter(kind__in=REPORTS, year__in=years)
    found = {(annual.kind, annual.year): annual for annual in rows}
    for year in years:
        for kind in REPORTS:
            annual = found.get((kind, year))
            if annual and annual.is_adopted:
                continue
            due = days.report_by(year, known.committee_days)
            yield Task(
                due,
                f"{'Gör klart' if annual else 'Börja på'} {THE_REPORT[kind]} för {year}",
                annual.get_absolute_url() if annual else reverse("reports:new"),
                "dokument",
                is_late=due < known.today,
                is_example=bool(annual and annual.is_example),
                why=WHY_REPORT[kind],
                how="Portalen samlar kapitlen ur plan och ekonomi. Skriv texterna, och publicera efter beslutet.",
            )


THE_REPORT = {
    AnnualDocument.Kind.REPORT: "verksamhetsberättelsen",
    AnnualDocument.Kind.ACCOUNTS: "bokslutet",
}
WHY_REPORT = {
    AnnualDocument.Kind.REPORT: "Vad som blev av planen. Portalens norm är kommitténs första möte från februari.",
    AnnualDocument.Kind.ACCOUNTS: "Vad avgifterna och fonderna gick till, samtidigt med verksamhetsberättelsen.",
}


# --- Programme --------------------------------------------------------------------------------------------


def _programme(known: Known) -> Iterator[Task]:
    year = known.today.year
    program = actions.program_for(year)
    if program is None:
        return
    revised = next_revision_year(
        valid_from_year=program.valid_from_year, this_year=year, every_years=program.revised_every_years
    )
    if revised is None or Program.objects.filter(valid_from_year__gte=revised).exists():
        return
    begins = days.revision_begins_on(revised)
    yield Task(
        max(begins, known.today),  # it takes the whole year, so it is not late on its second day
        f"Revidera {program.abbreviation}",
        reverse("programs:program_new"),
        "program",
        is_example=program.is_example,
        why="Programmet revideras vart fjärde år, när en mandatperiod börjar (tjänsteutlåtandet om SUP 2040).",
        how="Lägg in det nya programmet med sina mål. De åtta kommunstyrelserna antar det.",
        when=f"under {revised}",
    )


def _adoptions(today: date) -> Iterator[Task]:
    for program, state in queries.awaited(today=today):
        yield Task(
            None,
            f"Antaganden av {program.abbreviation}: {state.said}",
            reverse("programs:adoptions", args=[program.slug]),
            "program",
            is_example=program.is_example,
            why="Programmet gäller först när alla åtta kommunstyrelser har antagit det.",
            how="För in besluten med datum och paragraf, eller påminn de kommuner som saknas.",
        )
