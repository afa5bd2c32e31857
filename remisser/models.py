"""What we say together: consultations, their deadlines, joint answers and endorsements."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from meetings.models import Decision
from members.models import Body, Municipality
from members.parties import parties_on
from members.scope import scope_of
from members.sources import Stated, text_list
from members.swedish import month_name
from members.triggers import tracked, version_trigger
from programs.models import FocusArea
from records.models import Document, StoredFile

LONGEST_ANSWER = 60_000  # characters


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, user: object) -> ConsultationQuerySet:
        """Return what the user may see: those who hold a seat everything, others what has been answered."""
        return self if scope_of(user).kinds else self.answered()

    def answered(self) -> ConsultationQuerySet:
        return self.filter(state__in=[Consultation.State.ANSWERED, Consultation.State.SENT])

    def open(self) -> ConsultationQuerySet:
        return self.filter(state__in=[Consultation.State.WATCHED, Consultation.State.DRAFTING])

    def ahead_of(self, day: date) -> ConsultationQuerySet:
        """Return those not yet sent whose deadline has not passed, the nearest first."""
        return self.exclude(state__in=[Consultation.State.SENT, Consultation.State.DECLINED]).filter(
            deadline_on__gte=day
        )

    def latest_first(self) -> ConsultationQuerySet:
        """Order by the year and month the answer was sent, or by the year alone when it was not."""
        return self.order_by(
            Coalesce("sent_year", "year").desc(), F("sent_month").desc(nulls_first=True), "-deadline_on", "pk"
        )

    def for_list(self) -> ConsultationQuerySet:
        """Fetch what a row of a list shows, with the names of the focus areas as `area_names`."""
        areas = FocusArea.objects.filter(consultations=OuterRef("pk")).order_by("program", "order")
        shown = self.only(
            "title", "issuer", "state", "year", "sent_year", "sent_month", "received_on", "deadline_on", "outcome",
            "is_example",
        )  # fmt: skip
        return shown.annotate(area_names=ArraySubquery(areas.values("name")))


@tracked()
class Consultation(Stated):
    """A consultation (remiss) from an authority, and the joint answer to it."""

    class State(models.TextChoices):
        WATCHED = "watched", "bevakas"
        DRAFTING = "drafting", "under arbete"
        ANSWERED = "answered", "besvarad"
        SENT = "sent", "skickad"
        DECLINED = "declined", "besvaras inte gemensamt"

    class Way(models.TextChoices):
        """How to decide when no committee meeting is left before the deadline."""

        NONE = "", "inget valt"
        OUTSIDE_MEETING = "outside_meeting", "beslut utanför möte (alla åtta kommuner)"
        MORE_TIME = "more_time", "begär längre tid hos avsändaren"
        MANDATE = "mandate", "mandat till ordföranden"

    title = models.CharField("titel", max_length=300)
    issuer = models.CharField("avsändare", max_length=200, blank=True)
    issuer_basis = models.CharField("grund för avsändaren", max_length=200, blank=True)
    reference = models.CharField("avsändarens beteckning", max_length=80, blank=True)
    received_on = models.DateField("inkom", null=True, blank=True)
    deadline_on = models.DateField("svar senast", null=True, blank=True)
    year = models.PositiveSmallIntegerField("år")
    sent_year = models.PositiveSmallIntegerField("skickad år", null=True, blank=True)
    sent_month = models.PositiveSmallIntegerField("skickad månad", null=True, blank=True)
    sent_on = models.DateField("skickad", null=True, blank=True)
    prepared_year = models.PositiveSmallIntegerField("förberedd år", null=True, blank=True)
    is_joint = models.BooleanField("gemensamt svar", default=True)
    joint_reason = models.TextField("varför svaret är gemensamt", blank=True)
    state = models.CharField("läge", max_length=10, choices=State, default=State.WATCHED)
    state_text = models.CharField("läge enligt källan", max_length=120, blank=True)
    way = models.CharField("väg till beslut", max_length=20, choices=Way, default=Way.NONE, blank=True)
    focus_areas = models.ManyToManyField(
        FocusArea, blank=True, related_name="consultations", verbose_name="fokusområden"
    )
    network = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="consultations", verbose_name="ansvarigt nätverk"
    )
    paper = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="remissen som fil"
    )
    paper_name = models.CharField("filens namn", max_length=200, blank=True)
    answer = models.TextField("svarets text", blank=True, validators=[MaxLengthValidator(LONGEST_ANSWER)])
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="consultations", verbose_name="yttrande"
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="consultations", verbose_name="beslut"
    )
    outcome = models.TextField("vad det blev av", blank=True)
    endorse_by = models.DateField("ställ er bakom senast", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = "remiss"
        verbose_name_plural = "remisser"
        ordering = [F("sent_year").desc(nulls_first=True), F("sent_month").desc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="consultation_has_a_title"),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(deadline_on=None) | Q(deadline_on__gte=F("received_on")),
                name="consultation_deadline_after_arrival",
                violation_error_message="Sista svarsdag kan inte ligga före den dag då remissen kom in.",
            ),
            models.CheckConstraint(
                condition=Q(sent_month=None) | Q(sent_month__range=(1, 12), sent_year__isnull=False),
                name="consultation_month_exists",
                violation_error_message="Månaden måste vara 1–12 och ha ett år.",
            ),
        ]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("remisser:detail", args=[self.pk])

    @property
    def sent_text(self) -> str:
        """When the answer was sent, as "mars 2021"; empty when not stated."""
        if self.sent_year is None:
            return ""
        return f"{month_name(self.sent_month)} {self.sent_year}" if self.sent_month else str(self.sent_year)

    @property
    def is_open(self) -> bool:
        """Whether there is still an answer to write."""
        return self.state in {self.State.WATCHED, self.State.DRAFTING}

    @property
    def is_closed(self) -> bool:
        """Whether the municipalities' answers can no longer be changed."""
        return self.state in {self.State.SENT, self.State.DECLINED}

    def days_left(self, today: date) -> int | None:
        """Days from today to the deadline; None when it is not stated."""
        return None if self.deadline_on is None else (self.deadline_on - today).days


