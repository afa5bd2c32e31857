"""Follow-up: what came of the activities, and the rounds in which their owners are asked."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from members.models import Municipality, Person
from members.sources import Stated
from members.triggers import tracked
from programs import silence
from programs.models.plans import Activity, Plan


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
    nothing_new = models.BooleanField("inget nytt", default=False)
    status = models.CharField("status enligt svaret", max_length=20, choices=Activity.Status, blank=True)
    request = models.ForeignKey(
        "FollowUpRequest", models.SET_NULL, null=True, blank=True, related_name="entries", verbose_name="svar på"
    )

    class Meta:
        verbose_name = "uppföljning"
        verbose_name_plural = "uppföljningar"
        ordering = ["activity", "order", "pk"]

    def __str__(self) -> str:
        return self.said[:60]

    @property
    def said(self) -> str:
        """Return the entry in words, also when there is no text in it."""
        if self.text:
            return self.text
        return "Inget nytt." if self.nothing_new else f"Status: {self.get_status_display()}."

    @property
    def has_status_besides(self) -> bool:
        """Whether a status was given that `said` does not tell."""
        return bool(self.status and (self.text or self.nothing_new))

    @property
    def heard_on(self) -> date | None:
        """Return the day the entry speaks for; see `programs.silence`."""
        return silence.heard_on(
            written_on=timezone.localdate(self.written_at) if self.written_at else None,
            on=self.on,
            also_on=self.also_on,
            year=self.year,
            month=self.month,
        )

    @property
    def who(self) -> str:
        """Return who said it: whose link it came by, else whose account. Read with both persons."""
        if self.request:
            return self.request.person.name
        return self.author.name if self.author else ""


@tracked()
class FollowUpRound(models.Model):
    """One time the owners of a plan's activities are asked how it goes."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="rounds", verbose_name="plan")
    number = models.PositiveSmallIntegerField("omgång")
    message = models.TextField("hälsning i brevet", blank=True)
    answer_by = models.DateField("svara senast")
    expires_on = models.DateField("länkarna gäller till och med")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="startad av"
    )
    started_at = models.DateTimeField("startad")
    closed_at = models.DateTimeField("avslutad", null=True, blank=True)

    class Meta:
        verbose_name = "uppföljningsomgång"
        verbose_name_plural = "uppföljningsomgångar"
        ordering = ["plan", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="round_number_once"),
            models.UniqueConstraint(fields=["plan"], condition=Q(closed_at=None), name="plan_one_open_round"),
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("answer_by")),
                name="round_links_outlive_the_answer_day",
                violation_error_message="Länkarna måste gälla minst till sista svarsdagen.",
            ),
        ]

    def __str__(self) -> str:
        return f"Uppföljning {self.number} av {self.plan}"

    def get_absolute_url(self) -> str:
        return reverse("programs:round", args=[self.plan.year, self.number])


class FollowUpRequest(models.Model):
    """One owner's share of a round: who was asked, where the letter went and because of what.

    The personal links to it (records.PersonalLink) are its letters': the first one's and each reminder's.
    """

    round = models.ForeignKey(FollowUpRound, models.CASCADE, related_name="requests", verbose_name="omgång")
    person = models.ForeignKey(Person, models.PROTECT, related_name="follow_up_requests", verbose_name="person")
    email = models.EmailField("skickat till")
    because = models.TextField("därför att")
    sent_at = models.DateTimeField("skickat")
    reminders = models.PositiveSmallIntegerField("påminnelser", default=0)
    reminded_at = models.DateTimeField("påmind", null=True, blank=True)
    activities = models.ManyToManyField(Activity, through="RequestedActivity", related_name="requests")

    class Meta:
        verbose_name = "förfrågan om uppföljning"
        verbose_name_plural = "förfrågningar om uppföljning"
        ordering = ["round", "person__name"]
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="request_once_per_round")]

    def __str__(self) -> str:
        return f"{self.person}: {self.round}"


class RequestedActivity(models.Model):
    """An activity that somebody was asked about. What was answered is the follow-up itself (programs.rounds.status)."""

    request = models.ForeignKey(FollowUpRequest, models.CASCADE, related_name="items")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "efterfrågad aktivitet"
        verbose_name_plural = "efterfrågade aktiviteter"
        ordering = ["request", "activity__order", "activity_id"]
        constraints = [models.UniqueConstraint(fields=["request", "activity"], name="activity_asked_once")]

    def __str__(self) -> str:
        return str(self.activity)
