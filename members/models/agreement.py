"""The agreement between the municipalities, its parties and its rules."""

from __future__ import annotations

from django.db import models

from members.models.municipalities import Municipality
from members.sources import Stated
from members.triggers import tracked


class Agreement(Stated):
    """The agreement that the cooperation rests on."""

    title = models.CharField("titel", max_length=200)
    document_on = models.DateField("daterat")
    document_on_source = models.CharField("källa för datum", max_length=300, blank=True)
    signed_at_place = models.CharField("undertecknat i", max_length=80, blank=True)
    signed_as_read = models.CharField("underskriftsdatum som det läses", max_length=80, blank=True)
    signed_probably_on = models.DateField("troligen undertecknat", null=True, blank=True)
    paragraphs = models.PositiveSmallIntegerField("antal paragrafer", null=True, blank=True)
    valid_from = models.DateField("gäller från")
    valid_until = models.DateField("gäller till", null=True, blank=True)

    class Meta:
        verbose_name = "avtal"
        verbose_name_plural = "avtal"

    def __str__(self) -> str:
        return self.title


@tracked()
class AgreementParty(Stated):
    """A municipality's time in the agreement, with its notice if it has given one (§ 2)."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parties", verbose_name="avtal")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="agreements", verbose_name="kommun")
    joined_on = models.DateField("med från")
    notice_received_on = models.DateField("uppsägning mottagen", null=True, blank=True)
    left_on = models.DateField("sista dag i avtalet", null=True, blank=True)

    class Meta:
        verbose_name = "avtalspart"
        verbose_name_plural = "avtalsparter"
        ordering = ["municipality__name"]
        constraints = [models.UniqueConstraint(fields=["agreement", "municipality"], name="agreement_party_once")]

    def __str__(self) -> str:
        return f"{self.municipality} i {self.agreement}"


class AgreementRule(Stated):
    """One rule of the agreement, of later practice, or of the organisation outside the agreement."""

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", "avtalet"
        PRACTICE = "practice", "senare praxis"
        ORGANISATION = "organisation", "organisation utanför avtalet"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="rules", verbose_name="avtal")
    kind = models.CharField("slag", max_length=20, choices=Kind, default=Kind.AGREEMENT)
    number = models.CharField("nummer", max_length=10)
    order = models.PositiveSmallIntegerField("ordning")
    paragraph = models.PositiveSmallIntegerField("paragraf", null=True, blank=True)
    title = models.CharField("rubrik", max_length=160, blank=True)
    text = models.TextField("lydelse")
    relates_to = models.CharField("gäller", max_length=40, blank=True)
    machine = models.JSONField("som data", null=True, blank=True)

    class Meta:
        verbose_name = "avtalsregel"
        verbose_name_plural = "avtalsregler"
        ordering = ["kind", "order"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