class EndorsementQuerySet(models.QuerySet["Endorsement"]):
    def pending(self) -> EndorsementQuerySet:
        return self.filter(state=Endorsement.State.PENDING)

    def of_parties_on(self, day: date) -> EndorsementQuerySet:
        """Leave out the municipalities that are not in the agreement on the day: nobody waits for their yes (§ 3)."""
        return self.filter(municipality__in=parties_on(day))


@tracked()
class Endorsement(models.Model):
    """One municipality's answer to whether it stands behind a joint answer (consensus, § 3)."""

    class State(models.TextChoices):
        PENDING = "pending", "obesvarad"
        AGREES = "agrees", "ställer sig bakom"
        DECLINES = "declines", "ställer sig inte bakom"

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="endorsements", verbose_name="remiss")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="endorsements", verbose_name="kommun")
    state = models.CharField("svar", max_length=10, choices=State, default=State.PENDING)
    reason = models.CharField("skäl", max_length=500, blank=True)
    answered_at = models.DateTimeField("svarade", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="svarat av"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = EndorsementQuerySet.as_manager()

    class Meta:
        verbose_name = "ställningstagande"
        verbose_name_plural = "ställningstaganden"
        ordering = ["consultation", "municipality__name"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "municipality"], name="endorsement_once"),
            models.CheckConstraint(
                condition=Q(state="pending", answered_at=None) | (~Q(state="pending") & Q(answered_at__isnull=False)),
                name="endorsement_answer_has_its_time",
            ),
        ]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.get_state_display()}"


class RoutineStep(Stated):
    """One step of the routine for joint answers, and who takes it."""

    order = models.PositiveSmallIntegerField("ordning", unique=True)
    text = models.CharField("steg", max_length=240)
    by = models.CharField("av", max_length=160, blank=True)

    class Meta:
        verbose_name = "steg i rutinen"
        verbose_name_plural = "rutin för gemensamma yttranden"
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.order}. {self.text}"


class Routine(Stated):
    """The routine for joint answers as the report describes it."""

    from_year = models.PositiveSmallIntegerField("från år", unique=True)
    summary = models.TextField("sammanfattning")
    information = text_list("information till kommunernas kanslier")
    sender = models.CharField("avsändare", max_length=160, blank=True)
    recipients = models.CharField("mottagare", max_length=160, blank=True)
    effect = models.CharField("effekt", max_length=160, blank=True)
    steps_note = models.TextField("om stegen", blank=True)

    class Meta:
        verbose_name = "rutin"
        verbose_name_plural = "rutiner"

    def __str__(self) -> str:
        return self.summary


class ConsultationYear(Stated):
    """What a document says of a year's consultations as a whole, and who did more than others."""

    year = models.PositiveSmallIntegerField("år", unique=True)
    listed_in_sources = models.BooleanField("räknas upp i källorna", default=True)
    rule = models.TextField("regel", blank=True)
    effort_by = models.ManyToManyField(Municipality, blank=True, related_name="+", verbose_name="extra insats av")
    effort_network = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="insatsens nätverk"
    )

    class Meta:
        verbose_name = "remissår"
        verbose_name_plural = "remissår"
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"Remisser {self.year}"


class PlannedConsultation(Stated):
    """A consultation that a year's plan expected."""

    of_year = models.ForeignKey(ConsultationYear, models.CASCADE, related_name="planned", verbose_name="år")
    order = models.PositiveSmallIntegerField("ordning")
    title = models.CharField("titel", max_length=240)

    class Meta:
        verbose_name = "planerad remiss"
        verbose_name_plural = "planerade remisser"
        ordering = ["of_year", "order"]

    def __str__(self) -> str:
        return self.title
