"""Once means once: a form that arrives twice, from a button pressed twice, is carried out once.

A page with such a form puts `{% once_token %}` in it, and the view that receives it is marked `@once`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from records.models import SentForm

FIELD = "once"
KEPT = timedelta(days=30)
ALREADY = "Formuläret kom två gånger. Det är sparat en gång."

Request = TypeVar("Request", bound=HttpRequest)
Rest = ParamSpec("Rest")


def once(
    view: Callable[Concatenate[Request, Rest], HttpResponse],
) -> Callable[Concatenate[Request, Rest], HttpResponse]:
    """Return the view so that the same form sent again only leads to where it led the first time.

    What the view redirects to is what the form led to. A refused form led to nothing and can be sent again.
    """

    @wraps(view)
    def carried_out_once(request: Request, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        key = _key_of(request)
        if key is None:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            # The second of two presses waits here until the first is done, and then finds what it led to.
            SentForm.objects.bulk_create([SentForm(key=key)], ignore_conflicts=True)
            sent = SentForm.objects.select_for_update().get(key=key)
            if sent.led_to:
                messages.info(request, ALREADY)
                return HttpResponseRedirect(sent.led_to)
            response = view(request, *args, **kwargs)
            if response.status_code == 302:
                sent.led_to = response["Location"]
                sent.save(update_fields=["led_to"])
            else:
                sent.delete()
        return response

    return carried_out_once


def _key_of(request: HttpRequest) -> str | None:
    """Return what tells this sending from all others; None for a page that is read, or a form without a token.

    The whole content counts: who goes back in the browser and changes something has written a new form.
    """
    token = request.POST.get(FIELD, "")
    if request.method != "POST" or not token:
        return None
    fields = sorted((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    files = sorted((name, str(file.name), _hash_of(file)) for name, sent in request.FILES.lists() for file in sent)
    content = json.dumps([request.user.pk, request.path, fields, files])
    return hashlib.sha256(content.encode()).hexdigest()


def _hash_of(file: UploadedFile) -> str:
    """Return the file's SHA-256: a corrected file may have the name and the size of the one before."""
    found = hashlib.sha256()
    for chunk in file.chunks():
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()


def forget(now: datetime) -> None:
    """Delete what was sent so long ago that no button is still being pressed."""
    SentForm.objects.filter(sent_at__lt=now - KEPT).delete()
