"""What is typed when next year's plan is made: new words, what to merge with, the parts, why, and where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from members import swedish
from members.fields import NormalisedCharField, choice_field
from programs.models import Activity, FocusArea, Plan
from programs.next_plan.actions import MOST_PARTS, Place, Places
from programs.next_plan.changes import Changes
from programs.table.forms import TOO_LONG
from programs.table.queries import focus_areas_of, sub_goals_in_force

TITLE_CHARACTERS = 400
REASON_CHARACTERS = 400
SHOWN_CHARACTERS = 110  # of a title in a list of choices
NO_SUB_GOAL = "Utan angivet delmål"


class TitleField(NormalisedCharField):
    """An activity's words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=TITLE_CHARACTERS, widget=forms.Textarea({"rows": 2, "data-enter-saves": ""}), **kwargs
        )
        self.error_messages |= {"max_length": TOO_LONG, "required": "Skriv vad som ska göras."}


class NextPlanForm(forms.Form):
    """A form about one activity and the plan that it goes on in."""

    def __init__(self, data: QueryDict | None, *, source: Activity, plan: Plan, changes: Changes) -> None:
        super().__init__(data, auto_id=f"val{source.pk}-%s", initial={"title": source.title})
        self.source, self.plan, self.changes = source, plan, changes
        self.needs_place = "place" in self.fields and Places(plan.program_id).of(source) is None
        self._places: dict[str, Place] = {}
        if self.needs_place:
            self._places = offer_places(self, plan, source)
        else:
            self.fields.pop("place", None)
        dress(self)

    @property
    def chosen_place(self) -> Place | None:
        """Return the place that was chosen; None when the programme itself says where."""
        return self._places.get(self.cleaned_data.get("place", ""))


class KeepForm(NextPlanForm):
    """The activity goes on as one, in these words."""

    title = TitleField(label="Lydelse", required=False)
    place = forms.ChoiceField(label="Delmål")


class MergeForm(NextPlanForm):
    """The activity becomes one with another."""

    joins = forms.ChoiceField(
        label="Slå ihop med",
        error_messages={
            "required": "Välj vilken aktivitet den ska slås ihop med.",
            "invalid_choice": "Aktiviteten går inte längre att slå ihop med. Välj en annan.",
        },
    )
    title = TitleField(
        label="Gemensam lydelse", required=False, help_text="Tomt fält: lydelsen blir den andra aktivitetens."
    )
    place = forms.ChoiceField(label="Delmål", required=False)
    field_order = ["joins", "title", "place"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.pop("title", None)
        own = {row.pk for old in self.changes.old if old.activity.pk == self.source.pk for row in old.into}
        rows = [new.activity for new in self.changes.new if new.activity.pk not in own]
        rows.sort(key=lambda activity: activity.focus_area_id != self.source.focus_area_id)
        waiting = [old.activity for old in self.changes.undecided if old.activity.pk != self.source.pk]
        waiting.sort(key=lambda activity: activity.focus_area_id != self.source.focus_area_id)
        self._joins = {str(activity.pk): activity for activity in [*rows, *waiting]}
        groups: list[tuple[str, Any]] = [("", "Välj aktivitet")]
        if waiting:
            groups.append((f"Inte vald än ur planen för {self.changes.before.year}", _choices(waiting)))
        if rows:
            groups.append((f"Redan i planen för {self.plan.year}", _choices(rows)))
        choice_field(self, "joins").choices = groups

    @property
    def other(self) -> Activity:
        return self._joins[self.cleaned_data["joins"]]


class SplitForm(NextPlanForm):
    """The activity becomes several."""

    titles = forms.CharField(
        label="En lydelse per rad",
        help_text=f"Två till {MOST_PARTS} rader. Varje rad blir en aktivitet.",
        max_length=TITLE_CHARACTERS * MOST_PARTS,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Skriv minst två rader, en för varje del.", "max_length": TOO_LONG},
    )
    place = forms.ChoiceField(label="Delmål")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["titles"] = f"{self.source.title}\n"

    def clean_titles(self) -> list[str]:
        lines = (swedish.normalise(line) for line in self.cleaned_data["titles"].splitlines())
        titles = list(dict.fromkeys(filter(None, lines)))
        if not 2 <= len(titles) <= MOST_PARTS:
            raise forms.ValidationError(
                f"Det är {swedish.plural(len(titles), 'olika rad', 'olika rader')}. Skriv två till {MOST_PARTS}."
            )
        if longest := max((title for title in titles if len(title) > TITLE_CHARACTERS), key=len, default=""):
            raise forms.ValidationError(
                f"En rad har {len(longest)} tecken. Högst {TITLE_CHARACTERS} får plats: ”{longest[:60]}…”"
            )
        return titles


class DropForm(NextPlanForm):
    """The activity ends, with a reason."""

    reason = NormalisedCharField(
        label="Varför utgår aktiviteten?",
        max_length=REASON_CHARACTERS,
        help_text="Skälet står på sidan med förändringar och i verksamhetsplanen.",
        error_messages={"required": "Skriv varför aktiviteten utgår.", "max_length": TOO_LONG},
    )


class NewActivityForm(forms.Form):
    """An activity that no earlier one leads to."""

    title = TitleField(label="Ny aktivitet")
    place = forms.ChoiceField(label="Delmål", error_messages={"required": "Välj var aktiviteten hör hemma."})

    def __init__(self, data: QueryDict | None, *, plan: Plan) -> None:
        super().__init__(data, auto_id="ny-%s")
        self._places = offer_places(self, plan)
        dress(self)

    @property
    def chosen_place(self) -> Place:
        return self._places[self.cleaned_data["place"]]


def offer_places(form: forms.Form, plan: Plan, source: Activity | None = None) -> dict[str, Place]:
    """Let the form choose among the programme's sub-goals, and the activity's own place of this year."""
    places: dict[str, Place] = {}
    groups: list[tuple[str, Any]] = [("", "Välj delmål")]
    for area in focus_areas_of(plan):
        goals = sub_goals_in_force(area.sub_goals.all(), plan.year)
        groups.append((area.name, [_place(places, area, goal) for goal in [*goals, None]]))
    if source:
        now = source.sub_goal.text if source.sub_goal else NO_SUB_GOAL
        places["kvar"] = Place(source.focus_area, source.sub_goal)
        groups.append((f"Kvar i {source.focus_area.name} ({source.plan.program})", [("kvar", now)]))
    field = choice_field(form, "place")
    field.choices = groups
    field.error_messages["required"] = "Välj var aktiviteten hör hemma."
    return places


def _place(places: dict[str, Place], area: FocusArea, goal: Any) -> tuple[str, str]:
    value = f"s{goal.pk}" if goal else f"f{area.pk}"
    places[value] = Place(area, goal)
    return value, goal.text if goal else NO_SUB_GOAL


def _choices(rows: Iterable[Activity]) -> list[tuple[str, str]]:
    return [
        (
            str(activity.pk),
            activity.title if len(activity.title) <= SHOWN_CHARACTERS else f"{activity.title[: SHOWN_CHARACTERS - 1]}…",
        )
        for activity in rows
    ]


def dress(form: forms.Form) -> None:
    for field in form.fields.values():
        field.widget.attrs.pop("maxlength", None)  # too much stops at the server, with the text kept
        field.widget.attrs["class"] = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
