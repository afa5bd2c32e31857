"""Fields and widgets that forms share."""

from datetime import date

import pytest
from django import forms
from django.test import SimpleTestCase

from members.fields import DayField, PlainSelect, TypedInput

CHOICES = [("", "Alla"), ("salem", "Salem"), ("a&b", "Åby & <Älvsjö>"), (2020, 2020)]


@pytest.mark.parametrize("value", [None, "", "salem", "a&b", 2020, "2020", "finns inte"])
@pytest.mark.parametrize(
    "attrs", [None, {"id": "urval-kommun", "aria-invalid": "true", "disabled": True, "data-x": False}]
)
def test_plain_select_writes_what_django_writes(value, attrs):
    ours = PlainSelect({"class": "form-select"}, choices=CHOICES).render("kommun", value, attrs)
    djangos = forms.Select({"class": "form-select"}, choices=CHOICES).render("kommun", value, attrs)

    SimpleTestCase().assertHTMLEqual(ours, djangos)
    assert ours.count("<option") == len(CHOICES)


def test_plain_select_in_a_form_keeps_the_choice_and_what_the_field_says_of_it():
    class Form(forms.Form):
        kommun = forms.ChoiceField(choices=CHOICES, widget=PlainSelect, help_text="Välj en.")

    html = str(Form({"kommun": "salem"})["kommun"])

    assert 'aria-describedby="id_kommun_helptext"' in html
    assert '<option value="salem" selected>Salem</option>' in html


@pytest.mark.parametrize(("typed", "kind"), [("2026-03-31", "date"), ("20260331", "text"), ("31 mars", "text")])
def test_day_that_a_browser_cannot_show_is_kept_as_text(typed, kind):
    assert f'type="{kind}" name="dag" value="{typed}"' in DayField().widget.render("dag", typed)


@pytest.mark.parametrize(("typed", "kind"), [("09:30", "time"), ("0930", "text"), ("9.30", "text")])
def test_time_that_a_browser_cannot_show_is_kept_as_text(typed, kind):
    assert f'type="{kind}" name="tid" value="{typed}"' in TypedInput("time", "%H:%M").render("tid", typed)


@pytest.mark.parametrize("typed", ["", "  ", "\u200b"])
def test_day_with_nothing_to_see_is_no_day(typed):
    assert DayField(required=False).clean(typed) is None


def test_day_is_read_with_white_space_around_it():
    assert DayField().clean(" 2026-03-31 ") == date(2026, 3, 31)
