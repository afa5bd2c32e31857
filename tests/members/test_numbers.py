"""Numbers of rows, versions and years as they come in addresses and hidden fields."""

import pytest
from django import forms
from django.test import RequestFactory

from members.fields import VersionField
from members.numbers import row_number, version_number, whole_number
from members.versions import version_sent

NOT_DIGITS = ["", " ", "-1", "+1", "1 ", "1.0", "0x1", "１２", "²", "٣", "a", "9" * 5_000]


@pytest.mark.parametrize("text", NOT_DIGITS)
def test_what_is_not_digits_or_far_too_long_is_no_number(text):
    assert (whole_number(text, largest=10**9), row_number(text), version_number(text)) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("1", 1),
        ("007", 7),
        ("9223372036854775807", 2**63 - 1),
        ("9223372036854775808", None),
        ("10000000000000000000", None),
    ],
)
def test_row_number_ends_where_a_bigint_does(text, number):
    assert row_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("1", 1),
        ("999999999", 999_999_999),
        ("2147483647", 2**31 - 1),
        ("2147483648", None),
        ("10000000000", None),
    ],
)
def test_version_number_ends_where_an_integer_does(text, number):
    assert version_number(text) == number


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("13", None), ("0", 0), ("01", 1), ("001", None)])
def test_whole_number_has_no_more_digits_than_the_largest(text, number):
    assert whole_number(text, largest=12) == number


def test_whole_number_finds_none_where_none_is_small_enough():
    assert whole_number("0", largest=-1) is None


class Named(forms.Form):
    version = VersionField()


class MaybeNamed(forms.Form):
    version = VersionField(required=False)


@pytest.mark.parametrize(("sent", "seen"), [("1", 1), ("2147483647", 2**31 - 1)])
def test_version_field_gives_the_version(sent, seen):
    for form in (Named({"version": sent}), MaybeNamed({"version": sent})):
        assert form.is_valid()
        assert form.cleaned_data == {"version": seen}


@pytest.mark.parametrize("sent", ["0", "2147483648", *NOT_DIGITS])
def test_version_field_refuses_what_no_row_has_or_says_that_none_was_seen(sent):
    named, maybe = Named({"version": sent}), MaybeNamed({"version": sent})

    assert named.errors == {"version": ["Sidan är för gammal. Ladda om den och försök igen."]}
    assert maybe.is_valid()
    assert maybe.cleaned_data == {"version": 0}


def test_version_field_that_was_not_sent_is_treated_as_an_empty_one():
    assert Named({}).errors == {"version": ["Sidan är för gammal. Ladda om den och försök igen."]}
    assert MaybeNamed({}).is_valid()


@pytest.mark.parametrize(("sent", "seen"), [("7", 7), ("2147483647", 2**31 - 1), ("2147483648", 0), ("-1", 0), ("", 0)])
def test_version_sent_reads_the_button_of_a_page(sent, seen):
    assert version_sent(RequestFactory().post("/", {"version": sent})) == seen
    assert version_sent(RequestFactory().post("/")) == 0
