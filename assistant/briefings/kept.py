"""Briefings that people keep: what was asked for and the document, in a file of its own beside the registry.

BriefingError (index.types)
├── BriefingUnknown               a person keeps no briefing with this number
├── MarkingTooLow                 a marking below that of an article which the briefing cites
└── HomeUnusable, IndexDamaged    the file cannot be written, or is damaged; wherever briefings are kept or read
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from assistant.briefings.order import Order
from assistant.commands.output import document_json
from assistant.documents.of_answer import highest_marking
from assistant.documents.types import Document
from index.database import Database, Row
from index.text import fold
from index.types import MARKINGS, Article, BriefingError

FILE_NAME = "briefings.sqlite3"
Lookup = Callable[[str, int], Article | None]
"""A version of an article; nothing where it is not there, or not to be seen."""
_VERSION = 1
_ORDER = TypeAdapter(Order)
_DOCUMENT = TypeAdapter(Document)
_COLUMNS = "id, made, request, title, by_hand, marking, document, before, revision"


class BriefingUnknown(BriefingError):
    """A person keeps no briefing with this number."""


class MarkingTooLow(BriefingError):
    """The marking is below that of an article which the briefing cites."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A briefing in a list."""

    id: int
    made: datetime
    """UTC."""
    order: Order
    title: str
    marking: str
    cited: int
    """Articles."""
    removed: bool
    """An article that it was made from was removed since, and its words with it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A briefing as it was kept."""

    id: int
    made: datetime
    """UTC."""
    order: Order
    """What was asked for."""
    title: str
    """As given by hand, else the document's; empty where it held the headline of an article that was removed."""
    marking: str
    document: Document | None
    """`None` when an article that it was made from was removed since."""
    before: Document | None
    """What it was before it was last built again."""
    revision: int
    """Of the index when it was built."""
    read: tuple[tuple[str, int], ...]
    """Ids and versions of the articles that it was made from, cited or not."""

    @property
    def cited(self) -> int:
        """Articles."""
        return len(self.document.sources) if self.document else 0

    @property
    def removed(self) -> bool:
        """Were its words taken out, because an article that it was made from was removed?"""
        return self.document is None


