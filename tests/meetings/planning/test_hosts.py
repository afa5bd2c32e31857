import pytest

from meetings.planning import hosts

ROTATION = ["botkyrka", "haninge", "huddinge", "nykvarn"]


def test_next_hosts_goes_on_after_the_last_and_around():
    assert hosts.next_hosts(ROTATION, last="huddinge", count=3) == ["nykvarn", "botkyrka", "haninge"]


def test_next_hosts_starts_from_the_top_when_nobody_or_a_stranger_was_last():
    assert hosts.next_hosts(ROTATION, last=None, count=2) == ["botkyrka", "haninge"]
    assert hosts.next_hosts(ROTATION, last="nacka", count=1) == ["botkyrka"]


def test_next_hosts_of_nobody_is_empty():
    assert hosts.next_hosts([], last=None, count=3) == []


def test_swap_moves_nobody_else():
    before = ["salem", "nykvarn", "botkyrka", "tyreso"]

    after = hosts.swap(before, 0, 2)

    assert after == ["botkyrka", "nykvarn", "salem", "tyreso"]
    assert before == ["salem", "nykvarn", "botkyrka", "tyreso"]


@pytest.mark.parametrize(("first", "second"), [(-1, 0), (0, 4), (4, 0)])
def test_swap_refuses_places_outside_the_list(first, second):
    with pytest.raises(ValueError, match="no meeting"):
        hosts.swap(["a", "b", "c", "d"], first, second)


def test_rotation_from_puts_who_waited_longest_first():
    recent = ["salem", "nykvarn", "salem", "botkyrka"]

    order = hosts.rotation_from(recent, everyone=["botkyrka", "haninge", "nykvarn", "salem"])

    assert order == ["haninge", "nykvarn", "salem", "botkyrka"]
