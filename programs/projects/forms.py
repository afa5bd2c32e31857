"""Forms of projects, their details, costs and activities."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from meetings.models import Decision
from members import swedish
from members.fields import SwedishIntegerField, row_field
from members.models import Body, Municipality
from programs.fields import YearField
from programs.models import Activity, FocusArea, Project, ProjectCost, ProjectDetail, SubGoal
from programs.projects import actions
from programs.row_forms import RowForm

LONGEST_TEXT = 4_000


LARGEST_KR = 2_000_000_000


CHOSEN_IS_GONE = "Det du valde finns inte längre. Välj i listan."


# --- Fields -----------------------------------------------------------------------------------------


class SuggestingInput(forms.TextInput):
    """A line of text with suggestions that the browser shows while one types."""

    def __init__(self, suggestions: Iterable[str] = (), attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggestions = list(suggestions)

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Return the field with its list of suggestions after it."""
        place = f"{(attrs or {}).get('id', name)}-forslag"
        line = super().render(name, value, {**(attrs or {}), "list": place, "autocomplete": "off"}, renderer)
        options = format_html_join(
            "", '<option value="{}"></option>', ((suggestion,) for suggestion in self.suggestions)
        )
        return format_html("{}<datalist{}>{}</datalist>", line, flatatt({"id": place}), options)


class DecisionField(forms.ModelChoiceField):
    """Any body's decision, newest first, named by day and body."""

    def __init__(self, **kwargs: Any) -> None:
        decisions = Decision.objects.select_related("body").order_by("-year", "-decided_on", "-month", "-pk")
        kwargs.setdefault("empty_label", "Inget beslut i portalen")
        kwargs.setdefault("required", False)
        super().__init__(decisions, error_messages={"invalid_choice": CHOSEN_IS_GONE}, **kwargs)

    def label_from_instance(self, decision: Any) -> str:
        month = f"{swedish.month_name(decision.month)} " if decision.month else ""
        day = swedish.format_date(decision.decided_on) if decision.decided_on else f"{month}{decision.year}"
        text = decision.text if len(decision.text) <= 80 else f"{decision.text[:77].rstrip()}…"
        return f"{day}, {decision.body.name}: {text}"


class SubGoalField(forms.ModelChoiceField):
    def label_from_instance(self, goal: Any) -> str:
        text = goal.text if len(goal.text) <= 80 else f"{goal.text[:77].rstrip()}…"
        return f"{goal.focus_area.program.abbreviation}, {goal.focus_area.name}: {text}"


class FocusAreasField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, area: Any) -> str:
        return f"{area.name} ({area.program.abbreviation})"


class ActivityField(forms.ModelChoiceField):
    def label_from_instance(self, activity: Any) -> str:
        title = activity.title if len(activity.title) <= 90 else f"{activity.title[:87].rstrip()}…"
        return f"{activity.plan.year}: {title}"


