"""What two editors of the same row changed, and the two made into one."""

from programs.conflicts import compare


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
