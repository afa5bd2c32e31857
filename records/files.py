"""A kept file as an answer: fetched anew only when it is another one, and never run as a page of ours."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from records.models import DocumentVersion, StoredFile


def answer_with_file(request: HttpRequest, version: DocumentVersion, *, name: str, plain_name: str) -> HttpResponse:
    """Send the version's file to be saved under the name, or 304 to who has it already.

    plain_name: the same in ASCII, for programs that read no other.
    """
    etag = f'"{version.file_id}"'
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        content, media_type = StoredFile.objects.values_list("content", "media_type").get(pk=version.file_id)
        answer = HttpResponse(bytes(content), content_type=media_type)
        swedish_name = quote(name, safe="")
        answer["Content-Disposition"] = f"attachment; filename=\"{plain_name}\"; filename*=UTF-8''{swedish_name}"
        answer["ETag"] = etag
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
