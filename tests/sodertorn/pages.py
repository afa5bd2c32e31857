"""A real address for every page: what the walks over all pages open."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils import timezone

from budget.models import BudgetLine
from meetings.models import AgendaItem, Decision, Meeting
from members.models import AgreementParty, Person, Seat
from programs.models import (
    Activity,
    ActivityStep,
    Assignment,
    FocusArea,
    Priority,
    PriorityPresentation,
    ProgramText,
    ProjectCost,
    ProjectDetail,
    Proposal,
    SubGoal,
    WatchedMatter,
)
from records.models import Document, Job, Letter
from remisser.models import Consultation
from sodertorn.access import ACCESS

Samples = Callable[[], list[tuple[Any, ...]]]
NO_JOB = UUID(int=0)


def addresses() -> list[tuple[str, str]]:
    """Return (URL name, path) for every declared page, with real rows in the paths."""
    return [(name, reverse(name, args=args)) for name in ACCESS for args in samples(name)]


def samples(name: str) -> list[tuple[Any, ...]]:
    given = SAMPLES.get(name, [()])
    return given() if callable(given) else given


def pk(rows: models.QuerySet[Any]) -> int:
    """Return a row's number, or one that no row has: the page then answers 404."""
    return rows.values_list("pk", flat=True).order_by("pk").first() or 999_999


def meeting(key: str) -> int:
    return pk(Meeting.objects.filter(key=key))


def future_meeting() -> int:
    return pk(Meeting.objects.filter(is_example=True, state=Meeting.State.PLANNED))


def activity(key: str) -> int:
    return pk(Activity.objects.filter(key=key))


def item() -> tuple[int, int]:
    found = AgendaItem.objects.order_by("pk").first()
    return (found.meeting_id, found.pk) if found else (meeting("ssk-2020-2"), 999_999)


def this_year() -> int:
    """Return the year whose plan the example year made."""
    return timezone.localdate().year


def of_meeting() -> list[tuple[Any, ...]]:
    return [(meeting("ssk-2020-2"),)]


def of_item() -> list[tuple[Any, ...]]:
    return [item()]


def of_activity() -> list[tuple[Any, ...]]:
    return [(activity("HP2020-07"),)]


def of_rows(model: type[models.Model]) -> Samples:
    return lambda: [(pk(model._default_manager.all()),)]


def of_person() -> list[tuple[Any, ...]]:
    return [(pk(Person.objects.filter(name="Boel Godner")),)]


def of_consultation() -> list[tuple[Any, ...]]:
    return [(pk(Consultation.objects.filter(key="rem-2021-7")),)]


def of_job() -> list[tuple[Any, ...]]:
    return [(Job.objects.values_list("pk", flat=True).first() or NO_JOB,)]


PLAN_DOCUMENT = ("verksamhetsplan", 2020)

