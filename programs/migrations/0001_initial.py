import django.contrib.postgres.fields
import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from members.operations import InOneStep


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("meetings", "0001_initial"),
        ("members", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("records", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InOneStep(
            [
                migrations.CreateModel(
                    name="Area",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("slug", models.SlugField(verbose_name="adress")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=120, verbose_name="namn")),
                        ("purpose", models.TextField(blank=True, verbose_name="syfte")),
                    ],
                    options={
                        "verbose_name": "område",
                        "verbose_name_plural": "områden",
                        "ordering": ["program", "order"],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("proposal", models.TextField(blank=True, verbose_name="förslag till beslut")),
                        ("summary", models.TextField(blank=True, verbose_name="sammanfattning")),
                        ("background", models.TextField(blank=True, verbose_name="bakgrund")),
                        ("process", models.TextField(blank=True, verbose_name="ärendets beredning")),
                        ("opinion", models.TextField(blank=True, verbose_name="förvaltningens synpunkter")),
                        ("economic", models.TextField(blank=True, verbose_name="ekonomiska konsekvenser")),
                        ("legal", models.TextField(blank=True, verbose_name="juridiska konsekvenser")),
                        ("attachments", models.TextField(blank=True, verbose_name="bilagor")),
                        ("distribution", models.TextField(blank=True, verbose_name="beslutet skickas till")),
                        ("signed_by", models.CharField(blank=True, max_length=240, verbose_name="undertecknas av")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "tjänsteutlåtande",
                        "verbose_name_plural": "tjänsteutlåtanden",
                    },
                ),
                migrations.CreateModel(
                    name="EarlierVision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("title", models.CharField(max_length=120, verbose_name="titel")),
                        ("target_year", models.PositiveSmallIntegerField(verbose_name="målår")),
                        ("summary", models.TextField(verbose_name="sammanfattning")),
                        ("target", models.CharField(blank=True, max_length=160, verbose_name="mål")),
                        ("structure", models.JSONField(default=dict, verbose_name="struktur")),
                    ],
                    options={
                        "verbose_name": "tidigare vision",
                        "verbose_name_plural": "tidigare visioner",
                    },
                ),
                migrations.CreateModel(
                    name="PlanningLevel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("order", models.PositiveSmallIntegerField(unique=True, verbose_name="ordning")),
                        ("level", models.CharField(max_length=60, verbose_name="nivå")),
                        (
                            "plans",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="planer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "planeringsnivå",
                        "verbose_name_plural": "planeringsnivåer",
                        "ordering": ["order"],
                    },
                ),
                migrations.CreateModel(
                    name="PriorityPresentation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("to", models.CharField(max_length=160, verbose_name="för vem")),
                        ("presented_on", models.DateField(blank=True, null=True, verbose_name="dag")),
                        ("by", models.CharField(blank=True, max_length=160, verbose_name="av vem")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "presentation",
                        "verbose_name_plural": "presentationer",
                        "ordering": ["project", models.OrderBy(models.F("presented_on"), nulls_first=True), "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RegionalGoal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("order", models.PositiveSmallIntegerField(unique=True, verbose_name="ordning")),
                        ("text", models.CharField(max_length=240, verbose_name="mål")),
                    ],
                    options={
                        "verbose_name": "regionalt mål",
                        "verbose_name_plural": "regionala mål",
                        "ordering": ["order"],
                    },
                ),
                migrations.CreateModel(
                    name="Activity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        (
                            "sub_goal_text",
                            models.CharField(blank=True, max_length=300, verbose_name="delmålets lydelse i planen"),
                        ),
                        ("title", models.CharField(max_length=400, verbose_name="aktivitet")),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("joint", "gemensamt (Södertörn)"),
                                    ("named", "utpekade kommuner"),
                                    ("all", "alla"),
                                    ("not_stated", "uppgift saknas"),
                                ],
                                default="not_stated",
                                max_length=20,
                                verbose_name="ansvarig kommun",
                            ),
                        ),
                        (
                            "contacts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="kontaktpersoner",
                            ),
                        ),
                        (
                            "responsible_as_read",
                            models.CharField(blank=True, max_length=240, verbose_name="ansvarig enligt källan"),
                        ),
                        ("responsible_note", models.CharField(blank=True, max_length=240, verbose_name="om ansvaret")),
                        (
                            "timing",
                            models.CharField(
                                choices=[
                                    ("ongoing", "löpande"),
                                    ("spring", "vår"),
                                    ("autumn", "höst"),
                                    ("spring_and_autumn", "vår och höst"),
                                    ("yearly", "årligen"),
                                    ("by_month", "klart en viss månad"),
                                    ("from_year", "från ett visst år"),
                                    ("not_stated", "uppgift saknas"),
                                ],
                                default="not_stated",
                                max_length=20,
                                verbose_name="tidplan",
                            ),
                        ),
                        ("timing_month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="månad")),
                        (
                            "timing_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="från år"),
                        ),
                        (
                            "timing_text",
                            models.CharField(blank=True, max_length=120, verbose_name="tidplan enligt källan"),
                        ),
                        ("condition", models.CharField(blank=True, max_length=240, verbose_name="villkor")),
                        ("comment", models.TextField(blank=True, verbose_name="kommentar")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "ej påbörjad"),
                                    ("ongoing", "pågår"),
                                    ("done", "genomförd"),
                                    ("done_or_ongoing", "genomförd/pågår"),
                                    ("cancelled", "utgår"),
                                    ("not_stated", "uppgift saknas"),
                                ],
                                default="not_stated",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "status_text",
                            models.CharField(blank=True, max_length=160, verbose_name="status enligt källan"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "condition_met_on",
                            models.DateField(blank=True, null=True, verbose_name="villkoret uppfyllt"),
                        ),
                        ("cost_kr", models.PositiveIntegerField(blank=True, null=True, verbose_name="kostnad")),
                        (
                            "predecessors",
                            models.ManyToManyField(
                                blank=True, related_name="successors", to="programs.activity", verbose_name="bygger på"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aktivitet",
                        "verbose_name_plural": "aktiviteter",
                        "ordering": ["plan", "order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityMunicipality",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("lead", "leder"), ("takes_part", "deltar")],
                                default="lead",
                                max_length=10,
                                verbose_name="roll",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.activity"),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="members.municipality"),
                        ),
                    ],
                    options={
                        "verbose_name": "ansvarig kommun",
                        "verbose_name_plural": "ansvariga kommuner",
                    },
                ),
                migrations.CreateModel(
                    name="ActivityMunicipalityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "part",
                            models.CharField(
                                choices=[("lead", "leder"), ("takes_part", "deltar")],
                                default="lead",
                                max_length=10,
                                verbose_name="roll",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.activity",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.municipality",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.activitymunicipality",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActivityNetwork",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("lead", "leder"), ("takes_part", "deltar")],
                                default="lead",
                                max_length=10,
                                verbose_name="roll",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.activity"),
                        ),
                        ("body", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="members.body")),
                    ],
                    options={
                        "verbose_name": "ansvarigt nätverk",
                        "verbose_name_plural": "ansvariga nätverk",
                    },
                ),
                migrations.CreateModel(
                    name="ActivityNetworkEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "part",
                            models.CharField(
                                choices=[("lead", "leder"), ("takes_part", "deltar")],
                                default="lead",
                                max_length=10,
                                verbose_name="roll",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.activity",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.body",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.activitynetwork",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActivityPerson",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("lead", "leder"), ("takes_part", "deltar")],
                                default="lead",
                                max_length=10,
                                verbose_name="roll",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="owners",
                                to="programs.activity",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owned_activities",
                                to="members.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ansvarig person",
                        "verbose_name_plural": "ansvariga personer",
                    },
                ),
                migrations.CreateModel(
                    name="ActivityPersonEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "part",
                            models.CharField(
                                choices=[("lead", "leder"), ("takes_part", "deltar")],
                                default="lead",
                                max_length=10,
                                verbose_name="roll",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.activity",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.activityperson",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActivityStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("title", models.CharField(max_length=200, verbose_name="steg")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="klart senast")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="klart")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="programs.activity",
                                verbose_name="aktivitet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "steg",
                        "verbose_name_plural": "steg",
                        "ordering": ["activity", "order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityStepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("title", models.CharField(max_length=200, verbose_name="steg")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="klart senast")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="klart")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.activity",
                                verbose_name="aktivitet",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.activitystep",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Adoption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="antaget")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år")),
                        ("month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="månad")),
                        ("date_text", models.CharField(blank=True, max_length=120, verbose_name="datum enligt källan")),
                        (
                            "date_as_read",
                            models.CharField(blank=True, max_length=120, verbose_name="datum som det läses"),
                        ),
                        ("paragraph", models.CharField(blank=True, max_length=20, verbose_name="paragraf")),
                        ("adopted_by", models.CharField(blank=True, max_length=200, verbose_name="antaget av")),
                        ("url", models.URLField(blank=True, verbose_name="länk till beslutet")),
                        (
                            "notified_on",
                            models.DateField(blank=True, null=True, verbose_name="samverkansstrategen underrättad"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adoptions",
                                to="records.document",
                                verbose_name="beslutet som fil",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adoptions",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "antagande",
                        "verbose_name_plural": "antaganden",
                        "ordering": ["program", "adopted_on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("given_on", models.DateField(blank=True, null=True, verbose_name="givet")),
                        ("text", models.TextField(verbose_name="uppdrag")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="klart senast")),
                        ("result", models.TextField(blank=True, verbose_name="resultat")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="klart")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments_given",
                                to="members.body",
                                verbose_name="från",
                            ),
                        ),
                        (
                            "given_to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="members.body",
                                verbose_name="till",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "uppdrag",
                        "verbose_name_plural": "uppdrag",
                        "ordering": [models.OrderBy(models.F("due_on"), nulls_last=True), "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="AssignmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("given_on", models.DateField(blank=True, null=True, verbose_name="givet")),
                        ("text", models.TextField(verbose_name="uppdrag")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="klart senast")),
                        ("result", models.TextField(blank=True, verbose_name="resultat")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="klart")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.body",
                                verbose_name="från",
                            ),
                        ),
                        (
                            "given_to",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.body",
                                verbose_name="till",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.assignment",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CarriedOver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "choice",
                            models.CharField(
                                choices=[
                                    ("keep", "förs vidare"),
                                    ("merge", "slås ihop"),
                                    ("split", "delas"),
                                    ("drop", "utgår"),
                                ],
                                max_length=10,
                                verbose_name="val",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=400, verbose_name="skäl")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="carried_over",
                                to="programs.activity",
                                verbose_name="aktivitet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "val för nästa plan",
                        "verbose_name_plural": "val för nästa plan",
                        "ordering": ["plan", "source__order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="FocusArea",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("slug", models.SlugField(verbose_name="adress")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=120, verbose_name="namn")),
                        ("goal", models.TextField(blank=True, verbose_name="mål")),
                        ("goal_variants", models.JSONField(blank=True, default=list, verbose_name="andra lydelser")),
                        (
                            "issues",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="utvecklingsfrågor",
                            ),
                        ),
                        (
                            "directions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="inriktningar",
                            ),
                        ),
                        (
                            "year_focus",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="årets inriktning 2017",
                            ),
                        ),
                        (
                            "long_term_goals",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="långsiktiga mål enligt källan"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="focus_areas",
                                to="programs.area",
                                verbose_name="område",
                            ),
                        ),
                        (
                            "planning_levels",
                            models.ManyToManyField(
                                blank=True,
                                related_name="focus_areas",
                                to="programs.planninglevel",
                                verbose_name="planeringsnivåer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fokusområde",
                        "verbose_name_plural": "fokusområden",
                        "ordering": ["program", "order"],
                    },
                ),
                migrations.CreateModel(
                    name="FocusAreaResponsibility",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år")),
                        ("text", models.CharField(blank=True, max_length=240, verbose_name="enligt källan")),
                        (
                            "bodies",
                            models.ManyToManyField(
                                blank=True, related_name="focus_area_responsibilities", to="members.body"
                            ),
                        ),
                        (
                            "focus_area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="responsibilities",
                                to="programs.focusarea",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ansvar för fokusområde",
                        "verbose_name_plural": "ansvar för fokusområden",
                        "ordering": ["focus_area", models.OrderBy(models.F("year"), nulls_first=True)],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="ordning")),
                        ("text", models.TextField(verbose_name="uppföljning")),
                        ("on", models.DateField(blank=True, null=True, verbose_name="dag")),
                        (
                            "also_on",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.DateField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="fler dagar",
                            ),
                        ),
                        ("date_text", models.CharField(blank=True, max_length=80, verbose_name="tid enligt källan")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år")),
                        ("month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="månad")),
                        ("numbers", models.JSONField(blank=True, default=dict, verbose_name="siffror")),
                        ("written_at", models.DateTimeField(blank=True, null=True, verbose_name="skriven")),
                        ("nothing_new", models.BooleanField(default=False, verbose_name="inget nytt")),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "ej påbörjad"),
                                    ("ongoing", "pågår"),
                                    ("done", "genomförd"),
                                    ("done_or_ongoing", "genomförd/pågår"),
                                    ("cancelled", "utgår"),
                                    ("not_stated", "uppgift saknas"),
                                ],
                                max_length=20,
                                verbose_name="status enligt svaret",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="follow_ups",
                                to="programs.activity",
                                verbose_name="aktivitet",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="skriven av",
                            ),
                        ),
                        (
                            "municipalities",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="members.municipality", verbose_name="kommuner"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "uppföljning",
                        "verbose_name_plural": "uppföljningar",
                        "ordering": ["activity", "order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="skickat till")),
                        ("because", models.TextField(verbose_name="därför att")),
                        ("sent_at", models.DateTimeField(verbose_name="skickat")),
                        ("reminders", models.PositiveSmallIntegerField(default=0, verbose_name="påminnelser")),
                        ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="påmind")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_up_requests",
                                to="members.person",
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "förfrågan om uppföljning",
                        "verbose_name_plural": "förfrågningar om uppföljning",
                        "ordering": ["round", "person__name"],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="ordning")),
                        ("text", models.TextField(verbose_name="uppföljning")),
                        ("on", models.DateField(blank=True, null=True, verbose_name="dag")),
                        (
                            "also_on",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.DateField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="fler dagar",
                            ),
                        ),
                        ("date_text", models.CharField(blank=True, max_length=80, verbose_name="tid enligt källan")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år")),
                        ("month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="månad")),
                        ("numbers", models.JSONField(blank=True, default=dict, verbose_name="siffror")),
                        ("written_at", models.DateTimeField(blank=True, null=True, verbose_name="skriven")),
                        ("nothing_new", models.BooleanField(default=False, verbose_name="inget nytt")),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "ej påbörjad"),
                                    ("ongoing", "pågår"),
                                    ("done", "genomförd"),
                                    ("done_or_ongoing", "genomförd/pågår"),
                                    ("cancelled", "utgår"),
                                    ("not_stated", "uppgift saknas"),
                                ],
                                max_length=20,
                                verbose_name="status enligt svaret",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.activity",
                                verbose_name="aktivitet",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="skriven av",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.followup",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.followuprequest",
                                verbose_name="svar på",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="omgång")),
                        ("message", models.TextField(blank=True, verbose_name="hälsning i brevet")),
                        ("answer_by", models.DateField(verbose_name="svara senast")),
                        ("expires_on", models.DateField(verbose_name="länkarna gäller till och med")),
                        ("started_at", models.DateTimeField(verbose_name="startad")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="avslutad")),
                        (
                            "started_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="startad av",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "uppföljningsomgång",
                        "verbose_name_plural": "uppföljningsomgångar",
                        "ordering": ["plan", "-number"],
                    },
                ),
                migrations.CreateModel(
                    name="Plan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="år")),
                        ("title", models.CharField(max_length=120, verbose_name="titel")),
                        ("attachment", models.CharField(blank=True, max_length=120, verbose_name="bilaga")),
                        (
                            "title_as_read",
                            models.CharField(blank=True, max_length=240, verbose_name="titel som den läses"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "utkast"),
                                    ("presented", "redovisat"),
                                    ("adopted", "fastställt"),
                                    ("followed_up", "uppföljt"),
                                ],
                                default="draft",
                                max_length=20,
                                verbose_name="läge",
                            ),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="fastställd")),
                        (
                            "columns",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="kolumner",
                            ),
                        ),
                        (
                            "remarks",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="anmärkningar",
                            ),
                        ),
                        ("abbreviations", models.JSONField(blank=True, default=dict, verbose_name="förkortningar")),
                        (
                            "presentation_waived",
                            models.TextField(blank=True, verbose_name="skäl att fastställa utan åtta redovisningar"),
                        ),
                        (
                            "silence_days",
                            models.PositiveSmallIntegerField(default=120, verbose_name="tyst efter [dagar]"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "adopted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adopted_plans",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "handlingsplan",
                        "verbose_name_plural": "handlingsplaner",
                        "ordering": ["-year"],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpRoundEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveSmallIntegerField(verbose_name="omgång")),
                        ("message", models.TextField(blank=True, verbose_name="hälsning i brevet")),
                        ("answer_by", models.DateField(verbose_name="svara senast")),
                        ("expires_on", models.DateField(verbose_name="länkarna gäller till och med")),
                        ("started_at", models.DateTimeField(verbose_name="startad")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="avslutad")),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.followupround",
                            ),
                        ),
                        (
                            "started_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="startad av",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.plan",
                                verbose_name="plan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CarriedOverEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "choice",
                            models.CharField(
                                choices=[
                                    ("keep", "förs vidare"),
                                    ("merge", "slås ihop"),
                                    ("split", "delas"),
                                    ("drop", "utgår"),
                                ],
                                max_length=10,
                                verbose_name="val",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=400, verbose_name="skäl")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.carriedover",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.activity",
                                verbose_name="aktivitet",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.plan",
                                verbose_name="till plan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanPresentation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("presented_on", models.DateField(verbose_name="redovisad")),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="presentations",
                                to="programs.plan",
                                verbose_name="plan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "redovisning",
                        "verbose_name_plural": "redovisningar",
                        "ordering": ["plan", "municipality"],
                    },
                ),
                migrations.CreateModel(
                    name="PlanPresentationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("presented_on", models.DateField(verbose_name="redovisad")),
                        (
                            "municipality",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.planpresentation",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.plan",
                                verbose_name="plan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("reason", models.TextField(blank=True, verbose_name="skäl")),
                        ("opened_at", models.DateTimeField(verbose_name="öppnad")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="låst")),
                        (
                            "data",
                            models.JSONField(
                                blank=True,
                                encoder=django.core.serializers.json.DjangoJSONEncoder,
                                null=True,
                                verbose_name="innehåll",
                            ),
                        ),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="kontrollsumma")),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plan_versions",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="öppnad av",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="programs.plan",
                                verbose_name="plan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fastställd version",
                        "verbose_name_plural": "fastställda versioner",
                        "ordering": ["plan", "number"],
                    },
                ),
                migrations.CreateModel(
                    name="PlanVersionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("reason", models.TextField(blank=True, verbose_name="skäl")),
                        ("opened_at", models.DateTimeField(verbose_name="öppnad")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="låst")),
                        (
                            "data",
                            models.JSONField(
                                blank=True,
                                encoder=django.core.serializers.json.DjangoJSONEncoder,
                                null=True,
                                verbose_name="innehåll",
                            ),
                        ),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="kontrollsumma")),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="öppnad av",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.planversion",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.plan",
                                verbose_name="plan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Priority",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=160, verbose_name="satsning")),
                        ("mode", models.CharField(blank=True, max_length=40, verbose_name="slag")),
                        ("planning_period", models.CharField(blank=True, max_length=20, verbose_name="planperiod")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="priorities",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "prioriterad satsning",
                        "verbose_name_plural": "prioriterade satsningar",
                        "ordering": ["project", "order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Program",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("slug", models.SlugField(unique=True, verbose_name="adress")),
                        ("title", models.CharField(max_length=160, verbose_name="titel")),
                        ("abbreviation", models.CharField(max_length=40, verbose_name="förkortning")),
                        ("document_on", models.DateField(blank=True, null=True, verbose_name="daterat")),
                        (
                            "valid_from_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="gäller från år"),
                        ),
                        (
                            "valid_to_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="gäller till år"),
                        ),
                        ("validity_note", models.TextField(blank=True, verbose_name="om giltigheten")),
                        ("status", models.CharField(blank=True, max_length=200, verbose_name="läge enligt källan")),
                        ("vision", models.CharField(blank=True, max_length=240, verbose_name="vision")),
                        (
                            "vision_subline",
                            models.CharField(blank=True, max_length=240, verbose_name="visionens underrad"),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="syfte")),
                        ("overall_goal", models.TextField(blank=True, verbose_name="övergripande mål")),
                        ("cross_cutting", models.CharField(blank=True, max_length=160, verbose_name="genomsyrar allt")),
                        ("revision", models.CharField(blank=True, max_length=240, verbose_name="revidering")),
                        (
                            "revised_every_years",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="revideras vart [år]"),
                        ),
                        ("adoption_level", models.CharField(blank=True, max_length=160, verbose_name="antas av")),
                        (
                            "adoptions_required",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="antaganden som krävs"
                            ),
                        ),
                        ("adoption_condition", models.TextField(blank=True, verbose_name="villkor för giltighet")),
                        (
                            "economic_consequences",
                            models.CharField(blank=True, max_length=200, verbose_name="ekonomiska konsekvenser"),
                        ),
                        (
                            "legal_consequences",
                            models.CharField(blank=True, max_length=200, verbose_name="juridiska konsekvenser"),
                        ),
                        (
                            "stated_counts",
                            models.JSONField(blank=True, default=dict, verbose_name="antal enligt källan"),
                        ),
                        (
                            "field_sources",
                            models.JSONField(blank=True, default=dict, verbose_name="källor per uppgift"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "replaced_by",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaces",
                                to="programs.program",
                                verbose_name="ersätts av",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "utvecklingsprogram",
                        "verbose_name_plural": "utvecklingsprogram",
                        "ordering": ["valid_from_year", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PlanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("title", models.CharField(max_length=120, verbose_name="titel")),
                        ("attachment", models.CharField(blank=True, max_length=120, verbose_name="bilaga")),
                        (
                            "title_as_read",
                            models.CharField(blank=True, max_length=240, verbose_name="titel som den läses"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "utkast"),
                                    ("presented", "redovisat"),
                                    ("adopted", "fastställt"),
                                    ("followed_up", "uppföljt"),
                                ],
                                default="draft",
                                max_length=20,
                                verbose_name="läge",
                            ),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="fastställd")),
                        (
                            "columns",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="kolumner",
                            ),
                        ),
                        (
                            "remarks",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="anmärkningar",
                            ),
                        ),
                        ("abbreviations", models.JSONField(blank=True, default=dict, verbose_name="förkortningar")),
                        (
                            "presentation_waived",
                            models.TextField(blank=True, verbose_name="skäl att fastställa utan åtta redovisningar"),
                        ),
                        (
                            "silence_days",
                            models.PositiveSmallIntegerField(default=120, verbose_name="tyst efter [dagar]"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "adopted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.plan",
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.program",
                                verbose_name="program",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FocusAreaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("slug", models.SlugField(db_index=False, verbose_name="adress")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=120, verbose_name="namn")),
                        ("goal", models.TextField(blank=True, verbose_name="mål")),
                        ("goal_variants", models.JSONField(blank=True, default=list, verbose_name="andra lydelser")),
                        (
                            "issues",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="utvecklingsfrågor",
                            ),
                        ),
                        (
                            "directions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="inriktningar",
                            ),
                        ),
                        (
                            "year_focus",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="årets inriktning 2017",
                            ),
                        ),
                        (
                            "long_term_goals",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="långsiktiga mål enligt källan"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.area",
                                verbose_name="område",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.focusarea",
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.program",
                                verbose_name="program",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DecisionPaperEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("proposal", models.TextField(blank=True, verbose_name="förslag till beslut")),
                        ("summary", models.TextField(blank=True, verbose_name="sammanfattning")),
                        ("background", models.TextField(blank=True, verbose_name="bakgrund")),
                        ("process", models.TextField(blank=True, verbose_name="ärendets beredning")),
                        ("opinion", models.TextField(blank=True, verbose_name="förvaltningens synpunkter")),
                        ("economic", models.TextField(blank=True, verbose_name="ekonomiska konsekvenser")),
                        ("legal", models.TextField(blank=True, verbose_name="juridiska konsekvenser")),
                        ("attachments", models.TextField(blank=True, verbose_name="bilagor")),
                        ("distribution", models.TextField(blank=True, verbose_name="beslutet skickas till")),
                        ("signed_by", models.CharField(blank=True, max_length=240, verbose_name="undertecknas av")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.decisionpaper",
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.program",
                                verbose_name="program",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AdoptionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="antaget")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år")),
                        ("month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="månad")),
                        ("date_text", models.CharField(blank=True, max_length=120, verbose_name="datum enligt källan")),
                        (
                            "date_as_read",
                            models.CharField(blank=True, max_length=120, verbose_name="datum som det läses"),
                        ),
                        ("paragraph", models.CharField(blank=True, max_length=20, verbose_name="paragraf")),
                        ("adopted_by", models.CharField(blank=True, max_length=200, verbose_name="antaget av")),
                        ("url", models.URLField(blank=True, verbose_name="länk till beslutet")),
                        (
                            "notified_on",
                            models.DateField(blank=True, null=True, verbose_name="samverkansstrategen underrättad"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="records.document",
                                verbose_name="beslutet som fil",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.adoption",
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.program",
                                verbose_name="program",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProgramEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("slug", models.SlugField(db_index=False, verbose_name="adress")),
                        ("title", models.CharField(max_length=160, verbose_name="titel")),
                        ("abbreviation", models.CharField(max_length=40, verbose_name="förkortning")),
                        ("document_on", models.DateField(blank=True, null=True, verbose_name="daterat")),
                        (
                            "valid_from_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="gäller från år"),
                        ),
                        (
                            "valid_to_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="gäller till år"),
                        ),
                        ("validity_note", models.TextField(blank=True, verbose_name="om giltigheten")),
                        ("status", models.CharField(blank=True, max_length=200, verbose_name="läge enligt källan")),
                        ("vision", models.CharField(blank=True, max_length=240, verbose_name="vision")),
                        (
                            "vision_subline",
                            models.CharField(blank=True, max_length=240, verbose_name="visionens underrad"),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="syfte")),
                        ("overall_goal", models.TextField(blank=True, verbose_name="övergripande mål")),
                        ("cross_cutting", models.CharField(blank=True, max_length=160, verbose_name="genomsyrar allt")),
                        ("revision", models.CharField(blank=True, max_length=240, verbose_name="revidering")),
                        (
                            "revised_every_years",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="revideras vart [år]"),
                        ),
                        ("adoption_level", models.CharField(blank=True, max_length=160, verbose_name="antas av")),
                        (
                            "adoptions_required",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="antaganden som krävs"
                            ),
                        ),
                        ("adoption_condition", models.TextField(blank=True, verbose_name="villkor för giltighet")),
                        (
                            "economic_consequences",
                            models.CharField(blank=True, max_length=200, verbose_name="ekonomiska konsekvenser"),
                        ),
                        (
                            "legal_consequences",
                            models.CharField(blank=True, max_length=200, verbose_name="juridiska konsekvenser"),
                        ),
                        (
                            "stated_counts",
                            models.JSONField(blank=True, default=dict, verbose_name="antal enligt källan"),
                        ),
                        (
                            "field_sources",
                            models.JSONField(blank=True, default=dict, verbose_name="källor per uppgift"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.program",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.program",
                                verbose_name="ersätts av",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProgramText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("principle", "förhållningssätt"),
                                    ("aim", "syfte"),
                                    ("step", "steg"),
                                    ("preparation", "förberedelse"),
                                    ("chain", "genomförandekedja"),
                                    ("communication", "påverkan och kommunikation"),
                                    ("context", "sammanhang"),
                                    ("governing", "styrande dokument"),
                                    ("note", "anmärkning"),
                                ],
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("text", models.TextField(verbose_name="text")),
                        ("when_text", models.CharField(blank=True, max_length=80, verbose_name="när")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "program",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="texts",
                                to="programs.program",
                                verbose_name="program",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "programtext",
                        "verbose_name_plural": "programtexter",
                        "ordering": ["program", "kind", "order"],
                    },
                ),
                migrations.CreateModel(
                    name="ProgramTextEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("principle", "förhållningssätt"),
                                    ("aim", "syfte"),
                                    ("step", "steg"),
                                    ("preparation", "förberedelse"),
                                    ("chain", "genomförandekedja"),
                                    ("communication", "påverkan och kommunikation"),
                                    ("context", "sammanhang"),
                                    ("governing", "styrande dokument"),
                                    ("note", "anmärkning"),
                                ],
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("text", models.TextField(verbose_name="text")),
                        ("when_text", models.CharField(blank=True, max_length=80, verbose_name="när")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.programtext",
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.program",
                                verbose_name="program",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Project",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("slug", models.SlugField(unique=True, verbose_name="adress")),
                        ("title", models.CharField(max_length=160, verbose_name="titel")),
                        ("kind", models.CharField(max_length=80, verbose_name="slag")),
                        ("summary", models.TextField(blank=True, verbose_name="sammanfattning")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år")),
                        ("starts", models.CharField(blank=True, max_length=40, verbose_name="börjar")),
                        ("ends", models.CharField(blank=True, max_length=40, verbose_name="slutar")),
                        ("status", models.CharField(blank=True, max_length=160, verbose_name="läge")),
                        ("lead", models.CharField(blank=True, max_length=160, verbose_name="leds av")),
                        ("consultant", models.CharField(blank=True, max_length=160, verbose_name="konsult")),
                        (
                            "consultant_paid_by",
                            models.CharField(blank=True, max_length=160, verbose_name="konsulten betalas av"),
                        ),
                        ("procured", models.BooleanField(blank=True, null=True, verbose_name="upphandlat")),
                        ("fund_key", models.CharField(blank=True, max_length=60, verbose_name="fond i bokslutet")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                        (
                            "focus_areas",
                            models.ManyToManyField(
                                blank=True,
                                related_name="projects",
                                to="programs.focusarea",
                                verbose_name="fokusområden",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="members.body",
                                verbose_name="nätverk",
                            ),
                        ),
                        (
                            "not_participating",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="members.municipality", verbose_name="deltar inte"
                            ),
                        ),
                        (
                            "participants",
                            models.ManyToManyField(
                                blank=True,
                                related_name="projects",
                                to="members.municipality",
                                verbose_name="deltagande kommuner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "projekt",
                        "verbose_name_plural": "projekt",
                        "ordering": ["title"],
                    },
                ),
                migrations.CreateModel(
                    name="PriorityPresentationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("to", models.CharField(max_length=160, verbose_name="för vem")),
                        ("presented_on", models.DateField(blank=True, null=True, verbose_name="dag")),
                        ("by", models.CharField(blank=True, max_length=160, verbose_name="av vem")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.prioritypresentation",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.project",
                                verbose_name="lista",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PriorityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=160, verbose_name="satsning")),
                        ("mode", models.CharField(blank=True, max_length=40, verbose_name="slag")),
                        ("planning_period", models.CharField(blank=True, max_length=20, verbose_name="planperiod")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.priority",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.project",
                                verbose_name="lista",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProjectCost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("what", models.CharField(blank=True, max_length=160, verbose_name="vad")),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp")),
                        (
                            "as_printed",
                            models.CharField(blank=True, max_length=80, verbose_name="som det står i källan"),
                        ),
                        ("paid_by", models.CharField(blank=True, max_length=120, verbose_name="betalas av")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="arbetets år")),
                        (
                            "charged_to_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="belastar års budget"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="costs",
                                to="meetings.meeting",
                                verbose_name="konferens",
                            ),
                        ),
                        (
                            "payer",
                            models.ForeignKey(
                                blank=True,
                                help_text="Anges när en kommun bär kostnaden, utanför det gemensamma bokslutet.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paid_costs",
                                to="members.municipality",
                                verbose_name="betalas av en kommun",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="costs",
                                to="programs.project",
                                verbose_name="projekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "projektkostnad",
                        "verbose_name_plural": "projektkostnader",
                        "ordering": ["project", "order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectCostEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("what", models.CharField(blank=True, max_length=160, verbose_name="vad")),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp")),
                        (
                            "as_printed",
                            models.CharField(blank=True, max_length=80, verbose_name="som det står i källan"),
                        ),
                        ("paid_by", models.CharField(blank=True, max_length=120, verbose_name="betalas av")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="arbetets år")),
                        (
                            "charged_to_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="belastar års budget"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                                verbose_name="konferens",
                            ),
                        ),
                        (
                            "payer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Anges när en kommun bär kostnaden, utanför det gemensamma bokslutet.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.municipality",
                                verbose_name="betalas av en kommun",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.projectcost",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.project",
                                verbose_name="projekt",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProjectDetail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("label", models.CharField(max_length=80, verbose_name="vad")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("text", models.TextField(verbose_name="text")),
                        ("when_text", models.CharField(blank=True, max_length=40, verbose_name="när")),
                        ("state", models.CharField(blank=True, max_length=80, verbose_name="läge")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="details",
                                to="programs.project",
                                verbose_name="projekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "projektuppgift",
                        "verbose_name_plural": "projektuppgifter",
                        "ordering": ["project", "label", "order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectDetailEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("label", models.CharField(max_length=80, verbose_name="vad")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("text", models.TextField(verbose_name="text")),
                        ("when_text", models.CharField(blank=True, max_length=40, verbose_name="när")),
                        ("state", models.CharField(blank=True, max_length=80, verbose_name="läge")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.projectdetail",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.project",
                                verbose_name="projekt",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("new", "ny aktivitet"), ("change", "ändring"), ("drop", "utgår")],
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=400, verbose_name="aktivitet")),
                        (
                            "timing",
                            models.CharField(
                                choices=[
                                    ("ongoing", "löpande"),
                                    ("spring", "vår"),
                                    ("autumn", "höst"),
                                    ("spring_and_autumn", "vår och höst"),
                                    ("yearly", "årligen"),
                                    ("by_month", "klart en viss månad"),
                                    ("from_year", "från ett visst år"),
                                    ("not_stated", "uppgift saknas"),
                                ],
                                default="not_stated",
                                max_length=20,
                                verbose_name="tidplan",
                            ),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="kommentar")),
                        ("reason", models.TextField(verbose_name="skäl")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("submitted", "inlämnat"),
                                    ("accepted", "godtaget"),
                                    ("declined", "avböjt"),
                                    ("withdrawn", "återtaget"),
                                ],
                                default="submitted",
                                max_length=10,
                                verbose_name="läge",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="föreslaget")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="besvarat")),
                        ("answer", models.TextField(blank=True, verbose_name="svar")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="proposals",
                                to="programs.activity",
                                verbose_name="aktivitet",
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="besvarat av",
                            ),
                        ),
                        (
                            "focus_area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programs.focusarea",
                                verbose_name="fokusområde",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="members.body",
                                verbose_name="nätverk",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="proposals",
                                to="programs.plan",
                                verbose_name="plan",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="föreslaget av",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "förslag",
                        "verbose_name_plural": "förslag",
                        "ordering": ["-proposed_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RequestedActivity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programs.activity"
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="programs.followuprequest",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "efterfrågad aktivitet",
                        "verbose_name_plural": "efterfrågade aktiviteter",
                        "ordering": ["request", "activity__order", "activity_id"],
                    },
                ),
                migrations.CreateModel(
                    name="SubGoal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("slug", models.SlugField(verbose_name="adress")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("text", models.CharField(max_length=300, verbose_name="lydelse")),
                        ("added_on", models.DateField(blank=True, null=True, verbose_name="tillagt")),
                        ("added_by", models.CharField(blank=True, max_length=160, verbose_name="tillagt av")),
                        ("in_original", models.BooleanField(default=True, verbose_name="fanns från början")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "added_by_decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="added_sub_goals",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                        (
                            "focus_area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sub_goals",
                                to="programs.focusarea",
                                verbose_name="fokusområde",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "delmål",
                        "verbose_name_plural": "delmål",
                        "ordering": ["focus_area", "order"],
                    },
                ),
                migrations.CreateModel(
                    name="StatedEmptySubGoal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="lydelse i planen")),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stated_empty_sub_goals",
                                to="programs.plan",
                            ),
                        ),
                        (
                            "sub_goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programs.subgoal"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "delmål utan aktivitet enligt källan",
                        "verbose_name_plural": "delmål utan aktivitet enligt källan",
                        "ordering": ["plan", "sub_goal"],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("new", "ny aktivitet"), ("change", "ändring"), ("drop", "utgår")],
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=400, verbose_name="aktivitet")),
                        (
                            "timing",
                            models.CharField(
                                choices=[
                                    ("ongoing", "löpande"),
                                    ("spring", "vår"),
                                    ("autumn", "höst"),
                                    ("spring_and_autumn", "vår och höst"),
                                    ("yearly", "årligen"),
                                    ("by_month", "klart en viss månad"),
                                    ("from_year", "från ett visst år"),
                                    ("not_stated", "uppgift saknas"),
                                ],
                                default="not_stated",
                                max_length=20,
                                verbose_name="tidplan",
                            ),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="kommentar")),
                        ("reason", models.TextField(verbose_name="skäl")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("submitted", "inlämnat"),
                                    ("accepted", "godtaget"),
                                    ("declined", "avböjt"),
                                    ("withdrawn", "återtaget"),
                                ],
                                default="submitted",
                                max_length=10,
                                verbose_name="läge",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="föreslaget")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="besvarat")),
                        ("answer", models.TextField(blank=True, verbose_name="svar")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.activity",
                                verbose_name="aktivitet",
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="besvarat av",
                            ),
                        ),
                        (
                            "focus_area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.focusarea",
                                verbose_name="fokusområde",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.body",
                                verbose_name="nätverk",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.proposal",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.plan",
                                verbose_name="plan",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="föreslaget av",
                            ),
                        ),
                        (
                            "sub_goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.subgoal",
                                verbose_name="delmål",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProjectEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("slug", models.SlugField(db_index=False, verbose_name="adress")),
                        ("title", models.CharField(max_length=160, verbose_name="titel")),
                        ("kind", models.CharField(max_length=80, verbose_name="slag")),
                        ("summary", models.TextField(blank=True, verbose_name="sammanfattning")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år")),
                        ("starts", models.CharField(blank=True, max_length=40, verbose_name="börjar")),
                        ("ends", models.CharField(blank=True, max_length=40, verbose_name="slutar")),
                        ("status", models.CharField(blank=True, max_length=160, verbose_name="läge")),
                        ("lead", models.CharField(blank=True, max_length=160, verbose_name="leds av")),
                        ("consultant", models.CharField(blank=True, max_length=160, verbose_name="konsult")),
                        (
                            "consultant_paid_by",
                            models.CharField(blank=True, max_length=160, verbose_name="konsulten betalas av"),
                        ),
                        ("procured", models.BooleanField(blank=True, null=True, verbose_name="upphandlat")),
                        ("fund_key", models.CharField(blank=True, max_length=60, verbose_name="fond i bokslutet")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.body",
                                verbose_name="nätverk",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.project",
                            ),
                        ),
                        (
                            "sub_goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.subgoal",
                                verbose_name="delmål",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActivityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        (
                            "sub_goal_text",
                            models.CharField(blank=True, max_length=300, verbose_name="delmålets lydelse i planen"),
                        ),
                        ("title", models.CharField(max_length=400, verbose_name="aktivitet")),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("joint", "gemensamt (Södertörn)"),
                                    ("named", "utpekade kommuner"),
                                    ("all", "alla"),
                                    ("not_stated", "uppgift saknas"),
                                ],
                                default="not_stated",
                                max_length=20,
                                verbose_name="ansvarig kommun",
                            ),
                        ),
                        (
                            "contacts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="kontaktpersoner",
                            ),
                        ),
                        (
                            "responsible_as_read",
                            models.CharField(blank=True, max_length=240, verbose_name="ansvarig enligt källan"),
                        ),
                        ("responsible_note", models.CharField(blank=True, max_length=240, verbose_name="om ansvaret")),
                        (
                            "timing",
                            models.CharField(
                                choices=[
                                    ("ongoing", "löpande"),
                                    ("spring", "vår"),
                                    ("autumn", "höst"),
                                    ("spring_and_autumn", "vår och höst"),
                                    ("yearly", "årligen"),
                                    ("by_month", "klart en viss månad"),
                                    ("from_year", "från ett visst år"),
                                    ("not_stated", "uppgift saknas"),
                                ],
                                default="not_stated",
                                max_length=20,
                                verbose_name="tidplan",
                            ),
                        ),
                        ("timing_month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="månad")),
                        (
                            "timing_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="från år"),
                        ),
                        (
                            "timing_text",
                            models.CharField(blank=True, max_length=120, verbose_name="tidplan enligt källan"),
                        ),
                        ("condition", models.CharField(blank=True, max_length=240, verbose_name="villkor")),
                        ("comment", models.TextField(blank=True, verbose_name="kommentar")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "ej påbörjad"),
                                    ("ongoing", "pågår"),
                                    ("done", "genomförd"),
                                    ("done_or_ongoing", "genomförd/pågår"),
                                    ("cancelled", "utgår"),
                                    ("not_stated", "uppgift saknas"),
                                ],
                                default="not_stated",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "status_text",
                            models.CharField(blank=True, max_length=160, verbose_name="status enligt källan"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "condition_met_on",
                            models.DateField(blank=True, null=True, verbose_name="villkoret uppfyllt"),
                        ),
                        ("cost_kr", models.PositiveIntegerField(blank=True, null=True, verbose_name="kostnad")),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.activity",
                            ),
                        ),
                        (
                            "focus_area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.focusarea",
                                verbose_name="fokusområde",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.plan",
                                verbose_name="plan",
                            ),
                        ),
                        (
                            "sub_goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.subgoal",
                                verbose_name="delmål",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SubGoalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("slug", models.SlugField(db_index=False, verbose_name="adress")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("text", models.CharField(max_length=300, verbose_name="lydelse")),
                        ("added_on", models.DateField(blank=True, null=True, verbose_name="tillagt")),
                        ("added_by", models.CharField(blank=True, max_length=160, verbose_name="tillagt av")),
                        ("in_original", models.BooleanField(default=True, verbose_name="fanns från början")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "added_by_decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                        (
                            "focus_area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programs.focusarea",
                                verbose_name="fokusområde",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.subgoal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SubGoalWording",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("text", models.CharField(max_length=300, verbose_name="lydelse")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="gällde till")),
                        ("reason", models.CharField(blank=True, max_length=240, verbose_name="skäl")),
                        (
                            "replaced_by_decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reworded_sub_goals",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                        (
                            "sub_goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wordings",
                                to="programs.subgoal",
                                verbose_name="delmål",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lydelse",
                        "verbose_name_plural": "lydelser",
                        "ordering": ["sub_goal", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="WatchedMatter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                null=True,
                                unique=True,
                                verbose_name="nyckel",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("joint_operation", "långvarig gemensam verksamhet"),
                                    ("infrastructure", "infrastrukturobjekt"),
                                    ("process", "bevakad process"),
                                    ("commitment", "åtagande"),
                                    ("ownership", "gemensam ägarstyrning"),
                                    ("new_duty", "ny kommunal uppgift att bedöma"),
                                ],
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="namn")),
                        ("role", models.CharField(blank=True, max_length=120, verbose_name="vår roll")),
                        ("status", models.CharField(blank=True, max_length=200, verbose_name="läge")),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="nästa händelse")),
                        ("next_what", models.CharField(blank=True, max_length=200, verbose_name="vad som händer då")),
                        ("url", models.URLField(blank=True, verbose_name="länk")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "municipalities",
                            models.ManyToManyField(
                                blank=True,
                                related_name="watched_matters",
                                to="members.municipality",
                                verbose_name="kommuner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bevakad fråga",
                        "verbose_name_plural": "bevakade frågor",
                        "ordering": ["kind", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="WatchedMatterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                blank=True, editable=False, max_length=120, null=True, verbose_name="nyckel"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                        ("note", models.TextField(blank=True, verbose_name="anmärkning")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="osäker läsning")),
                        ("uncertain_note", models.TextField(blank=True, verbose_name="vad som är osäkert")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("joint_operation", "långvarig gemensam verksamhet"),
                                    ("infrastructure", "infrastrukturobjekt"),
                                    ("process", "bevakad process"),
                                    ("commitment", "åtagande"),
                                    ("ownership", "gemensam ägarstyrning"),
                                    ("new_duty", "ny kommunal uppgift att bedöma"),
                                ],
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="namn")),
                        ("role", models.CharField(blank=True, max_length=120, verbose_name="vår roll")),
                        ("status", models.CharField(blank=True, max_length=200, verbose_name="läge")),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="nästa händelse")),
                        ("next_what", models.CharField(blank=True, max_length=200, verbose_name="vad som händer då")),
                        ("url", models.URLField(blank=True, verbose_name="länk")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.watchedmatter",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ]
        ),
        InOneStep(
            [
                migrations.AddField(
                    model_name="activity",
                    name="municipalities",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="activities",
                        through="programs.ActivityMunicipality",
                        to="members.municipality",
                        verbose_name="kommuner",
                    ),
                ),
                migrations.AddField(
                    model_name="activity",
                    name="networks",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="activities",
                        through="programs.ActivityNetwork",
                        to="members.body",
                        verbose_name="nätverk",
                    ),
                ),
                migrations.AddField(
                    model_name="activity",
                    name="persons",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="activities",
                        through="programs.ActivityPerson",
                        to="members.person",
                        verbose_name="personer",
                    ),
                ),
                migrations.AddField(
                    model_name="activity",
                    name="focus_area",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="programs.focusarea",
                        verbose_name="fokusområde",
                    ),
                ),
                migrations.AddField(
                    model_name="followup",
                    name="request",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="entries",
                        to="programs.followuprequest",
                        verbose_name="svar på",
                    ),
                ),
                migrations.AddField(
                    model_name="followuprequest",
                    name="round",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="programs.followupround",
                        verbose_name="omgång",
                    ),
                ),
                migrations.AddField(
                    model_name="followupround",
                    name="plan",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="programs.plan",
                        verbose_name="plan",
                    ),
                ),
                migrations.AddField(
                    model_name="carriedover",
                    name="plan",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="carried_over",
                        to="programs.plan",
                        verbose_name="till plan",
                    ),
                ),
                migrations.AddField(
                    model_name="activity",
                    name="plan",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="programs.plan",
                        verbose_name="plan",
                    ),
                ),
                migrations.AddField(
                    model_name="plan",
                    name="program",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="programs.program",
                        verbose_name="program",
                    ),
                ),
                migrations.AddField(
                    model_name="focusarea",
                    name="program",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="focus_areas",
                        to="programs.program",
                        verbose_name="program",
                    ),
                ),
                migrations.AddField(
                    model_name="decisionpaper",
                    name="program",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decision_paper",
                        to="programs.program",
                        verbose_name="program",
                    ),
                ),
                migrations.AddField(
                    model_name="area",
                    name="program",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="areas",
                        to="programs.program",
                        verbose_name="program",
                    ),
                ),
                migrations.AddField(
                    model_name="adoption",
                    name="program",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adoptions",
                        to="programs.program",
                        verbose_name="program",
                    ),
                ),
                migrations.AddField(
                    model_name="prioritypresentation",
                    name="project",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presentations",
                        to="programs.project",
                        verbose_name="lista",
                    ),
                ),
                migrations.AddField(
                    model_name="priority",
                    name="project",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="priorities",
                        to="programs.project",
                        verbose_name="lista",
                    ),
                ),
                migrations.AddField(
                    model_name="activity",
                    name="projects",
                    field=models.ManyToManyField(
                        blank=True, related_name="activities", to="programs.project", verbose_name="projekt"
                    ),
                ),
                migrations.AddField(
                    model_name="focusarea",
                    name="regional_goals",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="focus_areas",
                        to="programs.regionalgoal",
                        verbose_name="mål i RUFS 2050",
                    ),
                ),
                migrations.AddField(
                    model_name="followuprequest",
                    name="activities",
                    field=models.ManyToManyField(
                        related_name="requests", through="programs.RequestedActivity", to="programs.activity"
                    ),
                ),
                migrations.AddField(
                    model_name="proposal",
                    name="sub_goal",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.subgoal",
                        verbose_name="delmål",
                    ),
                ),
                migrations.AddField(
                    model_name="project",
                    name="sub_goal",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="programs.subgoal",
                        verbose_name="delmål",
                    ),
                ),
                migrations.AddField(
                    model_name="activity",
                    name="sub_goal",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="programs.subgoal",
                        verbose_name="delmål",
                    ),
                ),
            ]
        ),
        InOneStep(
            [
                migrations.AddConstraint(
                    model_name="activitymunicipality",
                    constraint=models.UniqueConstraint(
                        fields=("activity", "municipality"), name="activity_municipality_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activitynetwork",
                    constraint=models.UniqueConstraint(fields=("activity", "body"), name="activity_network_once"),
                ),
                migrations.AddConstraint(
                    model_name="activityperson",
                    constraint=models.UniqueConstraint(fields=("activity", "person"), name="activity_person_once"),
                ),
                migrations.AddConstraint(
                    model_name="assignment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("given_by", models.F("given_to")), _negated=True),
                        name="assignment_between_two_bodies",
                        violation_error_message="Uppdraget måste gå från ett organ till ett annat.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assignment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("done_on", None), models.Q(("result", ""), _negated=True), _connector="OR"),
                        name="done_assignment_has_a_result",
                        violation_error_message="Skriv vad uppdraget gav innan det markeras som klart.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="followupround",
                    constraint=models.UniqueConstraint(fields=("plan", "number"), name="round_number_once"),
                ),
                migrations.AddConstraint(
                    model_name="followupround",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)), fields=("plan",), name="plan_one_open_round"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="followupround",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("expires_on__gte", models.F("answer_by"))),
                        name="round_links_outlive_the_answer_day",
                        violation_error_message="Länkarna måste gälla minst till sista svarsdagen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carriedover",
                    constraint=models.UniqueConstraint(fields=("source", "plan"), name="carried_over_once"),
                ),
                migrations.AddConstraint(
                    model_name="carriedover",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("choice", "drop"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="dropped_with_a_reason",
                        violation_error_message="Skriv varför aktiviteten utgår.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="planpresentation",
                    constraint=models.UniqueConstraint(fields=("plan", "municipality"), name="plan_presented_once"),
                ),
                migrations.AddConstraint(
                    model_name="planversion",
                    constraint=models.UniqueConstraint(fields=("plan", "number"), name="plan_version_number_once"),
                ),
                migrations.AddConstraint(
                    model_name="planversion",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)), fields=("plan",), name="plan_one_open_amendment"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="planversion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None),
                            models.Q(("data__isnull", False), models.Q(("sha256", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="plan_version_has_data",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("silence_days__range", (1, 730))),
                        name="plan_silence_within_two_years",
                        violation_error_message="Ange mellan 1 och 730 dagar.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="area",
                    constraint=models.UniqueConstraint(fields=("program", "slug"), name="area_slug_once"),
                ),
                migrations.AddConstraint(
                    model_name="adoption",
                    constraint=models.UniqueConstraint(
                        fields=("program", "municipality"),
                        name="adoption_once_per_board",
                        violation_error_message="Kommunens antagande är redan infört.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="projectcost",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("meeting__isnull", False), ("project", None)),
                            models.Q(("meeting", None), ("project__isnull", False)),
                            _connector="OR",
                        ),
                        name="cost_of_a_project_or_a_conference",
                        violation_error_message="Kostnaden hör till ett projekt eller en konferens.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="focusarea",
                    constraint=models.UniqueConstraint(fields=("program", "slug"), name="focus_area_slug_once"),
                ),
                migrations.AddConstraint(
                    model_name="requestedactivity",
                    constraint=models.UniqueConstraint(fields=("request", "activity"), name="activity_asked_once"),
                ),
                migrations.AddConstraint(
                    model_name="followuprequest",
                    constraint=models.UniqueConstraint(fields=("round", "person"), name="request_once_per_round"),
                ),
                migrations.AddConstraint(
                    model_name="subgoal",
                    constraint=models.UniqueConstraint(fields=("focus_area", "slug"), name="sub_goal_slug_once"),
                ),
                migrations.AddConstraint(
                    model_name="activity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="activity_has_a_title"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("timing_month", None), ("timing_month__range", (1, 12)), _connector="OR"),
                        name="activity_month_exists",
                        violation_error_message="Månaden måste vara 1–12.",
                    ),
                ),
            ]
        ),
    ]
