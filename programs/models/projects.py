"""Projects, priorities and what the cooperation watches, owns or has asked somebody to do."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from meetings.models import Decision, Meeting
from members.models import Body, Municipality
from members.scope import scope_of
from members.sources import Stated
from members.triggers import tracked, version_trigger
from programs.models.goals import FocusArea, SubGoal


@tracked()
class Project(Stated):
    """A project, study, commitment or joint operation."""

    slug = models.SlugField("adress", unique=True)
    title = models.CharField("titel", max_length=160)
    kind = models.CharField("slag", max_length=80)
    summary = models.TextField("sammanfattning", blank=True)
    focus_areas = models.ManyToManyField(FocusArea, blank=True, related_name="projects", verbose_name="fokusområden")
    sub_goal = models.ForeignKey(
        SubGoal, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name="delmål"
    )
    network = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name="nätverk"
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name="beslut"
    )
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    starts = models.CharField("börjar", max_length=40, blank=True)
    ends = models.CharField("slutar", max_length=40, blank=True)
    status = models.CharField("läge", max_length=160, blank=True)
    lead = models.CharField("leds av", max_length=160, blank=True)
    consultant = models.CharField("konsult", max_length=160, blank=True)
    consultant_paid_by = models.CharField("konsulten betalas av", max_length=160, blank=True)
    procured = models.BooleanField("upphandlat", null=True, blank=True)
    participants = models.ManyToManyField(
        Municipality, blank=True, related_name="projects", verbose_name="deltagande kommuner"
    )
    not_participating = models.ManyToManyField(Municipality, blank=True, related_name="+", verbose_name="deltar inte")
    fund_key = models.CharField("fond i bokslutet", max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "projekt"
        verbose_name_plural = "projekt"
        ordering = ["title"]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programs:project", args=[self.slug])


@tracked()
class ProjectDetail(Stated):
    """One labelled line of a project: a partner, a part with its state, an event with its date …"""

    project = models.ForeignKey(Project, models.CASCADE, related_name="details", verbose_name="projekt")
    label = models.CharField("vad", max_length=80)
    order = models.PositiveSmallIntegerField("ordning")
    text = models.TextField("text")
    when_text = models.CharField("när", max_length=40, blank=True)
    state = models.CharField("läge", max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "projektuppgift"
        verbose_name_plural = "projektuppgifter"
        ordering = ["project", "label", "order", "pk"]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.text


@tracked()
class Priority(Stated):
    """A jointly prioritised infrastructure investment."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="priorities", verbose_name="lista")
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="priorities", verbose_name="beslut"
    )
    order = models.PositiveSmallIntegerField("ordning")
    name = models.CharField("satsning", max_length=160)
    mode = models.CharField("slag", max_length=40, blank=True)
    planning_period = models.CharField("planperiod", max_length=20, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "prioriterad satsning"
        verbose_name_plural = "prioriterade satsningar"
        ordering = ["project", "order", "pk"]
        # Its place in the list is not part of what a form holds: a form may be open while the list is ordered anew.
        triggers = [version_trigger(apart_from=["order"])]

    def __str__(self) -> str:
        return self.name


@tracked()
class ProjectCost(Stated):
    """A cost of a project or a conference: what, who paid and which years; the amount may not be stated [whole kr]."""

    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="costs", verbose_name="projekt"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="costs", verbose_name="konferens"
    )
    order = models.PositiveSmallIntegerField("ordning")
    what = models.CharField("vad", max_length=160, blank=True)
    amount_kr = models.IntegerField("belopp", null=True, blank=True)
    as_printed = models.CharField("som det står i källan", max_length=80, blank=True)
    paid_by = models.CharField("betalas av", max_length=120, blank=True)
    payer = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="paid_costs",
        verbose_name="betalas av en kommun",
        help_text="Anges när en kommun bär kostnaden, utanför det gemensamma bokslutet.",
    )
    year = models.PositiveSmallIntegerField("arbetets år", null=True, blank=True)
    charged_to_year = models.PositiveSmallIntegerField("belastar års budget", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "projektkostnad"
        verbose_name_plural = "projektkostnader"
        ordering = ["project", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(project=None, meeting__isnull=False) | Q(project__isnull=False, meeting=None),
                name="cost_of_a_project_or_a_conference",
                violation_error_message="Kostnaden hör till ett projekt eller en konferens.",
            )
        ]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.what or str(self.project or self.meeting)

    @property
    def payer_name(self) -> str:
        """Return who pays, as far as it is stated."""
        return self.payer.name if self.payer else self.paid_by


