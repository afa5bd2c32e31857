"""One row, one form, one page: how the simple rows of programmes and projects are made and changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from members.tracking import version_sent
from records.editing import save_form


def edit_row(
    request: HttpRequest,
    row: models.Model,
    form_class: type[forms.ModelForm[Any]],
    *,
    title: str,
    crumbs: list[tuple[str, str]],
    back: str,
    done: str,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Change a row; the second of two editors is told what differs (409). back: the address to return to."""
    sent = request.POST if request.method == "POST" else None
    form = form_class(sent, request.FILES if sent is not None else None, instance=row)
    page = {"form": form, "title": title, "crumbs": crumbs, "back": back, "row": row, **(context or {})}
    if sent is None or not form.is_valid():
        return render(request, "programs/row_form.html", page, status=200 if sent is None else 400)
    if told := save_form(form, seen=version_sent(request)):
        return render(request, "programs/row_form.html", page | {"conflict": told}, status=409)
    messages.success(request, done)
    return redirect(back)


def new_row(
    request: HttpRequest,
    row: models.Model,
    form_class: type[forms.ModelForm[Any]],
    *,
    title: str,
    crumbs: list[tuple[str, str]],
    back: str,
    done: str,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Make a row from an unsaved one that holds what is given already. The view is marked `records.once.once`."""
    sent = request.POST if request.method == "POST" else None
    form = form_class(sent, request.FILES if sent is not None else None, instance=row)
    page = {"form": form, "title": title, "crumbs": crumbs, "back": back, "is_new": True, **(context or {})}
    if sent is None or not form.is_valid():
        return render(request, "programs/row_form.html", page, status=200 if sent is None else 400)
    form.save()
    messages.success(request, done)
    return redirect(back)
