"""What was extracted and what editors wrote, in one SQLite file of the data folder.

Accounts can be made again at any time; an editor's corrections cannot, and stay until they are undone or the last
article that they are on is removed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.agreements.kept import from_record, from_text, to_record, to_text
from assistant.agreements.types import Account, Correction, Entry
from index.database import Database
from index.types import Article

FILE_NAME = "agreements.sqlite3"
_VERSION = 1
Place = tuple[str, int]
"""Id of an article, and which of its accounts."""
Key = tuple[str, int, str]
"""Id, version and SHA-256 of an article."""


class Store:
    """The file of one data folder; for many threads and processes."""

    def __init__(self, home: Path) -> None:
        remedy = "move it away: the register is made again from the articles, without what editors corrected"
        self._database = Database(home / FILE_NAME, _VERSION, _prepare, remedy)

    def close(self) -> None:
        self._database.close()

    def known(self, extractor: str) -> set[Key]:
        """The versions that this extractor has read."""
        return set(self._database.all("SELECT article, version, sha256 FROM accounts WHERE extractor = ?", extractor))

    def accounts(self, article_of: dict[Key, Article], extractor: str) -> list[Account]:
        """Those of these articles."""
        rows = self._database.all(
            "SELECT article, version, sha256, records FROM accounts WHERE extractor = ?", extractor
        )
        return [
            from_record(record, article)
            for id_, version, sha256, records in rows
            if (article := article_of.get((id_, version, sha256)))
            for record in json.loads(records)
        ]

    def keep(self, found: Iterable[tuple[Article, Sequence[Account]]], extractor: str) -> None:
        """Keep what was found in articles, instead of what is kept of other versions of them."""
        with self._database.transaction():
            for article, accounts in found:
                records = json.dumps([to_record(one) for one in accounts], ensure_ascii=False)
                self._database.write("DELETE FROM accounts WHERE article = ?", article.id)
                self._database.write(
                    "INSERT INTO accounts VALUES (?,?,?,?,?)",
                    article.id, article.version, article.sha256, extractor, records,
                )  # fmt: skip

    def forget(self, ids: Iterable[str]) -> None:
        """Overwrite the accounts of these articles."""
        with self._database.transaction():
            for id_ in ids:
                self._database.write("DELETE FROM accounts WHERE article = ?", id_)
        self._database.forget_deleted()

    def kept_ids(self) -> set[str]:
        """The articles of which something is kept."""
        return {id_ for (id_,) in self._database.all("SELECT article FROM accounts")}

    def forget_removed(self, is_there: Callable[[str], bool]) -> None:
        """Overwrite all that came from articles that are no more, and corrections that are on no other."""
        self.forget([id_ for id_ in self.kept_ids() if not is_there(id_)])
        with self._database.transaction():
            for id_, places in self._database.all("SELECT id, places FROM corrections"):
                left = [place for place in json.loads(places) if is_there(place[0])]
                if not left:
                    self._database.write("DELETE FROM corrections WHERE id = ?", id_)
                elif len(left) < len(json.loads(places)):
                    self._database.write("UPDATE corrections SET places = ? WHERE id = ?", json.dumps(left), id_)
        self._database.forget_deleted()

    def correct(self, entry: Entry, field: str, value: object, by: str, reason: str) -> None:
        """Keep what an editor wrote of an entry, with the accounts by which it will be found again."""
        places = [(one.article.id, one.number) for one in entry.accounts]
        made = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.transaction():
            self._database.write(
                "INSERT INTO corrections (entry, places, field, value, by, reason, made) VALUES (?,?,?,?,?,?,?)",
                entry.id, json.dumps(places), field, to_text(value), by, reason, made,
            )  # fmt: skip

    def undo(self, id_: int) -> None:
        """Take a correction back for good."""
        with self._database.transaction():
            self._database.write("DELETE FROM corrections WHERE id = ?", id_)
        self._database.forget_deleted()

    def corrections(self) -> list[tuple[int, str, list[Place], Correction]]:
        """All in the order of making: number, the entry's id then, its accounts then, and what was written."""
        rows = self._database.all(
            "SELECT id, entry, places, field, value, by, reason, made FROM corrections ORDER BY id"
        )
        return [
            (
                number, entry, [(id_, of) for id_, of in json.loads(places)],
                Correction(field, from_text(field, value), by, reason, datetime.fromisoformat(made)),
            )
            for number, entry, places, field, value, by, reason, made in rows
        ]  # fmt: skip


def _prepare(execute: Callable[..., Any]) -> None:
    execute(
        "CREATE TABLE accounts (article TEXT NOT NULL, version INTEGER NOT NULL, sha256 TEXT NOT NULL, "
        "extractor TEXT NOT NULL, records TEXT NOT NULL, PRIMARY KEY (article, version))"
    )
    execute(
        "CREATE TABLE corrections (id INTEGER PRIMARY KEY AUTOINCREMENT, entry TEXT NOT NULL, places TEXT NOT NULL, "
        "field TEXT NOT NULL, value TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL, made TEXT NOT NULL)"
    )
    execute(f"PRAGMA user_version = {_VERSION}")
