"""The form of one row, with the version that it was filled in from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from members import swedish
from members.fields import VersionField

LONGEST_TEXT = 10_000


TOO_LONG = "Texten är %(show_value)s tecken. Korta den till högst %(limit_value)s."


class RowForm(forms.ModelForm):
    """A row's fields with the version that the page showed; texts are cleaned, and too long ones kept and refused."""

    version = VersionField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "rad-%s")
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version if self.instance.pk else ""
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
            if getattr(field, "max_length", None):
                field.error_messages["max_length"] = TOO_LONG
            elif type(field) is forms.CharField and not isinstance(field.widget, forms.HiddenInput):
                field.validators.append(_not_longer)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and name in (self._meta.fields or []):
                is_long = isinstance(self.fields[name].widget, forms.Textarea)
                cleaned[name] = swedish.normalise(value, multiline=is_long)
                if self.fields[name].required and not cleaned[name]:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return cleaned


def _not_longer(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise ValidationError(f"Texten är {len(text)} tecken. Korta den till högst {LONGEST_TEXT}.")
