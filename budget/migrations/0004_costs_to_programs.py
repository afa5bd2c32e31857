"""Costs of projects and conferences stand in one table, beside the projects (programs.ProjectCost)."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def move_costs(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Move what somebody has written; what the documents state is loaded anew after the migrations."""
    new_cost = apps.get_model("programs", "ProjectCost")
    for old in apps.get_model("budget", "ProjectCost").objects.filter(key=None):
        cost = new_cost.objects.create(
            project_id=old.project_id,
            meeting_id=old.meeting_id,
            order=new_cost.objects.filter(project_id=old.project_id, meeting_id=old.meeting_id).count() + 1,
            what=old.what[:160],
            amount_kr=old.amount_kr,
            as_printed=", ".join(old.printed_variants)[:80],
            payer_id=old.paid_by_id,
            year=old.year,
            charged_to_year=old.charged_year,
            source=old.source,
            note=old.note,
            uncertain=old.uncertain,
            uncertain_note=old.uncertain_note,
            is_example=old.is_example,
        )
        if old.line_id:
            apps.get_model("budget", "AccountsLine").objects.filter(pk=old.line_id).update(cost=cost)
    apps.get_model("records", "LoadedFact").objects.filter(key__startswith="budget.projectcost:").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0003_accounts_line_cost"),
        ("records", "__first__"),
    ]

    operations = [migrations.RunPython(move_costs, migrations.RunPython.noop)]
