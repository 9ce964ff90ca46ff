"""Saved queries, and what has come in for them since they were last looked at.

They are kept in SQLite rather than a text file because two runs, by hand and by a timer, may end at the same moment.
Of articles nothing is kept, only how far the registry had come: what is removed leaves no trace here.

BriefingError (index.types)
├── WatchUnknown                  no watch has this name
├── WatchInvalid                  a watch of this name is there already, or it asks for nothing
└── HomeUnusable, IndexDamaged    the file cannot be written, or is damaged
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from assistant.reader.evidence.support import Context, support
from assistant.reader.question import Question, read_question
from assistant.types import Evidence
from index.chunks import sentences
from index.database import Database, Row
from index.entities import countries
from index.library import Library
from index.question_filters import is_about, read_wishes, satisfies, together
from index.text import fold
from index.types import Article, BriefingError, Filters, Span, listed

FILE_NAME = "watches.sqlite3"
FITS = 0.6
"""Share of what a query asks for, weighed by how rare it is here, that an article's best sentence must speak of."""
_EITHER = re.compile(r"\b(?:or|o|u)\b")
_FEW = 3
"""Of more countries than this no article is about each."""
_VERSION = 1
_FILTERS = TypeAdapter(Filters)
_COLUMNS = "name, query, filters, created, key, entered"
Change = Literal["new", "corrected", "withdrawn"]


class WatchUnknown(BriefingError):
    """No watch has this name."""


class WatchInvalid(BriefingError):
    """A watch cannot be saved like this."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the registry had come; see `Catalogue.latest`."""

    key: int = 0
    entered: float = 0.0
    """Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved query."""

    name: str
    query: str
    """Empty: whatever satisfies the filters."""
    filters: Filters
    created: datetime
    """UTC."""
    seen: Mark
    """What came in later is new."""


@dataclass(frozen=True, slots=True)
class News:
    """An article that came in, was corrected or was taken back, and its sentence that says most on the query."""

    article: Article
    """Of one that its agency took back the last version before."""
    change: Change
    best: Evidence | None
    """`None` for an article without a sentence, and for one that was taken back: it is not cited any more."""


class Watches:
    """The saved queries of one data folder."""

    def __init__(self, home: Path) -> None:
        self._database = Database(home / FILE_NAME, _VERSION, _prepare, "move it away and save the queries again")

    def add(self, name: str, query: str, filters: Filters, seen: Mark) -> Watch:
        """Save a query; what came in up to `seen` is not news for it.

        Raises:
            WatchInvalid: the name is taken or empty, or neither the query nor the filters ask for anything.
        """
        if not name.strip():
            raise WatchInvalid("a watch needs a name, such as `briefing watch add border --query smuggling`")
        if not query.strip() and not filters:
            raise WatchInvalid(f"watch {name!r} asks for nothing: give it --query TEXT or a filter such as --country")
        if query.strip() and not read_question(query).units:
            raise WatchInvalid(f"query {query!r} has no word that a text could be told by; name what it is about")
        watch = Watch(name.strip(), query.strip(), filters, datetime.now(UTC).replace(microsecond=0), seen)
        row = (watch.name, watch.query, json.dumps(asdict(filters), default=str), watch.created.isoformat(),
               seen.key, seen.entered)  # fmt: skip
        with self._database.transaction():
            if self._database.one("SELECT 1 FROM watches WHERE name = ?", watch.name):
                raise WatchInvalid(f"watch {name!r} is there already; remove it first, or take another name")
            self._database.write(f"INSERT INTO watches ({_COLUMNS}) VALUES (?,?,?,?,?,?)", *row)
        return watch

    def get(self, name: str) -> Watch:
        """One watch.

        Raises:
            WatchUnknown: there is none with this name; the message lists those that are.
        """
        row = self._database.one(f"SELECT {_COLUMNS} FROM watches WHERE name = ?", name)
        if row is None:
            names = [watch.name for watch in self.all()]
            raise WatchUnknown(f"no watch is named {name!r}; there is {listed(names) or 'none'}")
        return _watch(row)

    def all(self) -> list[Watch]:
        """By name."""
        return [_watch(row) for row in self._database.all(f"SELECT {_COLUMNS} FROM watches ORDER BY name")]

    def remove(self, name: str) -> None:
        """Forget a watch.

        Raises:
            WatchUnknown: there is none with this name.
        """
        self.get(name)
        with self._database.transaction():
            self._database.write("DELETE FROM watches WHERE name = ?", name)
        self._database.forget_deleted()

    def saw(self, name: str, mark: Mark) -> None:
        """What came in up to `mark` is news no more: said once it was shown or written."""
        with self._database.transaction():
            self._database.write("UPDATE watches SET key = ?, entered = ? WHERE name = ?", mark.key, mark.entered, name)


