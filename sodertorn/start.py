"""What the start page shows: to the public, and by what somebody's seats make them need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.urls import reverse

from budget.fees.queries import FeeRow, fees_of_municipality
from meetings.models import Meeting
from members.models import Body, Municipality
from members.scope import OwnMunicipality, UserScope, scope_of
from programs.models import Activity
from programs.table.queries import PlanRow
from records.models import Document, DocumentVersion
from remisser.queries import ToEndorse, to_endorse
from reports.models import AnnualDocument
from sodertorn.tasks.near import assignments, tasks_of_secretariat
from sodertorn.tasks.task import Task


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
    own_activities: list[PlanRow] = field(default_factory=list)
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
        page.own_activities = [PlanRow(activity, [], []) for activity in own.select_related("plan").distinct()[:8]]
        page.own_networks = list(Body.objects.networks().filter(pk__in=scope.body_ids))
    if scope.municipality:
        if scope.speaks_for(scope.municipality.id):
            page.consultations = to_endorse(scope.municipality.id, today)
        page.hosting = (
            Meeting.objects.visible_to(user)
            .upcoming(today)
            .filter(hosts=scope.municipality.id)
            .select_related("body")
            .first()
        )
        if scope.is_director_of(scope.municipality.id):
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
