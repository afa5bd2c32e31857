"""What we publish: the year's documents, their chapters, and the editions that were adopted."""

from __future__ import annotations

from datetime import date

import pgtrigger
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse

from meetings.models import Decision
from members.scope import scope_of
from members.sources import Stated
from members.swedish import format_date
from members.triggers import tracked, version_trigger
from records.models import Document, DocumentVersion


class AnnualDocumentQuerySet(models.QuerySet["AnnualDocument"]):
    def visible_to(self, user: object) -> AnnualDocumentQuerySet:
        """A document that is neither adopted nor open to all is for those who hold a seat."""
        if scope_of(user).kinds:
            return self
        return self.filter(Q(is_public=True) | Q(state=AnnualDocument.State.ADOPTED))


@tracked()
class AnnualDocument(Stated):
    """A year's document of one kind, gathered from chapters."""

    class Kind(models.TextChoices):
        PLAN = "verksamhetsplan", "verksamhetsplan"
        ACTION_PLAN = "handlingsplan", "handlingsplan"
        BUDGET = "budget", "budget"
        REPORT = "verksamhetsberattelse", "verksamhetsberättelse"
        ACCOUNTS = "bokslut", "bokslut"

    class State(models.TextChoices):
        DRAFT = "draft", "utkast"
        ADOPTED = "adopted", "antagen"

    kind = models.CharField("slag", max_length=30, choices=Kind)
    year = models.PositiveSmallIntegerField("år")
    title = models.CharField("titel", max_length=160)
    subtitle = models.CharField("underrubrik", max_length=200, blank=True)
    state = models.CharField("läge", max_length=10, choices=State, default=State.DRAFT)
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="annual_documents", verbose_name="dokument i registret"
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="annual_documents", verbose_name="beslut"
    )
    is_public = models.BooleanField("utkastet får läsas av alla", default=False)

    objects = AnnualDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "årsdokument"
        verbose_name_plural = "årsdokument"
        ordering = ["-year", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year"],
                name="annual_document_once",
                violation_error_message="Det finns redan ett sådant dokument för det året.",
            ),
            models.CheckConstraint(condition=Q(year__range=(2010, 2100)), name="annual_document_year_exists"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reports:document", args=[self.kind, self.year])

    @property
    def pdf_address(self) -> str:
        return reverse("reports:pdf", args=[self.kind, self.year])

    @property
    def is_adopted(self) -> bool:
        return self.state == self.State.ADOPTED


class ChapterQuerySet(models.QuerySet["Chapter"]):
    def visible_to(self, user: object) -> ChapterQuerySet:
        """Chapters are written by the secretariat; what they become is read in the document."""
        return self if scope_of(user).is_secretariat else self.none()


@tracked()
class Chapter(Stated):
    """A chapter: text that people write, data that the portal gathers, or text before data."""

    class Source(models.TextChoices):
        NARRATIVE = "narrative", "löpande text"
        DATA = "data", "byggs av data"
        MIXED = "mixed", "text före data"

    annual = models.ForeignKey(AnnualDocument, models.CASCADE, related_name="chapters", verbose_name="dokument")
    order = models.PositiveSmallIntegerField("ordning")
    number = models.CharField("nummer", max_length=20, blank=True)
    slug = models.SlugField("adress")
    title = models.CharField("rubrik", max_length=200)
    kind = models.CharField("slag", max_length=10, choices=Source, default=Source.NARRATIVE)
    builder = models.CharField("byggs av", max_length=40, blank=True)
    body = models.TextField("text", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ChapterQuerySet.as_manager()

    class Meta:
        verbose_name = "kapitel"
        verbose_name_plural = "kapitel"
        ordering = ["annual", "order"]
        constraints = [
            models.UniqueConstraint(fields=["annual", "slug"], name="chapter_slug_once"),
            models.CheckConstraint(
                condition=Q(kind="narrative", builder="") | (~Q(kind="narrative") & ~Q(builder="")),
                name="chapter_of_data_has_a_builder",
            ),
        ]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        return reverse("reports:chapter", args=[self.annual.kind, self.annual.year, self.slug])

    @property
    def heading(self) -> str:
        """Return the title with its number, as "1 Syfte" or "Bilaga 1. Handlingsplan 2020"."""
        if not self.number:
            return self.title
        return f"{self.number} {self.title}" if self.number[0].isdigit() else f"{self.number}. {self.title}"

    @property
    def has_text(self) -> bool:
        return self.kind != self.Source.DATA


class Edition(models.Model):
    """An adopted version as it was: what it says, its data and file. Neither changed nor deleted."""

    annual = models.ForeignKey(AnnualDocument, models.PROTECT, related_name="editions", verbose_name="dokument")
    version = models.OneToOneField(DocumentVersion, models.PROTECT, related_name="edition", verbose_name="version")
    correction = models.PositiveSmallIntegerField("rättelse", default=0)
    published_on = models.DateField("publicerad")
    adopted_on = models.DateField("antagen")
    paragraph = models.CharField("paragraf", max_length=20, blank=True)
    reason = models.CharField("skäl till rättelsen", max_length=300, blank=True)
    html = models.TextField("sidan")
    data = models.JSONField("data", encoder=DjangoJSONEncoder)
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = "utgåva"
        verbose_name_plural = "utgåvor"
        ordering = ["annual", "-correction"]
        constraints = [
            models.UniqueConstraint(fields=["annual", "correction"], name="edition_correction_once"),
            models.CheckConstraint(
                condition=Q(correction=0) | ~Q(reason=""),
                name="correction_has_a_reason",
                violation_error_message="Skriv varför dokumentet rättas.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="stays_as_adopted", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.stamp

    @property
    def stamp(self) -> str:
        """Return which edition this is: "antagen 9 februari 2022 § 5, rättad 1 (1 mars 2022)"."""
        return stamp(
            adopted_on=self.adopted_on,
            paragraph=self.paragraph,
            correction=self.correction,
            published_on=self.published_on,
        )


def stamp(*, adopted_on: date | None, paragraph: str, correction: int, published_on: date | None) -> str:
    """Return the words that tell one edition from another."""
    text = f"antagen {format_date(adopted_on)}"
    if paragraph:
        text += f" §\u00a0{paragraph.lstrip('§ ')}"
    if correction:
        text += f", rättad {correction} ({format_date(published_on)})"
    return text
