"""The registry's tables, and how an older registry becomes one of today.

A version of an article is one row of `articles` (what lists and filters need), one of `bodies` (its text, read
only when it is wanted) and a few of `values` (countries, topics, organisations), known by `key`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import Any

from index.types import MARKINGS

Execute = Callable[..., Any]

VERSION = 2
"""`PRAGMA user_version`; 0 is an empty file, or the tables of release 0.1.0, which are `_FIRST`."""

_FIRST = "SELECT 1 FROM pragma_table_info('articles') WHERE name = 'event_date'"

_TABLES = """
CREATE TABLE articles (
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL,
    entered REAL NOT NULL, why TEXT NOT NULL, sha256 TEXT NOT NULL, source TEXT NOT NULL, url TEXT, guid TEXT,
    title TEXT NOT NULL, agency TEXT, event_day INTEGER, day INTEGER, language TEXT NOT NULL, marking TEXT NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (id, version)
);
CREATE INDEX articles_sha256 ON articles (sha256);
CREATE INDEX articles_source ON articles (source);
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_guid ON articles (guid) WHERE guid IS NOT NULL;
CREATE INDEX articles_story ON articles (title, agency, event_day);
CREATE INDEX articles_state_day ON articles (state, day);
CREATE TABLE bodies (key INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE "values" (
    kind TEXT NOT NULL, value TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (kind, value, key)
) WITHOUT ROWID;
CREATE INDEX values_key ON "values" (key);
CREATE TABLE chunks (
    id TEXT PRIMARY KEY, key INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX chunks_key ON chunks (key);
CREATE TABLE sources (name TEXT PRIMARY KEY, digest TEXT NOT NULL, ids TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE given (source TEXT NOT NULL, sha256 TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (source)) WITHOUT ROWID;
CREATE INDEX given_id ON given (id);
CREATE TABLE prints (print INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (print, key)) WITHOUT ROWID;
CREATE INDEX prints_key ON prints (key);
CREATE TABLE reprints (id TEXT PRIMARY KEY, original TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX reprints_original ON reprints (original);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def prepare(execute: Execute, insert: Callable[..., int], now: float) -> None:
    """Bring the tables to `VERSION`, inside the caller's transaction; `insert` stores one article."""
    first = execute(_FIRST).fetchone()
    if first:
        for index in ("sha256", "source", "state"):
            execute(f"DROP INDEX IF EXISTS articles_{index}")
        execute("DROP INDEX IF EXISTS chunks_article")
        for table in ("articles", "chunks", "facts"):
            execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            execute(statement)
    if first:
        _carry_over(execute, insert, now)
    execute(f"PRAGMA user_version = {VERSION}")


def _carry_over(execute: Execute, insert: Callable[..., int], now: float) -> None:
    rows = execute("SELECT id, version, state, record FROM old_articles ORDER BY id, version")
    for id_, version, state, record in rows.fetchall():
        why = "first version" if version == 1 else "corrected"
        key = insert(json.loads(record), state, now, why)
        execute(
            'INSERT INTO chunks SELECT id, ?, start, "end" FROM old_chunks WHERE article_id = ? AND version = ?',
            (key, id_, version),
        )
    execute("INSERT INTO facts SELECT name, value FROM old_facts")
    for table in ("articles", "chunks", "facts"):
        execute(f"DROP TABLE old_{table}")


def seen_by(markings: Collection[str]) -> dict[str, str]:
    """The tables as someone sees them who may see these markings, for `Database.views`.

    An article whose latest version they may not see is not there with its earlier ones either: when an editor raises a
    marking, the same text stands in the version before. A reprint of an article that they may not see stands alone.
    """
    allowed = ", ".join(f"'{marking}'" for marking in MARKINGS if marking in markings)
    seen = f"SELECT id FROM main.articles WHERE state = 'current' AND marking IN ({allowed})"
    raised = (
        "SELECT 1 FROM main.articles b WHERE b.id = a.id AND b.state IN ('pending', 'current', 'withdrawn') "
        f"AND b.marking NOT IN ({allowed})"
    )
    return {
        "articles": f"SELECT * FROM main.articles a WHERE marking IN ({allowed}) "
        f"AND (state = 'current' OR NOT EXISTS ({raised}))",
        "reprints": f"SELECT * FROM main.reprints WHERE id IN ({seen}) AND original IN ({seen})",
    }