@tracked()
class WatchedMatter(Stated):
    """Something the documents name beside the projects: a joint operation or an infrastructure object."""

    class Kind(models.TextChoices):
        JOINT_OPERATION = "joint_operation", "långvarig gemensam verksamhet"
        INFRASTRUCTURE = "infrastructure", "infrastrukturobjekt"
        PROCESS = "process", "bevakad process"
        COMMITMENT = "commitment", "åtagande"
        OWNERSHIP = "ownership", "gemensam ägarstyrning"
        NEW_DUTY = "new_duty", "ny kommunal uppgift att bedöma"

    kind = models.CharField("slag", max_length=20, choices=Kind)
    name = models.CharField("namn", max_length=200)
    role = models.CharField("vår roll", max_length=120, blank=True)
    status = models.CharField("läge", max_length=200, blank=True)
    next_on = models.DateField("nästa händelse", null=True, blank=True)
    next_what = models.CharField("vad som händer då", max_length=200, blank=True)
    url = models.URLField("länk", blank=True)
    municipalities = models.ManyToManyField(
        Municipality, blank=True, related_name="watched_matters", verbose_name="kommuner"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "bevakad fråga"
        verbose_name_plural = "bevakade frågor"
        ordering = ["kind", "pk"]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('programs:watched')}#fraga-{self.pk}"


@tracked()
class PriorityPresentation(Stated):
    """Where and when the prioritised investments were presented; the day may not be stated."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="presentations", verbose_name="lista")
    to = models.CharField("för vem", max_length=160)
    presented_on = models.DateField("dag", null=True, blank=True)
    by = models.CharField("av vem", max_length=160, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "presentation"
        verbose_name_plural = "presentationer"
        ordering = ["project", F("presented_on").asc(nulls_first=True), "pk"]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.to


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, user: object) -> AssignmentQuerySet:
        """What bodies ask of each other is read by those who sit in a body."""
        return self if scope_of(user).kinds else self.none()

    def open(self) -> AssignmentQuerySet:
        return self.filter(done_on=None)

    def due_by(self, day: date) -> AssignmentQuerySet:
        """Return those that are not done and shall be by the day; those that are late are among them."""
        return self.open().filter(due_on__lte=day)


@tracked()
class Assignment(Stated):
    """Something one body has asked another to do (uppdrag), with the day it is due and what came of it."""

    given_by = models.ForeignKey(Body, models.PROTECT, related_name="assignments_given", verbose_name="från")
    given_to = models.ForeignKey(Body, models.PROTECT, related_name="assignments", verbose_name="till")
    given_on = models.DateField("givet", null=True, blank=True)
    text = models.TextField("uppdrag")
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name="beslut"
    )
    due_on = models.DateField("klart senast", null=True, blank=True)
    result = models.TextField("resultat", blank=True)
    done_on = models.DateField("klart", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "uppdrag"
        verbose_name_plural = "uppdrag"
        ordering = [F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(given_by=F("given_to")),
                name="assignment_between_two_bodies",
                violation_error_message="Uppdraget måste gå från ett organ till ett annat.",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | ~Q(result=""),
                name="done_assignment_has_a_result",
                violation_error_message="Skriv vad uppdraget gav innan det markeras som klart.",
            ),
        ]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return reverse("programs:assignment", args=[self.pk])
