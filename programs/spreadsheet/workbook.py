"""The action plan as an Excel workbook: written for people to work on, and read back with suspicion.

Only the format is here; what a read row means for the plan is decided in programs.spreadsheet.actions.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.utils.exceptions import InvalidFileException

from members import swedish
from programs.follow_up.queries import ActivityFollowUp
from programs.table.queries import PlanRow

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST_FILE = 2_000_000  # bytes
LARGEST_UNPACKED = 10_000_000  # bytes, all parts together: ten times what 500 full rows take
MOST_PARTS = 200
# Tags: 500 rows of 40 cells have 160 000, most of them in cells and their texts; a style takes the longest to read.
MOST_TAGS, MOST_OTHER_TAGS = 300_000, 30_000
MOST_ROWS = 500
MOST_COLUMNS = 40
LONGEST_CELL = 32_767  # characters, Excel's own limit
MOST_TEXT = 1_000_000  # characters, all cells together

ENCRYPTED = 0x1  # of a zip entry's flags

NUMBER, VERSION = "Nr", "Version"
COLUMNS = {  # heading: width [characters]
    NUMBER: 8,
    "Fokusområde": 24,
    "Delmål": 36,
    "Aktivitet": 48,
    "Ansvarig kommun": 24,
    "Kontaktpersoner": 22,
    "Ansvarigt nätverk": 26,
    "Tidplan": 16,
    "Villkor": 24,
    "Kommentar": 40,
    "Status": 16,
    "Kostnad (kr)": 13,
    "Om ansvaret": 24,
    "Senast hört": 13,
    "Senaste uppföljning": 48,
    VERSION: 9,
}
ONLY_SHOWN = {"Senast hört", "Senaste uppföljning"}
NEEDED = {"Aktivitet"}


class NotAWorkbook(Exception):
    """What came is not a workbook that the portal reads; the text says why and what to do."""


@dataclass
class SheetRow:
    """One line of the workbook: its number there, its cells by heading, and what could not be read."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


# --- Writing --------------------------------------------------------------------------------------


def cells_of(row: PlanRow) -> dict[str, str]:
    """Return an activity as the workbook writes it, all as text."""
    activity = row.activity
    return {
        NUMBER: str(activity.pk),
        "Fokusområde": activity.focus_area.name,
        "Delmål": activity.sub_goal.text if activity.sub_goal else "",
        "Aktivitet": activity.title,
        "Ansvarig kommun": row.who,
        "Kontaktpersoner": row.contacts,
        "Ansvarigt nätverk": row.network_names,
        "Tidplan": row.timing,
        "Villkor": activity.condition,
        "Kommentar": activity.comment,
        "Status": row.status,
        "Kostnad (kr)": "" if activity.cost_kr is None else str(activity.cost_kr),
        "Om ansvaret": activity.responsible_note,
        VERSION: str(activity.version),
    }


def write(*, title: str, rows: Iterable[ActivityFollowUp], written_on: date) -> bytes:
    """Return the workbook's bytes; the same rows on the same day give the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties(
        {
            "title": title,
            "company": "Södertörnskommunerna",
            "created": datetime(written_on.year, written_on.month, written_on.day),
        }
    )
    sheet = book.add_worksheet(title[:31])
    head = book.add_format({"bold": True, "bg_color": "#E6EEEA", "bottom": 1, "valign": "top", "text_wrap": True})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    number = book.add_format({"num_format": "#,##0", "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    for column, (heading, width) in enumerate(COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    line = 0
    for line, follow_up in enumerate(rows, start=1):
        cells = cells_of(follow_up.row)
        for column, heading in enumerate(COLUMNS):
            if heading == "Senast hört":
                heard = follow_up.last.heard_on if follow_up.last else None
                if heard:
                    sheet.write_datetime(line, column, _midnight(heard), day)
            elif heading == "Senaste uppföljning":
                sheet.write_string(line, column, follow_up.last.text[:LONGEST_CELL] if follow_up.last else "", text)
            elif heading in {NUMBER, VERSION, "Kostnad (kr)"}:
                if cells[heading]:
                    sheet.write_number(line, column, int(cells[heading]), number)
            else:
                sheet.write_string(line, column, cells[heading][:LONGEST_CELL], text)
    sheet.freeze_panes(1, 4)
    sheet.autofilter(0, 0, max(line, 1), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # a workbook's moments have no time zone


# --- Reading --------------------------------------------------------------------------------------


def read(content: bytes) -> list[SheetRow]:
    """Return the lines of the workbook's first sheet. Raises NotAWorkbook with what is wrong in Swedish."""
    _check_package(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False)
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
        zipfile.BadZipFile,
        SyntaxError,
    ):
        raise NotAWorkbook(BROKEN) from None
    try:
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=MOST_ROWS + 3, max_col=MOST_COLUMNS)
        return _lines([(cell.value, cell.data_type == "f", _place(cell)) for cell in row] for row in rows)
    except (IndexError, *UNREADABLE):
        raise NotAWorkbook(BROKEN) from None
    finally:
        book.close()


