import uuid

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

from members.operations import InOneStep


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("members", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("records", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InOneStep(
            [
                migrations.CreateModel(
                    name="ConferenceType",
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
                        ("name", models.CharField(max_length=120, verbose_name="namn")),
                        ("purpose", models.TextField(blank=True, verbose_name="syfte")),
                        ("frequency", models.CharField(blank=True, max_length=160, verbose_name="hur ofta")),
                        (
                            "theme_decided_by",
                            models.CharField(blank=True, max_length=120, verbose_name="tema beslutas av"),
                        ),
                        ("theme_basis", models.CharField(blank=True, max_length=200, verbose_name="temat bygger på")),
                        (
                            "target_group",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="målgrupp",
                            ),
                        ),
                        (
                            "co_organisers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="medarrangörer",
                            ),
                        ),
                        (
                            "methods",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="metoder",
                            ),
                        ),
                        (
                            "hosts_per_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="värdar per år"),
                        ),
                        ("project_lead", models.CharField(blank=True, max_length=160, verbose_name="projektledning")),
                        ("organiser", models.CharField(blank=True, max_length=160, verbose_name="arrangör")),
                        ("morning", models.TextField(blank=True, verbose_name="förmiddag")),
                        ("afternoon", models.TextField(blank=True, verbose_name="eftermiddag")),
                        ("first_on", models.DateField(blank=True, null=True, verbose_name="första gången")),
                        (
                            "first_hosts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="första värdar",
                            ),
                        ),
                        ("next_stated_on", models.DateField(blank=True, null=True, verbose_name="nästa enligt källan")),
                        ("further_development", models.TextField(blank=True, verbose_name="vidare utveckling")),
                        ("status", models.CharField(blank=True, max_length=200, verbose_name="läge")),
                    ],
                    options={
                        "verbose_name": "konferensslag",
                        "verbose_name_plural": "konferensslag",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="ExternalMeeting",
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
                        ("on", models.DateField(verbose_name="dag")),
                        ("our_side", models.CharField(max_length=200, verbose_name="från oss")),
                        ("counterpart", models.CharField(max_length=240, verbose_name="motpart")),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("physical", "fysiskt"),
                                    ("digital", "digitalt"),
                                    ("hybrid", "fysiskt och digitalt"),
                                ],
                                max_length=10,
                                verbose_name="form",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="plats")),
                        ("topic", models.CharField(blank=True, max_length=240, verbose_name="ämne")),
                    ],
                    options={
                        "verbose_name": "externt möte",
                        "verbose_name_plural": "externa möten",
                        "ordering": ["on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("title", models.CharField(max_length=200, verbose_name="rubrik")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("formality", "formalia"),
                                    ("information", "information"),
                                    ("discussion", "diskussion"),
                                    ("decision", "beslut"),
                                ],
                                default="information",
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        (
                            "minutes_planned",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minuter"),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="beskrivning")),
                        ("is_standing", models.BooleanField(default=False, verbose_name="stående punkt")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "papers",
                            models.ManyToManyField(
                                blank=True,
                                related_name="agenda_items",
                                to="records.document",
                                verbose_name="handlingar",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ärende",
                        "verbose_name_plural": "dagordning",
                        "ordering": ["meeting", "order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_present", models.BooleanField(default=True, verbose_name="närvarande")),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="members.seat",
                                verbose_name="plats",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "närvaro",
                        "verbose_name_plural": "närvaro",
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
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
                        ("text", models.TextField(verbose_name="beslut")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="paragraf")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="beslutat")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="månad")),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("consensus", "konsensus"),
                                    ("agreed_otherwise", "annat sätt som alla enats om"),
                                    ("outside_meeting", "utanför möte"),
                                ],
                                default="consensus",
                                max_length=20,
                                verbose_name="beslutsform",
                            ),
                        ),
                        ("is_public", models.BooleanField(default=True, verbose_name="visas för alla")),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="members.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="meetings.agendaitem",
                                verbose_name="ärende",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="infört av",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "beslut",
                        "verbose_name_plural": "beslut",
                        "ordering": ["-year", "-decided_on", "-month", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                            "uid",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, unique=True, verbose_name="kalenderns id"
                            ),
                        ),
                        (
                            "arranger",
                            models.CharField(blank=True, max_length=120, verbose_name="arrangör enligt källan"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ordinary", "ordinarie möte"),
                                    ("planning_conference", "planeringskonferens"),
                                    ("extra", "extra möte"),
                                    ("conference", "konferens"),
                                    ("joint_network", "gemensamt nätverksmöte"),
                                    ("seminar", "seminarium"),
                                    ("workshop", "utbildning"),
                                ],
                                default="ordinary",
                                max_length=30,
                                verbose_name="slag",
                            ),
                        ),
                        ("kind_text", models.CharField(blank=True, max_length=120, verbose_name="slag enligt källan")),
                        ("title", models.CharField(blank=True, max_length=160, verbose_name="rubrik")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="månad")),
                        ("on", models.DateField(blank=True, null=True, verbose_name="dag")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="till och med")),
                        ("date_text", models.CharField(blank=True, max_length=60, verbose_name="tid enligt källan")),
                        ("start_time", models.TimeField(blank=True, null=True, verbose_name="börjar")),
                        ("end_time", models.TimeField(blank=True, null=True, verbose_name="slutar")),
                        (
                            "sort_on",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Coalesce(
                                    models.F("on"),
                                    models.Func(
                                        models.F("year"),
                                        django.db.models.functions.comparison.Coalesce(
                                            models.F("month"), models.Value(1), output_field=models.IntegerField()
                                        ),
                                        models.Value(1),
                                        function="make_date",
                                        output_field=models.DateField(),
                                    ),
                                ),
                                output_field=models.DateField(),
                            ),
                        ),
                        ("venue", models.CharField(blank=True, max_length=160, verbose_name="lokal")),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("physical", "fysiskt"),
                                    ("digital", "digitalt"),
                                    ("hybrid", "fysiskt och digitalt"),
                                ],
                                max_length=10,
                                verbose_name="form",
                            ),
                        ),
                        ("form_text", models.CharField(blank=True, max_length=120, verbose_name="form enligt källan")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "planerat"),
                                    ("summoned", "kallat"),
                                    ("held", "genomfört"),
                                    ("cancelled", "inställt"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="läge",
                            ),
                        ),
                        ("state_text", models.CharField(blank=True, max_length=120, verbose_name="läge enligt källan")),
                        ("part_of_day", models.CharField(blank=True, max_length=40, verbose_name="del av dagen")),
                        (
                            "attendance_text",
                            models.CharField(blank=True, max_length=120, verbose_name="närvaro enligt källan"),
                        ),
                        ("participants", models.PositiveIntegerField(blank=True, null=True, verbose_name="deltagare")),
                        (
                            "municipal_participants",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="därav från kommunerna"),
                        ),
                        (
                            "external_participants",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="därav externa"),
                        ),
                        ("cost_kr", models.IntegerField(blank=True, null=True, verbose_name="kostnad [kr]")),
                        (
                            "guests",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="externa gäster",
                            ),
                        ),
                        ("is_public", models.BooleanField(default=True, verbose_name="visas för alla")),
                        (
                            "sequence",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="kalenderns ordningsnummer"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True, verbose_name="ändrat")),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="members.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "conference_type",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="meetings.conferencetype",
                                verbose_name="konferens",
                            ),
                        ),
                        (
                            "hosts",
                            models.ManyToManyField(
                                blank=True,
                                related_name="hosted_meetings",
                                to="members.municipality",
                                verbose_name="värdkommuner",
                            ),
                        ),
                        (
                            "joint_bodies",
                            models.ManyToManyField(
                                blank=True,
                                related_name="joint_meetings",
                                to="members.body",
                                verbose_name="gemensamt för",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "möte",
                        "verbose_name_plural": "möten",
                        "ordering": ["sort_on", "start_time", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionEvent",
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
                        ("text", models.TextField(verbose_name="beslut")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="paragraf")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="beslutat")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="månad")),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("consensus", "konsensus"),
                                    ("agreed_otherwise", "annat sätt som alla enats om"),
                                    ("outside_meeting", "utanför möte"),
                                ],
                                default="consensus",
                                max_length=20,
                                verbose_name="beslutsform",
                            ),
                        ),
                        ("is_public", models.BooleanField(default=True, verbose_name="visas för alla")),
                        (
                            "body",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.agendaitem",
                                verbose_name="ärende",
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
                                to="meetings.decision",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="infört av",
                            ),
                        ),
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
                                verbose_name="möte",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Conference",
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
                        ("moderator", models.CharField(blank=True, max_length=120, verbose_name="moderator")),
                        (
                            "themes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="teman"
                            ),
                        ),
                        ("assignment", models.TextField(blank=True, verbose_name="uppdrag")),
                        (
                            "external_guests",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="externa gäster",
                            ),
                        ),
                        ("planning", models.TextField(blank=True, verbose_name="planering")),
                        ("evaluation", models.TextField(blank=True, verbose_name="utvärdering")),
                        ("lesson", models.TextField(blank=True, verbose_name="lärdom")),
                        (
                            "cost_kr_in_text",
                            models.IntegerField(blank=True, null=True, verbose_name="kostnad enligt texten [kr]"),
                        ),
                        (
                            "cost_kr_in_accounts",
                            models.IntegerField(blank=True, null=True, verbose_name="kostnad enligt bokslutet [kr]"),
                        ),
                        (
                            "stated_cost_per_participant_kr",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="kostnad per deltagare enligt källan [kr]",
                            ),
                        ),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="conference",
                                to="meetings.meeting",
                                verbose_name="möte",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "konferens",
                        "verbose_name_plural": "konferenser",
                    },
                ),
                migrations.CreateModel(
                    name="AttendanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("is_present", models.BooleanField(default=True, verbose_name="närvarande")),
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
                                to="meetings.attendance",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.seat",
                                verbose_name="plats",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                                verbose_name="möte",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("title", models.CharField(max_length=200, verbose_name="rubrik")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("formality", "formalia"),
                                    ("information", "information"),
                                    ("discussion", "diskussion"),
                                    ("decision", "beslut"),
                                ],
                                default="information",
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        (
                            "minutes_planned",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minuter"),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="beskrivning")),
                        ("is_standing", models.BooleanField(default=False, verbose_name="stående punkt")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
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
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                                verbose_name="möte",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MeetingEvent",
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
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="kalenderns id")),
                        (
                            "arranger",
                            models.CharField(blank=True, max_length=120, verbose_name="arrangör enligt källan"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ordinary", "ordinarie möte"),
                                    ("planning_conference", "planeringskonferens"),
                                    ("extra", "extra möte"),
                                    ("conference", "konferens"),
                                    ("joint_network", "gemensamt nätverksmöte"),
                                    ("seminar", "seminarium"),
                                    ("workshop", "utbildning"),
                                ],
                                default="ordinary",
                                max_length=30,
                                verbose_name="slag",
                            ),
                        ),
                        ("kind_text", models.CharField(blank=True, max_length=120, verbose_name="slag enligt källan")),
                        ("title", models.CharField(blank=True, max_length=160, verbose_name="rubrik")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="månad")),
                        ("on", models.DateField(blank=True, null=True, verbose_name="dag")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="till och med")),
                        ("date_text", models.CharField(blank=True, max_length=60, verbose_name="tid enligt källan")),
                        ("start_time", models.TimeField(blank=True, null=True, verbose_name="börjar")),
                        ("end_time", models.TimeField(blank=True, null=True, verbose_name="slutar")),
                        ("venue", models.CharField(blank=True, max_length=160, verbose_name="lokal")),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("physical", "fysiskt"),
                                    ("digital", "digitalt"),
                                    ("hybrid", "fysiskt och digitalt"),
                                ],
                                max_length=10,
                                verbose_name="form",
                            ),
                        ),
                        ("form_text", models.CharField(blank=True, max_length=120, verbose_name="form enligt källan")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "planerat"),
                                    ("summoned", "kallat"),
                                    ("held", "genomfört"),
                                    ("cancelled", "inställt"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="läge",
                            ),
                        ),
                        ("state_text", models.CharField(blank=True, max_length=120, verbose_name="läge enligt källan")),
                        ("part_of_day", models.CharField(blank=True, max_length=40, verbose_name="del av dagen")),
                        (
                            "attendance_text",
                            models.CharField(blank=True, max_length=120, verbose_name="närvaro enligt källan"),
                        ),
                        ("participants", models.PositiveIntegerField(blank=True, null=True, verbose_name="deltagare")),
                        (
                            "municipal_participants",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="därav från kommunerna"),
                        ),
                        (
                            "external_participants",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="därav externa"),
                        ),
                        ("cost_kr", models.IntegerField(blank=True, null=True, verbose_name="kostnad [kr]")),
                        (
                            "guests",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="externa gäster",
                            ),
                        ),
                        ("is_public", models.BooleanField(default=True, verbose_name="visas för alla")),
                        (
                            "sequence",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="kalenderns ordningsnummer"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True, verbose_name="ändrat")),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "conference_type",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.conferencetype",
                                verbose_name="konferens",
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
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MeetingRule",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "weekday",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="1 är måndag, 7 är söndag.", null=True, verbose_name="veckodag"
                            ),
                        ),
                        ("start_time", models.TimeField(blank=True, null=True, verbose_name="börjar")),
                        ("end_time", models.TimeField(blank=True, null=True, verbose_name="slutar")),
                        ("frequency", models.CharField(blank=True, max_length=120, verbose_name="hur ofta")),
                        (
                            "summons_days",
                            models.PositiveSmallIntegerField(default=10, verbose_name="kallelse före [dagar]"),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meeting_rules",
                                to="members.body",
                                verbose_name="organ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mötesregel",
                        "verbose_name_plural": "mötesregler",
                        "ordering": ["-year", "body"],
                    },
                ),
                migrations.CreateModel(
                    name="Minutes",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="anteckningar")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "utkast"), ("approved", "godkända")],
                                default="draft",
                                max_length=10,
                                verbose_name="läge",
                            ),
                        ),
                        ("approved_on", models.DateField(blank=True, null=True, verbose_name="godkända")),
                        ("published_on", models.DateField(blank=True, null=True, verbose_name="publicerade")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="minutes",
                                to="meetings.meeting",
                                verbose_name="möte",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "minnesanteckningar",
                        "verbose_name_plural": "minnesanteckningar",
                    },
                ),
                migrations.CreateModel(
                    name="MinutesEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField(blank=True, verbose_name="anteckningar")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "utkast"), ("approved", "godkända")],
                                default="draft",
                                max_length=10,
                                verbose_name="läge",
                            ),
                        ),
                        ("approved_on", models.DateField(blank=True, null=True, verbose_name="godkända")),
                        ("published_on", models.DateField(blank=True, null=True, verbose_name="publicerade")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="exempel")),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                                verbose_name="möte",
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
                                to="meetings.minutes",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HostTurn",
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
                        ("rotation", models.CharField(max_length=60, verbose_name="ordning")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("is_superseded", models.BooleanField(default=False, verbose_name="ersatt")),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="host_turns",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "värdskap i tur",
                        "verbose_name_plural": "värdordning",
                        "ordering": ["rotation", "year"],
                        "constraints": [
                            models.UniqueConstraint(fields=("rotation", "year"), name="host_turn_once_a_year")
                        ],
                    },
                ),
            ]
        ),
        InOneStep(
            [
                migrations.AddField(
                    model_name="decision",
                    name="meeting",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="meetings.meeting",
                        verbose_name="möte",
                    ),
                ),
                migrations.AddField(
                    model_name="attendance",
                    name="meeting",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="meetings.meeting",
                        verbose_name="möte",
                    ),
                ),
                migrations.AddField(
                    model_name="agendaitem",
                    name="meeting",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda",
                        to="meetings.meeting",
                        verbose_name="möte",
                    ),
                ),
            ]
        ),
        InOneStep(
            [
                migrations.AddConstraint(
                    model_name="meeting",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("end_time", None),
                            ("start_time", None),
                            models.Q(("until__gt", models.F("on")), ("until__isnull", False)),
                            ("end_time__gt", models.F("start_time")),
                            _connector="OR",
                        ),
                        name="meeting_ends_after_it_starts",
                        violation_error_message="Mötet måste sluta efter att det har börjat.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meeting",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("on")), _connector="OR"),
                        name="meeting_last_day_not_before_first",
                        violation_error_message="Sista dagen kan inte ligga före den första.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meeting",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("on", None), ("on__year", models.F("year")), _connector="OR"),
                        name="meeting_day_in_its_year",
                        violation_error_message="Dagen måste ligga i mötets år.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meeting",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("month", None), ("month__range", (1, 12)), _connector="OR"),
                        name="meeting_month_exists",
                        violation_error_message="Månaden måste vara 1–12.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=models.UniqueConstraint(fields=("meeting", "seat"), name="attendance_once"),
                ),
                migrations.AddConstraint(
                    model_name="agendaitem",
                    constraint=models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("meeting", "order"),
                        name="agenda_order_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="meetingrule",
                    constraint=models.UniqueConstraint(fields=("body", "year"), name="meeting_rule_once"),
                ),
            ]
        ),
    ]
