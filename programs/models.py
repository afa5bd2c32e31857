"""What we want and do: programmes with goals, yearly plans with activities, follow-up, projects."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from meetings.models import Decision
from members.models import Body, Municipality, text_list
from members.standing import standing_of
from members.stated import Stated
from members.tracking import tracked, version_trigger


class RegionalGoal(Stated):
    """One of the goals of the regional development plan RUFS 2050."""

    order = models.PositiveSmallIntegerField("ordning", unique=True)
    text = models.CharField("mål", max_length=240)

    class Meta:
        verbose_name = "regionalt mål"
        verbose_name_plural = "regionala mål"
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text


@tracked()
class Program(Stated):
    """A development programme (utvecklingsprogram), adopted by the eight executive boards."""

    slug = models.SlugField("adress", unique=True)
    title = models.CharField("titel", max_length=160)
    abbreviation = models.CharField("förkortning", max_length=40)
    document_on = models.DateField("daterat", null=True, blank=True)
    valid_from_year = models.PositiveSmallIntegerField("gäller från år", null=True, blank=True)
    valid_to_year = models.PositiveSmallIntegerField("gäller till år", null=True, blank=True)
    validity_note = models.TextField("om giltigheten", blank=True)
    status = models.CharField("läge enligt källan", max_length=200, blank=True)
    replaced_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name="ersätts av"
    )
    vision = models.CharField("vision", max_length=240, blank=True)
    vision_subline = models.CharField("visionens underrad", max_length=240, blank=True)
    purpose = models.TextField("syfte", blank=True)
    overall_goal = models.TextField("övergripande mål", blank=True)
    cross_cutting = models.CharField("genomsyrar allt", max_length=160, blank=True)
    revision = models.CharField("revidering", max_length=240, blank=True)
    revised_every_years = models.PositiveSmallIntegerField("revideras vart [år]", null=True, blank=True)
    adoption_level = models.CharField("antas av", max_length=160, blank=True)
    adoptions_required = models.PositiveSmallIntegerField("antaganden som krävs", null=True, blank=True)
    adoption_condition = models.TextField("villkor för giltighet", blank=True)
    economic_consequences = models.CharField("ekonomiska konsekvenser", max_length=200, blank=True)
    legal_consequences = models.CharField("juridiska konsekvenser", max_length=200, blank=True)
    stated_counts = models.JSONField("antal enligt källan", default=dict, blank=True)
    field_sources = models.JSONField("källor per uppgift", default=dict, blank=True)

    class Meta:
        verbose_name = "utvecklingsprogram"
        verbose_name_plural = "utvecklingsprogram"
        ordering = ["valid_from_year", "pk"]

    def __str__(self) -> str:
        return self.abbreviation

    def get_absolute_url(self) -> str:
        return reverse("programs:program", args=[self.slug])


class ProgramText(Stated):
    """A short text of a programme that is used again in plans: a principle, an aim, a step, a note."""

    class Kind(models.TextChoices):
        PRINCIPLE = "principle", "förhållningssätt"
        AIM = "aim", "syfte"
        STEP = "step", "steg"
        PREPARATION = "preparation", "förberedelse"
        CHAIN = "chain", "genomförandekedja"
        COMMUNICATION = "communication", "påverkan och kommunikation"
        CONTEXT = "context", "sammanhang"
        GOVERNING = "governing", "styrande dokument"
        NOTE = "note", "anmärkning"

    program = models.ForeignKey(Program, models.CASCADE, related_name="texts", verbose_name="program")
    kind = models.CharField("slag", max_length=20, choices=Kind)
    order = models.PositiveSmallIntegerField("ordning")
    text = models.TextField("text")
    when_text = models.CharField("när", max_length=80, blank=True)

    class Meta:
        verbose_name = "programtext"
        verbose_name_plural = "programtexter"
        ordering = ["program", "kind", "order"]

    def __str__(self) -> str:
        return self.text


class PlanningLevel(Stated):
    """A level of planning and the plans that lie on it."""

    order = models.PositiveSmallIntegerField("ordning", unique=True)
    level = models.CharField("nivå", max_length=60)
    plans = text_list("planer")

    class Meta:
        verbose_name = "planeringsnivå"
        verbose_name_plural = "planeringsnivåer"
        ordering = ["order"]

    def __str__(self) -> str:
        return self.level


class EarlierVision(Stated):
    """A vision from before the programmes had one, with the structure of its time."""

    title = models.CharField("titel", max_length=120)
    target_year = models.PositiveSmallIntegerField("målår")
    summary = models.TextField("sammanfattning")
    target = models.CharField("mål", max_length=160, blank=True)
    structure = models.JSONField("struktur", default=dict)

    class Meta:
        verbose_name = "tidigare vision"
        verbose_name_plural = "tidigare visioner"

    def __str__(self) -> str:
        return self.title


class Area(Stated):
    """A programme's upper division: regional questions or internal cooperation."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="areas", verbose_name="program")
    slug = models.SlugField("adress")
    order = models.PositiveSmallIntegerField("ordning")
    name = models.CharField("namn", max_length=120)
    purpose = models.TextField("syfte", blank=True)

    class Meta:
        verbose_name = "område"
        verbose_name_plural = "områden"
        ordering = ["program", "order"]
        constraints = [models.UniqueConstraint(fields=["program", "slug"], name="area_slug_once")]

    def __str__(self) -> str:
        return self.name


