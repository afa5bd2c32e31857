"""The portal's forms as a browser would send them: every field's value as the page holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from xml.etree.ElementTree import Element

import html5lib
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from budget.models import Budget, BudgetLine, FeeFollowUp, FeeRate
from meetings.decisions.actions import take_attendance
from meetings.models import AgendaItem, Decision, ExternalMeeting, Meeting, Minutes
from members.models import AgreementParty, Body, Municipality, Person, Population, Seat, User
from programs.models import (
    Activity,
    ActivityPerson,
    ActivityStep,
    Adoption,
    Assignment,
    CarriedOver,
    DecisionPaper,
    FocusArea,
    FollowUp,
    FollowUpRound,
    Plan,
    PlanPresentation,
    PlanVersion,
    Priority,
    PriorityPresentation,
    Program,
    ProgramText,
    Project,
    ProjectCost,
    ProjectDetail,
    Proposal,
    SubGoal,
    SubGoalWording,
    WatchedMatter,
)
from programs.next_plan import actions
from records.models import Job
from remisser.models import Consultation, Endorsement
from reports.models import AnnualDocument
from tests.real_data import BACKEND

Values = dict[str, list[str]]
# What a look or a login writes, and that a form came, which is taken back when the form is refused.
WRITTEN_BY_VISITS = ("django_session", "records_sentform")


@dataclass(frozen=True)
class Form:
    """A form of the portal: where it stands, what makes an empty one whole, and which fields hold what."""

    name: str
    address: Callable[[], str]
    fill: Callable[[], dict[str, str]] = dict
    texts: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    page: Callable[[], str] | None = None  # where the form is shown, if not at its own address
    makes: type[models.Model] | None = None  # what a whole form makes new rows of, and how many
    rows: int = 1
    sender: str = "kansli@example.se"

    def __str__(self) -> str:
        return self.name

    def values(self, client: Client) -> Values:
        """Return what the form would send, made whole; the client is then the one who sends it."""
        client.force_login(User.objects.get(email=self.sender), backend=BACKEND)
        shown = client.get((self.page or self.address)())
        assert shown.status_code == 200, (self.name, shown.status_code)
        known = (*self.texts, *self.days, *self.numbers)
        if not known:
            return {name: [value] for name, value in self.fill().items()}
        return sent_by(shown.content.decode(), known[0]) | {name: [value] for name, value in self.fill().items()}


def sent_by(html: str, field: str) -> Values:
    """Return the values of the page's form that holds the field."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    for form in tree.iter("form"):
        controls = [e for e in form.iter() if e.tag in {"input", "select", "textarea"} and e.get("name")]
        if form.get("method", "").lower() == "post" and field in {e.get("name") for e in controls}:
            values: Values = {}
            for control in controls:
                for value in values_of(control):
                    values.setdefault(str(control.get("name")), []).append(value)
            values.pop("csrfmiddlewaretoken", None)
            return values
    raise AssertionError(f"No form with the field {field}.")


def values_of(control: Element) -> list[str]:
    if control.tag == "textarea":
        return [(control.text or "").removeprefix("\n")]
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None]
        if not chosen and control.get("multiple") is None:
            chosen = options[:1]
        return [option.get("value", option.text or "") for option in chosen]
    kind = control.get("type", "text")
    if kind in {"submit", "button", "file", "image"} or (
        kind in {"checkbox", "radio"} and control.get("checked") is None
    ):
        return []
    return [control.get("value", "on" if kind in {"checkbox", "radio"} else "")]


def rows_changed() -> tuple[dict[str, int], dict[str, int]]:
    """Return how many rows of each table have been made and how many changed in this test's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins, n_tup_upd FROM pg_stat_xact_user_tables")
        found = cursor.fetchall()
    return {name: made for name, made, _ in found}, {name: changed for name, _, changed in found}


def written() -> dict[str, int]:
    """Return how many rows each table has had written in this test's transaction, tried and taken back included."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables")
        return {name: count for name, count in cursor.fetchall() if count and name not in WRITTEN_BY_VISITS}


# --- Rows that the forms change -------------------------------------------------------------------------


