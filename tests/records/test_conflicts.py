"""What two editors of the same row changed, and the two made into one."""

import time

from records import textdiff
from records.conflicts import compare, merged_html, merged_lines


def test_compare_leaves_out_fields_that_agree():
    assert compare(base={"a": "x"}, mine={"a": "y"}, saved={"a": "y"}, texts=()) == []


def test_compare_joins_words_of_texts_that_both_changed():
    [field] = compare(
        base={"comment": "Möte i mars på kansliet"},
        mine={"comment": "Möte i april på kansliet"},
        saved={"comment": "Möte i mars på Teams"},
        texts=("comment",),
    )

    assert field.both_changed
    assert field.joined == "Möte i april på Teams"


def test_compare_takes_the_only_change_there_is():
    mine_only, saved_only = compare(
        base={"status": "ongoing", "title": "A"},
        mine={"status": "done", "title": "A"},
        saved={"status": "ongoing", "title": "B"},
        texts=("title",),
    )

    assert (mine_only.joined, mine_only.both_changed) == ("done", False)
    assert (saved_only.joined, saved_only.both_changed) == ("B", False)


def test_compare_keeps_my_choice_when_both_chose():
    [field] = compare(base={"s": "a"}, mine={"s": "b"}, saved={"s": "c"}, texts=())

    assert (field.joined, field.both_changed) == ("b", True)


def test_compare_keeps_what_either_added_to_a_list_and_drops_what_either_took_away():
    [field] = compare(base={"m": ["1", "2"]}, mine={"m": ["2", "3"]}, saved={"m": ["1", "2", "4"]}, texts=())

    assert sorted(field.joined) == ["2", "3", "4"]


def test_merged_lines_hold_the_lines_of_both_with_the_saved_ones_first():
    mine, saved = "Närvarande\nMin rad\nSlut", "Närvarande\nKollegans rad\nSlut\nTillägg"

    assert merged_lines(mine, saved) == "Närvarande\nKollegans rad\nMin rad\nSlut\nTillägg"


def test_merged_lines_of_the_same_text_are_that_text():
    assert merged_lines("En rad\ntill", "En rad\ntill") == "En rad\ntill"
    assert merged_lines("", "Kollegans") == "Kollegans"
    assert merged_lines("Min", "") == "Min"


def test_merged_html_is_the_saved_text_then_what_only_mine_holds():
    mine, saved = "<p>Lika.</p><p>Min.</p>", "<p>Kollegans.</p><p>Lika.</p>"

    assert merged_html(mine, saved) == "<p>Kollegans.</p><p>Lika.</p><p>Min.</p>"


def test_many_lines_without_a_common_one_are_merged_in_little_time():
    mine, saved = [f"a{n}" for n in range(3_000)], [f"b{n}" for n in range(3_000)]
    started = time.process_time()

    merged = merged_lines("\n".join(mine), "\n".join(saved))

    assert time.process_time() - started < 2
    assert merged.split("\n") == saved + mine


def test_stretches_cut_both_lists_at_the_same_places():
    assert textdiff.stretches(["a", "b", "c"], ["a", "d", "c"]) == [(["a"], ["a"]), (["b"], ["d"]), (["c"], ["c"])]
