"""The registry: every version of every article, in SQLite. It is the truth; vectors and terms follow it.

A version is `pending` until its vectors and terms are stored, then `current`, `superseded` once a later one is
current, `withdrawn` when its agency took the story back, and `removing` while it is being deleted. What a killed
process left pending or removing is finished by the next one.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from index import schema
from index.catalogue import LISTED, Catalogue, as_list
from index.database import Database
from index.records import day_number, from_record, to_record, values_of
from index.reprints import Reprints
from index.seen import Seen
from index.types import Article, Chunk, State


class Registry(Catalogue):
    """The SQLite file of one index; with `markings`, to be read as if no article in it were marked otherwise."""

    def __init__(self, file: Path, markings: Collection[str] | None = None) -> None:
        super().__init__()
        remedy = "move it away and ingest the articles again"
        views = None if markings is None else schema.seen_by(markings)
        self.database = Database(file, schema.VERSION, self._prepare, remedy, views)
        self.seen = Seen(self.database)
        self.stories = Reprints(self.database, self._of_key)

    def close(self) -> None:
        self.database.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Everything that is written inside counts at its end, or never."""
        return self.database.transaction()

    def fact(self, name: str) -> str | None:
        """A fact about the index, such as the model that it was built with."""
        row = self.database.one("SELECT value FROM facts WHERE name = ?", name)
        return str(row[0]) if row else None

    def set_fact(self, name: str, value: str | None) -> None:
        """Keep a fact, or forget it."""
        with self.transaction():
            if value is None:
                self.database.write("DELETE FROM facts WHERE name = ?", name)
            else:
                self.database.write("INSERT OR REPLACE INTO facts VALUES (?, ?)", name, value)

    @property
    def revision(self) -> int:
        """Grows with every change; who answers reopens vectors and terms when it has moved."""
        return int(self.fact("revision") or 0)

    @property
    def writing(self) -> str | None:
        """What a writer is at, or was when it was killed; `None` when vectors and terms agree with the registry."""
        return self.fact("writing")

    def begin_writing(self, what: str = "ingest") -> None:
        """Set the mark, before vectors or terms are touched; what stands there stays until the work is done."""
        if self.writing is None or what != "ingest":
            self.set_fact("writing", what)

    def end_writing(self) -> None:
        """Vectors and terms agree with the registry again."""
        if self.writing is not None:
            self.set_fact("writing", None)

    def put_pending(self, article: Article, chunks: Sequence[Chunk], why: str = "first version") -> None:
        """Store a version that is not searchable yet."""
        self.put(article, "pending", why, chunks)

    def put(self, article: Article, state: State, why: str, chunks: Sequence[Chunk] = ()) -> int:
        """Store a version in a state, instead of what is there of it; its key."""
        with self.transaction():
            self._delete("id = ? AND version = ?", article.id, article.version)
            key = self._insert(article, state, time.time(), why)
            self.database.write_many(
                "INSERT INTO chunks VALUES (?,?,?,?)", [(c.id, key, c.start, c.end) for c in chunks]
            )
            return key

    def replace_chunks(self, article: Article, chunks: Sequence[Chunk]) -> None:
        """Other chunks for a version that is there."""
        with self.transaction():
            key = self.key(article.id, article.version)
            self.database.write("DELETE FROM chunks WHERE key = ?", key)
            self.database.write_many(
                "INSERT INTO chunks VALUES (?,?,?,?)", [(c.id, key, c.start, c.end) for c in chunks]
            )

    def activate(self, keys: Sequence[tuple[str, int]]) -> None:
        """Make these versions current (or withdrawn), and what came before them superseded, in one transaction."""
        with self.transaction():
            for id_, version in keys:
                before = "SELECT key FROM articles WHERE id = ? AND version < ?"
                for table in ("chunks", "prints"):
                    self.database.write(f"DELETE FROM {table} WHERE key IN ({before})", id_, version)
                self.database.write(
                    "UPDATE articles SET state = 'superseded' WHERE id = ? AND version < ? AND state != 'removing'",
                    id_, version,
                )  # fmt: skip
                self.database.write(
                    "UPDATE articles SET state = CASE WHEN json_extract(record, '$.canceled') THEN 'withdrawn' "
                    "ELSE 'current' END WHERE id = ? AND version = ? AND state = 'pending'",
                    id_, version,
                )  # fmt: skip
            self.changed()

    def changed(self) -> None:
        """A new revision: whoever answers looks anew."""
        with self.transaction():
            self.set_fact("revision", str(self.revision + 1))

    def mark_removing(self, ids: Collection[str]) -> None:
        """From now on these articles are not found and not read; `delete` makes an end of them."""
        with self.transaction():
            self.stories.leave(ids)
            self.database.write(f"UPDATE articles SET state = 'removing' WHERE id IN {LISTED}", as_list(ids))
            self.changed()

    def delete(self, ids: Collection[str]) -> None:
        """Delete every trace of these articles, and of the files that gave them."""
        with self.transaction():
            self._delete(f"id IN {LISTED}", as_list(ids))
            self.database.write(f"DELETE FROM given WHERE id IN {LISTED}", as_list(ids))
            self.database.write(
                f"DELETE FROM sources WHERE EXISTS (SELECT 1 FROM json_each(ids) WHERE value IN {LISTED})", as_list(ids)
            )
        self._kept.clear()
        self.database.forget_deleted()

    def _prepare(self, execute: schema.Execute) -> None:
        def insert(record: dict[str, Any], state: str, now: float, why: str) -> int:
            return _insert(execute, from_record(record), state, now, why)

        schema.prepare(execute, insert, time.time())

    def _insert(self, article: Article, state: State, now: float, why: str) -> int:
        return _insert(self.database.execute, article, state, now, why)

    def _insert_chunks(self, key: int, chunks: Sequence[Chunk]) -> None:
        rows = [(chunk.id, key, chunk.start, chunk.end) for chunk in chunks]
        self.database.write_many("INSERT INTO chunks VALUES (?,?,?,?)", rows)

    def _delete(self, which: str, *values: object) -> None:
        keys = f"(SELECT key FROM articles WHERE {which})"
        for table in ("bodies", '"values"', "chunks", "prints"):
            self.database.write(f"DELETE FROM {table} WHERE key IN {keys}", *values)
        self.database.write(f"DELETE FROM articles WHERE {which}", *values)


def _insert(execute: schema.Execute, article: Article, state: str, now: float, why: str) -> int:
    row = (
        article.id, article.version, state, now, why, article.sha256, article.source, article.url, article.guid,
        article.title, article.agency, day_number(article.event_date), day_number(article.date), article.language,
        article.marking, to_record(article),
    )  # fmt: skip
    key = int(execute(_INSERT, row).lastrowid)
    execute("INSERT INTO bodies VALUES (?, ?)", (key, article.body))
    for kind, value in values_of(article):
        execute('INSERT INTO "values" VALUES (?, ?, ?)', (kind, value, key))
    return key


_INSERT = (
    "INSERT INTO articles (id, version, state, entered, why, sha256, source, url, guid, title, agency, event_day, day, "
    f"language, marking, record) VALUES ({','.join('?' * 16)})"
)
