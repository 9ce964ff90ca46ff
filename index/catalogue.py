"""What the registry can tell: articles by id and filters, their chunks, their history, what reprints what."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Literal

from index.database import Database
from index.records import condition, day_number, from_record
from index.types import Article, Chunk, Filters, HistoryEntry, Span, State

LISTED = "(SELECT value FROM json_each(?))"
"""SQL for any number of values, which `as_list` gives."""
_ORDER = " ORDER BY a.event_day IS NULL, a.event_day DESC, a.id"
_NOTHING = Filters()
_KEPT = 4_096
"""Articles that are remembered; when there are more, all are forgotten."""


def as_list(values: Iterable[str]) -> str:
    """Values for `LISTED`."""
    return json.dumps(list(values))


class Catalogue:
    """Reads one registry, from any thread."""

    database: Database

    def __init__(self) -> None:
        self._kept: dict[int, Article] = {}

    def chunks_of(self, ids: Collection[str]) -> list[str]:
        """Every chunk of these articles, whatever state they are in."""
        chunks = f"SELECT c.id FROM articles a JOIN chunks c ON c.key = a.key WHERE a.id IN {LISTED}"
        return [row[0] for row in self.database.all(chunks, as_list(ids))]

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

    def count_all(self) -> int:
        """Current articles, those too that a reader of some markings does not see."""
        row = self.database.one("SELECT count(*) FROM main.articles WHERE state = 'current'")
        return int(row[0]) if row else 0

    def article_ids(self, filters: Filters | None = None, state: State = "current") -> list[str]:
        """The ids of the articles that satisfy the filters."""
        asked, values = condition(filters or _NOTHING)
        # + keeps SQLite from going through all that are in the state when ids, countries … name fewer: 13 ms -> 7.
        fewer = filters and (filters.countries or filters.topics or filters.agencies or filters.articles)
        held = "+a.state" if fewer else "a.state"
        return [
            row[0] for row in self.database.all(f"SELECT id FROM articles a WHERE {held} = ?{asked}", state, *values)
        ]

    def latest(self) -> tuple[int, float]:
        """Up to where everything has come in: the highest key, and the time (seconds since 1970) of the last entry.

        What an ingest stored but has not made searchable yet comes after it.
        """
        row = self.database.one(
            "SELECT max(key), max(entered) FROM articles WHERE key < "
            "coalesce((SELECT min(key) FROM articles WHERE state = 'pending'), 9e18)"
        )
        return (row[0] or 0, row[1] or 0.0) if row else (0, 0.0)

    def entered_since(
        self, key: int, time: float, filters: Filters | None = None, state: State = "current"
    ) -> list[Article]:
        """The versions in a state that satisfy the filters and came in after what `latest` gave, in the order of entry.

        Keys count on when a clock is set back, times when the registry was made anew.
        """
        asked, values = condition(filters or _NOTHING)
        rows = self.database.all(
            f"SELECT record, body FROM articles a JOIN bodies USING (key) WHERE state = ? "
            f"AND (a.key > ? OR a.entered > ?){asked} ORDER BY a.key",
            state, key, time, *values,
        )  # fmt: skip
        return [from_record(*row) for row in rows]

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

    def of_source(self, source: str) -> list[Article]:
        """The latest live version of each article that came from this source, the last to come in first."""
        rows = self.database.all(
            "SELECT max(key) FROM articles WHERE source = ? AND state IN ('pending', 'current', 'withdrawn') "
            "GROUP BY id ORDER BY max(key) DESC",
            source,
        )
        return [article for row in rows if (article := self._of_key(row[0]))]

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
            as_list(ids),
        )
        found = {}
        articles = self._of_keys({row[3] for row in rows})
        for id_, start, end, key in rows:
            article = articles.get(key)
            if article:
                text = Span(start, end).of(article.body)
                found[id_] = (Chunk(article.id, article.version, start, end, text), article)
        return found

    def chunk_ids(self, state: State = "current", of: Collection[str] | None = None) -> set[str]:
        """The chunks that vectors and terms must hold, or in another state; with `of`, of these articles alone."""
        # CROSS JOIN keeps the order, and + keeps SQLite from an index by state: left alone, it goes through every
        # current article, with `of` once for each that is asked for.
        values: list[str]
        if of is None:
            wanted, values = "articles a", [state]
        else:
            wanted, values = "json_each(?) w CROSS JOIN articles a ON a.id = w.value", [as_list(of), state]
        held = "a.state" if of is None else "+a.state"
        rows = self.database.all(
            f"SELECT c.id FROM {wanted} CROSS JOIN chunks c ON c.key = a.key WHERE {held} = ?", *values
        )
        return {row[0] for row in rows}

    def count_chunks(self) -> int:
        """Chunks in all; when nothing is pending, as many as there are vectors."""
        row = self.database.one("SELECT count(*) FROM articles a JOIN chunks c ON c.key = a.key")
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
        rows = self.database.all(f"SELECT id, original FROM reprints WHERE id IN {LISTED}", as_list(ids))
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
        return self._of_keys({key}).get(key)

    def _of_keys(self, keys: Collection[int]) -> dict[int, Article]:
        """Articles by key, in one question to SQLite for all that are not remembered."""
        # What this thread writes may be rolled back: it must not be kept under a key that another version gets.
        kept = {} if self.database.in_transaction else self._kept
        found = {key: article for key in keys if (article := kept.get(key))}
        if missing := [key for key in keys if key not in found]:
            rows = self.database.all(
                "SELECT a.key, a.record, b.body FROM json_each(?) w CROSS JOIN articles a ON a.key = w.value "
                "CROSS JOIN bodies b ON b.key = a.key",
                json.dumps(missing),
            )
            read = {key: from_record(record, body) for key, record, body in rows}
            if len(kept) + len(read) > _KEPT:
                kept.clear()
            kept.update(read)
            found |= read
        return found
