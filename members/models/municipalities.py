"""Municipalities and their population."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from members.sources import Stated


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
