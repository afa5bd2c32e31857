"""Saving by compare-and-set: what the second of two editors is told, and that nothing is written over."""

import pytest

from members.forms import PersonForm
from members.models import Person
from members.versions import save_if_unchanged
from records.saving import CHANGED, saving
from tests.members.factories import make_person


class TooLate(Exception):
    """Something else stands in the way."""


def form_for(person: Person, **typed: str) -> PersonForm:
    form = PersonForm({"name": person.name, "version": "1"} | typed, instance=Person.objects.get(pk=person.pk))
    assert form.is_valid(), form.errors
    return form


def colleague_saves(person: Person, **values: str) -> None:
    save_if_unchanged(Person.objects.get(pk=person.pk), seen=1, **values)


def test_saving_what_nobody_else_has_changed_is_not_refused(db):
    person = make_person(name="Anna Ek")
    form = form_for(person, title="Chef")

    with saving(person, form) as save:
        save_if_unchanged(person, seen=1, title="Chef")

    assert (save.refusal, save.conflict, save.version, form.errors) == ("", None, None, {})
    assert Person.objects.get(pk=person.pk).title == "Chef"


def test_second_editor_gets_the_difference_and_the_version_to_send_next_time(db):
    person = make_person(name="Anna Ek")
    form = form_for(person, title="Chef")
    colleague_saves(person, title="Direktör")

    with saving(person, form, told="Någon hann före.") as save:
        Person.objects.filter(pk=person.pk).update(name="Skriven först")
        save_if_unchanged(person, seen=1, title="Chef")

    assert save.refusal == "Någon hann före."
    assert save.conflict
    assert [(field.saved, field.typed) for field in save.conflict.differences] == [("Direktör", "Chef")]
    assert (save.version, form.data["version"], form.data["title"]) == (2, "2", "Chef")
    assert form.non_field_errors() == ["Någon hann före."]
    saved = Person.objects.get(pk=person.pk)
    assert (saved.name, saved.title, saved.version) == ("Anna Ek", "Direktör", 2)


def test_second_editor_who_typed_the_same_is_not_refused(db):
    person = make_person(name="Anna Ek")
    form = form_for(person, title="Direktör")
    colleague_saves(person, title="Direktör")

    with saving(person, form) as save:
        save_if_unchanged(person, seen=1, title="Direktör")

    assert (save.refusal, save.conflict, form.errors) == ("", None, {})
    assert Person.objects.get(pk=person.pk).version == 2


def test_button_without_a_form_is_refused_in_words_of_the_saved_row(db):
    person = make_person(name="Anna Ek")
    colleague_saves(person, title="Direktör")

    with saving(person, told=lambda saved: f"Nu: {saved.title}.") as named:
        save_if_unchanged(person, seen=1, title="Chef")
    with saving(person) as plain:
        save_if_unchanged(person, seen=1, title="Chef")

    assert (named.refusal, named.conflict) == ("Nu: Direktör.", None)
    assert plain.refusal == CHANGED


def test_other_refusals_are_told_by_the_field_and_write_nothing(db):
    person = make_person(name="Anna Ek")
    form = form_for(person, title="Chef")

    with saving(person, form, field="title", refusals=(TooLate,)) as save:
        save_if_unchanged(person, seen=1, title="Chef")
        raise TooLate("För sent.")

    assert (save.refusal, save.conflict, save.version) == ("För sent.", None, None)
    assert form.errors == {"title": ["För sent."]}
    assert Person.objects.get(pk=person.pk).title == ""


def test_what_the_caller_does_not_name_goes_through(db):
    person = make_person(name="Anna Ek")

    with pytest.raises(TooLate), saving(person):
        raise TooLate
