"""Södertörn's population as the documents state it."""

from __future__ import annotations

from django.db import models

from members.sources import Stated


class PopulationStatement(Stated):
    """Södertörn's population [persons] as a document states it, beside the sum of SCB's figures."""

    year = models.PositiveSmallIntegerField("år")
    counted_on = models.DateField("räknat den", null=True, blank=True)
    scope = models.CharField("omfattar", max_length=80)
    persons = models.PositiveIntegerField("invånare")
    is_approximate = models.BooleanField("ungefär", default=False)
    is_derived = models.BooleanField("härledd", default=False)
    formula = models.CharField("härledning", max_length=120, blank=True)

    class Meta:
        verbose_name = "angiven folkmängd"
        verbose_name_plural = "angivna folkmängder"
        ordering = ["year"]

    def __str__(self) -> str:
        return f"{self.scope} {self.year}: {self.persons}"


class PopulationFact(Stated):
    """A sentence about the population; increase [persons] where it gives a number to check."""

    order = models.PositiveSmallIntegerField("ordning")
    text = models.TextField("uppgift")
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    increase_persons = models.IntegerField("ökning", null=True, blank=True)

    class Meta:
        verbose_name = "uppgift om folkmängden"
        verbose_name_plural = "uppgifter om folkmängden"
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text