def read_pasted(text: str) -> list[SheetRow]:
    """Return the lines of cells pasted from Excel: tabs between cells, quotes round those with line breaks."""
    rows = csv.reader(io.StringIO(text.strip("\r\n"), newline=""), delimiter="\t")
    try:
        return _lines([(value, False, "") for value in row[:MOST_COLUMNS]] for row in rows)
    except csv.Error:
        raise NotAWorkbook("Texten går inte att läsa som celler. Kopiera raderna i Excel, med rubrikraden.") from None


# What the reader of workbooks raises for a package whose parts are not what they should be.
UNREADABLE = (KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile, SyntaxError, EOFError, zlib.error)
BROKEN = "Filen är trasig eller inte en Excel-arbetsbok. Öppna den i Excel, spara som .xlsx och försök igen."


def _check_package(content: bytes) -> None:
    """Refuse before anything is unpacked what is too large, locked, has macros or is something else."""
    if len(content) > LARGEST_FILE:
        size, most = swedish.format_size(len(content)), swedish.format_size(LARGEST_FILE)
        raise NotAWorkbook(f"Filen är {size}. En handlingsplan får vara högst {most}.")
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise NotAWorkbook("Filen har lösenord eller Excels äldre format. Spara den som .xlsx utan lösenord.")
    if content[:2] != b"PK":
        raise NotAWorkbook("Filen är ingen Excel-arbetsbok, vad den än heter. Öppna den i Excel och spara som .xlsx.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _check_parts(package, parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, NotImplementedError):
        raise NotAWorkbook(BROKEN) from None
    names = {part.filename for part in parts}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise NotAWorkbook("Filen har makron. Spara den som .xlsx utan makron.")
    if "xl/workbook.xml" not in names:
        raise NotAWorkbook(BROKEN)


def _check_parts(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Refuse what would take too long to read, and what the reader of workbooks does not expect."""
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED:
        size, most = swedish.format_size(unpacked), swedish.format_size(LARGEST_UNPACKED)
        raise NotAWorkbook(
            f"Filen packas upp till {size} i {len(parts)} delar. Högst {most} och {MOST_PARTS} delar läses."
        )
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise NotAWorkbook("Filen har lösenord. Spara den som .xlsx utan lösenord.")
    tags = others = 0
    for part in parts:
        if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise NotAWorkbook(BROKEN)
        read = package.read(part).replace(b"\0", b"")  # XML in two bytes per character has a NUL in every other
        if b"<!DOCTYPE" in read:
            raise NotAWorkbook(BROKEN)
        tags += read.count(b"<")
        if not part.filename.startswith(("xl/worksheets/", "xl/sharedStrings")):
            others += read.count(b"<")
    if tags > MOST_TAGS or others > MOST_OTHER_TAGS:
        raise NotAWorkbook("Filen har för många format eller celler. Kopiera raderna till en ny arbetsbok.")


def _lines(rows: Iterable[Sequence[tuple[Any, bool, str]]]) -> list[SheetRow]:
    headings: list[str] = []
    found: list[SheetRow] = []
    for number, row in enumerate(rows, start=1):
        values = [_text(value) for value, _, _ in row]
        if not any(values):
            continue
        if not headings:
            headings = _headings(values)
            continue
        if len(found) == MOST_ROWS:
            raise NotAWorkbook(f"Filen har fler än {MOST_ROWS} rader. Dela den, eller ta bort oförändrade rader.")
        line = SheetRow(number)
        for heading, value, (_, is_formula, place) in zip(headings, values, row, strict=False):
            if not heading:
                continue
            if is_formula:
                line.faults.append(f"Cell {place} ({heading}) har en formel. Klistra in värdet i stället.")
            elif len(value) > LONGEST_CELL:
                line.faults.append(f"{heading} har {len(value)} tecken, högst {LONGEST_CELL}.")
            else:
                line.cells[heading] = value
        found.append(line)
    if not headings:
        raise NotAWorkbook("Bladet är tomt.")
    if not found:
        raise NotAWorkbook("Bladet har rubriker men inga rader.")
    if sum(len(value) for line in found for value in line.cells.values()) > MOST_TEXT:
        raise NotAWorkbook(f"Bladet har mer än {swedish.format_number(MOST_TEXT)} tecken. Dela det i flera.")
    return found


def _headings(values: Sequence[str]) -> list[str]:
    known = {heading.casefold(): heading for heading in COLUMNS}
    found = [known.get(" ".join(value.split()).casefold(), "") for value in values]
    lacking = NEEDED - set(found)
    if lacking:
        raise NotAWorkbook(
            f"Rubriken {', '.join(sorted(lacking))} saknas på första raden. Rubrikerna är: {', '.join(COLUMNS)}."
        )
    twice = {heading for heading in found if heading and found.count(heading) > 1}
    if twice:
        raise NotAWorkbook(f"Rubriken {', '.join(sorted(twice))} står två gånger. Ta bort den ena kolumnen.")
    return found


def _text(value: Any) -> str:
    """Return a cell as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return swedish.normalise(str(value), multiline=True)


def _place(cell: Any) -> str:
    return str(getattr(cell, "coordinate", ""))