def a_meeting() -> Meeting:
    """A meeting of the committee, with an item on its agenda and notes begun."""
    body = Body.objects.get(slug="samarbetskommitten")
    meeting, created = Meeting.objects.get_or_create(
        title="Prövat möte", defaults={"body": body, "year": 2031, "on": date(2031, 5, 8), "start_time": time(12)}
    )
    if created:
        AgendaItem.objects.create(meeting=meeting, order=1, title="Prövad punkt")
    return meeting


def an_item() -> tuple[int, int]:
    meeting = a_meeting()
    return meeting.pk, meeting.agenda.order_by("order")[0].pk


def an_item_with_a_quorum() -> tuple[int, int]:
    meeting = a_meeting()
    take_attendance(meeting=meeting, present=set(meeting.seats().values_list("pk", flat=True)))
    return an_item()


def a_meeting_with_notes() -> int:
    return Minutes.objects.get_or_create(meeting=a_meeting(), defaults={"text": "Prövade anteckningar."})[0].meeting_id


def a_followed_fee() -> tuple[int, str]:
    salem = Municipality.objects.get(slug="salem")
    return FeeFollowUp.objects.get_or_create(municipality=salem, year=2021)[0].year, salem.slug


def a_line() -> BudgetLine:
    budget, _ = Budget.objects.get_or_create(year=2031)
    return BudgetLine.objects.get_or_create(budget=budget, side="cost", order=1, defaults={"name": "Prövad rad"})[0]


def an_activity() -> int:
    return Activity.objects.get(key="HP2020-07").pk


def a_next_plan() -> int:
    """The year whose plan the next one is made out of, when that is begun."""
    return actions.start_plan(Plan.objects.get(year=2021)).year - 1


def a_choice(number: int, what: str) -> Callable[[], tuple[int, int, str]]:
    return lambda: (a_next_plan(), Activity.objects.get(key=f"HP2021-{number:02}").pk, what)


def a_consultation() -> int:
    return Consultation.objects.get(key="rem-2021-7").pk


def an_open_consultation() -> Consultation:
    """A consultation that no meeting of the committee comes before, and that nobody has been asked about."""
    day = date(2020, 4, 1)
    known = {"received_on": date(2020, 1, 20), "deadline_on": day, "year": 2020}
    return Consultation.objects.get_or_create(title="Prövad öppen remiss", defaults=known)[0]


def an_asked_consultation() -> tuple[int, str]:
    consultation, _ = Consultation.objects.get_or_create(title="Prövad fråga", defaults={"year": 2031})
    salem = Municipality.objects.get(slug="salem")
    Endorsement.objects.get_or_create(consultation=consultation, municipality=salem)
    return consultation.pk, salem.slug


def a_person_without_account() -> int:
    return Person.objects.filter(user=None).order_by("pk")[0].pk


def a_person() -> int:
    return Person.objects.order_by("pk")[0].pk


def a_detail() -> int:
    return ProjectDetail.objects.get(key="oversyn:10").pk


def a_cost() -> int:
    return ProjectCost.objects.get(key="oversyn:1").pk


def a_priority() -> int:
    return Priority.objects.get(key="infra-prioriteringar:1").pk


def a_presentation() -> int:
    return PriorityPresentation.objects.get(key="infra-prioriteringar:4").pk


def a_watched_matter() -> int:
    return WatchedMatter.objects.get(key="infrastruktur:1").pk


def an_assignment() -> int:
    committee, group = (Body.objects.get(slug=slug) for slug in ("samarbetskommitten", "ledningsgruppen"))
    return Assignment.objects.get_or_create(text="Prövat uppdrag", given_by=committee, given_to=group)[0].pk


def a_municipality() -> str:
    return str(Municipality.objects.order_by("pk")[0].pk)


def a_party() -> str:
    return str(AgreementParty.objects.order_by("pk")[0].pk)


def a_body() -> str:
    return str(Body.objects.get(slug="planeringschefer").pk)


def a_program() -> Program:
    return Program.objects.get_or_create(
        slug="prov-2050",
        defaults={
            "title": "Prövat program",
            "abbreviation": "PP 2050",
            "valid_from_year": 2027,
            "vision": "Prövad vision",
        },
    )[0]


def a_focus_area() -> FocusArea:
    return FocusArea.objects.get_or_create(
        program=a_program(), slug="provat", defaults={"order": 1, "name": "Prövat fokusområde"}
    )[0]


