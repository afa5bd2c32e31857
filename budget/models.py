"""What it costs: fee rates and fees, budgets, accounts with their funds, project costs."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse

from budget import fee
from meetings.models import Decision
from members.models import Municipality
from members.scope import scope_of
from members.stated import Stated
from members.tracking import tracked, version_trigger
from programs.models import ProjectCost

YEAR_EXISTS = Q(year__range=(2010, 2100))

# --- Fees -----------------------------------------------------------------------------------------


@tracked()
class FeeRate(Stated):
    """The fee per inhabitant [kr], from one day to another (both included)."""

    rate_kr = models.DecimalField("avgift per invånare [kr]", max_digits=7, decimal_places=2)
    starts_on = models.DateField("gäller från", null=True, blank=True)
    ends_on = models.DateField("gäller till", null=True, blank=True)
    basis = models.CharField("grund", max_length=200, blank=True)
    decided_on = models.DateField("beslutad", null=True, blank=True)
    decided_by = models.CharField("beslutad av", max_length=120, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="fee_rates", verbose_name="beslut"
    )

    class Meta:
        verbose_name = "avgiftssats"
        verbose_name_plural = "avgiftssatser"
        ordering = [F("starts_on").desc(nulls_last=True)]
        constraints = [
            models.CheckConstraint(
                condition=Q(rate_kr__gt=0),
                name="fee_rate_above_zero",
                violation_error_message="Avgiften måste vara större än noll.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="fee_rate_ends_after_it_starts",
                violation_error_message="Avgiften kan inte sluta gälla innan den börjar.",
            ),
            ExclusionConstraint(
                name="fee_rate_one_at_a_time",
                expressions=[
                    (
                        Func("starts_on", "ends_on", Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    )
                ],
                violation_error_message="Det finns redan en avgift som gäller någon av de dagarna.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rate_kr} kr per invånare"

    def as_rule(self) -> fee.Rate:
        """Return the rate with its period, as the rules take it."""
        return fee.Rate(self.rate_kr, self.starts_on, self.ends_on)


class StatedRate(Stated):
    """A year's rate per inhabitant [kr] as a document prints it, beside the one that the portal computes."""

    year = models.PositiveSmallIntegerField("år", unique=True)
    rate_kr = models.DecimalField("avgift per invånare [kr]", max_digits=7, decimal_places=2)
    exact = models.CharField("exakt", max_length=40, blank=True)
    formula = models.CharField("uträkning", max_length=80, blank=True)

    class Meta:
        verbose_name = "angiven årsavgift"
        verbose_name_plural = "angivna årsavgifter"
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"{self.year}: {self.rate_kr} kr"


class FeeStatement(Stated):
    """A year's total fee [kr] as it is read in a document, and what it probably should be."""

    year = models.PositiveSmallIntegerField("år", unique=True)
    total_kr_as_read = models.PositiveIntegerField("totalt som det läses [kr]")
    total_kr_probable = models.PositiveIntegerField("troligt [kr]", null=True, blank=True)
    population_on = models.DateField("folkmängd den", null=True, blank=True)

    class Meta:
        verbose_name = "angiven totalavgift"
        verbose_name_plural = "angivna totalavgifter"
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"Avgiften {self.year}"


class FeeTerm(Stated):
    """A condition of the fee as the documents state it: whose population, who invoices, when it is due."""

    order = models.PositiveSmallIntegerField("ordning")
    label = models.CharField("vad", max_length=80)
    text = models.CharField("villkor", max_length=240)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kommun"
    )

    class Meta:
        verbose_name = "avgiftsvillkor"
        verbose_name_plural = "avgiftsvillkor"
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.label}: {self.text}"


