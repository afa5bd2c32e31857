"""What holds for every template as it is written."""

import re
from pathlib import Path

import pytest

from sodertorn.development.account import CHECKOUT

# `{% endif %}` and `{% if … %}` with a space between, and then what must stand right after the word before it.
PARTED = re.compile(r"\{% end(?:if|for|with) %\}\s+\{% (?:if|for) [^%]*%\}[,.:;)]")
# Line breaks show in these, so nothing but the text may stand in them.
PADDED = re.compile(r'<(\w+) class="conflict-(?:text|words)">(?:\s|(?:(?!</\1>).)*\s</\1>)', re.DOTALL)

# An address that is written out instead of asked for: {% url %}, {% static %} or the object's own.
WRITTEN_OUT = re.compile(r"""\b(?:href|action|formaction|src|hx-[a-z]+)=["']/(?!static/)|default:["']/""")

# A condition that a reader must work out: the view or the row names it instead.
TANGLED = re.compile(r"\{% (?:el)?if [^%]*\b(?:and|or)\b[^%]*\b(?:and|or)\b")


def found(pattern: re.Pattern[str]) -> list[str]:
    """Return file:line of everything in the templates that the pattern matches."""
    return [
        f"{path.relative_to(CHECKOUT)}:{text.count(chr(10), 0, match.start()) + 1}"
        for path in sorted(Path(CHECKOUT, "templates").rglob("*.html"))
        for text in [path.read_text()]
        for match in pattern.finditer(text)
    ]


@pytest.mark.parametrize(
    ("pattern", "wrong", "right"),
    [
        (PARTED, "{% endif %}\n  {% if a %}, b", "{% endif %}{% if a %}, b"),
        (PARTED, "{% endfor %} {% if a %}. B", "{% endfor %} {% if a %}B."),
        (PADDED, '<div class="conflict-text">\n{{ a }}</div>', '<div class="conflict-text">{{ a }}</div>'),
        (PADDED, '<div class="conflict-words">{{ a }}\n</div>', '<div class="conflict-words">{{ a }}</div>\n</div>'),
        (WRITTEN_OUT, '<a href="/plan/">', "<a href=\"{% url 'programs:plan_current' %}\">"),
        (WRITTEN_OUT, "<button hx-post='/plan/'>", '<button hx-post="{{ request.path }}">'),
        (WRITTEN_OUT, '<button formaction="/">', '<button formaction="?ny=1">'),
        (WRITTEN_OUT, '<a href="{{ url|default:"/plan/" }}">', '<a href="#a">'),
        (TANGLED, "{% if a and b or c %}", "{% if a and b %}{% if c %}"),
        (TANGLED, "{% elif a or b or not c %}", "{% elif a or operand %}"),
    ],
)
def test_pattern_finds_what_is_wrong_alone(pattern, wrong, right):
    assert pattern.search(wrong)
    assert not pattern.search(right)


def test_a_comma_stands_close_to_the_word_before_it():
    assert found(PARTED) == []


def test_a_text_whose_line_breaks_show_has_none_of_the_templates():
    assert found(PADDED) == []


def test_no_address_of_a_page_is_written_out():
    assert found(WRITTEN_OUT) == []


def test_no_condition_has_more_than_one_and_or_or():
    assert found(TANGLED) == []
