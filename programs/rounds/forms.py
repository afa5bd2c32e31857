"""Forms of a round of follow-up and of the plan's days of silence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict

from members import swedish
from members.fields import DayField, SwedishIntegerField, VersionField, day_input
from programs.models import Activity, Plan
from programs.table.forms import TOO_LONG

DAYS_TO_ANSWER, DAYS_AFTER = 14, 14


LONGEST_ANSWER_TIME, LONGEST_LINK = timedelta(days=180), timedelta(days=60)


def _day(label: str, help_text: str, required: str) -> DayField:
    return DayField(
        label=label,
        help_text=help_text,
        widget=day_input("form-control input-short"),
        error_messages={"required": required},
    )


class RoundForm(forms.Form):
    """A round's greeting and days. Sent by GET it changes the preview, by POST it starts the round."""

    answer_by = _day("Svara senast", "Står i brevet.", "Ange sista svarsdag, till exempel 2026-03-31.")
    expires_on = _day(
        "Länkarna gäller till och med",
        "Så länge går det att svara och att ändra ett svar.",
        "Ange länkarnas sista dag, till exempel 2026-04-14.",
    )
    message = forms.CharField(
        label="Hälsning i brevet",
        required=False,
        max_length=1_000,
        widget=forms.Textarea({"rows": 3, "class": "form-control"}),
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, data: QueryDict | dict[str, Any] | None = None, *, today: date) -> None:
        self.today = today
        answer_by = today + timedelta(days=DAYS_TO_ANSWER)
        initial = {"answer_by": answer_by, "expires_on": answer_by + timedelta(days=DAYS_AFTER)}
        super().__init__(data, auto_id="omgang-%s", initial=initial)
        self.fields["message"].widget.attrs.pop("maxlength", None)

    def clean_message(self) -> str:
        return swedish.normalise(self.cleaned_data["message"], multiline=True)

    def clean_answer_by(self) -> date:
        day: date = self.cleaned_data["answer_by"]
        if day < self.today:
            raise forms.ValidationError(f"{swedish.format_date(day).capitalize()} har redan varit. Välj en dag framåt.")
        if day > self.today + LONGEST_ANSWER_TIME:
            latest = swedish.format_date(self.today + LONGEST_ANSWER_TIME)
            raise forms.ValidationError(f"Välj en dag inom ett halvår, senast {latest}.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        answer_by, expires_on = cleaned.get("answer_by"), cleaned.get("expires_on")
        if answer_by and expires_on:
            latest = answer_by + LONGEST_LINK
            if expires_on < answer_by:
                day = swedish.format_date(answer_by)
                self.add_error("expires_on", f"Länkarna måste gälla minst till sista svarsdagen, {day}.")
            elif expires_on > latest:
                day = swedish.format_date(latest)
                self.add_error("expires_on", f"Länkar gäller högst 60 dagar efter sista svarsdagen, till {day}.")
        return cleaned


def status_choices(activity: Activity) -> list[tuple[str, str]]:
    """Return the states that an owner can choose; those of old sources are offered only where they stand."""
    offered = [Activity.Status.NOT_STARTED, Activity.Status.ONGOING, Activity.Status.DONE, Activity.Status.CANCELLED]
    now = Activity.Status(activity.status)
    return [(status.value, str(status.label)) for status in ([now] if now not in offered else []) + offered]


class SilenceForm(forms.Form):
    """After how many days silence shows, and the version of the plan that the page showed."""

    silence_days = SwedishIntegerField(
        label="Tyst efter [dagar]",
        min_value=1,
        max_value=730,
        error_messages={
            "required": "Ange mellan 1 och 730 dagar.",
            "min_value": "Ange mellan 1 och 730 dagar.",
            "max_value": "Ange mellan 1 och 730 dagar.",
        },
    )
    version = VersionField()

    def __init__(self, data: QueryDict | None = None, *, plan: Plan) -> None:
        initial = {"silence_days": plan.silence_days, "version": plan.version}
        super().__init__(data, auto_id="tyst-%s", initial=initial)
        self.fields["silence_days"].widget.attrs["class"] = "form-control"
