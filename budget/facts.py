"""The stated economy: rates, budgets, accounts with their funds, project costs, from data/budget.yaml."""

from __future__ import annotations

from budget.models import (
    Accounts,
    AccountsLine,
    AccountsStatement,
    Budget,
    BudgetLine,
    ExampleCost,
    FeeRate,
    FeeStatement,
    FeeTerm,
    Footnote,
    Fund,
    FundYear,
    MissingBudget,
    PopulationFact,
    PopulationStatement,
    Side,
    StatedRate,
)
from meetings.models import Decision, Meeting
from members.models import Municipality
from programs.models import ProjectCost
from records.loader import Entry, Loader


def load(loader: Loader) -> None:
    source = loader.file("budget.yaml")
    _load_fees(loader, source)
    _load_populations(loader, source)
    _load_budgets(loader, source)
    _load_conference_costs(loader, source)
    _load_accounts(loader, source)
    source.done()


def _load_fees(loader: Loader, source: Entry) -> None:
    for entry in loader.list_of(source, "fee_rates"):
        values = {
            "rate_kr": entry.decimal("rate_kr"),
            "starts_on": entry.day("starts_on", None),
            "ends_on": entry.day("ends_on", None),
            "basis": entry.text("basis", ""),
            "decided_on": entry.day("decided_on", None),
            "decided_by": entry.text("decided_by", ""),
            "decision": _decision(loader, entry),
            **entry.stated(),
        }
        loader.put(FeeRate, entry.text("key"), values, place=entry)
    for entry in loader.list_of(source, "stated_rates"):
        values = {
            "year": entry.integer("year"),
            "rate_kr": entry.decimal("rate_kr"),
            "exact": entry.text("exact", ""),
            "formula": entry.text("formula", ""),
            **entry.stated(),
        }
        loader.put(StatedRate, entry.text("key"), values, place=entry)
    for order, entry in enumerate(loader.list_of(source, "fee_terms"), start=1):
        values = {
            "order": order,
            "label": entry.text("label"),
            "text": entry.text("text"),
            "municipality": _municipality(loader, entry, "municipality"),
            **entry.stated(),
        }
        loader.put(FeeTerm, entry.text("key"), values, place=entry)
    for entry in loader.list_of(source, "fee_statements"):
        values = {
            "year": entry.integer("year"),
            "total_kr_as_read": entry.integer("total_kr_as_read"),
            "total_kr_probable": entry.integer("total_kr_probable", None),
            "population_on": entry.day("population_on", None),
            **entry.stated(),
        }
        loader.put(FeeStatement, entry.text("key"), values, place=entry)


def _load_populations(loader: Loader, source: Entry) -> None:
    for entry in loader.list_of(source, "populations"):
        values = {
            "year": entry.integer("year"),
            "counted_on": entry.day("counted_on", None),
            "scope": entry.text("scope"),
            "persons": entry.integer("persons"),
            "is_approximate": entry.boolean("is_approximate", default=False),
            "is_derived": entry.boolean("is_derived", default=False),
            "formula": entry.text("formula", ""),
            **entry.stated(),
        }
        loader.put(PopulationStatement, entry.text("key"), values, place=entry)
    for order, entry in enumerate(loader.list_of(source, "population_facts"), start=1):
        values = {
            "order": order,
            "text": entry.text("text"),
            "year": entry.integer("year", None),
            "increase_persons": entry.integer("increase_persons", None),
            **entry.stated(),
        }
        loader.put(PopulationFact, entry.text("key"), values, place=entry)


def _load_budgets(loader: Loader, source: Entry) -> None:
    for entry in loader.list_of(source, "budgets"):
        values = {
            "year": entry.integer("year"),
            "state": entry.choice("state", Budget.State),
            "document": entry.text("document", ""),
            "decided_on": entry.day("decided_on", None),
            "decision": _decision(loader, entry),
            "stated_income_kr": entry.integer("stated_income_kr", None),
            "stated_costs_kr": entry.integer("stated_costs_kr", None),
            "stated_result_kr": entry.integer("stated_result_kr", None),
            **entry.stated(),
        }
        budget = loader.put(Budget, entry.text("key"), values, place=entry)
        for side, name in ((Side.INCOME, "income"), (Side.COST, "costs")):
            for order, line in enumerate(loader.list_of(entry, name), start=1):
                line_values = {
                    "budget": budget,
                    "side": side.value,
                    "order": order,
                    "name": line.text("name"),
                    "amount_kr": line.integer("amount_kr", None),
                    "is_approximate": line.boolean("is_approximate", default=False),
                    "is_host_reimbursement": line.boolean("is_host_reimbursement", default=False),
                    **line.stated(),
                }
                key = f"{entry.text('key')}:{name}:{line.text('key')}"
                if budget is not None:
                    loader.put(BudgetLine, key, line_values, place=line)
    for entry in loader.list_of(source, "budgets_missing"):
        values = {"year": entry.integer("year"), "text": entry.text("text"), **entry.stated()}
        loader.put(MissingBudget, entry.text("key"), values, place=entry)


