"""People, and the organisations outside the cooperation that some of them come from."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from members.models.municipalities import Municipality
from members.sources import Stated
from members.triggers import tracked, version_trigger


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
