"""The year's budget and its lines."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from meetings.models import Decision
from members.scope import scope_of
from members.sources import Stated
from members.triggers import tracked, version_trigger

YEAR_EXISTS = Q(year__range=(2010, 2100))


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
