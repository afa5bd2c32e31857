"""An owner's answer about one activity."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from members import swedish
from members.fields import choice_field
from programs.models import Activity
from programs.rounds.forms import status_choices
from programs.table.forms import TOO_LONG


class FollowUpAnswerForm(forms.Form):
    """What an owner says of one activity by the personal link."""

    status = forms.ChoiceField(label="Status", error_messages={"invalid_choice": "Välj en status i listan."})
    text = forms.CharField(
        label="Vad har hänt?",
        required=False,
        max_length=4_000,
        widget=forms.Textarea({"rows": 3, "class": "form-control"}),
        error_messages={"max_length": TOO_LONG},
    )
    was = forms.ChoiceField(choices=Activity.Status.choices, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | dict[str, Any] | None = None, *, activity: Activity, **kwargs: Any) -> None:
        super().__init__(data, auto_id=f"svar{activity.pk}-%s", **kwargs)
        choice_field(self, "status").choices = status_choices(activity)
        self.fields["status"].widget.attrs["class"] = "form-select"
        self.fields["text"].widget.attrs.pop("maxlength", None)

    def clean_text(self) -> str:
        return swedish.normalise(self.cleaned_data["text"], multiline=True)
