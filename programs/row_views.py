"""One row, one form, one page: how the simple rows of programmes and projects are made and changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from members.versions import version_sent
from programs.row_forms import RowForm
from records.saving import save_form

Crumbs = list[tuple[str, str]]  # the pages that lead here: title and address
CHANGED_BEFORE_REMOVAL = "Någon annan har ändrat den sedan du öppnade sidan. Läs igen innan du tar bort."


def edit_row(
    request: HttpRequest,
    row: models.Model,
    form_class: type[RowForm],
    *,
    title: str,
    crumbs: Crumbs,
    back: str,
    done: str,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Change a row; the second of two editors is told what differs (409).

    back: the address to return to; context may hold `remove`, the address where the row is taken away.
    """
    sent = request.POST if request.method == "POST" else None
    form = form_class(sent, request.FILES if sent is not None else None, instance=row)
    page = {"form": form, "title": title, "crumbs": crumbs, "back": back, "row": row, **(context or {})}
    if sent is None or not form.is_valid():
        return render(request, "programs/row_form.html", page, status=200 if sent is None else 400)
    save = save_form(form, seen=form.cleaned_data["version"])
    if save.refusal:
        return render(request, "programs/row_form.html", page | {"conflict": save.conflict}, status=409)
    messages.success(request, done)
    return redirect(back)


def new_row(
    request: HttpRequest,
    row: models.Model,
    form_class: type[forms.ModelForm[Any]],
    *,
    title: str,
    crumbs: Crumbs,
    back: str,
    done: str,
    context: Mapping[str, Any] | None = None,
    to: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """Make a row from an unsaved one that holds what is given already. The view is marked `records.sent_forms.once`.

    to: gives the address to go on to when the row is made, if not back.
    """
    sent = request.POST if request.method == "POST" else None
    form = form_class(sent, request.FILES if sent is not None else None, instance=row)
    page = {"form": form, "title": title, "crumbs": crumbs, "back": back, "is_new": True, **(context or {})}
    if sent is None or not form.is_valid():
        return render(request, "programs/row_form.html", page, status=200 if sent is None else 400)
    made = form.save()
    messages.success(request, done)
    return redirect(to(made) if to else back)


def remove_row(
    request: HttpRequest,
    row: models.Model,
    *,
    title: str,
    consequences: list[str],
    button: str,
    crumbs: Crumbs,
    back: str,
    done: str,
    remove: Callable[[], object] | None = None,
    refusals: tuple[type[Exception], ...] = (),
    refusal: str = "",
    gone_to: str = "",
) -> HttpResponse:
    """Take a row away, after showing what that means; one that somebody has changed meanwhile is shown again (409).

    remove: the action, when there is more to it than the row; refusals: what it raises; refusal: what it would say
    already now; gone_to: where to go when the row's own page is gone, if not back.
    """
    sent = request.method == "POST"
    changed = ""
    if sent and not refusal:
        with transaction.atomic():
            saved = type(row)._default_manager.select_for_update().filter(pk=row.pk).order_by("pk").first()
            if saved is not None and saved.version != version_sent(request):  # type: ignore[attr-defined]
                row, changed = saved, CHANGED_BEFORE_REMOVAL
            else:
                try:
                    (remove or row.delete)()
                except refusals as error:
                    refusal = str(error)
                else:
                    messages.success(request, done)
                    return redirect(gone_to or back)
    context = {
        "row": row,
        "title": title,
        "consequences": consequences,
        "button": button,
        "crumbs": crumbs,
        "back": back,
        "refusal": refusal,
        "changed": changed,
        "fields": [("version", row.version)],  # type: ignore[attr-defined]
    }
    return render(request, "programs/row_remove.html", context, status=409 if sent else 200)
