"""The order of the table, and its pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.agreements.tables import field, shown, title
from assistant.agreements.types import Entry
from index.text import fold
from index.types import Language

PAGE = 50
"""Agreements on a page."""
SORTS = ("day", "parties", "what", "status", "place")
"""What the table can be sorted by; `-day` the other way round. At first the latest comes first."""
_FIRST = "-day"


@dataclass(frozen=True, slots=True)
class Ordered:
    """The agreements in the order that is asked for."""

    entries: tuple[Entry, ...]
    by: str
    """Of `SORTS`."""
    descending: bool

    @property
    def sort(self) -> str:
        """As in the address."""
        return f"-{self.by}" if self.descending else self.by

    def next(self, name: str) -> str:
        """The order that the head of a column leads to."""
        if name != self.by:
            return _FIRST if name == "day" else name
        return name if self.descending else f"-{name}"

    def now(self, name: str) -> str:
        """`aria-sort` of a column."""
        if name != self.by:
            return "none"
        return "descending" if self.descending else "ascending"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the table."""

    entries: tuple[Entry, ...]
    number: int
    """1, 2, …"""
    pages: int
    first: int
    """Number of its first agreement among all, from 1."""


def in_order(entries: Sequence[Entry], sort: str, language: Language) -> Ordered:
    """Sorted as `sort` says; what has no value comes last either way."""
    sort = sort if sort.removeprefix("-") in SORTS else _FIRST
    by, descending = sort.removeprefix("-"), sort.startswith("-")
    key = _keys(language)[by]
    with_value = sorted((one for one in entries if key(one)), key=key, reverse=descending)
    return Ordered((*with_value, *(one for one in entries if not key(one))), by, descending)


def page_of(entries: Sequence[Entry], wanted: str) -> Page:
    """The page of this number; the first or last where there is none."""
    pages = max(1, -(-len(entries) // PAGE))
    number = min(max(int(wanted), 1), pages) if wanted.isdecimal() and len(wanted) < 9 else 1
    start = (number - 1) * PAGE
    return Page(tuple(entries[start : start + PAGE]), number, pages, start + 1)


def _keys(language: Language) -> dict[str, Callable[[Entry], str]]:
    return {
        "day": lambda entry: (entry.day or date.min).isoformat() if entry.day else "",
        "parties": lambda entry: fold(shown("parties", entry.parties, language)),
        "what": lambda entry: fold(field(entry, "instrument", language) or title(entry, language)),
        "status": lambda entry: fold(field(entry, "status", language)),
        "place": lambda entry: fold(field(entry, "place", language)),
    }
