"""The page of the year's tasks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sodertorn.tasks.year import SHOWN, tasks_ahead


@require_safe
def whats_next(request: HttpRequest) -> HttpResponse:
    """Tell whoever takes over the next ten tasks of the year, and behind them the rest."""
    tasks = tasks_ahead(timezone.localdate())
    context = {"tasks": tasks[:SHOWN], "later": tasks[SHOWN:]}
    return render(request, "sodertorn/whats_next.html", context)