def mark_of(library: Library) -> Mark:
    """How far the library has come by now."""
    return Mark(*library.registry.latest())


def news(watch: Watch, library: Library, today: date) -> list[News]:
    """What came in, was corrected or was taken back for a watch since it was last seen, the latest event first.

    An article fits when one sentence of it, with the headline and what stands around it, speaks of most that the query
    asks for, in English or Spanish; so most articles that search would still rank somewhere are no news. It must be
    about the countries that the query names, not only name them in passing, and of the period, counted from `today`.
    """
    arrived = library.registry.entered_since(watch.seen.key, watch.seen.entered, watch.filters)
    gone = _taken_back(watch, library)
    wishes = read_wishes(watch.query, today)
    beside = [wish.span for wish in wishes if wish.kind != "countries"]  # "last month" is no word of a text
    asked = [read_question(text) for text in _each(_without(watch.query, beside))] if watch.query else []
    units = [unit for one in asked for unit in one.units]
    rarity = library.retriever.rarity(units) if units and (arrived or gone) else {}
    whole = together(wishes)
    found = [told for article in arrived if (told := _told(article, asked, rarity, whole))]
    found += [News(article, "withdrawn", None) for article in gone if _told(article, asked, rarity, whole)]
    return sorted(found, key=lambda one: (one.article.date is None, -_day(one.article), one.article.id))


def _each(query: str) -> list[str]:
    """A query as one for each country that it names as a choice: "smuggling in Peru or Chile"."""
    named = countries(query)
    if not _EITHER.search(fold(query)) or len({one.key for one in named}) < len(("the one", "the other")):
        return [query]
    return [_without(query, [other.span for other in named if other.key != one.key]) for one in named]


def _without(text: str, places: Sequence[Span]) -> str:
    for place in places:
        text = text[: place.start] + " " * (place.end - place.start) + text[place.end :]
    return text


def _is_meant(article: Article, asked: Question, wishes: Filters) -> bool:
    """Is it about the countries that a query names, and of its period?"""
    codes = tuple(dict.fromkeys(mention.key for mention in countries(asked.text)))
    about = is_about(article, codes) if len(codes) <= _FEW else set(codes) <= set(article.countries)
    return about and satisfies(article, replace(wishes, countries=()))


def _taken_back(watch: Watch, library: Library) -> list[Article]:
    """The last versions of articles that their agency took back since; what it sends then is no more than a note."""
    notes = library.registry.entered_since(watch.seen.key, watch.seen.entered, state="withdrawn")
    if not notes:
        return []
    ids = {note.id for note in notes}
    asked = ids if watch.filters.articles is None else ids & set(watch.filters.articles)
    before = library.registry.articles(replace(watch.filters, articles=tuple(sorted(asked))), "superseded")
    last: dict[str, Article] = {}
    for article in before:
        if article.id not in last or last[article.id].version < article.version:
            last[article.id] = article
    return list(last.values())


def _told(article: Article, asked: Sequence[Question], rarity: Mapping[str, float], wishes: Filters) -> News | None:
    """`asked` are the queries of which one has to fit; none: whatever satisfies the filters."""
    change: Change = "corrected" if article.version > 1 else "new"
    spans = sentences(article)
    if not asked:
        return News(article, change, Evidence(article, spans[0]) if spans else None)
    context = Context.of(article, spans)
    scores = [
        (support(one, context, number, rarity).coverage if one.units else 1.0, -number)
        for one in asked
        if _is_meant(article, one, wishes)
        for number in range(len(spans))
    ]
    coverage, number = max(scores, default=(0.0, 0))
    return News(article, change, Evidence(article, spans[-number])) if coverage >= FITS else None


def _day(article: Article) -> int:
    return article.date.toordinal() if article.date else 0


def _prepare(execute: Callable[..., Any]) -> None:
    execute(
        "CREATE TABLE watches (name TEXT PRIMARY KEY, query TEXT NOT NULL, filters TEXT NOT NULL, "
        "created TEXT NOT NULL, key INTEGER NOT NULL, entered REAL NOT NULL)"
    )
    execute(f"PRAGMA user_version = {_VERSION}")


def _watch(row: Row) -> Watch:
    name, query, filters, created, key, entered = row
    return Watch(name, query, _FILTERS.validate_json(filters), datetime.fromisoformat(created), Mark(key, entered))