class FocusArea(Stated):
    """A programme's focus area (in SUP 2013: target area) with its goal."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="focus_areas", verbose_name="program")
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="focus_areas", verbose_name="område"
    )
    slug = models.SlugField("adress")
    order = models.PositiveSmallIntegerField("ordning")
    name = models.CharField("namn", max_length=120)
    goal = models.TextField("mål", blank=True)
    goal_variants = models.JSONField("andra lydelser", default=list, blank=True)
    issues = text_list("utvecklingsfrågor")
    directions = text_list("inriktningar")
    year_focus = text_list("årets inriktning 2017")
    long_term_goals = models.PositiveSmallIntegerField("långsiktiga mål enligt källan", null=True, blank=True)

    class Meta:
        verbose_name = "fokusområde"
        verbose_name_plural = "fokusområden"
        ordering = ["program", "order"]
        constraints = [models.UniqueConstraint(fields=["program", "slug"], name="focus_area_slug_once")]

    def __str__(self) -> str:
        return self.name


class FocusAreaResponsibility(Stated):
    """Who answers for a focus area: networks, the secretariat, or nobody of its own."""

    focus_area = models.ForeignKey(FocusArea, models.CASCADE, related_name="responsibilities")
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    bodies = models.ManyToManyField(Body, blank=True, related_name="focus_area_responsibilities")
    text = models.CharField("enligt källan", max_length=240, blank=True)

    class Meta:
        verbose_name = "ansvar för fokusområde"
        verbose_name_plural = "ansvar för fokusområden"
        ordering = ["focus_area", F("year").asc(nulls_first=True)]

    def __str__(self) -> str:
        return f"{self.focus_area} {self.year or ''}".strip()


@tracked()
class SubGoal(Stated):
    """A sub-goal (delmål). Its wordings are kept apart, so that an old text is never lost."""

    focus_area = models.ForeignKey(FocusArea, models.CASCADE, related_name="sub_goals", verbose_name="fokusområde")
    slug = models.SlugField("adress")
    order = models.PositiveSmallIntegerField("ordning")
    text = models.CharField("lydelse", max_length=300)
    added_on = models.DateField("tillagt", null=True, blank=True)
    added_by = models.CharField("tillagt av", max_length=160, blank=True)
    added_by_decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="added_sub_goals", verbose_name="beslut"
    )
    in_original = models.BooleanField("fanns från början", default=True)

    class Meta:
        verbose_name = "delmål"
        verbose_name_plural = "delmål"
        ordering = ["focus_area", "order"]
        constraints = [models.UniqueConstraint(fields=["focus_area", "slug"], name="sub_goal_slug_once")]

    def __str__(self) -> str:
        return self.text


class SubGoalWording(Stated):
    """Another wording of a sub-goal, as some document prints it."""

    sub_goal = models.ForeignKey(SubGoal, models.CASCADE, related_name="wordings", verbose_name="delmål")
    text = models.CharField("lydelse", max_length=300)

    class Meta:
        verbose_name = "lydelse"
        verbose_name_plural = "lydelser"
        ordering = ["sub_goal", "pk"]

    def __str__(self) -> str:
        return self.text


class Adoption(Stated):
    """A date on which a programme was adopted, by a board that may not be named."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="adoptions", verbose_name="program")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="adoptions", verbose_name="kommun"
    )
    adopted_on = models.DateField("antaget", null=True, blank=True)
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    month = models.PositiveSmallIntegerField("månad", null=True, blank=True)
    date_text = models.CharField("datum enligt källan", max_length=120, blank=True)
    date_as_read = models.CharField("datum som det läses", max_length=120, blank=True)
    paragraph = models.CharField("paragraf", max_length=20, blank=True)
    adopted_by = models.CharField("antaget av", max_length=200, blank=True)

    class Meta:
        verbose_name = "antagande"
        verbose_name_plural = "antaganden"
        ordering = ["program", "adopted_on", "pk"]

    def __str__(self) -> str:
        return f"{self.program} {self.date_text or self.adopted_on}"


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: object) -> PlanQuerySet:
        return self if standing_of(user).kinds else self.exclude(state=Plan.State.DRAFT)


