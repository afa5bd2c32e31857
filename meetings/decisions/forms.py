"""A decision on an item."""

from __future__ import annotations

from typing import Any

from django import forms

from meetings.fields import LongTextField, form_helper
from meetings.models import Decision
from members.fields import NormalisedCharField


class DecisionForm(forms.ModelForm):
    text = LongTextField(label="Beslut", required=True, rows=6)
    number = NormalisedCharField(label="Paragraf", required=False, max_length=20)

    class Meta:
        model = Decision
        fields = ["text", "number", "mode"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(*self.Meta.fields)