class ProjectRowForm(RowForm):
    """A row about a project. A choice that somebody else has removed meanwhile is told in words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.error_messages["invalid_choice"] = CHOSEN_IS_GONE


def text_area(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


# --- Projects ---------------------------------------------------------------------------------------


class ProjectForm(ProjectRowForm):
    """All that a project says of itself; its details, costs and activities have pages of their own."""

    focus_areas = FocusAreasField(
        label="Fokusområden",
        queryset=FocusArea.objects.select_related("program").order_by("-program__valid_from_year", "order"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sub_goal = SubGoalField(
        label="Delmål",
        queryset=SubGoal.objects.select_related("focus_area__program").order_by(
            "-focus_area__program__valid_from_year", "focus_area__order", "order"
        ),
        required=False,
        empty_label="Inget delmål",
    )
    decision = DecisionField(label="Beslut")
    year = YearField(label="År")

    class Meta:
        model = Project
        fields = [
            "title",
            "kind",
            "summary",
            "status",
            "lead",
            "network",
            "participants",
            "not_participating",
            "focus_areas",
            "sub_goal",
            "decision",
            "year",
            "starts",
            "ends",
            "consultant",
            "procured",
            "consultant_paid_by",
            "source",
            "note",
            "uncertain",
            "uncertain_note",
        ]
        labels = {"lead": "Leds av", "procured": "Upphandlad", "uncertain": "Uppgifterna är osäkra"}
        help_texts = {
            "starts": "Så noga som det är känt: 2026, 2026-05 eller 2026-05-12.",
            "ends": "Så noga som det är känt: 2026, 2026-05 eller 2026-05-12.",
            "status": "Till exempel pågår, klart eller avslutat utan att bli vald.",
            "not_participating": "När det är viktigt att visa vilka som står utanför.",
        }
        widgets = {
            "kind": SuggestingInput(),
            "summary": text_area(3),
            "note": text_area(2),
            "uncertain_note": text_area(2),
            "participants": forms.CheckboxSelectMultiple,
            "not_participating": forms.CheckboxSelectMultiple,
            "procured": forms.NullBooleanSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].error_messages["required"] = "Skriv vad projektet heter."
        self.fields["kind"].error_messages["required"] = "Skriv vad det är för slags projekt."
        self.fields["kind"].widget.suggestions = sorted(
            set(Project.objects.values_list("kind", flat=True)), key=swedish.sort_key
        )
        self.fields["procured"].widget.choices = [
            ("unknown", "Uppgift saknas"),
            ("true", "Ja"),
            ("false", "Nej"),
        ]
        network = row_field(self, "network")
        network.queryset = Body.objects.networks() | Body.objects.filter(pk=self.instance.network_id)
        network.empty_label = "Inget nätverk"
        for name in ("participants", "not_participating"):
            row_field(self, name).queryset = Municipality.objects.order_by(swedish.SwedishOrder("name"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        both = set(cleaned.get("participants") or []) & set(cleaned.get("not_participating") or [])
        if both:
            names = swedish.listed(sorted((municipality.name for municipality in both), key=swedish.sort_key))
            self.add_error("not_participating", f"{names} står också som deltagande. Välj det ena.")
        if cleaned.get("uncertain_note") and not cleaned.get("uncertain"):
            self.add_error("uncertain", "Kryssa för att uppgifterna är osäkra, eller ta bort texten om vad som är det.")
        return cleaned


class NewProjectForm(ProjectForm):
    """A new project; its address is made of the title and stays."""

    def save(self, commit: bool = True) -> Any:
        self.instance.slug = actions.free_slug(self.instance.title)
        return super().save(commit)


class DetailForm(ProjectRowForm):
    """A partner, a sub-assignment with its state, a deliverable, an event …"""

    LABELS = ("Aktiviteter", "Deluppdrag", "Finansiering", "Händelser", "Leveranser", "Parter", "Resultat", "Tidslinje")
    order = forms.IntegerField(
        label="Ordning",
        required=False,
        min_value=1,
        max_value=1_000,
        widget=forms.TextInput({"inputmode": "numeric", "class": "input-short"}),
        help_text="Lämna tomt för sist.",
        error_messages={
            "invalid": "Skriv ordningen med siffror.",
            "min_value": "Ordningen börjar på 1.",
            "max_value": "Skriv en ordning under 1 000.",
        },
    )

    class Meta:
        model = ProjectDetail
        fields = ["label", "text", "state", "when_text", "order"]
        widgets = {"text": text_area(2), "label": SuggestingInput()}
        help_texts = {
            "label": "Till exempel Parter, Deluppdrag eller Leveranser. Uppgifter med samma ord visas tillsammans.",
            "state": "Till exempel klart eller genomförs 2027.",
            "when_text": "Så noga som det är känt, till exempel 2026-05.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].error_messages["required"] = "Skriv vad uppgiften är, till exempel Parter."
        self.fields["text"].error_messages["required"] = "Skriv uppgiften."
        used = ProjectDetail.objects.values_list("label", flat=True).distinct()
        self.fields["label"].widget.suggestions = sorted({*self.LABELS, *used}, key=swedish.sort_key)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "order" in cleaned and cleaned["order"] is None and cleaned.get("label"):
            same = ProjectDetail.objects.filter(project=self.instance.project_id, label=cleaned["label"])
            cleaned["order"] = actions.next_order(same.exclude(pk=self.instance.pk))
        return cleaned


class CostForm(ProjectRowForm):
    """What something cost, who pays, and whose year's budget carries it."""

    amount_kr = SwedishIntegerField(
        label="Belopp [kr]",
        required=False,
        min_value=-LARGEST_KR,
        max_value=LARGEST_KR,
        help_text="Hela kronor. Lämna tomt om beloppet inte är känt.",
        error_messages={
            "min_value": "Beloppet är större än två miljarder kronor. Kontrollera det.",
            "max_value": "Beloppet är större än två miljarder kronor. Kontrollera det.",
        },
    )
    year = YearField(label="Arbetets år")
    charged_to_year = YearField(label="Belastar års budget")

    class Meta:
        model = ProjectCost
        fields = ["what", "amount_kr", "payer", "paid_by", "year", "charged_to_year", "source"]
        labels = {"payer": "Betalas av en kommun", "paid_by": "Betalas av någon annan"}
        help_texts = {
            "payer": "När en kommun bär kostnaden, utanför det gemensamma bokslutet.",
            "paid_by": "Till exempel Södertörnskommunerna gemensamt, eller en part utanför.",
        }

    field_order = ["what", "amount_kr", "payer", "paid_by", "year", "charged_to_year", "source", "version"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].required = True
        self.fields["what"].error_messages["required"] = "Skriv vad kostnaden gäller."
        self.fields["year"].help_text = "Kostnaden visas på det årets ekonomisida."
        self.fields["charged_to_year"].help_text = "Om den tas på ett annat års budget än arbetets."
        payer = row_field(self, "payer")
        payer.queryset = Municipality.objects.order_by(swedish.SwedishOrder("name"))
        payer.empty_label = "Nej"


class LinkForm(forms.Form):
    """An activity that belongs to the project."""

    activity = ActivityField(
        label="Aktivitet",
        queryset=Activity.objects.none(),
        empty_label="Välj aktivitet",
        error_messages={"required": "Välj en aktivitet.", "invalid_choice": CHOSEN_IS_GONE},
    )

    def __init__(self, data: QueryDict | None = None, *, project: Project) -> None:
        super().__init__(data, auto_id="koppla-%s")
        rows = Activity.objects.select_related("plan").order_by("-plan__year", "order", "pk")
        row_field(self, "activity").queryset = rows.exclude(projects=project)