@tracked()
class Plan(Stated):
    """A year's action plan (handlingsplan) with its activities."""

    class State(models.TextChoices):
        DRAFT = "draft", "utkast"
        PRESENTED = "presented", "redovisat"
        ADOPTED = "adopted", "fastställt"
        FOLLOWED_UP = "followed_up", "uppföljt"

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

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "handlingsplan"
        verbose_name_plural = "handlingsplaner"
        ordering = ["-year"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programs:plan", args=[self.year])


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


class ActivityQuerySet(models.QuerySet["Activity"]):
    def visible_to(self, user: object) -> ActivityQuerySet:
        return self if standing_of(user).kinds else self.exclude(plan__state=Plan.State.DRAFT)

    def for_table(self) -> ActivityQuerySet:
        """Everything a row of the table shows, in three queries."""
        return self.select_related("plan", "sub_goal", "focus_area").prefetch_related("municipalities", "networks")


@tracked()
class Activity(Stated):
    """A row of the action plan. Saved by compare-and-set on its version (members.tracking)."""

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
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programs:activity", args=[self.pk])


@tracked()
class ActivityMunicipality(models.Model):
    activity = models.ForeignKey(Activity, models.CASCADE)
    municipality = models.ForeignKey(Municipality, models.PROTECT)

    class Meta:
        verbose_name = "ansvarig kommun"
        verbose_name_plural = "ansvariga kommuner"
        constraints = [models.UniqueConstraint(fields=["activity", "municipality"], name="activity_municipality_once")]


@tracked()
class ActivityNetwork(models.Model):
    activity = models.ForeignKey(Activity, models.CASCADE)
    body = models.ForeignKey(Body, models.PROTECT)

    class Meta:
        verbose_name = "ansvarigt nätverk"
        verbose_name_plural = "ansvariga nätverk"
        constraints = [models.UniqueConstraint(fields=["activity", "body"], name="activity_network_once")]


@tracked()
class FollowUp(Stated):
    """One entry on what came of an activity."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="follow_ups", verbose_name="aktivitet")
    order = models.PositiveSmallIntegerField("ordning", default=0)
    text = models.TextField("uppföljning")
    on = models.DateField("dag", null=True, blank=True)
    also_on = ArrayField(models.DateField(), verbose_name="fler dagar", default=list, blank=True)
    date_text = models.CharField("tid enligt källan", max_length=80, blank=True)
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    month = models.PositiveSmallIntegerField("månad", null=True, blank=True)
    numbers = models.JSONField("siffror", default=dict, blank=True)
    municipalities = models.ManyToManyField(Municipality, blank=True, related_name="+", verbose_name="kommuner")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="skriven av"
    )
    written_at = models.DateTimeField("skriven", null=True, blank=True)

    class Meta:
        verbose_name = "uppföljning"
        verbose_name_plural = "uppföljningar"
        ordering = ["activity", "order", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


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

    class Meta:
        verbose_name = "projekt"
        verbose_name_plural = "projekt"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programs:project", args=[self.slug])


class ProjectDetail(Stated):
    """One labelled line of a project: a partner, a part with its state, an event with its date …"""

    project = models.ForeignKey(Project, models.CASCADE, related_name="details", verbose_name="projekt")
    label = models.CharField("vad", max_length=80)
    order = models.PositiveSmallIntegerField("ordning")
    text = models.TextField("text")
    when_text = models.CharField("när", max_length=40, blank=True)
    state = models.CharField("läge", max_length=80, blank=True)

    class Meta:
        verbose_name = "projektuppgift"
        verbose_name_plural = "projektuppgifter"
        ordering = ["project", "label", "order"]

    def __str__(self) -> str:
        return self.text


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

    class Meta:
        verbose_name = "prioriterad satsning"
        verbose_name_plural = "prioriterade satsningar"
        ordering = ["project", "order"]

    def __str__(self) -> str:
        return self.name


class ProjectCost(Stated):
    """A cost that the documents state for a project; the amount may not be stated [whole kr]."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="costs", verbose_name="projekt")
    order = models.PositiveSmallIntegerField("ordning")
    what = models.CharField("vad", max_length=160)
    amount_kr = models.IntegerField("belopp", null=True, blank=True)
    as_printed = models.CharField("som det står i källan", max_length=80, blank=True)
    paid_by = models.CharField("betalas av", max_length=120, blank=True)
    charged_to_year = models.PositiveSmallIntegerField("belastar års budget", null=True, blank=True)

    class Meta:
        verbose_name = "projektkostnad"
        verbose_name_plural = "projektkostnader"
        ordering = ["project", "order"]

    def __str__(self) -> str:
        return self.what


class WatchedMatter(Stated):
    """Something the documents name beside the projects: a joint operation or an infrastructure object."""

    class Kind(models.TextChoices):
        JOINT_OPERATION = "joint_operation", "långvarig gemensam verksamhet"
        INFRASTRUCTURE = "infrastructure", "infrastrukturobjekt"

    kind = models.CharField("slag", max_length=20, choices=Kind)
    name = models.CharField("namn", max_length=200)

    class Meta:
        verbose_name = "bevakad fråga"
        verbose_name_plural = "bevakade frågor"
        ordering = ["kind", "pk"]

    def __str__(self) -> str:
        return self.name
