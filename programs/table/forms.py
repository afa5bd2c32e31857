"""Forms of the table: every field of a row, and what part of the table to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict

from members import swedish
from members.fields import NormalisedCharField, PlainSelect, SwedishIntegerField, VersionField, choice_field, row_field
from members.models import Body, Municipality
from programs.models import Activity, FocusArea, Plan, SubGoal
from programs.table.queries import TableFilter, focus_areas_of, sub_goals_in_force, wording_in
from records.conflicts import Value

TOO_LONG = "Högst %(limit_value)d tecken får plats. Det du skrev har %(show_value)d."


LARGEST_KR = 2_000_000_000


COMMENT_CHARACTERS = 4_000


ALL = [("", "Alla")]


MONTH_NUMBERS = {str(number) for number in range(1, 13)}


TIMED_BY = {Activity.Timing.BY_MONTH: "timing_month", Activity.Timing.FROM_YEAR: "timing_year"}


class ContactsField(forms.CharField):
    """Names with commas between them."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: object) -> list[str]:  # type: ignore[override]  # one text in, several names out
        names = swedish.normalise(str(value or "")).split(",")
        return [name.strip() for name in names if name.strip()]

    def run_validators(self, value: Any) -> None:
        super().run_validators(", ".join(value))


class ActivityForm(forms.ModelForm):
    """Every field of a row. It never saves itself: programs.table.actions does, by compare-and-set."""

    title = NormalisedCharField(label="Aktivitet", max_length=400, widget=forms.Textarea({"rows": 2}))
    place = forms.ChoiceField(label="Delmål")
    contacts = ContactsField(
        label="Kontaktpersoner", required=False, max_length=400, help_text="Skriv komma mellan namnen."
    )
    cost_kr = SwedishIntegerField(
        label="Kostnad [kr]",
        required=False,
        min_value=0,
        max_value=LARGEST_KR,
        error_messages={
            "min_value": "Kostnaden kan inte vara mindre än noll.",
            "max_value": f"Kostnaden kan vara högst {swedish.format_kr(LARGEST_KR)}.",
        },
    )
    comment = forms.CharField(
        label="Kommentar", required=False, max_length=COMMENT_CHARACTERS, widget=forms.Textarea({"rows": 4})
    )
    version = VersionField()

    class Meta:
        model = Activity
        fields = [
            "scope",
            "municipalities",
            "networks",
            "timing",
            "timing_month",
            "timing_year",
            "timing_text",
            "condition",
            "cost_kr",
            "status",
        ]
        widgets = {
            "municipalities": forms.CheckboxSelectMultiple,
            "networks": forms.CheckboxSelectMultiple,
            "timing_month": forms.Select(choices=[("", "–"), *enumerate(swedish.MONTHS, start=1)]),
            "timing_year": forms.TextInput({"inputmode": "numeric"}),
        }
        labels = {
            "scope": "Ansvarig kommun",
            "municipalities": "Utpekade kommuner",
            "networks": "Ansvarigt nätverk",
            "timing": "Tidplan",
            "timing_month": "Månad",
            "timing_year": "Från år",
            "timing_text": "Tidplan med egna ord",
            "condition": "Villkor",
            "status": "Status",
        }
        help_texts = {"timing_text": "Lämna tomt om valet räcker."}

    field_order = [
        "title",
        "place",
        "status",
        "scope",
        "municipalities",
        "networks",
        "contacts",
        "timing",
        "timing_month",
        "timing_year",
        "timing_text",
        "condition",
        "cost_kr",
        "comment",
        "version",
    ]
    TEXTS = ("title", "contacts", "timing_text", "condition", "comment")

    def __init__(self, data: QueryDict | dict[str, Any] | None = None, *, plan: Plan, **kwargs: Any) -> None:
        self.plan = plan
        instance: Activity | None = kwargs.get("instance")
        initial = {} if instance is None else _initial(instance)
        kwargs["initial"] = initial | kwargs.get("initial", {})
        kwargs.setdefault("auto_id", f"rad{instance.pk}-%s" if instance else "ny-%s")
        super().__init__(data, **kwargs)
        self._saved_timing = (
            (instance.timing, instance.timing_month, instance.timing_year, instance.timing_text) if instance else None
        )
        self._saved_status = (instance.status, instance.status_text) if instance else ("", "")
        self._saved_place = (_place(instance), instance.sub_goal_text) if instance else ("", "")
        self._goals: dict[str, SubGoal] = {}
        self._areas: dict[str, FocusArea] = {}
        choice_field(self, "place").choices = self._places()
        row_field(self, "networks").queryset = Body.objects.networks()
        row_field(self, "municipalities").queryset = Municipality.objects.all()
        for name, field in self.fields.items():
            field.error_messages["max_length"] = TOO_LONG
            # Stops at the server, with the text kept, and not by cutting what is pasted.
            field.widget.attrs.pop("maxlength", None)
            if not isinstance(field.widget, forms.CheckboxSelectMultiple | forms.HiddenInput):
                select = isinstance(field.widget, forms.Select)
                field.widget.attrs["class"] = "form-select" if select else "form-control"
            if name != "version" and instance is not None:
                field.show_hidden_initial = True  # what the writer started from, for the conflict page
        self.fields["title"].error_messages["required"] = "Skriv vad som ska göras."

    def _places(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the programme's sub-goals of the plan's year by focus area, each with "no sub-goal" last."""
        groups = []
        for area in focus_areas_of(self.plan):
            self._areas[f"f{area.pk}"] = area
            choices = []
            now = self.initial.get("place")
            for goal in area.sub_goals.all():
                if goal in sub_goals_in_force([goal], self.plan.year) or f"s{goal.pk}" == now:
                    self._goals[f"s{goal.pk}"] = goal
                    choices.append((f"s{goal.pk}", goal.text))
            choices.append((f"f{area.pk}", "Utan angivet delmål"))
            groups.append((area.name, choices))
        return groups

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        scope, chosen = cleaned.get("scope"), cleaned.get("municipalities")
        if scope == Activity.Scope.NAMED and chosen is not None and not chosen:
            self.add_error("municipalities", "Välj minst en kommun, eller ett annat val under Ansvarig kommun.")
        elif scope == Activity.Scope.ALL and "municipalities" in cleaned:
            cleaned["municipalities"] = list(Municipality.objects.all())
        elif scope in {Activity.Scope.JOINT, Activity.Scope.NOT_STATED} and chosen:
            self.add_error("municipalities", "Kommuner väljs bara när ansvaret gäller utpekade kommuner.")
        timed = cleaned.get("timing")
        for timing, name in TIMED_BY.items():
            if timed != timing:
                cleaned[name] = None
        self._forget_outdated_words(cleaned)
        return cleaned

    def _forget_outdated_words(self, cleaned: dict[str, Any]) -> None:
        """Drop the source's own words for a choice that has been changed; history keeps them."""
        now = tuple(cleaned.get(name) for name in ("timing", "timing_month", "timing_year", "timing_text"))
        if self._saved_timing and now[:3] != self._saved_timing[:3] and now[3] == self._saved_timing[3]:
            cleaned["timing_text"] = ""

    @property
    def seen(self) -> int:
        return int(self.cleaned_data["version"])

    def row_values(self) -> dict[str, Any]:
        """Return the row's own columns, ready to be written."""
        values = {name: self.cleaned_data[name] for name in self._meta.fields or [] if name in self.cleaned_data}
        values.pop("municipalities"), values.pop("networks")
        place = self.cleaned_data["place"]
        goal: SubGoal | None = self._goals.get(place)
        area: FocusArea = goal.focus_area if goal else self._areas[place]
        same_status = values["status"] == self._saved_status[0]
        same_place = place == self._saved_place[0]
        return values | {
            "title": self.cleaned_data["title"],
            "contacts": self.cleaned_data["contacts"],
            "comment": self.cleaned_data["comment"],
            "focus_area": area,
            "sub_goal": goal,
            "sub_goal_text": self._saved_place[1] if same_place else wording_in(self.plan, goal),
            "status_text": self._saved_status[1] if same_status else "",
        }

    def has_moved(self) -> bool:
        return bool(self.cleaned_data["place"] != self._saved_place[0])

    # --- For the conflict page -----------------------------------------------------------------

    def sent(self) -> dict[str, Value]:
        """Return what was sent, field by field, as text."""
        return {name: _raw(self[name].data) for name in self.fields if name != "version"}

    def started_from(self) -> dict[str, Value]:
        """Return what the writer started from; fields that the page did not send are left out."""
        found: dict[str, Value] = {}
        for name in self.fields:
            key = self[name].html_initial_name
            several = isinstance(self.fields[name].widget, forms.CheckboxSelectMultiple)
            if name != "version" and (key in self.data or (several and "initial-title" in self.data)):
                found[name] = _raw(_all_sent(self.data, key) if several else self.data[key])
        return found

    def shown(self) -> dict[str, Value]:
        """Return an unsent form's values as they would be sent."""
        return {name: _raw(self[name].value()) for name in self.fields if name != "version"}

    def words_of(self, name: str, value: Value) -> str:
        """Return a value as a reader sees it: the choice's label, names with commas."""
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField | forms.ModelMultipleChoiceField):
            if name == "timing_month" and value:
                return swedish.month_name(int(str(value))) if str(value) in MONTH_NUMBERS else ""
            return str(value)
        labels = {}
        for key, label in cast(Iterable[tuple[Any, Any]], field.choices):
            for option, text in label if isinstance(label, list | tuple) else [(key, label)]:
                labels[str(option)] = str(text)
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(choice, choice) for choice in chosen)


