"""The decision paper (tjänsteutlåtande) by which an executive board adopts a programme, as text, Word and PDF.

What nobody has written is filled from the programme. Source: Tjänsteutlåtande om Utvecklingsprogram 2040.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from members.models import User
from members.swedish import format_date
from programs.models import DecisionPaper, Program, ProgramText
from programs.programme import queries
from records import hashes, jobs, word
from records.models import Document, DocumentVersion, Job
from records.pdf import PdfError, render_template_pdf
from records.pdf_checks import check_pdf
from records.uploads import keep_version

KIND = "decision_paper"
HEADINGS = {
    "proposal": "Förslag till beslut",
    "summary": "Sammanfattning",
    "background": "Bakgrund och syfte",
    "process": "Ärendets beredning",
    "opinion": "Förvaltningens synpunkter",
    "economic": "Ekonomiska konsekvenser",
    "legal": "Juridiska konsekvenser",
    "attachments": "Bilagor",
    "distribution": "Beslutet skickas till",
}
LISTS = {"attachments", "distribution"}


@dataclass(frozen=True)
class PaperPart:
    """A heading of the paper and its text: paragraphs, or the lines of a list."""

    heading: str
    paragraphs: list[str]
    is_list: bool = False


@dataclass(frozen=True)
class Paper:
    """The whole paper as it is read."""

    title: str
    subject: str
    parts: list[PaperPart]
    goals: list[tuple[str, str, list[str]]]
    signed_by: list[str]


def suggested(program: Program) -> dict[str, str]:
    """Return the text of each part as the programme itself gives it; empty where it says nothing."""
    years = _years(program)
    replaces = getattr(program, "replaces", None)
    proposal = [f"Kommunstyrelsen antar {program.title}{f' för perioden {years}' if years else ''}."]
    if replaces is not None:
        proposal.append(f"Programmet ersätter {replaces.title}.")
    summary = [program.vision and f"Visionen är: {program.vision}.", program.purpose, program.adoption_condition]
    background = [
        f"{program.title} är Södertörnskommunernas gemensamma program. {program.purpose}".strip(),
        program.overall_goal and f"Det övergripande målet är: {program.overall_goal}.",
        program.revision,
    ]
    steps = [f"{text.text}{f' ({text.when_text})' if text.when_text else ''}." for text in _texts(program, "step")]
    attachment = f"Bilaga 1: {program.title}{f' för perioden {years}' if years else ''}"
    return {
        "proposal": "\n".join(proposal),
        "summary": "\n".join(filter(None, summary)),
        "background": "\n".join(filter(None, background)),
        "process": "\n".join(steps),
        "opinion": "Förvaltningen föreslår att kommunstyrelsen antar programmet.",
        "economic": _consequence(program.economic_consequences, "ekonomiska"),
        "legal": _consequence(program.legal_consequences, "juridiska"),
        "attachments": attachment,
        "distribution": "Södertörnskommunernas samverkansstrateg",
    }


def paper_of(program: Program) -> Paper:
    """Return the paper: what somebody has written, else what the programme gives; parts without text are left out."""
    written = DecisionPaper.objects.filter(program=program).first()
    given = suggested(program)
    parts = []
    for name, heading in HEADINGS.items():
        text = (getattr(written, name) if written else "").strip() or given[name]
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if lines:
            parts.append(PaperPart(heading, lines, is_list=name in LISTS or (name == "proposal" and len(lines) > 1)))
    tree = queries.goal_tree(program)
    goals = [
        (focus.name, focus.goal, [goal.text for goal in focus.sub_goals.all()])
        for area in tree.areas
        for focus in area.focus_areas
    ]
    signed = written.signed_by.splitlines() if written else []
    years = _years(program)
    return Paper(
        title="Tjänsteutlåtande",
        subject=f"{program.title}{f' för perioden {years}' if years else ''}",
        parts=parts,
        goals=goals,
        signed_by=[line.strip() for line in signed if line.strip()],
    )


def to_word(paper: Paper, *, written_on: date) -> bytes:
    """Return the paper as a Word document."""
    sections = []
    for part in paper.parts:
        is_numbered = part.heading == HEADINGS["proposal"]
        sections.append(
            word.Section(part.heading, items=part.paragraphs, is_numbered=is_numbered)
            if part.is_list
            else word.Section(part.heading, paragraphs=part.paragraphs)
        )
        if part.heading == HEADINGS["background"] and paper.goals:
            rows = [(name, goal, "\n".join(subs)) for name, goal, subs in paper.goals]
            table = word.Table(("Fokusområde", "Mål", "Delmål"), rows)
            sections.append(word.Section("Programmet i korthet", table=table))
    if paper.signed_by:
        sections.append(word.Section("Underskrifter", paragraphs=paper.signed_by))
    lead = [f"{paper.title}, {format_date(written_on)}"]
    return word.write(title=paper.subject, lead=lead, sections=sections, written_on=written_on)


# --- The file, made in the background ---------------------------------------------------------------


def order_pdf(program: Program, *, by: User, today: date) -> Job:
    """Order the paper as PDF. The same content on the same day is the same work."""
    paper = paper_of(program)
    params = {
        "program": program.pk,
        "title": f"Tjänsteutlåtande om {program.abbreviation}",
        "page": reverse("programs:paper", args=[program.slug]),
        "written_on": today.isoformat(),
    }
    return jobs.order(KIND, params, hashes.hash_of(asdict(paper)), by)


def make(job: Job) -> bytes:
    """Lay out and check the file. Raises WorkFailed."""
    program = Program.objects.filter(pk=job.params["program"]).first()
    if program is None:
        raise jobs.WorkFailed("Programmet finns inte längre.")
    paper = paper_of(program)
    jobs.step(job, Job.Step.LAYING_OUT)
    try:
        written_on = date.fromisoformat(job.params["written_on"])
        content = render_template_pdf("programs/decision_paper_pdf.html", {"paper": paper}, written_on=written_on)
    except PdfError as error:
        raise jobs.WorkFailed(str(error)) from error
    jobs.step(job, Job.Step.CHECKING)
    if faults := check_pdf(content):
        raise jobs.WorkFailed(" ".join(faults))
    return content


@transaction.atomic
def keep(job: Job, content: bytes) -> DocumentVersion:
    """Write the file as the newest version of the paper."""
    program = Program.objects.select_for_update().get(pk=job.params["program"])
    document, _ = Document.objects.get_or_create(
        kind=Document.Kind.DECISION_PAPER,
        title=f"Tjänsteutlåtande om {program.title}",
        defaults={"is_public": False, "note": "Sammanställs i portalen."},
    )
    return keep_version(document, content, by=job.ordered_by)


def address(job: Job) -> str:
    return reverse("records:document_file", args=[job.result.document_id]) if job.result else ""


WORK = jobs.Work("Tjänsteutlåtande", make, keep, address)


def _years(program: Program) -> str:
    if program.valid_from_year and program.valid_to_year:
        return f"{program.valid_from_year}–{program.valid_to_year}"
    return ""


def _texts(program: Program, kind: str) -> QuerySet[ProgramText]:
    return program.texts.filter(kind=kind).order_by("order")


def _consequence(text: str, what: str) -> str:
    if not text:
        return ""
    if text.strip().casefold() in {"inga", "inga."}:
        return f"Förslaget har inga {what} konsekvenser."
    return text
