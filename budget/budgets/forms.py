"""A line of the budget."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from budget.fees.forms import ONLY_SOME
from budget.models import BudgetLine, Side
from members.fields import NormalisedCharField, SwedishIntegerField

LARGEST_KR = 2_000_000_000


class BudgetLineForm(forms.ModelForm):
    """A row of the budget. Costs that concern only some municipalities are refused (samarbetsavtalet § 6)."""

    name = NormalisedCharField(label="Rad", max_length=160)
    amount_kr = SwedishIntegerField(
        label="Belopp [kr]",
        required=False,
        min_value=0,
        max_value=LARGEST_KR,
        help_text="Lämna tomt om beloppet inte är känt. Tomt räknas inte som noll.",
        error_messages={
            "min_value": "Skriv beloppet utan minustecken. Raden är redan en intäkt eller en kostnad.",
            "max_value": "Beloppet är för stort.",
        },
    )
    scope = forms.ChoiceField(
        label="Avser",
        required=False,
        choices=[*BudgetLine.Scope.choices, (ONLY_SOME, "bara någon eller några kommuner")],
    )

    class Meta:
        model = BudgetLine
        fields = ["name", "amount_kr", "is_approximate", "scope"]

    def clean_scope(self) -> str:
        scope: str = self.cleaned_data["scope"]
        if scope == ONLY_SOME:
            raise ValidationError(
                "Frågor som bara rör någon eller några kommuner betalas av dem och hör inte till den gemensamma "
                "budgeten (samarbetsavtalet § 6)."
            )
        return scope

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        side, name = cleaned.get("side", self.instance.side), cleaned.get("name")
        others = BudgetLine.objects.filter(budget=self.instance.budget_id, side=side, name=name)
        if name and others.exclude(pk=self.instance.pk).exists():
            self.add_error("name", "Budgeten har redan en rad med det namnet.")
        return cleaned


class NewBudgetLineForm(BudgetLineForm):
    side = forms.ChoiceField(label="Slag", choices=Side.choices, initial=Side.COST)

    class Meta(BudgetLineForm.Meta):
        fields = ["side", "name", "amount_kr", "is_approximate", "scope"]

    field_order = ["side", "name", "amount_kr", "is_approximate", "scope"]
