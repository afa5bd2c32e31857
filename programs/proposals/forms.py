"""What a network writes when it proposes something for the plan, and what the secretariat answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from members.fields import NormalisedCharField, VersionField, choice_field
from programs.fields import ReasonField
from programs.models import Activity, FocusArea, Plan, Proposal, SubGoal
from programs.proposals.actions import Wanted
from programs.table.forms import TOO_LONG
from programs.table.queries import focus_areas_of, sub_goals_in_force

UNSURE = "unsure"
NEEDS_MORE = {Activity.Timing.BY_MONTH, Activity.Timing.FROM_YEAR}  # a month or a year that a proposal does not hold


class ProposalForm(forms.Form):
    """A new activity, or what an activity should become."""

    kind = forms.ChoiceField(
        label="Vad föreslås?",
        widget=forms.RadioSelect,
        choices=[("change", "Aktiviteten ändras"), ("drop", "Aktiviteten utgår")],
        error_messages={"required": "Välj om aktiviteten ska ändras eller utgå."},
    )
    place = forms.ChoiceField(label="Delmål", error_messages={"required": "Välj delmål."})
    title = NormalisedCharField(
        label="Aktivitet", max_length=400, widget=forms.Textarea({"rows": 2}), error_messages={"max_length": TOO_LONG}
    )
    timing = forms.ChoiceField(label="Tidplan", required=False)
    comment = forms.CharField(
        label="Kommentar",
        required=False,
        max_length=4_000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )
    reason = ReasonField(
        label="Varför?",
        required=True,
        help_text="Kansliet läser skälet när förslaget prövas.",
        missing="Skriv varför ni föreslår det.",
    )

    def __init__(self, data: QueryDict | None = None, *, plan: Plan, activity: Activity | None) -> None:
        initial = {"kind": "change", "timing": Activity.Timing.NOT_STATED}
        if activity:
            timing = UNSURE if activity.timing in NEEDS_MORE else activity.timing
            initial |= {"title": activity.title, "timing": timing, "comment": activity.comment}
        super().__init__(data, auto_id="forslag-%s", initial=initial)
        self.activity = activity
        self._goals: dict[str, SubGoal] = {}
        self._areas: dict[str, FocusArea] = {}
        timings = [(value, label.capitalize()) for value, label in Activity.Timing.choices if value not in NEEDS_MORE]
        if activity and activity.timing in NEEDS_MORE:
            timings.insert(0, (UNSURE, "Som nu"))
        choice_field(self, "timing").choices = timings
        if activity:
            del self.fields["place"]
            self.fields["title"].required = False
        else:
            del self.fields["kind"]
            choice_field(self, "place").choices = self._places(plan)
            self.fields["title"].error_messages["required"] = "Skriv vad som ska göras."
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
            if not isinstance(field.widget, forms.RadioSelect):
                select = isinstance(field.widget, forms.Select)
                field.widget.attrs["class"] = "form-select" if select else "form-control"

    def _places(self, plan: Plan) -> list[tuple[str, list[tuple[str, str]]]]:
        groups = []
        for area in focus_areas_of(plan):
            self._areas[f"f{area.pk}"] = area
            goals = sub_goals_in_force(area.sub_goals.all(), plan.year)
            self._goals |= {f"s{goal.pk}": goal for goal in goals}
            choices = [(f"s{goal.pk}", goal.text) for goal in goals]
            groups.append((area.name, [*choices, (f"f{area.pk}", "Utan angivet delmål")]))
        return groups

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.activity and cleaned.get("kind") == Proposal.Kind.CHANGE and not self.errors:
            wanted = self._wanted_change(self.activity, cleaned)
            if not any(wanted.values()):
                raise forms.ValidationError(
                    "Förslaget säger detsamma som planen. Ändra något, eller föreslå att den utgår."
                )
        return cleaned

    @staticmethod
    def _wanted_change(activity: Activity, cleaned: dict[str, Any]) -> dict[str, str]:
        """Return what is to become different; what stays as it is, is empty."""
        now = {"title": activity.title, "comment": activity.comment, "timing": activity.timing}
        sent = {name: str(cleaned.get(name) or "").replace("\r\n", "\n").strip() for name in now}
        found = {name: value if value != now[name] else "" for name, value in sent.items()}
        if found["timing"] in {UNSURE, Activity.Timing.NOT_STATED}:
            found["timing"] = ""
        return found

    def wanted(self) -> Wanted:
        """Return what is proposed."""
        cleaned = self.cleaned_data
        reason = cleaned["reason"]
        if self.activity is None:
            goal = self._goals.get(cleaned["place"])
            return Wanted(
                kind=Proposal.Kind.NEW,
                reason=reason,
                focus_area=goal.focus_area if goal else self._areas[cleaned["place"]],
                sub_goal=goal,
                title=cleaned["title"],
                timing=cleaned["timing"] or Activity.Timing.NOT_STATED,
                comment=cleaned["comment"].strip(),
            )
        if cleaned["kind"] == Proposal.Kind.DROP:
            return Wanted(kind=Proposal.Kind.DROP, reason=reason, activity=self.activity)
        change = self._wanted_change(self.activity, cleaned)
        return Wanted(
            kind=Proposal.Kind.CHANGE,
            reason=reason,
            activity=self.activity,
            title=change["title"],
            timing=change["timing"] or Activity.Timing.NOT_STATED,
            comment=change["comment"],
        )


class ProposalAnswerForm(forms.Form):
    """The secretariat's answer to a proposal."""

    answer = ReasonField(
        label="Svar till nätverket", required=False, help_text="Behövs om förslaget avböjs. Skickas med brev."
    )
    version = VersionField()
