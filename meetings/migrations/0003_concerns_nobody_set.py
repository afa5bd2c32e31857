from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0002_agendaitem_version"),
    ]

    operations = [
        migrations.RemoveField(model_name="agendaitem", name="concerns_id"),
        migrations.RemoveField(model_name="agendaitem", name="concerns_type"),
        migrations.RemoveField(model_name="agendaitemevent", name="concerns_id"),
        migrations.RemoveField(model_name="agendaitemevent", name="concerns_type"),
    ]
