"""Who: municipalities, people, users, bodies and networks, seats, and the agreement between them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from members import periods
from members.scope import SPEAKING_KINDS, OwnMunicipality, UserScope, scope_of
from members.stated import Stated
from members.tracking import tracked, version_trigger


def text_list(verbose_name: str) -> ArrayField:
    return ArrayField(models.TextField(), verbose_name=verbose_name, default=list, blank=True)


class Municipality(Stated):
    """One of the municipalities that signed the agreement."""

    slug = models.SlugField("adress", unique=True)
    name = models.CharField("namn", max_length=60, unique=True)
    formal_name = models.CharField("formellt namn", max_length=80)
    scb_code = models.CharField("kommunkod", max_length=4, unique=True)
    county_code = models.CharField("länskod", max_length=2)
    county = models.CharField("län", max_length=60)
    is_secretariat_host = models.BooleanField("värd för kansliet", default=False)
    committee_seats = models.PositiveSmallIntegerField("platser i kommittén", default=1)
    management_group_seats = models.PositiveSmallIntegerField("platser i ledningsgruppen", default=1)
    takes_part_in_biodriv_ost = models.BooleanField("deltar i BioDriv Öst", null=True, blank=True)
    planned_radslag_host_year = models.PositiveSmallIntegerField(
        "värd för Rådslaget enligt 2017 års ordning", null=True, blank=True
    )

    class Meta:
        verbose_name = "kommun"
        verbose_name_plural = "kommuner"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("members:municipality", args=[self.slug])


class PopulationQuerySet(models.QuerySet["Population"]):
    def on_year_ends(self) -> PopulationQuerySet:
        """Return the figures of 31 December, which the fees of the year after build on."""
        return self.filter(counted_on__month=12, counted_on__day=31)


class Population(Stated):
    """SCB's population of one municipality on one day."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="populations", verbose_name="kommun")
    counted_on = models.DateField("räknat den")
    persons = models.PositiveIntegerField("invånare")
    is_perturbed = models.BooleanField(
        "störd siffra", default=False, help_text="Från 2025 lägger SCB till slumpmässigt brus."
    )

    objects = PopulationQuerySet.as_manager()

    class Meta:
        verbose_name = "folkmängd"
        verbose_name_plural = "folkmängder"
        ordering = ["-counted_on", "municipality"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "counted_on"],
                name="population_one_per_municipality_and_day",
                violation_error_message="Det finns redan en folkmängd för kommunen den dagen.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.counted_on}: {self.persons}"


class Organisation(Stated):
    """An organisation outside the cooperation."""

    name = models.CharField("namn", max_length=120, unique=True)

    class Meta:
        verbose_name = "organisation"
        verbose_name_plural = "organisationer"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@tracked()
