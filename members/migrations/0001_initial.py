import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from members.operations import InOneStep


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        InOneStep(
            [
                migrations.CreateModel(
                    name="Agreement",
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
                        ("title", models.CharField(max_length=200, verbose_name="titel")),
                        ("document_on", models.DateField(verbose_name="daterat")),
                        (
                            "document_on_source",
                            models.CharField(blank=True, max_length=300, verbose_name="källa för datum"),
                        ),
                        ("signed_at_place", models.CharField(blank=True, max_length=80, verbose_name="undertecknat i")),
                        (
                            "signed_as_read",
                            models.CharField(blank=True, max_length=80, verbose_name="underskriftsdatum som det läses"),
                        ),
                        (
                            "signed_probably_on",
                            models.DateField(blank=True, null=True, verbose_name="troligen undertecknat"),
                        ),
                        (
                            "paragraphs",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="antal paragrafer"),
                        ),
                        ("valid_from", models.DateField(verbose_name="gäller från")),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="gäller till")),
                    ],
                    options={
                        "verbose_name": "avtal",
                        "verbose_name_plural": "avtal",
                    },
                ),
                migrations.CreateModel(
                    name="Body",
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
                        ("name", models.CharField(max_length=160, verbose_name="namn")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("committee", "samarbetskommitté"),
                                    ("management_group", "ledningsgrupp"),
                                    ("secretariat", "kansli"),
                                    ("network", "nätverk"),
                                    ("partner_network", "samverkande nätverk"),
                                    ("all_networks", "nätverken tillsammans"),
                                    ("working_group", "arbetsgrupp"),
                                    ("steering_group", "styrgrupp"),
                                    ("external_group", "extern grupp"),
                                    ("municipal_offices", "kommunernas kanslier"),
                                ],
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        ("kind_text", models.CharField(blank=True, max_length=160, verbose_name="slag enligt källan")),
                        ("level", models.CharField(blank=True, max_length=40, verbose_name="nivå")),
                        (
                            "also_called",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="kallas också",
                            ),
                        ),
                        ("member_role", models.CharField(blank=True, max_length=160, verbose_name="ledamöternas roll")),
                        ("also_attending", models.CharField(blank=True, max_length=160, verbose_name="deltar också")),
                        (
                            "stated_seats",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="antal platser"),
                        ),
                        (
                            "offices",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="uppdrag",
                            ),
                        ),
                        ("term", models.CharField(blank=True, max_length=160, verbose_name="mandattid")),
                        ("task", models.TextField(blank=True, verbose_name="uppgift")),
                        (
                            "tasks",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="uppgifter",
                            ),
                        ),
                        ("competence", models.TextField(blank=True, verbose_name="kompetens")),
                        (
                            "stated_focus_areas",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="fokusområden enligt källan",
                            ),
                        ),
                        ("led_by", models.CharField(blank=True, max_length=160, verbose_name="leds av")),
                        ("relation", models.TextField(blank=True, verbose_name="samverkan")),
                        (
                            "stated_number",
                            models.CharField(blank=True, max_length=160, verbose_name="antal enligt källan"),
                        ),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år")),
                        ("active_from", models.DateField(blank=True, null=True, verbose_name="verksamt från")),
                        ("active_until", models.DateField(blank=True, null=True, verbose_name="verksamt till")),
                        ("status_note", models.TextField(blank=True, verbose_name="om läget")),
                        (
                            "other_members",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="övriga medlemmar",
                            ),
                        ),
                        ("is_public", models.BooleanField(default=False, verbose_name="mötena är offentliga")),
                    ],
                    options={
                        "verbose_name": "organ",
                        "verbose_name_plural": "organ",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="Municipality",
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
                        ("name", models.CharField(max_length=60, unique=True, verbose_name="namn")),
                        ("formal_name", models.CharField(max_length=80, verbose_name="formellt namn")),
                        ("scb_code", models.CharField(max_length=4, unique=True, verbose_name="kommunkod")),
                        ("county_code", models.CharField(max_length=2, verbose_name="länskod")),
                        ("county", models.CharField(max_length=60, verbose_name="län")),
                        ("is_secretariat_host", models.BooleanField(default=False, verbose_name="värd för kansliet")),
                        (
                            "committee_seats",
                            models.PositiveSmallIntegerField(default=1, verbose_name="platser i kommittén"),
                        ),
                        (
                            "management_group_seats",
                            models.PositiveSmallIntegerField(default=1, verbose_name="platser i ledningsgruppen"),
                        ),
                        (
                            "takes_part_in_biodriv_ost",
                            models.BooleanField(blank=True, null=True, verbose_name="deltar i BioDriv Öst"),
                        ),
                        (
                            "planned_radslag_host_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="värd för Rådslaget enligt 2017 års ordning"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kommun",
                        "verbose_name_plural": "kommuner",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
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
                        ("name", models.CharField(max_length=120, unique=True, verbose_name="namn")),
                    ],
                    options={
                        "verbose_name": "organisation",
                        "verbose_name_plural": "organisationer",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementParty",
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
                        ("joined_on", models.DateField(verbose_name="med från")),
                        (
                            "notice_received_on",
                            models.DateField(blank=True, null=True, verbose_name="uppsägning mottagen"),
                        ),
                        ("left_on", models.DateField(blank=True, null=True, verbose_name="sista dag i avtalet")),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parties",
                                to="members.agreement",
                                verbose_name="avtal",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "avtalspart",
                        "verbose_name_plural": "avtalsparter",
                        "ordering": ["municipality__name"],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementRule",
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
                                    ("agreement", "avtalet"),
                                    ("practice", "senare praxis"),
                                    ("organisation", "organisation utanför avtalet"),
                                ],
                                default="agreement",
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        ("number", models.CharField(max_length=10, verbose_name="nummer")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("paragraph", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="paragraf")),
                        ("title", models.CharField(blank=True, max_length=160, verbose_name="rubrik")),
                        ("text", models.TextField(verbose_name="lydelse")),
                        ("relates_to", models.CharField(blank=True, max_length=40, verbose_name="gäller")),
                        ("machine", models.JSONField(blank=True, null=True, verbose_name="som data")),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rules",
                                to="members.agreement",
                                verbose_name="avtal",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "avtalsregel",
                        "verbose_name_plural": "avtalsregler",
                        "ordering": ["kind", "order"],
                    },
                ),
                migrations.CreateModel(
                    name="BodyOccasion",
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
                                choices=[("guest", "gäst"), ("report", "redovisning"), ("joined", "kommun kom med")],
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="månad")),
                        ("who", models.CharField(max_length=200, verbose_name="vem")),
                        ("what", models.TextField(blank=True, verbose_name="vad")),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="occasions",
                                to="members.body",
                                verbose_name="organ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "händelse i organet",
                        "verbose_name_plural": "händelser i organen",
                        "ordering": ["year", "month", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Detail",
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
                        ("text", models.TextField(verbose_name="uppgift")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="details",
                                to="members.body",
                                verbose_name="organ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "uppgift om organ",
                        "verbose_name_plural": "uppgifter om organ",
                        "ordering": ["order"],
                    },
                ),
                migrations.CreateModel(
                    name="BodyEvent",
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
                        ("name", models.CharField(max_length=160, verbose_name="namn")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("committee", "samarbetskommitté"),
                                    ("management_group", "ledningsgrupp"),
                                    ("secretariat", "kansli"),
                                    ("network", "nätverk"),
                                    ("partner_network", "samverkande nätverk"),
                                    ("all_networks", "nätverken tillsammans"),
                                    ("working_group", "arbetsgrupp"),
                                    ("steering_group", "styrgrupp"),
                                    ("external_group", "extern grupp"),
                                    ("municipal_offices", "kommunernas kanslier"),
                                ],
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        ("kind_text", models.CharField(blank=True, max_length=160, verbose_name="slag enligt källan")),
                        ("level", models.CharField(blank=True, max_length=40, verbose_name="nivå")),
                        (
                            "also_called",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="kallas också",
                            ),
                        ),
                        ("member_role", models.CharField(blank=True, max_length=160, verbose_name="ledamöternas roll")),
                        ("also_attending", models.CharField(blank=True, max_length=160, verbose_name="deltar också")),
                        (
                            "stated_seats",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="antal platser"),
                        ),
                        (
                            "offices",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="uppdrag",
                            ),
                        ),
                        ("term", models.CharField(blank=True, max_length=160, verbose_name="mandattid")),
                        ("task", models.TextField(blank=True, verbose_name="uppgift")),
                        (
                            "tasks",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="uppgifter",
                            ),
                        ),
                        ("competence", models.TextField(blank=True, verbose_name="kompetens")),
                        (
                            "stated_focus_areas",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="fokusområden enligt källan",
                            ),
                        ),
                        ("led_by", models.CharField(blank=True, max_length=160, verbose_name="leds av")),
                        ("relation", models.TextField(blank=True, verbose_name="samverkan")),
                        (
                            "stated_number",
                            models.CharField(blank=True, max_length=160, verbose_name="antal enligt källan"),
                        ),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år")),
                        ("active_from", models.DateField(blank=True, null=True, verbose_name="verksamt från")),
                        ("active_until", models.DateField(blank=True, null=True, verbose_name="verksamt till")),
                        ("status_note", models.TextField(blank=True, verbose_name="om läget")),
                        (
                            "other_members",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="övriga medlemmar",
                            ),
                        ),
                        ("is_public", models.BooleanField(default=False, verbose_name="mötena är offentliga")),
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
                                to="members.body",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.municipality",
                                verbose_name="värdkommun",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgreementPartyEvent",
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
                        ("joined_on", models.DateField(verbose_name="med från")),
                        (
                            "notice_received_on",
                            models.DateField(blank=True, null=True, verbose_name="uppsägning mottagen"),
                        ),
                        ("left_on", models.DateField(blank=True, null=True, verbose_name="sista dag i avtalet")),
                        (
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.agreement",
                                verbose_name="avtal",
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
                                to="members.agreementparty",
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
                                verbose_name="kommun",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OfficeTerm",
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
                        ("office", models.CharField(max_length=60, verbose_name="uppdrag")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="från")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="till")),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="office_terms",
                                to="members.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="office_terms",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "uppdrag",
                        "verbose_name_plural": "uppdrag",
                        "ordering": ["-year", "body", "office", "starts_on"],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
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
                        ("name", models.CharField(max_length=120, verbose_name="namn")),
                        ("title", models.CharField(blank=True, max_length=160, verbose_name="titel")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-post")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="telefon")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="nämnd år")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people",
                                to="members.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "person",
                        "verbose_name_plural": "personer",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="OfficeTermEvent",
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
                        ("office", models.CharField(max_length=60, verbose_name="uppdrag")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="från")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="till")),
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
                                to="members.officeterm",
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
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-post")),
                        ("is_active", models.BooleanField(default=True, verbose_name="aktivt")),
                        ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="inbjuden")),
                        ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="skapat")),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="inbjuden av",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                        (
                            "person",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="user",
                                to="members.person",
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "konto",
                        "verbose_name_plural": "konton",
                    },
                ),
                migrations.CreateModel(
                    name="PersonEvent",
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
                        ("name", models.CharField(max_length=120, verbose_name="namn")),
                        ("title", models.CharField(blank=True, max_length=160, verbose_name="titel")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-post")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="telefon")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="nämnd år")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.organisation",
                                verbose_name="organisation",
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
                                to="members.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Population",
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
                        ("counted_on", models.DateField(verbose_name="räknat den")),
                        ("persons", models.PositiveIntegerField(verbose_name="invånare")),
                        (
                            "is_perturbed",
                            models.BooleanField(
                                default=False,
                                help_text="Från 2025 lägger SCB till slumpmässigt brus.",
                                verbose_name="störd siffra",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="populations",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "folkmängd",
                        "verbose_name_plural": "folkmängder",
                        "ordering": ["-counted_on", "municipality"],
                    },
                ),
                migrations.CreateModel(
                    name="Seat",
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
                        ("role", models.CharField(blank=True, max_length=120, verbose_name="roll")),
                        (
                            "year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år enligt källan"),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="från")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="till")),
                        ("appointed_by", models.CharField(blank=True, max_length=120, verbose_name="utsedd av")),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="members.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="members.person",
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "plats",
                        "verbose_name_plural": "platser",
                        "ordering": ["body", "municipality__name", "person__name"],
                    },
                ),
                migrations.CreateModel(
                    name="SeatEvent",
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
                        ("role", models.CharField(blank=True, max_length=120, verbose_name="roll")),
                        (
                            "year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år enligt källan"),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="från")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="till")),
                        ("appointed_by", models.CharField(blank=True, max_length=120, verbose_name="utsedd av")),
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
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
                                verbose_name="person",
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
                                to="members.seat",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BodyYear",
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
                            "digital_meetings",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="digitala möten"),
                        ),
                        (
                            "joint_meetings",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="gemensamma möten"),
                        ),
                        (
                            "extra_meetings",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="extra möten"),
                        ),
                        (
                            "ordinary_meetings",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ordinarie möten"),
                        ),
                        (
                            "planning_conferences",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="planeringskonferenser"
                            ),
                        ),
                        (
                            "dated_meetings",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="möten med angivet datum"
                            ),
                        ),
                        ("attendance", models.CharField(blank=True, max_length=80, verbose_name="närvaro")),
                        ("turnover", models.CharField(blank=True, max_length=80, verbose_name="omsättning")),
                        (
                            "changed_representatives",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="kommuner som bytt representant"
                            ),
                        ),
                        (
                            "statements",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="övrigt som anges",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="years",
                                to="members.body",
                                verbose_name="organ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "organets år",
                        "verbose_name_plural": "organens år",
                        "ordering": ["-year", "body"],
                        "constraints": [models.UniqueConstraint(fields=("body", "year"), name="body_year_once")],
                    },
                ),
            ]
        ),
        InOneStep(
            [
                migrations.AddField(
                    model_name="body",
                    name="host",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosted_bodies",
                        to="members.municipality",
                        verbose_name="värdkommun",
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="municipalities",
                    field=models.ManyToManyField(
                        blank=True, related_name="working_groups", to="members.municipality", verbose_name="kommuner"
                    ),
                ),
                migrations.AddField(
                    model_name="officeterm",
                    name="person",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="office_terms",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
            ]
        ),
        InOneStep(
            [
                migrations.AddConstraint(
                    model_name="agreementparty",
                    constraint=models.UniqueConstraint(
                        fields=("agreement", "municipality"), name="agreement_party_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="user",
                    constraint=models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="user_email_once",
                        violation_error_message="Adressen har redan ett konto.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="population",
                    constraint=models.UniqueConstraint(
                        fields=("municipality", "counted_on"),
                        name="population_one_per_municipality_and_day",
                        violation_error_message="Det finns redan en folkmängd för kommunen den dagen.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="seat",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("starts_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="seat_ends_after_it_starts",
                        violation_error_message="Platsen kan inte sluta innan den börjar.",
                    ),
                ),
            ]
        ),
    ]
