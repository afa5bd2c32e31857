"""What it costs: fee rates and fees, stated populations, budgets, accounts with their funds."""

from budget.models.accounts import Accounts, AccountsLine, AccountsStatement, ExampleCost, Footnote, Fund, FundYear
from budget.models.budgets import Budget, BudgetLine, MissingBudget, Side
from budget.models.fees import FeeFollowUp, FeeRate, FeeStatement, FeeTerm, StatedRate
from budget.models.population import PopulationFact, PopulationStatement

__all__ = [
    "Accounts",
    "AccountsLine",
    "AccountsStatement",
    "Budget",
    "BudgetLine",
    "ExampleCost",
    "FeeFollowUp",
    "FeeRate",
    "FeeStatement",
    "FeeTerm",
    "Footnote",
    "Fund",
    "FundYear",
    "MissingBudget",
    "PopulationFact",
    "PopulationStatement",
    "Side",
    "StatedRate",
]