@tracked()
class FeeFollowUp(models.Model):
    """What is known of one municipality's fee of a year: confirmed in its own budget, invoiced, paid."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="fees", verbose_name="kommun")
    year = models.PositiveSmallIntegerField("avgiftsår")
    confirmed_on = models.DateField("bekräftad i kommunens budget", null=True, blank=True)
    invoiced_on = models.DateField("fakturerad", null=True, blank=True)
    paid_on = models.DateField("betald", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "uppföljning av avgift"
        verbose_name_plural = "uppföljning av avgifter"
        ordering = ["-year", "municipality__name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "year"], name="fee_follow_up_once"),
            models.CheckConstraint(
                condition=Q(paid_on=None) | Q(invoiced_on=None) | Q(paid_on__gte=F("invoiced_on")),
                name="fee_paid_after_invoice",
                violation_error_message="Avgiften kan inte vara betald innan den fakturerades.",
            ),
        ]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return f"{self.municipality} {self.year}"


class PopulationStatement(Stated):
    """Södertörn's population [persons] as a document states it, beside the sum of SCB's figures."""

    year = models.PositiveSmallIntegerField("år")
    counted_on = models.DateField("räknat den", null=True, blank=True)
    scope = models.CharField("omfattar", max_length=80)
    persons = models.PositiveIntegerField("invånare")
    is_approximate = models.BooleanField("ungefär", default=False)
    is_derived = models.BooleanField("härledd", default=False)
    formula = models.CharField("härledning", max_length=120, blank=True)

    class Meta:
        verbose_name = "angiven folkmängd"
        verbose_name_plural = "angivna folkmängder"
        ordering = ["year"]

    def __str__(self) -> str:
        return f"{self.scope} {self.year}: {self.persons}"


class PopulationFact(Stated):
    """A sentence about the population; increase [persons] where it gives a number to check."""

    order = models.PositiveSmallIntegerField("ordning")
    text = models.TextField("uppgift")
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    increase_persons = models.IntegerField("ökning", null=True, blank=True)

    class Meta:
        verbose_name = "uppgift om folkmängden"
        verbose_name_plural = "uppgifter om folkmängden"
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text


# --- Budget -----------------------------------------------------------------------------------------


class Side(models.TextChoices):
    INCOME = "income", "intäkt"
    COST = "cost", "kostnad"


class BudgetQuerySet(models.QuerySet["Budget"]):
    def visible_to(self, user: object) -> BudgetQuerySet:
        """Drafts are for those who hold a seat; the rest is for everyone."""
        return self if scope_of(user).kinds else self.exclude(state=Budget.State.DRAFT)


@tracked()
class Budget(Stated):
    """A year's budget (§ 4) with the totals that the document prints."""

    class State(models.TextChoices):
        DRAFT = "draft", "utkast"
        PRESENTED = "presented", "redovisad"
        ADOPTED = "adopted", "fastställd"
        NOT_STATED = "not_stated", "uppgift saknas"

    year = models.PositiveSmallIntegerField(
        "år", unique=True, error_messages={"unique": "Det finns redan en budget för det året."}
    )
    state = models.CharField("läge", max_length=12, choices=State, default=State.DRAFT)
    document = models.CharField("finns i", max_length=160, blank=True)
    decided_on = models.DateField("fastställd", null=True, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="budgets", verbose_name="beslut"
    )
    stated_income_kr = models.IntegerField("intäkter enligt källan [kr]", null=True, blank=True)
    stated_costs_kr = models.IntegerField("kostnader enligt källan [kr]", null=True, blank=True)
    stated_result_kr = models.IntegerField("resultat enligt källan [kr]", null=True, blank=True)

    objects = BudgetQuerySet.as_manager()

    class Meta:
        verbose_name = "budget"
        verbose_name_plural = "budgetar"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=YEAR_EXISTS,
                name="budget_year_exists",
                violation_error_message="Året måste vara 2010–2100.",
            )
        ]

    def __str__(self) -> str:
        return f"Budget {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("budget:budget", args=[self.year])

    @property
    def is_adopted(self) -> bool:
        return self.state == self.State.ADOPTED