def _load_accounts(loader: Loader, source: Entry) -> None:
    for order, entry in enumerate(loader.list_of(source, "funds"), start=1):
        values = {
            "order": order,
            "slug": entry.text("key"),
            "name": entry.text("name"),
            "kind": entry.choice("kind", Fund.Kind),
            **entry.stated(),
        }
        loader.put(Fund, entry.text("key"), values, place=entry)
    for entry in loader.list_of(source, "accounts"):
        values = {
            "year": entry.integer("year"),
            "operations_name": entry.text("operations_name"),
            "stated_income_kr": entry.integer("stated_income_kr", None),
            "stated_costs_kr": entry.integer("stated_costs_kr", None),
            "stated_result_kr": entry.integer("stated_result_kr", None),
            "funds_opening_kr": entry.integer("funds_opening_kr", None),
            "funds_income_kr": entry.integer("funds_income_kr", None),
            "funds_cost_kr": entry.integer("funds_cost_kr", None),
            "funds_closing_kr": entry.integer("funds_closing_kr", None),
            "invoiced_extra": entry.boolean("invoiced_extra") if "invoiced_extra" in entry else None,
            **entry.stated(),
        }
        key = entry.text("key")
        _load_accounts_rows(loader, entry, key, loader.put(Accounts, key, values, place=entry))


def _load_accounts_rows(loader: Loader, entry: Entry, key: str, accounts: Accounts | None) -> None:
    # Somebody may have deleted the accounts; then their rows stay away too, but every field is still read.
    for side, name in ((Side.INCOME, "income"), (Side.COST, "costs")):
        for order, row in enumerate(loader.list_of(entry, name), start=1):
            values = {
                "side": side.value,
                "order": order,
                "name": row.text("name"),
                "amount_kr": row.integer("amount_kr", None),
                "cost": loader.get(ProjectCost, row.text("cost"), place=row, name="cost") if "cost" in row else None,
                **row.stated(),
            }
            row_key = f"{key}:{name}:{row.text('key')}"
            if accounts is not None:
                loader.put(AccountsLine, row_key, {"accounts": accounts, **values}, place=row)
    for row in loader.list_of(entry, "funds"):
        row_key = row.text("key")
        values = {
            "fund": loader.get(Fund, row_key, place=row, name="key"),
            "opening_kr": row.integer("opening_kr", None),
            "income_kr": row.integer("income_kr", None),
            "cost_kr": row.integer("cost_kr", None),
            "closing_kr": row.integer("closing_kr", None),
            **row.stated(),
        }
        if accounts is not None:
            loader.put(FundYear, f"{key}:{row_key}", {"accounts": accounts, **values}, place=row)
    for order, row in enumerate(loader.list_of(entry, "footnotes"), start=1):
        values = {
            "order": order,
            "marker": row.text("marker"),
            "text": row.text("text", ""),
            "fund": loader.get(Fund, row.text("fund"), place=row, name="fund") if "fund" in row else None,
            **row.stated(),
        }
        row_key = f"{key}:{row.text('key')}"
        if accounts is not None:
            loader.put(Footnote, row_key, {"accounts": accounts, **values}, place=row)
    for order, row in enumerate(loader.list_of(entry, "statements"), start=1):
        values = {
            "order": order,
            "text": row.text("text"),
            "about": row.choice("about", AccountsStatement.About, ""),
            "amount_kr": row.integer("amount_kr", None),
            **row.stated(),
        }
        row_key = f"{key}:{row.text('key')}"
        if accounts is not None:
            loader.put(AccountsStatement, row_key, {"accounts": accounts, **values}, place=row)
    for order, row in enumerate(loader.list_of(entry, "example_costs"), start=1):
        values = {
            "order": order,
            "name": row.text("name"),
            "amount_kr": row.integer("amount_kr", None),
            "line": _line(loader, row, key),
            **row.stated(),
        }
        row_key = f"{key}:{row.text('key')}"
        if accounts is not None:
            loader.put(ExampleCost, row_key, {"accounts": accounts, **values}, place=row)


def _load_conference_costs(loader: Loader, source: Entry) -> None:
    """What projects have cost stands with the projects (programs.facts); here are the conferences."""
    for order, entry in enumerate(loader.list_of(source, "conference_costs"), start=1):
        values = {
            "meeting": loader.get(Meeting, entry.text("meeting"), place=entry, name="meeting"),
            "order": order,
            "what": entry.text("what", ""),
            "amount_kr": entry.integer("amount_kr", None),
            "as_printed": entry.text("as_printed", ""),
            "year": entry.integer("year"),
            **entry.stated(),
        }
        if values["meeting"] is not None:
            loader.put(ProjectCost, entry.text("key"), values, place=entry)


def _municipality(loader: Loader, entry: Entry, name: str) -> Municipality | None:
    return loader.get(Municipality, entry.text(name), place=entry, name=name) if name in entry else None


def _decision(loader: Loader, entry: Entry) -> Decision | None:
    return loader.get(Decision, entry.text("decision"), place=entry, name="decision") if "decision" in entry else None


def _line(loader: Loader, entry: Entry, accounts: str) -> AccountsLine | None:
    if "line" not in entry:
        entry.raw("line", None)
        return None
    return loader.get(AccountsLine, f"{accounts}:costs:{entry.text('line')}", place=entry, name="line")
