from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget import fee as budget_fee
from budget.fee import Rate

TWO_THEN_FOUR = [
    Rate(Decimal("4.00"), date(2017, 8, 1), None),
    Rate(Decimal("2.00"), None, date(2017, 7, 31)),
]


@pytest.mark.parametrize(
    ("population", "rate_kr", "expected"),
    [
        (113_234, "4.00", 452_936),  # Huddinge 2021
        (503_200, "4.00", 2_012_800),
        (507_552, "4.00", 2_030_208),
        (1, "0.49", 0),
        (1, "0.50", 1),  # half a krona rounds up
        (3, "0.50", 2),  # 1.50, not to the even 2 by chance: 5 × 0.5 below
        (5, "0.50", 3),
        (0, "4.00", 0),
    ],
)
def test_fee_kr_is_population_times_rate_with_half_up(population, rate_kr, expected):
    assert budget_fee.fee_kr(population=population, rate_kr=Decimal(rate_kr)) == expected


def test_fee_kr_with_the_exact_weighted_rate_of_2017():
    # 105 311 × 34/12 = 298 381.17; with 2.83 it would be 298 030.
    assert budget_fee.fee_kr(population=105_311, rate_kr=Fraction(34, 12)) == 298_381


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2016, Fraction(2)), (2017, Fraction(34, 12)), (2018, Fraction(4)), (2020, Fraction(4))],
)
def test_rate_for_year_weights_the_months(year, expected):
    assert budget_fee.rate_for_year(year, TWO_THEN_FOUR) == expected


def test_rate_for_year_changed_on_the_last_of_january_counts_january_at_the_old_rate():
    rates = [Rate(Decimal(2), None, date(2030, 1, 30)), Rate(Decimal(4), date(2030, 1, 31), None)]

    assert budget_fee.rate_for_year(2030, rates) == Fraction(2 + 11 * 4, 12)


def test_rate_for_year_without_a_rate_for_some_month_is_refused():
    with pytest.raises(budget_fee.NoRate):
        budget_fee.rate_for_year(2017, [Rate(Decimal(4), date(2017, 2, 1), None)])


def test_explain_rate_only_when_the_rate_changed():
    assert budget_fee.explain_rate(2017, TWO_THEN_FOUR) == "(7 × 2 + 5 × 4) / 12"
    assert budget_fee.explain_rate(2018, TWO_THEN_FOUR) == ""


def test_rounded_rate_of_2017_is_what_the_plan_prints():
    assert budget_fee.rounded_rate(Fraction(34, 12)) == Decimal("2.83")


def test_population_day_and_due_day():
    assert budget_fee.population_day(2021) == date(2020, 12, 31)
    assert budget_fee.due_on(2021) == date(2021, 3, 15)


@pytest.mark.parametrize(
    ("today", "invoiced_on", "paid_on", "expected"),
    [
        (date(2021, 3, 15), date(2021, 2, 1), None, False),
        (date(2021, 3, 16), date(2021, 2, 1), None, True),
        (date(2021, 3, 16), date(2021, 2, 1), date(2021, 3, 16), False),
        (date(2021, 3, 16), None, None, False),  # nothing is known of an invoice
    ],
)
def test_is_overdue_from_the_day_after_15_march(today, invoiced_on, paid_on, expected):
    assert budget_fee.is_overdue(year=2021, invoiced_on=invoiced_on, paid_on=paid_on, today=today) is expected


@pytest.mark.parametrize(
    ("fee", "before", "now", "expected"),
    [(200_000, 100_000, 101_000, 202_000), (200_000, 100_000, 99_000, 198_000), (100, 3, 4, 133), (3, 2, 3, 5)],
)
def test_indexed_fee_follows_the_municipalitys_own_population(fee, before, now, expected):
    assert budget_fee.indexed_fee_kr(fee_before_kr=fee, population_before=before, population_now=now) == expected


def test_indexed_fee_is_the_same_model_as_a_fixed_rate():
    # § 8 and "two kronor per inhabitant" agree: 2 × 95 798 → 2 × 97 453.
    before = budget_fee.fee_kr(population=95_798, rate_kr=Decimal(2))

    after = budget_fee.indexed_fee_kr(fee_before_kr=before, population_before=95_798, population_now=97_453)

    assert after == budget_fee.fee_kr(population=97_453, rate_kr=Decimal(2)) == 194_906


def test_allocate_gives_the_kronor_left_over_to_the_largest_remainders():
    # 100 shared 1:1:1 is 33.33 each: the first gets the krona left over.
    assert budget_fee.allocate(100, {"a": 1, "b": 1, "c": 1}) == {"a": 34, "b": 33, "c": 33}
    # 10 shared 3:5:8 of 16 is 1.875, 3.125, 5: the first has the largest remainder.
    assert budget_fee.allocate(10, {"a": 3, "b": 5, "c": 8}) == {"a": 2, "b": 3, "c": 5}


@given(
    total=st.integers(min_value=-(10**12), max_value=10**12),
    weights=st.lists(st.integers(min_value=0, max_value=10**7), min_size=1, max_size=12).filter(lambda w: sum(w) > 0),
)
def test_allocate_adds_up_and_is_never_a_krona_off(total, weights):
    shares = budget_fee.allocate(total, dict(enumerate(weights)))

    assert sum(shares.values()) == total
    for number, weight in enumerate(weights):
        assert abs(shares[number] - Fraction(total * weight, sum(weights))) < 1


@pytest.mark.parametrize("weights", [{}, {"a": 0}, {"a": 2, "b": -1}])
def test_allocate_refuses_weights_without_a_sum(weights):
    with pytest.raises(ValueError, match="weights"):
        budget_fee.allocate(10, weights)
