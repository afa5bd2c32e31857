"""What is typed on the way from draft to decision."""

from __future__ import annotations

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from meetings.models import Decision
from members import swedish
from members.fields import PastDayField, VersionField, row_field
from members.models import Municipality
from programs.fields import CommitteeDecisionField, ReasonField, committee_decisions
from programs.models import Plan


class PresentationForm(forms.Form):
    """Which municipalities have seen the draft; the newly ticked get the day."""

    on = PastDayField(
        label="Redovisad den",
        help_text=(
            "Gäller dem du kryssar för nu. De som redan är införda behåller sin dag."
            " Blev dagen fel: ta bort krysset, spara, och kryssa för igen."
        ),
    )
    seen_by = forms.MultipleChoiceField(
        label="Kommuner som har sett förslaget",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Kommunen finns inte i avtalet. Ladda om sidan."},
    )
    version = VersionField()

    def __init__(
        self, data: QueryDict | None = None, *, plan: Plan, parties: QuerySet[Municipality], days: dict[int, date]
    ) -> None:
        super().__init__(
            data,
            auto_id="redovisning-%s",
            initial={"on": timezone.localdate(), "seen_by": [str(pk) for pk in days], "version": plan.version},
        )
        self.days = days
        self.parties = parties
        self.fields["seen_by"].choices = [  # type: ignore[attr-defined]
            (
                str(party.pk),
                f"{party.name}, {swedish.format_date(days[party.pk])}" if party.pk in days else party.name,
            )
            for party in parties
        ]

    def chosen(self) -> dict[int, date | None]:
        """Return each party's day as it shall be."""
        ticked = {int(value) for value in self.cleaned_data["seen_by"]}
        new = self.cleaned_data["on"]
        return {party.pk: self.days.get(party.pk, new) if party.pk in ticked else None for party in self.parties}


class AdoptForm(forms.Form):
    """Adopt a plan as the committee decided."""

    decision = CommitteeDecisionField(
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

    decision = CommitteeDecisionField(
        label="Beslut om rättelsen",
        queryset=Decision.objects.none(),
        required=False,
        empty_label="Inget eget beslut",
        error_messages={"invalid_choice": "Beslutet finns inte bland kommitténs beslut. Välj ett i listan."},
    )

    def __init__(self, data: QueryDict | None = None, *, plan: Plan) -> None:
        super().__init__(data, auto_id="las-%s")
        row_field(self, "decision").queryset = committee_decisions(plan.year + 1)
