"""Programmes during their period: wordings with their dates, eight boards' adoptions, and the decision paper."""

import io
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.models import Decision
from members.models import Body, Municipality
from members.parties import parties_on
from members.versions import ChangedMeanwhile
from programs.models import Adoption, DecisionPaper, FocusArea, Plan, Program, SubGoal
from programs.programme import actions, boards, decision_paper
from programs.programme import queries as programme_queries
from programs.programme.forms import FocusAreaForm, NewProgramForm
from programs.table import queries as table_queries
from records.models import Job, Letter
from records.word import MEDIA_TYPE
from tests.markup import markup_of
from tests.programs.factories import make_activity, make_focus_area, make_plan, make_sub_goal, make_user
from tests.reports.pdf_text import text_of

TODAY = date(2026, 11, 21)
PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n"


# --- The rule ---------------------------------------------------------------------------------------


def test_in_force_on_the_day_of_the_eighth_adoption_and_not_before():
    seven: list[date | None] = [date(2023, 3, day) for day in range(1, 8)]

    assert boards.in_force_from([*seven, None], required=8) is None
    assert boards.in_force_from([*seven, date(2023, 2, 1)], required=8) == date(2023, 3, 7)
    assert boards.sentence([*seven[:6], None, None], required=8) == "6 av 8 antagna"


# --- Wordings ---------------------------------------------------------------------------------------


def test_reworded_goal_keeps_the_old_words_with_day_decision_and_reason(facts):
    goal = make_sub_goal(text="Stärkt teknisk försörjning")
    committee = Body.objects.get(slug="samarbetskommitten")
    decision = Decision.objects.create(body=committee, text="Ny lydelse", decided_on=date(2026, 5, 7), year=2026)

    actions.reword(
        goal, text="Robust teknisk försörjning", on=date(2026, 5, 7), decision=decision, reason="Tydligare", seen=1
    )

    old = goal.wordings.get()
    assert (goal.text, old.text, old.until_on) == (
        "Robust teknisk försörjning",
        "Stärkt teknisk försörjning",
        date(2026, 5, 7),
    )
    assert (old.replaced_by_decision, old.reason) == (decision, "Tydligare")
    with pytest.raises(actions.SameWording):
        actions.reword(goal, text=" Robust  teknisk försörjning", on=TODAY, decision=None, reason="", seen=goal.version)
    with pytest.raises(ChangedMeanwhile):
        actions.reword(goal, text="Annat", on=TODAY, decision=None, reason="", seen=1)
    with pytest.raises(actions.EarlierWording, match="7 maj 2026"):
        actions.reword(goal, text="Annat", on=date(2026, 5, 6), decision=None, reason="", seen=goal.version)
    assert goal.wordings.count() == 1


def test_wording_on_a_day_is_the_one_that_held_then(db):
    goal = make_sub_goal(text="Ett")
    actions.reword(goal, text="Två", on=date(2024, 6, 1), decision=None, reason="", seen=goal.version)
    actions.reword(goal, text="Tre", on=date(2026, 6, 1), decision=None, reason="", seen=goal.version)

    def on(day: date) -> str:
        return SubGoal.objects.with_wording_on(day).get(pk=goal.pk).wording

    assert [on(date(2024, 5, 31)), on(date(2024, 6, 1)), on(date(2026, 5, 31)), on(date(2026, 6, 1))] == [
        "Ett",
        "Två",
        "Två",
        "Tre",
    ]


def test_an_earlier_plan_keeps_the_words_of_its_year(db):
    area = make_focus_area()
    goal = make_sub_goal(focus_area=area, text="Ett")
    before, after = make_plan(year=2026, program=area.program), make_plan(year=2027, program=area.program)
    actions.reword(goal, text="Två", on=date(2026, 6, 1), decision=None, reason="", seen=goal.version)

    def words(plan: Plan) -> list[str]:
        return [block.text for block in table_queries.table_of(plan) for block in block.sub_goals]

    assert (words(before), words(after)) == (["Ett"], ["Två"])


def test_what_a_plan_was_adopted_with_is_not_reworded_afterwards(db):
    plan = make_plan(year=2026)
    goal = make_activity(plan=plan).sub_goal
    Plan.objects.update(state=Plan.State.ADOPTED)

    with pytest.raises(actions.EarlierWording, match="tidigast från 2 januari 2026"):
        actions.reword(goal, text="Två", on=date(2026, 1, 1), decision=None, reason="", seen=goal.version)
    assert not goal.wordings.exists()

    actions.reword(goal, text="Två", on=date(2026, 1, 2), decision=None, reason="", seen=goal.version)
    assert [block.text for block in table_queries.table_of(plan)[0].sub_goals] == [goal.wordings.get().text]


