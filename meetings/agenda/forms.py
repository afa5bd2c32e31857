"""An item of an agenda."""

from __future__ import annotations

from typing import Any

from django import forms

from meetings.fields import LongTextField, WholeNumberField, form_helper
from meetings.models import AgendaItem
from members.fields import NormalisedCharField, VersionField


class AgendaItemForm(forms.ModelForm):
    title = NormalisedCharField(label="Rubrik", max_length=200)
    minutes_planned = WholeNumberField(label="Minuter", min_value=1, max_value=600)
    text = LongTextField(label="Beskrivning")
    version = VersionField(required=False)

    class Meta:
        model = AgendaItem
        fields = ["title", "kind", "minutes_planned", "text", "is_standing"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["version"].initial = self.instance.version
        self.helper = form_helper("version", *self.Meta.fields)

    @property
    def values(self) -> dict[str, Any]:
        """Return the fields of the row itself, for compare-and-set."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
