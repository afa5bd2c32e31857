from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from meetings.calendar import wheel as calendar_wheel
from meetings.calendar.wheel import Mark, Ring, wheel


def make_mark(**fields) -> Mark:
    day = fields.pop("day", date(2020, 4, 2))
    values = {"starts_on": day, "ends_on": day, "label": "2/4", "title": "Kommittén 2 april", "href": "/moten/1/"}
    return Mark(**values | fields)


@pytest.mark.parametrize(
    ("day", "degrees"),
    [(date(2020, 1, 1), 0.0), (date(2020, 7, 1), 360 * 182 / 366), (date(2021, 12, 31), 360 * 364 / 365)],
)
def test_angle_goes_round_once_a_year(day, degrees):
    assert calendar_wheel.angle(day) == pytest.approx(degrees)


def test_january_is_at_the_top_and_april_to_the_right():
    assert calendar_wheel.point(100, 0) == pytest.approx((380, 280))
    assert calendar_wheel.point(100, 90) == pytest.approx((480, 380))


def test_the_picture_is_well_formed_and_describes_itself():
    svg = calendar_wheel.wheel(year=2020, rings=[Ring("Kommittén <&>", (make_mark(title='A "b" & <c>'),))])

    root = ElementTree.fromstring(svg)

    names = [element.tag.split("}")[-1] for element in root]
    assert names[:2] == ["title", "desc"]
    assert "Kommittén <&> 1 möte" in root[1].text
    link = next(element for element in root.iter() if element.tag == "a")
    assert link.attrib["href"] == "/moten/1/"
    assert link.attrib["aria-label"] == 'A "b" & <c>'
    assert "style" not in {name for element in root.iter() for name in element.attrib}


def test_cancelled_is_hollow_and_struck():
    svg = calendar_wheel.wheel(year=2020, rings=[Ring("K", (make_mark(is_cancelled=True),))])

    assert "line-through" in svg
    assert svg.count("fill-ground") == 1


def test_several_days_are_an_arc():
    plain = calendar_wheel.wheel(year=2020, rings=[Ring("K", (make_mark(),))])
    arc = calendar_wheel.wheel(year=2020, rings=[Ring("K", (make_mark(ends_on=date(2020, 4, 3)),))])

    assert "<path" not in plain
    assert "<path" in arc


@pytest.mark.parametrize(("today", "shown"), [(date(2020, 5, 1), True), (date(2021, 5, 1), False), (None, False)])
def test_today_shows_in_its_own_year_only(today, shown):
    assert ("wheel-now" in calendar_wheel.wheel(year=2020, rings=[Ring("K", (make_mark(),))], today=today)) is shown


def test_picture_is_the_same_until_anything_in_it_changes():
    mark = Mark(date(2031, 4, 3), date(2031, 4, 3), "3/4", "Möte", "/moten/1/")
    first = wheel(year=2031, rings=[Ring("Kommittén", (mark,))], today=date(2031, 5, 1))

    assert wheel(year=2031, rings=[Ring("Kommittén", (mark,))], today=date(2031, 5, 1)) == first
    moved = replace(mark, starts_on=date(2031, 4, 10), ends_on=date(2031, 4, 10), label="10/4")
    assert "10/4" in wheel(year=2031, rings=[Ring("Kommittén", (moved,))], today=date(2031, 5, 1))
    assert "2 maj" in wheel(year=2031, rings=[Ring("Kommittén", (mark,))], today=date(2031, 5, 2))
    assert "wheel-now" not in wheel(year=2031, rings=[Ring("Kommittén", (mark,))], today=date(2030, 5, 2))
