"""Yearly plans (handlingsplaner): activities, presentations, adopted versions, carry-over and proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pgtrigger
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse

from meetings.models import Decision
from members.models import Body, Municipality, Person
from members.scope import scope_of
from members.sources import Stated, text_list
from members.triggers import tracked, version_trigger
from programs.models.frozen import activity_triggers, owner_triggers
from programs.models.goals import FocusArea, Program, SubGoal

if TYPE_CHECKING:
    from programs.models.projects import Project


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: object) -> PlanQuerySet:
        return self if scope_of(user).kinds else self.exclude(state=Plan.State.DRAFT)

    def adopted(self) -> PlanQuerySet:
        return self.filter(state__in=Plan.ADOPTED_STATES)

    def with_amendment(self) -> PlanQuerySet:
        """Read with each plan whether an amendment is open (`is_frozen`) and the number of the last one locked."""
        rows = PlanVersion.objects.filter(plan=OuterRef("pk"))
        last = rows.exclude(closed_at=None).order_by("-number").values("number")[:1]
        return self.annotate(has_open_amendment=Exists(rows.filter(closed_at=None)), last_number=Subquery(last))


@tracked()
class Plan(Stated):
    """A year's action plan (handlingsplan) with its activities."""

    class State(models.TextChoices):
        DRAFT = "draft", "utkast"
        PRESENTED = "presented", "redovisat"
        ADOPTED = "adopted", "fastställt"
        FOLLOWED_UP = "followed_up", "uppföljt"

    ADOPTED_STATES = (State.ADOPTED, State.FOLLOWED_UP)  # programs.models.frozen names them in SQL

    year = models.PositiveSmallIntegerField("år", unique=True)
    program = models.ForeignKey(Program, models.PROTECT, related_name="plans", verbose_name="program")
    title = models.CharField("titel", max_length=120)
    attachment = models.CharField("bilaga", max_length=120, blank=True)
    title_as_read = models.CharField("titel som den läses", max_length=240, blank=True)
    state = models.CharField("läge", max_length=20, choices=State, default=State.DRAFT)
    adopted_on = models.DateField("fastställd", null=True, blank=True)
    columns = text_list("kolumner")
    remarks = text_list("anmärkningar")
    abbreviations = models.JSONField("förkortningar", default=dict, blank=True)
    adopted_by = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="adopted_plans", verbose_name="beslut"
    )
    presentation_waived = models.TextField("skäl att fastställa utan åtta redovisningar", blank=True)
    silence_days = models.PositiveSmallIntegerField("tyst efter [dagar]", default=120)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "handlingsplan"
        verbose_name_plural = "handlingsplaner"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(silence_days__range=(1, 730)),
                name="plan_silence_within_two_years",
                violation_error_message="Ange mellan 1 och 730 dagar.",
            )
        ]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programs:plan", args=[self.year])

    @property
    def is_adopted(self) -> bool:
        return self.state in self.ADOPTED_STATES

    @property
    def is_frozen(self) -> bool:
        """Whether the rows stay as decided. Read with `with_amendment`."""
        return self.is_adopted and not getattr(self, "has_open_amendment", False)


