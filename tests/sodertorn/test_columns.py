"""Every column is there for somebody: it is named where something is shown, counted or decided."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

from sodertorn.development.account import CHECKOUT

NAMED = re.compile(r"(?:\.|\"|'|__)(\w+)|\b(\w+)=")  # row.name, "name", "other__name", name=…
DECLARED = re.compile(r"^    \w+ = .*$", re.MULTILINE)  # a model's own line about the column

NOBODY_READS = {
    "budget.PopulationStatement.is_derived": "said by its formula, which the control panel shows",
    "budget.StatedRate.exact": "said by its formula, which the control panel shows",
    "members.User.user_permissions": "Django's own; rights follow seats",
    "records.Job.attempt": "counted and read in SQL, where a job is taken",
    "records.LoadedFact.loaded_at": "for who has to find out what a load did",
    "records.StoredFile.stored_at": "for who has to find out when a file came",
}


def _packages() -> list[Path]:
    return [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == CHECKOUT]


def _readers() -> Iterator[str]:
    """Yield the text of templates and modules, apart from migrations, loaders and the lines that declare columns."""
    yield from (path.read_text() for path in (CHECKOUT / "templates").rglob("*.*"))
    for path in (path for package in _packages() for path in package.rglob("*.py")):
        if "migrations" not in path.parts and not path.name.startswith("facts"):
            is_model = path.name == "models.py" or path.parent.name == "models"
            yield DECLARED.sub("", path.read_text()) if is_model else path.read_text()


def _columns() -> Iterator[tuple[str, models.Field]]:
    for package in _packages():
        for model in apps.get_app_config(package.name).get_models():
            if not hasattr(model, "pgh_tracked_model"):  # a row of history has the columns of what it tells of
                yield from ((f"{model._meta.label}.{field.name}", field) for field in model._meta.local_fields)
                yield from ((f"{model._meta.label}.{field.name}", field) for field in model._meta.local_many_to_many)


def test_every_column_is_read_by_something():
    named = {name for text in _readers() for pair in NAMED.findall(text) for name in pair}

    unread = {label for label, column in _columns() if not {column.name, column.get_attname()} & named}

    assert unread == set(NOBODY_READS)
