"""How often the lists ask the database: as often with three times the years, and never much."""

from __future__ import annotations

from collections import Counter

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.multiply import multiply

MOST = 25  # queries
# address: most queries
PAGES = {
    "/": MOST,
    "/harnast/": 35,  # the whole year's work, from every package
    "/kalender/?ar=2020": MOST,
    "/kalender/?visa=arshjul&ar=2020": MOST,
    "/kalender/?visa=manad&ar=2020": MOST,
    "/kommuner/": MOST,
    "/organ/": MOST,
    "/konferenser/": MOST,
    "/externa-moten/": MOST,
    "/beslut/": MOST,
    "/program/": MOST,
    "/projekt/": MOST,
    "/plan/2020/": MOST,
    "/plan/2020/handlingsplan/": MOST,
    "/plan/2021/handlingsplan/": MOST,
    "/plan/2021/andringar/": MOST,
    "/plan/linjer/?till=2021": MOST,
    "/ekonomi/2020/": MOST,
    "/ekonomi/2021/avgifter/": MOST,
    "/remisser/": MOST,
    "/dokument/": MOST,
    "/sok/?q=prioriterade+infrastruktur": MOST,
    "/kommuner/salem/": MOST,
    "/kommuner/salem/natverk/": MOST,
    "/organ/samarbetskommitten/": MOST,
    "/personer/": MOST,
    "/brev/": MOST,
}


def queries_of(client: Client, path: str) -> Counter[str]:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code in {200, 302}, (path, response.status_code)
    return Counter(query["sql"].split(" WHERE ")[0][:160] for query in queries.captured_queries)


@pytest.mark.parametrize("email", [None, "kansli@example.se"], ids=["alla", "kansliet"])
def test_lists_ask_as_often_however_much_there_is(email, portal, client_of):
    client = client_of(email) if email else Client()
    once = {path: queries_of(client, path) for path in PAGES}
    multiply(3)
    thrice = {path: queries_of(client, path) for path in PAGES}

    grown = {path: dict(thrice[path] - once[path]) for path in PAGES if thrice[path].total() > once[path].total()}
    assert grown == {}
    many = {path: once[path].total() for path, most in PAGES.items() if once[path].total() > most}
    assert many == {}