class Person(Stated):
    """Somebody who holds a seat or is named in a document."""

    name = models.CharField("namn", max_length=120)
    title = models.CharField("titel", max_length=160, blank=True)
    email = models.EmailField("e-post", blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="people", verbose_name="kommun"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="people", verbose_name="organisation"
    )
    year = models.PositiveSmallIntegerField("nämnd år", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "personer"
        ordering = ["name"]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("members:person", args=[self.pk])


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """An account. What it may do follows from its person's seats, day by day."""

    email = models.EmailField("e-post", unique=True)
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="user", verbose_name="person"
    )
    is_active = models.BooleanField("aktivt", default=True)
    invited_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="inbjuden av"
    )
    invited_at = models.DateTimeField("inbjuden", null=True, blank=True)
    date_joined = models.DateTimeField("skapat", default=timezone.now)
    # allauth asks for a first and last name in some mails; the person holds the name.

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = "konto"
        verbose_name_plural = "konton"
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="user_email_once", violation_error_message="Adressen har redan ett konto."
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.person.name if self.person else self.email

    def scope(self, on: date | None = None) -> UserScope:
        """Return what the account's seats give it on the day (today if none is given).

        Asked once per day and instance: a request sees one and the same answer.
        """
        day = on or timezone.localdate()
        known: dict[date, UserScope] = self.__dict__.setdefault("_scopes", {})
        if day not in known:
            known[day] = self._ask_seats(day)
        return known[day]

    def _ask_seats(self, day: date) -> UserScope:
        if not self.is_active or self.person_id is None:
            return UserScope()
        # Every page of every user waits for this, so of each seat only what a scope needs is read.
        rows = (
            Seat.objects.filter(person_id=self.person_id)
            .select_related("person", "body", "municipality")
            .only(
                "person__name",
                "year",
                "starts_on",
                "ends_on",
                "body__kind",
                "municipality__slug",
                "municipality__name",
                "municipality__formal_name",
            )
            .order_by("body__name", "municipality__name")
        )
        seats = [seat for seat in rows if seat.is_in_force_on(day)]
        if seats and not self._state.fields_cache.get("person"):
            self.person = seats[0].person  # every page greets the user by name
        held_for = [(seat.body.kind, seat.municipality) for seat in seats if seat.municipality]
        first = held_for[0][1] if held_for else None
        own = next((municipality for kind, municipality in held_for if kind in SPEAKING_KINDS), first)
        return UserScope(
            kinds=frozenset(seat.body.kind for seat in seats),
            body_ids=frozenset(seat.body_id for seat in seats),
            municipal_seats=frozenset((kind, municipality.pk) for kind, municipality in held_for),
            municipality=OwnMunicipality(own.pk, own.slug, own.name, own.formal_name) if own else None,
        )


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
    NETWORK_KINDS = (Kind.NETWORK, Kind.PARTNER_NETWORK)

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


class Agreement(Stated):
    """The agreement that the cooperation rests on."""

    title = models.CharField("titel", max_length=200)
    document_on = models.DateField("daterat")
    document_on_source = models.CharField("källa för datum", max_length=300, blank=True)
    signed_at_place = models.CharField("undertecknat i", max_length=80, blank=True)
    signed_as_read = models.CharField("underskriftsdatum som det läses", max_length=80, blank=True)
    signed_probably_on = models.DateField("troligen undertecknat", null=True, blank=True)
    paragraphs = models.PositiveSmallIntegerField("antal paragrafer", null=True, blank=True)
    valid_from = models.DateField("gäller från")
    valid_until = models.DateField("gäller till", null=True, blank=True)

    class Meta:
        verbose_name = "avtal"
        verbose_name_plural = "avtal"

    def __str__(self) -> str:
        return self.title


@tracked()
class AgreementParty(Stated):
    """A municipality's time in the agreement, with its notice if it has given one (§ 2)."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parties", verbose_name="avtal")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="agreements", verbose_name="kommun")
    joined_on = models.DateField("med från")
    notice_received_on = models.DateField("uppsägning mottagen", null=True, blank=True)
    left_on = models.DateField("sista dag i avtalet", null=True, blank=True)

    class Meta:
        verbose_name = "avtalspart"
        verbose_name_plural = "avtalsparter"
        ordering = ["municipality__name"]
        constraints = [models.UniqueConstraint(fields=["agreement", "municipality"], name="agreement_party_once")]

    def __str__(self) -> str:
        return f"{self.municipality} i {self.agreement}"


class AgreementRule(Stated):
    """One rule of the agreement, of later practice, or of the organisation outside the agreement."""

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", "avtalet"
        PRACTICE = "practice", "senare praxis"
        ORGANISATION = "organisation", "organisation utanför avtalet"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="rules", verbose_name="avtal")
    kind = models.CharField("slag", max_length=20, choices=Kind, default=Kind.AGREEMENT)
    number = models.CharField("nummer", max_length=10)
    order = models.PositiveSmallIntegerField("ordning")
    paragraph = models.PositiveSmallIntegerField("paragraf", null=True, blank=True)
    title = models.CharField("rubrik", max_length=160, blank=True)
    text = models.TextField("lydelse")
    relates_to = models.CharField("gäller", max_length=40, blank=True)
    machine = models.JSONField("som data", null=True, blank=True)

    class Meta:
        verbose_name = "avtalsregel"
        verbose_name_plural = "avtalsregler"
        ordering = ["kind", "order"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
