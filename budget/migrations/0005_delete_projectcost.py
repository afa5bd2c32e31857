from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0004_costs_to_programs"),
    ]

    operations = [
        migrations.RemoveField(model_name="projectcostevent", name="pgh_obj"),
        migrations.RemoveField(model_name="projectcostevent", name="line"),
        migrations.RemoveField(model_name="projectcostevent", name="meeting"),
        migrations.RemoveField(model_name="projectcostevent", name="paid_by"),
        migrations.RemoveField(model_name="projectcostevent", name="pgh_context"),
        migrations.RemoveField(model_name="projectcostevent", name="project"),
        migrations.DeleteModel(name="ProjectCost"),
        migrations.DeleteModel(name="ProjectCostEvent"),
    ]
