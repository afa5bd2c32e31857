import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0002_feefollowup_version"),
        ("programs", "0004_projects_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="accountsline",
            name="cost",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="lines",
                to="programs.projectcost",
                verbose_name="kostnad som raden är",
            ),
        ),
        migrations.AddField(
            model_name="accountslineevent",
            name="cost",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="programs.projectcost",
                verbose_name="kostnad som raden är",
            ),
        ),
    ]
