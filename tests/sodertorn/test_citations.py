"""The code and its notes cite what a reader finds in the repository, beside the law, the agreement and RFCs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sodertorn.development.account import CHECKOUT

# The data files cite the cooperation's own documents, page by page; the rest of what is left out is not ours.
LEFT_OUT = {".git", ".venv", "var", "data", "__pycache__", "node_modules", "migrations", "vendor"}
SUFFIXES = {".py", ".md", ".html", ".css", ".js", ".toml"}

# A row, a promise or a scene of a paper that lies elsewhere: "checklist 61", "promise 1", "scenario K3", "(S17)".
NUMBERED = re.compile(
    r"\bchecklist(?: rows?)? \d|\bpromise \d|\bscenarios? [A-Z]?\d|\bdef test_[a-z]\d+_"
    r"|(?:\(|\"\"\"|# (?:-+ )?)[CKS]-?\d{1,2}\b",
    re.IGNORECASE,
)
PAPER = re.compile(r"[\w./-]*\w\.md\b")


def files(folder: Path = CHECKOUT) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in LEFT_OUT or path.is_symlink() or (path.is_dir() and path.name.startswith(".")):
            continue
        if path.is_dir():
            yield from files(path)
        elif path.suffix in SUFFIXES and path != Path(__file__):
            yield path


def papers_in(text: str, *, known: set[str]) -> list[str]:
    """Return what the text cites that is not among the repository's own papers, known by their file names."""
    unknown = [match[0] for match in PAPER.finditer(text) if match[0].rpartition("/")[2] not in known]
    return unknown + [match[0] for match in NUMBERED.finditer(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as measured (other.md § 2)", ["other.md"]),
        ("see papers/other.md", ["papers/other.md"]),
        ("see docs/decisions/0001-known.md", []),
        ("Source: checklist 61.", ["checklist 6"]),
        ('"""Checklist row 71: assess.', ["Checklist row 7"]),
        ("a checklist of 61 rows", []),
        ("stays as decided (design, promise 1)", ["promise 1"]),
        ("what we promise", []),
        ("networks of a municipality (scenario K3)", ["scenario K3"]),
        ("Scenarios S23 and S26", ["Scenarios S2"]),
        ("a browser that dies (S17)", ["(S17"]),
        ("# --- S26 ------", ["# --- S26"]),
        ('"""K9: one press', ['"""K9']),
        ("SS-EN 301 549 (C.9)", []),
        ("def test_s23_eight_ticks(draft):", ["def test_s23_"]),
        ("def test_eight_ticks(draft):", []),
        ("samarbetsavtalet § 3; RFC 5545 § 3.1; 12 § lag (2018:1937)", []),
    ],
)
def test_papers_in_a_text(text, expected):
    assert papers_in(text, known={"0001-known.md"}) == expected


def test_code_and_notes_cite_no_paper_outside_the_repository():
    known = {path.name for path in files() if path.suffix == ".md"}

    cited = {str(path.relative_to(CHECKOUT)): papers_in(path.read_text(), known=known) for path in files()}

    assert {"sodertorn/settings.py", "tests/conftest.py", "docs/glossary.md", "templates/base.html"} <= set(cited)
    assert {path: papers for path, papers in cited.items() if papers} == {}
