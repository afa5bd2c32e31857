"""The stated economy as it lies in data/: counts, sums as printed, and what differs."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

from budget import queries as budget_queries
from budget.accounts import queries as accounts_queries
from budget.budgets import queries as budgets_queries
from budget.fees import queries as fees_queries
from budget.models import Accounts, AccountsLine, Budget, BudgetLine, FeeRate, FeeStatement, FundYear
from budget.population import queries as population_queries
from members.models import Municipality
from programs.models import ProjectCost
from records.loader import Loader
from sodertorn.management.commands.load_facts import MODULES

DATA = Path(settings.BASE_DIR) / "data"


def test_counts_of_the_documents(facts):
    stated = {"key__isnull": False, "is_example": False}

    assert set(Budget.objects.filter(**stated).values_list("year", flat=True)) == {2017, 2020}
    assert BudgetLine.objects.filter(**stated).count() == 8
    assert list(Accounts.objects.filter(**stated).values_list("year", flat=True)) == [2021]
    assert FundYear.objects.filter(**stated).count() == 6
    assert AccountsLine.objects.filter(**stated).count() == 13
    # Of projects they stand with the projects: tests/programs/test_facts.py.
    assert ProjectCost.objects.filter(**stated, project=None).count() == 1
    assert accounts_queries.project_costs(2021)[-1].meeting.key == "konf-2021"
    assert len(accounts_queries.project_costs(2021)) == 5
    assert [cost.year for cost in accounts_queries.project_costs(2019)] == [2020]


def test_empty_cells_are_not_zero(facts):
    amounts = dict(AccountsLine.objects.exclude(key=None).values_list("name", "amount_kr"))

    assert amounts["Övriga avgifter"] is None
    assert amounts["Övriga konsulter"] is None
    assert amounts["Resor och logi"] == 0


def test_second_load_changes_nothing_and_keeps_what_somebody_edited(facts):
    line = BudgetLine.objects.get(key="budget-2020:costs:personal")
    line.amount_kr = 1_600_000
    line.save()
    loader = Loader(DATA)

    for name in MODULES:
        import_module(name).load(loader)

    line.refresh_from_db()
    assert (loader.created, loader.updated) == (0, 0)
    assert line.amount_kr == 1_600_000


@pytest.mark.parametrize(
    ("year", "total"),
    [(2020, 2_012_800), (2021, 2_030_208), (2022, 513_445 * 4), (2023, 518_269 * 4), (2024, 520_824 * 4)],
)
def test_fees_of_the_eight_add_up_to_the_documents_totals(facts, year, total):
    table = fees_queries.fees_of_year(year)

    assert table.total_kr == total
    assert len(table.rows) == 8
    assert sum(row.fee_kr for row in table.rows) == total


def test_huddinges_fee_is_explained(facts):
    row = next(row for row in fees_queries.fees_of_year(2021).rows if row.municipality.slug == "huddinge")

    assert row.fee_kr == 452_936
    assert row.explanation.replace("\u00a0", " ") == (
        "Huddinge 113 234 inv. 2020-12-31 × 4,00 kr = 452 936 kr, betalas senast 15 mars"
    )


def test_municipality_pays_the_same_as_in_the_years_table(facts):
    salem = Municipality.objects.get(slug="salem")

    of_salem = {row.year: row.fee_kr for row in fees_queries.fees_of_municipality(salem.pk)}

    for year in (2017, 2020, 2021):
        assert of_salem[year] == next(r.fee_kr for r in fees_queries.fees_of_year(year).rows if r.municipality == salem)
    assert max(of_salem) == 2026
    assert min(of_salem) == 2010


def test_year_2017_has_the_weighted_rate(facts):
    table = fees_queries.fees_of_year(2017)

    assert table.rate_kr == Fraction(34, 12)
    assert table.rate_formula == "(7 × 2 + 5 × 4) / 12"
    assert table.rounded_rate_kr == table.stated_rate.rate_kr == Decimal("2.83")


def test_years_without_population_say_why(facts):
    assert fees_queries.fees_of_year(2060).missing == "Folkmängden den 31 december 2059 är inte inlagd än."


def test_accounts_show_exactly_the_sums_that_differ(facts):
    of_year = accounts_queries.accounts_of_year(2021)

    assert {check.label: check.difference for check in of_year.differences} == {
        "Summa kostnader": -1,
        "Fonderna: summa ingående": -1,
        "Fonderna: ingående + intäkter − kostnader = utgående": 1,
        "Utgående överskott som driftmedel": 796_063,
        "Översyn av samverkansformer: beloppet på annat ställe": 2_700_000,
        "Södertörnskonferensen: beloppet på annat ställe": -1,
    }
    assert (of_year.operating_result_kr, of_year.total_result_kr) == (-46_999, -48_586)
    assert (of_year.operating_closing_kr, of_year.tied_closing_kr) == (536_482, 796_063)


def test_budget_2020_agrees_and_2017s_fees_do_not(facts):
    assert budgets_queries.budget_of_year(2020, everything=True).differences == []
    differing = {
        check.label: check.difference for check in budgets_queries.budget_of_year(2017, everything=True).differences
    }
    # 34/12 kr for 480 431 inhabitants is 1 361 222 kr in whole kronor per municipality; 1 280 000 is budgeted.
    assert set(differing) == {"Avgifter mot folkmängd × avgift"}
    assert abs(differing["Avgifter mot folkmängd × avgift"] + 81_222) <= 4


def test_population_as_stated_agrees_with_scb(facts):
    outcomes = {check.label: (check.computed, check.outcome) for check in population_queries.population_checks()}

    assert outcomes == {
        "Södertörn 31 december 2016": (480_431, "avrundning"),
        "Södertörn 31 december 2019": (503_200, "stämmer"),
        "Södertörn 31 december 2020": (507_552, "stämmer"),
        "Södertörn 31 december 2021": (513_445, "stämmer"),
        "Ökning 2020–2021": (5_893, "stämmer"),
    }
    sums = population_queries.population_by_year()
    assert (sums[2022], sums[2023]) == (518_269, 520_824)


def test_fee_of_2010_is_uncertain_and_far_from_two_kronor_each(facts):
    statement = FeeStatement.objects.get(year=2010)
    check = next(check for check in fees_queries.fee_checks() if check.label == "Total avgift 2010")

    assert statement.uncertain
    assert (check.stated, check.computed) == (260_000, 2 * 431_423)


def test_every_check_of_the_control_panel_has_a_subject_and_a_label(facts):
    found = budget_queries.all_checks()

    assert len(found) > 30
    assert all(check.subject and check.label for check in found)
    assert len({(check.subject, check.label) for check in found}) == len(found)


def test_rate_is_tied_to_the_decision_that_raised_it(facts):
    rate = FeeRate.objects.get(rate_kr=4)

    assert rate.decision.key == "beslut-2017-02-02-avgift"
    assert rate.starts_on == date(2017, 8, 1)
