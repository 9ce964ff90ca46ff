"""Chunk vectors in Chroma, by cosine: the only place that imports chromadb."""

from __future__ import annotations

import shutil
import threading
import weakref
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import chromadb
import numpy as np
from chromadb.config import Settings

from index.allowed import Within
from index.damage import unusable
from index.embed import Vectors
from index.types import IndexDamaged

_COLLECTION = "chunks"
_HNSW: Any = {"space": "cosine"}
_BATCH = 4_000
"""Chroma refuses more than about 5,400 at once."""
_ATTEMPTS = 3
_LEAST_LOOKED_AT = 500
"""Neighbours asked for even when fewer are wanted: of the ten nearest of 100,000, 200 find 0.90, 500 0.97 in 5 ms."""
_LEAST_AMONG = 150
"""The same among given chunks, where Chroma looks further by itself: recall@10 is 0.99 or more from here."""
_ENOUGH = 20
"""Allowed ones among the neighbours from which these are taken for all that matter."""
_OVERFETCH = 5
"""How many times the neighbours are asked for that would hold enough allowed ones if those lay evenly: the graph misses
more of those further away, and 1.5 times finds 0.95 of the ten nearest allowed ones, 5 times 0.99."""
_DEEPEST = 2_000
"""Most neighbours that are asked for at once, 15 ms at 100,000 chunks; with fewer allowed, Chroma goes by their ids."""
_FEW = 1_000
"""Chunks up to which every one is compared: 30 ms, as long as Chroma takes for the nearest among so few."""
Result = TypeVar("Result")


class _Opened:
    """A client of its own with its collection, closed when it was replaced and the last search in it has ended.

    Chroma gives all who open one folder one client, which answers from its own copy of the graph. Each spelling
    of the path is a folder of its own to it, so `/home/chroma/.` is a client that reads the files anew, and
    nobody else's client is touched.
    """

    _taken: ClassVar[set[str]] = set()
    _lock: ClassVar[threading.Lock] = threading.Lock()
    _abandoned: ClassVar[deque[_Opened]] = deque()
    """Of stores that nobody uses any more, to be closed by the next one. The garbage collector may strike while this
    thread holds a lock, ours or Chroma's, and must not wait for it."""

    def __init__(self, folder: Path) -> None:
        while self._abandoned:
            with suppress(IndexError):  # another thread was quicker
                self._abandoned.popleft().release()
        with self._lock:
            self._name = next(name for n in count() if (name := str(folder.absolute()) + "/." * n) not in self._taken)
            self._taken.add(self._name)
        self._users = 1
        self._client: Any = None
        try:
            self._client = chromadb.PersistentClient(
                self._name, settings=Settings(anonymized_telemetry=False, is_persistent=True)
            )
            self.collection: Any = self._client.get_or_create_collection(
                _COLLECTION, configuration={"hnsw": _HNSW}, embedding_function=None
            )
        except BaseException:
            if self._client is not None:  # else Chroma keeps the wreck under this name: it is not used again
                self.release()
            raise

    def abandon(self) -> None:
        """Release it later, from anywhere; takes no lock."""
        self._abandoned.append(self)

    def use(self) -> None:
        with self._lock:
            self._users += 1

    def release(self) -> None:
        with self._lock:
            self._users -= 1
            if self._users:
                return
        self._client.close()
        with self._lock:
            self._taken.discard(self._name)


