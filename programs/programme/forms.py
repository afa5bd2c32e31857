"""Forms of a programme, its goals, texts, adoptions and decision paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from members import swedish
from members.fields import (
    DayField,
    NormalisedCharField,
    PastDayField,
    VersionField,
    WebAddressField,
    name_empty_choice,
    row_field,
)
from programs.fields import CommitteeDecisionField, YearField, committee_decisions
from programs.models import Adoption, DecisionPaper, FocusArea, Plan, Program, ProgramText, SubGoal
from programs.row_forms import TOO_LONG, RowForm
from records.uploads import PdfUploadField


class ProgramForm(RowForm):
    valid_from_year = YearField(label="Gäller från år")
    valid_to_year = YearField(label="Gäller till år")

    class Meta:
        model = Program
        fields = [
            "title",
            "abbreviation",
            "document_on",
            "valid_from_year",
            "valid_to_year",
            "validity_note",
            "status",
            "replaced_by",
            "vision",
            "vision_subline",
            "purpose",
            "overall_goal",
            "cross_cutting",
            "revision",
            "revised_every_years",
            "adoption_level",
            "adoptions_required",
            "adoption_condition",
            "economic_consequences",
            "legal_consequences",
        ]
        field_classes = {"document_on": DayField}
        labels = {
            "status": "Läge med egna ord",
            "revised_every_years": "Revideras vart … år",
            "adoptions_required": "Antal antaganden som krävs",
        }
        widgets = {
            "validity_note": forms.Textarea({"rows": 2}),
            "purpose": forms.Textarea({"rows": 3}),
            "overall_goal": forms.Textarea({"rows": 3}),
            "adoption_condition": forms.Textarea({"rows": 2}),
            **{
                name: forms.TextInput({"inputmode": "numeric", "class": "input-short"})
                for name in ("revised_every_years", "adoptions_required")
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row_field(self, "replaced_by").queryset = Program.objects.exclude(pk=self.instance.pk)
        name_empty_choice(self, replaced_by="Inget program")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("valid_from_year"), cleaned.get("valid_to_year")
        if first and last and last < first:
            self.add_error("valid_to_year", f"Programmet kan inte sluta {last}, före första året {first}.")
        required = cleaned.get("adoptions_required")
        if required is not None and not 1 <= required <= 50:
            self.add_error("adoptions_required", "Ange hur många kommunstyrelser som ska anta programmet, 1–50.")
        every = cleaned.get("revised_every_years")
        if every is not None and not 1 <= every <= 20:
            self.add_error("revised_every_years", "Ange mellan 1 och 20 år.")
        return cleaned


class NewProgramForm(ProgramForm):
    """A new programme, with the address that it keeps."""

    class Meta(ProgramForm.Meta):
        fields = ["slug", *ProgramForm.Meta.fields]
        labels = ProgramForm.Meta.labels | {"slug": "Adress"}
        help_texts = {
            "slug": "Till exempel sup-2050. Små bokstäver, siffror och bindestreck. Adressen ändras inte sedan."
        }

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug == "nytt":
            raise ValidationError("Adressen ”nytt” är den här sidans. Välj en annan, till exempel sup-2050.")
        return slug


class FocusAreaForm(RowForm):
    class Meta:
        model = FocusArea
        fields = ["name", "area", "order", "goal", "regional_goals", "planning_levels"]
        widgets = {
            "order": forms.TextInput({"inputmode": "numeric", "class": "input-short"}),
            "goal": forms.Textarea({"rows": 3}),
            "regional_goals": forms.CheckboxSelectMultiple,
            "planning_levels": forms.CheckboxSelectMultiple,
        }
        labels = {
            "regional_goals": "Bidrar till målen i RUFS 2050",
            "planning_levels": "Hör ihop med planeringsnivåerna",
            "order": "Plats i ordningen",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = self.instance.program.areas.all()
        row_field(self, "area").queryset = areas
        if areas:
            name_empty_choice(self, area="Inget område")
        else:
            del self.fields["area"]

    def clean_name(self) -> str:
        name = swedish.normalise(self.cleaned_data["name"])
        saved = FocusArea.objects.filter(pk=self.instance.pk).exclude(name=name).first()
        plan = Plan.objects.adopted().filter(activities__focus_area=saved).first() if saved else None
        if plan:
            raise ValidationError(f"Namnet står i {plan.title}, som är fastställd, och kan därför inte ändras.")
        return name


class ProgramTextForm(RowForm):
    class Meta:
        model = ProgramText
        fields = ["kind", "order", "text", "when_text"]
        widgets = {"text": forms.Textarea({"rows": 3}), "order": forms.TextInput({"inputmode": "numeric"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_empty_choice(self, kind="Välj slag")


class NewSubGoalForm(forms.Form):
    """A sub-goal added during the programme's period."""

    text = NormalisedCharField(
        label="Lydelse",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Skriv delmålets lydelse.", "max_length": TOO_LONG},
    )
    added_on = PastDayField(label="Gäller från")
    decision = CommitteeDecisionField(
        label="Beslut",
        queryset=None,
        required=False,
        empty_label="Inget beslut i portalen",
        help_text="Det beslut i samarbetskommittén som lade till delmålet.",
        error_messages={"invalid_choice": "Beslutet finns inte bland kommitténs beslut. Välj ett i listan."},
    )

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "delmal-%s")
        super().__init__(*args, **kwargs)
        row_field(self, "decision").queryset = committee_decisions(year)
        self.fields["text"].widget.attrs.pop("maxlength", None)


