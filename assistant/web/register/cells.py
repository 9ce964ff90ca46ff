"""Agreements as a template shows them: values in words, each with a marker that leads to its quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from assistant.agreements.tables import found_in, shown, title
from assistant.agreements.types import Account, Entry, Found, Official
from assistant.agreements.words import word
from assistant.types import Evidence
from assistant.web.register.context import around
from assistant.web.words import long_date, short_date, words
from index.types import Article, Language

DOUBTFUL = 0.65
"""Confidence below which a value is shown as one to check."""
LONGEST_KEPT = 20
"""Characters of a word that is kept on one line with its marker."""
MOST_LISTED = 4
"""Values of a field in a cell of the table; the entry shows all."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker: where it leads, and what it is called."""

    id: str
    """Of the element, unique on the page."""
    number: int
    """As shown, 1, 2, … in its row."""
    evidence: Evidence
    label: str

    @property
    def quote(self) -> str:
        """The sentence that it leads to; the panel marks the exact words in it."""
        return " ".join(around(self.evidence).of(self.evidence.article.body).split())


@dataclass(frozen=True, slots=True)
class Told:
    """A value of a field in words."""

    text: str
    key: str
    """As the register keeps it, such as `PE`; for links."""
    evidence: Evidence
    mark: Mark | None
    """`None`: the next value has the same place."""
    doubtful: bool = False
    sure: str = ""
    """How sure the reading is: `85 %`; empty of what an editor wrote."""

    @property
    def ending(self) -> str:
        """Its last word, which stays on one line with the marker if it is no longer than a line of a phone."""
        last = self.text.split(" ")[-1]
        return last if len(last) <= LONGEST_KEPT else ""

    @property
    def beginning(self) -> str:
        """The rest."""
        return self.text[: len(self.text) - len(self.ending)]


class Marks:
    """Makes the markers of one page, each with an id of its own."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._ids = count(1)
        self._numbers = count(1)

    def restart(self) -> None:
        """Number from 1 again, for a new row."""
        self._numbers = count(1)

    def of(self, evidence: Evidence) -> Mark:
        number = next(self._numbers)
        label = words(self.language).source.format(
            marker=number, description=described(evidence.article, self.language)
        )
        return Mark(f"quote-{next(self._ids)}", number, evidence, label)

    def told(self, name: str, found: Iterable[Found[object]], brief: bool = False) -> Iterator[Told]:
        """The values of a field, `brief` of officials the names alone; of neighbours with one place only the last has
        a marker."""
        values = list(found)
        for place, one in enumerate(values, 1):
            same = place < len(values) and values[place].evidence == one.evidence
            mark = None if same else self.of(one.evidence)
            value = one.value.name if brief and isinstance(one.value, Official) else one.value
            text = _written(name, value, self.language)
            doubtful = not one.corrected and one.confidence < DOUBTFUL
            sure = "" if one.corrected else f"{one.confidence:.0%}".replace("%", "\N{NO-BREAK SPACE}%")
            yield Told(text, str(one.value), one.evidence, mark, doubtful, sure)


def described(article: Article, language: Language) -> str:
    """`title, agency, day` of an article."""
    return f"{article.title}, {origin(article, language)}"


def origin(article: Article, language: Language) -> str:
    """`agency, day` of an article."""
    day = long_date(article.date, language) if article.date else words(language).undated
    return ", ".join(filter(None, (article.agency, day)))


def _written(name: str, value: object, language: Language) -> str:
    """In words, days as the language writes them."""
    return long_date(value, language) if isinstance(value, date) else shown(name, value, language)


@dataclass(frozen=True, slots=True)
class Row:
    """An agreement in the table."""

    entry: Entry
    title: str
    day: str
    """Of the agreement, else of the first article that tells of it."""
    day_mark: Mark | None
    """`None`: the agreement's own day is not told."""
    cells: dict[str, list[Told]]
    """By field, at most `MOST_LISTED` values of each."""
    more: dict[str, int]
    """By field, how many values more there are."""
    articles: int
    """That tell of it."""
    doubtful: tuple[str, ...]
    """Fields of whose values half or more are to be checked, in words."""
    corrected: tuple[str, ...]
    """Fields that an editor wrote, in words."""
    disagreeing: tuple[str, ...]
    """Fields in which the articles disagree, in words."""


_CELLS = ("name", "instrument", "parties", "status", "areas", "place", "officials")
"""In the order of the columns, by which markers are numbered."""


def rows(entries: Sequence[Entry], marks: Marks) -> list[Row]:
    """The agreements as rows of the table, in this order."""
    return [_row(entry, marks) for entry in entries]


def _row(entry: Entry, marks: Marks) -> Row:
    language = marks.language
    marks.restart()
    day = short_date(entry.day, language) if entry.day else word("field", "undated", language)
    day_mark = marks.of(entry.current.date.evidence) if entry.current.date else None
    cells = {name: list(marks.told(name, _listed(entry, name)[:MOST_LISTED], brief=True)) for name in _CELLS}
    doubtful = [name for name in ("date", *_CELLS) if _in_doubt(found_in(entry, name))]
    return Row(
        entry, title(entry, language), day, day_mark, cells,
        {name: len(_listed(entry, name)) - len(cells[name]) for name in _CELLS},
        len({one.article.id for one in entry.accounts}),
        _names(doubtful, language),
        _names([one.field for one in entry.corrections], language),
        _names([one.field for one in entry.disagreements], language),
    )  # fmt: skip


def _in_doubt(found: Sequence[Found[object]]) -> bool:
    """Is a value to be checked, and of several half of them or more? Each alone is marked where the entry is read."""
    doubtful = sum(not one.corrected and one.confidence < DOUBTFUL for one in found)
    return bool(doubtful) and 2 * doubtful >= len(found)


def _names(fields: Iterable[str], language: Language) -> tuple[str, ...]:
    return tuple(word("field", name, language) for name in fields)


def _listed(entry: Entry, name: str) -> list[Found[object]]:
    """The values of a field; of areas those of all accounts, as `Entry.areas` has them."""
    if name != "areas":
        return list(found_in(entry, name))
    first: dict[str, Found[Any]] = {}
    for one in (entry.current, *entry.accounts):
        for found in one.areas:
            first.setdefault(found.value, found)
    return [first[area] for area in entry.areas]


def all_told(entry: Entry, name: str, marks: Marks) -> list[Told]:
    """Every value of a field of an entry, each with a marker of its own unless its neighbour has the same place."""
    return list(marks.told(name, _listed(entry, name)))


def account_told(account: Account, name: str, marks: Marks) -> list[Told]:
    """The values of a field as one article has them."""
    value = getattr(account, name)
    return list(marks.told(name, value if isinstance(value, tuple) else (value,) if value else ()))
