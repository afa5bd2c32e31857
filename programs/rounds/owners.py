"""Who is asked how an activity goes, and because of what.

Source: samarbetsavtalet's practice in the plan's column "Ansvarigt nätverk": the networks carry out the activities;
a person named for an activity comes before the network. Contacts who are only names cannot be written to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from members.swedish import listed


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be asked; without an address nobody can write to them."""

    person_id: int
    name: str
    email: str

    @property
    def can_be_written_to(self) -> bool:
        return bool(self.email.strip())


@dataclass(frozen=True)
class LeadNetwork:
    """A network that leads an activity, with those who hold a seat in it on the day."""

    name: str
    members: tuple[Candidate, ...]


@dataclass(frozen=True)
class Asked:
    """A person who is asked about an activity, and the reason as it follows "därför att du"."""

    person_id: int
    because: str


LEADS = "leder aktiviteten"
TAKES_PART = "deltar i aktiviteten"


def owners_of(
    *, leading: Sequence[Candidate], taking_part: Sequence[Candidate], networks: Sequence[LeadNetwork]
) -> list[Asked]:
    """Return who is asked: those who lead it, else those named as taking part, else the leading networks' members.

    A person who cannot be written to stands in nobody's way. Empty when there is nobody to write to.
    """
    for named, because in ((leading, LEADS), (taking_part, TAKES_PART)):
        if asked := [Asked(candidate.person_id, because) for candidate in named if candidate.can_be_written_to]:
            return asked
    reasons: dict[int, list[str]] = {}
    for network in networks:
        for member in network.members:
            if member.can_be_written_to:
                reasons.setdefault(member.person_id, []).append(network.name)
    return [
        Asked(person_id, f"sitter i {' och '.join(dict.fromkeys(names))}, som leder aktiviteten")
        for person_id, names in reasons.items()
    ]


def why_nobody(
    *,
    named: Sequence[Candidate],
    contacts: Sequence[str],
    networks: Sequence[LeadNetwork],
    municipalities: str,
    note: str = "",
) -> str:
    """Return why there is nobody to write to about an activity, as a sentence that says what is missing.

    note: what the plan says of who answers, in words ("kansliet"), where it names neither person nor network.
    """
    if named:
        return f"{listed([candidate.name for candidate in named])} har ingen e-postadress i portalen."
    if networks:
        empty = [network.name for network in networks if not network.members]
        if len(empty) == len(networks):
            return f"{listed(empty)} har inga ledamöter i portalen i dag."
        return f"Ingen ledamot i {listed([network.name for network in networks])} har en e-postadress i portalen."
    if contacts:
        return f"{listed(contacts)} är bara ett namn i planen. Ange personen som ansvarig."
    if note:
        return f"Planen säger ”{note}”, men ingen person är utpekad."
    if municipalities:
        return f"Ansvarig är {municipalities}, men ingen person och inget nätverk."
    return "Ingen är ansvarig."
