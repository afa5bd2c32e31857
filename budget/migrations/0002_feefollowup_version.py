from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="feefollowup",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="feefollowupevent",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
    ]
