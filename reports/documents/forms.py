"""What the secretariat fills in before a document becomes a public record."""

from __future__ import annotations

from typing import Any

from django import forms

from members.fields import DayField, day_input
from reports.models import AnnualDocument


class PublishForm(forms.Form):
    adopted_on = DayField(
        label="Antaget den",
        widget=day_input("form-control input-short"),
        error_messages={"required": "Skriv vilken dag dokumentet antogs."},
    )
    paragraph = forms.CharField(
        label="Paragraf",
        max_length=20,
        required=False,
        help_text="Till exempel 5.",
        widget=forms.TextInput(attrs={"class": "form-control input-short"}),
    )
    reason = forms.CharField(
        label="Skäl till rättelsen",
        max_length=300,
        required=False,
        help_text="Skälet visas för alla tillsammans med den nya versionen.",
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 3}),
    )

    def __init__(self, *args: Any, is_correction: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_correction:
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = "Skriv varför dokumentet rättas."
        else:
            del self.fields["reason"]


class NewDocumentForm(forms.Form):
    """Which document to begin, and for which year."""

    kind = forms.ChoiceField(
        label="Dokument",
        choices=[("", "Välj dokument"), *((value, label.capitalize()) for value, label in AnnualDocument.Kind.choices)],
        error_messages={"required": "Välj vilket dokument som ska börja."},
    )
    year = forms.IntegerField(
        label="År",
        min_value=2010,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
        error_messages={
            "required": "Skriv årtalet, till exempel 2027.",
            "invalid": "Skriv årtalet med fyra siffror, till exempel 2027.",
            "min_value": "Året ligger före 2010, då avtalet börjar gälla.",
            "max_value": "Året ligger efter 2100. Kontrollera årtalet.",
        },
    )
