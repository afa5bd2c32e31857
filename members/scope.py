"""What an account's seats give it on one day. Values only: no database, no clock."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OwnMunicipality:
    """The municipality that an account speaks for: what is needed to name it and to lead to its page."""

    id: int
    slug: str
    name: str
    formal_name: str


NETWORK_KINDS = frozenset({"network", "partner_network"})  # of bodies, as `Body.Kind` writes them
# The kinds of bodies where a seat held for a municipality lets its holder speak for it; a network's seat does not.
SPEAKING_KINDS = frozenset({"committee", "management_group", "municipal_offices"})


@dataclass(frozen=True)
class UserScope:
    """The bodies an account sits in on a day; an account without seats has an empty one.

    municipal_seats: the kind of body and the municipality of each seat that is held for one, together: a seat in the
    committee for Salem and one in a network for Huddinge do not make a committee member for Huddinge.
    municipality: the one that the account speaks for, else the first that it holds a seat for.
    """

    kinds: frozenset[str] = frozenset()
    body_ids: frozenset[int] = frozenset()
    municipal_seats: frozenset[tuple[str, int]] = frozenset()
    municipality: OwnMunicipality | None = None

    def has_seat_for(self, municipality_id: int) -> bool:
        """Tell whether any seat, a network's too, is held for the municipality."""
        return any(held_for == municipality_id for _, held_for in self.municipal_seats)

    def speaks_for(self, municipality_id: int) -> bool:
        """Tell whether the account speaks for the municipality: its committee member, director or registrar."""
        return any((kind, municipality_id) in self.municipal_seats for kind in SPEAKING_KINDS)

    def is_director_of(self, municipality_id: int) -> bool:
        return ("management_group", municipality_id) in self.municipal_seats

    @property
    def is_secretariat(self) -> bool:
        return "secretariat" in self.kinds

    @property
    def is_committee_member(self) -> bool:
        return "committee" in self.kinds

    @property
    def is_municipal_director(self) -> bool:
        return "management_group" in self.kinds

    @property
    def is_network_member(self) -> bool:
        return not self.kinds.isdisjoint(NETWORK_KINDS)

    @property
    def is_registrar(self) -> bool:
        return "municipal_offices" in self.kinds


NOBODY = UserScope()


def scope_of(user: object) -> UserScope:
    """Return the scope of a request's user, or one that is given itself; an anonymous visitor has none."""
    if isinstance(user, UserScope):
        return user
    ask = getattr(user, "scope", None)
    return ask() if ask else NOBODY