@tracked()
class BudgetLine(Stated):
    """One row of a budget. An amount of None is not stated, which is not zero."""

    class Scope(models.TextChoices):
        NOT_STATED = "", "uppgift saknas"
        JOINT = "joint", "gemensam fråga (§ 6)"
        WHOLE = "whole", "av betydelse för helheten (§ 6)"

    budget = models.ForeignKey(Budget, models.CASCADE, related_name="lines", verbose_name="budget")
    side = models.CharField("slag", max_length=6, choices=Side)
    order = models.PositiveSmallIntegerField("ordning")
    name = models.CharField("rad", max_length=160)
    amount_kr = models.IntegerField("belopp [kr]", null=True, blank=True)
    is_approximate = models.BooleanField("ungefärligt belopp", default=False)
    scope = models.CharField("avser", max_length=10, choices=Scope, default=Scope.NOT_STATED, blank=True)
    is_host_reimbursement = models.BooleanField("ersättning till värdkommunen (§ 5)", default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "budgetrad"
        verbose_name_plural = "budgetrader"
        ordering = ["budget", "-side", "order", "pk"]  # "income" before "cost"
        constraints = [
            models.UniqueConstraint(
                fields=["budget", "side", "name"],
                name="budget_line_once",
                violation_error_message="Budgeten har redan en rad med det namnet.",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="budget_line_has_a_name"),
            models.CheckConstraint(
                condition=Q(amount_kr=None) | Q(amount_kr__gte=0),
                name="budget_line_not_negative",
                violation_error_message="Skriv beloppet utan minustecken. Raden är redan en intäkt eller en kostnad.",
            ),
        ]
        triggers = [version_trigger()]

    def __str__(self) -> str:
        return self.name


class MissingBudget(Stated):
    """A budget that the sources do not hold."""

    year = models.PositiveSmallIntegerField("år", unique=True)
    text = models.CharField("som det anges", max_length=80)

    class Meta:
        verbose_name = "budget som saknas"
        verbose_name_plural = "budgetar som saknas"
        ordering = ["year"]

    def __str__(self) -> str:
        return self.text


# --- Accounts ----------------------------------------------------------------------------------------


@tracked()
class Accounts(Stated):
    """A year's accounts (bokslut) with every total as it is printed; None is not stated."""

    year = models.PositiveSmallIntegerField("år", unique=True)
    operations_name = models.CharField("verksamhet", max_length=120)
    stated_income_kr = models.IntegerField("intäkter enligt källan [kr]", null=True, blank=True)
    stated_costs_kr = models.IntegerField("kostnader enligt källan [kr]", null=True, blank=True)
    stated_result_kr = models.IntegerField("resultat enligt källan [kr]", null=True, blank=True)
    funds_opening_kr = models.IntegerField("fonderna, ingående [kr]", null=True, blank=True)
    funds_income_kr = models.IntegerField("fonderna, intäkter [kr]", null=True, blank=True)
    funds_cost_kr = models.IntegerField("fonderna, kostnader [kr]", null=True, blank=True)
    funds_closing_kr = models.IntegerField("fonderna, utgående [kr]", null=True, blank=True)
    invoiced_extra = models.BooleanField("kommunerna fakturerades utöver avgiften", null=True, blank=True)

    class Meta:
        verbose_name = "bokslut"
        verbose_name_plural = "bokslut"
        ordering = ["-year"]
        constraints = [models.CheckConstraint(condition=YEAR_EXISTS, name="accounts_year_exists")]

    def __str__(self) -> str:
        return f"Bokslut {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("budget:accounts", args=[self.year])


@tracked()
class AccountsLine(Stated):
    """One row of the operating accounts. An amount of None is empty in the source, which is not zero."""

    accounts = models.ForeignKey(Accounts, models.CASCADE, related_name="lines", verbose_name="bokslut")
    side = models.CharField("slag", max_length=6, choices=Side)
    order = models.PositiveSmallIntegerField("ordning")
    name = models.CharField("rad", max_length=160)
    amount_kr = models.IntegerField("belopp [kr]", null=True, blank=True)
    cost = models.ForeignKey(
        ProjectCost,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="lines",
        verbose_name="kostnad som raden är",
    )

    class Meta:
        verbose_name = "bokslutsrad"
        verbose_name_plural = "bokslutsrader"
        ordering = ["accounts", "-side", "order", "pk"]  # "income" before "cost"
        constraints = [models.UniqueConstraint(fields=["accounts", "side", "name"], name="accounts_line_once")]

    def __str__(self) -> str:
        return self.name


class Fund(Stated):
    """Money kept apart: a year's operating money, or money tied to a purpose."""

    class Kind(models.TextChoices):
        OPERATING = "operating", "drift"
        TIED = "tied", "särskild fond"

    order = models.PositiveSmallIntegerField("ordning")
    slug = models.SlugField("adress", unique=True)
    name = models.CharField("namn", max_length=160)
    kind = models.CharField("slag", max_length=10, choices=Kind)

    class Meta:
        verbose_name = "fond"
        verbose_name_plural = "fonder"
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


@tracked()
class FundYear(Stated):
    """One fund's row in a year's accounts [kr]; an empty cell is None."""

    accounts = models.ForeignKey(Accounts, models.CASCADE, related_name="funds", verbose_name="bokslut")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="years", verbose_name="fond")
    opening_kr = models.IntegerField("ingående [kr]", null=True, blank=True)
    income_kr = models.IntegerField("intäkter [kr]", null=True, blank=True)
    cost_kr = models.IntegerField("kostnader [kr]", null=True, blank=True)
    closing_kr = models.IntegerField("utgående [kr]", null=True, blank=True)

    class Meta:
        verbose_name = "fondens år"
        verbose_name_plural = "fondernas år"
        ordering = ["accounts", "fund__order"]
        constraints = [models.UniqueConstraint(fields=["accounts", "fund"], name="fund_year_once")]

    def __str__(self) -> str:
        return f"{self.fund} {self.accounts_id}"


