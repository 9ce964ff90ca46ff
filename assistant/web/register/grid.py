"""The matrix of parties by area: in each cell a count, and the address of the table that shows just these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.agreements.tables import PAIRED, Pair, matrix, pair_name
from assistant.agreements.types import Entry
from assistant.agreements.words import area, word
from assistant.web.register.asked import NO_AREA, Asked
from index.text import fold
from index.types import Language

PAIRS = 40
"""Rows that are shown at first, the busiest."""
AREAS = 15
"""Columns that are shown at first, the most frequent."""
DEGREES = 4
"""Of shading: how many agreements have the last one; the number says the same."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many agreements a pair has in an area."""

    count: int
    address: str
    """Of the table that shows them, a query."""
    degree: int
    """1…4, how strongly it is shaded."""


@dataclass(frozen=True, slots=True)
class Line:
    """A pair of parties, or all the parties of an agreement of many."""

    name: str
    count: int
    address: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The matrix as it is shown."""

    areas: tuple[tuple[str, str], ...]
    """Of its columns: name, and the address of the table of this area."""
    lines: tuple[Line, ...]
    all_areas: int
    """How many there are, shown or not."""
    all_lines: int


def grid(entries: Sequence[Entry], asked: Asked, language: Language, whole: bool = False) -> Grid:
    """The matrix of these entries; all of it, or its busiest rows and columns."""
    found = matrix(entries)
    columns = _columns(entries, asked, language)
    shown = [*columns] if whole else [key for key in columns if key][:AREAS] + [key for key in columns if not key]
    lines = [
        Line(
            pair_name(pair, language),
            len({id_ for ids in areas.values() for id_ in ids}),
            _address(asked, pair),
            tuple(_cell(asked, pair, key, areas.get(key, ())) for key in shown),
        )
        for pair, areas in found.items()
    ]
    lines.sort(key=lambda line: (-line.count, fold(line.name)))
    heads = tuple((_area(key, language), asked.query(area=key or NO_AREA)) for key in shown)
    return Grid(heads, tuple(lines if whole else lines[:PAIRS]), len(columns), len(lines))


def _columns(entries: Sequence[Entry], asked: Asked, language: Language) -> list[str]:
    """The areas, the most frequent first, `""` for none named; where some are asked for, just these.

    An agreement that is asked for by one area and shown in the column of another could not be linked to.
    """
    frequent = Counter(key for entry in entries if entry.parties for key in entry.areas or ("",))
    wanted = {*asked.choice.areas, *([""] if asked.unnamed else [])}
    return sorted(
        (key for key in frequent if not wanted or key in wanted),
        key=lambda key: (not key, -frequent[key], area(key, language)),
    )


def _cell(asked: Asked, pair: Pair, key: str, ids: Sequence[str]) -> Cell | None:
    if not ids:
        return None
    return Cell(len(ids), _address(asked, pair, area=key or NO_AREA), min(len(ids), DEGREES))


def _address(asked: Asked, pair: Pair, **more: str) -> str:
    """Of the agreements between just these: `matrix` gives those of many parties a row of their own."""
    least, most = (2, PAIRED) if len(pair) == 2 else (len(pair), len(pair))
    low, high = asked.choice.sides
    least, most = max(least, low), most if high is None else min(most, high)
    sides = str(least) if least == most else f"{least}-{most}"
    return asked.query(country=list(dict.fromkeys([*asked.choice.parties, *pair])), sides=sides, **more)


def _area(key: str, language: Language) -> str:
    return area(key, language) if key else word("field", "none_named", language)
