"""A page's markup for tests to look in: how its template is laid out does not matter."""

import re
from typing import Any

# Line breaks show here.
AS_TYPED = re.compile(r"(<(?:textarea|pre|script)\b.*?</(?:textarea|pre|script)>)", re.DOTALL)


def markup_of(response: Any) -> str:
    """Return a page's markup on one line: a line break with its indentation is a space, and none between two tags."""
    parts = AS_TYPED.split(response.content.decode())
    return "".join(part if number % 2 else on_one_line(part) for number, part in enumerate(parts))


def on_one_line(markup: str) -> str:
    markup = re.sub(r"[ \t]*\n\s*", "\n", markup)
    # Between two tags (at either end stands one too), and before the end of a tag.
    markup = re.sub(r"(?:(?<=>)|\A)\n(?=<|\Z)|\n(?=>)", "", markup)
    return markup.replace("\n", " ")
