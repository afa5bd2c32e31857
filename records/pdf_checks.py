"""The gate before a PDF becomes a published document: what must never be in it, and what must."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet

import pikepdf

MAX_BYTES = 1_000_000
SAFE_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
# Keys and action types that run or fetch something when the file is opened or touched.
ACTIVE_KEYS = frozenset(["/JS", "/JavaScript", "/AA", "/OpenAction", "/RichMediaContent", "/XFA", "/AcroForm"])
ACTIVE_ACTIONS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie")
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def check_pdf(data: bytes, *, own_files: Collection[str] = (), max_bytes: int = MAX_BYTES) -> list[str]:
    """Return what hinders publishing, as Swedish sentences; an empty list means that nothing does.

    own_files: names of the data files that we put into the document ourselves.
    """
    if not data.startswith(b"%PDF-"):
        return ["Filen är inte en PDF."]
    faults = []
    if len(data) > max_bytes:
        faults.append(
            f"Filen är för stor: {len(data) / 1e6:.1f} MB, högst {max_bytes / 1e6:.1f} MB.".replace(".", ",", 2)
        )
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            faults += _faults_of_document(pdf, own_files)
    except pikepdf.PasswordError:
        faults.append("Filen är låst med lösenord.")
    except (pikepdf.PdfError, RuntimeError, ValueError):
        faults.append("Filen är skadad och går inte att läsa.")
    return faults


def _faults_of_document(pdf: pikepdf.Pdf, own_files: Collection[str]) -> list[str]:
    faults = []
    if pdf.is_encrypted:
        faults.append("Filen är krypterad.")
    if len(pdf.pages) == 0:
        faults.append("Filen har inga sidor.")
    files, found = set(pdf.attachments), set[str]()
    for item in _dictionaries(pdf):
        keys = item.keys()
        files.update(_files_of_dictionary(item, keys))
        found.update(_faults_of_dictionary(item, keys))
    foreign = sorted(files.difference(own_files))
    faults += [f"Filen innehåller en bifogad fil som inte är vår: {name}." for name in foreign]
    faults += sorted(found)
    faults += _missing_accessibility(pdf)
    return faults


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every dictionary in the file, also those that lie inside others."""
    waiting = list(pdf.objects)
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            yield item
            inner = [value for _, value in item.items()]
        elif isinstance(item, pikepdf.Array):
            inner = list(item)
        else:
            continue
        # What is indirect is in pdf.objects itself.
        waiting += [value for value in inner if isinstance(value, pikepdf.Object) and not value.is_indirect]


def _faults_of_dictionary(item: pikepdf.Object, keys: AbstractSet[str]) -> Iterator[str]:
    subtype = item["/S"] if "/S" in keys else ""
    if ACTIVE_KEYS & keys or str(subtype) in ACTIVE_ACTIONS:
        yield "Filen innehåller något som körs när den öppnas eller klickas på."
    if "/URI" in keys and subtype == "/URI":
        address = str(item["/URI"])
        if not SAFE_LINK.match(address):
            yield f"En länk leder till en otillåten adress: {address[:80]}."
    kind = item["/Type"] if "/Type" in keys else ""
    if kind == "/FontDescriptor" and keys.isdisjoint(FONT_FILES):
        yield f"Ett typsnitt följer inte med i filen: {str(item.get('/FontName', 'okänt')).lstrip('/')}."
    names_a_font = kind == "/Font" and item.get("/Subtype") != "/Type3"
    if names_a_font and "/FontDescriptor" not in keys and "/DescendantFonts" not in keys:
        yield f"Ett typsnitt följer inte med i filen: {str(item.get('/BaseFont', 'okänt')).lstrip('/')}."


def _files_of_dictionary(item: pikepdf.Object, keys: AbstractSet[str]) -> Iterator[str]:
    if "/EF" in keys or ("/Type" in keys and item["/Type"] == "/Filespec"):
        yield str(item.get("/UF", item.get("/F", "namnlös")))
    if "/FS" not in keys and "/Subtype" in keys and item["/Subtype"] == "/FileAttachment":
        yield "namnlös"


def _missing_accessibility(pdf: pikepdf.Pdf) -> Iterator[str]:
    marks = pdf.Root.get("/MarkInfo", pikepdf.Dictionary())
    if not marks.get("/Marked", False) or "/StructTreeRoot" not in pdf.Root:
        yield "Filen saknar taggar, så den kan inte läsas upp i rätt ordning."
    if not str(pdf.Root.get("/Lang", "")):
        yield "Filen säger inte vilket språk den är på."
    if not str(pdf.docinfo.get("/Title", "")):
        yield "Filen saknar titel."
