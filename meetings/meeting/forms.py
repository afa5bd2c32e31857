"""Forms of a meeting's facts, its move and its cancelling."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div, Field, Fieldset
from django import forms

from meetings.fields import YEARS, ClockField, LongTextField, WholeNumberField, form_helper
from meetings.models import Meeting
from members.fields import DayField, NormalisedCharField, VersionField, choice_field, name_empty_choice, row_field
from members.models import Body, Municipality
from members.swedish import MONTHS, SwedishOrder


class MeetingForm(forms.ModelForm):
    """A meeting's facts. Its state is changed by actions of their own."""

    title = NormalisedCharField(
        label="Rubrik", required=False, max_length=160, help_text="Behövs bara om organ och slag inte räcker."
    )
    on = DayField(label="Dag", required=False)
    until = DayField(label="Till och med", required=False, help_text="Bara om mötet pågår flera dagar.")
    year = WholeNumberField(label="År", min_value=YEARS[0], max_value=YEARS[1], help_text="Om dagen inte är bestämd.")
    month = forms.TypedChoiceField(label="Månad", required=False, coerce=int, empty_value=None)
    start_time = ClockField(label="Börjar")
    end_time = ClockField(label="Slutar")
    venue = NormalisedCharField(label="Lokal", required=False, max_length=160)
    arranger = NormalisedCharField(label="Arrangör, om inget organ", required=False, max_length=120)
    note = LongTextField(label="Anmärkning")
    version = VersionField(required=False)

    class Meta:
        model = Meeting
        fields = [
            "body", "kind", "conference_type", "arranger", "title", "on", "until", "year", "month", "start_time",
            "end_time", "hosts", "venue", "form", "note", "is_public",
        ]  # fmt: skip
        labels = {"hosts": "Värdkommun", "is_public": "Visas för alla"}
        widgets = {"hosts": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "month").choices = enumerate(MONTHS, start=1)
        name_empty_choice(
            self, body="Inget organ", conference_type="Ingen konferens", month="Inte bestämd", form="Inte bestämd"
        )
        row_field(self, "body").queryset = Body.objects.exclude(
            kind__in=[Body.Kind.EXTERNAL_GROUP, Body.Kind.MUNICIPAL_OFFICES]
        ).order_by(SwedishOrder("name"))
        row_field(self, "hosts").queryset = Municipality.objects.order_by(SwedishOrder("name"))
        self.fields["year"].required = False
        if self.instance.pk:
            self.fields["version"].initial = self.instance.version
            if self.instance.on:
                self.initial["year"] = None
        self.helper = form_helper(
            "version",
            Fieldset("Vad", "body", "kind", "conference_type", "arranger", "title"),
            Fieldset(
                "När",
                Div(Field("on"), Field("until"), css_class="field-pair"),
                Div(Field("start_time"), Field("end_time"), css_class="field-pair"),
                Div(Field("year"), Field("month"), css_class="field-pair"),
            ),
            Fieldset("Var", "hosts", "venue", "form"),
            Fieldset("Övrigt", "note", "is_public"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("on")
        if day:
            cleaned["year"], cleaned["month"] = day.year, None
        elif "on" not in self.errors and not cleaned.get("year") and "year" not in self.errors:
            self.add_error("on", "Ange dag. Om den inte är bestämd, ange år och gärna månad.")
            cleaned["year"] = None
        if cleaned.get("until") and not day and "on" not in self.errors:
            self.add_error("until", "Ange också vilken dag mötet börjar.")
        has_arranger = cleaned.get("body") or cleaned.get("conference_type") or cleaned.get("arranger")
        if not has_arranger and "arranger" not in self.errors:
            self.add_error("body", "Ange organ, konferens eller arrangör.")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """Return the fields of the row itself, for compare-and-set."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"hosts", "version"}}


class MoveForm(forms.ModelForm):
    """Another day, time or place."""

    on = DayField(label="Ny dag")
    until = DayField(label="Till och med", required=False)
    start_time = ClockField(label="Börjar")
    end_time = ClockField(label="Slutar")
    venue = NormalisedCharField(label="Lokal", required=False, max_length=160)
    version = VersionField(required=False)

    class Meta:
        model = Meeting
        fields = ["on", "until", "start_time", "end_time", "venue"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        self.helper = form_helper(
            "version",
            Div(Field("on"), Field("until"), css_class="field-pair"),
            Div(Field("start_time"), Field("end_time"), css_class="field-pair"),
            "venue",
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("on"):
            # The database demands that the day lies in the meeting's year.
            self.instance.year, self.instance.month = cleaned["on"].year, None
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        values = {name: self.cleaned_data[name] for name in self._meta.fields or []}
        return values | {"year": self.cleaned_data["on"].year, "month": None}


class CancelForm(forms.Form):
    reason = NormalisedCharField(label="Skäl", required=False, max_length=300, help_text="Visas på mötets sida.")
    version = VersionField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper("version", "reason")