class Briefings:
    """The briefings of all people who use one data folder; for many threads and processes.

    One that was made from an article which `lookup` does not give is not there for whoever asks.
    """

    def __init__(self, home: Path) -> None:
        self._database = Database(home / FILE_NAME, _VERSION, _prepare, "move it away: briefings are kept from then on")

    def keep(
        self, person: str, order: Order, document: Document, read: Collection[Article], again: int | None = None
    ) -> int:
        """Keep a briefing of a person, or a newer state of one (`again`); its number.

        Raises:
            BriefingUnknown: the person keeps none with the number `again`.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        leaned = {(one.id, one.version) for one in (*read, *document.sources)}
        row = (now, _ORDER.dump_json(order).decode(), _json(document), document.index_revision)
        with self._database.transaction():
            if again is None:
                added = self._database.execute(
                    "INSERT INTO briefings (made, request, document, revision, person, title, marking) "
                    "VALUES (?,?,?,?,?,?,?)",
                    (*row, person, document.title, document.marking),
                )
                number = int(added.lastrowid)
            else:
                number = again
                self._renew(self._row(person, again), row, document)
            self._database.write("DELETE FROM leaned WHERE briefing = ? AND NOT before", number)
            rows = [(number, id_, version, False) for id_, version in sorted(leaned)]
            self._database.write_many("INSERT INTO leaned VALUES (?,?,?,?)", rows)
        return number

    def get(self, person: str, id_: int, lookup: Lookup) -> Kept:
        """One briefing of a person.

        Raises:
            BriefingUnknown: they keep none with this number.
        """
        kept = self._kept(self._row(person, id_), lookup)
        if kept is None:
            raise _unknown(id_)
        return kept

    def of(self, person: str, lookup: Lookup) -> list[Listed]:
        """All of a person, the newest first."""
        rows = self._database.all(
            "SELECT id, made, request, title, marking, json_array_length(document, '$.sources') FROM briefings "
            "WHERE person = ? ORDER BY made DESC, id DESC",
            person,
        )
        return [
            Listed(id_, datetime.fromisoformat(made), _ORDER.validate_json(order), title, marking, n or 0, n is None)
            for id_, made, order, title, marking, n in rows
            if all(self._leaned(id_, lookup).values())
        ]

    def edit(self, person: str, id_: int, title: str, marking: str, lookup: Lookup) -> Kept:
        """Give a briefing a title and a marking by hand.

        Raises:
            BriefingUnknown: see `get`.
            MarkingTooLow: the marking is below that of its sources.
            BriefingError: the title is empty, or the marking is none.
        """
        kept = self.get(person, id_, lookup)
        title = " ".join(title.split())
        if not title:
            raise BriefingError("the title is empty; write one")
        if marking not in MARKINGS:
            raise BriefingError(f"marking: {marking!r} is none of {', '.join(MARKINGS)}")
        least = least_marking(kept.document)
        if MARKINGS.index(marking) < MARKINGS.index(least):
            raise MarkingTooLow(f"the marking cannot be below {least}: that is the highest marking of what it cites")
        with self._database.transaction():
            self._database.write(
                "UPDATE briefings SET by_hand = by_hand OR title != ?, title = ?, marking = ? WHERE id = ?",
                title, title, marking, id_,
            )  # fmt: skip
        return self.get(person, id_, lookup)

    def delete(self, person: str, id_: int) -> None:
        """Delete a briefing of a person.

        Raises:
            BriefingUnknown: they keep none with this number.
        """
        self._row(person, id_)
        with self._database.transaction():
            self._database.write("DELETE FROM leaned WHERE briefing = ?", id_)
            self._database.write("DELETE FROM briefings WHERE id = ?", id_)
        self._database.forget_deleted()

    def forget(self, id_: int) -> None:
        """Overwrite what a briefing holds of the words of articles."""
        with self._database.transaction():
            self._database.write("DELETE FROM leaned WHERE briefing = ?", id_)
            self._database.write("UPDATE briefings SET title = '', document = NULL, before = NULL WHERE id = ?", id_)
        self._database.forget_deleted()

    def forget_removed(self, is_there: Callable[[str], bool]) -> None:
        """Overwrite what briefings hold of the words of articles that are no more; what was asked for stays.

        Every such article is looked for, so that a removal that was killed on the way is made good by the next.
        """
        with self._database.transaction():
            for (article,) in self._database.all("SELECT DISTINCT article FROM leaned"):
                if not is_there(article):
                    for (number,) in self._database.all("SELECT briefing FROM leaned WHERE article = ?", article):
                        self._forget(number, article)
        self._database.forget_deleted()

    def _forget(self, number: int, article: str) -> None:
        row = self._database.one("SELECT title, by_hand, document, before FROM briefings WHERE id = ?", number)
        assert row is not None, "a row of `leaned` without its briefing"
        title, by_hand, *documents = row
        self._database.write("DELETE FROM leaned WHERE briefing = ?", number)
        if not by_hand or any(fold(headline) in fold(title) for headline in _headlines(documents, article)):
            title = ""
        self._database.write(
            "UPDATE briefings SET title = ?, document = NULL, before = NULL WHERE id = ?", title, number
        )

    def _renew(self, row: Row, new: tuple[object, ...], document: Document) -> None:
        """Put a newer document in the place of what is there, which is kept beside it."""
        id_, _, _, title, by_hand, marking, old, *_ = row
        title = title if by_hand and title else document.title
        marking = max(marking, document.marking, key=MARKINGS.index)
        self._database.write("DELETE FROM leaned WHERE briefing = ? AND before", id_)
        self._database.write("UPDATE leaned SET before = 1 WHERE briefing = ?", id_)
        self._database.write(
            "UPDATE briefings SET made = ?, request = ?, document = ?, revision = ?, before = ?, title = ?, "
            "marking = ? WHERE id = ?",
            *new, old, title, marking, id_,
        )  # fmt: skip

    def _row(self, person: str, id_: int) -> Row:
        row = self._database.one(f"SELECT {_COLUMNS} FROM briefings WHERE id = ? AND person = ?", id_, person)
        if row is None:
            raise _unknown(id_)
        return row

    def _leaned(self, id_: int, lookup: Lookup) -> dict[tuple[str, int], Article | None]:
        """What a briefing and its earlier state were made from; nothing for what is not to be seen."""
        rows = self._database.all("SELECT DISTINCT article, version FROM leaned WHERE briefing = ?", id_)
        return {(article, version): lookup(article, version) for article, version in rows}

    def _kept(self, row: Row, lookup: Lookup) -> Kept | None:
        id_, made, order, title, _, marking, document, before, revision = row
        found = self._leaned(id_, lookup)
        read = self._database.all("SELECT article, version FROM leaned WHERE briefing = ? AND NOT before", id_)
        if not all(found.values()):
            return None
        return Kept(
            id_, datetime.fromisoformat(made), _ORDER.validate_json(order), title, marking,
            _document(document, found), _document(before, found), revision,
            tuple((str(article), int(version)) for article, version in read),
        )  # fmt: skip


def least_marking(document: Document | None) -> str:
    """The lowest marking that a briefing may have: the highest of what it cites."""
    return highest_marking(document.sources) if document else MARKINGS[0]


def forget_removed(home: Path, is_there: Callable[[str], bool]) -> None:
    """Overwrite all that the kept briefings of a data folder hold of articles that are no more."""
    Briefings(home).forget_removed(is_there)


def _json(document: Document) -> str:
    """A document without its sources' texts, which the library has."""
    places = [{"id": one.id, "version": one.version} for one in document.sources]
    return json.dumps(document_json(document) | {"sources": places}, ensure_ascii=False)


def _document(text: str | None, found: Mapping[tuple[str, int], Article | None]) -> Document | None:
    """The document again, with its sources."""
    if text is None:
        return None
    row: dict[str, Any] = json.loads(text)
    row["sources"] = [found[one["id"], one["version"]] for one in row["sources"]]
    return _DOCUMENT.validate_python(row)


def _unknown(id_: int) -> BriefingUnknown:
    return BriefingUnknown(f"you keep no briefing {id_}; the list of your briefings shows what there is")


def _headlines(documents: Collection[str | None], article: str) -> Iterator[str]:
    for text in documents:
        for citation in json.loads(text)["citations"] if text else ():
            if citation["article_id"] == article:
                yield citation["title"]


def _prepare(execute: Callable[..., Any]) -> None:
    execute(
        "CREATE TABLE briefings (id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, made TEXT NOT NULL, "
        "request TEXT NOT NULL, title TEXT NOT NULL, by_hand INTEGER NOT NULL DEFAULT 0, marking TEXT NOT NULL, "
        "document TEXT, before TEXT, revision INTEGER NOT NULL)"
    )
    execute("CREATE INDEX briefings_person ON briefings (person)")
    execute(
        "CREATE TABLE leaned (briefing INTEGER NOT NULL REFERENCES briefings (id), article TEXT NOT NULL, "
        "version INTEGER NOT NULL, before INTEGER NOT NULL)"
    )
    execute("CREATE INDEX leaned_article ON leaned (article)")
    execute(f"PRAGMA user_version = {_VERSION}")
