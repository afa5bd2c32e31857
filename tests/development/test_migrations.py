"""What a first start may cost."""

from pathlib import Path

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from members.operations import InOneStep
from sodertorn.development.account import CHECKOUT

FEW = 10  # operations that may each render all models anew


def test_migrations_with_many_operations_do_them_in_one_step(db: None) -> None:
    """One by one, 150 of them cost twenty seconds of processor time at every first `make run`."""
    ours = {app.label for app in apps.get_app_configs() if Path(app.path).parent == CHECKOUT}
    alone = {
        str(migration): sum(not isinstance(operation, InOneStep) for operation in migration.operations)
        for (label, _), migration in MigrationLoader(connection).disk_migrations.items()
        if label in ours
    }

    assert len(ours) >= 7
    assert {name: count for name, count in alone.items() if count > FEW} == {}
