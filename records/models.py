"""What is kept: documents and their versions, files, jobs, letters, drafts, and what was loaded."""

from __future__ import annotations

import hashlib
import uuid
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse

from members.models import Body, Person
from members.scope import scope_of
from members.sources import Stated, text_list
from members.triggers import tracked


class StoredFileManager(models.Manager["StoredFile"]):
    def keep(self, content: bytes, *, media_type: str) -> StoredFile:
        """Store the bytes once, under their SHA-256."""
        stored, _ = self.get_or_create(
            sha256=hashlib.sha256(content).hexdigest(),
            defaults={"content": content, "size": len(content), "media_type": media_type},
        )
        return stored


class StoredFile(models.Model):
    """A file's bytes under their SHA-256, never changed.

    The bytes lie in the database so that a file and the row that says it is done are one transaction.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField("innehåll")
    size = models.PositiveIntegerField("storlek i byte")
    media_type = models.CharField("medietyp", max_length=100)
    stored_at = models.DateTimeField("sparad", auto_now_add=True)

    objects = StoredFileManager()

    class Meta:
        verbose_name = "fil"
        verbose_name_plural = "filer"
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return self.sha256[:12]


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: object) -> DocumentQuerySet:
        scope = scope_of(user)
        if scope.is_secretariat:
            return self
        return self.filter(Q(is_public=True) | Q(body__in=scope.body_ids))


@tracked()
class Document(Stated):
    """A document that the cooperation has made, decided on or refers to."""

    class Kind(models.TextChoices):
        PLAN = "verksamhetsplan", "verksamhetsplan"
        ACTION_PLAN = "handlingsplan", "handlingsplan"
        BUDGET = "budget", "budget"
        REPORT = "verksamhetsberattelse", "verksamhetsberättelse"
        ACCOUNTS = "bokslut", "bokslut"
        PROGRAM = "utvecklingsprogram", "utvecklingsprogram"
        DECISION_PAPER = "tjansteutlatande", "tjänsteutlåtande"
        GOVERNING = "styrdokument", "styrdokument"
        OTHER = "annat", "annat dokument"

    kind = models.CharField("slag", max_length=30, choices=Kind)
    title = models.CharField("titel", max_length=240)
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    decided_on = models.DateField("beslutat", null=True, blank=True)
    decided_note = models.TextField("om beslutet", blank=True)
    dated_on = models.DateField("daterat", null=True, blank=True)
    date_text = models.CharField("datum enligt källan", max_length=120, blank=True)
    valid_from = models.DateField("gäller från", null=True, blank=True)
    valid_from_year = models.PositiveSmallIntegerField("gäller från år", null=True, blank=True)
    valid_to_year = models.PositiveSmallIntegerField("gäller till år", null=True, blank=True)
    owner = models.CharField("ägare", max_length=160, blank=True)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="organ"
    )
    is_missing = models.BooleanField("saknas i källorna", default=False)
    is_public = models.BooleanField("offentligt", default=True)
    remarks = text_list("anmärkningar på dokumentet")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "dokument"
        verbose_name_plural = "dokument"
        ordering = ["-year", "kind", "title"]

    def __str__(self) -> str:
        return self.title


class TocEntryQuerySet(models.QuerySet["TocEntry"]):
    def chapters(self) -> TocEntryQuerySet:
        """The lines that stand under no other, with their sections; two queries."""
        return self.filter(parent=None).prefetch_related("children")


class TocEntry(models.Model):
    """One line of a printed document's table of contents, numbered as the document numbers it."""

    class Content(models.TextChoices):
        NARRATIVE = "narrativ", "löpande text"
        DATA = "data", "byggs av strukturerade data i portalen"
        MIXED = "blandat", "text runt data"

    document = models.ForeignKey(Document, models.CASCADE, related_name="toc", verbose_name="dokument")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    order = models.PositiveSmallIntegerField("ordning")
    number = models.CharField("nummer", max_length=60, blank=True)
    title = models.CharField("rubrik", max_length=200)
    content = models.CharField("innehåll", max_length=10, choices=Content, blank=True)
    built_from = models.CharField("byggs av", max_length=240, blank=True)
    note = models.TextField("anmärkning", blank=True)
    source = models.CharField("källa", max_length=300, blank=True)
    key = models.CharField("nyckel", max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001 (many have none)

    objects = TocEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "innehållsrad"
        verbose_name_plural = "innehållsförteckning"
        ordering = ["document", "order"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class DocumentVersion(models.Model):
    """One made or uploaded version of a document: a file with its hash, numbered, never changed."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions", verbose_name="dokument")
    number = models.PositiveIntegerField("version")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="fil")
    is_draft = models.BooleanField("utkast", default=True)
    pages = models.PositiveIntegerField("sidor", null=True, blank=True)
    reason = models.CharField("skäl till rättelsen", max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="gjord av"
    )
    made_at = models.DateTimeField("gjord", auto_now_add=True)

    class Meta:
        verbose_name = "version"
        verbose_name_plural = "versioner"
        ordering = ["document", "-number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.document} version {self.number}"


class Job(models.Model):
    """Work ordered in the background. The row is the truth; the broker only carries its number."""

    class State(models.TextChoices):
        QUEUED = "queued", "i kö"
        RUNNING = "running", "pågår"
        DONE = "done", "klar"
        FAILED = "failed", "misslyckades"

    class Step(models.TextChoices):
        QUEUED = "queued", "Väntar på sin tur"
        GATHERING = "gathering", "Hämtar uppgifter"
        LAYING_OUT = "laying_out", "Sätter sidorna"
        CHECKING = "checking", "Kontrollerar filen"
        DONE = "done", "Klar"
        FAILED = "failed", "Misslyckades"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("slag", max_length=60)
    params = models.JSONField("uppgifter", encoder=DjangoJSONEncoder)
    params_hash = models.CharField(max_length=64)
    source_version = models.CharField("källans version", max_length=64)
    state = models.CharField("läge", max_length=10, choices=State, default=State.QUEUED)
    step = models.CharField("steg", max_length=20, choices=Step, default=Step.QUEUED)
    error = models.TextField("skäl", blank=True)
    attempt = models.PositiveSmallIntegerField("försök", default=0)
    lease_until = models.DateTimeField("upptagen till", null=True, blank=True)
    lease_owner = models.UUIDField("upptagen av", null=True, blank=True)
    result = models.ForeignKey(
        DocumentVersion, models.PROTECT, null=True, blank=True, related_name="jobs", verbose_name="resultat"
    )
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="jobs",
        verbose_name="beställd av",
    )
    ordered_at = models.DateTimeField("beställd", auto_now_add=True)
    sent_at = models.DateTimeField("lagd i kö", null=True, blank=True)
    started_at = models.DateTimeField("påbörjad", null=True, blank=True)
    finished_at = models.DateTimeField("avslutad", null=True, blank=True)

    class Meta:
        verbose_name = "jobb"
        verbose_name_plural = "jobb"
        ordering = ["-ordered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "params_hash", "source_version"],
                condition=~Q(state="failed"),
                name="job_ordered_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("records:job", args=[self.pk])

    @property
    def is_over(self) -> bool:
        return self.state in {self.State.DONE, self.State.FAILED}


class Letter(models.Model):
    """A mail in the outbox: one per recipient, kind, object and version, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", "väntar"
        SENDING = "sending", "skickas"
        SENT = "sent", "skickat"
        UNCERTAIN = "uncertain", "osäkert"
        FAILED = "failed", "misslyckades"

    to = models.EmailField("till")
    kind = models.CharField("slag", max_length=40)
    about_type = models.ForeignKey(ContentType, models.PROTECT, null=True, blank=True, related_name="+")
    about_id = models.CharField(max_length=64, blank=True)
    about = GenericForeignKey("about_type", "about_id")
    version = models.CharField("version", max_length=64, blank=True)
    subject = models.CharField("ämne", max_length=200)
    text = models.TextField("text")
    message_id = models.CharField("meddelandets id", max_length=120, unique=True)
    state = models.CharField("läge", max_length=10, choices=State, default=State.WAITING)
    error = models.TextField("fel", blank=True)
    attempts = models.PositiveSmallIntegerField("försök", default=0)
    created_at = models.DateTimeField("skrivet", auto_now_add=True)
    sending_at = models.DateTimeField("lämnat", null=True, blank=True)
    sent_at = models.DateTimeField("skickat", null=True, blank=True)

    class Meta:
        verbose_name = "brev"
        verbose_name_plural = "brev"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["to", "kind", "about_type", "about_id", "version"],
                nulls_distinct=False,
                name="letter_sent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} till {self.to}"


class PersonalLink(models.Model):
    """An address in a letter that opens one page for one person without a password (records.links).

    Only the hash of its token is kept: who reads the database cannot use the link.
    """

    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    purpose = models.CharField("sidan den öppnar", max_length=60)  # a URL name; the link opens nothing else
    person = models.ForeignKey(Person, models.PROTECT, related_name="links", verbose_name="person")
    about_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    about_id = models.CharField(max_length=64)
    about = GenericForeignKey("about_type", "about_id")
    expires_on = models.DateField("gäller till och med")
    made_at = models.DateTimeField("gjord", auto_now_add=True)
    revoked_at = models.DateTimeField("återkallad", null=True, blank=True)

    class Meta:
        verbose_name = "personlig länk"
        verbose_name_plural = "personliga länkar"
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["about_type", "about_id"], name="link_about")]

    def __str__(self) -> str:
        return f"{self.person}, till och med {self.expires_on}"