@pytest.mark.parametrize(("state", "refused"), [("presented", False), ("adopted", True), ("followed_up", True)])
def test_name_of_a_focus_area_stays_when_a_plan_with_it_is_adopted(db, state, refused):
    area = make_activity(plan=make_plan(title="Handlingsplan 2026")).focus_area
    Plan.objects.update(state=state)
    values = {"order": area.order, "goal": "Ett mål", "version": area.version}

    renamed = FocusAreaForm(values | {"name": "Annat namn"}, instance=FocusArea.objects.get(pk=area.pk))
    kept = FocusAreaForm(values | {"name": area.name}, instance=FocusArea.objects.get(pk=area.pk))

    assert ("name" in renamed.errors) is refused
    assert not refused or "Handlingsplan 2026, som är fastställd" in renamed.errors["name"][0]
    assert kept.is_valid()


def test_programme_cannot_take_the_address_of_the_page_that_makes_it(db):
    form = NewProgramForm({"slug": "nytt"}, instance=Program())

    assert "den här sidans" in form.errors["slug"][0]


def test_added_sub_goal_stands_last_with_its_day_and_added_twice_it_is_one(facts):
    area = Program.objects.get(slug="sup-2035").focus_areas.get(slug="infrastruktur")

    first = actions.add_sub_goal(area, text="Laddning för alla", added_on=date(2022, 3, 1), decision=None)
    again = actions.add_sub_goal(area, text="Laddning för alla", added_on=date(2022, 3, 1), decision=None)

    assert first == again
    assert list(area.sub_goals.order_by("order"))[-1] == first
    assert (first.added_on, first.in_original) == (date(2022, 3, 1), False)


# --- Adoptions --------------------------------------------------------------------------------------


def adopt(program: Program, count: int, *, first: date = date(2023, 3, 1)) -> None:
    for number, municipality in enumerate(parties_on(TODAY)[:count]):
        day = first.replace(day=first.day + number)
        actions.record_adoption(
            program, municipality, seen=0, file=None, by=None, adopted_on=day, paragraph=f"§ {number}"
        )


def test_tracker_says_6_of_8_and_then_since_when_it_is_in_force(facts):
    program = Program.objects.get(slug="sup-2040")
    adopt(program, 6)
    six = programme_queries.tracker(program, today=TODAY)
    assert six.said == "6 av 8 antagna"
    assert [board.municipality.name for board in six.missing] == ["Södertälje", "Tyresö"]
    assert six.in_force_from is None

    for board in six.missing:
        actions.record_adoption(program, board.municipality, seen=0, file=None, by=None, adopted_on=date(2023, 6, 1))

    assert programme_queries.tracker(program, today=TODAY).in_force_from == date(2023, 6, 1)


def test_a_dated_adoption_without_a_named_board_counts_as_one_and_is_shown_apart(facts):
    found = programme_queries.tracker(Program.objects.get(slug="sup-2035"), today=TODAY)

    assert found.said == "1 av 8 antagna"
    assert len(found.missing) == 8
    assert [adoption.adopted_on for adoption in found.unnamed if adoption.adopted_on] == [date(2019, 9, 18)]
    adopt(found.unnamed[0].program, 8)
    assert programme_queries.tracker(found.unnamed[0].program, today=TODAY).said == "8 av 8 antagna"


