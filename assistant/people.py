"""Who uses the assistant, what they may do, and which articles they may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.types import MARKINGS

Role = Literal["reader", "analyst", "editor"]
ROLES: tuple[Role, ...] = ("reader", "analyst", "editor")
"""From the least rights to the most; each may do what those before it may."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone at the page."""

    name: str
    """As signed in; empty where nobody needs to."""
    role: Role
    """A reader asks and reads, an analyst also builds briefings and exports, an editor changes articles."""
    markings: tuple[str, ...] = MARKINGS
    """Handling markings of the articles that they may see."""

    def may(self, role: Role) -> bool:
        """Have they the rights of this role?"""
        return ROLES.index(self.role) >= ROLES.index(role)


LOCAL = Person("", "editor")
"""Whoever sits at the machine itself, where no users are set up."""
NOBODY = Person("", "reader", ())
"""Whoever is not signed in, where people are."""
