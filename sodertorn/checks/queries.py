"""The control panel: every check over the loaded facts, with what is stated, what is computed and the difference."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from budget.queries import all_checks as budget_checks
from meetings.models import Conference, ExternalMeeting, HostTurn, Meeting, MeetingRule
from members.models import Body, BodyYear, Municipality, OfficeTerm
from members.swedish import MISSING, format_date, format_number, format_weekday_date
from programs.models import FocusArea, Plan, Program, SubGoal

WEEKDAYS = ("", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
SATURDAY = 6
MANAGEMENT_PREPARES_DAYS = (13, 27)  # the span that the calendars of 2017 and 2020 keep


@dataclass(frozen=True)
class Comparison:
    """One comparison. `difference` is empty when stated and computed agree."""

    area: str
    what: str
    source: str
    stated: str
    computed: str
    difference: str = ""
    explanation: str = ""
    url: str = ""

    @property
    def agrees(self) -> bool:
        return not self.difference


def all_checks() -> list[Comparison]:
    """Return every check over the facts; the example year is never among them."""
    return [*_members(), *_meetings(), *_programs(), *_budget()]


def compare(area: str, what: str, source: str, *, stated: int, computed: int, url: str = "") -> Comparison:
    """Compare two whole numbers; the difference is stated minus computed."""
    gap = stated - computed
    sign = "+" if gap > 0 else ""
    return Comparison(
        area,
        what,
        source,
        stated=format_number(stated),
        computed=format_number(computed),
        difference=f"{sign}{format_number(gap)}" if gap else "",
        url=url,
    )


def _members() -> Iterator[Comparison]:
    yield compare(
        "Kommuner och organ", "Antal kommuner", "Verksamhetsplan 2020", stated=8, computed=Municipality.objects.count()
    )
    for body in Body.objects.filter(kind=Body.Kind.COMMITTEE).exclude(stated_seats=None):
        yield compare(
            "Kommuner och organ",
            f"{body.name}: en plats per kommun",
            body.source,
            stated=body.stated_seats or 0,
            computed=Municipality.objects.count(),
            url=body.get_absolute_url(),
        )
    yield from _overlapping_offices()


def _overlapping_offices() -> Iterator[Comparison]:
    """Find offices that two people held on one and the same day, as the documents print the days."""
    terms = defaultdict(list)
    for term in OfficeTerm.objects.select_related("body", "person"):
        terms[term.body, term.office, term.year].append(term)
    for (body, office, year), held in terms.items():
        for first in held:
            for second in held:
                if first.ends_on and second.starts_on and first.pk != second.pk and second.starts_on == first.ends_on:
                    yield Comparison(
                        "Kommuner och organ",
                        f"{body.name}: en {office} åt gången {year}",
                        second.source,
                        stated=f"{first.person} t.o.m. och {second.person} fr.o.m. {format_date(first.ends_on)}",
                        computed=f"två personer {format_date(first.ends_on)}",
                        difference="1 dag överlappar",
                        url=body.get_absolute_url(),
                    )


def _meetings() -> Iterator[Comparison]:
    rules = {(rule.body_id, rule.year): rule for rule in MeetingRule.objects.exclude(weekday=None)}
    meetings = list(
        Meeting.objects.filter(is_example=False)
        .exclude(on=None)
        .select_related("body", "conference_type")
        .order_by("on", "pk")
    )
    for meeting in meetings:
        yield from _weekday(meeting, rules.get((meeting.body_id or 0, meeting.year)))
    yield from _same_day(meetings)
    yield from _preparation(meetings)
    yield from _body_years()
    yield from _conferences()
    yield from _host_rotation()
    yield from _external_meetings()


def _weekday(meeting: Meeting, rule: MeetingRule | None) -> Iterator[Comparison]:
    if rule is None or rule.weekday is None or meeting.on is None or meeting.kind != Meeting.Kind.ORDINARY:
        return
    agrees = meeting.on.isoweekday() == rule.weekday
    yield Comparison(
        "Möten",
        f"{meeting.organiser}: mötet ligger på organets veckodag",
        meeting.source,
        stated=format_date(meeting.on),
        computed=WEEKDAYS[meeting.on.isoweekday()],
        difference="" if agrees else f"regeln säger {WEEKDAYS[rule.weekday]}",
        url=meeting.get_absolute_url(),
    )


def _same_day(meetings: list[Meeting]) -> Iterator[Comparison]:
    days: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        if meeting.on and not meeting.is_cancelled:
            days[meeting.on].append(meeting)
    for day, found in days.items():
        if len(found) > 1:
            yield Comparison(
                "Möten",
                "Ett möte om dagen",
                found[0].source,
                stated=format_date(day),
                computed=" och ".join(meeting.name for meeting in found),
                difference=f"{len(found)} möten samma dag",
                url=found[0].get_absolute_url(),
            )


def _preparation(meetings: list[Meeting]) -> Iterator[Comparison]:
    """Each ordinary committee meeting has one of the management group before it, 13–27 days ahead."""
    of_kind = defaultdict(list)
    for meeting in meetings:
        if meeting.on and meeting.body and meeting.kind == Meeting.Kind.ORDINARY and not meeting.is_cancelled:
            of_kind[meeting.body.kind].append(meeting)
    for meeting in of_kind[Body.Kind.COMMITTEE]:
        if meeting.on is None:
            continue
        before = [
            m.on for m in of_kind[Body.Kind.MANAGEMENT_GROUP] if m.on and m.on < meeting.on and m.year == meeting.year
        ]
        if not before:
            continue
        days = (meeting.on - max(before)).days
        low, high = MANAGEMENT_PREPARES_DAYS
        yield Comparison(
            "Möten",
            f"Ledningsgruppen förbereder kommitténs möte {format_date(meeting.on)}",
            meeting.source,
            stated=f"{low}–{high} dagar före",
            computed=f"{days} dagar före",
            difference="" if low <= days <= high else f"utanför {low}–{high} dagar",
            url=meeting.get_absolute_url(),
        )


def _body_years() -> Iterator[Comparison]:
    counted = {
        (row["body_id"], row["year"]): row
        for row in Meeting.objects.filter(is_example=False, state=Meeting.State.HELD)
        .values("body_id", "year")
        .annotate(
            ordinary=Count("pk", filter=Q(kind=Meeting.Kind.ORDINARY)),
            planning=Count("pk", filter=Q(kind=Meeting.Kind.PLANNING_CONFERENCE)),
        )
    }
    for row in BodyYear.objects.exclude(ordinary_meetings=None).select_related("body"):
        found = counted.get((row.body_id, row.year), {"ordinary": 0, "planning": 0})
        yield compare(
            "Möten",
            f"{row.body.name}: ordinarie möten {row.year} i registret",
            row.source,
            stated=row.ordinary_meetings or 0,
            computed=found["ordinary"],
            url=row.body.get_absolute_url(),
        )
        yield compare(
            "Möten",
            f"{row.body.name}: planeringskonferenser {row.year} i registret",
            row.source,
            stated=row.planning_conferences or 0,
            computed=found["planning"],
            url=row.body.get_absolute_url(),
        )


def _conferences() -> Iterator[Comparison]:
    for meeting in Meeting.objects.exclude(participants=None).filter(is_example=False):
        yield compare(
            "Möten",
            f"{meeting.name} {meeting.year}: deltagare från kommunerna och externa",
            meeting.source,
            stated=meeting.participants or 0,
            computed=(meeting.municipal_participants or 0) + (meeting.external_participants or 0),
            url=meeting.get_absolute_url(),
        )
    for conference in Conference.objects.select_related("meeting", "meeting__conference_type", "meeting__body"):
        meeting = conference.meeting
        if conference.cost_kr_in_text is not None and conference.cost_kr_in_accounts is not None:
            yield compare(
                "Möten",
                f"{meeting.name} {meeting.year}: kostnad i texten och i bokslutet [kr]",
                conference.source or meeting.source,
                stated=conference.cost_kr_in_text,
                computed=conference.cost_kr_in_accounts,
                url=meeting.get_absolute_url(),
            )


def _host_rotation() -> Iterator[Comparison]:
    turns = Counter(HostTurn.objects.values_list("rotation", "municipality__name"))
    for rotation in sorted({rotation for rotation, _ in turns}):
        twice = [name for (found, name), times in turns.items() if found == rotation and times > 1]
        hosts = sum(1 for found, _ in turns if found == rotation)
        yield Comparison(
            "Möten",
            f"Värdordningen {rotation}: varje kommun en gång",
            "Verksamhetsplan 2017",
            stated="8 kommuner",
            computed=f"{hosts} kommuner",
            difference=f"{', '.join(twice)} mer än en gång" if twice else ("" if hosts == 8 else "någon saknas"),
        )


def _external_meetings() -> Iterator[Comparison]:
    for meeting in ExternalMeeting.objects.all():
        weekend = meeting.on.isoweekday() >= SATURDAY
        yield Comparison(
            "Möten",
            f"Externt möte med {meeting.counterpart} ligger på en vardag",
            meeting.source,
            stated=format_date(meeting.on),
            computed=format_weekday_date(meeting.on),
            difference="helg" if weekend else "",
            url="/externa-moten/",
        )


def _programs() -> Iterator[Comparison]:
    for program in Program.objects.prefetch_related("focus_areas__sub_goals"):
        areas = program.focus_areas.all()
        goals = [goal for area in areas for goal in area.sub_goals.all()]
        counted = {
            "delmål från början": sum(goal.in_original for goal in goals),
            "delmål från 2021-01-14": len(goals),
            "utvecklingsfrågor": sum(len(area.issues) for area in areas),
        }
        for what, stated in program.stated_counts.items():
            if what in counted:
                yield compare(
                    "Program",
                    f"{program}: {what}",
                    program.source,
                    stated=stated,
                    computed=counted[what],
                    url=program.get_absolute_url(),
                )
    for area in FocusArea.objects.filter(program__slug="sup-2035").annotate(
        count=Count("sub_goals", filter=Q(sub_goals__in_original=True))
    ):
        yield compare(
            "Program",
            f"{area.program}, {area.name}: tre delmål per fokusområde från början",
            area.source,
            stated=3,
            computed=area.count,
            url=area.program.get_absolute_url(),
        )
    for plan in Plan.objects.filter(is_example=False).prefetch_related("stated_empty_sub_goals"):
        stated = {row.sub_goal_id for row in plan.stated_empty_sub_goals.all()}
        if not stated:
            continue
        used = set(plan.activities.values_list("sub_goal_id", flat=True))
        empty = set(
            SubGoal.objects.filter(focus_area__program=plan.program, in_original=True).values_list("pk", flat=True)
        )
        yield compare(
            "Program",
            f"{plan.title}: delmål utan aktivitet",
            plan.source,
            stated=len(stated),
            computed=len(empty - used),
            url=plan.get_absolute_url(),
        )


def _budget() -> Iterator[Comparison]:
    for check in budget_checks():
        gap = check.difference
        if gap is None:
            difference = "uppgift saknas"
        elif check.agrees:
            difference = ""
        else:
            sign = "+" if gap > 0 else ""
            difference = f"{sign}{format_number(gap)} {check.unit}{' (avrundning)' if check.is_rounding else ''}"
        yield Comparison(
            "Ekonomi",
            f"{check.subject}: {check.label}",
            check.source,
            stated=check.stated_text or _amount(check.stated, check.unit),
            computed=_amount(check.computed, check.unit),
            difference=difference,
            explanation=check.explanation,
            url=check.url,
        )


def _amount(value: int | None, unit: str) -> str:
    return MISSING if value is None else f"{format_number(value)} {unit}"
