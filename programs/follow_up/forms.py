"""An entry of follow-up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from members import swedish
from members.fields import PastDayField, day_input
from programs.follow_up import figures
from programs.table.forms import TOO_LONG


class FollowUpForm(forms.Form):
    """What came of an activity, and on which day."""

    text = forms.CharField(
        label="Vad har hänt?",
        max_length=4_000,
        widget=forms.Textarea({"rows": 4, "class": "form-control"}),
        error_messages={"required": "Skriv vad som har hänt.", "max_length": TOO_LONG},
    )
    on = PastDayField(label="Dag", widget=day_input("form-control input-short"))
    numbers = forms.CharField(
        label="Siffror",
        required=False,
        max_length=4_000,
        help_text="En på varje rad, till exempel: Deltagare: 42.",
        widget=forms.Textarea({"rows": 2, "class": "form-control"}),
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, auto_id="uppfoljning-%s", initial=initial)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def clean_text(self) -> str:
        text = swedish.normalise(self.cleaned_data["text"], multiline=True)
        if not text:
            raise forms.ValidationError("Skriv vad som har hänt.")
        return text

    def clean_numbers(self) -> dict[str, int | str]:
        try:
            return figures.read(self.cleaned_data["numbers"])
        except figures.NotAFigure as refusal:
            raise forms.ValidationError(str(refusal)) from None
