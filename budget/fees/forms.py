"""Rates, what-if and what is known of a payment."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from budget.models import FeeFollowUp
from members.fields import DayField, NormalisedCharField, SwedishDecimalField
from members.swedish import format_date

HIGHEST_RATE_KR = 1_000


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
