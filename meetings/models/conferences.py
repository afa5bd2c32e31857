"""What is told of a conference, and meetings with others than the bodies."""

from __future__ import annotations

from django.db import models

from meetings.models.meetings import Meeting
from members.sources import Stated, text_list


class Conference(Stated):
    """What a document tells of one conference beyond the meeting: programme, guests, evaluation."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="conference", verbose_name="möte")
    moderator = models.CharField("moderator", max_length=120, blank=True)
    themes = text_list("teman")
    assignment = models.TextField("uppdrag", blank=True)
    external_guests = text_list("externa gäster")
    planning = models.TextField("planering", blank=True)
    evaluation = models.TextField("utvärdering", blank=True)
    lesson = models.TextField("lärdom", blank=True)
    cost_kr_in_text = models.IntegerField("kostnad enligt texten [kr]", null=True, blank=True)
    cost_kr_in_accounts = models.IntegerField("kostnad enligt bokslutet [kr]", null=True, blank=True)
    stated_cost_per_participant_kr = models.DecimalField(
        "kostnad per deltagare enligt källan [kr]", max_digits=10, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = "konferens"
        verbose_name_plural = "konferenser"

    def __str__(self) -> str:
        return str(self.meeting)


class ExternalMeeting(Stated):
    """A meeting with somebody outside the cooperation."""

    on = models.DateField("dag")
    our_side = models.CharField("från oss", max_length=200)
    counterpart = models.CharField("motpart", max_length=240)
    form = models.CharField("form", max_length=10, choices=Meeting.Form, blank=True)
    place = models.CharField("plats", max_length=120, blank=True)
    topic = models.CharField("ämne", max_length=240, blank=True)

    class Meta:
        verbose_name = "externt möte"
        verbose_name_plural = "externa möten"
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.counterpart} {self.on}"
