"""Open data: files that spreadsheets and programs read back to what the portal holds."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from budget.models import Budget, BudgetLine, FundYear, Side
from meetings.models import Meeting
from members.models import Municipality, Population
from programs.models import Activity, FollowUp
from remisser.models import Consultation
from sodertorn.open_data.datasets import DATASETS, _cell

SLUGS = [dataset.slug for dataset in DATASETS]


def rows_of(response) -> list[dict[str, str]]:
    assert response.content.startswith(b"\xef\xbb\xbf")  # Excel then reads å, ä and ö
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("slug", SLUGS)
def test_csv_and_json_hold_the_same_rows(slug, facts, client):
    table = rows_of(client.get(f"/oppna-data/{slug}.csv"))
    content = json.loads(client.get(f"/oppna-data/{slug}.json").content)

    assert len(table) == len(content["rader"]) > 0
    assert list(table[0]) == list(content["rader"][0])
    assert all(None not in row and None not in row.values() for row in table)
    assert content["licens"] == "CC0"


def test_populations_can_be_read_back(facts, client):
    read = {
        (row["kommun"], row["datum"]): int(row["invanare"]) for row in rows_of(client.get("/oppna-data/folkmangd.csv"))
    }

    held = {(p.municipality.name, p.counted_on.isoformat()): p.persons for p in Population.objects.all()}
    assert read == held
    assert len(read) == 136


def test_fees_have_decimal_commas_in_csv_and_points_in_json(facts, client):
    table = rows_of(client.get("/oppna-data/avgifter.csv"))
    content = json.loads(client.get("/oppna-data/avgifter.json").content)["rader"]

    of_2020 = [row for row in table if row["ar"] == "2020"]
    assert sum(int(row["avgift_kr"]) for row in of_2020) == 2_012_800
    assert len(of_2020) == Municipality.objects.count() == 8
    assert all("." not in row["kr_per_invanare"] for row in table)
    assert {Decimal(row["kr_per_invanare"]) for row in content if row["ar"] == 2020} == {Decimal(4)}


def test_not_stated_is_empty_and_not_zero(facts, client):
    row = next(row for row in rows_of(client.get("/oppna-data/fonder.csv")) if row["intakt_kr"] == "")

    assert FundYear.objects.filter(fund__name=row["fond"], income_kr=None).exists()


def test_accounts_of_2021_come_out_as_stated(facts, client):
    table = rows_of(client.get("/oppna-data/fonder.csv"))

    assert sum(int(row["utgaende_kr"] or 0) for row in table if row["ar"] == "2021") == 1_332_545


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+46 8", "'+46 8"),
        ("-300", "'-300"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("1=1", "1=1"),
        (Decimal("-4.50"), "-4,50"),
        (-300, "-300"),
        (None, ""),
        (True, "ja"),
        (False, "nej"),
        (["Salem", "Tyresö"], "Salem, Tyresö"),
    ],
)
def test_cell_is_never_a_formula(value, written):
    assert _cell(value) == written


def test_list_that_begins_as_a_formula_is_text():
    assert _cell(["=1+1", "b"]) == "'=1+1, b"


def test_same_content_is_not_sent_twice(facts, client):
    first = client.get("/oppna-data/kommuner.json")
    again = client.get("/oppna-data/kommuner.json", headers={"If-None-Match": first["ETag"]})
    weak = client.get("/oppna-data/kommuner.json", headers={"If-None-Match": f'W/{first["ETag"]}, "another"'})
    Municipality.objects.filter(slug="salem").update(formal_name="Salems kommun, ny")
    changed = client.get("/oppna-data/kommuner.json", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == weak.status_code == 304
    assert again.content == b""
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_example_year_is_left_out(portal, client):
    assert Meeting.objects.filter(is_example=True).exists()
    meetings = rows_of(client.get("/oppna-data/moten.csv"))
    activities = rows_of(client.get("/oppna-data/aktiviteter.csv"))
    examples = {str(uid) for uid in Meeting.objects.filter(is_example=True).values_list("uid", flat=True)}

    assert len(meetings) == Meeting.objects.filter(is_example=False, is_public=True).count() == 47
    assert not examples & {row["uid"] for row in meetings}
    assert len(activities) == Activity.objects.filter(is_example=False).count() == 45
    for slug in SLUGS:
        assert "exempel-" not in client.get(f"/oppna-data/{slug}.csv").content.decode()


def test_consultations_budgets_and_follow_ups_of_the_example_year_are_left_out(portal, facts_counts, client):
    for slug, count in facts_counts.items():
        assert len(rows_of(client.get(f"/oppna-data/{slug}.csv"))) == count, slug


@pytest.fixture
def facts_counts() -> dict[str, int]:
    return {
        "remisser": Consultation.objects.filter(is_example=False).count(),
        "budget": BudgetLine.objects.filter(budget__is_example=False).count(),
        "uppfoljning": FollowUp.objects.filter(activity__is_example=False).count(),
        "externa-moten": 9,
    }


@pytest.mark.parametrize("address", ["finns-inte.csv", "kommuner.xml", "kommuner.csv.exe"])
def test_other_files_do_not_exist(address, db, client):
    assert client.get(f"/oppna-data/{address}").status_code == 404


def test_budget_that_is_only_a_draft_is_not_published(facts, client):
    budget = Budget.objects.create(year=2033, state=Budget.State.DRAFT)
    BudgetLine.objects.create(budget=budget, side=Side.COST, order=1, name="Hemlig post", amount_kr=1)

    assert "Hemlig post" not in client.get("/oppna-data/budget.csv").content.decode()
