"""The control panel: what the documents state beside what the portal counts, and readings to confirm."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sodertorn.checks.queries import all_checks
from sodertorn.checks.readings import uncertain_rows


def checks(request: HttpRequest) -> HttpResponse:
    found = all_checks()
    only_differing = request.GET.get("visa") != "alla"
    shown = [check for check in found if not (only_differing and check.agrees)]
    areas = [
        {"name": name, "checks": list(rows)}
        for name, rows in groupby(sorted(shown, key=lambda c: c.area), key=lambda c: c.area)
    ]
    uncertain = uncertain_rows()
    return render(
        request,
        "sodertorn/checks.html",
        {
            "areas": areas,
            "total": len(found),
            "differing": sum(not check.agrees for check in found),
            "only_differing": only_differing,
            "uncertain": uncertain,
            "uncertain_total": len(uncertain),
        },
    )
