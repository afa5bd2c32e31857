import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import charts
from records.charts import Bar, BarGroup, Line, lines
from tests.records.pdf_sample import figures

SVG = "{http://www.w3.org/2000/svg}"
NBSP = "\u00a0"


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in parse(svg).iter(f"{SVG}text")]


def boxes(svg: str) -> list[tuple[float, float, float, float, str]]:
    """Return each text's box as left, top, right, bottom and what it says."""
    found = []
    for element in parse(svg).iter(f"{SVG}text"):
        text = element.text or ""
        width = charts.text_width(text, charts.TEXT_SIZE)
        left = (
            float(element.attrib["x"]) - {"start": 0, "middle": width / 2, "end": width}[element.attrib["text-anchor"]]
        )
        base = float(element.attrib["y"])
        found.append((left, base - charts.TEXT_SIZE * 0.7, left + width, base + charts.TEXT_SIZE * 0.05, text))
    return found


def assert_nothing_overlaps_or_leaves(svg: str) -> None:
    width, height = (float(size) for size in parse(svg).attrib["viewBox"].split()[2:])
    placed = boxes(svg)
    for left, top, right, bottom, text in placed:
        assert left >= -0.6, text
        assert right <= width + 0.6, text
        assert top >= -0.6, text
        assert bottom <= height + 0.6, text
    for place, one in enumerate(placed):
        for other in placed[place + 1 :]:
            apart = (
                one[2] <= other[0] + 0.1
                or other[2] <= one[0] + 0.1
                or one[3] <= other[1] + 0.1
                or other[3] <= one[1] + 0.1
            )
            assert apart, f"{one[4]!r} lies over {other[4]!r}"


@pytest.mark.parametrize(("title", "svg"), figures())
def test_chart_has_name_description_and_no_style(title: str, svg: str) -> None:
    root = parse(svg)
    identifiers = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]

    assert root[0].tag == f"{SVG}title"
    assert root[0].text == title
    assert root[1].tag == f"{SVG}desc"
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"].split() == identifiers
    assert not any("style" in element.attrib for element in root.iter())
    assert all("Source Sans" in element.attrib["font-family"] for element in root.iter(f"{SVG}text"))
    assert_nothing_overlaps_or_leaves(svg)


def test_identifiers_differ_between_charts_and_stay_from_time_to_time() -> None:
    first, again = figures(), figures()

    assert first == again
    assert len({re.search(r'id="(chart-\w+)', svg)[1] for _, svg in first}) == len(first)


def test_bars_start_at_zero_and_keep_their_proportions() -> None:
    svg = charts.bar_chart(title="T", description="D", bars=[Bar("a", 100), Bar("b", -50), Bar("c", 0)], unit="kr")
    first, second, third = parse(svg).iter(f"{SVG}rect")
    zero = float(parse(svg).find(f"{SVG}line").attrib["x1"])

    assert float(first.attrib["x"]) == zero
    assert float(second.attrib["x"]) + float(second.attrib["width"]) == pytest.approx(zero, abs=0.11)
    assert float(first.attrib["width"]) == pytest.approx(2 * float(second.attrib["width"]), abs=0.2)
    assert float(third.attrib["width"]) == 0
    assert f"\u221250{NBSP}kr" in texts(svg)


def test_values_are_written_in_swedish_and_missing_ones_said() -> None:
    svg = charts.bar_chart(
        title="T",
        description="D",
        bars=[Bar("a", 2012800), Bar("b", None), Bar("c", Decimal("4.5"))],
        unit="kr",
        decimals=1,
    )

    assert texts(svg) == ["a", f"2{NBSP}012{NBSP}800,0{NBSP}kr", "b", "uppgift saknas", "c", f"4,5{NBSP}kr"]


