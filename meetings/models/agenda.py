"""The numbered items of a meeting, and who was present."""

from __future__ import annotations

from django.db import models

from meetings.models.meetings import Meeting
from members.models import Seat
from members.triggers import tracked, version_trigger
from records.models import Document


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def visible_to(self, user: object) -> AgendaItemQuerySet:
        return self.filter(meeting__in=Meeting.objects.visible_to(user))


@tracked()
class AgendaItem(models.Model):
    """A numbered item of a meeting's agenda."""

    class Kind(models.TextChoices):
        FORMALITY = "formality", "formalia"
        INFORMATION = "information", "information"
        DISCUSSION = "discussion", "diskussion"
        DECISION = "decision", "beslut"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda", verbose_name="möte")
    order = models.PositiveSmallIntegerField("ordning")
    title = models.CharField("rubrik", max_length=200)
    kind = models.CharField("slag", max_length=20, choices=Kind, default=Kind.INFORMATION)
    minutes_planned = models.PositiveSmallIntegerField("minuter", null=True, blank=True)
    text = models.TextField("beskrivning", blank=True)
    is_standing = models.BooleanField("stående punkt", default=False)
    papers = models.ManyToManyField(Document, blank=True, related_name="agenda_items", verbose_name="handlingar")
    is_example = models.BooleanField("exempel", default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = "ärende"
        verbose_name_plural = "dagordning"
        ordering = ["meeting", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "order"], name="agenda_order_once", deferrable=models.Deferrable.DEFERRED
            )
        ]
        triggers = [version_trigger(apart_from=["order"])]

    def __str__(self) -> str:
        return f"§ {self.order} {self.title}"


@tracked()
class Attendance(models.Model):
    """Whether the holder of a seat was present at a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances", verbose_name="möte")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="attendances", verbose_name="plats")
    is_present = models.BooleanField("närvarande", default=True)

    class Meta:
        verbose_name = "närvaro"
        verbose_name_plural = "närvaro"
        constraints = [models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.seat} {self.meeting}"
