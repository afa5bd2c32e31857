"""To whom the priorities were presented are rows of their own, with a day, and no longer details of the list."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LABEL = "Kommunicerat till"


def move_presentations(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Move what somebody has written; what the documents state is loaded anew after the migrations."""
    loaded = apps.get_model("records", "LoadedFact")
    presentation = apps.get_model("programs", "PriorityPresentation")
    for detail in apps.get_model("programs", "ProjectDetail").objects.filter(
        label=LABEL, project__key="infra-prioriteringar"
    ):
        fact = loaded.objects.filter(key=f"programs.projectdetail:{detail.key}").first()
        if fact is None or fact.values.get("text") != detail.text:
            presentation.objects.create(
                project_id=detail.project_id, to=detail.text[:160], source=detail.source, note=detail.note
            )
        if fact is not None:
            fact.delete()
        detail.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0004_projects_kept"),
        ("records", "__first__"),
    ]

    operations = [migrations.RunPython(move_presentations, migrations.RunPython.noop)]
