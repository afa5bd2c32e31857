import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import members.operations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("meetings", "0001_initial"),
    ]

    operations = [
        members.operations.InOneStep(
            operations=[
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
                        "indexes": [],
                        "constraints": [],
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
                    ],
                    options={
                        "verbose_name": "utvecklingsprogram",
                        "verbose_name_plural": "utvecklingsprogram",
                        "ordering": ["valid_from_year", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProgramEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
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
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
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
                            "program",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="texts",
                                to="programs.program",
                                verbose_name="program",
                            ),
                        ),
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
                    ],
                    options={
                        "verbose_name": "programtext",
                        "verbose_name_plural": "programtexter",
                        "ordering": ["program", "kind", "order"],
                        "indexes": [],
                        "constraints": [],
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
                        "indexes": [],
                        "constraints": [],
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
                        "indexes": [],
                        "constraints": [],
                    },
                ),
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
                        (
                            "program",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="areas",
                                to="programs.program",
                                verbose_name="program",
                            ),
                        ),
                        ("slug", models.SlugField(verbose_name="adress")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=120, verbose_name="namn")),
                        ("purpose", models.TextField(blank=True, verbose_name="syfte")),
                    ],
                    options={
                        "verbose_name": "område",
                        "verbose_name_plural": "områden",
                        "ordering": ["program", "order"],
                        "constraints": [models.UniqueConstraint(fields=("program", "slug"), name="area_slug_once")],
                        "indexes": [],
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
                        (
                            "program",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="focus_areas",
                                to="programs.program",
                                verbose_name="program",
                            ),
                        ),
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
                    ],
                    options={
                        "verbose_name": "fokusområde",
                        "verbose_name_plural": "fokusområden",
                        "ordering": ["program", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("program", "slug"), name="focus_area_slug_once")
                        ],
                        "indexes": [],
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
                        (
                            "focus_area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="responsibilities",
                                to="programs.focusarea",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år")),
                        ("text", models.CharField(blank=True, max_length=240, verbose_name="enligt källan")),
                        (
                            "bodies",
                            models.ManyToManyField(
                                blank=True, related_name="focus_area_responsibilities", to="members.body"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ansvar för fokusområde",
                        "verbose_name_plural": "ansvar för fokusområden",
                        "ordering": ["focus_area", models.OrderBy(models.F("year"), nulls_first=True)],
                        "indexes": [],
                        "constraints": [],
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
                        (
                            "focus_area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sub_goals",
                                to="programs.focusarea",
                                verbose_name="fokusområde",
                            ),
                        ),
                        ("slug", models.SlugField(verbose_name="adress")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("text", models.CharField(max_length=300, verbose_name="lydelse")),
                        ("added_on", models.DateField(blank=True, null=True, verbose_name="tillagt")),
                        ("added_by", models.CharField(blank=True, max_length=160, verbose_name="tillagt av")),
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
                        ("in_original", models.BooleanField(default=True, verbose_name="fanns från början")),
                    ],
                    options={
                        "verbose_name": "delmål",
                        "verbose_name_plural": "delmål",
                        "ordering": ["focus_area", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("focus_area", "slug"), name="sub_goal_slug_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SubGoalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.subgoal",
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
                        ("slug", models.SlugField(db_index=False, verbose_name="adress")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("text", models.CharField(max_length=300, verbose_name="lydelse")),
                        ("added_on", models.DateField(blank=True, null=True, verbose_name="tillagt")),
                        ("added_by", models.CharField(blank=True, max_length=160, verbose_name="tillagt av")),
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
                        ("in_original", models.BooleanField(default=True, verbose_name="fanns från början")),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
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
                        (
                            "sub_goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wordings",
                                to="programs.subgoal",
                                verbose_name="delmål",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="lydelse")),
                    ],
                    options={
                        "verbose_name": "lydelse",
                        "verbose_name_plural": "lydelser",
                        "ordering": ["sub_goal", "pk"],
                        "indexes": [],
                        "constraints": [],
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
                        (
                            "program",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="adoptions",
                                to="programs.program",
                                verbose_name="program",
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
                    ],
                    options={
                        "verbose_name": "antagande",
                        "verbose_name_plural": "antaganden",
                        "ordering": ["program", "adopted_on", "pk"],
                        "indexes": [],
                        "constraints": [],
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
                        (
                            "program",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="programs.program",
                                verbose_name="program",
                            ),
                        ),
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
                    ],
                    options={
                        "verbose_name": "handlingsplan",
                        "verbose_name_plural": "handlingsplaner",
                        "ordering": ["-year"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PlanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
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
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
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
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="lydelse i planen")),
                    ],
                    options={
                        "verbose_name": "delmål utan aktivitet enligt källan",
                        "verbose_name_plural": "delmål utan aktivitet enligt källan",
                        "ordering": ["plan", "sub_goal"],
                        "indexes": [],
                        "constraints": [],
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
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="programs.plan",
                                verbose_name="plan",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        (
                            "focus_area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="programs.focusarea",
                                verbose_name="fokusområde",
                            ),
                        ),
                        (
                            "sub_goal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="programs.subgoal",
                                verbose_name="delmål",
                            ),
                        ),
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
                            "municipalities",
                            models.ManyToManyField(
                                blank=True,
                                related_name="activities",
                                through="programs.ActivityMunicipality",
                                to="members.municipality",
                                verbose_name="kommuner",
                            ),
                        ),
                        (
                            "networks",
                            models.ManyToManyField(
                                blank=True,
                                related_name="activities",
                                through="programs.ActivityNetwork",
                                to="members.body",
                                verbose_name="nätverk",
                            ),
                        ),
                        (
                            "predecessors",
                            models.ManyToManyField(
                                blank=True, related_name="successors", to="programs.activity", verbose_name="bygger på"
                            ),
                        ),
                        (
                            "projects",
                            models.ManyToManyField(
                                blank=True, related_name="activities", to="programs.project", verbose_name="projekt"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aktivitet",
                        "verbose_name_plural": "aktiviteter",
                        "ordering": ["plan", "order", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="activity_has_a_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("timing_month", None), ("timing_month__range", (1, 12)), _connector="OR"
                                ),
                                name="activity_month_exists",
                                violation_error_message="Månaden måste vara 1–12.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
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
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
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
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
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
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "municipality"), name="activity_municipality_once"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityMunicipalityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.activitymunicipality",
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
                        ("id", models.BigIntegerField()),
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
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
                            "activity",
                            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.activity"),
                        ),
                        ("body", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="members.body")),
                    ],
                    options={
                        "verbose_name": "ansvarigt nätverk",
                        "verbose_name_plural": "ansvariga nätverk",
                        "constraints": [
                            models.UniqueConstraint(fields=("activity", "body"), name="activity_network_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityNetworkEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programs.activitynetwork",
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
                        ("id", models.BigIntegerField()),
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
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
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="follow_ups",
                                to="programs.activity",
                                verbose_name="aktivitet",
                            ),
                        ),
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
                        ("written_at", models.DateTimeField(blank=True, null=True, verbose_name="skriven")),
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
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
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
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
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
                        ("written_at", models.DateTimeField(blank=True, null=True, verbose_name="skriven")),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
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
                        (
                            "sub_goal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="programs.subgoal",
                                verbose_name="delmål",
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
                            "participants",
                            models.ManyToManyField(
                                blank=True,
                                related_name="projects",
                                to="members.municipality",
                                verbose_name="deltagande kommuner",
                            ),
                        ),
                        (
                            "not_participating",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="members.municipality", verbose_name="deltar inte"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "projekt",
                        "verbose_name_plural": "projekt",
                        "ordering": ["title"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
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
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
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
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="details",
                                to="programs.project",
                                verbose_name="projekt",
                            ),
                        ),
                        ("label", models.CharField(max_length=80, verbose_name="vad")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("text", models.TextField(verbose_name="text")),
                        ("when_text", models.CharField(blank=True, max_length=40, verbose_name="när")),
                        ("state", models.CharField(blank=True, max_length=80, verbose_name="läge")),
                    ],
                    options={
                        "verbose_name": "projektuppgift",
                        "verbose_name_plural": "projektuppgifter",
                        "ordering": ["project", "label", "order"],
                        "indexes": [],
                        "constraints": [],
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
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="priorities",
                                to="programs.project",
                                verbose_name="lista",
                            ),
                        ),
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
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=160, verbose_name="satsning")),
                        ("mode", models.CharField(blank=True, max_length=40, verbose_name="slag")),
                        ("planning_period", models.CharField(blank=True, max_length=20, verbose_name="planperiod")),
                    ],
                    options={
                        "verbose_name": "prioriterad satsning",
                        "verbose_name_plural": "prioriterade satsningar",
                        "ordering": ["project", "order"],
                        "indexes": [],
                        "constraints": [],
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
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="costs",
                                to="programs.project",
                                verbose_name="projekt",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("what", models.CharField(max_length=160, verbose_name="vad")),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp")),
                        (
                            "as_printed",
                            models.CharField(blank=True, max_length=80, verbose_name="som det står i källan"),
                        ),
                        ("paid_by", models.CharField(blank=True, max_length=120, verbose_name="betalas av")),
                        (
                            "charged_to_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="belastar års budget"),
                        ),
                    ],
                    options={
                        "verbose_name": "projektkostnad",
                        "verbose_name_plural": "projektkostnader",
                        "ordering": ["project", "order"],
                        "indexes": [],
                        "constraints": [],
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
                                ],
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="namn")),
                    ],
                    options={
                        "verbose_name": "bevakad fråga",
                        "verbose_name_plural": "bevakade frågor",
                        "ordering": ["kind", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
            ],
        ),
    ]
