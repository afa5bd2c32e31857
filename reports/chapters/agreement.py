"""The chapter of the agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from members.models import Agreement, AgreementRule
from reports.chapters.sources import Sources


@dataclass(frozen=True)
class RuleText:
    number: str
    title: str
    text: str
    uncertain: bool


@dataclass(frozen=True)
class Paragraph:
    number: int
    rules: list[RuleText]


@dataclass(frozen=True)
class AgreementText:
    title: str
    dated: date
    valid_from: date
    parties: list[str]
    paragraphs: list[Paragraph]


def agreement(sources: Sources) -> AgreementText | None:
    found = Agreement.objects.order_by("valid_from").first()
    if found is None:
        return None
    rules = found.rules.filter(kind=AgreementRule.Kind.AGREEMENT).order_by("paragraph", "order")
    paragraphs: dict[int, list[RuleText]] = {}
    for rule in rules:
        text = RuleText(rule.number, rule.title, rule.text, rule.uncertain)
        paragraphs.setdefault(rule.paragraph or 0, []).append(text)
    parties = found.parties.select_related("municipality").order_by("municipality__slug")
    return AgreementText(
        title=found.title,
        dated=found.document_on,
        valid_from=found.valid_from,
        parties=[party.municipality.name for party in parties],
        paragraphs=[Paragraph(number, texts) for number, texts in paragraphs.items()],
    )
