"""The year's accounts: operations, funds, footnotes and statements."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from budget.models.budgets import YEAR_EXISTS, Side
from members.sources import Stated
from members.triggers import tracked
from programs.models import ProjectCost


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
