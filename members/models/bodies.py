"""Bodies and networks, who sits in them, and what documents state of their years."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from members import periods, scope
from members.models.municipalities import Municipality
from members.models.people import Person
from members.scope import scope_of
from members.sources import Stated, text_list
from members.triggers import tracked


class BodyQuerySet(models.QuerySet["Body"]):
    def networks(self) -> BodyQuerySet:
        return self.filter(kind__in=Body.NETWORK_KINDS)


@tracked()
class Body(Stated):
    """A body of the cooperation: the committee, the management group, a network, a working group …"""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", "samarbetskommitté"
        MANAGEMENT_GROUP = "management_group", "ledningsgrupp"
        SECRETARIAT = "secretariat", "kansli"
        NETWORK = "network", "nätverk"
        PARTNER_NETWORK = "partner_network", "samverkande nätverk"
        ALL_NETWORKS = "all_networks", "nätverken tillsammans"
        WORKING_GROUP = "working_group", "arbetsgrupp"
        STEERING_GROUP = "steering_group", "styrgrupp"
        EXTERNAL_GROUP = "external_group", "extern grupp"
        MUNICIPAL_OFFICES = "municipal_offices", "kommunernas kanslier"

    PUBLIC_KINDS = (Kind.COMMITTEE, Kind.MANAGEMENT_GROUP, Kind.SECRETARIAT)
    NETWORK_KINDS = scope.NETWORK_KINDS

    slug = models.SlugField("adress", unique=True)
    name = models.CharField("namn", max_length=160)
    kind = models.CharField("slag", max_length=20, choices=Kind)
    kind_text = models.CharField("slag enligt källan", max_length=160, blank=True)
    level = models.CharField("nivå", max_length=40, blank=True)
    also_called = text_list("kallas också")
    member_role = models.CharField("ledamöternas roll", max_length=160, blank=True)
    also_attending = models.CharField("deltar också", max_length=160, blank=True)
    stated_seats = models.PositiveSmallIntegerField("antal platser", null=True, blank=True)
    offices = text_list("uppdrag")
    term = models.CharField("mandattid", max_length=160, blank=True)
    task = models.TextField("uppgift", blank=True)
    tasks = text_list("uppgifter")
    competence = models.TextField("kompetens", blank=True)
    stated_focus_areas = text_list("fokusområden enligt källan")
    led_by = models.CharField("leds av", max_length=160, blank=True)
    relation = models.TextField("samverkan", blank=True)
    stated_number = models.CharField("antal enligt källan", max_length=160, blank=True)
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    active_from = models.DateField("verksamt från", null=True, blank=True)
    active_until = models.DateField("verksamt till", null=True, blank=True)
    status_note = models.TextField("om läget", blank=True)
    host = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="hosted_bodies", verbose_name="värdkommun"
    )
    municipalities = models.ManyToManyField(
        Municipality, blank=True, related_name="working_groups", verbose_name="kommuner"
    )
    other_members = text_list("övriga medlemmar")
    is_public = models.BooleanField("mötena är offentliga", default=False)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = "organ"
        verbose_name_plural = "organ"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("members:body", args=[self.slug])


class SeatQuerySet(models.QuerySet["Seat"]):
    def in_force_on(self, day: date) -> SeatQuerySet:
        """Return the seats held on the day: within their dates and, where the source gives only a year, that year."""
        return self.filter(periods.covering(day), Q(year=None) | Q(year=day.year))

    def visible_to(self, user: object) -> SeatQuerySet:
        """Return the seats whose holders the user may see by name.

        Who sits in the committee, the management group and the secretariat is public; the networks' members
        are seen by those who hold a seat themselves.
        """
        return self if scope_of(user).kinds else self.filter(body__kind__in=Body.PUBLIC_KINDS)


@tracked()
class Seat(Stated):
    """A person's place in a body, for a municipality, between two days (both included)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats", verbose_name="organ")
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats", verbose_name="person")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="seats", verbose_name="kommun"
    )
    role = models.CharField("roll", max_length=120, blank=True)
    year = models.PositiveSmallIntegerField("år enligt källan", null=True, blank=True)
    starts_on = models.DateField("från", null=True, blank=True)
    ends_on = models.DateField("till", null=True, blank=True)
    appointed_by = models.CharField("utsedd av", max_length=120, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = "plats"
        verbose_name_plural = "platser"
        ordering = ["body", "municipality__name", "person__name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="seat_ends_after_it_starts",
                violation_error_message="Platsen kan inte sluta innan den börjar.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} i {self.body}"

    def is_in_force_on(self, day: date) -> bool:
        """Tell whether the seat is held on the day (the same question as `in_force_on`, for one row)."""
        return self.year in {None, day.year} and periods.covers(day, starts_on=self.starts_on, ends_on=self.ends_on)


class OfficeTermQuerySet(models.QuerySet["OfficeTerm"]):
    def in_force_on(self, day: date) -> OfficeTermQuerySet:
        return self.filter(periods.covering(day), year=day.year)


@tracked()
class OfficeTerm(Stated):
    """A chair or vice chair, for a year and, where stated, between two days (both included)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="office_terms", verbose_name="organ")
    office = models.CharField("uppdrag", max_length=60)
    person = models.ForeignKey(Person, models.PROTECT, related_name="office_terms", verbose_name="person")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="office_terms", verbose_name="kommun"
    )
    year = models.PositiveSmallIntegerField("år")
    starts_on = models.DateField("från", null=True, blank=True)
    ends_on = models.DateField("till", null=True, blank=True)

    objects = OfficeTermQuerySet.as_manager()

    class Meta:
        verbose_name = "uppdrag"
        verbose_name_plural = "uppdrag"
        ordering = ["-year", "body", "office", "starts_on"]

    def __str__(self) -> str:
        return f"{self.office} {self.person} {self.year}"


class BodyYear(Stated):
    """What a document states of a body's year: meetings, attendance, turnover."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="years", verbose_name="organ")
    year = models.PositiveSmallIntegerField("år")
    digital_meetings = models.PositiveSmallIntegerField("digitala möten", null=True, blank=True)
    joint_meetings = models.PositiveSmallIntegerField("gemensamma möten", null=True, blank=True)
    extra_meetings = models.PositiveSmallIntegerField("extra möten", null=True, blank=True)
    ordinary_meetings = models.PositiveSmallIntegerField("ordinarie möten", null=True, blank=True)
    planning_conferences = models.PositiveSmallIntegerField("planeringskonferenser", null=True, blank=True)
    dated_meetings = models.PositiveSmallIntegerField("möten med angivet datum", null=True, blank=True)
    attendance = models.CharField("närvaro", max_length=80, blank=True)
    turnover = models.CharField("omsättning", max_length=80, blank=True)
    changed_representatives = models.PositiveSmallIntegerField("kommuner som bytt representant", null=True, blank=True)
    statements = text_list("övrigt som anges")

    class Meta:
        verbose_name = "organets år"
        verbose_name_plural = "organens år"
        ordering = ["-year", "body"]
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="body_year_once")]

    def __str__(self) -> str:
        return f"{self.body} {self.year}"