class Draft(models.Model):
    """Text somebody is writing, kept until it is saved for good. Never shown to anybody else."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    target_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    target_id = models.CharField(max_length=64)
    field = models.CharField(max_length=40)
    text = models.TextField()
    base_version = models.PositiveIntegerField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "utkast"
        verbose_name_plural = "utkast"
        constraints = [
            models.UniqueConstraint(fields=["user", "target_type", "target_id", "field"], name="draft_one_per_field")
        ]

    def __str__(self) -> str:
        return f"{self.field} av {self.user}"


class Term(models.Model):
    """A word of the field, what it means and what else it is called."""

    class Kind(models.TextChoices):
        TERM = "term", "begrepp"
        ABBREVIATION = "abbreviation", "förkortning"
        STATUS = "status", "ord om läget"

    key = models.CharField(max_length=120, unique=True, editable=False)
    kind = models.CharField("slag", max_length=20, choices=Kind, default=Kind.TERM)
    word = models.CharField("ord", max_length=120)
    meaning = models.TextField("betydelse")
    synonyms = text_list("kallas också")

    class Meta:
        verbose_name = "begrepp"
        verbose_name_plural = "begrepp"
        ordering = ["kind", "word"]

    def __str__(self) -> str:
        return self.word


class LoadedFact(models.Model):
    """What the loader wrote for one entry, so that a second run knows what people have changed since."""

    key = models.CharField(max_length=200, primary_key=True)
    target_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    target_id = models.CharField(max_length=64)
    values = models.JSONField(encoder=DjangoJSONEncoder)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "laddad uppgift"
        verbose_name_plural = "laddade uppgifter"

    def __str__(self) -> str:
        return self.key


class SentForm(models.Model):
    """A form that has arrived and been carried out, so that the same form arriving again makes nothing more."""

    key = models.CharField(max_length=64, primary_key=True)
    led_to = models.TextField("ledde till", blank=True)
    sent_at = models.DateTimeField("kom", auto_now_add=True)

    class Meta:
        verbose_name = "mottaget formulär"
        verbose_name_plural = "mottagna formulär"

    def __str__(self) -> str:
        return self.led_to


class Heartbeat(models.Model):
    """When the scheduler last made a worker do something."""

    name = models.CharField(max_length=40, primary_key=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = "livstecken"
        verbose_name_plural = "livstecken"

    def __str__(self) -> str:
        return self.name


def target(obj: models.Model) -> dict[str, Any]:
    """Return the two columns that point a generic row at the object."""
    return {"target_type": ContentType.objects.get_for_model(obj), "target_id": str(obj.pk)}
