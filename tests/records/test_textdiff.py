"""Differences word by word, and two edits made into one."""

import time

from hypothesis import given
from hypothesis import strategies as st

from records import textdiff

TEXT = st.text(alphabet="ab åö.\n", max_size=40)


@given(TEXT, TEXT)
def test_diff_holds_both_texts(before, after):
    parts = textdiff.diff(before, after)

    assert "".join(text for kind, text in parts if kind != "added") == before
    assert "".join(text for kind, text in parts if kind != "removed") == after


def test_diff_marks_whole_words():
    parts = textdiff.diff("Möte i mars.", "Möte i april.")

    assert parts == [("same", "Möte i "), ("removed", "mars"), ("added", "april"), ("same", ".")]


def test_join_keeps_edits_in_different_places():
    joined = textdiff.join("Ett två tre fyra", "Ett TVÅ tre fyra", "Ett två tre FYRA")

    assert joined == textdiff.Joined("Ett TVÅ tre FYRA", overlaps=False)


def test_join_keeps_both_readings_where_the_edits_meet():
    joined = textdiff.join("Klart i mars.", "Klart i april.", "Klart i maj.")

    assert joined.overlaps
    assert "april" in joined.text
    assert "maj" in joined.text
    assert "mars" not in joined.text


@given(TEXT, TEXT)
def test_join_is_the_edit_when_only_one_side_has_edited(base, edited):
    assert textdiff.join(base, edited, base).text == edited
    assert textdiff.join(base, base, edited).text == edited
    assert textdiff.join(base, edited, edited) == textdiff.Joined(edited, overlaps=False)


@given(TEXT, TEXT, TEXT)
def test_join_always_comes_to_an_end(base, mine, saved):
    assert isinstance(textdiff.join(base, mine, saved).text, str)


def test_long_texts_are_compared_line_by_line_in_reasonable_time():
    lines = [f"Rad {n} med några ord i." for n in range(3_000)]
    started = time.perf_counter()

    parts = textdiff.diff("\n".join(lines), "\n".join(reversed(lines[:1500])))

    assert parts
    assert time.perf_counter() - started < 5