def _place(activity: Activity) -> str:
    return f"s{activity.sub_goal_id}" if activity.sub_goal_id else f"f{activity.focus_area_id}"


def _initial(activity: Activity) -> dict[str, Any]:
    return {
        "title": activity.title,
        "contacts": activity.contacts,
        "comment": activity.comment,
        "place": _place(activity),
        "version": activity.version,
        "municipalities": [municipality.pk for municipality in activity.municipalities.all()],
        "networks": [network.pk for network in activity.networks.all()],
    }


def _raw(value: Any) -> Value:
    if isinstance(value, list | tuple):
        return sorted(str(getattr(item, "pk", item)) for item in value)
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def _all_sent(data: Mapping[str, Any], key: str) -> list[Any]:
    return data.getlist(key) if isinstance(data, QueryDict) else list(data.get(key, []))


class TableFilterForm(forms.Form):
    """Which rows of the table to show; a value that is not offered is left out, with a message."""

    natverk = forms.ChoiceField(label="Nätverk", required=False, widget=PlainSelect)
    kommun = forms.ChoiceField(label="Kommun", required=False, widget=PlainSelect)
    tid = forms.ChoiceField(label="Tidplan", required=False, widget=PlainSelect)

    def __init__(self, data: QueryDict, *, municipalities: list[Municipality], networks: list[Body]) -> None:
        super().__init__(data, auto_id="urval-%s")
        choice_field(self, "natverk").choices = ALL + [(network.slug, network.name) for network in networks]
        choice_field(self, "kommun").choices = ALL + [
            (municipality.slug, municipality.name) for municipality in municipalities
        ]
        timings = [(value, label.capitalize()) for value, label in Activity.Timing.choices]
        choice_field(self, "tid").choices = ALL + timings
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"

    def filters(self) -> TableFilter:
        """Return the choices that are offered."""
        self.is_valid()
        chosen = self.cleaned_data
        return TableFilter(chosen.get("natverk") or None, chosen.get("kommun") or None, chosen.get("tid") or None)

    def refused(self) -> list[str]:
        """Return the labels of the fields whose value is not offered."""
        return [str(self.fields[name].label).lower() for name in self.errors]