class VectorStore:
    """The vectors of one folder.

    A client does not find what another process added until `reopen` (50 ms). The retriever calls it when the
    registry's revision has moved; searches in other threads end in the client that they began with.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._swap = threading.Lock()
        self._pinned = False
        self._opened = self._guarded(self._open)
        weakref.finalize(self, _abandon, self.__dict__)

    def close(self) -> None:
        """Let go of the files; the store cannot be used any more."""
        with self._swap:
            opened = self.__dict__.pop("_opened", None)
        if opened:
            opened.release()

    def reopen(self) -> None:
        """See what other processes wrote; nothing to see while this store is itself the writer."""
        if not self._pinned:
            self._renew()

    @contextmanager
    def pinned(self) -> Iterator[None]:
        """Keep to one client, which sees what it writes; another would not, and must not write on beside it."""
        self._pinned = True
        try:
            yield
        finally:
            self._pinned = False

    def _renew(self) -> None:
        opened = self._guarded(self._open)
        with self._swap:
            before, self._opened = self._opened, opened
        before.release()

    @staticmethod
    def wipe(folder: Path) -> None:
        """Delete a folder that cannot even be opened."""
        shutil.rmtree(folder, ignore_errors=True)

    def clear(self) -> None:
        """Drop every vector, whatever state the folder is in."""
        self.wipe(self._folder)
        self._renew()

    def count(self) -> int:
        """How many chunks are stored."""
        return int(self._with(lambda collection: collection.count()))

    def upsert(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Store unit vectors, shape (len(ids), dimension)."""
        for start in range(0, len(ids), _BATCH):
            part = slice(start, start + _BATCH)
            rows: Any = vectors[part]
            self._with(partial(_upsert, list(ids[part]), rows))

    def delete(self, ids: Sequence[str]) -> None:
        """Forget these chunks; unknown ids are ignored."""
        for start in range(0, len(ids), _BATCH):
            self._with(partial(_delete, list(ids[start : start + _BATCH])))

    def nearest(self, vector: Vectors, limit: int, within: Within | None = None) -> dict[str, float]:
        """Cosine, clipped to 0…1, of the chunks nearest to a unit vector of shape (dimension,).

        `within` some articles alone: exactly when their chunks are few, else as exactly as without.
        """
        if within is None:
            return _first(self._nearest(vector, max(limit, _LEAST_LOOKED_AT)), limit)
        depth = int(_OVERFETCH * _ENOUGH / within.share) if within.share else _DEEPEST + 1
        if depth <= _DEEPEST:
            found = within.kept(self._nearest(vector, max(depth, _LEAST_LOOKED_AT)))
            if len(found) >= min(limit, _ENOUGH):
                return _first(found, limit)
        if len(within.chunks) <= _FEW:
            return self._compared(vector, within.chunks, limit)
        try:
            return _first(self._nearest(vector, max(limit, _LEAST_AMONG), within.chunks), limit)
        except IndexDamaged:  # Chroma fails when one id is gone, as it is while a writer removes an article
            return self._compared(vector, within.chunks, limit)

    def _compared(self, vector: Vectors, ids: Sequence[str], limit: int) -> dict[str, float]:
        """The nearest of these chunks, by comparing every one."""
        cosines = self.cosines(vector, ids)
        return _first(dict(sorted(cosines.items(), key=lambda pair: (-pair[1], pair[0]))), limit)

    def _nearest(self, vector: Vectors, limit: int, ids: list[str] | None = None) -> dict[str, float]:
        query: Any = vector[np.newaxis]
        found = self._with(
            lambda collection: collection.query(query_embeddings=query, ids=ids, n_results=limit, include=["distances"])
        )
        distances = (found["distances"] or [[]])[0]
        return {id_: _clipped(1 - distance) for id_, distance in zip(found["ids"][0], distances, strict=True)}

    def cosines(self, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """Cosine, clipped to 0…1, of these chunks to a unit vector; unknown ids are left out."""
        found, stored = self.rows(ids) if ids else ([], None)
        if stored is None or not found:
            return {}
        return {id_: _clipped(cosine) for id_, cosine in zip(found, (stored @ vector).tolist(), strict=True)}

    def rows(self, ids: Sequence[str]) -> tuple[list[str], Vectors]:
        """Those of these chunks that are stored, in no order, and their vectors, shape (how many, dimension)."""
        found = self._with(lambda collection: collection.get(list(ids), include=["embeddings"]))
        return found["ids"], np.asarray(found["embeddings"], dtype=np.float32)

    def ids(self) -> set[str]:
        """Every chunk that is stored."""
        return set(self._with(lambda collection: collection.get(include=[]))["ids"])

    def _open(self) -> _Opened:
        return _Opened(self._folder)

    def _with(self, action: Callable[[Any], Result]) -> Result:
        """Use the collection; again when another process has just deleted what the graph here still names."""
        for attempt in range(_ATTEMPTS):
            with self._swap:
                opened = self._opened
                opened.use()
            try:
                return action(opened.collection)
            except Exception as error:  # chromadb lets its Rust core's errors through as they are
                if attempt == _ATTEMPTS - 1:
                    raise unusable("vector index", self._folder, error) from error
            finally:
                opened.release()
            self.reopen()
        raise AssertionError("unreachable")

    def _guarded(self, action: Callable[[], Result]) -> Result:
        try:
            return action()
        except Exception as error:  # chromadb lets its Rust core's errors through as they are
            raise unusable("vector index", self._folder, error) from error


def _upsert(ids: list[str], vectors: Any, collection: Any) -> None:
    collection.upsert(ids, embeddings=vectors)


def _delete(ids: list[str], collection: Any) -> None:
    collection.delete(ids)


def _abandon(state: dict[str, Any]) -> None:
    """Have the client of a store that nobody uses any more closed."""
    if opened := state.pop("_opened", None):
        opened.abandon()


def _first(cosines: dict[str, float], limit: int) -> dict[str, float]:
    return dict(islice(cosines.items(), limit))


def _clipped(cosine: float) -> float:
    return min(1.0, max(0.0, cosine))
