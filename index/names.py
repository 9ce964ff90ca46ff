"""Finds names of the tables in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.text import fold
from index.types import Span

_ACRONYM_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text and what it stands for."""

    key: str
    """An ISO 3166 code, or the number of a glossary row."""
    span: Span


class Names:
    """Finds the longest of many names in a text, whatever its case and accents; acronyms need capitals.

    A name with `^` before it needs a capital ("irán" is Spanish for "they will go", "la paz" for "peace"); one with
    `=` has to be written exactly so, or all in capitals ("Malé" is no "male").
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._keys: dict[str, str] = {}
        self._acronyms: set[str] = set()
        self._capital: set[str] = set()
        self._exact: dict[str, str] = {}
        for key, surfaces in names.items():
            for marked in surfaces:
                self._add(key, marked)
        self._pattern = re.compile(rf"(?<!\w){_any_of(self._keys)}(?!\w)")

    def _add(self, key: str, marked: str) -> None:
        surface = bare(marked)
        folded = fold(surface)
        self._keys.setdefault(folded, key)
        if _is_acronym(surface):
            self._acronyms.add(folded)
        if marked.startswith("^"):
            self._capital.add(folded)
        if marked.startswith("="):
            self._exact[folded] = surface

    def find(self, text: str) -> Iterator[Mention]:
        """Every mention, in order, none inside another."""
        for match in self._pattern.finditer(fold(text)):
            if self._written_so(match.group(), text[match.start() : match.end()]):
                yield Mention(self._keys[match.group()], Span(*match.span()))

    def _written_so(self, folded: str, written: str) -> bool:
        if folded in self._acronyms and written != written.upper():
            return False  # "us" is a pronoun, "US" a country
        if folded in self._capital and not written[0].isupper():
            return False
        return folded not in self._exact or written in (self._exact[folded], self._exact[folded].upper())


def bare(marked: str) -> str:
    """A name of the tables without the mark that says how it has to be written."""
    return marked.lstrip("^=~")


def _any_of(names: Iterable[str]) -> str:
    """A pattern for the longest of some names, letter by letter: a plain list of them is tried name by name.

    `["peru", "peruano", "perla"]` -> `(?:per(?:la|u(?:ano)?))`, with more brackets; 30 times as fast on the tables.
    """
    after: dict[str, list[str]] = {}
    ends = False
    for name in sorted(set(names)):
        if name:
            after.setdefault(name[0], []).append(name[1:])
        else:
            ends = True
    if not after:
        return ""
    branches = "|".join(re.escape(letter) + _any_of(rests) for letter, rests in after.items())
    return f"(?:{branches}){'?' if ends else ''}"


def _is_acronym(surface: str) -> bool:
    letters = surface.replace(".", "").replace(" ", "")
    return letters.isupper() and len(letters) <= _ACRONYM_LETTERS
