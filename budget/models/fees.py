"""The fee: its rate, what the documents state of it, and what is known of each payment."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from budget import fee
from meetings.models import Decision
from members.models import Municipality
from members.sources import Stated
from members.triggers import tracked, version_trigger


@tracked()
class FeeRate(Stated):
    """The fee per inhabitant [kr], from one day to another (both included)."""

    rate_kr = models.DecimalField("avgift per invånare [kr]", max_digits=7, decimal_places=2)
    starts_on = models.DateField("gäller från", null=True, blank=True)
    ends_on = models.DateField("gäller till", null=True, blank=True)
    basis = models.CharField("grund", max_length=200, blank=True)
    decided_on = models.DateField("beslutad", null=True, blank=True)
    decided_by = models.CharField("beslutad av", max_length=120, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="fee_rates", verbose_name="beslut"
    )

    class Meta:
        verbose_name = "avgiftssats"
        verbose_name_plural = "avgiftssatser"
        ordering = [F("starts_on").desc(nulls_last=True)]
        constraints = [
            models.CheckConstraint(
                condition=Q(rate_kr__gt=0),
                name="fee_rate_above_zero",
                violation_error_message="Avgiften måste vara större än noll.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="fee_rate_ends_after_it_starts",
                violation_error_message="Avgiften kan inte sluta gälla innan den börjar.",
            ),
            ExclusionConstraint(
                name="fee_rate_one_at_a_time",
                expressions=[
                    (
                        Func("starts_on", "ends_on", Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    )
                ],
                violation_error_message="Det finns redan en avgift som gäller någon av de dagarna.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rate_kr} kr per invånare"

    def as_rule(self) -> fee.Rate:
        """Return the rate with its period, as the rules take it."""
        return fee.Rate(self.rate_kr, self.starts_on, self.ends_on)


class StatedRate(Stated):
    """A year's rate per inhabitant [kr] as a document prints it, beside the one that the portal computes."""

    year = models.PositiveSmallIntegerField("år", unique=True)
    rate_kr = models.DecimalField("avgift per invånare [kr]", max_digits=7, decimal_places=2)
    exact = models.CharField("exakt", max_length=40, blank=True)
    formula = models.CharField("uträkning", max_length=80, blank=True)

    class Meta:
        verbose_name = "angiven årsavgift"
        verbose_name_plural = "angivna årsavgifter"
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"{self.year}: {self.rate_kr} kr"


class FeeStatement(Stated):
    """A year's total fee [kr] as it is read in a document, and what it probably should be."""

    year = models.PositiveSmallIntegerField("år", unique=True)
    total_kr_as_read = models.PositiveIntegerField("totalt som det läses [kr]")
    total_kr_probable = models.PositiveIntegerField("troligt [kr]", null=True, blank=True)
    population_on = models.DateField("folkmängd den", null=True, blank=True)

    class Meta:
        verbose_name = "angiven totalavgift"
        verbose_name_plural = "angivna totalavgifter"
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"Avgiften {self.year}"


class FeeTerm(Stated):
    """A condition of the fee as the documents state it: whose population, who invoices, when it is due."""

    order = models.PositiveSmallIntegerField("ordning")
    label = models.CharField("vad", max_length=80)
    text = models.CharField("villkor", max_length=240)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kommun"
    )

    class Meta:
        verbose_name = "avgiftsvillkor"
        verbose_name_plural = "avgiftsvillkor"
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.label}: {self.text}"


@tracked()
class FeeFollowUp(models.Model):
    """What is known of one municipality's fee of a year: confirmed in its own budget, invoiced, paid."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="fees", verbose_name="kommun")
    year = models.PositiveSmallIntegerField("avgiftsår")
    confirmed_on = models.DateField("bekräftad i kommunens budget", null=True, blank=True)
    invoiced_on = models.DateField("fakturerad", null=True, blank=True)
    paid_on = models.DateField("betald", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "uppföljning av avgift"
        verbose_name_plural = "uppföljning av avgifter"
        ordering = ["-year", "municipality__name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "year"], name="fee_follow_up_once"),
            models.CheckConstraint(
                condition=Q(paid_on=None) | Q(invoiced_on=None) | Q(paid_on__gte=F("invoiced_on")),
                name="fee_paid_after_invoice",
                violation_error_message="Avgiften kan inte vara betald innan den fakturerades.",
            ),
        ]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return f"{self.municipality} {self.year}"
