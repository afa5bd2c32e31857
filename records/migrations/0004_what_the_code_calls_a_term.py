from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0003_personallink"),
    ]

    operations = [
        migrations.RemoveField(model_name="term", name="english"),
        migrations.RemoveField(model_name="term", name="field"),
    ]
