"""What is typed on the way from draft to decision."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from meetings.models import Decision
from members import swedish
from members.fields import row_field
from members.models import Body, Municipality
from programs.models import Plan

OLD_PAGE = "Sidan är för gammal. Ladda om den och försök igen."
LONGEST_REASON = 2_000


class VersionField(forms.IntegerField):
    """The version that the page showed."""

    def __init__(self) -> None:
        super().__init__(
            widget=forms.HiddenInput,
            min_value=1,
            max_value=2_147_483_647,
            error_messages={"required": OLD_PAGE, "invalid": OLD_PAGE, "min_value": OLD_PAGE, "max_value": OLD_PAGE},
        )


class DecisionField(forms.ModelChoiceField):
    """One of the committee's decisions, newest first."""

    def label_from_instance(self, decision: Any) -> str:
        paragraph = f" §\u00a0{decision.number.lstrip('§ ')}" if decision.number else ""
        text = decision.text if len(decision.text) <= 90 else f"{decision.text[:87].rstrip()}…"
        return f"{swedish.format_date(decision.decided_on)}{paragraph}: {text}"


class ReasonField(forms.CharField):
    """Why: some sentences that stay with the decision."""

    def __init__(self, *, label: str, required: bool, help_text: str, missing: str = "") -> None:
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            widget=forms.Textarea({"rows": 3}),
            max_length=LONGEST_REASON,
            error_messages={
                "required": missing,
                "max_length": f"Skälet är %(show_value)s tecken långt. Korta det till {LONGEST_REASON}.",
            },
        )
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value: Any) -> str:
        return swedish.normalise(super().to_python(value) or "", multiline=True)


def committee_decisions(year: int) -> Any:
    """Return the committee's dated decisions that may be about the year's plan, newest first."""
    return (
        Decision.objects.filter(body__kind=Body.Kind.COMMITTEE, decided_on__year__range=(year - 2, year + 1))
        .exclude(decided_on=None)
        .order_by("-decided_on", "-pk")
    )


class PresentationForm(forms.Form):
    """Which municipalities have seen the draft; the newly ticked get the day."""

    on = forms.DateField(
        label="Redovisad den",
        widget=forms.DateInput({"type": "date", "class": "input-short"}, format="%Y-%m-%d"),
        help_text=(
            "Gäller dem du kryssar för nu. De som redan är införda behåller sin dag."
            " Blev dagen fel: ta bort krysset, spara, och kryssa för igen."
        ),
        error_messages={
            "required": "Ange dagen, till exempel 2026-03-31.",
            "invalid": "Dagen finns inte. Skriv den som 2026-03-31.",
        },
    )
    seen_by = forms.MultipleChoiceField(
        label="Kommuner som har sett förslaget",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Kommunen finns inte i avtalet. Ladda om sidan."},
    )
    version = VersionField()

    def __init__(
        self, data: QueryDict | None = None, *, plan: Plan, parties: list[Municipality], days: dict[int, date]
    ) -> None:
        super().__init__(
            data,
            auto_id="redovisning-%s",
            initial={"on": timezone.localdate(), "seen_by": [str(pk) for pk in days], "version": plan.version},
        )
        self.days = days
        self.parties = parties
        self.fields["seen_by"].choices = [  # type: ignore[attr-defined]
            (str(one.pk), f"{one.name}, {swedish.format_date(days[one.pk])}" if one.pk in days else one.name)
            for one in parties
        ]

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(f"Dagen {swedish.format_date(day)} har inte varit än.")
        if day.year < 2000:
            raise forms.ValidationError("Dagen ligger före år 2000. Kontrollera årtalet.")
        return day

    def chosen(self) -> dict[int, date | None]:
        """Return each municipality's day as it shall be."""
        ticked = {int(value) for value in self.cleaned_data["seen_by"]}
        new = self.cleaned_data["on"]
        return {one.pk: self.days.get(one.pk, new) if one.pk in ticked else None for one in self.parties}


class AdoptForm(forms.Form):
    """Adopt a plan as the committee decided."""

    decision = DecisionField(
        label="Samarbetskommitténs beslut",
        queryset=Decision.objects.none(),
        empty_label="Välj beslutet",
        error_messages={
            "required": "Välj det beslut som fastställer planen.",
            "invalid_choice": "Beslutet finns inte bland kommitténs beslut. Välj ett i listan.",
        },
    )
    waived = ReasonField(
        label="Skäl att fastställa utan åtta redovisningar",
        required=False,
        help_text="Avtalet (§ 4) säger att kommunerna ska ha sett förslaget först. Skälet står kvar i planen.",
    )
    accepts_ownerless = forms.BooleanField(label="Fastställ fast aktiviteter saknar ansvarig", required=False)
    version = VersionField()

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        plan: Plan,
        all_presented: bool,
        ownerless: int,
        shown_on: date | None = None,
    ) -> None:
        """shown_on: the day on which the last municipality saw the draft; a decision before it cannot be the one."""
        super().__init__(data, auto_id="faststall-%s", initial={"version": plan.version})
        decisions = committee_decisions(plan.year)
        row_field(self, "decision").queryset = decisions
        if shown_on and data is None:
            possible = list(decisions.filter(decided_on__gte=shown_on).values_list("pk", flat=True)[:2])
            self.initial["decision"] = possible[0] if len(possible) == 1 else None
        if all_presented:
            del self.fields["waived"]
        if not ownerless:
            del self.fields["accepts_ownerless"]


class AmendmentForm(forms.Form):
    """Why an adopted plan is amended."""

    reason = ReasonField(
        label="Varför rättas planen?",
        required=True,
        help_text="Skälet står i planen och i dokumentet, tillsammans med rättelsens nummer.",
        missing="Skriv varför planen rättas.",
    )


class AmendmentEndForm(forms.Form):
    """Lock an amendment, with the committee's decision if there is one."""

    decision = DecisionField(
        label="Beslut om rättelsen",
        queryset=Decision.objects.none(),
        required=False,
        empty_label="Inget eget beslut",
        error_messages={"invalid_choice": "Beslutet finns inte bland kommitténs beslut. Välj ett i listan."},
    )

    def __init__(self, data: QueryDict | None = None, *, plan: Plan) -> None:
        super().__init__(data, auto_id="las-%s")
        row_field(self, "decision").queryset = committee_decisions(plan.year + 1)
