"""The registry: every version of every article, in SQLite. It is the truth; vectors and terms follow it.

A version is `pending` until its vectors and terms are stored, then `current`, `superseded` once a later one is
current, `withdrawn` when its agency took the story back, and `removing` while it is being deleted. What a killed
process left pending or removing is finished by the next one.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from index import schema
from index.database import Database
from index.records import condition, day_number, from_record, to_record, values_of
from index.reprints import Reprints
from index.seen import Seen
from index.types import Article, Chunk, Filters, HistoryEntry, Span, State

_ORDER = " ORDER BY a.event_day IS NULL, a.event_day DESC, a.id"
_NOTHING = Filters()


class Registry:
    """The SQLite file of one index."""

    def __init__(self, file: Path) -> None:
        self._kept = lru_cache(maxsize=4096)(self._read)
        self.database = Database(file, schema.VERSION, self._prepare)
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
            self.database.write(f"UPDATE articles SET state = 'removing' WHERE id IN {_LISTED}", _json(ids))
            self.changed()

    def delete(self, ids: Collection[str]) -> None:
        """Delete every trace of these articles, and of the files that gave them."""
        with self.transaction():
            self._delete(f"id IN {_LISTED}", _json(ids))
            self.database.write(f"DELETE FROM given WHERE id IN {_LISTED}", _json(ids))
            self.database.write(
                f"DELETE FROM sources WHERE EXISTS (SELECT 1 FROM json_each(ids) WHERE value IN {_LISTED})", _json(ids)
            )
        self._kept.cache_clear()
        self.database.forget_deleted()

    def chunks_of(self, ids: Collection[str]) -> list[str]:
        """Every chunk of these articles, whatever state they are in."""
        chunks = f"SELECT c.id FROM articles a JOIN chunks c ON c.key = a.key WHERE a.id IN {_LISTED}"
        return [row[0] for row in self.database.all(chunks, _json(ids))]

    def article(self, id_: str, version: int | None = None) -> Article | None:
        """A version of an article; without one the current, else the latest."""
        if version is None:
            row = self.database.one(
                "SELECT key FROM articles WHERE id = ? AND state != 'removing' "
                "ORDER BY state = 'current' DESC, version DESC LIMIT 1",
                id_,
            )
        else:
            row = self.database.one(
                "SELECT key FROM articles WHERE id = ? AND version = ? AND state != 'removing'", id_, version
            )
        return self._of_key(row[0]) if row else None

    def articles(self, filters: Filters | None = None, state: State = "current") -> list[Article]:
        """All articles in a state that satisfy the filters, the latest first, undated ones last."""
        asked, values = condition(filters or _NOTHING)
        rows = self.database.all(
            f"SELECT record, body FROM articles a JOIN bodies USING (key) WHERE state = ?{asked}{_ORDER}",
            state,
            *values,
        )
        return [from_record(*row) for row in rows]

    def catalogue(
        self, filters: Filters | None = None, state: State = "current", limit: int | None = None, offset: int = 0
    ) -> list[Article]:
        """The same, each with an empty body: for lists, which show none."""
        asked, values = condition(filters or _NOTHING)
        rows = self.database.all(
            f"SELECT record FROM articles a WHERE state = ?{asked}{_ORDER} LIMIT ? OFFSET ?",
            state, *values, -1 if limit is None else limit, offset,
        )  # fmt: skip
        return [from_record(row[0]) for row in rows]

    def count(self, filters: Filters | None = None, state: State = "current") -> int:
        asked, values = condition(filters or _NOTHING)
        row = self.database.one(f"SELECT count(*) FROM articles a WHERE state = ?{asked}", state, *values)
        return int(row[0]) if row else 0

    def article_ids(self, filters: Filters | None = None, state: State = "current") -> list[str]:
        """The ids of the articles that satisfy the filters."""
        asked, values = condition(filters or _NOTHING)
        return [
            row[0] for row in self.database.all(f"SELECT id FROM articles a WHERE state = ?{asked}", state, *values)
        ]

    def keys(self, state: State) -> list[tuple[str, int]]:
        """Id and version of everything in a state, in the order of entry."""
        return [(id_, version) for id_, version in self.database.all(
            "SELECT id, version FROM articles WHERE state = ? ORDER BY key", state)]  # fmt: skip

    def find(self, column: Literal["sha256", "id", "url", "source", "guid"], value: str) -> Article | None:
        """The latest version that has this value and was not superseded."""
        row = self.database.one(
            f"SELECT key FROM articles WHERE {column} = ? AND state IN ('pending', 'current', 'withdrawn') "
            "ORDER BY version DESC LIMIT 1",
            value,
        )
        return self._of_key(row[0]) if row else None

    def same_story(self, article: Article) -> Article | None:
        """The live article with the same headline, agency and day, all three known."""
        if article.agency is None or article.event_date is None:
            return None
        row = self.database.one(
            "SELECT key FROM articles WHERE title = ? AND agency = ? AND event_day = ? "
            "AND state IN ('pending', 'current', 'withdrawn') ORDER BY version DESC LIMIT 1",
            article.title,
            article.agency,
            day_number(article.event_date),
        )
        return self._of_key(row[0]) if row else None

    def state(self, id_: str, version: int) -> State | None:
        row = self.database.one("SELECT state FROM articles WHERE id = ? AND version = ?", id_, version)
        return row[0] if row else None

    def why(self, id_: str, version: int) -> str:
        """Why this version came in."""
        row = self.database.one("SELECT why FROM articles WHERE id = ? AND version = ?", id_, version)
        return str(row[0]) if row else "first version"

    def superseded_text(self, sha256: str) -> str | None:
        """The id of the article that once had this text."""
        row = self.database.one(
            "SELECT id FROM articles WHERE sha256 = ? AND state = 'superseded' ORDER BY key DESC LIMIT 1", sha256
        )
        return row[0] if row else None

    def next_version(self, id_: str) -> int:
        row = self.database.one("SELECT max(version) FROM articles WHERE id = ?", id_)
        return (row[0] if row and row[0] else 0) + 1

    def key(self, id_: str, version: int) -> int:
        """What the tables know a version by; 0 when it is not there."""
        row = self.database.one("SELECT key FROM articles WHERE id = ? AND version = ?", id_, version)
        return int(row[0]) if row else 0

    def chunks(self, ids: Iterable[str]) -> dict[str, tuple[Chunk, Article]]:
        """Chunks of current articles, with their article; others are left out."""
        rows = self.database.all(
            'SELECT c.id, c.start, c."end", c.key FROM json_each(?) w CROSS JOIN chunks c ON c.id = w.value '
            "CROSS JOIN articles a ON a.key = c.key AND a.state = 'current'",
            _json(ids),
        )
        found = {}
        for id_, start, end, key in rows:
            article = self._of_key(key)
            if article:
                text = Span(start, end).of(article.body)
                found[id_] = (Chunk(article.id, article.version, start, end, text), article)
        return found

    def chunk_ids(self, state: State = "current", of: Collection[str] | None = None) -> set[str]:
        """The chunks that vectors and terms must hold, or in another state; with `of`, of these articles alone."""
        # CROSS JOIN keeps the order: left alone, SQLite goes through every current article (0.5 s at 25,000).
        values: list[str]
        if of is None:
            wanted, values = "articles a", [state]
        else:
            wanted, values = "json_each(?) w CROSS JOIN articles a ON a.id = w.value", [_json(of), state]
        rows = self.database.all(
            f"SELECT c.id FROM {wanted} CROSS JOIN chunks c ON c.key = a.key WHERE a.state = ?", *values
        )
        return {row[0] for row in rows}

    def count_chunks(self) -> int:
        """Chunks in all; when nothing is pending, as many as there are vectors."""
        row = self.database.one("SELECT count(*) FROM chunks")
        return int(row[0]) if row else 0

    def older_chunk_ids(self, keys: Iterable[tuple[str, int]]) -> list[str]:
        """Chunks of versions before these."""
        older = "SELECT c.id FROM articles a JOIN chunks c ON c.key = a.key WHERE a.id = ? AND a.version < ?"
        return [row[0] for id_, version in keys for row in self.database.all(older, id_, version)]

    def history(self, id_: str) -> list[HistoryEntry]:
        """Every version that ever came in, in the order of entry; empty for an unknown id."""
        rows = self.database.all(
            "SELECT key, state, entered, why FROM articles WHERE id = ? AND state != 'removing' ORDER BY key", id_
        )
        original = self.original_ids([id_]).get(id_)
        return [
            HistoryEntry(
                article,
                state,
                datetime.fromtimestamp(entered, UTC),
                f"{why}; reprint of {original}" if original and state == "current" else why,
            )
            for key, state, entered, why in rows
            if (article := self._of_key(key))
        ]

    def story_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The id of each article's original: itself unless it is a reprint."""
        wanted = list(ids)
        return dict(zip(wanted, wanted, strict=True)) | self.original_ids(wanted)

    def original_ids(self, ids: Iterable[str]) -> dict[str, str]:
        """The originals of those that are reprints."""
        rows = self.database.all(f"SELECT id, original FROM reprints WHERE id IN {_LISTED}", _json(ids))
        return {id_: original for id_, original in rows if id_ != original}

    def original(self, id_: str) -> Article | None:
        """What this article reprints; `None` when it is itself the original or stands alone."""
        original = self.original_ids([id_]).get(id_)
        return self.article(original) if original else None

    def reprints(self, id_: str) -> list[Article]:
        """The current articles that reprint this one, the earliest published first."""
        rows = self.database.all(
            "SELECT a.key FROM reprints r JOIN articles a ON a.id = r.id AND a.state = 'current' "
            "WHERE r.original = ? AND r.id != ? ORDER BY json_extract(a.record, '$.published'), a.key",
            id_, id_,
        )  # fmt: skip
        return [article for row in rows if (article := self._of_key(row[0]))]

    def _of_key(self, key: int) -> Article | None:
        # What this thread writes may be rolled back: it must not be kept under a key that another version gets.
        return self._read(key) if self.database.in_transaction else self._kept(key)

    def _read(self, key: int) -> Article | None:
        row = self.database.one("SELECT record, body FROM articles JOIN bodies USING (key) WHERE key = ?", key)
        return from_record(*row) if row else None

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


_LISTED = "(SELECT value FROM json_each(?))"


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values))


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