class StatedEmptySubGoal(Stated):
    """A sub-goal that the document itself prints without any activity."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="stated_empty_sub_goals")
    sub_goal = models.ForeignKey(SubGoal, models.CASCADE, related_name="+")
    text = models.CharField("lydelse i planen", max_length=300, blank=True)

    class Meta:
        verbose_name = "delmål utan aktivitet enligt källan"
        verbose_name_plural = "delmål utan aktivitet enligt källan"
        ordering = ["plan", "sub_goal"]

    def __str__(self) -> str:
        return self.text


class ActivityPart(models.TextChoices):
    """What a municipality, network or person does in an activity."""

    LEAD = "lead", "leder"
    TAKES_PART = "takes_part", "deltar"


class ActivityQuerySet(models.QuerySet["Activity"]):
    def visible_to(self, user: object) -> ActivityQuerySet:
        return self if scope_of(user).kinds else self.exclude(plan__state=Plan.State.DRAFT)

    def for_table(self) -> ActivityQuerySet:
        """Everything a row of the table shows, in three queries."""
        return self.select_related("plan", "sub_goal", "focus_area").prefetch_related("municipalities", "networks")


@tracked()
class Activity(Stated):
    """A row of the action plan. Saved by compare-and-set on its version (members.versions)."""

    class Scope(models.TextChoices):
        JOINT = "joint", "gemensamt (Södertörn)"
        NAMED = "named", "utpekade kommuner"
        ALL = "all", "alla"
        NOT_STATED = "not_stated", "uppgift saknas"

    class Timing(models.TextChoices):
        ONGOING = "ongoing", "löpande"
        SPRING = "spring", "vår"
        AUTUMN = "autumn", "höst"
        SPRING_AND_AUTUMN = "spring_and_autumn", "vår och höst"
        YEARLY = "yearly", "årligen"
        BY_MONTH = "by_month", "klart en viss månad"
        FROM_YEAR = "from_year", "från ett visst år"
        NOT_STATED = "not_stated", "uppgift saknas"

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", "ej påbörjad"
        ONGOING = "ongoing", "pågår"
        DONE = "done", "genomförd"
        DONE_OR_ONGOING = "done_or_ongoing", "genomförd/pågår"
        CANCELLED = "cancelled", "utgår"
        NOT_STATED = "not_stated", "uppgift saknas"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="activities", verbose_name="plan")
    order = models.PositiveSmallIntegerField("ordning")
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, related_name="activities", verbose_name="fokusområde")
    sub_goal = models.ForeignKey(
        SubGoal, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name="delmål"
    )
    sub_goal_text = models.CharField("delmålets lydelse i planen", max_length=300, blank=True)
    title = models.CharField("aktivitet", max_length=400)
    scope = models.CharField("ansvarig kommun", max_length=20, choices=Scope, default=Scope.NOT_STATED)
    municipalities = models.ManyToManyField(
        Municipality, through="ActivityMunicipality", blank=True, related_name="activities", verbose_name="kommuner"
    )
    networks = models.ManyToManyField(
        Body, through="ActivityNetwork", blank=True, related_name="activities", verbose_name="nätverk"
    )
    contacts = text_list("kontaktpersoner")
    responsible_as_read = models.CharField("ansvarig enligt källan", max_length=240, blank=True)
    responsible_note = models.CharField("om ansvaret", max_length=240, blank=True)
    timing = models.CharField("tidplan", max_length=20, choices=Timing, default=Timing.NOT_STATED)
    timing_month = models.PositiveSmallIntegerField("månad", null=True, blank=True)
    timing_year = models.PositiveSmallIntegerField("från år", null=True, blank=True)
    timing_text = models.CharField("tidplan enligt källan", max_length=120, blank=True)
    condition = models.CharField("villkor", max_length=240, blank=True)
    comment = models.TextField("kommentar", blank=True)
    status = models.CharField("status", max_length=20, choices=Status, default=Status.NOT_STATED)
    status_text = models.CharField("status enligt källan", max_length=160, blank=True)
    predecessors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="successors", verbose_name="bygger på"
    )
    projects: models.ManyToManyField[Project, Any] = models.ManyToManyField(
        "Project", blank=True, related_name="activities", verbose_name="projekt"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    WRITTEN_BESIDE = ("follow_up",)  # texts with drafts (records.drafts) that become rows of their own
    persons = models.ManyToManyField(
        Person, through="ActivityPerson", blank=True, related_name="activities", verbose_name="personer"
    )
    condition_met_on = models.DateField("villkoret uppfyllt", null=True, blank=True)
    cost_kr = models.PositiveIntegerField("kostnad", null=True, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = "aktivitet"
        verbose_name_plural = "aktiviteter"
        ordering = ["plan", "order", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="activity_has_a_title"),
            models.CheckConstraint(
                condition=Q(timing_month=None) | Q(timing_month__range=(1, 12)),
                name="activity_month_exists",
                violation_error_message="Månaden måste vara 1–12.",
            ),
        ]
        # Its place is not part of what a form or a workbook holds: both may be out while the rows are ordered anew.
        triggers = [version_trigger(apart_from=["order"]), *activity_triggers()]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programs:activity", args=[self.pk])


@tracked()
class ActivityMunicipality(models.Model):
    activity = models.ForeignKey(Activity, models.CASCADE)
    municipality = models.ForeignKey(Municipality, models.PROTECT)
    part = models.CharField("roll", max_length=10, choices=ActivityPart, default=ActivityPart.LEAD)

    class Meta:
        verbose_name = "ansvarig kommun"
        verbose_name_plural = "ansvariga kommuner"
        constraints = [models.UniqueConstraint(fields=["activity", "municipality"], name="activity_municipality_once")]
        triggers = owner_triggers()


@tracked()
class ActivityNetwork(models.Model):
    activity = models.ForeignKey(Activity, models.CASCADE)
    body = models.ForeignKey(Body, models.PROTECT)
    part = models.CharField("roll", max_length=10, choices=ActivityPart, default=ActivityPart.LEAD)

    class Meta:
        verbose_name = "ansvarigt nätverk"
        verbose_name_plural = "ansvariga nätverk"
        constraints = [models.UniqueConstraint(fields=["activity", "body"], name="activity_network_once")]
        triggers = owner_triggers()


@tracked()
class ActivityPerson(models.Model):
    """Somebody who answers for an activity, or takes part in it; the one who is asked how it goes."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="owners")
    person = models.ForeignKey(Person, models.PROTECT, related_name="owned_activities")
    part = models.CharField("roll", max_length=10, choices=ActivityPart, default=ActivityPart.LEAD)

    class Meta:
        verbose_name = "ansvarig person"
        verbose_name_plural = "ansvariga personer"
        constraints = [models.UniqueConstraint(fields=["activity", "person"], name="activity_person_once")]

    def __str__(self) -> str:
        return f"{self.person} {self.get_part_display()}"


