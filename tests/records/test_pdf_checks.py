import io
from collections.abc import Callable
from datetime import date

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from records.pdf import render_pdf
from records.pdf_checks import check_pdf


@pytest.fixture(scope="module")
def sound() -> bytes:
    html = (
        '<html lang="sv"><title>Prov</title><body><h1>Å</h1>'
        '<p><a href="https://exempel.se/">Läs</a>, <a href="mailto:a@exempel.se">skriv</a>'
    )
    return render_pdf(html=html, written_on=date(2020, 2, 6))


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None], **options: object) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(output, **options)
    return output.getvalue()


def test_our_own_document_has_no_faults(sound: bytes) -> None:
    assert check_pdf(sound) == []


def link_to(address: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Annots[0].A.URI = String(address)

    return change


def add_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("a"), Dictionary(S=Name.JavaScript, JS=String("1"))]))
    )


def add_launch(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].A = Dictionary(S=Name.Launch, F=String("x.exe"))


def add_open_action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.URI, URI=String("https://exempel.se/"))


def add_file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["lista.csv"] = pikepdf.AttachedFileSpec(pdf, b"a;b", mime_type="text/csv")


def remove_fonts(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            del item["/FontFile2"]


def remove_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def remove_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def remove_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def remove_pages(pdf: pikepdf.Pdf) -> None:
    while len(pdf.pages):
        del pdf.pages[0]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (add_script, "körs när den öppnas"),
        (add_launch, "körs när den öppnas"),
        (add_open_action, "körs när den öppnas"),
        (add_file, "inte är vår: lista.csv"),
        (link_to("javascript:alert(1)"), "otillåten adress: javascript:alert"),
        (link_to("file:///etc/passwd"), "otillåten adress: file:///etc/passwd"),
        (link_to("/moten/12/"), "otillåten adress: /moten/12/"),
        (remove_fonts, "typsnitt följer inte med"),
        (remove_tags, "saknar taggar"),
        (remove_language, "vilket språk"),
        (remove_title, "saknar titel"),
        (remove_pages, "inga sidor"),
    ],
)
def test_each_fault_is_found_and_named(sound: bytes, change: Callable[[pikepdf.Pdf], None], words: str) -> None:
    faults = check_pdf(changed(sound, change))

    assert any(words in fault for fault in faults), faults


def test_own_file_is_allowed_by_name_only(sound: bytes) -> None:
    data = changed(sound, add_file)

    assert check_pdf(data, own_files=["lista.csv"]) == []
    assert check_pdf(data, own_files=["annan.csv"]) != []


@pytest.mark.parametrize("data", [b"", b"<html>", b"PK\x03\x04", b" %PDF-1.7"])
def test_what_is_not_a_pdf_is_refused(data: bytes) -> None:
    assert check_pdf(data) == ["Filen är inte en PDF."]


def test_damaged_file_is_refused() -> None:
    assert check_pdf(b"%PDF-1.7\n" + b"\x00" * 500) == ["Filen är skadad och går inte att läsa."]


def test_locked_file_is_refused(sound: bytes) -> None:
    locked = changed(sound, lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="b"))
    encrypted = changed(sound, lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user=""))

    assert check_pdf(locked) == ["Filen är låst med lösenord."]
    assert "Filen är krypterad." in check_pdf(encrypted)


def test_size_is_bounded_on_both_sides(sound: bytes) -> None:
    assert check_pdf(sound, max_bytes=len(sound)) == []
    assert check_pdf(sound, max_bytes=len(sound) - 1)[0].startswith("Filen är för stor: 0,0 MB")
