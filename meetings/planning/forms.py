"""One row of the year's proposed meetings."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from members.fields import DayField
from members.models import Municipality


class YearPlanForm(forms.Form):
    """One row of a year that is being planned."""

    on = DayField(label="Dag", required=False)
    host = forms.ModelChoiceField(label="Värd", queryset=Municipality.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].widget.attrs["class"] = "form-control"
        self.fields["host"].widget.attrs["class"] = "form-select"

    def clean_on(self) -> date | None:
        day: date | None = self.cleaned_data["on"]
        if day and self.initial.get("year") and day.year != self.initial["year"]:
            raise ValidationError(f"Dagen ska ligga i {self.initial['year']}.")
        return day
