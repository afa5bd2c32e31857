"""The action plan to and from Excel: what is written, what a file may do, and the files that are refused."""

import io
import time
import zipfile
from datetime import date

import openpyxl
import openpyxl.xml
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programs.follow_up import queries as follow_up_queries
from programs.models import Activity, Plan
from programs.spreadsheet import actions as spreadsheet_actions
from programs.spreadsheet import workbook as spreadsheet_workbook
from programs.spreadsheet.actions import Fate
from programs.spreadsheet.workbook import NotAWorkbook, SheetRow
from programs.table import actions as table_actions
from programs.table import queries as table_queries
from tests.markup import markup_of
from tests.programs.factories import make_activity, make_body, make_municipality, make_plan

DAY = date(2026, 11, 21)


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def package(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def exported(plan: Plan) -> bytes:
    rows = [follow_up for area in follow_up_queries.follow_up_of(plan, DAY) for follow_up in area.activities]
    return spreadsheet_workbook.write(title=plan.title, rows=rows, written_on=DAY)


def changed(content: bytes, cells: dict[str, object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for place, value in cells.items():
        book.active[place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# --- Writing --------------------------------------------------------------------------------------


def test_written_workbook_has_the_plans_24_rows_in_order_and_texts_stay_texts(facts):
    plan = Plan.objects.get(year=2020)
    Activity.objects.filter(plan=plan, order=1).update(comment="=1+1")

    sheet = openpyxl.load_workbook(io.BytesIO(exported(plan))).active

    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == tuple(spreadsheet_workbook.COLUMNS)
    assert len(rows) == 25
    titles = [row.activity.title for block in table_queries.table_of(plan) for row in block.rows]
    assert [row[3] for row in rows[1:]] == titles
    assert sheet.freeze_panes == "E2"
    comment = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert comment.data_type == "s"


def test_same_rows_give_the_same_bytes(facts):
    plan = Plan.objects.get(year=2020)

    first = exported(plan)
    time.sleep(1.1)

    assert exported(plan) == first


# --- Reading back -----------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2020, 2021])
def test_unchanged_workbook_changes_nothing(facts, year):
    plan = Plan.objects.get(year=year)

    shown = spreadsheet_actions.preview(plan, spreadsheet_workbook.read(exported(plan)))

    assert {outcome.fate for outcome in shown.outcomes} == {Fate.SAME}
    assert shown.left_out == []


def test_changed_new_and_refused_lines_are_told_apart_and_nothing_is_written(facts):
    plan = Plan.objects.get(year=2020)
    content = changed(
        exported(plan),
        {
            "D2": "Ny rubrik",
            "K3": "genomförd",
            "K4": "på gång",
            "B26": "Infrastruktur",
            "D26": "Helt ny aktivitet",
            "H26": "våren",
        },
    )

    shown = spreadsheet_actions.preview(plan, spreadsheet_workbook.read(content))

    assert len(shown.having(Fate.SAME)) == 21
    assert [(outcome.line, [cell.heading for cell in outcome.cells]) for outcome in shown.having(Fate.CHANGED)] == [
        (2, ["Aktivitet"]),
        (3, ["Status"]),
    ]
    [refused] = shown.having(Fate.REFUSED)
    assert refused.line == 4
    assert "Status på gång finns inte" in refused.reasons[0]
    [new] = shown.having(Fate.NEW)
    assert (new.title, new.values["timing"], new.values["focus_area"].name) == (
        "Helt ny aktivitet",
        "spring",
        "Infrastruktur",
    )
    assert plan.activities.count() == 24
    with pytest.raises(spreadsheet_actions.SomeRefused, match="Rad 4"):
        spreadsheet_actions.carry_out(plan, spreadsheet_workbook.read(content))
    assert plan.activities.filter(title="Ny rubrik").count() == 0


def line(activity: Activity, **cells: str) -> SheetRow:
    return SheetRow(2, {"Nr": str(activity.pk), "Aktivitet": activity.title} | cells)


@pytest.fixture
def activity(db: None) -> Activity:
    return make_activity(title="Kartlägg laddning")


def fate_of(activity: Activity, **cells: str) -> spreadsheet_actions.RowOutcome:
    return spreadsheet_actions.preview(activity.plan, [line(activity, **cells)]).outcomes[0]


def test_who_is_read_as_joint_all_or_named(activity):
    named = make_municipality(name="Ekstad")

    assert fate_of(activity, **{"Ansvarig kommun": "Alla"}).values["scope"] == "all"
    assert fate_of(activity, **{"Ansvarig kommun": ""}).values["scope"] == "not_stated"
    outcome = fate_of(activity, **{"Ansvarig kommun": "ekstad"})
    assert (outcome.values["scope"], outcome.municipalities) == ("named", [named])
    assert "Kommunen Nowhere finns inte." in fate_of(activity, **{"Ansvarig kommun": "Ekstad, Nowhere"}).reasons


def test_network_timing_and_cost_are_read_and_refused_in_words(activity):
    network = make_body(name="Klimatnätverket")

    assert fate_of(activity, **{"Ansvarigt nätverk": "klimatnätverket"}).networks == [network]
    assert fate_of(activity, Tidplan="Klart i maj").values == {
        "timing": "by_month",
        "timing_month": 5,
        "timing_year": None,
        "timing_text": "",
    }
    assert fate_of(activity, Tidplan="när det går").values["timing_text"] == "när det går"
    assert fate_of(activity, **{"Kostnad (kr)": "12 500"}).values["cost_kr"] == 12_500
    assert fate_of(activity, **{"Kostnad (kr)": "-1"}).fate == Fate.REFUSED
    assert fate_of(activity, **{"Kostnad (kr)": "tolv"}).fate == Fate.REFUSED
    assert fate_of(activity, Aktivitet="å" * 401).fate == Fate.REFUSED
    assert fate_of(activity, Aktivitet="å" * 400).fate == Fate.CHANGED


def test_a_row_changed_in_the_portal_since_the_file_is_refused(activity):
    old = str(activity.version)
    Activity.objects.filter(pk=activity.pk).update(comment="Ändrad i portalen")

    refused = fate_of(activity, Version=old, Aktivitet="Ny rubrik")
    fresh = fate_of(activity, Version=str(activity.version + 1), Aktivitet="Ny rubrik")

    assert refused.fate == Fate.REFUSED
    assert "sedan filen hämtades" in refused.reasons[0]
    assert fresh.fate == Fate.CHANGED


def test_a_row_only_moved_in_the_portal_since_the_file_is_taken_in(activity):
    place = {"focus_area": activity.focus_area, "sub_goal": activity.sub_goal, "order": activity.order + 1}
    other = Activity.objects.create(plan=activity.plan, title="Nästa", **place)
    sent = line(activity, Version=str(activity.version), Kommentar="Nytt")
    assert table_actions.move_activity(other, step=-1)

    spreadsheet_actions.carry_out(activity.plan, [sent])

    activity.refresh_from_db()
    assert (activity.order, activity.comment) == (place["order"], "Nytt")


def test_unknown_number_double_row_and_missing_place_are_refused(activity):
    other = make_activity()

    foreign = spreadsheet_actions.preview(activity.plan, [line(other)]).outcomes[0]
    twice = spreadsheet_actions.preview(activity.plan, [line(activity), line(activity)]).outcomes[1]
    nowhere = spreadsheet_actions.preview(activity.plan, [SheetRow(2, {"Aktivitet": "Ny"})]).outcomes[0]

    assert "finns inte i" in foreign.reasons[0]
    assert "två rader" in twice.reasons[0]
    assert "Ange fokusområde" in nowhere.reasons[0]


def test_a_frozen_plan_takes_status_and_nothing_else(activity):
    Plan.objects.filter(pk=activity.plan_id).update(state=Plan.State.ADOPTED)

    assert fate_of(activity, Aktivitet="Ny rubrik").fate == Fate.REFUSED
    assert (
        spreadsheet_actions.preview(activity.plan, [SheetRow(2, {"Aktivitet": "Ny"})]).outcomes[0].fate == Fate.REFUSED
    )
    spreadsheet_actions.carry_out(activity.plan, [line(activity, Status="genomförd")])

    activity.refresh_from_db()
    assert activity.status == "done"


def test_carried_out_twice_it_is_done_once(activity):
    area = activity.focus_area
    lines = [
        SheetRow(2, {"Aktivitet": "Helt ny", "Fokusområde": area.name}),
        line(activity, Kommentar="Rad ett\nRad två"),
    ]

    spreadsheet_actions.carry_out(activity.plan, lines)
    again = spreadsheet_actions.carry_out(activity.plan, lines)

    assert {outcome.fate for outcome in again.outcomes} == {Fate.SAME}
    assert activity.plan.activities.count() == 2
    activity.refresh_from_db()
    assert activity.comment == "Rad ett\nRad två"


def test_a_pasted_line_is_not_carried_out_over_what_somebody_saved_since_it_was_seen(activity):
    pasted = [SheetRow(2, {"Aktivitet": activity.title, "Kommentar": "Mitt"})]
    seen = spreadsheet_actions.preview(activity.plan, pasted).digests
    Activity.objects.filter(pk=activity.pk).update(comment="Någon annans")

    with pytest.raises(spreadsheet_actions.SomeRefused, match="Inget är sparat"):
        spreadsheet_actions.carry_out(activity.plan, pasted, seen=seen)

    activity.refresh_from_db()
    assert activity.comment == "Någon annans"
    spreadsheet_actions.carry_out(
        activity.plan, pasted, seen=spreadsheet_actions.preview(activity.plan, pasted).digests
    )
    again = spreadsheet_actions.carry_out(activity.plan, pasted, seen=seen)  # pressed twice: nothing is left to do
    activity.refresh_from_db()
    assert activity.comment == "Mitt"
    assert not again.does_something


def test_unknown_names_in_a_cell_are_told_of_five_at_a_time(activity):
    [outcome] = spreadsheet_actions.preview(
        activity.plan, [line(activity, **{"Ansvarigt nätverk": "a," * 10_000})]
    ).outcomes

    assert outcome.reasons == ["Nätverket a finns inte."] * 5 + ["9995 namn till finns inte."]


@pytest.mark.parametrize("cost", ["1" + ".000" * 12, "9" * 5_000, "1" + ".000" * 2_000])
def test_cost_of_any_length_is_refused_in_words(activity, cost):
    [outcome] = spreadsheet_actions.preview(activity.plan, [line(activity, **{"Kostnad (kr)": cost})]).outcomes

    assert outcome.fate == Fate.REFUSED
    assert "högst 28" in outcome.reasons[0]


# --- Files that are refused -------------------------------------------------------------------------


def test_openpyxl_reads_xml_without_entities():
    assert openpyxl.xml.DEFUSEDXML is True


HEAD = ["Nr", "Aktivitet"]


def repacked(content: bytes, name: str, before: bytes, after: bytes) -> bytes:
    """Return the workbook with something else in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as read:
        parts = {part: read.read(part) for part in read.namelist()}
    assert before in parts[name]
    return package(**parts | {name: parts[name].replace(before, after, 1)})


SMALL = workbook([HEAD, [1, "A"]])
BOMB = b"<worksheet>" + b" " * 60_000_000
REFUSED = {
    "csv renamed": (b"Nr;Aktivitet\n1;Laddning\n", "ingen Excel-arbetsbok"),
    "empty": (b"", "ingen Excel-arbetsbok"),
    "old or locked": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "lösenord"),
    "cut short": (workbook([HEAD, [1, "A"]])[:-200], "trasig"),
    "another package": (package(**{"word__document.xml": b"<w/>"}), "trasig"),
    "macros": (package(**{"xl__workbook.xml": b"<w/>", "xl__vbaProject.bin": b"x"}), "makron"),
    "zip bomb": (package(**{"xl__workbook.xml": b"<w/>", "xl__worksheets__sheet1.xml": BOMB}), "packas upp till"),
    "many parts": (package(**{f"xl__p{n}.xml": b"" for n in range(201)}), "201 delar"),
    "bad workbook": (package(**{"xl__workbook.xml": b"<w", "[Content_Types].xml": b"<x/>"}), "trasig"),
    "wrong heading": (workbook([["Nummer", "Rubrik"], [1, "A"]]), "Rubriken Aktivitet saknas"),
    "heading twice": (workbook([["Aktivitet", "Aktivitet"], ["A", "B"]]), "står två gånger"),
    "empty sheet": (workbook([]), "tomt"),
    "no rows": (workbook([HEAD]), "inga rader"),
    "10 000 rows": (workbook([HEAD, *([n, "A"] for n in range(10_000))]), "fler än 500 rader"),
    "too much text": (workbook([HEAD, *([n, "å" * 30_000] for n in range(40))]), "Dela det"),
    "too large": (b"PK" + b"\0" * 2_000_000, "högst"),
    "a million styles": (
        repacked(SMALL, "xl/styles.xml", b"</cellXfs>", b"<xf/>" * 1_000_000 + b"</cellXfs>"),
        "för många format",
    ),
    "a million cells": (
        repacked(SMALL, "xl/worksheets/sheet1.xml", b"</row>", b"<c/>" * 1_000_000 + b"</row>"),
        "för många format",
    ),
    "entities": (
        repacked(SMALL, "xl/styles.xml", b"<styleSheet", b'<!DOCTYPE a [<!ENTITY x "y">]><styleSheet'),
        "trasig",
    ),
    "locked part": (SMALL.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), "lösenord"),
    "unknown packing": (SMALL.replace(b"\x08\x00", b"\x63\x00"), "trasig"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_file_is_refused_in_swedish_within_two_seconds_of_work(name):
    content, words = REFUSED[name]
    started = time.process_time()

    with pytest.raises(NotAWorkbook, match=words):
        spreadsheet_workbook.read(content)

    assert time.process_time() - started < 2


def test_500_rows_are_read_and_501_are_refused():
    assert len(spreadsheet_workbook.read(workbook([HEAD, *([n, "A"] for n in range(500))]))) == 500
    with pytest.raises(NotAWorkbook, match="fler än 500"):
        spreadsheet_workbook.read(workbook([HEAD, *([n, "A"] for n in range(501))]))


def test_formula_refuses_its_line_and_names_the_cell():
    [row] = spreadsheet_workbook.read(workbook([HEAD, [1, '=HYPERLINK("http://x","y")']]))

    assert row.faults == ["Cell B2 (Aktivitet) har en formel. Klistra in värdet i stället."]


def test_pasted_cells_keep_line_breaks_inside_quotes():
    [row] = spreadsheet_workbook.read_pasted('Aktivitet\tKommentar\r\nLaddning\t"Rad ett\nRad två"\r\n')

    assert row.cells == {"Aktivitet": "Laddning", "Kommentar": "Rad ett\nRad två"}
    with pytest.raises(NotAWorkbook, match="Aktivitet saknas"):
        spreadsheet_workbook.read_pasted("Laddning\tRad ett")


# --- The pages ----------------------------------------------------------------------------------------


def upload(client, plan: Plan, content: bytes, name: str = "plan.xlsx"):
    file = SimpleUploadedFile(name, content, content_type=spreadsheet_workbook.MEDIA_TYPE)
    return client.post(reverse("programs:import", args=[plan.year]), {"file": file})


def hidden(page: str) -> str:
    return page.split('name="rader" value="')[1].split('"')[0]


def test_export_change_preview_and_import_through_the_pages(facts, secretariat):
    plan = Plan.objects.get(year=2020)
    answer = secretariat.get(reverse("programs:export", args=[2020]))
    assert answer["Content-Disposition"] == 'attachment; filename="Handlingsplan_Sodertorn_2020.xlsx"'
    content = changed(answer.content, {"D2": "Ny rubrik från Excel"})

    page = upload(secretariat, plan, content)
    assert page.status_code == 200
    text = markup_of(page)
    assert "1 ändras" in text
    assert not plan.activities.filter(title="Ny rubrik från Excel").exists()

    address = reverse("programs:import", args=[2020])
    done = secretariat.post(address, {"rader": hidden(text)})
    assert done.status_code == 302
    assert plan.activities.filter(title="Ny rubrik från Excel").count() == 1


def test_import_after_somebody_saved_meanwhile_writes_nothing(facts, secretariat):
    plan = Plan.objects.get(year=2020)
    content = changed(exported(plan), {"D2": "Min rubrik", "D3": "Min andra rubrik"})
    first = plan.activities.get(pk=openpyxl.load_workbook(io.BytesIO(content)).active["A2"].value)
    page = upload(secretariat, plan, content).content.decode()
    Activity.objects.filter(pk=first.pk).update(title="Någon annans rubrik")

    answer = secretariat.post(reverse("programs:import", args=[2020]), {"rader": hidden(page)})

    assert answer.status_code == 409
    assert "Inget är sparat" in answer.content.decode()
    assert not plan.activities.filter(title__startswith="Min").exists()


def test_bad_uploads_are_refused_with_400_and_a_sentence(facts, secretariat, client):
    plan = Plan.objects.get(year=2020)

    answer = upload(secretariat, plan, b"Nr;Aktivitet\n1;A\n")
    assert answer.status_code == 400
    assert "ingen Excel-arbetsbok" in answer.content.decode()
    address = reverse("programs:import", args=[2020])
    assert secretariat.post(address, {}).status_code == 400
    forged = secretariat.post(address, {"rader": "eyJwbGFuIjox:x:y"})
    assert forged.status_code == 400
    assert "gäller inte längre" in forged.content.decode()
    elsewhere = make_activity(plan=make_plan(year=2034)).plan
    other = upload(secretariat, elsewhere, changed(exported(elsewhere), {"D2": "Ny rubrik"})).content.decode()
    assert secretariat.post(address, {"rader": hidden(other)}).status_code == 400


def test_a_draft_is_not_exported_to_strangers(db, client):
    plan = make_plan(year=2033, state=Plan.State.DRAFT)

    assert client.get(reverse("programs:export", args=[plan.year])).status_code == 404