def a_sub_goal() -> int:
    known = {"order": 1, "text": "Prövat delmål"}
    return SubGoal.objects.get_or_create(focus_area=a_focus_area(), slug="provat", defaults=known)[0].pk


def a_program_text() -> int:
    return ProgramText.objects.get_or_create(program=a_program(), kind="aim", order=1, defaults={"text": "Prövat."})[
        0
    ].pk


def an_adoption() -> tuple[str, str]:
    salem = Municipality.objects.get(slug="salem")
    known = {"adopted_on": date(2023, 4, 3), "paragraph": "§ 1"}
    Adoption.objects.get_or_create(program=a_program(), municipality=salem, defaults=known)
    return a_program().slug, salem.slug


def a_paper() -> str:
    DecisionPaper.objects.get_or_create(program=a_program())
    return a_program().slug


def a_committee_decision() -> str:
    found = Decision.objects.filter(body__slug="samarbetskommitten", decided_on__year=2021).order_by("pk")
    return str(found[0].pk)


def a_step() -> int:
    return ActivityStep.objects.get_or_create(activity_id=an_activity(), title="Prövat steg", order=1)[0].pk


def a_proposal() -> int:
    about = Activity.objects.get(key="HP2020-07")
    network = Body.objects.get(slug="planeringschefer")
    known = {"reason": "Prövat skäl.", "title": "Prövad ny rubrik", "proposed_at": timezone.now()}
    return Proposal.objects.get_or_create(
        plan=about.plan, network=network, kind="change", activity=about, defaults=known
    )[0].pk


def to(name: str, *args: Callable[[], object] | object) -> Callable[[], str]:
    def address() -> str:
        found: list[object] = []
        for arg in args:
            value = arg() if callable(arg) else arg
            found += value if isinstance(value, tuple) else [value]
        return reverse(name, args=found)

    return address


