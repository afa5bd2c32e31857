"""Differences word by word, and two edits made into one."""

import itertools
import time

import pytest
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


def pieces(parts, *kinds: str) -> str:
    return "".join(text for kind, text in parts if kind in kinds)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (" ".join(f"a{n}" for n in range(1_999)), " ".join(f"b{n}" for n in range(1_999))),
        ("a " * 2_000, "a b " * 1_000),
        (".\n" * 15_000, ".\n!\n" * 7_500),
        ("x\n" * 100_000, "y\n" * 100_000),
    ],
    ids=["only spaces in common", "one word", "lines", "more lines than are compared"],
)
def test_no_text_takes_long_to_compare(before, after):
    started = time.process_time()

    parts = textdiff.diff(before, after)
    joined = textdiff.join(before, after, before + "slut")

    assert time.process_time() - started < 2  # difflib needs minutes for the first: the time grows with the cube
    assert pieces(parts, "same", "removed") == before
    assert pieces(parts, "same", "added") == after
    assert joined.text


@given(st.lists(st.sampled_from("abc "), max_size=12), st.lists(st.sampled_from("abc "), max_size=12))
def test_what_long_texts_share_is_as_long_as_it_can_be(old, new):
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, j in itertools.product(range(len(old)), range(len(new))):
        best = max(lengths[i][j + 1], lengths[i + 1][j])
        lengths[i + 1][j + 1] = lengths[i][j] + 1 if old[i] == new[j] else best

    shared = textdiff._common(old, new)

    assert len(shared) == lengths[-1][-1]
    assert all(old[i] == new[j] for i, j in shared)
    assert all(i < k and j < m for (i, j), (k, m) in itertools.pairwise(shared))


def test_wordings_that_share_few_words_are_shown_whole():
    two_of_five = textdiff.wording("ett två tre fyra fem", "ett två sex sju åtta")
    one_of_five = textdiff.wording("ett två tre fyra fem", "ett nio sex sju åtta")

    assert two_of_five[0] == ("same", "ett två ")
    assert one_of_five == [("removed", "ett två tre fyra fem"), ("added", "ett nio sex sju åtta")]
    assert textdiff.wording("", "nytt") == [("added", "nytt")]
    assert textdiff.wording("gammalt", "") == [("removed", "gammalt")]
