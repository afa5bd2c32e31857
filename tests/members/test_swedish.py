"""Swedish numbers, dates and order."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from members import fields, swedish
from members.templatetags.swedish import antal, ton


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1000, 0, "1\u00a0000"),
        (2012800, 0, "2\u00a0012\u00a0800"),
        (-300, 0, "\u2212300"),
        (Decimal("4.5"), 2, "4,50"),
        (Decimal("-0.4"), 0, "0"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("-0.5"), 0, "\u22121"),
    ],
)
def test_format_number_groups_with_no_break_space(value, decimals, expected):
    assert swedish.format_number(value, decimals) == expected


def test_format_kr_says_when_nothing_is_stated():
    assert swedish.format_kr(2012800) == "2\u00a0012\u00a0800\u00a0kr"
    assert swedish.format_kr(0) == "0\u00a0kr"
    assert swedish.format_kr(None) == "uppgift saknas"
    assert swedish.format_kr(500, signed=True) == "+500\u00a0kr"
    assert swedish.format_kr(0, signed=True) == "0\u00a0kr"


@pytest.mark.parametrize(
    ("size", "expected"),
    [(999, "999\u00a0byte"), (456_400, "456,4\u00a0kB"), (1_200_000, "1,2\u00a0MB"), (3_000_000_000, "3,0\u00a0GB")],
)
def test_format_size_as_the_cooperations_site_writes_it(size, expected):
    assert swedish.format_size(size) == expected


def test_dates_are_written_in_full():
    day = date(2020, 4, 2)

    assert swedish.format_date(day) == "2 april 2020"
    assert swedish.format_weekday_date(day) == "torsdag 2 april 2020"
    assert swedish.format_iso_date(day) == "2020-04-02"
    assert swedish.iso_week(day) == 14
    assert swedish.iso_week(date(2021, 1, 3)) == 53


def test_times_have_a_point_and_an_en_dash():
    assert swedish.format_time(time(9, 5)) == "09.05"
    assert swedish.format_time_range(time(12), time(15, 30)) == "12.00–15.30"
    assert swedish.format_time_range(time(12), None) == "12.00"


def test_aware_times_are_written_in_swedish_time():
    starts = datetime(2020, 4, 1, 22, 30, tzinfo=UTC)

    assert swedish.format_datetime(starts) == "2 april 2020 kl. 00.30"
    assert swedish.format_date(starts) == "2 april 2020"
    assert swedish.format_weekday_date(starts) == "torsdag 2 april 2020"


def test_format_datetime_range_names_both_days_only_when_they_differ():
    starts = datetime(2020, 4, 2, 10, 0, tzinfo=UTC)

    same_day = swedish.format_datetime_range(starts, datetime(2020, 4, 2, 13, 30, tzinfo=UTC))
    two_days = swedish.format_datetime_range(starts, datetime(2020, 4, 3, 10, 0, tzinfo=UTC))

    assert same_day == "torsdag 2 april 2020 kl. 12.00–15.30"
    assert two_days == "torsdag 2 april 2020 kl. 12.00 – fredag 3 april 2020 kl. 12.00"


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (date(2017, 8, 16), date(2017, 8, 17), "16–17 augusti 2017"),
        (date(2017, 8, 16), date(2017, 8, 16), "16 augusti 2017"),
        (date(2017, 8, 30), date(2017, 9, 1), "30 augusti–1 september 2017"),
        (date(2017, 12, 30), date(2018, 1, 1), "30 december 2017–1 januari 2018"),
        (date(2017, 1, 1), None, "från och med 1 januari 2017"),
        (None, date(2017, 1, 1), "till och med 1 januari 2017"),
        (None, None, "uppgift saknas"),
    ],
)
def test_format_date_range_says_no_more_than_needed(starts, ends, expected):
    assert swedish.format_date_range(starts, ends) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 012 800", 2012800),
        ("2\u00a0012\u00a0800 kr", 2012800),
        ("2\u202f012\u202f800", 2012800),
        ("\u2212300", -300),
        ("-300", -300),
        ("450 000,00", 450000),
        ("0", 0),
    ],
)
def test_parse_kr_reads_what_people_paste(text, expected):
    assert swedish.parse_kr(text) == expected


@pytest.mark.parametrize("text", ["4.500", "-2.012.800"])
def test_parse_decimal_asks_about_a_point_before_three_digits(text):
    with pytest.raises(swedish.AmbiguousNumber, match="Menar du"):
        swedish.parse_decimal(text)


@pytest.mark.parametrize("text", ["", "tolv", "1,2,3", "4,5 %", "NaN", "Infinity", "1e9", "4,50"])
def test_parse_kr_refuses_what_is_no_whole_number(text):
    with pytest.raises(swedish.NotANumber):
        swedish.parse_kr(text)


@pytest.mark.parametrize("text", ["1" + ".000" * 7, "9" * 29, "9" * 30_000, "1" + ".000" * 2_000, "0," + "1" * 27])
def test_parse_decimal_refuses_longer_numbers_than_it_can_hold(text):
    with pytest.raises(swedish.NotANumber, match="högst 28"):
        swedish.parse_decimal(text)


def test_parse_decimal_reads_28_digits_exactly():
    assert swedish.parse_kr("9" * 28) == int("9" * 28)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_parse_kr_reads_back_every_amount_we_print(amount):
    assert swedish.parse_kr(swedish.format_kr(amount)) == amount


NAMES = ["Örby", "Andersson", "Åby", "Andé", "Älvsjö", "Ande", "Zorn", "Öberg", "Ulf", "Ühr"]
SORTED = ["Ande", "Andé", "Andersson", "Ulf", "Ühr", "Zorn", "Åby", "Älvsjö", "Öberg", "Örby"]


def test_sort_key_puts_å_ä_ö_last():
    assert sorted(NAMES, key=swedish.sort_key) == SORTED


def test_swedish_order_sorts_in_the_database_as_sort_key_does(db):
    Group.objects.bulk_create([Group(name=name) for name in NAMES])

    in_order = Group.objects.order_by(swedish.SwedishOrder("name"), "name").values_list("name", flat=True)

    assert list(in_order) == SORTED


def test_sort_key_treats_composed_and_decomposed_letters_alike():
    assert swedish.sort_key("A\u030aby") == swedish.sort_key("Åby")


def test_normalise_removes_what_could_deceive_the_reader():
    assert swedish.normalise("  A\u030aby\u0000\u202e \t kommun\n") == "Åby kommun"
    assert swedish.normalise("Rad 1\r\nRad 2\u0007", multiline=True) == "Rad 1\nRad 2"


def test_normalise_leaves_nothing_of_a_text_that_cannot_be_seen():
    assert swedish.normalise("\u200b \ufeff\u2060\u00ad\u3000") == ""
    assert swedish.normalise("\u200b\n\u200b", multiline=True) == ""
    assert swedish.normalise("\u3164\u2800\ufe0f") == ""
    assert swedish.normalise("§") == "§"
    assert swedish.normalise("\u200bÅ") == "\u200bÅ"


def test_plural_counts_none_one_and_many():
    assert [swedish.plural(n, "möte", "möten") for n in (0, 1, 2)] == ["inga möten", "1 möte", "2 möten"]
    assert antal([1, 2], "remiss,remisser") == "2 remisser"


@pytest.mark.parametrize(
    ("word", "tone"),
    [("Inställt", "cancelled"), ("fastställt", "done"), ("utkast", "draft"), ("något annat", "planned")],
)
def test_ton_supports_the_word_with_a_colour(word, tone):
    assert ton(word) == tone


def test_swedish_integer_field_reads_groups_and_shows_them():
    field = fields.SwedishIntegerField()

    assert field.clean("2 012 800") == 2012800
    assert field.prepare_value(2012800) == "2\u00a0012\u00a0800"
    assert field.prepare_value("tolv") == "tolv"
    assert not field.has_changed(2012800, "2\u00a0012\u00a0800")


def test_swedish_decimal_field_keeps_the_decimals():
    field = fields.SwedishDecimalField(max_digits=6, decimal_places=2)

    assert field.clean("4,50") == Decimal("4.50")
    assert field.prepare_value(Decimal("4.50")) == "4,50"
    with pytest.raises(ValidationError, match="Menar du"):
        field.clean("4.500")
