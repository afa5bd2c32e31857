"""What the secretariat fills in about people, seats and the agreement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from members.fields import DayField, NormalisedCharField, row_field
from members.models import AgreementParty, Body, Municipality, Person, Seat


class DayForm(forms.Form):
    """The day that a body is shown on."""

    dag = DayField(label="Visa dagen")


class PersonForm(forms.ModelForm):
    name = NormalisedCharField(label="Namn", max_length=120)
    title = NormalisedCharField(label="Titel", max_length=160, required=False)
    phone = NormalisedCharField(label="Telefon", max_length=40, required=False)

    class Meta:
        model = Person
        fields = ["name", "title", "municipality", "email", "phone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row_field(self, "municipality").empty_label = "Ingen kommun"


class SeatForm(forms.ModelForm):
    role = NormalisedCharField(label="Roll", max_length=120, required=False, help_text="Till exempel ersättare.")
    starts_on = DayField(label="Från och med")
    ends_on = DayField(label="Till och med", required=False)

    class Meta:
        model = Seat
        fields = ["body", "municipality", "role", "starts_on", "ends_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row_field(self, "body").queryset = Body.objects.exclude(kind=Body.Kind.EXTERNAL_GROUP)
        row_field(self, "body").empty_label = "Välj organ"
        row_field(self, "municipality").empty_label = "Ingen kommun"

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", f"Platsen kan inte sluta innan den börjar, {starts_on.isoformat()}.")
        if self._already_held(values):
            self.add_error("body", "Personen har redan en plats i organet de dagarna. Avsluta den först.")
        return values

    def _already_held(self, values: dict[str, Any]) -> bool:
        body, starts_on, ends_on = values.get("body"), values.get("starts_on"), values.get("ends_on")
        if not (body and starts_on and self.instance.person_id):
            return False
        held = Seat.objects.filter(body=body, person_id=self.instance.person_id, year=None).exclude(pk=self.instance.pk)
        held = held.exclude(ends_on__lt=starts_on)
        if ends_on:
            held = held.exclude(starts_on__gt=ends_on)
        return held.exists()


class SeatEndForm(forms.Form):
    ends_on = DayField(label="Sista dagen")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = timezone.localdate()


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label="E-post",
        max_length=254,
        error_messages={"invalid": "Skriv en e-postadress, till exempel namn@kommun.se."},
    )


class PartyField(forms.ModelChoiceField):
    """A party to the agreement, shown as its municipality."""

    def label_from_instance(self, obj: AgreementParty) -> str:
        return obj.municipality.name


class NoticeForm(forms.Form):
    """A notice of termination that the chair has received (samarbetsavtalet § 2)."""

    party = PartyField(AgreementParty.objects.none(), label="Kommun", empty_label="Välj kommun")
    received_on = DayField(
        label="Kom ordföranden till handa",
        help_text="Uppsägningstiden räknas från månadsskiftet närmast efter den dagen.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = AgreementParty.objects.filter(notice_received_on=None).select_related("municipality")
        row_field(self, "party").queryset = parties


class PeopleFilter(forms.Form):
    q = NormalisedCharField(label="Namn", max_length=120, required=False)
    organ = forms.ModelChoiceField(
        Body.objects.exclude(kind=Body.Kind.EXTERNAL_GROUP),
        to_field_name="slug",
        label="Organ",
        required=False,
        empty_label="Alla organ",
    )
    kommun = forms.ModelChoiceField(
        Municipality.objects.all(), to_field_name="slug", label="Kommun", required=False, empty_label="Alla kommuner"
    )