class BodyOccasion(Stated):
    """Something dated that a body did or that happened to it: a guest, a report, a municipality that joined."""

    class Kind(models.TextChoices):
        GUEST = "guest", "gäst"
        REPORT = "report", "redovisning"
        JOINED = "joined", "kommun kom med"

    body = models.ForeignKey(Body, models.CASCADE, related_name="occasions", verbose_name="organ")
    kind = models.CharField("slag", max_length=20, choices=Kind)
    year = models.PositiveSmallIntegerField("år")
    month = models.PositiveSmallIntegerField("månad", null=True, blank=True)
    who = models.CharField("vem", max_length=200)
    what = models.TextField("vad", blank=True)

    class Meta:
        verbose_name = "händelse i organet"
        verbose_name_plural = "händelser i organen"
        ordering = ["year", "month", "pk"]

    def __str__(self) -> str:
        return f"{self.body} {self.year}: {self.who}"


class Detail(Stated):
    """One labelled line that a document states of a body, or (without a body) of the cooperation as a whole."""

    body = models.ForeignKey(Body, models.CASCADE, null=True, blank=True, related_name="details", verbose_name="organ")
    label = models.CharField("vad", max_length=80)
    text = models.TextField("uppgift")
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    order = models.PositiveSmallIntegerField("ordning")

    class Meta:
        verbose_name = "uppgift om organ"
        verbose_name_plural = "uppgifter om organ"
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.label}: {self.text}"