PROJECT_TEXTS = (
    *("title", "kind", "summary", "status", "lead", "starts", "ends", "consultant", "consultant_paid_by"),
    *("source", "note", "uncertain_note"),
)
MEETING_TEXTS = ("title", "venue", "arranger", "note")
FORMS = [
    Form(
        "aktivitet", to("programs:activity_edit", an_activity), numbers=("timing_year", "cost_kr"),
        fill=lambda: {"timing": "from_year", "timing_year": "2021"},
        texts=("title", "contacts", "timing_text", "condition", "comment"),
    ),
    Form(
        "ny aktivitet", to("programs:activity_new", 2020), lambda: {"title": "Prövad aktivitet"},
        texts=("title", "contacts", "timing_text", "condition", "comment"), makes=Activity,
    ),
    Form(
        "uppföljning", to("programs:follow_up_add", an_activity), lambda: {"text": "Prövat.", "on": "2021-03-01"},
        texts=("text", "numbers"), days=("on",), page=to("programs:activity", an_activity), makes=FollowUp,
    ),
    Form(
        "läget", to("programs:progress", 2020), lambda: {"text-1": "Prövat läge."}, texts=("text-1",), makes=FollowUp,
    ),
    Form("för vidare", to("programs:next_plan_choose", a_choice(1, "for-vidare")), texts=("title",), makes=Activity),
    Form(
        "slå ihop", to("programs:next_plan_choose", a_choice(2, "sla-ihop")),
        lambda: {"joins": str(Activity.objects.get(key="HP2021-03").pk)}, texts=("title",), makes=Activity,
    ),
    Form(
        "dela", to("programs:next_plan_choose", a_choice(4, "dela")), lambda: {"titles": "Prövad del\nPrövad del till"},
        texts=("titles",), makes=Activity, rows=2,
    ),
    Form(
        "utgår", to("programs:next_plan_choose", a_choice(5, "utgar")), lambda: {"reason": "Prövat."},
        texts=("reason",), makes=CarriedOver,
    ),
    Form(
        "ny i nästa plan", to("programs:next_plan_new", a_next_plan),
        lambda: {"title": "Prövad nyhet", "place": f"f{Activity.objects.get(key='HP2021-01').focus_area_id}"},
        texts=("title",), page=to("programs:next_plan", a_next_plan), makes=Activity,
    ),
    Form(
        "uppföljningsomgång", to("programs:rounds", 2020), texts=("message",), days=("answer_by", "expires_on"),
        makes=FollowUpRound,
    ),
    Form("tystnad", to("programs:silence_days", 2020), numbers=("silence_days",)),
    Form(
        "ansvarig person", to("programs:owners", an_activity), lambda: {"person": str(a_person()), "part": "lead"},
        makes=ActivityPerson,
    ),
    Form(
        "nytt projekt", to("programs:project_new"), lambda: {"title": "Prövat projekt", "kind": "projekt"},
        texts=PROJECT_TEXTS, numbers=("year",), makes=Project,
    ),
    Form("projekt", to("programs:project_edit", "oversyn"), texts=PROJECT_TEXTS, numbers=("year",)),
    Form(
        "ny projektuppgift", to("programs:detail_new", "oversyn"), lambda: {"label": "Parter", "text": "Prövad part"},
        texts=("text", "label", "state", "when_text"), numbers=("order",), makes=ProjectDetail,
    ),
    Form(
        "projektuppgift", to("programs:detail_edit", a_detail), texts=("text", "label", "state", "when_text"),
        numbers=("order",),
    ),
    Form(
        "ny projektkostnad", to("programs:cost_new", "oversyn"), lambda: {"what": "Prövad kostnad"},
        texts=("what", "paid_by", "source"), numbers=("amount_kr", "year", "charged_to_year"), makes=ProjectCost,
    ),
    Form(
        "projektkostnad", to("programs:cost_edit", a_cost), texts=("what", "paid_by", "source"),
        numbers=("amount_kr", "year", "charged_to_year"),
    ),
    Form("koppla aktivitet", to("programs:project_link", "oversyn"), lambda: {"activity": str(an_activity())}),
    Form(
        "ny satsning", to("programs:priority_new", "infra-prioriteringar"), lambda: {"name": "Prövad satsning"},
        texts=("name", "mode", "planning_period"), makes=Priority,
    ),
    Form("satsning", to("programs:priority_edit", a_priority), texts=("name", "mode", "planning_period")),
    Form(
        "ny presentation", to("programs:presentation_new", "infra-prioriteringar"), lambda: {"to": "Prövad mottagare"},
        texts=("to", "by", "source"), days=("presented_on",), makes=PriorityPresentation,
    ),
    Form(
        "presentation", to("programs:presentation_edit", a_presentation), texts=("to", "by", "source"),
        days=("presented_on",),
    ),
    Form(
        "ny bevakad fråga", to("programs:watched_new"), lambda: {"name": "Prövad process", "next_what": "Remiss"},
        texts=("name", "role", "status", "next_what", "source", "note"), days=("next_on",), makes=WatchedMatter,
    ),
    Form(
        "bevakad fråga", to("programs:watched_edit", a_watched_matter), lambda: {"next_what": "Remiss"},
        texts=("name", "role", "status", "next_what", "source", "note"), days=("next_on",),
    ),
    Form(
        "nytt uppdrag", to("programs:assignment_new"),
        lambda: {
            "given_by": str(Body.objects.get(slug="samarbetskommitten").pk), "given_to": a_body(), "text": "Prövat",
        },
        texts=("text", "result"), days=("given_on", "due_on", "done_on"), makes=Assignment,
    ),
    Form(
        "uppdrag", to("programs:assignment_edit", an_assignment), texts=("text", "result"),
        days=("given_on", "due_on", "done_on"),
    ),
    Form(
        "uppdragets resultat", to("programs:assignment_report", an_assignment), lambda: {"result": "Prövat resultat."},
        texts=("result",), days=("done_on",), page=to("programs:assignment", an_assignment),
    ),
    Form(
        "nytt möte", to("meetings:create"), lambda: {"body": a_body(), "on": "2031-03-05"},
        texts=MEETING_TEXTS, days=("on", "until"), numbers=("year",), makes=Meeting,
    ),
    Form(
        "möte", to("meetings:edit", lambda: a_meeting().pk),
        texts=MEETING_TEXTS, days=("on", "until"), numbers=("year",),
    ),
    Form("flytt", to("meetings:move", lambda: a_meeting().pk), texts=("venue",), days=("on", "until")),
    Form("inställt", to("meetings:cancel", lambda: a_meeting().pk), texts=("reason",)),
    Form(
        "ny punkt", to("meetings:item_create", lambda: a_meeting().pk), lambda: {"title": "Ny prövad punkt"},
        texts=("title", "text"), numbers=("minutes_planned",), makes=AgendaItem,
    ),
    Form("punkt", to("meetings:item_edit", an_item), texts=("title", "text"), numbers=("minutes_planned",)),
    Form(
        "beslut", to("meetings:decision_create", an_item_with_a_quorum), lambda: {"text": "Prövat beslut."},
        texts=("text", "number"), makes=Decision,
    ),
    Form(
        "externt möte", to("meetings:external_create"),
        lambda: {"on": "2031-03-05", "our_side": "Kansliet", "counterpart": "Prövad motpart"},
        texts=("our_side", "counterpart", "place", "topic"), days=("on",), makes=ExternalMeeting,
    ),
    Form(
        "ny budgetrad", to("budget:line_create", lambda: a_line().budget.year), lambda: {"name": "Ny prövad rad"},
        texts=("name",), numbers=("amount_kr",), makes=BudgetLine,
    ),
    Form("budgetrad", to("budget:line_edit", 2031, lambda: a_line().pk), texts=("name",), numbers=("amount_kr",)),
    Form(
        "folkmängd", to("budget:population_create"),
        lambda: {"municipality": a_municipality(), "year": "2031", "persons": "100 000"}, numbers=("year", "persons"),
        makes=Population,
    ),
    Form(
        "avgift per invånare", to("budget:rate_create"), lambda: {"rate_kr": "4,50", "starts_on": "2032-01-01"},
        texts=("basis",), days=("starts_on", "decided_on"), numbers=("rate_kr",), makes=FeeRate,
    ),
    Form(
        "ny remiss", to("remisser:create"),
        lambda: {"title": "Prövad remiss", "issuer": "Trafikverket", "deadline_on": "2031-04-01"},
        texts=("title", "issuer", "reference"), days=("deadline_on",), makes=Consultation,
    ),
    Form(
        "remiss", to("remisser:edit", a_consultation),
        texts=("title", "issuer", "reference", "answer", "joint_reason", "outcome"),
        days=("deadline_on", "received_on", "sent_on"),
    ),
    Form("kapitel", to("reports:chapter", "verksamhetsplan", 2020, "syfte"), texts=("body",)),
    Form(
        "publicering", to("reports:publish", "verksamhetsplan", 2020), lambda: {"adopted_on": "2020-02-06"},
        texts=("paragraph",), days=("adopted_on",), makes=Job,
    ),
    Form(
        "nytt dokument", to("reports:new"), lambda: {"kind": "verksamhetsplan", "year": "2031"}, numbers=("year",),
        makes=AnnualDocument,
    ),
    Form(
        "ny person", to("members:person_create"), lambda: {"name": "Prövad Person"}, texts=("name", "title", "phone"),
        makes=Person,
    ),
    Form("person", to("members:person_update", a_person), texts=("name", "title", "phone")),
    Form(
        "plats", to("members:seat_create", a_person), lambda: {"body": a_body(), "starts_on": "2031-01-01"},
        texts=("role",), days=("starts_on", "ends_on"), makes=Seat,
    ),
    Form(
        "platsens slut", to("members:seat_end", lambda: Seat.objects.filter(ends_on=None).order_by("pk")[0].pk),
        days=("ends_on",),
    ),
    Form(
        "uppsägning", to("members:notice_register"), lambda: {"party": a_party(), "received_on": "2021-01-01"},
        days=("received_on",), page=to("members:agreement"),
    ),
    Form(
        "årets möten", to("meetings:plan_year", 2033), lambda: {"publicera": "1"}, days=("form-0-on",), makes=Meeting,
        rows=14,
    ),
    Form("anteckningar", to("meetings:minutes", a_meeting_with_notes), texts=("text",)),
    Form(
        "avgiftens betalning", to("budget:follow_up", a_followed_fee), days=("confirmed_on", "invoiced_on", "paid_on")
    ),
    Form(
        "väg till beslut", to("remisser:way", lambda: an_open_consultation().pk),
        lambda: {"way": "mandate", "version": str(an_open_consultation().version)},
        page=to("remisser:detail", lambda: an_open_consultation().pk),
    ),
    Form(
        "fråga till kommunerna", to("remisser:ask", lambda: an_open_consultation().pk), days=("last_on",),
        page=to("remisser:detail", lambda: an_open_consultation().pk), makes=Endorsement, rows=8,
    ),
    Form(
        "kommunens svar", to("remisser:endorse", an_asked_consultation), lambda: {"svar": "nej"}, texts=("skal",),
        page=to("remisser:detail", lambda: an_asked_consultation()[0]), sender="ledamot.salem@example.se",
    ),
    Form(
        "inbjudan", to("members:invite", a_person_without_account), lambda: {"email": "prov.inbjudan@example.se"},
        texts=("email",), page=to("members:person", a_person_without_account), makes=User,
    ),
    Form(
        "nytt steg", to("programs:step_new", an_activity), lambda: {"title": "Prövat steg", "due_on": "2026-12-01"},
        texts=("title",), days=("due_on",), makes=ActivityStep,
    ),
    Form("steg", to("programs:step_edit", a_step), texts=("title",), days=("due_on", "done_on")),
    Form(
        "aktivitetens projekt", to("programs:activity_projects", an_activity),
        lambda: {"projects": str(Project.objects.order_by("pk")[0].pk)},
    ),
    Form(
        "redovisning", to("programs:presentations", 2020),
        lambda: {"on": "2019-12-01", "seen_by": str(Municipality.objects.get(slug="salem").pk)}, days=("on",),
        makes=PlanPresentation,
    ),
    Form(
        "fastställande", to("plan_adopt", 2020),
        lambda: {"decision": a_committee_decision(), "waived": "Prövat skäl.", "accepts_ownerless": "on"},
        texts=("waived",), makes=PlanVersion,
    ),
    Form(
        "rättelse", to("plan_amendment", 2021), lambda: {"reason": "Prövat skäl."}, texts=("reason",),
        makes=PlanVersion, rows=2,
    ),
    Form(
        "förslag", to("programs:propose", 2020, "planeringschefer"),
        lambda: {"title": "Prövat förslag", "reason": "Prövat skäl."}, texts=("title", "comment", "reason"),
        makes=Proposal,
    ),
    Form("svar på förslag", to("programs:proposal", a_proposal), lambda: {"svar": "godta"}, texts=("answer",)),
    Form(
        "nytt program", to("programs:program_new"),
        lambda: {"slug": "prov-2060", "title": "Nytt prövat program", "abbreviation": "PP 2060"},
        texts=("title", "abbreviation", "vision", "purpose"), days=("document_on",),
        numbers=("valid_from_year", "valid_to_year", "revised_every_years", "adoptions_required"), makes=Program,
    ),
    Form(
        "program", to("programs:program_edit", lambda: a_program().slug),
        texts=("title", "abbreviation", "vision", "purpose", "overall_goal"), days=("document_on",),
        numbers=("valid_from_year", "valid_to_year"),
    ),
    Form(
        "nytt fokusområde", to("programs:focus_area_new", lambda: a_program().slug),
        lambda: {"name": "Nytt prövat område"}, texts=("name", "goal"), makes=FocusArea,
    ),
    Form("fokusområde", to("programs:focus_area_edit", lambda: a_focus_area().pk), texts=("name", "goal")),
    Form(
        "nytt delmål", to("programs:sub_goal_new", lambda: a_focus_area().pk),
        lambda: {"text": "Nytt prövat delmål", "added_on": "2026-01-01"}, texts=("text",), days=("added_on",),
        makes=SubGoal,
    ),
    Form(
        "delmålets lydelse", to("programs:sub_goal_reword", a_sub_goal),
        lambda: {"text": "Ny prövad lydelse", "added_on": "2026-01-01"}, texts=("text", "reason"), days=("added_on",),
        makes=SubGoalWording,
    ),
    Form(
        "ny programtext", to("programs:text_new", lambda: a_program().slug),
        lambda: {"kind": "aim", "text": "Prövad text."}, texts=("text", "when_text"), numbers=("order",),
        makes=ProgramText,
    ),
    Form("programtext", to("programs:text_edit", a_program_text), texts=("text", "when_text"), numbers=("order",)),
    Form("antagande", to("programs:adoption", an_adoption), texts=("paragraph",), days=("adopted_on", "notified_on")),
    Form(
        "tjänsteutlåtande", to("programs:paper", a_paper),
        texts=("proposal", "summary", "background", "process", "opinion", "distribution", "signed_by"),
    ),
]  # fmt: skip
