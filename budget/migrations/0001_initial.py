import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

from members.operations import InOneStep


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("meetings", "0001_initial"),
        ("members", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("programs", "0001_initial"),
    ]

    operations = [
        InOneStep(
            [
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
                    },
                ),
                migrations.CreateModel(
                    name="AccountsEvent",
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
                                to="budget.accounts",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
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
                            "side",
                            models.CharField(
                                choices=[("income", "intäkt"), ("cost", "kostnad")], max_length=6, verbose_name="slag"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=160, verbose_name="rad")),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp [kr]")),
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
                            "cost",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="lines",
                                to="programs.projectcost",
                                verbose_name="kostnad som raden är",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bokslutsrad",
                        "verbose_name_plural": "bokslutsrader",
                        "ordering": ["accounts", "-side", "order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="AccountsLineEvent",
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
                            "side",
                            models.CharField(
                                choices=[("income", "intäkt"), ("cost", "kostnad")], max_length=6, verbose_name="slag"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=160, verbose_name="rad")),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp [kr]")),
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
                            "cost",
                            models.ForeignKey(
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
                                to="budget.accountsline",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
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
                        (
                            "accounts",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="statements",
                                to="budget.accounts",
                                verbose_name="bokslut",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "uppgift om ekonomin",
                        "verbose_name_plural": "uppgifter om ekonomin",
                        "ordering": ["accounts", "order"],
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
                    ],
                    options={
                        "verbose_name": "budget",
                        "verbose_name_plural": "budgetar",
                        "ordering": ["-year"],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetEvent",
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
                                to="budget.budget",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
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
                        (
                            "budget",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="budget.budget",
                                verbose_name="budget",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "budgetrad",
                        "verbose_name_plural": "budgetrader",
                        "ordering": ["budget", "-side", "order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLineEvent",
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
                                to="budget.budgetline",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
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
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("name", models.CharField(max_length=160, verbose_name="kostnad")),
                        ("amount_kr", models.IntegerField(blank=True, null=True, verbose_name="belopp [kr]")),
                        (
                            "accounts",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="example_costs",
                                to="budget.accounts",
                                verbose_name="bokslut",
                            ),
                        ),
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="avgiftsår")),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="bekräftad i kommunens budget"),
                        ),
                        ("invoiced_on", models.DateField(blank=True, null=True, verbose_name="fakturerad")),
                        ("paid_on", models.DateField(blank=True, null=True, verbose_name="betald")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fees",
                                to="members.municipality",
                                verbose_name="kommun",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "uppföljning av avgift",
                        "verbose_name_plural": "uppföljning av avgifter",
                        "ordering": ["-year", "municipality__name"],
                    },
                ),
                migrations.CreateModel(
                    name="FeeFollowUpEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="avgiftsår")),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="bekräftad i kommunens budget"),
                        ),
                        ("invoiced_on", models.DateField(blank=True, null=True, verbose_name="fakturerad")),
                        ("paid_on", models.DateField(blank=True, null=True, verbose_name="betald")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                                to="budget.feefollowup",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
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
                    },
                ),
                migrations.CreateModel(
                    name="FeeRateEvent",
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
                                to="budget.feerate",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
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
                        ("order", models.PositiveSmallIntegerField(verbose_name="ordning")),
                        ("marker", models.CharField(max_length=10, verbose_name="märke")),
                        ("text", models.CharField(blank=True, max_length=240, verbose_name="text")),
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
                    ],
                    options={
                        "verbose_name": "fotnot",
                        "verbose_name_plural": "fotnoter",
                        "ordering": ["accounts", "order"],
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
                        ("opening_kr", models.IntegerField(blank=True, null=True, verbose_name="ingående [kr]")),
                        ("income_kr", models.IntegerField(blank=True, null=True, verbose_name="intäkter [kr]")),
                        ("cost_kr", models.IntegerField(blank=True, null=True, verbose_name="kostnader [kr]")),
                        ("closing_kr", models.IntegerField(blank=True, null=True, verbose_name="utgående [kr]")),
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
                    ],
                    options={
                        "verbose_name": "fondens år",
                        "verbose_name_plural": "fondernas år",
                        "ordering": ["accounts", "fund__order"],
                    },
                ),
                migrations.CreateModel(
                    name="FundYearEvent",
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
                        ("opening_kr", models.IntegerField(blank=True, null=True, verbose_name="ingående [kr]")),
                        ("income_kr", models.IntegerField(blank=True, null=True, verbose_name="intäkter [kr]")),
                        ("cost_kr", models.IntegerField(blank=True, null=True, verbose_name="kostnader [kr]")),
                        ("closing_kr", models.IntegerField(blank=True, null=True, verbose_name="utgående [kr]")),
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
                                to="budget.fundyear",
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
                migrations.AddConstraint(
                    model_name="accountsline",
                    constraint=models.UniqueConstraint(fields=("accounts", "side", "name"), name="accounts_line_once"),
                ),
                migrations.AddConstraint(
                    model_name="budget",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("year__range", (2010, 2100))),
                        name="budget_year_exists",
                        violation_error_message="Året måste vara 2010–2100.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetline",
                    constraint=models.UniqueConstraint(
                        fields=("budget", "side", "name"),
                        name="budget_line_once",
                        violation_error_message="Budgeten har redan en rad med det namnet.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="budget_line_has_a_name"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="budgetline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount_kr", None), ("amount_kr__gte", 0), _connector="OR"),
                        name="budget_line_not_negative",
                        violation_error_message="Skriv beloppet utan minustecken. Raden är redan en intäkt eller en kostnad.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="feefollowup",
                    constraint=models.UniqueConstraint(fields=("municipality", "year"), name="fee_follow_up_once"),
                ),
                migrations.AddConstraint(
                    model_name="feefollowup",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("paid_on", None),
                            ("invoiced_on", None),
                            ("paid_on__gte", models.F("invoiced_on")),
                            _connector="OR",
                        ),
                        name="fee_paid_after_invoice",
                        violation_error_message="Avgiften kan inte vara betald innan den fakturerades.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="feerate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("rate_kr__gt", 0)),
                        name="fee_rate_above_zero",
                        violation_error_message="Avgiften måste vara större än noll.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="feerate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="fee_rate_ends_after_it_starts",
                        violation_error_message="Avgiften kan inte sluta gälla innan den börjar.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="feerate",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.Func("starts_on", "ends_on", models.Value("[]"), function="daterange"), "&&")
                        ],
                        name="fee_rate_one_at_a_time",
                        violation_error_message="Det finns redan en avgift som gäller någon av de dagarna.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fundyear",
                    constraint=models.UniqueConstraint(fields=("accounts", "fund"), name="fund_year_once"),
                ),
            ]
        ),
    ]
