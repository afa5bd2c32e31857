"""A workbook or pasted rows to be read into a plan."""

from __future__ import annotations

from typing import Any

from django import forms

from programs.spreadsheet import workbook
from programs.spreadsheet.workbook import NotAWorkbook, SheetRow

PASTED_CHARACTERS = 400_000


class ImportForm(forms.Form):
    """A workbook, or cells copied from one."""

    file = forms.FileField(
        label="Excel-fil",
        required=False,
        allow_empty_file=True,
        help_text="Hämta handlingsplanen som Excel, ändra i den och läs in den här. Högst 2 MB.",
        widget=forms.ClearableFileInput({"accept": f".xlsx,{workbook.MEDIA_TYPE}", "class": "form-control"}),
    )
    pasted = forms.CharField(
        label="Eller klistra in rader från Excel",
        required=False,
        strip=False,
        max_length=PASTED_CHARACTERS,
        help_text="Kopiera med rubrikraden. Rubriken Aktivitet måste finnas.",
        widget=forms.Textarea({"rows": 6, "class": "form-control"}),
        error_messages={"max_length": "Texten är %(show_value)s tecken. Högst %(limit_value)s läses på en gång."},
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id="import-%s")
        self.fields["pasted"].widget.attrs.pop("maxlength", None)
        self.lines: list[SheetRow] = []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        file, pasted = cleaned.get("file"), cleaned.get("pasted", "")
        try:
            if file is not None:
                self.lines = workbook.read(file.read(workbook.LARGEST_FILE + 1))
            elif pasted.strip():
                self.lines = workbook.read_pasted(pasted)
            else:
                raise forms.ValidationError("Välj en Excel-fil, eller klistra in rader med rubrikraden.")
        except NotAWorkbook as refusal:
            self.add_error("file" if file is not None else "pasted", str(refusal))
        return cleaned