SAMPLES: dict[str, Samples | list[tuple[Any, ...]]] = {
    "open_data_file": [("kommuner", "csv"), ("avgifter", "json")],
    "development_letter": [("finns-inte",)],
    "mfa_edit_webauthn": [(999_999,)],
    "mfa_remove_webauthn": [(999_999,)],
    "members:municipality": [("salem",)],
    "members:municipality_networks": [("salem",)],
    "members:body": [("samarbetskommitten",), ("klimatstrateger",)],
    "members:notice_withdraw": lambda: [(pk(AgreementParty.objects.all()),)],
    "members:person": of_person,
    "members:person_update": of_person,
    "members:seat_create": of_person,
    "members:seat_end": lambda: [(pk(Seat.objects.all()),)],
    "members:invite": of_person,
    "members:account_close": of_person,
    "members:account_reopen": of_person,
    "members:account_reset": of_person,
    "records:job": of_job,
    "records:job_again": of_job,
    "records:letter_again": lambda: [(pk(Letter.objects.all()),)],
    "records:history": lambda: [("programs", "activity", activity("HP2020-07"))],
    "records:link": [("ingen-lank-med-den-har-koden",)],
    "records:draft": lambda: [("reports", "chapter", 1, "body")],
    "meetings:plan_year": [(2027,)],
    "meetings:feed": [("samarbetskommitten",)],
    "meetings:detail": lambda: [(meeting("ssk-2020-2"),), (meeting("konf-2021"),), (future_meeting(),)],
    "meetings:meeting_file": of_meeting,
    "meetings:edit": of_meeting,
    "meetings:move": of_meeting,
    "meetings:cancel": of_meeting,
    "meetings:set_state": of_meeting,
    "meetings:attendance": of_meeting,
    "meetings:item_create": of_meeting,
    "meetings:item_edit": of_item,
    "meetings:item_move": of_item,
    "meetings:item_delete": of_item,
    "meetings:decision_create": of_item,
    "meetings:minutes": of_meeting,
    "meetings:minutes_approve": of_meeting,
    "meetings:decision": lambda: [(pk(Decision.objects.filter(year=2021)),)],
    "programs:program": [("sup-2013",), ("sup-2035",), ("sup-2040",)],
    "programs:project": [("oversyn",), ("infra-prioriteringar",)],
    **{
        f"programs:{name}": [("oversyn",)]
        for name in ("project_edit", "project_remove", "project_link", "detail_new", "cost_new", "presentation_new")
    },
    "programs:priority_new": [("infra-prioriteringar",)],
    "programs:project_unlink": lambda: [("oversyn", activity("HP2020-07"))],
    **{f"programs:{name}": of_rows(ProjectDetail) for name in ("detail_edit", "detail_remove")},
    **{f"programs:{name}": of_rows(ProjectCost) for name in ("cost_edit", "cost_remove")},
    **{f"programs:{name}": of_rows(Priority) for name in ("priority_edit", "priority_move", "priority_remove")},
    **{f"programs:{name}": of_rows(PriorityPresentation) for name in ("presentation_edit", "presentation_remove")},
    **{f"programs:{name}": of_rows(WatchedMatter) for name in ("watched_edit", "watched_remove")},
    **{
        f"programs:{name}": of_rows(Assignment)
        for name in ("assignment", "assignment_report", "assignment_edit", "assignment_remove")
    },
    "programs:plan": [(2020,), (2021,)],
    "programs:action_plan": [(2020,), (2021,)],
    "programs:plan_changes": lambda: [(2020,), (2021,), (this_year() + 1,)],
    "programs:next_plan": lambda: [(2020,), (2021,), (this_year(),)],
    "programs:next_plan_start": [(2020,)],
    "programs:next_plan_rest": lambda: [(this_year(),)],
    "programs:next_plan_new": lambda: [(this_year(),)],
    "programs:next_plan_choose": lambda: [
        (this_year(), pk(Activity.objects.filter(plan__year=this_year(), successors=None)), what)
        for what in ("for-vidare", "sla-ihop", "dela", "utgar", "angra")
    ],
    "programs:progress": [(2020,), (2021,)],
    "programs:activity_new": [(2020,)],
    "programs:proposals": [(2020,)],
    "programs:propose": [(2020, "planeringschefer")],
    "programs:proposal": lambda: [(pk(Proposal.objects.all()),)],
    "programs:export": [(2020,)],
    "programs:import": [(2020,)],
    **{
        f"programs:{name}": [("sup-2035",)]
        for name in (
            "program_edit",
            "focus_area_new",
            "text_new",
            "adoptions",
            "adoptions_remind",
            "paper",
            "paper_word",
            "paper_pdf",
        )
    },
    "programs:adoption": [("sup-2040", "salem")],
    "programs:focus_area_edit": lambda: [(pk(FocusArea.objects.all()),)],
    "programs:sub_goal_new": lambda: [(pk(FocusArea.objects.all()),)],
    "programs:sub_goal_reword": lambda: [(pk(SubGoal.objects.all()),)],
    "programs:text_edit": lambda: [(pk(ProgramText.objects.all()),)],
    "records:document_file": lambda: [(pk(Document.objects.filter(versions__is_draft=False)),)],
    "programs:step_new": of_activity,
    "programs:step_edit": lambda: [(pk(ActivityStep.objects.all()),)],
    "programs:step_done": lambda: [(pk(ActivityStep.objects.all()),)],
    "programs:condition": of_activity,
    "programs:part": of_activity,
    "programs:activity_projects": of_activity,
    "programs:presentations": [(2020,), (2021,)],
    "programs:plan_versions": [(2020,), (2021,)],
    "programs:plan_version": [(2021, 0)],
    "programs:amendment_give_up": [(2021,)],
    "programs:close_year": [(2021,)],
    "plan_adopt": [(2020,)],
    "plan_amendment": [(2021,)],
    "programs:network_plan": [(2020, "planeringschefer")],
    "programs:activity": lambda: [(activity("HP2020-07"),), (activity("HP2021-08"),)],
    "programs:activity_row": of_activity,
    "programs:activity_edit": of_activity,
    "programs:activity_move": of_activity,
    "programs:activity_place": [(2020,)],
    "programs:activity_delete": of_activity,
    "programs:follow_up_add": of_activity,
    "programs:outcome": [(2020,), (2021,)],
    "programs:silence_days": [(2020,)],
    "programs:rounds": [(2020,), (2021,)],
    "programs:round": [(2020, 1)],
    "programs:round_remind": [(2020, 1)],
    "programs:round_close": [(2020, 1)],
    "programs:owners": of_activity,
    "programs:owner_remove": lambda: [(activity("HP2020-07"), pk(Person.objects.all()))],
    "programs:answers": [(999_999,)],
    "programs:answer": [(999_999, 1)],
    "programs:answers_done": [(999_999,)],
    "budget:year": [(2020,), (2021,)],
    "budget:fees": [(2020,), (2021,), (2026,)],
    "budget:fees_csv": [(2020,)],
    "budget:fees_json": [(2020,)],
    "budget:budget": [(2017,), (2020,)],
    "budget:budget_create": [(2022,)],
    "budget:line_create": [(2020,)],
    "budget:line_edit": lambda: [(2020, pk(BudgetLine.objects.filter(budget__year=2020)))],
    "budget:line_remove": lambda: [(2020, pk(BudgetLine.objects.filter(budget__year=2020)))],
    "budget:follow_up": [(2021, "salem")],
    "budget:accounts": [(2021,)],
    "remisser:detail": of_consultation,
    "remisser:edit": of_consultation,
    "remisser:paper": of_consultation,
    "remisser:way": of_consultation,
    "remisser:ask": of_consultation,
    "remisser:endorse": lambda: [(*of_consultation()[0], "salem")],
    "reports:document": [PLAN_DOCUMENT, ("bokslut", 2021)],
    "reports:pdf": [PLAN_DOCUMENT],
    "reports:pdf_version": [(*PLAN_DOCUMENT, 1)],
    "reports:make": [PLAN_DOCUMENT],
    "reports:chapter": [(*PLAN_DOCUMENT, "syfte")],
    "reports:publish": [PLAN_DOCUMENT],
}