class Footnote(Stated):
    """A footnote of the accounts; its text may be missing in the source."""

    accounts = models.ForeignKey(Accounts, models.CASCADE, related_name="footnotes", verbose_name="bokslut")
    fund = models.ForeignKey(Fund, models.PROTECT, null=True, blank=True, related_name="footnotes", verbose_name="fond")
    order = models.PositiveSmallIntegerField("ordning")
    marker = models.CharField("märke", max_length=10)
    text = models.CharField("text", max_length=240, blank=True)

    class Meta:
        verbose_name = "fotnot"
        verbose_name_plural = "fotnoter"
        ordering = ["accounts", "order"]

    def __str__(self) -> str:
        return f"{self.marker} {self.text}"


class AccountsStatement(Stated):
    """A sentence of the year's report about its economy."""

    class About(models.TextChoices):
        TOTAL_COST = "total_cost", "total kostnad"
        OPERATING_RESULT = "operating_result", "årets resultat"
        CLOSING_OPERATING = "closing_operating", "utgående driftmedel"
        OTHER = "", "annat"

    accounts = models.ForeignKey(Accounts, models.CASCADE, related_name="statements", verbose_name="bokslut")
    order = models.PositiveSmallIntegerField("ordning")
    text = models.TextField("uppgift")
    about = models.CharField("avser", max_length=20, choices=About, default=About.OTHER, blank=True)
    amount_kr = models.IntegerField("belopp [kr]", null=True, blank=True)

    class Meta:
        verbose_name = "uppgift om ekonomin"
        verbose_name_plural = "uppgifter om ekonomin"
        ordering = ["accounts", "order"]

    def __str__(self) -> str:
        return self.text


class ExampleCost(Stated):
    """A cost that the report's text names, with the row of the accounts that it should agree with."""

    accounts = models.ForeignKey(Accounts, models.CASCADE, related_name="example_costs", verbose_name="bokslut")
    order = models.PositiveSmallIntegerField("ordning")
    name = models.CharField("kostnad", max_length=160)
    amount_kr = models.IntegerField("belopp [kr]", null=True, blank=True)
    line = models.ForeignKey(
        AccountsLine, models.PROTECT, null=True, blank=True, related_name="examples", verbose_name="bokslutsrad"
    )

    class Meta:
        verbose_name = "kostnadsexempel"
        verbose_name_plural = "kostnadsexempel"
        ordering = ["accounts", "order"]

    def __str__(self) -> str:
        return self.name
