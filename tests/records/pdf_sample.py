"""A document of the cooperation's kind, about fifteen pages, that uses every part of the PDF's look."""

from dataclasses import dataclass
from datetime import date

from django.template import engines

from records import charts, richtext
from records.pdf import DataAttachment, render_pdf

WRITTEN_ON = date(2020, 2, 6)
MUNICIPALITIES = ["Botkyrka", "Haninge", "Huddinge", "Nykvarn", "Nynäshamn", "Salem", "Södertälje", "Tyresö"]
POPULATION = {
    "Botkyrka": [93106, 94606, 94847, 95318, 95030],
    "Haninge": [91000, 92500, 94000, 95700, 97900],
    "Huddinge": [112848, 113234, 113951, 114155, 114320],
    "Nykvarn": [11000, 11100, 11280, 11430, 11570],
    "Nynäshamn": [28290, 28500, 29040, 29390, 29620],
    "Salem": [16890, 17080, 17250, 17370, 17460],
    "Södertälje": [98979, 99905, 100939, 101209, 102153],
    "Tyresö": [48004, 48333, 48900, 49100, 49300],
}
TEXT = """
<p>Kommunerna på Södertörn samarbetar i frågor där vi når längre tillsammans än var för sig. Samarbetet utgår från
samarbetsavtalet och följs upp varje år av kommunstyrelsernas presidier. Bostadsbyggandet, kollektivtrafiken och de
prioriterade infrastrukturinvesteringarna hänger ihop, och därför planerar vi dem samlat.</p>
<p>Arbetet leds av Södertörnspresidiet och bereds av kommundirektörsgruppen. Varje nätverk ansvarar för sina aktiviteter
och redovisar dem två gånger om året. Det som inte blir färdigt i tid förs upp med ny tidpunkt och förklaring.</p>
<h2>Vad vi vill uppnå</h2>
<ul><li><p>En region som växer hållbart, med plats för fler invånare och arbetsplatser.</p></li>
<li><p>Tvärförbindelser som knyter ihop de regionala stadskärnorna.</p></li>
<li><p>Verksamheter som lär av varandra och delar på specialistkompetens.</p></li></ul>
<h3>Så följer vi upp</h3>
<p>Läs mer på <a href="https://sodertornskommunerna.se/">samarbetets webbplats</a> eller i
<a href="/dokument/12/">samarbetsavtalet</a>.</p>
"""
TEMPLATE = """{% extends "pdf/base.html" %}
{% block title %}Handlingsplan 2020{% endblock %}
{% block description %}Aktiviteter, budget och uppföljning för Södertörnskommunernas samarbete.{% endblock %}
{% block cover %}{% include "pdf/_cover.html" with title="Handlingsplan 2020" %}{% endblock %}
{% block contents %}{% include "pdf/_contents.html" %}{% endblock %}
{% block body %}
{% for chapter in chapters %}
<h1 id="{{ chapter.anchor }}">{{ chapter.title }}</h1>
<p class="lead">Här beskriver vi målen, vem som gör vad och när det ska vara klart.</p>
{{ text|safe }}
{% if forloop.counter == 2 %}
<div class="decision"><h3>Beslut</h3><p>Södertörnspresidiet fastställer handlingsplanen för 2020.</p></div>
<dl class="facts">
<dt>Tid</dt>
<dd>Torsdag 6 februari 2020 kl. 13.00–16.00</dd><dt>Plats</dt>
<dd>Kommunalhuset i Huddinge</dd></dl>
{% endif %}
{% for figure in chapter.figures %}
<figure class="chart">
<figcaption>{{ figure.0 }}</figcaption>
{{ figure.1 }}</figure>{% endfor %}
{% endfor %}
<h1 id="avgifter">Avgifter per kommun</h1>
<table><caption>Avgift per kommun och år, kronor</caption>
<thead>
<tr>
<th scope="col">Kommun</th>
<th scope="col" class="number">Invånare</th>
<th scope="col" class="number">2019</th>
<th scope="col" class="number">2020</th>
<th scope="col" class="number">Skillnad</th></tr></thead>
<tbody>
{% for row in fees %}<tr>
<th scope="row">{{ row.0 }}</th>
{% for cell in row.1 %}<td class="number">{{ cell }}</td>{% endfor %}</tr>
{% endfor %}
<tr class="total">
<th scope="row">Summa</th>
<td class="number">507&nbsp;552</td>
<td class="number">2&nbsp;012&nbsp;800</td>
<td class="number">2&nbsp;030&nbsp;208</td>
<td class="number">17&nbsp;408</td></tr></tbody></table>
<section class="landscape">
<h1 id="bilaga">Bilaga: aktiviteter</h1>
<table><caption>Aktiviteter i handlingsplanen</caption>
<thead>
<tr>
<th scope="col">Nr</th>
<th scope="col">Aktivitet</th>
<th scope="col">Ansvarigt nätverk</th>
<th scope="col">Klart</th>
<th scope="col">Läge</th>
<th scope="col" class="number">Budget, kr</th></tr></thead>
<tbody>
{% for activity in activities %}<tr>
<th scope="row">{{ activity.number }}</th>
<td>{{ activity.title }}</td>
<td>{{ activity.network }}</td>
<td>{{ activity.due_on|date:"Y-m-d" }}</td>
<td{% if activity.late %} class="late"{% endif %}>{{ activity.state }}</td>
<td class="number">{{ activity.budget }}</td></tr>
{% endfor %}</tbody></table>
</section>
<h1 id="underskrifter">Underskrifter</h1>
<p>Protokollet är justerat.</p>
<div class="signatures"><p>Ordförande<br>Malin Danielsson</p><p>Justerare<br>Åsa Öberg</p></div>
{% endblock %}
"""


