"""What the bodies decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from meetings.models.agenda import AgendaItem
from meetings.models.meetings import Meeting
from members.models import Body
from members.scope import scope_of
from members.sources import Stated
from members.triggers import tracked


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: object) -> DecisionQuerySet:
        scope = scope_of(user)
        if scope.is_secretariat:
            return self
        return self.filter(Q(is_public=True) | Q(body__in=scope.body_ids))


@tracked()
class Decision(Stated):
    """What a body decided, and when. Its day may be known only to the month."""

    class Mode(models.TextChoices):
        CONSENSUS = "consensus", "konsensus"
        AGREED_OTHERWISE = "agreed_otherwise", "annat sätt som alla enats om"
        OUTSIDE_MEETING = "outside_meeting", "utanför möte"

    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions", verbose_name="organ")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name="möte"
    )
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name="ärende"
    )
    text = models.TextField("beslut")
    number = models.CharField("paragraf", max_length=20, blank=True)
    decided_on = models.DateField("beslutat", null=True, blank=True)
    year = models.PositiveSmallIntegerField("år")
    month = models.PositiveSmallIntegerField("månad", null=True, blank=True)
    mode = models.CharField("beslutsform", max_length=20, choices=Mode, default=Mode.CONSENSUS)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="infört av"
    )
    is_public = models.BooleanField("visas för alla", default=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "beslut"
        verbose_name_plural = "beslut"
        ordering = ["-year", "-decided_on", "-month", "pk"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("meetings:decision", args=[self.pk])
