"""A meeting with somebody outside the cooperation."""

from __future__ import annotations

from typing import Any

from django import forms

from meetings.fields import form_helper
from meetings.models import ExternalMeeting
from members.fields import DayField, NormalisedCharField, name_empty_choice


class ExternalMeetingForm(forms.ModelForm):
    on = DayField(label="Dag")
    our_side = NormalisedCharField(label="Från oss", max_length=200)
    counterpart = NormalisedCharField(label="Motpart", max_length=240)
    place = NormalisedCharField(label="Plats", required=False, max_length=120)
    topic = NormalisedCharField(label="Ämne", required=False, max_length=240)

    class Meta:
        model = ExternalMeeting
        fields = ["on", "our_side", "counterpart", "form", "place", "topic"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_empty_choice(self, form="Inte känd")
        self.helper = form_helper(*self.Meta.fields)