@tracked()
class ActivityStep(models.Model):
    """A step on the way, with the day it should be done and the day it was."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="steps", verbose_name="aktivitet")
    order = models.PositiveSmallIntegerField("ordning")
    title = models.CharField("steg", max_length=200)
    due_on = models.DateField("klart senast", null=True, blank=True)
    done_on = models.DateField("klart", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "steg"
        verbose_name_plural = "steg"
        ordering = ["activity", "order", "pk"]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.title


@tracked()
class PlanPresentation(models.Model):
    """The day on which the plan's draft was presented to a municipality, before adoption (§ 4)."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="presentations", verbose_name="plan")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="kommun")
    presented_on = models.DateField("redovisad")

    class Meta:
        verbose_name = "redovisning"
        verbose_name_plural = "redovisningar"
        ordering = ["plan", "municipality"]
        constraints = [models.UniqueConstraint(fields=["plan", "municipality"], name="plan_presented_once")]

    def __str__(self) -> str:
        return f"{self.plan} för {self.municipality} {self.presented_on}"


@tracked()
class PlanVersion(models.Model):
    """The plan as decided: number 0 is the adoption, each later one an amendment with its reason.

    An amendment is open, and the plan's rows may be changed, until it is closed; then its data is kept for ever.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions", verbose_name="plan")
    number = models.PositiveSmallIntegerField("nummer")
    reason = models.TextField("skäl", blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="plan_versions", verbose_name="beslut"
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="öppnad av"
    )
    opened_at = models.DateTimeField("öppnad")
    closed_at = models.DateTimeField("låst", null=True, blank=True)
    data = models.JSONField("innehåll", encoder=DjangoJSONEncoder, null=True, blank=True)
    sha256 = models.CharField("kontrollsumma", max_length=64, blank=True)

    class Meta:
        verbose_name = "fastställd version"
        verbose_name_plural = "fastställda versioner"
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_number_once"),
            models.UniqueConstraint(fields=["plan"], condition=Q(closed_at=None), name="plan_one_open_amendment"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | (Q(data__isnull=False) & ~Q(sha256="")), name="plan_version_has_data"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="closed_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__closed_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan}, rättad {self.number}" if self.number else f"{self.plan}, fastställd"

    @property
    def content(self) -> dict[str, Any]:
        """What the plan then said; an amendment has none before it is closed."""
        if self.data is None:
            raise ValueError("the amendment is still open")
        content: dict[str, Any] = self.data
        return content


@tracked()
class CarriedOver(models.Model):
    """What was chosen for an activity when the next plan was made. The links lie in Activity.predecessors."""

    class Choice(models.TextChoices):
        KEEP = "keep", "förs vidare"
        MERGE = "merge", "slås ihop"
        SPLIT = "split", "delas"
        DROP = "drop", "utgår"

    source = models.ForeignKey(Activity, models.CASCADE, related_name="carried_over", verbose_name="aktivitet")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="carried_over", verbose_name="till plan")
    choice = models.CharField("val", max_length=10, choices=Choice)
    reason = models.CharField("skäl", max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "val för nästa plan"
        verbose_name_plural = "val för nästa plan"
        ordering = ["plan", "source__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "plan"], name="carried_over_once"),
            models.CheckConstraint(
                condition=~Q(choice="drop") | ~Q(reason=""),
                name="dropped_with_a_reason",
                violation_error_message="Skriv varför aktiviteten utgår.",
            ),
        ]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return f"{self.source} {self.get_choice_display()}"


@tracked()
class Proposal(models.Model):
    """A network's proposal: a new activity for the plan, a change of one, or that one is dropped."""

    class Kind(models.TextChoices):
        NEW = "new", "ny aktivitet"
        CHANGE = "change", "ändring"
        DROP = "drop", "utgår"

    class State(models.TextChoices):
        SUBMITTED = "submitted", "inlämnat"
        ACCEPTED = "accepted", "godtaget"
        DECLINED = "declined", "avböjt"
        WITHDRAWN = "withdrawn", "återtaget"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="proposals", verbose_name="plan")
    network = models.ForeignKey(Body, models.PROTECT, related_name="proposals", verbose_name="nätverk")
    kind = models.CharField("slag", max_length=10, choices=Kind)
    activity = models.ForeignKey(
        Activity, models.SET_NULL, null=True, blank=True, related_name="proposals", verbose_name="aktivitet"
    )
    focus_area = models.ForeignKey(
        FocusArea, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="fokusområde"
    )
    sub_goal = models.ForeignKey(
        SubGoal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="delmål"
    )
    title = models.CharField("aktivitet", max_length=400, blank=True)
    timing = models.CharField("tidplan", max_length=20, choices=Activity.Timing, default=Activity.Timing.NOT_STATED)
    comment = models.TextField("kommentar", blank=True)
    reason = models.TextField("skäl")
    state = models.CharField("läge", max_length=10, choices=State, default=State.SUBMITTED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="föreslaget av"
    )
    proposed_at = models.DateTimeField("föreslaget")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="besvarat av"
    )
    answered_at = models.DateTimeField("besvarat", null=True, blank=True)
    answer = models.TextField("svar", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "förslag"
        verbose_name_plural = "förslag"
        ordering = ["-proposed_at", "-pk"]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.title or (self.activity.title if self.activity else "aktiviteten finns inte kvar")
