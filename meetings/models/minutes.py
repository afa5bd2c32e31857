"""A meeting's notes."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from meetings.models.meetings import Meeting
from members.scope import scope_of
from members.triggers import tracked, version_trigger


class MinutesQuerySet(models.QuerySet["Minutes"]):
    def visible_to(self, user: object) -> MinutesQuerySet:
        """The secretariat writes; those who sit in a body read what is approved; everyone reads what is published."""
        scope = scope_of(user)
        if scope.is_secretariat:
            return self
        approved = Q(state=Minutes.State.APPROVED, meeting__in=Meeting.objects.visible_to(user))
        if scope.kinds:
            return self.filter(approved)
        return self.filter(approved, published_on__isnull=False)


@tracked()
class Minutes(models.Model):
    """A meeting's notes (minnesanteckningar, § 3)."""

    class State(models.TextChoices):
        DRAFT = "draft", "utkast"
        APPROVED = "approved", "godkända"

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="minutes", verbose_name="möte")
    text = models.TextField("anteckningar", blank=True)
    state = models.CharField("läge", max_length=10, choices=State, default=State.DRAFT)
    approved_on = models.DateField("godkända", null=True, blank=True)
    published_on = models.DateField("publicerade", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    is_example = models.BooleanField("exempel", default=False, editable=False)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name = "minnesanteckningar"
        verbose_name_plural = "minnesanteckningar"
        triggers = [
            version_trigger(),
            # What is approved stays as approved, whoever writes.
            pgtrigger.Protect(
                name="approved_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state="approved")
                & (
                    pgtrigger.Q(old__text__df=pgtrigger.F("new__text"))
                    | pgtrigger.Q(old__state__df=pgtrigger.F("new__state"))
                    | pgtrigger.Q(old__approved_on__df=pgtrigger.F("new__approved_on"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Minnesanteckningar {self.meeting}"
