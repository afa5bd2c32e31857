"""Fields that forms about programmes, plans and projects share: a year, a reason, a decision."""

from __future__ import annotations

from typing import Any

from django import forms

from meetings.models import Decision
from members import swedish
from members.models import Body

BAD_YEAR = "Skriv årtalet med fyra siffror, till exempel 2027."
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_REASON = 2_000


class YearField(forms.IntegerField):
    """A year, or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        outside = f"Året %(show_value)s ligger utanför {FIRST_YEAR}–{LAST_YEAR}. Kontrollera årtalet."
        super().__init__(
            required=False,
            min_value=FIRST_YEAR,
            max_value=LAST_YEAR,
            widget=forms.TextInput({"inputmode": "numeric", "class": "input-short"}),
            error_messages={"invalid": BAD_YEAR, "min_value": outside, "max_value": outside},
            **kwargs,
        )


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


class CommitteeDecisionField(forms.ModelChoiceField):
    """One of the committee's decisions, newest first."""

    def label_from_instance(self, decision: Any) -> str:
        paragraph = f" §\u00a0{decision.number.lstrip('§ ')}" if decision.number else ""
        text = decision.text if len(decision.text) <= 90 else f"{decision.text[:87].rstrip()}…"
        return f"{swedish.format_date(decision.decided_on)}{paragraph}: {text}"


def committee_decisions(year: int) -> Any:
    """Return the committee's dated decisions that may be about the year's plan, newest first."""
    return (
        Decision.objects.filter(body__kind=Body.Kind.COMMITTEE, decided_on__year__range=(year - 2, year + 1))
        .exclude(decided_on=None)
        .order_by("-decided_on", "-pk")
    )
