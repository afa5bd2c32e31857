"""What an address names: the meeting, the item, the body, the year and the month."""

from __future__ import annotations

from django.forms import BaseForm
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from meetings.models import AgendaItem, Meeting
from members.models import Body
from members.numbers import whole_number

FIRST_YEAR, LAST_YEAR = 1990, 2100


def year_from(text: str) -> int | None:
    """Return the year that an address asks for, or None when it asks for none that a calendar has."""
    year = whole_number(text, largest=LAST_YEAR)
    return year if year is not None and year >= FIRST_YEAR else None


def month_from(text: str) -> tuple[int, int] | None:
    """Return (year, month) of "2020-04", or None."""
    head, _, tail = text.partition("-")
    year, month = year_from(head), whole_number(tail, largest=12)
    return (year, month) if year and month else None


def chosen_body(request: HttpRequest) -> Body | None:
    slug = request.GET.get("organ", "")
    return get_object_or_404(Body, slug=slug) if slug else None


def meeting_of(request: HttpRequest, pk: int) -> Meeting:
    return get_object_or_404(Meeting.objects.visible_to(request.user).for_display(), pk=pk)


def form_status(form: BaseForm) -> int:
    """Return the HTTP status of a page that shows the form: 400 when it was sent and refused."""
    return 400 if form.is_bound else 200


# --- Agenda -------------------------------------------------------------------------------------------


def item_of(request: HttpRequest, pk: int, item_pk: int) -> AgendaItem:
    items = AgendaItem.objects.visible_to(request.user).select_related("meeting", "meeting__body")
    return get_object_or_404(items, pk=item_pk, meeting_id=pk)
