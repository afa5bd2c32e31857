"""What a year's chapters are gathered from, each asked at most once for the whole document."""

from __future__ import annotations

from functools import cached_property

from budget.accounts.queries import AccountsOfYear, accounts_of_year
from budget.budgets.queries import BudgetOfYear, budget_of_year
from budget.fees.queries import FeeTable, fees_of_year
from programs.models import Plan, Program
from programs.programme.queries import GoalTree, goal_tree
from programs.table.queries import responsibility_of


class Sources:
    """One year's figures and lists, from the same functions as the pages.

    reader: whose eyes the plan and the budget are read with; None gathers everything, for the secretariat's files.
    """

    def __init__(self, year: int, reader: object | None = None) -> None:
        self.year = year
        self.reader = reader

    @cached_property
    def plan(self) -> Plan | None:
        plans_of_year = Plan.objects.all() if self.reader is None else Plan.objects.visible_to(self.reader)
        return plans_of_year.filter(year=self.year).select_related("program").first()

    @cached_property
    def program(self) -> Program | None:
        """The programme in force: that of the year's plan, else the newest that had begun."""
        if self.plan:
            return self.plan.program
        begun = Program.objects.filter(valid_from_year__lte=self.year)
        return begun.order_by("-valid_from_year").first()

    @cached_property
    def goals(self) -> GoalTree | None:
        return goal_tree(self.program) if self.program else None

    @cached_property
    def responsible(self) -> dict[int, str]:
        return responsibility_of(self.plan) if self.plan else {}

    @cached_property
    def budget(self) -> BudgetOfYear | None:
        return budget_of_year(self.year, user=self.reader, everything=self.reader is None)

    @cached_property
    def fees(self) -> FeeTable:
        return fees_of_year(self.year)

    @cached_property
    def accounts(self) -> AccountsOfYear | None:
        return accounts_of_year(self.year)
