"""`make bench`: what pages, feeds and documents cost, as figures of one run. Nothing here is asserted.

Prints a table and writes var/bench.json, which git ignores. A page is measured in process with the test
client (all middleware, templates and queries), against a bare page of the same run, with the real data
and with the data multiplied to twenty years.
"""

from __future__ import annotations

import gc
import gzip
import io
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 40
OUT = Path(__file__).resolve().parent.parent / "var" / "bench.json"
BARE = "/halsa/lever/"
PAGES = {
    "start": "/",
    "kalender 2020": "/kalender/?ar=2020",
    "årshjul 2020": "/kalender/?visa=arshjul&ar=2020",
    "handlingsplan 2020": "/plan/2020/handlingsplan/",
    "handlingsplan 2021": "/plan/2021/handlingsplan/",
    "förändringar 2021": "/plan/2021/andringar/",
    "linjer genom åren": "/plan/linjer/",
    "program": "/program/sup-2035/",
    "avgifter 2021": "/ekonomi/2021/avgifter/",
    "bokslut 2021": "/ekonomi/2021/bokslut/",
    "remisser": "/remisser/",
    "beslut": "/beslut/",
    "dokument": "/dokument/",
    "sök": "/sok/?q=prioriterade+infrastruktur",
}


# What the secretariat works on all day, with twenty plans of sixty activities.
LARGE_PLANS = {
    "plan 2021": "/plan/2021/",
    "handlingsplan 2021": "/plan/2021/handlingsplan/",
    "läget 2021": "/plan/2021/handlingsplan/lage/",
    "nästa plan": "/plan/2020/nasta/",
    "förändringar 2021": "/plan/2021/andringar/",
    "utfall 2021": "/plan/2021/utfall/",
    "uppföljningsomgångar": "/plan/2021/uppfoljning/",
    "nätverkets plan": "/plan/2021/natverk/planeringschefer/",
    "versioner": "/plan/2021/versioner/",
    "linjer genom åren": "/plan/linjer/",
    "Excel-filen": "/plan/2021/handlingsplan.xlsx",
}


def main() -> None:
    """Measure on the services that `make bench` starts (DATABASE_URL, REDIS_URL)."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "sodertorn.settings"
    os.environ["LOG_LEVEL"] = "ERROR"
    import django

    django.setup()
    from django.core.management import call_command

    figures: dict[str, object] = {"machine": f"{platform.machine()}, {os.cpu_count()} cores"}
    figures["migrate_s"] = round(_seconds(lambda: call_command("migrate", verbosity=0)), 2)
    call_command("collectstatic", verbosity=0, interactive=False)
    figures["load_facts_s"] = round(_seconds(lambda: call_command("load_facts", stdout=io.StringIO())), 2)
    figures["load_facts_again_s"] = round(_seconds(lambda: call_command("load_facts", stdout=io.StringIO())), 2)
    call_command("create_demo_accounts", stdout=io.StringIO())
    figures["pages_x1"] = _pages()
    figures["feed_x1"] = _feeds()
    figures["documents"] = _documents()
    from tests.multiply import multiply

    multiply(20)
    figures["pages_x20"] = _pages()
    figures["feed_x20"] = _feeds()
    figures["plans_of_60"] = _large_plans()
    _print(figures)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")


def _seconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def _milliseconds(call: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    call()
    gc.collect()
    return sorted(_seconds(call) * 1000 for _ in range(rounds))


def _summary(times: list[float]) -> dict[str, float]:
    return {
        "p50_ms": round(statistics.median(times), 2),
        "p95_ms": round(times[min(len(times) - 1, int(len(times) * 0.95))], 2),
    }


def _client() -> object:
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    from members.models import User

    client = Client()
    client.force_login(User.objects.get(email="kansli@example.se"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def _pages() -> dict[str, dict[str, float]]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    visitor, secretariat = Client(), _client()
    bare = statistics.median(_milliseconds(lambda: visitor.get(BARE), 200))
    figures: dict[str, dict[str, float]] = {"(bar sida)": {"p50_ms": round(bare, 3)}}
    for who, client in (("", visitor), (", kansliet", secretariat)):
        for name, path in PAGES.items():
            with CaptureQueriesContext(connection) as captured:
                response = client.get(path)  # type: ignore[attr-defined]
            queries = len(captured)
            assert response.status_code == 200, (path, response.status_code)
            # The bare page beside each page: on a machine that others use, a figure alone says little.
            beside = statistics.median(_milliseconds(lambda: visitor.get(BARE), 50))
            row = _summary(_milliseconds(lambda client=client, path=path: client.get(path)))  # type: ignore[attr-defined]
            figures[name + who] = row | {
                "x_bare": round(row["p50_ms"] / beside, 1),
                "queries": queries,
                "kB": round(len(response.content) / 1000, 1),
            }
    return figures


def _large_plans() -> dict[str, object]:
    """Measure the plan's pages, as the secretariat sees them, when every plan has sixty activities."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from programs.models import Plan
    from tests.multiply import fill_plans

    secretariat, visitor = _client(), Client()
    fill_plans(60)
    rows: dict[str, object] = {"(antal planer)": Plan.objects.count()}
    for name, path in LARGE_PLANS.items():
        with CaptureQueriesContext(connection) as captured:
            response = secretariat.get(path)  # type: ignore[attr-defined]
        queries = len(captured)
        assert response.status_code == 200, (path, response.status_code)
        beside = statistics.median(_milliseconds(lambda: visitor.get(BARE), 50))
        row = _summary(_milliseconds(lambda path=path: secretariat.get(path), 20))  # type: ignore[attr-defined,misc]
        rows[name] = row | {
            "x_bare": round(row["p50_ms"] / beside, 1),
            "queries": queries,
            "kB": round(len(response.content) / 1000, 1),
            "gzip_kB": round(len(gzip.compress(response.content)) / 1000, 1),
        }
    return rows


