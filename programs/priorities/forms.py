"""Forms of priorities and their presentations."""

from __future__ import annotations

from typing import Any

from members.fields import PastDayField
from programs.models import Priority, PriorityPresentation
from programs.projects.forms import DecisionField, ProjectRowForm


class PriorityForm(ProjectRowForm):
    decision = DecisionField(label="Beslut")

    class Meta:
        model = Priority
        fields = ["name", "mode", "planning_period", "decision"]
        help_texts = {"mode": "Till exempel väg, spår eller bytespunkt.", "planning_period": "Till exempel 2026–2037."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = "Skriv vad satsningen heter."


class PriorityPresentationForm(ProjectRowForm):
    class Meta:
        model = PriorityPresentation
        fields = ["to", "presented_on", "by", "source"]
        field_classes = {"presented_on": PastDayField}
        labels = {"to": "Presenterat för", "presented_on": "Dag", "by": "Av vem"}
        help_texts = {"to": "Till exempel Trafikverket.", "presented_on": "Lämna tomt om dagen inte är känd."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].error_messages["required"] = "Skriv vem listan presenterades för."
