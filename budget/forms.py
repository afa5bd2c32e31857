"""What is typed about money, read as Swedes write it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from budget.models import BudgetLine, FeeFollowUp, Side
from members.fields import (
    DayField,
    NormalisedCharField,
    SwedishDecimalField,
    SwedishIntegerField,
    name_empty_choice,
    row_field,
)
from members.models import Municipality, Population
from members.swedish import SwedishOrder, format_date

HIGHEST_RATE_KR = 1_000
LARGEST_KR = 2_000_000_000
FIRST_PERTURBED_YEAR = 2025  # from then on SCB adds random noise to the figures
ONLY_SOME = "some"


class WhatIfForm(forms.Form):
    """Another rate per inhabitant, to see what it would give."""

    sats = SwedishDecimalField(
        label="Prova en annan avgift per invånare [kr]",
        min_value=0,
        max_value=HIGHEST_RATE_KR,
        max_digits=7,
        decimal_places=2,
        error_messages={
            "min_value": "Avgiften kan inte vara mindre än noll.",
            "max_value": "Avgiften kan inte vara mer än 1 000 kr per invånare.",
            "max_decimal_places": "Skriv högst två decimaler, till exempel 4,50.",
            "max_digits": "Avgiften kan inte vara mer än 1 000 kr per invånare.",
        },
    )

    def clean_sats(self) -> Any:
        rate = self.cleaned_data["sats"]
        if any(character.isalpha() for character in self.data.get("sats", "")):
            raise ValidationError("Skriv bara talet, utan ”kr”, till exempel 5 eller 4,50.")
        return rate


class FeeRateForm(forms.Form):
    """A new rate per inhabitant from a month on."""

    rate_kr = SwedishDecimalField(
        label="Avgift per invånare och år [kr]",
        help_text="Till exempel 4,50.",
        max_digits=7,
        decimal_places=2,
        min_value=0.01,
        max_value=HIGHEST_RATE_KR,
        error_messages={
            "min_value": "Avgiften måste vara större än noll.",
            "max_value": "Avgiften kan inte vara mer än 1 000 kr per invånare.",
            "max_decimal_places": "Skriv högst två decimaler, till exempel 4,50.",
        },
    )
    starts_on = DayField(
        label="Gäller från", help_text="Första dagen i en månad. Den tidigare avgiften slutar dagen före."
    )
    decided_on = DayField(label="Beslutad av samarbetskommittén", required=False)
    basis = NormalisedCharField(label="Grund", max_length=200, required=False)

    def clean_starts_on(self) -> date:
        day: date = self.cleaned_data["starts_on"]
        if day.day != 1:
            raise ValidationError(
                f"Avgiften räknas per månad, så den måste börja gälla den första i en månad, inte {format_date(day)}."
            )
        if not 2010 <= day.year <= 2100:
            raise ValidationError("Året måste vara 2010–2100.")
        return day


class FeeFollowUpForm(forms.ModelForm):
    """The days on which a municipality confirmed, was invoiced and paid its fee of the year."""

    confirmed_on = DayField(label="Bekräftad i kommunens budget", required=False)
    invoiced_on = DayField(label="Fakturerad", required=False)
    paid_on = DayField(label="Betald", required=False)

    class Meta:
        model = FeeFollowUp
        fields = ["confirmed_on", "invoiced_on", "paid_on"]


class PopulationForm(forms.ModelForm):
    """One municipality's population on 31 December, from SCB."""

    year = forms.IntegerField(
        label="Folkmängd den 31 december år",
        min_value=2009,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Skriv året med fyra siffror, till exempel 2025."},
    )
    persons = SwedishIntegerField(
        label="Invånare",
        min_value=1,
        max_value=10_000_000,
        error_messages={"min_value": "Skriv ett antal större än noll."},
    )

    class Meta:
        model = Population
        fields = ["municipality", "persons"]

    field_order = ["municipality", "year", "persons"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row_field(self, "municipality").queryset = Municipality.objects.order_by(SwedishOrder("name"))
        name_empty_choice(self, municipality="Välj kommun")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        year, municipality = cleaned.get("year"), cleaned.get("municipality")
        if year and municipality:
            self.instance.counted_on = date(year, 12, 31)
            self.instance.is_perturbed = year >= FIRST_PERTURBED_YEAR
            self.instance.source = "SCB, inlagd för hand"
            if municipality.populations.filter(counted_on=self.instance.counted_on).exists():
                day = format_date(self.instance.counted_on)
                self.add_error("municipality", f"{municipality} har redan en folkmängd för {day}.")
        return cleaned


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
