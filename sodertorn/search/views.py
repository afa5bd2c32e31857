"""The page of the search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sodertorn.search import queries

LONGEST_SEARCH = 200


def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    groups = queries.search(words, user=request.user)
    total = sum(len(group.hits) + group.more for group in groups)
    return render(request, "sodertorn/search.html", {"words": words, "groups": groups, "total": total})
