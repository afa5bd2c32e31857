import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import members.operations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("programs", "0001_initial"),
    ]

    operations = [
        members.operations.InOneStep(
            operations=[
                migrations.CreateModel(
                    name="FeeRate",
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
                            "rate_kr",
                            models.DecimalField(
                                decimal_places=2, max_digits=7, verbose_name="avgift per invånare [kr]"
                            ),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="gäller från")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="gäller till")),
                        ("basis", models.CharField(blank=True, max_length=200, verbose_name="grund")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="beslutad")),
                        ("decided_by", models.CharField(blank=True, max_length=120, verbose_name="beslutad av")),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fee_rates",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "avgiftssats",
                        "verbose_name_plural": "avgiftssatser",
                        "ordering": [models.OrderBy(models.F("starts_on"), descending=True, nulls_last=True)],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("rate_kr__gt", 0)),
                                name="fee_rate_above_zero",
                                violation_error_message="Avgiften måste vara större än noll.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts_on", None),
                                    ("ends_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="fee_rate_ends_after_it_starts",
                                violation_error_message="Avgiften kan inte sluta gälla innan den börjar.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        models.Func("starts_on", "ends_on", models.Value("[]"), function="daterange"),
                                        "&&",
                                    )
                                ],
                                name="fee_rate_one_at_a_time",
                                violation_error_message="Det finns redan en avgift som gäller någon av de dagarna.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FeeRateEvent",
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
                                to="budget.feerate",
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
                            "rate_kr",
                            models.DecimalField(
                                decimal_places=2, max_digits=7, verbose_name="avgift per invånare [kr]"
                            ),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="gäller från")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="gäller till")),
                        ("basis", models.CharField(blank=True, max_length=200, verbose_name="grund")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="beslutad")),
                        ("decided_by", models.CharField(blank=True, max_length=120, verbose_name="beslutad av")),
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="StatedRate",
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
                            "rate_kr",
                            models.DecimalField(
                                decimal_places=2, max_digits=7, verbose_name="avgift per invånare [kr]"
                            ),
                        ),
                        ("exact", models.CharField(blank=True, max_length=40, verbose_name="exakt")),
                        ("formula", models.CharField(blank=True, max_length=80, verbose_name="uträkning")),
                    ],
                    options={
                        "verbose_name": "angiven årsavgift",
                        "verbose_name_plural": "angivna årsavgifter",
                        "ordering": ["-year"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="FeeStatement",
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
                        ("total_kr_as_read", models.PositiveIntegerField(verbose_name="totalt som det läses [kr]")),
                        (
                            "total_kr_probable",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="troligt [kr]"),
                        ),
                        ("population_on", models.DateField(blank=True, null=True, verbose_name="folkmängd den")),
                    ],
                    options={
                        "verbose_name": "angiven totalavgift",
                        "verbose_name_plural": "angivna totalavgifter",
                        "ordering": ["-year"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="FeeTerm",
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
                        ("label", models.CharField(max_length=80, verbose_name="vad")),
                        ("text", models.CharField(max_length=240, verbose_name="villkor")),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "avgiftsvillkor",
                        "verbose_name_plural": "avgiftsvillkor",
                        "ordering": ["order"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="FeeFollowUp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fees",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="avgiftsår")),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="bekräftad i kommunens budget"),
                        ),
                        ("invoiced_on", models.DateField(blank=True, null=True, verbose_name="fakturerad")),
                        ("paid_on", models.DateField(blank=True, null=True, verbose_name="betald")),
                    ],
                    options={
                        "verbose_name": "uppföljning av avgift",
                        "verbose_name_plural": "uppföljning av avgifter",
                        "ordering": ["-year", "municipality__name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "year"), name="fee_follow_up_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("paid_on", None),
                                    ("invoiced_on", None),
                                    ("paid_on__gte", models.F("invoiced_on")),
                                    _connector="OR",
                                ),
                                name="fee_paid_after_invoice",
                                violation_error_message="Avgiften kan inte vara betald innan den fakturerades.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FeeFollowUpEvent",
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
                                to="budget.feefollowup",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="avgiftsår")),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="bekräftad i kommunens budget"),
                        ),
                        ("invoiced_on", models.DateField(blank=True, null=True, verbose_name="fakturerad")),
                        ("paid_on", models.DateField(blank=True, null=True, verbose_name="betald")),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PopulationStatement",
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
                        ("counted_on", models.DateField(blank=True, null=True, verbose_name="räknat den")),
                        ("scope", models.CharField(max_length=80, verbose_name="omfattar")),
                        ("persons", models.PositiveIntegerField(verbose_name="invånare")),
                        ("is_approximate", models.BooleanField(default=False, verbose_name="ungefär")),
                        ("is_derived", models.BooleanField(default=False, verbose_name="härledd")),
                        ("formula", models.CharField(blank=True, max_length=120, verbose_name="härledning")),
                    ],
                    options={
                        "verbose_name": "angiven folkmängd",
                        "verbose_name_plural": "angivna folkmängder",
                        "ordering": ["year"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PopulationFact",
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
                        ("text", models.TextField(verbose_name="uppgift")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="år")),
                        ("increase_persons", models.IntegerField(blank=True, null=True, verbose_name="ökning")),
                    ],
                    options={
                        "verbose_name": "uppgift om folkmängden",
                        "verbose_name_plural": "uppgifter om folkmängden",
                        "ordering": ["order"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Budget",
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
                            "year",
                            models.PositiveSmallIntegerField(
                                error_messages={"unique": "Det finns redan en budget för det året."},
                                unique=True,
                                verbose_name="år",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "utkast"),
                                    ("presented", "redovisad"),
                                    ("adopted", "fastställd"),
                                    ("not_stated", "uppgift saknas"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="läge",
                            ),
                        ),
                        ("document", models.CharField(blank=True, max_length=160, verbose_name="finns i")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="fastställd")),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budgets",
                                to="meetings.decision",
                                verbose_name="beslut",
                            ),
                        ),
                        (
                            "stated_income_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="intäkter enligt källan [kr]"),
                        ),
                        (
                            "stated_costs_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="kostnader enligt källan [kr]"),
                        ),
                        (
                            "stated_result_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="resultat enligt källan [kr]"),
                        ),
                    ],
                    options={
                        "verbose_name": "budget",
                        "verbose_name_plural": "budgetar",
                        "ordering": ["-year"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (2010, 2100))),
                                name="budget_year_exists",
                                violation_error_message="Året måste vara 2010–2100.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetEvent",
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
                                to="budget.budget",
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
                            "year",
                            models.PositiveSmallIntegerField(
                                error_messages={"unique": "Det finns redan en budget för det året."}, verbose_name="år"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "utkast"),
                                    ("presented", "redovisad"),
                                    ("adopted", "fastställd"),
                                    ("not_stated", "uppgift saknas"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="läge",
                            ),
                        ),
                        ("document", models.CharField(blank=True, max_length=160, verbose_name="finns i")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="fastställd")),
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
                            "stated_income_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="intäkter enligt källan [kr]"),
                        ),
                        (
                            "stated_costs_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="kostnader enligt källan [kr]"),
                        ),
                        (
                            "stated_result_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="resultat enligt källan [kr]"),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLine",
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
                            "budget",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="budget.budget",
                                verbose_name="budget",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("income", "intäkt"), ("cost", "kostnad")], max_length=6, verbose_name="slag"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=160, verbose_name="rad")),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp [kr]")),
                        ("is_approximate", models.BooleanField(default=False, verbose_name="ungefärligt belopp")),
                        (
                            "scope",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "uppgift saknas"),
                                    ("joint", "gemensam fråga (§ 6)"),
                                    ("whole", "av betydelse för helheten (§ 6)"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="avser",
                            ),
                        ),
                        (
                            "is_host_reimbursement",
                            models.BooleanField(default=False, verbose_name="ersättning till värdkommunen (§ 5)"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "budgetrad",
                        "verbose_name_plural": "budgetrader",
                        "ordering": ["budget", "-side", "order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("budget", "side", "name"),
                                name="budget_line_once",
                                violation_error_message="Budgeten har redan en rad med det namnet.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="budget_line_has_a_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount_kr", None), ("amount_kr__gte", 0), _connector="OR"),
                                name="budget_line_not_negative",
                                violation_error_message="Skriv beloppet utan minustecken. Raden är redan en intäkt eller en kostnad.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLineEvent",
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
                                to="budget.budgetline",
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
                            "budget",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="budget.budget",
                                verbose_name="budget",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("income", "intäkt"), ("cost", "kostnad")], max_length=6, verbose_name="slag"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=160, verbose_name="rad")),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp [kr]")),
                        ("is_approximate", models.BooleanField(default=False, verbose_name="ungefärligt belopp")),
                        (
                            "scope",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "uppgift saknas"),
                                    ("joint", "gemensam fråga (§ 6)"),
                                    ("whole", "av betydelse för helheten (§ 6)"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="avser",
                            ),
                        ),
                        (
                            "is_host_reimbursement",
                            models.BooleanField(default=False, verbose_name="ersättning till värdkommunen (§ 5)"),
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
                    name="MissingBudget",
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
                        ("text", models.CharField(max_length=80, verbose_name="som det anges")),
                    ],
                    options={
                        "verbose_name": "budget som saknas",
                        "verbose_name_plural": "budgetar som saknas",
                        "ordering": ["year"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Accounts",
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
                        ("operations_name", models.CharField(max_length=120, verbose_name="verksamhet")),
                        (
                            "stated_income_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="intäkter enligt källan [kr]"),
                        ),
                        (
                            "stated_costs_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="kostnader enligt källan [kr]"),
                        ),
                        (
                            "stated_result_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="resultat enligt källan [kr]"),
                        ),
                        (
                            "funds_opening_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="fonderna, ingående [kr]"),
                        ),
                        (
                            "funds_income_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="fonderna, intäkter [kr]"),
                        ),
                        (
                            "funds_cost_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="fonderna, kostnader [kr]"),
                        ),
                        (
                            "funds_closing_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="fonderna, utgående [kr]"),
                        ),
                        (
                            "invoiced_extra",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="kommunerna fakturerades utöver avgiften"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bokslut",
                        "verbose_name_plural": "bokslut",
                        "ordering": ["-year"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (2010, 2100))), name="accounts_year_exists"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="AccountsEvent",
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
                                to="budget.accounts",
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
                        ("operations_name", models.CharField(max_length=120, verbose_name="verksamhet")),
                        (
                            "stated_income_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="intäkter enligt källan [kr]"),
                        ),
                        (
                            "stated_costs_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="kostnader enligt källan [kr]"),
                        ),
                        (
                            "stated_result_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="resultat enligt källan [kr]"),
                        ),
                        (
                            "funds_opening_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="fonderna, ingående [kr]"),
                        ),
                        (
                            "funds_income_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="fonderna, intäkter [kr]"),
                        ),
                        (
                            "funds_cost_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="fonderna, kostnader [kr]"),
                        ),
                        (
                            "funds_closing_kr",
                            models.IntegerField(blank=True, null=True, verbose_name="fonderna, utgående [kr]"),
                        ),
                        (
                            "invoiced_extra",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="kommunerna fakturerades utöver avgiften"
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
                    name="AccountsLine",
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
                            "accounts",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="budget.accounts",
                                verbose_name="bokslut",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("income", "intäkt"), ("cost", "kostnad")], max_length=6, verbose_name="slag"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=160, verbose_name="rad")),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp [kr]")),
                    ],
                    options={
                        "verbose_name": "bokslutsrad",
                        "verbose_name_plural": "bokslutsrader",
                        "ordering": ["accounts", "-side", "order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("accounts", "side", "name"), name="accounts_line_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="AccountsLineEvent",
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
                                to="budget.accountsline",
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
                            "accounts",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="budget.accounts",
                                verbose_name="bokslut",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("income", "intäkt"), ("cost", "kostnad")], max_length=6, verbose_name="slag"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=160, verbose_name="rad")),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp [kr]")),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Fund",
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
                        ("slug", models.SlugField(unique=True, verbose_name="adress")),
                        ("name", models.CharField(max_length=160, verbose_name="namn")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("operating", "drift"), ("tied", "särskild fond")],
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fond",
                        "verbose_name_plural": "fonder",
                        "ordering": ["order"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="FundYear",
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
                            "accounts",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="funds",
                                to="budget.accounts",
                                verbose_name="bokslut",
                            ),
                        ),
                        (
                            "fund",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="years",
                                to="budget.fund",
                                verbose_name="fond",
                            ),
                        ),
                        ("opening_kr", models.IntegerField(blank=True, null=True, verbose_name="ingående [kr]")),
                        ("income_kr", models.IntegerField(blank=True, null=True, verbose_name="intäkter [kr]")),
                        ("cost_kr", models.IntegerField(blank=True, null=True, verbose_name="kostnader [kr]")),
                        ("closing_kr", models.IntegerField(blank=True, null=True, verbose_name="utgående [kr]")),
                    ],
                    options={
                        "verbose_name": "fondens år",
                        "verbose_name_plural": "fondernas år",
                        "ordering": ["accounts", "fund__order"],
                        "constraints": [models.UniqueConstraint(fields=("accounts", "fund"), name="fund_year_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FundYearEvent",
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
                                to="budget.fundyear",
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
                            "accounts",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="budget.accounts",
                                verbose_name="bokslut",
                            ),
                        ),
                        (
                            "fund",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="budget.fund",
                                verbose_name="fond",
                            ),
                        ),
                        ("opening_kr", models.IntegerField(blank=True, null=True, verbose_name="ingående [kr]")),
                        ("income_kr", models.IntegerField(blank=True, null=True, verbose_name="intäkter [kr]")),
                        ("cost_kr", models.IntegerField(blank=True, null=True, verbose_name="kostnader [kr]")),
                        ("closing_kr", models.IntegerField(blank=True, null=True, verbose_name="utgående [kr]")),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Footnote",
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
                            "accounts",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="footnotes",
                                to="budget.accounts",
                                verbose_name="bokslut",
                            ),
                        ),
                        (
                            "fund",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="footnotes",
                                to="budget.fund",
                                verbose_name="fond",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("marker", models.CharField(max_length=10, verbose_name="märke")),
                        ("text", models.CharField(blank=True, max_length=240, verbose_name="text")),
                    ],
                    options={
                        "verbose_name": "fotnot",
                        "verbose_name_plural": "fotnoter",
                        "ordering": ["accounts", "order"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="AccountsStatement",
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
                            "accounts",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="statements",
                                to="budget.accounts",
                                verbose_name="bokslut",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("text", models.TextField(verbose_name="uppgift")),
                        (
                            "about",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("total_cost", "total kostnad"),
                                    ("operating_result", "årets resultat"),
                                    ("closing_operating", "utgående driftmedel"),
                                    ("", "annat"),
                                ],
                                default="",
                                max_length=20,
                                verbose_name="avser",
                            ),
                        ),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp [kr]")),
                    ],
                    options={
                        "verbose_name": "uppgift om ekonomin",
                        "verbose_name_plural": "uppgifter om ekonomin",
                        "ordering": ["accounts", "order"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ExampleCost",
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
                            "accounts",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="example_costs",
                                to="budget.accounts",
                                verbose_name="bokslut",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=160, verbose_name="kostnad")),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp [kr]")),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="examples",
                                to="budget.accountsline",
                                verbose_name="bokslutsrad",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kostnadsexempel",
                        "verbose_name_plural": "kostnadsexempel",
                        "ordering": ["accounts", "order"],
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_costs",
                                to="programs.project",
                                verbose_name="projekt",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_costs",
                                to="meetings.meeting",
                                verbose_name="konferens",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="arbetets år")),
                        (
                            "charged_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="belastar år"),
                        ),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp [kr]")),
                        (
                            "printed_variants",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="beloppet som det trycks på andra ställen",
                            ),
                        ),
                        ("what", models.CharField(blank=True, max_length=240, verbose_name="vad")),
                        (
                            "paid_by",
                            models.ForeignKey(
                                blank=True,
                                help_text="Lämna tomt när kostnaden bärs gemensamt.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paid_costs",
                                to="members.municipality",
                                verbose_name="betalas av",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="project_costs",
                                to="budget.accountsline",
                                verbose_name="bokslutsrad",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "projektkostnad",
                        "verbose_name_plural": "projektkostnader",
                        "ordering": ["-year", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("meeting__isnull", False), ("project", None)),
                                    models.Q(("meeting", None), ("project__isnull", False)),
                                    _connector="OR",
                                ),
                                name="project_cost_has_one_object",
                                violation_error_message="Kostnaden hör till ett projekt eller en konferens.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectCostEvent",
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
                                to="budget.projectcost",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="arbetets år")),
                        (
                            "charged_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="belastar år"),
                        ),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp [kr]")),
                        (
                            "printed_variants",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="beloppet som det trycks på andra ställen",
                            ),
                        ),
                        ("what", models.CharField(blank=True, max_length=240, verbose_name="vad")),
                        (
                            "paid_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Lämna tomt när kostnaden bärs gemensamt.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.municipality",
                                verbose_name="betalas av",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="budget.accountsline",
                                verbose_name="bokslutsrad",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
            ],
        ),
    ]
