"""Entering a population figure."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from members.fields import SwedishIntegerField, name_empty_choice, row_field
from members.models import Municipality, Population
from members.swedish import SwedishOrder, format_date

FIRST_PERTURBED_YEAR = 2025  # from then on SCB adds random noise to the figures


class PopulationForm(forms.ModelForm):
    """One municipality's population on 31 December, from SCB."""

    year = forms.IntegerField(
        label="Folkmängd den 31 december år",
        min_value=2009,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Skriv året med fyra siffror, till exempel 2025."},
    )
    persons = SwedishIntegerField(
        label="Invånare",
        min_value=1,
        max_value=10_000_000,
        error_messages={"min_value": "Skriv ett antal större än noll."},
    )

    class Meta:
        model = Population
        fields = ["municipality", "persons"]

    field_order = ["municipality", "year", "persons"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row_field(self, "municipality").queryset = Municipality.objects.order_by(SwedishOrder("name"))
        name_empty_choice(self, municipality="Välj kommun")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        year, municipality = cleaned.get("year"), cleaned.get("municipality")
        if year and municipality:
            self.instance.counted_on = date(year, 12, 31)
            self.instance.is_perturbed = year >= FIRST_PERTURBED_YEAR
            self.instance.source = "SCB, inlagd för hand"
            if municipality.populations.filter(counted_on=self.instance.counted_on).exists():
                day = format_date(self.instance.counted_on)
                self.add_error("municipality", f"{municipality} har redan en folkmängd för {day}.")
        return cleaned
