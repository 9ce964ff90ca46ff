"""The timeline as a plot: a row a year, across it the months, and a point for each event on its day."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import get_args

from assistant.agreements.tables import Event, title
from assistant.agreements.types import Happened
from assistant.agreements.words import word
from assistant.reader.values import long_time
from assistant.web.register.cells import Mark, Marks
from assistant.web.words import short_month
from index.types import Language

WIDTH = 960
"""Units of the drawing, with those below."""
LEFT, RIGHT, TOP = 96, 16, 28
STEP = 16
"""Between points of one place, upwards."""
ROW = 30
"""Height of a year with points of one row."""
QUIET = 18
"""Height of years without events, which stand together."""
GAP = 12
"""Between points that count as being side by side."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the list shows it."""

    event: Event
    id: str
    """Of its element in the list."""
    day: str
    title: str
    status: str
    """In words; empty where it is not told."""
    mark: Mark

    @property
    def year(self) -> int:
        """0 of an undated one."""
        return self.event.day.year if self.event.day else 0


@dataclass(frozen=True, slots=True)
class Point:
    """An event in the drawing."""

    happening: Happening
    x: float
    y: float
    status: str
    """Its key, which says the shape; `none` where it is not told."""


@dataclass(frozen=True, slots=True)
class Year:
    """A row of the drawing."""

    name: str
    """`2024`; of years without events, `2018–2020`."""
    count: int
    base: float
    """Where its line is."""
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """The drawing."""

    years: tuple[Year, ...]
    months: tuple[tuple[str, float], ...]
    """Name, and where it begins."""
    height: float
    statuses: tuple[tuple[str, str], ...]
    """Of the legend, those that there are: key and name."""


def happenings(events: Sequence[Event], marks: Marks) -> list[Happening]:
    """The events as a list, the latest first and undated ones last, each with a marker."""
    found = []
    latest = sorted(events, key=lambda event: event.day or date.min, reverse=True)
    for number, event in enumerate(latest, 1):
        marks.restart()
        day = word("field", "undated", marks.language)
        if event.day:
            day = long_time(event.day, event.until or event.day, marks.language)
        status = word("status", event.status.value, marks.language) if event.status else ""
        name = title(event.entry, marks.language)
        found.append(Happening(event, f"event-{number}", day, name, status, marks.of(event.evidence)))
    return found


def plot(found: Sequence[Happening], language: Language) -> Plot | None:
    """The drawing of what has a day, the latest year first; `None` when nothing has."""
    dated = {
        year: sorted(each, key=lambda one: one.event.day or date.min)
        for year, each in groupby((one for one in found if one.event.day), key=lambda one: one.year)
    }
    if not dated:
        return None
    rows: list[Year] = []
    y = float(TOP)
    for year, following in pairwise([*dated, min(dated) - 1]):
        places = list(_stacked(dated[year]))
        y += ROW + max(level for _, _, level in places) * STEP
        points = tuple(Point(one, x, y - 9 - level * STEP, _status(one)) for one, x, level in places)
        rows.append(Year(str(year), len(points), y, points))
        if year - following > 1:
            y += QUIET
            rows.append(Year(_between(following + 1, year - 1), 0, y, ()))
    months = tuple((short_month(month, language), _across(date(2023, month, 1))) for month in range(1, 13))
    told = {point.status for row in rows for point in row.points}
    names = (*((key, word("status", key, language)) for key in _ORDER), ("none", ""))
    return Plot(tuple(rows), months, y + 10, tuple((key, name) for key, name in names if key in told))


def _between(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


_ORDER = get_args(Happened)


def _status(one: Happening) -> str:
    return one.event.status.value if one.event.status else "none"


def _stacked(found: Sequence[Happening]) -> Iterator[tuple[Happening, float, int]]:
    """Each with its place across, and how many points it stands above the line so that none hides another."""
    ends: list[float] = []
    for one in found:
        assert one.event.day
        x = _across(one.event.day)
        level = next((number for number, end in enumerate(ends) if x - end >= GAP), len(ends))
        ends[level : level + 1] = [x]
        yield one, x, level


def _across(day: date) -> float:
    passed = (day - date(day.year, 1, 1)).days / (366 if isleap(day.year) else 365)
    return round(LEFT + passed * (WIDTH - LEFT - RIGHT), 1)
