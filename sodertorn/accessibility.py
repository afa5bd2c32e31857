"""The accessibility statement (tillgänglighetsredogörelse) as data: 12 § lag (2018:1937)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Fault:
    """Something that does not yet meet the requirements, and what a reader can do meanwhile."""

    what: str
    instead: str


@dataclass(frozen=True)
class Statement:
    """What the law asks the statement to say."""

    authority: str
    service: str
    conformance: str
    standard: str
    method: str
    assessed_on: date
    faults: tuple[Fault, ...]
    contact: str
    report_url: str = "https://www.digg.se/tdosanmalan"


STATEMENT = Statement(
    authority="Södertörnskommunerna genom Huddinge kommun, som är värd för kansliet",
    service="Södertörnsportalen",
    conformance="delvis förenlig",
    standard="WCAG 2.2 nivå AA och EN 301 549",
    method=(
        "Egna kontroller: varje sida prövas automatiskt med axe i tre bredder, ljust och mörkt, och de viktigaste "
        "sidorna med enbart tangentbord. Dokumenten prövas mot PDF/UA-1 och PDF/A-3a. Ingen oberoende granskning "
        "med personer som använder hjälpmedel har gjorts än."
    ),
    assessed_on=date(2026, 11, 21),
    faults=(
        Fault(
            "I PDF-filerna är innehållsförteckningen märkt som en lista och inte som en innehållsförteckning.",
            "Läs dokumentet som webbsida. Den har samma innehåll.",
        ),
        Fault(
            "Bilden av årshjulet har många detaljer som är små på en telefon.",
            "Samma uppgifter står i tabellen under bilden och i listan.",
        ),
    ),
    contact="kansli@example.se",
)
