"""The example year: this year's plan carried over from 2021's, some follow-up, and next year's draft."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from members.models import Body
from programs.models import Activity, Assignment, CarriedOver, FollowUp, Plan, Program
from programs.next_plan import actions, copying

FROM_YEAR = 2021
# (place in the plan, days ago, what was said): a few heard lately, one long ago, the rest not at all.
SAID = [
    (0, 12, "Arbetsgruppen har gått igenom läget och tar fram underlag till nästa möte."),
    (2, 35, "Behoven är redovisade för Trafikförvaltningen. Nästa avstämning är bokad."),
    (6, 64, "Två av delaktiviteterna är klara. De andra fortsätter i mindre grupper."),
    (9, 150, "Första mötet är hållet. En gemensam kartläggning ska beställas."),
]
# (from, to, days until it is due, what): bodies by their addresses.
ASKED = [
    ("samarbetskommitten", "ledningsgruppen", 20, "Ta fram ett förslag till gemensam utbyggnad av laddinfrastruktur."),
    ("ledningsgruppen", "kansliet", -4, "Sammanställa hur nätverken använder direktivet för medverkan i nätverk."),
]
TIMINGS = [
    (Activity.Timing.ONGOING, None),
    (Activity.Timing.SPRING, None),
    (Activity.Timing.AUTUMN, None),
    (Activity.Timing.BY_MONTH, 11),
]


def load(today: date) -> None:
    """Make the plans of this year and the next; a year that has a plan is left as it is."""
    program = Program.objects.filter(slug="sup-2040").first()
    source = Plan.objects.filter(year=FROM_YEAR).first()
    if program is None or source is None:
        return
    this_year = _carry_over(source, program, year=today.year, state=Plan.State.ADOPTED)
    if this_year:
        for place, days, text in SAID:
            _follow_up(this_year, place, today - timedelta(days=days), text)
        Plan.objects.filter(pk=this_year.pk).update(adopted_on=date(today.year - 1, 11, 20))
    _assignments(today)
    current = Plan.objects.filter(year=today.year, is_example=True).first()
    if current:
        _carry_over(current, program, year=today.year + 1, state=Plan.State.DRAFT, keep=14)


def _carry_over(source: Plan, program: Program, *, year: int, state: str, keep: int | None = None) -> Plan | None:
    """Make a plan whose rows stand on those of another; the programme's own focus areas where the name is the same."""
    if Plan.objects.filter(year=year).exists():
        return None
    plan = copying.copy_plan(source, year=year, program=program, title=f"Handlingsplan {year}")
    plan.note, plan.is_example = "Exempel: aktiviteterna är förda vidare för att visa hur portalen fungerar.", True
    plan.save()
    places = actions.Places(program)
    rows = source.activities.select_related("plan", "focus_area", "sub_goal").order_by("order", "pk")
    for number, old in enumerate(rows[:keep]):
        timing, month = TIMINGS[number % len(TIMINGS)]
        place = places.of(old) or actions.Place(old.focus_area)
        copying.copy_activity(
            old,
            plan=plan,
            order=number + 1,
            focus_area=place.focus_area,
            sub_goal=place.sub_goal,
            scope=Activity.Scope.JOINT,
            timing=timing,
            timing_month=month,
            timing_text="",
            status=Activity.Status.NOT_STARTED if state == Plan.State.DRAFT else Activity.Status.ONGOING,
        )
        CarriedOver.objects.create(source=old, plan=plan, choice=CarriedOver.Choice.KEEP)
    Plan.objects.filter(pk=plan.pk).update(state=state)  # last: an adopted plan takes no rows
    return plan


def _follow_up(plan: Plan, place: int, day: date, text: str) -> None:
    activity = plan.activities.order_by("order")[place : place + 1].first()
    if activity:
        at = timezone.make_aware(datetime.combine(day, time(10)))
        FollowUp.objects.create(activity=activity, order=1, text=text, on=day, written_at=at, is_example=True)


def _assignments(today: date) -> None:
    """What bodies have asked of each other: one thing late, one due soon. Made once."""
    bodies = {body.slug: body for body in Body.objects.filter(kind__in=Body.PUBLIC_KINDS)}
    if Assignment.objects.filter(is_example=True).exists():
        return
    for given_by, given_to, days, text in ASKED:
        if given_by in bodies and given_to in bodies:
            Assignment.objects.create(
                given_by=bodies[given_by],
                given_to=bodies[given_to],
                given_on=today - timedelta(days=60),
                due_on=today + timedelta(days=days),
                text=text,
                is_example=True,
            )
