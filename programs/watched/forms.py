"""A matter that is watched."""

from __future__ import annotations

from typing import Any

from django import forms

from members import swedish
from members.fields import DayField, WebAddressField, name_empty_choice, row_field
from members.models import Municipality
from programs.models import WatchedMatter
from programs.projects.forms import ProjectRowForm, text_area


class WatchedForm(ProjectRowForm):
    class Meta:
        model = WatchedMatter
        fields = [
            "kind",
            "name",
            "role",
            "status",
            "next_on",
            "next_what",
            "url",
            "municipalities",
            "source",
            "note",
        ]
        field_classes = {"next_on": DayField, "url": WebAddressField}
        labels = {"kind": "Slag", "next_on": "Nästa händelse", "next_what": "Vad som händer då"}
        widgets = {"municipalities": forms.CheckboxSelectMultiple, "note": text_area(3)}
        help_texts = {
            "role": "Till exempel bevakar, sitter i arbetsgruppen eller sitter i styrgruppen.",
            "status": (
                "För en ny kommunal uppgift: bedömningen, till exempel var för sig, gemensamt eller genom ett "
                "gemensamt organ som redan finns."
            ),
            "municipalities": "De som berörs. Ingen vald betyder att det inte är sagt.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = "Skriv vad som bevakas."
        name_empty_choice(self, kind="Välj slag")
        row_field(self, "municipalities").queryset = Municipality.objects.order_by(swedish.SwedishOrder("name"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("next_on") and not cleaned.get("next_what"):
            day = swedish.format_date(cleaned["next_on"])
            self.add_error("next_what", f"Skriv vad som händer {day}.")
        return cleaned
