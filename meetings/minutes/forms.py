"""The notes of a meeting."""

from __future__ import annotations

from typing import Any

from django import forms

from meetings.fields import LongTextField, form_helper
from meetings.models import Minutes
from members.fields import VersionField

MINUTES_TEXT = 60_000  # characters, some thirty pages


class MinutesForm(forms.ModelForm):
    text = LongTextField(label="Anteckningar", rows=20, max_length=MINUTES_TEXT)
    version = VersionField()

    class Meta:
        model = Minutes
        fields = ["text"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        self.helper = form_helper("version", "text")
