"""Files that people upload: only PDF, kept once under their hash, and never trusted to be what they are called."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction

from members import swedish
from records.models import Document, DocumentVersion, StoredFile

LARGEST_BYTES = 20_000_000
MEDIA_TYPE = "application/pdf"


class PdfUploadField(forms.FileField):
    """A PDF of at most 20 MB; its content decides, not its name."""

    default_error_messages = {"invalid": "Filen kom inte fram. Välj den igen.", "empty": "Filen är tom."}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput({"accept": f".pdf,{MEDIA_TYPE}"}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        """Return the file's bytes, or None when none is sent."""
        file = super().clean(data, initial)
        if not file or not hasattr(file, "read"):
            return None
        if file.size > LARGEST_BYTES:
            size, most = swedish.format_size(file.size), swedish.format_size(LARGEST_BYTES)
            raise forms.ValidationError(f"Filen är {size}. En fil får vara högst {most}.")
        content: bytes = file.read(LARGEST_BYTES + 1)
        if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
            raise forms.ValidationError("Filen är ingen hel PDF. Spara den som PDF och försök igen.")
        return content


@transaction.atomic
def keep_version(document: Document, content: bytes, *, by: Any) -> DocumentVersion:
    """Return the document's version with these bytes, made now if the newest has others."""
    Document.objects.select_for_update().get(pk=document.pk)
    file = StoredFile.objects.keep(content, media_type=MEDIA_TYPE)
    newest = document.versions.order_by("-number").first()
    if newest and newest.file_id == file.pk:
        return newest
    return DocumentVersion.objects.create(
        document=document, number=(newest.number + 1 if newest else 1), file=file, is_draft=False, made_by=by
    )
