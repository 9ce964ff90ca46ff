"""One SQLite file, for many readers and one writer at a time: the only place that imports sqlite3.

Each thread reads through a connection of its own, so that nobody sees what is written but not committed. Whoever
is inside `transaction` reads through the connection that writes, and so sees what it has written itself.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from index.types import HomeUnusable, IndexDamaged

Result = TypeVar("Result")
Row = tuple[Any, ...]
_BUSY_SECONDS = 30
_FULL = ("database or disk is full", "disk I/O error")


class Database:
    """The connections to one file; `prepare` makes or renews its tables, inside a transaction.

    `remedy` is what to do when the file is damaged and there is no backup of it. `views` are temporary views by name: a
    table that has the name of one is seen through it by every statement, and cannot be written.

    Raises:
        IndexDamaged: it is no database, or SQLite finds it broken; here and in every method.
        HomeUnusable: the disk is full, or the file must not be written.
    """

    def __init__(
        self,
        file: Path,
        version: int,
        prepare: Callable[[Callable[..., Any]], None],
        remedy: str,
        views: Mapping[str, str] | None = None,
    ) -> None:
        self.file = file
        self._remedy = remedy
        self._views = dict(views or {})
        self._local = threading.local()
        self._writing = threading.RLock()
        self._owner: int | None = None
        self._writer = self._guarded(self._open)
        self._guarded(lambda: self._prepare(version, prepare))

    def close(self) -> None:
        """Close what this thread opened; another thread's connection goes with its thread."""
        self._writer.close()
        if connection := getattr(self._local, "connection", None):
            connection.close()

    @property
    def in_transaction(self) -> bool:
        """Is this thread writing?"""
        return self._owner == threading.get_ident()

    def all(self, statement: str, *values: object) -> list[Row]:
        return self._guarded(lambda: self._reader().execute(statement, values).fetchall())

    def one(self, statement: str, *values: object) -> Row | None:
        rows = self.all(statement, *values)
        return rows[0] if rows else None

    def write(self, statement: str, *values: object) -> None:
        self.execute(statement, values)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """Execute inside `transaction`; sqlite3's cursor."""
        assert self.in_transaction, "a write outside a transaction"
        return self._guarded(lambda: self._writer.execute(statement, values))

    def write_many(self, statement: str, rows: list[Row]) -> None:
        assert self.in_transaction, "a write outside a transaction"
        self._guarded(lambda: self._writer.executemany(statement, rows))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is there for everybody at its end, or not at all. May be nested."""
        with self._writing:
            if self.in_transaction:
                yield
                return
            self._guarded(lambda: self._writer.execute("BEGIN IMMEDIATE"))
            self._owner = threading.get_ident()
            try:
                yield
                self._guarded(lambda: self._writer.execute("COMMIT"))
            except BaseException:
                if self._writer.in_transaction:
                    self._guarded(lambda: self._writer.execute("ROLLBACK"))
                raise
            finally:
                self._owner = None

    def forget_deleted(self) -> None:
        """Empty the write-ahead log, which still holds what was deleted; readers at work put that off."""
        with self._writing:
            self._guarded(lambda: self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())

    def _prepare(self, version: int, prepare: Callable[[Callable[..., Any]], None]) -> None:
        (found,) = self._writer.execute("PRAGMA user_version").fetchone()
        if found > version:
            raise HomeUnusable(
                f"{self.file} was written by a later release (tables {found}, this one knows {version}); "
                "install that release, or set BRIEFING_HOME to another folder"
            )
        if found == version:
            return
        with self.transaction():
            (found,) = self._writer.execute("PRAGMA user_version").fetchone()  # another process may have been quicker
            if found < version:
                prepare(self._writer.execute)

    def _reader(self) -> sqlite3.Connection:
        if self.in_transaction:
            return self._writer
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._open()
        return connection

    def _open(self) -> sqlite3.Connection:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        # Made in one thread, closed in another; used in one only.
        connection = sqlite3.connect(self.file, check_same_thread=False, timeout=_BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # what is removed is overwritten, not only unlinked
        for name, query in self._views.items():
            connection.execute(f"CREATE TEMP VIEW {name} AS {query}")  # SQLite looks up temporary names first
        return connection

    def _guarded(self, action: Callable[[], Result]) -> Result:
        try:
            return action()
        except sqlite3.Error as error:
            if str(error).startswith(_FULL):
                raise HomeUnusable(
                    f"{self.file} cannot be written ({error}); make room on that disk and try again: what was "
                    "stored before is whole"
                ) from error
            if "readonly" in str(error):
                raise HomeUnusable(
                    f"{self.file} cannot be written ({error}); make it writable or set BRIEFING_HOME to another folder"
                ) from error
            raise IndexDamaged(
                f"{self.file} cannot be used ({error}); if it is damaged, restore it from a backup, or {self._remedy}"
            ) from error
