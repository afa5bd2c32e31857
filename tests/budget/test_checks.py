import pytest

from budget import checks
from budget.checks import AmountCheck, FundAmounts, Totals

SOURCE = "Verksamhetsberättelse 2021"
FUNDS_2021 = [
    FundAmounts("drift", False, None, 2_030_208, 2_077_207, -46_999),
    FundAmounts("modellen", True, 519_857, None, 1_587, 518_270),
    FundAmounts("Tillväxtverket", True, 277_793, None, None, 277_793),
    FundAmounts("drift 2020", False, 238_932, None, None, 238_932),
    FundAmounts("drift 2019", False, 233_696, None, None, 233_696),
    FundAmounts("drift 2018", False, 110_853, None, None, 110_853),
]
TOTALS_2021 = Totals(1_381_130, 2_030_208, 2_078_794, 1_332_545)


@pytest.mark.parametrize(
    ("stated", "computed", "tolerance", "outcome"),
    [
        (100, 100, 1, "stämmer"),
        (100, 101, 1, "avrundning"),
        (100, 99, 1, "avrundning"),
        (100, 102, 1, "avviker"),
        (100, 101, 0, "avviker"),
        (None, 101, 1, "uppgift saknas"),
        (100, None, 1, "uppgift saknas"),
        (0, 0, 1, "stämmer"),
    ],
)
def test_outcome_on_both_sides_of_the_tolerance(stated, computed, tolerance, outcome):
    assert AmountCheck("Bokslut", "summa", stated, computed, tolerance=tolerance).outcome == outcome


@pytest.mark.parametrize(
    ("stated", "computed", "expected"),
    [(100, 101, True), (100, 100, False), (0, 0, False), (None, 1, False), (1, None, False)],
)
def test_check_differs_when_both_sums_are_there_and_are_not_the_same(stated, computed, expected):
    assert AmountCheck("Bokslut", "summa", stated, computed, tolerance=1).differs is expected


def test_difference_is_stated_minus_computed():
    assert AmountCheck("Bokslut", "summa", 2_077_207, 2_077_208).difference == -1


def test_add_up_passes_over_what_is_not_stated():
    assert checks.add_up([1, None, 0, 2]) == 3


def test_funds_of_2021_are_one_krona_off_in_two_sums():
    found = checks.check_funds(subject="Bokslut 2021", funds=FUNDS_2021, totals=TOTALS_2021, source=SOURCE)

    off = {check.label: (check.stated, check.computed, check.difference) for check in found if not check.agrees}
    assert off == {
        "Fonderna: summa ingående": (1_381_130, 1_381_131, -1),
        "Fonderna: ingående + intäkter − kostnader = utgående": (1_332_545, 1_332_544, 1),
    }
    assert len(found) == len(FUNDS_2021) + 5


def test_fund_whose_closing_does_not_follow_is_found():
    funds = [FundAmounts("fond", True, 100, 50, 30, 125)]

    found = checks.check_funds(subject="B", funds=funds, totals=Totals(100, 50, 30, 125), source="")

    assert found[0].difference == 5
    assert found[0].outcome == "avviker"


def test_closing_operating_money_that_counts_in_the_tied_funds():
    check = checks.check_closing_operating(subject="B", stated_kr=1_332_545, funds=FUNDS_2021, source=SOURCE)

    # 1 332 545 − 518 270 − 277 793
    assert check.computed == 536_482
    assert check.difference == 796_063
    assert "särskilda fonderna" in check.explanation


@pytest.mark.parametrize(
    ("printed", "difference", "outcome"),
    [("300 0023", 2_700_000, "avviker"), ("300 023", 0, "stämmer"), ("85650", -214_373, "avviker")],
)
def test_printed_amount_is_read_digit_by_digit(printed, difference, outcome):
    check = checks.check_printed(subject="B", label="översyn", printed=printed, amount_kr=300_023, source="")

    assert (check.difference, check.outcome, check.stated_text) == (difference, outcome, printed)


def test_printed_amount_one_krona_off_is_rounding():
    check = checks.check_printed(subject="B", label="konferens", printed="85 650", amount_kr=85_651, source="")

    assert check.outcome == "avrundning"


def test_operations_compare_sums_with_rows_and_result_with_sums():
    found = checks.check_operations(
        subject="B",
        income=[100],
        costs=[60, None, 30],
        stated_income_kr=100,
        stated_costs_kr=95,
        stated_result_kr=5,
        source="",
    )

    assert [check.difference for check in found] == [0, 5, 0]


def test_result_is_not_checked_when_a_sum_is_not_stated():
    found = checks.check_operations(
        subject="B", income=[], costs=[], stated_income_kr=None, stated_costs_kr=1, stated_result_kr=1, source=""
    )

    assert found[2].outcome == "uppgift saknas"


@pytest.mark.parametrize(("cost", "agrees"), [(99, False), (100, True), (101, False)])
def test_budget_balances_only_when_income_equals_costs(cost, agrees):
    check = checks.check_balance(subject="B", income=[100], costs=[cost], source="")

    assert check.agrees is agrees
