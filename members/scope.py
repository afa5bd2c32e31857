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


@dataclass(frozen=True)
class UserScope:
    """The bodies an account sits in on a day; an account without seats has an empty one."""

    kinds: frozenset[str] = frozenset()
    body_ids: frozenset[int] = frozenset()
    municipality_ids: frozenset[int] = frozenset()
    municipality: OwnMunicipality | None = None

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
        return "network" in self.kinds or "partner_network" in self.kinds

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
