"""The text of a PDF page by page, read back through the fonts' own maps to Unicode."""

from __future__ import annotations

import io
import re

import pikepdf

PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def pages_of(content: bytes) -> list[str]:
    """Return each page's text; a line break stands where a new text object begins."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [_text(page) for page in pdf.pages]


def text_of(content: bytes) -> str:
    """Return the whole text with soft breaks, spaces and hyphenation evened out."""
    text = " ".join(pages_of(content)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", re.sub(r"-\s+", "", text))


def _text(page: pikepdf.Page) -> str:
    fonts = {name: _unicode_map(font) for name, font in page.Resources.get("/Font", {}).items()}
    parts: list[str] = []
    known: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "Tf":
            known = fonts.get(str(instruction.operands[0]), {})
        elif operator == "BT":
            parts.append("\n")
        elif operator in ("Tj", "TJ"):
            operand = instruction.operands[0]
            items = operand if isinstance(operand, pikepdf.Array) else [operand]
            for item in items:
                if isinstance(item, pikepdf.String):
                    raw = bytes(item)
                    parts += [known.get(raw[i : i + 2], "") for i in range(0, len(raw), 2)]
    return "".join(parts)


def _unicode_map(font: pikepdf.Object) -> dict[bytes, str]:
    if "/ToUnicode" not in font:
        return {}
    table = font["/ToUnicode"].read_bytes()
    found: dict[bytes, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in PAIR.findall(block):
            found[bytes.fromhex(code.decode())] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for low, high, first in RANGE.findall(block):
            start = int(first, 16)
            for offset in range(int(high, 16) - int(low, 16) + 1):
                found[(int(low, 16) + offset).to_bytes(2)] = chr(start + offset)
    return found
