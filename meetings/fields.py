"""Form fields that several wings use."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from members.fields import TypedInput
from members.swedish import normalise

LONG_TEXT = 20_000  # characters


YEARS = (2000, 2100)


class ClockField(forms.TimeField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = TypedInput("time", "%H:%M", {"class": "input-short"})
        kwargs["input_formats"] = ["%H:%M", "%H.%M", "%H:%M:%S"]
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)
        self.error_messages["invalid"] = "Klockslaget finns inte. Skriv till exempel 12.00."


class WholeNumberField(forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(**kwargs)
        self.error_messages["invalid"] = "Skriv ett heltal med siffror, till exempel 15."


class LongTextField(forms.CharField):
    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", LONG_TEXT)
        # No maxlength in the page: the browser would cut what is pasted without a word.
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value: object) -> str:
        """Return the clean text, its lines kept."""
        return normalise(super().to_python(value) or "", multiline=True)


def form_helper(*layout: Any) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*layout)
    return helper
