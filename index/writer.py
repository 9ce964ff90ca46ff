"""Chunks into vectors and terms, beside the embedding: what is stored is told in the order in which it came."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.embed import Vectors
from index.terms import TermIndex
from index.vectors import VectorStore

Entry = tuple[str, str, str]
"""Chunk id, language, and the text that is embedded and searched."""
_WAITING = 2
"""Batches that may wait; the embedding is the slower side, and each holds its texts in memory."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What becomes searchable together."""

    keys: tuple[tuple[str, int], ...]
    """Id and version of its articles."""
    entries: Sequence[Entry]
    vectors: Vectors
    drop: Sequence[str] = ()
    """Chunks that no article owns any more."""


class Writer:
    """Stores batches in a thread of its own, so that the next one is embedded meanwhile."""

    def __init__(self, vectors: VectorStore, terms: TermIndex) -> None:
        self._vectors = vectors
        self._terms = terms
        self._to_do: queue.Queue[Batch | None] = queue.Queue(_WAITING)
        self._done: queue.SimpleQueue[Batch] = queue.SimpleQueue()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="briefing-writer", daemon=True)
        self._thread.start()

    def put(self, batch: Batch) -> None:
        """Store a batch soon; waits when too many are waiting. Raises what went wrong with an earlier one."""
        self._raise()
        self._to_do.put(batch)

    def stored(self) -> Iterator[Batch]:
        """The batches that were stored since the last call."""
        while not self._done.empty():
            yield self._done.get()
        self._raise()

    def finish(self) -> None:
        """Wait until everything is stored."""
        self._to_do.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (batch := self._to_do.get()) is not None:
            if self._error:
                continue  # what was put before the error was seen is dropped: the order must hold
            try:
                self._store(batch)
                self._done.put(batch)
            except BaseException as error:
                self._error = error

    def _store(self, batch: Batch) -> None:
        if batch.entries:
            self._vectors.upsert([id_ for id_, _, _ in batch.entries], batch.vectors)
        if batch.entries or batch.drop:
            self._terms.replace(batch.drop, batch.entries)
        if batch.drop:
            self._vectors.delete(batch.drop)

    def _raise(self) -> None:
        if self._error:
            raise self._error
