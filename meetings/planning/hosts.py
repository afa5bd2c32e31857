"""Who hosts: a rotation of municipalities. Pure: values in, value out.

Practice, not agreement: the committee's meetings move between the municipalities (Verksamhetsplan 2017 and 2020).
"""

from collections.abc import Sequence


def next_hosts(rotation: Sequence[str], *, last: str | None, count: int) -> list[str]:
    """Return the next hosts in turn after the last one; a last host that has left starts the rotation from the top."""
    if not rotation:
        return []
    start = rotation.index(last) + 1 if last in rotation else 0
    return [rotation[(start + step) % len(rotation)] for step in range(count)]


def swap(hosts: Sequence[str], first: int, second: int) -> list[str]:
    """Let two meetings change hosts; nobody else moves. first, second: places in the list, from 0."""
    for place in (first, second):
        if not 0 <= place < len(hosts):
            raise ValueError(f"no meeting at place {place}")
    swapped = list(hosts)
    swapped[first], swapped[second] = hosts[second], hosts[first]
    return swapped


def rotation_from(recent: Sequence[str], *, everyone: Sequence[str]) -> list[str]:
    """Return the order to go on with: who has waited longest comes first.

    recent: hosts so far, the oldest first. Those who never hosted come before all others, in the order given.
    """
    last_turn = {host: turn for turn, host in enumerate(recent)}
    return sorted(everyone, key=lambda host: last_turn.get(host, -1))
