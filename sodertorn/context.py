"""What every page knows: the navigation, the section one stands in, and whether this is development."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from members.scope import scope_of
from sodertorn.accounts.second_factor import owes_second_factor


@dataclass(frozen=True)
class NavSection:
    """One of the eight things people look for."""

    name: str
    page: str
    """The URL name of its first page."""
    folders: tuple[str, ...]
    """The first folder in the paths of its pages."""

    @property
    def path(self) -> str:
        return reverse(self.page)


SECTIONS = (
    NavSection("Start", "start", ()),
    NavSection("Kalender", "meetings:calendar", ("kalender", "moten", "konferenser", "organ")),
    NavSection(
        "Plan",
        "programs:plan_current",
        ("plan", "program", "aktivitet", "projekt", "prioriteringar", "bevakning", "uppdrag"),
    ),
    NavSection("Ekonomi", "budget:current", ("ekonomi",)),
    NavSection("Remisser", "remisser:list", ("remisser",)),
    NavSection("Beslut", "meetings:decisions", ("beslut",)),
    NavSection("Dokument", "reports:documents", ("dokument",)),
    NavSection("Sök", "search", ("sok",)),
)


def is_current(section: NavSection, path: str) -> bool:
    """Whether a page at the path belongs to the section; the start page is only itself."""
    return path == section.path or path.partition("/")[2].partition("/")[0] in section.folders


def portal(request: HttpRequest) -> dict[str, Any]:
    """Return the navigation with the section that the address lies in, the visitor's scope and the day."""
    return {
        # Asked before the page greets the user: the person's name comes with the seats.
        "me": scope_of(getattr(request, "user", None)),
        "today": timezone.localdate(),
        "sections": [
            {
                "name": section.name,
                "href": section.path,
                "current": is_current(section, request.path),
                "here": request.path == section.path,
            }
            for section in SECTIONS
        ],
        "owes_second_factor": SimpleLazyObject(lambda: owes_second_factor(getattr(request, "user", None))),
        "DEVELOPMENT": settings.DEVELOPMENT,
    }
