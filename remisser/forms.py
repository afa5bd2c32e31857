"""What is typed about a consultation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.functional import cached_property

from members.fields import DayField, NormalisedCharField, PlainSelect, choice_field, row_field
from members.models import Body
from members.swedish import SwedishOrder, format_size, normalise
from programs.models import FocusArea
from remisser.models import LONGEST_ANSWER, Consultation

LARGEST_FILE = 20_000_000  # bytes
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def media_type_of(content: bytes) -> str | None:
    """Return what the bytes are: a PDF, a Word document, or None for anything else."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK\x03\x04") and b"word/" in content and b"[Content_Types].xml" in content:
        return WORD
    return None


class RegisterForm(forms.ModelForm):
    """A consultation that came by mail: six fields, registered in a minute."""

    title = NormalisedCharField(label="Titel", max_length=300)
    issuer = NormalisedCharField(label="Avsändare", max_length=200)
    reference = NormalisedCharField(label="Avsändarens beteckning", max_length=80, required=False)
    deadline_on = DayField(label="Svar senast")
    file = forms.FileField(label="Remissen som fil", help_text="PDF eller Word, högst 20 MB.", required=False)
    network = forms.ModelChoiceField(
        Body.objects.none(), label="Ansvarigt nätverk", required=False, empty_label="inget"
    )

    class Meta:
        model = Consultation
        fields = ["title", "issuer", "reference", "deadline_on", "network"]

    field_order = ["title", "issuer", "reference", "deadline_on", "file", "network"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.media_type = ""
        row_field(self, "network").queryset = Body.objects.networks().order_by(SwedishOrder("name"))

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError(f"Filen är {format_size(file.size)}. Den får vara högst {format_size(LARGEST_FILE)}.")
        media_type = media_type_of(file.read())
        file.seek(0)
        if media_type is None:
            raise ValidationError("Filen är varken en PDF eller ett Word-dokument (.docx).")
        self.media_type = media_type
        return file

    @property
    def file_name(self) -> str:
        """The file's name without path, control characters and direction marks."""
        name = self.cleaned_data["file"].name.replace("\\", "/").rpartition("/")[2]
        return normalise(name).replace('"', "")[-200:]


class ThemesField(forms.ModelMultipleChoiceField):
    """Themes by name; where two programmes have one of the same name, the programme stands beside."""

    def label_from_instance(self, obj: FocusArea) -> str:
        return f"{obj.name} ({obj.program})" if obj.name in self._shared_names else obj.name

    @cached_property
    def _shared_names(self) -> set[str]:
        names = [area.name for area in self.queryset or []]
        return {name for name in names if names.count(name) > 1}


class ConsultationForm(RegisterForm):
    """Everything about a consultation that the secretariat keeps up to date."""

    received_on = DayField(label="Inkom", required=False)
    state = forms.ChoiceField(label="Läge", choices=Consultation.State.choices)
    focus_areas = ThemesField(
        FocusArea.objects.none(), label="Tema", required=False, widget=forms.CheckboxSelectMultiple
    )
    sent_on = DayField(label="Svaret skickat", required=False)
    answer = forms.CharField(
        label="Svarets text",
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"max_length": "Svaret får vara högst 60 000 tecken. Nu är det %(show_value)d."},
    )
    joint_reason = forms.CharField(
        label="Varför svaret är gemensamt", required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    outcome = forms.CharField(
        label="Vad det blev av", required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    class Meta(RegisterForm.Meta):
        fields = [
            "title", "issuer", "reference", "received_on", "deadline_on", "network", "focus_areas", "state", "sent_on",
            "joint_reason", "answer", "outcome",
        ]  # fmt: skip

    field_order = [
        "title", "issuer", "reference", "received_on", "deadline_on", "file", "network", "focus_areas", "state",
        "sent_on", "joint_reason", "answer", "outcome",
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Old consultations came without a stated sender or deadline.
        self.fields["issuer"].required = self.fields["deadline_on"].required = False
        row_field(self, "focus_areas").queryset = themes_for(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        received, deadline = cleaned.get("received_on"), cleaned.get("deadline_on")
        if received and deadline and deadline < received:
            self.add_error("deadline_on", "Sista svarsdag kan inte ligga före den dag då remissen kom in.")
        if cleaned.get("sent_on") and cleaned.get("state") not in {Consultation.State.SENT, None}:
            self.add_error("state", "Svaret har en dag då det skickades. Välj läget skickad eller ta bort dagen.")
        return cleaned


def themes_for(consultation: Consultation) -> QuerySet[FocusArea]:
    """Return one focus area per theme: those the consultation has, else from the latest programme that has it.

    The programme before the latest counts too: the latest may have fewer themes than the work goes on with.
    """
    years = FocusArea.objects.order_by().values_list("program__valid_from_year", flat=True)
    latest_two = sorted({year for year in years if year is not None}, reverse=True)[:2]
    chosen = list(consultation.focus_areas.all()) if consultation.pk else []
    offered = FocusArea.objects.filter(program__valid_from_year__in=latest_two)
    themes = {area.slug: area.pk for area in chosen}
    for area in offered.order_by("-program__valid_from_year", "order"):
        themes.setdefault(area.slug, area.pk)
    kept = {area.pk for area in chosen} | set(themes.values())
    return FocusArea.objects.filter(pk__in=kept).select_related("program").order_by("name", "pk")


class FilterForm(forms.Form):
    """What to show of the list: theme, sender and year."""

    tema = forms.ChoiceField(label="Tema", required=False, widget=PlainSelect)
    avsandare = forms.ChoiceField(label="Avsändare", required=False, widget=PlainSelect)
    ar = forms.ChoiceField(label="År", required=False, widget=PlainSelect)

    def __init__(
        self, *args: Any, themes: list[tuple[str, str]], issuers: list[str], years: list[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "tema").choices = [("", "Alla"), *themes]
        choice_field(self, "avsandare").choices = [("", "Alla"), *[(issuer, issuer) for issuer in issuers]]
        choice_field(self, "ar").choices = [("", "Alla"), *[(str(year), str(year)) for year in years]]
        for name, what in (("tema", "Temat"), ("avsandare", "Avsändaren"), ("ar", "Året")):
            self.fields[name].error_messages["invalid_choice"] = f"{what} finns inte bland remisserna."


class EndorsementForm(forms.Form):
    """A municipality's yes or no."""

    svar = forms.ChoiceField(
        choices=[("ja", "Vi ställer oss bakom"), ("nej", "Vi ställer oss inte bakom")],
        error_messages={"required": "Välj ja eller nej.", "invalid_choice": "Välj ja eller nej."},
    )
    skal = NormalisedCharField(
        label="Skäl",
        max_length=500,
        required=False,
        error_messages={"max_length": "Skälet får vara högst 500 tecken. Nu är det %(show_value)d."},
    )


class WayForm(forms.Form):
    way = forms.ChoiceField(
        label="Väg till beslut",
        choices=[choice for choice in Consultation.Way.choices if choice[0]],
        error_messages={"required": "Välj en väg till beslut.", "invalid_choice": "Välj en väg till beslut."},
    )


class AskForm(forms.Form):
    last_on = DayField(label="Svara senast", required=False)
