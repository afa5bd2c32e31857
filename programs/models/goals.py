"""Programmes (utvecklingsprogram): their goals with dated wordings, adoptions and decision paper."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from meetings.models import Decision
from members.models import Body, Municipality
from members.sources import Stated, text_list
from members.triggers import tracked, version_trigger
from records.models import Document


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


SOURCED = {
    "vision": "visionen",
    "overall_goal": "det övergripande målet",
    "structure": "uppbyggnaden",
    "validity": "giltigheten",
    "revision": "revideringen",
    "adoption": "antagandet",
    "consequences": "konsekvenserna",
}


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
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "utvecklingsprogram"
        verbose_name_plural = "utvecklingsprogram"
        ordering = ["valid_from_year", "pk"]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.abbreviation

    def get_absolute_url(self) -> str:
        return reverse("programs:program", args=[self.slug])

    @property
    def other_sources(self) -> list[tuple[str, str]]:
        """Return what has another source than the programme as a whole, and which: ("giltigheten", …)."""
        return [(SOURCED.get(name, name), told) for name, told in self.field_sources.items() if told != self.source]


@tracked()
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
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "programtext"
        verbose_name_plural = "programtexter"
        ordering = ["program", "kind", "order"]
        triggers = [version_trigger()]

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


@tracked()
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
    regional_goals = models.ManyToManyField(
        RegionalGoal, blank=True, related_name="focus_areas", verbose_name="mål i RUFS 2050"
    )
    planning_levels = models.ManyToManyField(
        PlanningLevel, blank=True, related_name="focus_areas", verbose_name="planeringsnivåer"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "fokusområde"
        verbose_name_plural = "fokusområden"
        ordering = ["program", "order"]
        constraints = [models.UniqueConstraint(fields=["program", "slug"], name="focus_area_slug_once")]
        triggers = [version_trigger()]

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


class SubGoalQuerySet(models.QuerySet["SubGoal"]):
    def with_wording_on(self, day: date) -> SubGoalQuerySet:
        """Read with each sub-goal the words it had on the day (`wording`); on the day of a change the new ones."""
        former = SubGoalWording.objects.filter(sub_goal=OuterRef("pk"), until_on__gt=day).order_by("until_on")
        return self.annotate(wording=Coalesce(Subquery(former.values("text")[:1]), F("text")))


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
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SubGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "delmål"
        verbose_name_plural = "delmål"
        ordering = ["focus_area", "order"]
        constraints = [models.UniqueConstraint(fields=["focus_area", "slug"], name="sub_goal_slug_once")]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.text


class SubGoalWording(Stated):
    """Another wording of a sub-goal: one that held until a day, or (no day) one that some document prints."""

    sub_goal = models.ForeignKey(SubGoal, models.CASCADE, related_name="wordings", verbose_name="delmål")
    text = models.CharField("lydelse", max_length=300)
    until_on = models.DateField("gällde till", null=True, blank=True)
    replaced_by_decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="reworded_sub_goals", verbose_name="beslut"
    )
    reason = models.CharField("skäl", max_length=240, blank=True)

    class Meta:
        verbose_name = "lydelse"
        verbose_name_plural = "lydelser"
        ordering = ["sub_goal", "pk"]

    def __str__(self) -> str:
        return self.text


@tracked()
class Adoption(Stated):
    """A board's adoption of a programme: day, paragraph, link and file. Some sources do not name the board."""

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
    url = models.URLField("länk till beslutet", blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="adoptions", verbose_name="beslutet som fil"
    )
    notified_on = models.DateField("samverkansstrategen underrättad", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "antagande"
        verbose_name_plural = "antaganden"
        ordering = ["program", "adopted_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "municipality"],
                name="adoption_once_per_board",
                violation_error_message="Kommunens antagande är redan infört.",
            )
        ]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return f"{self.program} {self.date_text or self.adopted_on}"


@tracked()
class DecisionPaper(models.Model):
    """A decision paper (tjänsteutlåtande) by which the executive boards adopt a programme.

    A field left empty is filled from the programme when the paper is made. Source: Tjänsteutlåtande om
    Utvecklingsprogram 2040.
    """

    program = models.OneToOneField(Program, models.CASCADE, related_name="decision_paper", verbose_name="program")
    proposal = models.TextField("förslag till beslut", blank=True)
    summary = models.TextField("sammanfattning", blank=True)
    background = models.TextField("bakgrund", blank=True)
    process = models.TextField("ärendets beredning", blank=True)
    opinion = models.TextField("förvaltningens synpunkter", blank=True)
    economic = models.TextField("ekonomiska konsekvenser", blank=True)
    legal = models.TextField("juridiska konsekvenser", blank=True)
    attachments = models.TextField("bilagor", blank=True)
    distribution = models.TextField("beslutet skickas till", blank=True)
    signed_by = models.CharField("undertecknas av", max_length=240, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "tjänsteutlåtande"
        verbose_name_plural = "tjänsteutlåtanden"
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return f"Tjänsteutlåtande om {self.program}"

    def get_absolute_url(self) -> str:
        return reverse("programs:paper", args=[self.program.slug])
