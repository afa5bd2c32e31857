"""The walks over all forms pass none by: every form that a page takes is in FORMS."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from django.forms import BaseForm, BaseFormSet
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from budget.fees.forms import WhatIfForm
from members.forms import DayForm, PeopleFilter
from members.models import User
from programs.answers.forms import FollowUpAnswerForm
from programs.spreadsheet.forms import ImportForm
from programs.table.forms import TableFilterForm
from remisser.forms import FilterForm
from sodertorn.access import ACCESS
from tests.real_data import BACKEND
from tests.sodertorn.forms import FORMS

PACKAGES = ("members", "records", "meetings", "programs", "budget", "remisser", "reports", "sodertorn")
# What is shown, chosen in the address: nothing is written, and the walk over strange addresses tries them.
# A workbook is shown line by line first, and has tests of its own (tests/programs/spreadsheet/test_spreadsheet.py).
# An answer is sent by a personal link and not by an account (tests/programs/answers/test_answers.py).
READING = {DayForm, PeopleFilter, TableFilterForm, FilterForm, WhatIfForm, ImportForm, FollowUpAnswerForm}
LOGIN = ("account_", "mfa_")  # the login library's own pages

FormClass = type[BaseForm]


def pages() -> dict[str, Callable[..., Any]]:
    """Return the function behind each URL name of the access table."""
    return {name: view for name, view in _walk(get_resolver(), "") if name in ACCESS and not name.startswith(LOGIN)}


def _walk(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", inspect.unwrap(pattern.callback)
        else:
            yield from _walk(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)


def names_in(code: CodeType) -> set[str]:
    inner = [names_in(inner_code) for inner_code in code.co_consts if isinstance(inner_code, CodeType)]
    return set(code.co_names).union(*inner)


def named_by(function: FunctionType) -> list[Any]:
    """Return what the function's code names: in its own module, and in those of ours that it has imported."""
    names = names_in(function.__code__)
    own = [function.__globals__[name] for name in names if name in function.__globals__]
    modules = [module for module in own if isinstance(module, ModuleType) and module.__name__.startswith(PACKAGES)]
    return own + [getattr(module, name) for module in modules for name in names if hasattr(module, name)]


def forms_among(named: list[Any]) -> set[FormClass]:
    classes = [value for value in named if inspect.isclass(value)]
    sets = {cls.form for cls in classes if issubclass(cls, BaseFormSet)}
    return sets | {cls for cls in classes if issubclass(cls, BaseForm)} - READING


def reached_from(view: Callable[..., Any]) -> Iterator[FunctionType]:
    """Return the page's function and those of ours that it calls, and that they call."""
    left, seen = [inspect.unwrap(view)], set()
    while left:
        function = left.pop()
        if isinstance(function, FunctionType) and function not in seen and function.__module__.startswith(PACKAGES):
            seen.add(function)
            yield function
            left += [inspect.unwrap(value) for value in named_by(function) if isinstance(value, FunctionType)]


def test_every_form_class_that_a_page_reaches_is_in_forms(facts):
    reached = {
        form for view in pages().values() for function in reached_from(view) for form in forms_among(named_by(function))
    }
    tried = {
        form
        for case in FORMS
        for function in reached_from(resolve(case.address()).func)
        for form in forms_among(named_by(function))
    }

    assert len(reached) > 20
    assert sorted(form.__name__ for form in reached - tried) == []


def test_every_page_that_takes_a_form_is_in_forms(facts):
    """A page that names a form of its own and reads what was sent."""
    tried = {resolve(case.address()).view_name for case in FORMS}
    taking = {
        name
        for name, view in pages().items()
        if isinstance(view, FunctionType)
        and forms_among(named_by(view))
        and any("POST" in names_in(function.__code__) for function in reached_from(view))
    }

    assert {"meetings:item_edit", "budget:follow_up", "members:person_update"} <= taking
    missing = sorted(taking - tried)
    assert missing == []


@pytest.mark.parametrize("form", [form for form in FORMS if form.texts or form.days or form.numbers], ids=str)
def test_what_it_means_to_choose_nothing_is_said_in_words(form, facts, client):
    client.force_login(User.objects.get(email=form.sender), backend=BACKEND)
    shown = client.get((form.page or form.address)())

    assert shown.status_code == 200
    assert "----" not in shown.content.decode()
