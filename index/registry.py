"""The registry: every version of every article, in SQLite. It is the truth; vectors and terms follow it.

An article is `pending` until its vectors and terms are stored, then `current`, and `superseded` once a
later version is current. What is left pending by a killed process is finished by the next one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from index.types import Article, Chunk, IndexDamaged, Span

State = Literal["pending", "current", "superseded"]
Result = TypeVar("Result")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    id TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL, sha256 TEXT NOT NULL,
    source TEXT NOT NULL, url TEXT, title TEXT NOT NULL, agency TEXT, event_date TEXT, record TEXT NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE INDEX IF NOT EXISTS articles_sha256 ON articles (sha256);
CREATE INDEX IF NOT EXISTS articles_source ON articles (source);
CREATE INDEX IF NOT EXISTS articles_state ON articles (state);
CREATE TABLE IF NOT EXISTS chunks (
    id TEXT PRIMARY KEY, article_id TEXT NOT NULL, version INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS chunks_article ON chunks (article_id, version);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class Registry:
    """The SQLite file of one index."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._article = lru_cache(maxsize=2048)(self._read_article)
        self._database = self._guarded(self._open)

    def close(self) -> None:
        self._database.close()

    def fact(self, name: str) -> str | None:
        """A fact about the index, such as the model that it was built with."""
        row = self._one("SELECT value FROM facts WHERE name = ?", name)
        return str(row[0]) if row else None

    def set_fact(self, name: str, value: str) -> None:
        self._write([("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))])

    @property
    def revision(self) -> int:
        """Grows with every change; who answers reopens vectors and terms when it has moved."""
        return int(self.fact("revision") or 0)

    def put_pending(self, article: Article, chunks: Sequence[Chunk]) -> None:
        """Store an article that is not searchable yet."""
        key = (article.id, article.version)
        self._write(
            [
                ("DELETE FROM chunks WHERE article_id = ? AND version = ?", key),
                ("INSERT OR REPLACE INTO articles VALUES (?,?,'pending',?,?,?,?,?,?,?)", _row(article)),
                *(
                    ("INSERT INTO chunks VALUES (?,?,?,?,?)", (c.id, c.article_id, c.version, c.start, c.end))
                    for c in chunks
                ),
            ]
        )

    def activate(self, keys: Sequence[tuple[str, int]]) -> None:
        """Make these versions current and what came before them superseded, in one transaction."""
        statements: list[tuple[str, tuple[Any, ...]]] = []
        for id_, version in keys:
            statements += [
                ("UPDATE articles SET state = 'superseded' WHERE id = ? AND version < ?", (id_, version)),
                ("UPDATE articles SET state = 'current' WHERE id = ? AND version = ?", (id_, version)),
                ("DELETE FROM chunks WHERE article_id = ? AND version < ?", (id_, version)),
            ]
        statements.append(
            (
                "INSERT INTO facts VALUES ('revision', '1') "
                "ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1",
                (),
            )
        )
        self._write(statements)

    def article(self, id_: str, version: int) -> Article | None:
        """Any version of an article; a version never changes, so it is kept in memory."""
        return self._article(id_, version)

    def articles(self, state: State = "current") -> list[Article]:
        """All articles in a state, the latest event first, undated ones last."""
        rows = self._all(
            "SELECT record FROM articles WHERE state = ? ORDER BY event_date IS NULL, event_date DESC, id",
            state,
        )
        return [_article(row[0]) for row in rows]

    def count(self, state: State = "current") -> int:
        row = self._one("SELECT count(*) FROM articles WHERE state = ?", state)
        return int(row[0]) if row else 0

    def find(self, column: Literal["sha256", "id", "url", "source"], value: str) -> Article | None:
        """The latest live version that has this value."""
        row = self._one(
            f"SELECT record FROM articles WHERE {column} = ? AND state != 'superseded' ORDER BY version DESC LIMIT 1",
            value,
        )
        return _article(row[0]) if row else None

    def same_story(self, article: Article) -> Article | None:
        """The live article with the same headline, agency and day, all three known."""
        if article.agency is None or article.event_date is None:
            return None
        row = self._one(
            "SELECT record FROM articles WHERE title = ? AND agency = ? AND event_date = ? "
            "AND state != 'superseded' ORDER BY version DESC LIMIT 1",
            article.title,
            article.agency,
            article.event_date.isoformat(),
        )
        return _article(row[0]) if row else None

    def chunks(self, ids: Iterable[str]) -> dict[str, tuple[Chunk, Article]]:
        """Chunks of current articles, with their article; others are left out."""
        wanted = list(ids)
        marks = ",".join("?" * len(wanted))
        rows = self._all(
            f"""SELECT c.id, c.article_id, c.version, c.start, c."end" FROM chunks c JOIN articles a
            ON a.id = c.article_id AND a.version = c.version AND a.state = 'current' WHERE c.id IN ({marks})""",
            *wanted,
        )
        found = {}
        for id_, article_id, version, start, end in rows:
            article = self._article(article_id, version)
            if article:
                text = Span(start, end).of(article.body)
                found[id_] = (Chunk(article_id, version, start, end, text), article)
        return found

    def chunk_ids(self, state: State = "current", of: Collection[str] | None = None) -> set[str]:
        """The chunks that vectors and terms must hold, or in another state; with `of`, of these articles alone."""
        marks = ",".join("?" * len(of or ()))
        rows = self._all(
            "SELECT c.id FROM chunks c JOIN articles a ON a.id = c.article_id AND a.version = c.version "
            "WHERE a.state = ?" + ("" if of is None else f" AND a.id IN ({marks})"),
            state,
            *(of or ()),
        )
        return {row[0] for row in rows}

    def older_chunk_ids(self, keys: Iterable[tuple[str, int]]) -> list[str]:
        """Chunks of versions before these."""
        return [
            row[0]
            for id_, version in keys
            for row in self._all("SELECT id FROM chunks WHERE article_id = ? AND version < ?", id_, version)
        ]

    def _read_article(self, id_: str, version: int) -> Article | None:
        row = self._one("SELECT record FROM articles WHERE id = ? AND version = ?", id_, version)
        return _article(row[0]) if row else None

    def _open(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        # One connection for all threads: SQLite serialises, and there is one writer at a time.
        database = sqlite3.connect(self._file, check_same_thread=False, timeout=30, isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.executescript(_SCHEMA)
        return database

    def _write(self, statements: Iterable[tuple[str, tuple[Any, ...]]]) -> None:
        def transaction() -> None:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                for statement, values in statements:
                    self._database.execute(statement, values)
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

        self._guarded(transaction)
        self._article.cache_clear()

    def _one(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        rows = self._all(statement, *values)
        return rows[0] if rows else None

    def _all(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return self._guarded(lambda: self._database.execute(statement, values).fetchall())

    def _guarded(self, action: Callable[[], Result]) -> Result:
        try:
            return action()
        except sqlite3.Error as error:
            raise IndexDamaged(
                f"the registry {self._file} cannot be used ({error}); if it is damaged, move it away "
                "and ingest the articles again"
            ) from error


def _row(article: Article) -> tuple[Any, ...]:
    day = article.event_date.isoformat() if article.event_date else None
    record = json.dumps(asdict(article), default=str, ensure_ascii=False)
    return (
        article.id, article.version, article.sha256, article.source, article.url, article.title,
        article.agency, day, record,
    )  # fmt: skip


def _article(record: str) -> Article:
    values = json.loads(record)
    article = Article(**values)
    return replace(
        article,
        published=date.fromisoformat(values["published"]) if values["published"] else None,
        event_date=date.fromisoformat(values["event_date"]) if values["event_date"] else None,
        countries=tuple(values["countries"]),
        topics=tuple(values["topics"]),
        organisations=tuple(values["organisations"]),
        revised=datetime.fromisoformat(values["revised"]) if values["revised"] else None,
    )
