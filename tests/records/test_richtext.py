import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import richtext

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><use href='#a'/></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' &#1;javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a href='//evil.example/'>x</a>",
    "<a href='/\\evil.example/'>x</a>",
    "<a href='/\t/evil.example/'>x</a>",
    "<a href='/&#10;/evil.example/'>x</a>",
    "<a href='/' onclick='alert(1)'>x</a>",
    "<p onmouseover=alert(1) style='background:url(//evil.example/x)' class=x id=y>x</p>",
    "<iframe src='https://evil.example'></iframe>",
    "<object data='x'></object><embed src='x'>",
    "<form action='https://evil.example'><input name=a><button>x</button></form>",
    "<base href='https://evil.example'><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=attachment href='file:///etc/passwd'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<style>@import 'https://evil.example/x'</style>",
    "<template><script>alert(1)</script></template>",
    "<table><td colspan=100000 rowspan=1e9 background=x>x",
    "<th colspan='१'>x</th>",
    "<p><form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
]


def assert_safe(html: str) -> None:
    """Read the result as a browser does and look at every element and attribute."""
    root = html5lib.parseFragment(html, container="div", namespaceHTMLElements=False)
    for element in root.iter():
        if element is root:
            continue
        assert element.tag in richtext.TAGS | {"colgroup"}, element.tag
        for name, value in element.attrib.items():
            assert name in {"href", "rel", "scope", "colspan", "rowspan"}
            if name == "href":
                assert value.startswith(("http://", "https://", "mailto:", "/", "#"))
                assert not value.replace("\t", "").replace("\n", "").startswith(("//", "/\\"))
            if name in {"colspan", "rowspan"}:
                assert 1 <= int(value) <= 50


@pytest.mark.parametrize("html", HOSTILE)
def test_hostile_html_becomes_safe_and_stays_the_same(html: str) -> None:
    cleaned = richtext.clean(html)

    assert_safe(cleaned)
    assert "alert(1)" not in cleaned
    assert richtext.clean(cleaned) == cleaned


@given(
    st.lists(
        st.sampled_from([*HOSTILE, "<h1>", "<h4>å</h4>", "</p>", "<!--", "-->", "<table>", "<tr>", "'", '"', "]]>"])
    )
)
def test_any_mixture_becomes_safe(pieces: list[str]) -> None:
    assert_safe(richtext.clean("".join(pieces)))


def test_what_people_write_is_kept() -> None:
    html = (
        '<p>Se <a href="/moten/12/" rel="noopener noreferrer">mötet</a> och <strong>å</strong> <em>ä</em><br>ö</p>'
        '<table><thead><tr><th scope="col">Kommun</th></tr></thead>'
        '<tbody><tr><td colspan="50">Salem</td></tr></tbody></table>'
        "<ul><li><p>ett</p></li></ul>"
    )

    assert richtext.clean(html) == html


@pytest.mark.parametrize(
    ("span", "kept"), [("1", True), ("50", True), ("51", False), ("0", False), ("-1", False), ("9e9", False)]
)
def test_cells_span_at_most_50(span: str, kept: bool) -> None:
    cleaned = richtext.clean(f"<table><tbody><tr><td colspan='{span}'>x</td></tr></tbody></table>")

    assert ("colspan" in cleaned) is kept


@pytest.mark.parametrize(
    ("written", "level", "expected"),
    [
        ("<h2>a</h2><h3>b</h3><h2>c</h2>", 3, "<h3>a</h3><h4>b</h4><h3>c</h3>"),
        ("<h2>a</h2><h4>b</h4>", 3, "<h3>a</h3><h4>b</h4>"),
        ("<h4>a</h4><h2>b</h2>", 3, "<h3>a</h3><h3>b</h3>"),
        ("<h1>a</h1><h2>b</h2><h3>c</h3>", 5, "<h5>a</h5><h6>b</h6><h6>c</h6>"),
        ("<h3>a</h3>", 2, "<h2>a</h2>"),
    ],
)
def test_headings_start_at_the_level_given_and_skip_none(written: str, level: int, expected: str) -> None:
    assert richtext.clean(written, heading_level=level) == expected
    assert richtext.clean(expected, heading_level=level) == expected


@pytest.mark.parametrize(
    "html", ["", "<p></p>", "<p><br></p>", "<p>&nbsp; </p>", "<ul><li><p></p></li></ul>", "<script>x</script>"]
)
def test_nothing_to_read_is_empty(html: str) -> None:
    assert richtext.is_empty(html)


def test_one_character_is_not_empty() -> None:
    assert not richtext.is_empty("<p>å</p>")


def test_text_alone_has_a_line_for_each_paragraph_item_and_row() -> None:
    html = (
        "<h3>Mål</h3><p>Se <a href='/x/'>planen</a> &amp; <em>budgeten</em>.<br>Ny rad</p>"
        "<ul><li><p>ett</p></li><li>två</li></ul><table><tr><th>Salem</th><td>17 460</td></tr></table>"
    )

    assert richtext.to_text(html) == "Mål\nSe planen & budgeten.\nNy rad\n– ett\n– två\nSalem 17 460"
