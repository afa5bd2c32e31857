"""Forms of one activity: its steps, its projects and the persons who answer for it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from members import swedish
from members.fields import DayField, NormalisedCharField, PastDayField, row_field
from members.models import Person
from programs.models import ActivityPart, ActivityStep, Project
from programs.row_forms import TOO_LONG, RowForm


class StepForm(RowForm):
    title = NormalisedCharField(
        label="Steg",
        max_length=200,
        error_messages={"required": "Skriv vad som ska göras.", "max_length": TOO_LONG},
    )

    due_on = DayField(label="Klart senast", required=False)
    done_on = PastDayField(label="Klart", required=False)

    class Meta:
        model = ActivityStep
        fields = ["title", "due_on", "done_on"]


class ProjectsForm(forms.Form):
    projects = forms.ModelMultipleChoiceField(
        Project.objects.order_by(swedish.SwedishOrder("title")),
        label="Projekt som hör till aktiviteten",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        show_hidden_initial=True,  # only what differs from it is written: two may choose at the same time
        error_messages={"invalid_choice": "Projektet finns inte längre. Välj bland dem som visas."},
    )


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person: Any) -> str:
        from_where = f", {person.municipality.name}" if person.municipality else ""
        return f"{person.name}{from_where}{'' if person.email else ' (ingen e-postadress)'}"


class OwnerForm(forms.Form):
    """A person and the part they have in an activity."""

    person = PersonField(
        label="Person",
        queryset=Person.objects.none(),
        empty_label="Välj person",
        error_messages={"required": "Välj en person.", "invalid_choice": "Personen finns inte i registret."},
    )
    part = forms.ChoiceField(
        label="Roll",
        choices=ActivityPart.choices,
        initial=ActivityPart.LEAD,
        error_messages={"required": "Välj en roll.", "invalid_choice": "Välj en roll i listan."},
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id="ansvarig-%s")
        row_field(self, "person").queryset = Person.objects.select_related("municipality").order_by("name")
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"
