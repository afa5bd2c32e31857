from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SentForm",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("led_to", models.TextField(blank=True, verbose_name="ledde till")),
                ("sent_at", models.DateTimeField(auto_now_add=True, verbose_name="kom")),
            ],
            options={
                "verbose_name": "mottaget formulär",
                "verbose_name_plural": "mottagna formulär",
            },
        ),
    ]
