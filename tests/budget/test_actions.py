from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from budget.budgets import actions as budgets_actions
from budget.fees import actions as fees_actions
from budget.models import Budget, BudgetLine, FeeRate, Side
from members.versions import ChangedMeanwhile
from tests.budget.factories import make_budget, make_line, make_rate


def test_new_rate_ends_the_one_before_it_the_day_before(db):
    before = make_rate(rate_kr=Decimal("4.00"), starts_on=date(2090, 1, 1))

    fees_actions.add_fee_rate(rate_kr=Decimal("4.50"), starts_on=date(2091, 7, 1))

    before.refresh_from_db()
    assert before.ends_on == date(2091, 6, 30)
    assert FeeRate.objects.filter(starts_on=date(2091, 7, 1), ends_on=None, rate_kr="4.50").exists()


@pytest.mark.parametrize("day", [date(2089, 12, 1), date(2090, 1, 1)])
def test_new_rate_on_or_before_a_known_one_is_refused(db, day):
    make_rate(starts_on=date(2090, 1, 1))

    with pytest.raises(fees_actions.RateAlreadySet, match="1 januari 2090"):
        fees_actions.add_fee_rate(rate_kr=Decimal(5), starts_on=day)

    assert FeeRate.objects.count() == 1


def test_database_refuses_two_rates_on_one_day(db):
    make_rate(starts_on=date(2090, 1, 1), ends_on=date(2090, 6, 30))

    with pytest.raises(IntegrityError), transaction.atomic():
        make_rate(starts_on=date(2090, 6, 30))
    make_rate(starts_on=date(2090, 7, 1))

    assert FeeRate.objects.count() == 2


@pytest.mark.parametrize("rate", ["0.00", "-1.00"])
def test_database_refuses_a_rate_that_is_not_above_zero(db, rate):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_rate(rate_kr=Decimal(rate))


def test_started_budget_has_the_years_fees_as_income(facts):
    budget = budgets_actions.start_budget(2022)

    line = budget.lines.get()
    assert (line.side, line.amount_kr) == (Side.INCOME, 513_445 * 4)
    with pytest.raises(budgets_actions.AlreadyExists, match="2022"):
        budgets_actions.start_budget(2022)


def test_started_budget_without_population_leaves_the_income_open(facts):
    assert budgets_actions.start_budget(2060).lines.get().amount_kr is None


def test_second_editor_of_a_row_is_told_and_nothing_is_overwritten(db):
    line = make_line(make_budget())
    budgets_actions.change_line(BudgetLine.objects.get(pk=line.pk), seen=1, amount_kr=2_000)

    with pytest.raises(ChangedMeanwhile):
        budgets_actions.change_line(BudgetLine.objects.get(pk=line.pk), seen=1, amount_kr=3_000)

    line.refresh_from_db()
    assert (line.amount_kr, line.version) == (2_000, 2)


def test_adopted_budget_refuses_change_addition_and_removal(db):
    budget = make_budget(state=Budget.State.ADOPTED, decided_on=date(2091, 2, 2))
    line = make_line(budget)

    with pytest.raises(budgets_actions.BudgetAlreadyAdopted, match="2 februari 2091"):
        budgets_actions.change_line(line, seen=1, amount_kr=1)
    with pytest.raises(budgets_actions.BudgetAlreadyAdopted):
        budgets_actions.add_line(budget, BudgetLine(side=Side.COST, name="Ny"))
    with pytest.raises(budgets_actions.BudgetAlreadyAdopted):
        budgets_actions.remove_line(line)

    assert BudgetLine.objects.get(budget=budget).amount_kr == 1_000


def test_added_rows_come_last_on_their_side(db):
    budget = make_budget()
    make_line(budget, order=4)

    cost = budgets_actions.add_line(budget, BudgetLine(side=Side.COST, name="Resor"))
    income = budgets_actions.add_line(budget, BudgetLine(side=Side.INCOME, name="Bidrag"))

    assert (cost.order, income.order) == (5, 1)
