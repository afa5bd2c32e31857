"""What tests look in is the page, laid out on one line."""

import pytest
from django.http import HttpResponse

from tests.markup import markup_of


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<dl>\n  <dt>År</dt>\n  <dd>2020</dd>\n</dl>", "<dl><dt>År</dt><dd>2020</dd></dl>"),
        ("<p>\n  ett ord,\n  två\n</p>", "<p> ett ord, två </p>"),
        ('<a\n  class="b"\n  href="/"\n>c</a>', '<a class="b" href="/">c</a>'),
        ("<b>a</b> <b>b</b>", "<b>a</b> <b>b</b>"),  # a space that stands in the page stays
        ("<p>\n<textarea>\n a\n  <b>\n</textarea>\n</p>", "<p><textarea>\n a\n  <b>\n</textarea></p>"),
        ("<pre>a\n  b</pre>\n<p>c\n  d</p>", "<pre>a\n  b</pre><p>c d</p>"),
    ],
)
def test_markup_is_on_one_line_but_for_what_is_typed(page, expected):
    assert markup_of(HttpResponse(page)) == expected