class RewordForm(NewSubGoalForm):
    """New words for a sub-goal; the old ones are kept."""

    reason = NormalisedCharField(label="Skäl", required=False, max_length=240, error_messages={"max_length": TOO_LONG})
    version = VersionField(required=False)

    def __init__(self, *args: Any, goal: SubGoal, year: int, **kwargs: Any) -> None:
        initial = {"text": goal.text, "added_on": timezone.localdate(), "version": goal.version}
        super().__init__(*args, year=year, initial=initial, **kwargs)
        self.fields["reason"].widget.attrs.pop("maxlength", None)


class AdoptionForm(RowForm):
    """A board's adoption: day, paragraph, link and file."""

    file = PdfUploadField(
        label="Beslutet som PDF",
        required=False,
        help_text="Högst 20 MB. En ny fil blir en ny version; den gamla finns kvar.",
    )

    class Meta:
        model = Adoption
        fields = ["adopted_on", "paragraph", "url", "notified_on"]
        field_classes = {"adopted_on": PastDayField, "notified_on": PastDayField, "url": WebAddressField}
        labels = {"adopted_on": "Antaget den", "notified_on": "Samverkansstrategen underrättad den"}
        help_texts = {"paragraph": "Till exempel § 12.", "url": "Adressen till protokollet på kommunens webbplats."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adopted_on"].required = True
        self.order_fields(["adopted_on", "paragraph", "url", "file", "notified_on", "version"])


class DecisionPaperForm(RowForm):
    class Meta:
        model = DecisionPaper
        fields = [
            "proposal",
            "summary",
            "background",
            "process",
            "opinion",
            "economic",
            "legal",
            "attachments",
            "distribution",
            "signed_by",
        ]
        widgets = {
            name: forms.Textarea({"rows": 4})
            for name in ("proposal", "summary", "background", "process", "opinion", "economic", "legal")
        } | {name: forms.Textarea({"rows": 2}) for name in ("attachments", "distribution", "signed_by")}
        help_texts = {
            "proposal": "En rad för varje beslutspunkt.",
            "attachments": "En rad för varje bilaga.",
            "distribution": "En rad för varje mottagare.",
            "signed_by": "En rad för varje person, med titel.",
        }