@dataclass(frozen=True)
class Entry:
    anchor: str
    title: str
    level: int


def figures() -> list[tuple[str, str]]:
    """Return every kind of chart with its heading."""
    return [
        (
            "Invånare per kommun 2019–2023",
            charts.line_chart(
                title="Invånare per kommun 2019–2023",
                description="Alla åtta kommuner växer; Huddinge är störst och Nykvarn minst.",
                points=["2019", "2020", "2021", "2022", "2023"],
                lines=[charts.Line(name, values) for name, values in POPULATION.items()],
                unit="invånare",
            ),
        ),
        (
            "Budget och utfall 2019",
            charts.grouped_bar_chart(
                title="Budget och utfall 2019",
                description="Personalkostnaden blev lägre än budget, övriga kostnader högre.",
                series=["Budget", "Utfall"],
                groups=[
                    charts.BarGroup("Personal", [1250000, 1187400]),
                    charts.BarGroup("Konferenser, utbildningar och gemensamma studieresor", [400000, 436100]),
                    charts.BarGroup("Årets resultat", [0, -58200]),
                    charts.BarGroup("Kommunikation", [120000, None]),
                ],
                unit="kr",
            ),
        ),
        (
            "Avgift per kommun 2020",
            charts.bar_chart(
                title="Avgift per kommun 2020",
                description="Huddinge betalar mest och Nykvarn minst.",
                bars=[
                    charts.Bar(name, values[1] * 4, "late" if name == "Salem" else "accent")
                    for name, values in POPULATION.items()
                ],
                unit="kr",
            ),
        ),
        (
            "Aktiviteternas läge per nätverk",
            charts.stacked_share_chart(
                title="Aktiviteternas läge per nätverk",
                description="De flesta aktiviteter är genomförda.",
                series=["Planerade", "Genomförda", "Pågår"],
                groups=[
                    charts.BarGroup("Samhällsbyggnad", [3, 8, 2]),
                    charts.BarGroup("Näringsliv", [1, 1, 1]),
                    charts.BarGroup("Social hållbarhet", [0, 5, 1]),
                    charts.BarGroup("Miljö", [0, 0, 0]),
                ],
            ),
        ),
    ]


def sample_html(*, draft: bool = False, chapters: int = 6, activities: int = 60) -> str:
    """Return the whole document as HTML."""
    pictures = figures()
    titles = [
        "Inledning",
        "Organisation och beslut",
        "Samhällsplanering och infrastruktur",
        "Näringsliv och arbetsmarknad",
    ]
    titles += [f"Utvecklingsområde {number}" for number in range(5, chapters + 1)]
    made = [
        {"anchor": f"kapitel-{place}", "title": title, "figures": pictures[place - 2 : place - 1] if place > 1 else []}
        for place, title in enumerate(titles, start=1)
    ]
    entries = [Entry(chapter["anchor"], chapter["title"], 1) for chapter in made]
    entries.insert(2, Entry("kapitel-2", "Presidiets arbete", 2))
    entries += [
        Entry("avgifter", "Avgifter per kommun", 1),
        Entry("bilaga", "Bilaga: aktiviteter", 1),
        Entry("underskrifter", "Underskrifter", 1),
    ]
    context = {
        "draft": draft,
        "written_on": WRITTEN_ON,
        "chapters": made,
        "entries": entries,
        "subtitle": "Södertörnskommunernas samarbete för en hållbar och växande region",
        "text": richtext.clean(TEXT, heading_level=2),
        "facts": [
            ("Fastställd", "6 februari 2020 av Södertörnspresidiet"),
            ("Gäller", "1 januari–31 december 2020"),
            ("Kommuner", ", ".join(MUNICIPALITIES)),
        ],
        "fees": [
            (name, [f"{values[1]:,}".replace(",", "\u00a0"), "251\u00a0600", "253\u00a0776", "−2\u00a0176"])
            for name, values in POPULATION.items()
        ],
        "activities": [
            {
                "number": number,
                "title": "Ta fram ett gemensamt underlag för de prioriterade infrastrukturinvesteringarna på Södertörn"
                if number % 3
                else "Följa upp internkontrollplanen",
                "network": "Nätverket för samhällsbyggnadschefer" if number % 2 else "Kommundirektörsgruppen",
                "due_on": date(2020, 1 + number % 12, 15),
                "state": "försenad" if number % 7 == 0 else "pågår",
                "late": number % 7 == 0,
                "budget": "150\u00a0000" if number % 4 else "uppgift saknas",
            }
            for number in range(1, activities + 1)
        ],
    }
    return engines["django"].from_string(TEMPLATE).render(context)


def sample_pdf(*, draft: bool = False, chapters: int = 6, activities: int = 60) -> bytes:
    """Return the document with its activities as data inside it."""
    data = DataAttachment(
        name="handlingsplan.json",
        description="Handlingsplanens aktiviteter som data",
        data={"aktiviteter": [{"nr": 1, "titel": "Följer upp internkontrollplanen"}]},
    )
    html = sample_html(draft=draft, chapters=chapters, activities=activities)
    return render_pdf(html=html, written_on=WRITTEN_ON, attachments=[data], site_url="https://portalen.example")
