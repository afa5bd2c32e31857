"""The page of the open data, and its files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from sodertorn.open_data import datasets

MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}


def open_data_page(request: HttpRequest) -> HttpResponse:
    return render(request, "sodertorn/open_data.html", {"datasets": datasets.DATASETS})


def open_data_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    dataset = datasets.dataset(slug)
    if dataset is None or form not in MEDIA_TYPES:
        raise Http404
    content = dataset.as_csv() if form == "csv" else dataset.as_json()
    etag = f'"{datasets.etag_of(content)}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    response = HttpResponse(content, content_type=MEDIA_TYPES[form])
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=300"
    response["Content-Disposition"] = f'attachment; filename="sodertorn-{dataset.slug}.{form}"'
    return response
