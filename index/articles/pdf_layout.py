"""Where the words of a page stand, and the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

MIN_ROWS = 4
"""Of a column; fewer are a table, a letterhead, or two signatures side by side."""
MIN_WORDS = 2.5
"""Of a row of a column, on average; a table's cells have fewer."""
_GUTTER = 0.35
"""Half of a gutter's least width, in sizes of the type: wider than the widest blank of a justified line."""
_CELL = 1.6
"""Sizes of the type; a wider blank within a line parts cells of a table."""
_STEP = 2.0
"""Points between the places where a gutter is looked for."""
_MAX_COLUMNS = 5
_MAX_WORDS = 8_000
"""A page of a broadsheet has 5,000; one with more is read line by line."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed; all in points, from the left and the top of the page."""

    left: float
    right: float
    top: float
    bottom: float
    size: float
    text: str

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page in no particular order."""

    width: float
    height: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Words parted by blanks, cells of a table by tabs."""
        text = self.words[0].text
        for before, word in pairwise(self.words):
            text += ("\t" if word.left - before.right > _CELL * word.size else " ") + word.text
        return text

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)


Region = list[Line]
"""Lines below each other that are read one after the other: a column, or what spans the page."""


def lines(words: Sequence[Word]) -> list[Line]:
    """Words to lines, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.middle, one.left)):
        last = rows[-1][-1] if rows else None
        if last and abs(word.middle - last.middle) < 0.45 * min(word.size, last.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda one: one.left))) for row in rows]


def regions(words: Sequence[Word], columns: int = _MAX_COLUMNS) -> Iterator[Region]:
    """The regions of a page in reading order: what spans the gutter parts the columns into bands."""
    rows = lines(words)
    gutter = _gutter(rows) if columns > 1 and len(words) <= _MAX_WORDS else None
    if gutter is None:
        if rows:
            yield rows
        return
    for in_columns, band in _bands(rows, gutter):
        inside = [word for row in band for word in row.words]
        if in_columns:
            yield from regions([word for word in inside if word.right <= gutter], columns - 1)
            yield from regions([word for word in inside if word.right > gutter], columns - 1)
        else:
            yield from regions(inside, columns - 1)


def _bands(rows: list[Line], gutter: float) -> Iterator[tuple[bool, list[Line]]]:
    """Rows that go together: those of columns, and those between that span the page."""
    spanning: list[Line] = []
    half = _half(rows)
    for free, run in _runs(rows, gutter, half):
        if free and _are_columns(run, gutter):
            if spanning:
                yield False, spanning
            spanning = []
            yield True, run
        else:
            spanning += run
    if spanning:
        yield False, spanning


def _gutter(rows: list[Line]) -> float | None:
    """The x at which most rows stand in columns; the middle of the widest such stretch."""
    if len(rows) < MIN_ROWS:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    half, scores = _half(rows), []
    places = [left + step * _STEP for step in range(int((right - left) / _STEP) + 1)][:2_000]
    for place in places:
        runs = _runs(rows, place, half) if left + 0.1 * (right - left) < place < right - 0.1 * (right - left) else ()
        scores.append(sum(len(run) for free, run in runs if free and _are_columns(run, place)))
    best = max(scores, default=0)
    if not best:
        return None
    start = scores.index(best)
    end = start
    while end + 1 < len(scores) and scores[end + 1] == best:
        end += 1
    return (places[start] + places[end]) / 2


def _half(rows: list[Line]) -> float:
    return _GUTTER * median(row.size for row in rows)


def _runs(rows: list[Line], place: float, half: float) -> Iterator[tuple[bool, list[Line]]]:
    """Neighbouring rows that all leave the place free, or all do not."""
    run: list[Line] = []
    state = False
    for row in rows:
        free = not any(word.left < place + half and word.right > place - half for word in row.words)
        if run and free != state:
            yield state, run
            run = []
        state = free
        run.append(row)
    if run:
        yield state, run


def _are_columns(run: list[Line], place: float) -> bool:
    """Do these rows hold running text on both sides, side by side?"""
    left = [part for row in run if (part := [word for word in row.words if word.right <= place])]
    right = [part for row in run if (part := [word for word in row.words if word.right > place])]
    if min(len(left), len(right)) < MIN_ROWS:
        return False
    if min(sum(map(len, left)) / len(left), sum(map(len, right)) / len(right)) < MIN_WORDS:
        return False
    start = max(left[0][0].top, right[0][0].top)
    end = min(left[-1][0].bottom, right[-1][0].bottom)
    return end - start > (MIN_ROWS - 1) * left[0][0].size
