"""Fields and widgets that forms share."""

import pytest
from django import forms
from django.test import SimpleTestCase

from members.fields import PlainSelect

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
