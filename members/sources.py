"""What the cooperation's documents state, and how sure the reading is."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Stated(models.Model):
    """A row that may come from a document: its stable key, source, doubt and example mark."""

    key = models.CharField("nyckel", max_length=120, null=True, blank=True, unique=True, editable=False)
    source = models.CharField("källa", max_length=300, blank=True)
    note = models.TextField("anmärkning", blank=True)
    uncertain = models.BooleanField("osäker läsning", default=False)
    uncertain_note = models.TextField("vad som är osäkert", blank=True)
    is_example = models.BooleanField("exempel", default=False, editable=False)

    class Meta:
        abstract = True


def text_list(verbose_name: str) -> ArrayField:
    """Return a column for the texts that a document lists."""
    return ArrayField(models.TextField(), verbose_name=verbose_name, default=list, blank=True)
