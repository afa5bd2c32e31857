"""A plan of sixty activities: the pages ask as often as with thirty, and stay light over the wire."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.bench import LARGE_PLANS
from tests.multiply import fill_plans

ROWS, LARGEST_BYTES = 60, 100_000


@pytest.mark.parametrize("name", LARGE_PLANS)
def test_page_asks_as_often_with_60_rows_and_weighs_less_than_100_kb(name, facts, client_of):
    client, path = client_of("kansli@example.se"), LARGE_PLANS[name]
    fill_plans(30)
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        assert client.get(path).status_code == 200
    fill_plans(ROWS)
    client.get(path)

    with CaptureQueriesContext(connection) as many:
        response = client.get(path)

    assert len(many) == len(few)
    assert len(gzip.compress(response.content)) < LARGEST_BYTES