def _feeds() -> dict[str, object]:
    from django.test import Client

    client = Client()
    response = client.get("/kalender/alla.ics?ar=2020")
    etag = response["ETag"]
    everything = _summary(_milliseconds(lambda: client.get("/kalender/alla.ics?ar=2020")))
    unchanged = _summary(
        _milliseconds(lambda: client.get("/kalender/alla.ics?ar=2020", headers={"If-None-Match": etag}), 100)
    )
    return {
        "events": response.content.count(b"BEGIN:VEVENT"),
        "feed": everything,
        "304": unchanged,
        "200 meetings": _feed_of_200(),
    }


def _feed_of_200() -> dict[str, object]:
    """Measure a feed of 200 meetings, built from real ones and taken away again."""
    from datetime import date, timedelta
    from datetime import time as clock

    from django.db import transaction
    from django.test import Client

    from meetings.models import Meeting
    from members.models import Body

    client = Client()
    with transaction.atomic():
        body = Body.objects.get(slug="samarbetskommitten")
        Meeting.objects.bulk_create(
            Meeting(
                body=body, year=2090, on=date(2090, 1, 2) + timedelta(days=number), start_time=clock(12),
                end_time=clock(15, 30), venue="Lokal med å, ä och ö",
            )
            for number in range(200)
        )  # fmt: skip
        path = "/kalender/samarbetskommitten.ics?ar=2090"
        response = client.get(path)
        full = _summary(_milliseconds(lambda: client.get(path)))
        same = _summary(_milliseconds(lambda: client.get(path, headers={"If-None-Match": response["ETag"]}), 100))
        events = response.content.count(b"BEGIN:VEVENT")
        transaction.set_rollback(True)
    return {"events": events, "feed": full, "304": same}


RENDER = """
import json, resource, sys, time, django
django.setup()
from datetime import date
from records import pdf
from reports.documents.composition import compose
from reports.models import AnnualDocument
started = time.perf_counter()
pdf.prepare()  # as the worker does when it starts
prepared = time.perf_counter() - started
annual = AnnualDocument.objects.get(kind=sys.argv[1], year=int(sys.argv[2]))
times = []
for _ in range(int(sys.argv[3])):
    begun = time.perf_counter()
    made = compose(annual).render("UTKAST", written_on=date(2026, 1, 1))
    times.append(round(time.perf_counter() - begun, 3))
times[0] = round(times[0] + prepared, 3)
import pikepdf, io
pages = len(pikepdf.open(io.BytesIO(made)).pages)
print(json.dumps({"s": times, "pages": pages, "kB": round(len(made) / 1000),
                  "peak_MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}))
"""


def _documents() -> dict[str, object]:
    """Render in a process of its own, so that cold is cold and the memory is the document's."""
    figures: dict[str, object] = {}
    for kind, year in (("verksamhetsplan", 2020), ("bokslut", 2021)):
        answer = subprocess.run(
            [sys.executable, "-c", RENDER, kind, str(year), "6"], check=True, capture_output=True, text=True
        )
        row = json.loads(answer.stdout.splitlines()[-1])
        warm = statistics.median(row["s"][1:])
        figures[f"{kind} {year}"] = {
            "cold_s": row["s"][0],
            "warm_s": round(warm, 3),
            "pages": row["pages"],
            "warm_ms_per_page": round(warm * 1000 / row["pages"], 1),
            "peak_MB": row["peak_MB"],
            "kB": row["kB"],
        }
    figures["bench_process_peak_MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return figures


def _print(figures: dict[str, object]) -> None:
    print(f"Laddning av fakta {figures['load_facts_s']} s, andra gången {figures['load_facts_again_s']} s")
    once, many = figures["pages_x1"], figures["pages_x20"]
    assert isinstance(once, dict)
    assert isinstance(many, dict)
    columns = ("p50_ms", "p95_ms", "x_bare", "queries", "kB")
    print(f"{'sida':34}" + "".join(f"{name:>8}" for name in columns) + "  | ×20:" + "".join(f"{n:>8}" for n in columns))
    for name, row in once.items():
        cells = "".join(f"{row.get(column, ''):>8}" for column in columns)
        others = "".join(f"{many[name].get(column, ''):>8}" for column in columns)
        print(f"{name:34}{cells}  |     {others}")
    print(json.dumps({"feed_x1": figures["feed_x1"], "feed_x20": figures["feed_x20"]}, ensure_ascii=False, indent=1))
    print(json.dumps(figures["documents"], ensure_ascii=False, indent=1))
    print(json.dumps(figures["plans_of_60"], ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