def test_text_from_people_is_escaped() -> None:
    hostile = "</title><script>alert(1)</script>&\"'"

    svg = charts.grouped_bar_chart(
        title=hostile, description=hostile, series=[hostile], groups=[BarGroup(hostile, [1])], unit=hostile
    )

    assert "<script" not in svg
    assert parse(svg)[0].text == hostile


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["Salem", "Nätverket för samhällsbyggnad och infrastruktur", "Å", "Konferenser och utbildningar"]
            ),
            st.lists(st.none() | st.integers(-3_000_000, 3_000_000), min_size=2, max_size=2),
        ),
        max_size=8,
    )
)
def test_grouped_bars_never_overlap(rows: list[tuple[str, list[int | None]]]) -> None:
    svg = charts.grouped_bar_chart(
        title="T", description="D", series=["Budget", "Utfall"], groups=[BarGroup(*row) for row in rows], unit="kr"
    )

    assert_nothing_overlaps_or_leaves(svg)


@given(
    st.lists(st.lists(st.none() | st.integers(-500, 120_000), min_size=5, max_size=5), max_size=8),
    st.booleans(),
)
def test_lines_and_their_names_never_overlap(values: list[list[int | None]], from_zero: bool) -> None:
    svg = charts.line_chart(
        title="T",
        description="D",
        points=["2019", "2020", "2021", "2022", "2023"],
        lines=[Line(f"Kommun {number}", row) for number, row in enumerate(values)],
        unit="invånare",
        from_zero=from_zero,
    )

    assert_nothing_overlaps_or_leaves(svg)


def test_line_breaks_where_a_value_is_missing() -> None:
    svg = charts.line_chart(title="T", description="D", points=list("abcde"), lines=[Line("x", [1, 2, None, 3, 4])])

    assert len(list(parse(svg).iter(f"{SVG}polyline"))) == 2
    assert len(list(parse(svg).iter(f"{SVG}circle"))) == 4


def test_axis_that_does_not_start_at_zero_says_so() -> None:
    lines = [Line("Salem", [17_000, 17_460])]

    above = charts.line_chart(title="T", description="D", points=["2019", "2020"], lines=lines, from_zero=False)
    from_zero = charts.line_chart(title="T", description="D", points=["2019", "2020"], lines=lines)

    assert "axeln börjar inte på noll" in texts(above)
    assert "0" in texts(from_zero)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 114_320, [0, 50_000, 100_000, 150_000]),
        (-30, 90, [-50, 0, 50, 100]),
        (4, 4.5, [4, 4.2, 4.4, 4.6]),
        (0, 0, [-0.5, -0.25, 0, 0.25, 0.5]),
    ],
)
def test_axis_has_round_values(low: float, high: float, expected: list[float]) -> None:
    assert lines._ticks(low, high)[0] == expected


@given(st.lists(st.integers(0, 10_000_000), min_size=1, max_size=4).filter(any))
def test_percentages_add_up(values: list[int]) -> None:
    shares = charts.whole_percentages(values)

    assert sum(shares) == 100
    assert all(abs(share - 100 * value / sum(values)) < 1 for share, value in zip(shares, values, strict=True))


def test_values_that_do_not_fit_the_chart_are_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="2 values for 1 series"):
        charts.grouped_bar_chart(title="T", description="D", series=["a"], groups=[BarGroup("g", [1, 2])])
    with pytest.raises(ValueError, match="negative"):
        charts.stacked_share_chart(title="T", description="D", series=["a"], groups=[BarGroup("g", [-1])])
    with pytest.raises(ValueError, match="1 values for 2 points"):
        charts.line_chart(title="T", description="D", points=["a", "b"], lines=[Line("x", [1])])


def test_a_label_of_one_long_word_is_broken_at_its_slashes() -> None:
    bars = [Bar("Möten/Webb/Utredningar/Konsultstöd/Resor m.m.", 372_800), Bar("Personal", 1_570_000)]

    svg = charts.bar_chart(title="Kostnader", description="Två rader", bars=bars, unit="kr")

    assert_nothing_overlaps_or_leaves(svg)
    assert "".join(texts(svg)[:2]).replace(" ", "") == "Möten/Webb/Utredningar/Konsultstöd/Resorm.m."
