"""Forms of assignments between bodies."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from members import swedish
from members.fields import DayField, PastDayField, VersionField, row_field
from members.models import Body
from programs.models import Assignment
from programs.projects.forms import LONGEST_TEXT, DecisionField, ProjectRowForm, text_area


class AssignmentForm(ProjectRowForm):
    decision = DecisionField(label="Beslut")

    class Meta:
        model = Assignment
        fields = ["given_by", "given_to", "text", "decision", "given_on", "due_on", "result", "done_on"]
        field_classes = {"given_on": PastDayField, "due_on": DayField, "done_on": PastDayField}
        labels = {"given_on": "Givet den", "due_on": "Klart senast", "done_on": "Klart den", "text": "Uppdraget"}
        widgets = {"text": text_area(3), "result": text_area(3)}
        help_texts = {"done_on": "Lämna tomt så länge uppdraget pågår."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].error_messages["required"] = "Skriv vad som ska göras."
        for name in ("given_by", "given_to"):
            body = row_field(self, name)
            body.queryset = Body.objects.order_by(swedish.SwedishOrder("name"))
            body.empty_label = "Välj organ"
            body.error_messages["required"] = "Välj ett organ."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        given, due, done = (cleaned.get(name) for name in ("given_on", "due_on", "done_on"))
        if given and due and due < given:
            self.add_error("due_on", f"Uppdraget kan inte vara klart före {swedish.format_date(given)}, då det gavs.")
        if given and done and done < given:
            self.add_error("done_on", f"Uppdraget kan inte ha blivit klart före {swedish.format_date(given)}.")
        if done and not cleaned.get("result"):
            self.add_error("result", "Skriv vad uppdraget gav innan det markeras som klart.")
        return cleaned


class ReportForm(forms.Form):
    """What came of an assignment, written by those who got it."""

    result = forms.CharField(
        label="Resultat",
        max_length=LONGEST_TEXT,
        widget=text_area(4),
        error_messages={
            "required": "Skriv hur det går eller vad uppdraget gav.",
            "max_length": "Texten är %(show_value)s tecken. Korta den till högst %(limit_value)s.",
        },
    )
    done_on = PastDayField(label="Klart den", required=False, help_text="Lämna tomt så länge uppdraget pågår.")
    version = VersionField()

    def __init__(self, data: QueryDict | None = None, *, assignment: Assignment) -> None:
        initial = {"result": assignment.result, "done_on": assignment.done_on, "version": assignment.version}
        super().__init__(data, auto_id="redovisa-%s", initial=initial)
        self.assignment = assignment
        self.fields["result"].widget.attrs.pop("maxlength", None)

    def clean_result(self) -> str:
        result = swedish.normalise(self.cleaned_data["result"], multiline=True)
        if not result:
            raise ValidationError(self.fields["result"].error_messages["required"])
        return result

    def clean_done_on(self) -> date | None:
        day: date | None = self.cleaned_data["done_on"]
        given = self.assignment.given_on
        if day and given and day < given:
            raise ValidationError(f"Uppdraget kan inte ha blivit klart före {swedish.format_date(given)}, då det gavs.")
        return day