def test_second_editor_of_an_adoption_is_refused_and_the_file_is_kept_in_versions(facts):
    program, salem = Program.objects.get(slug="sup-2040"), Municipality.objects.get(slug="salem")
    by = make_user()
    made = actions.record_adoption(program, salem, seen=0, file=PDF, by=by, adopted_on=date(2023, 4, 1))
    with pytest.raises(ChangedMeanwhile):
        actions.record_adoption(program, salem, seen=0, file=None, by=by, adopted_on=date(2023, 5, 1))

    made.refresh_from_db()
    actions.record_adoption(program, salem, seen=made.version, file=PDF + b"%%EOF", by=by, adopted_on=date(2023, 4, 2))

    assert Adoption.objects.get(program=program, municipality=salem).adopted_on == date(2023, 4, 2)
    newest = PDF + b"%%EOF%%EOF"  # sent with the same words from a page that was opened before
    actions.record_adoption(program, salem, seen=0, file=newest, by=by, adopted_on=date(2023, 4, 2))
    assert bytes(made.document.versions.get(number=3).file.content) == newest
    assert list(made.document.versions.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def test_only_offices_that_are_missing_are_reminded_and_once_a_day(facts):
    program = Program.objects.get(slug="sup-2040")
    adopt(program, 7)
    found = programme_queries.tracker(program, today=TODAY)
    assert actions.remind(program, found, today=TODAY) == 1
    assert actions.remind(program, found, today=TODAY) == 0

    letter = Letter.objects.get(kind=actions.REMINDER)
    assert letter.to == "registrator.tyreso@example.se"
    assert "7 av 8 antagna" in letter.text
    assert "Tyresö" in letter.text
    actions.remind(program, found, today=date(2026, 11, 22))
    [reminder] = actions.reminders(program, found, today=TODAY)
    assert (reminder.to, reminder.sent) == (["registrator.tyreso@example.se"], 2)


# --- The decision paper -------------------------------------------------------------------------------


def test_paper_is_filled_from_the_programme_until_somebody_writes(facts):
    program = Program.objects.get(slug="sup-2040")
    empty = {part.heading: part.paragraphs for part in decision_paper.paper_of(program).parts}
    assert empty["Förslag till beslut"][0] == (
        "Kommunstyrelsen antar Södertörns utvecklingsprogram 2040 för perioden 2023–2026."
    )
    assert "ersätter Södertörns utvecklingsprogram 2035" in empty["Förslag till beslut"][1]
    assert empty["Ekonomiska konsekvenser"] == ["Förslaget har inga ekonomiska konsekvenser."]
    assert empty["Beslutet skickas till"] == ["Södertörnskommunernas samverkansstrateg"]

    DecisionPaper.objects.create(program=program, summary="Kort sagt: ja.", signed_by="Anna Ek\nkommundirektör")
    paper = decision_paper.paper_of(program)

    assert {part.heading: part.paragraphs for part in paper.parts}["Sammanfattning"] == ["Kort sagt: ja."]
    assert paper.signed_by == ["Anna Ek", "kommundirektör"]


def test_a_written_paper_leads_to_its_page(facts, secretariat):
    paper = DecisionPaper.objects.create(program=Program.objects.get(slug="sup-2040"))

    assert secretariat.get(paper.get_absolute_url()).status_code == 200


def test_word_file_has_headings_a_table_and_the_same_bytes_twice(facts):
    program = Program.objects.get(slug="sup-2035")
    paper = decision_paper.paper_of(program)

    content = decision_paper.to_word(paper, written_on=TODAY)

    assert content == decision_paper.to_word(paper, written_on=TODAY)
    document = docx.Document(io.BytesIO(content))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    assert headings[:2] == ["Förslag till beslut", "Sammanfattning"]
    assert "Programmet i korthet" in headings
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["Fokusområde", "Mål", "Delmål"]
    assert len(rows) == 5
    assert document.core_properties.language == "sv-SE"


def test_pdf_is_made_by_the_job_and_kept_once(facts):
    program, user = Program.objects.get(slug="sup-2040"), make_user()
    job = decision_paper.order_pdf(program, by=user, today=TODAY)
    assert decision_paper.order_pdf(program, by=user, today=TODAY) == job

    content = decision_paper.make(job)
    first, again = decision_paper.keep(job, content), decision_paper.keep(job, content)

    assert first == again
    text = text_of(bytes(first.file.content))
    assert "Förslag till beslut" in text
    assert "Kommunstyrelsen antar Södertörns utvecklingsprogram 2040" in text


# --- The pages ----------------------------------------------------------------------------------------


def test_adoption_is_entered_on_its_page_with_a_file_that_can_be_fetched(facts, secretariat, client):
    address = reverse("programs:adoption", args=["sup-2040", "salem"])
    assert secretariat.post(address, {"adopted_on": "31 februari"}).status_code == 400
    wrong = SimpleUploadedFile("beslut.pdf", b"inte en pdf", content_type="application/pdf")
    refused = secretariat.post(address, {"adopted_on": "2023-04-03", "file": wrong})
    assert refused.status_code == 400
    assert "ingen hel PDF" in refused.content.decode()
    assert not Adoption.objects.filter(program__slug="sup-2040", municipality__slug="salem").exists()

    file = SimpleUploadedFile("beslut.pdf", PDF, content_type="application/pdf")
    sent = {"adopted_on": "2023-04-03", "paragraph": "§ 12", "url": "https://salem.example.se/p", "file": file}
    assert secretariat.post(address, sent).status_code == 302

    public = client.get(reverse("programs:adoptions", args=["sup-2040"])).content.decode()
    assert "1 av 8 antagna" in public
    assert "3 april 2023" in public
    document = Adoption.objects.get(program__slug="sup-2040", municipality__slug="salem").document
    fetched = client.get(reverse("records:document_file", args=[document.pk]))
    assert fetched.content == PDF
    assert fetched["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_second_editor_of_a_programme_sees_both_texts(facts, secretariat):
    program = Program.objects.get(slug="sup-2040")
    address = reverse("programs:program_edit", args=["sup-2040"])
    sent = {"title": "Min titel", "abbreviation": "SUP 2040", "version": program.version}
    Program.objects.filter(pk=program.pk).update(vision="Någon annans vision")

    answer = secretariat.post(address, sent)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Någon annans vision" in page
    assert "Min titel" in page
    program.refresh_from_db()
    assert program.title == "Södertörns utvecklingsprogram 2040"


def test_year_of_a_programme_outside_the_bounds_is_refused_with_the_year(facts, secretariat):
    program = Program.objects.get(slug="sup-2040")
    sent = {"title": program.title, "abbreviation": "SUP 2040", "version": program.version, "valid_from_year": "1999"}

    answer = secretariat.post(reverse("programs:program_edit", args=["sup-2040"]), sent)

    assert answer.status_code == 400
    assert "Året 1999 ligger utanför 2000–2100." in answer.content.decode()


def test_reword_page_keeps_what_was_typed_when_refused(facts, secretariat):
    goal = SubGoal.objects.filter(focus_area__program__slug="sup-2035").first()
    address = reverse("programs:sub_goal_reword", args=[goal.pk])

    early = secretariat.post(address, {"text": "Nya ord", "added_on": "2031-01-01", "version": goal.version})
    assert early.status_code == 400
    assert "har inte varit än" in early.content.decode()
    late = secretariat.post(address, {"text": "Nya ord", "added_on": "2026-01-01", "version": 99})
    assert late.status_code == 409
    assert "Nya ord" in late.content.decode()
    assert (
        secretariat.post(address, {"text": "Nya ord", "added_on": "2026-01-01", "version": goal.version}).status_code
        == 302
    )
    page = markup_of(secretariat.get(reverse("programs:program", args=["sup-2035"])))
    assert "Lydelse till 1 januari 2026" in page


def test_new_programme_focus_area_and_paper_through_the_pages(facts, secretariat):
    made = secretariat.post(
        reverse("programs:program_new"),
        {"slug": "sup-2050", "title": "Utvecklingsprogram 2050", "abbreviation": "SUP 2050", "adoptions_required": "8"},
    )
    assert made.status_code == 302
    area = secretariat.post(
        reverse("programs:focus_area_new", args=["sup-2050"]), {"name": "Klimat", "goal": "Noll", "order": 1}
    )
    assert area.status_code == 302
    program = Program.objects.get(slug="sup-2050")
    assert [area.name for area in program.focus_areas.all()] == ["Klimat"]

    page = reverse("programs:paper", args=["sup-2050"])
    assert secretariat.get(page).status_code == 200
    assert not DecisionPaper.objects.exists()  # reading writes nothing
    assert secretariat.post(page, {"proposal": "Anta programmet."}).status_code == 302
    version = DecisionPaper.objects.get(program=program).version
    assert secretariat.post(page, {"proposal": "Anta det.", "version": version}).status_code == 302
    assert secretariat.post(page, {"proposal": "Förkasta det.", "version": version}).status_code == 409
    word = secretariat.get(reverse("programs:paper_word", args=["sup-2050"]))
    assert word["Content-Type"] == MEDIA_TYPE
    assert secretariat.post(reverse("programs:paper_pdf", args=["sup-2050"])).status_code == 302
    assert Job.objects.filter(kind=decision_paper.KIND).count() == 1


def test_strangers_read_adoptions_and_change_nothing(facts, client):
    assert client.get(reverse("programs:adoptions", args=["sup-2040"])).status_code == 200
    client.force_login(make_user(kind="network"), backend="django.contrib.auth.backends.ModelBackend")
    for name in ("program_edit", "paper", "focus_area_new"):
        assert client.get(reverse(f"programs:{name}", args=["sup-2040"])).status_code == 403
    assert client.post(reverse("programs:adoptions_remind", args=["sup-2040"])).status_code == 403
