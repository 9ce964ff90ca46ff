"""Chunk vectors in Chroma, by cosine: the only place that imports chromadb."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import chromadb
import numpy as np
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings

from index.embed import Vectors
from index.types import IndexDamaged

_COLLECTION = "chunks"
_BATCH = 4_000
"""Chroma refuses more than about 5,400 at once."""
Result = TypeVar("Result")


class VectorStore:
    """The vectors of one folder.

    A client answers from its own copy of the graph: it does not find what another process added until
    `reopen` (50 ms). The library calls it when the registry's revision has moved.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._collection = self._guarded(self._open)

    def reopen(self) -> None:
        """See what other processes wrote."""
        self._guarded(SharedSystemClient.clear_system_cache)
        self._collection = self._guarded(self._open)

    @staticmethod
    def wipe(folder: Path) -> None:
        """Delete a folder that cannot even be opened."""
        SharedSystemClient.clear_system_cache()
        shutil.rmtree(folder, ignore_errors=True)

    def clear(self) -> None:
        """Drop every vector, whatever state the folder is in."""
        self.wipe(self._folder)
        self._collection = self._guarded(self._open)

    def upsert(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Store unit vectors, shape (len(ids), dimension)."""
        for start in range(0, len(ids), _BATCH):
            part = slice(start, start + _BATCH)
            rows: Any = vectors[part]
            self._guarded(partial(self._collection.upsert, list(ids[part]), embeddings=rows))

    def delete(self, ids: Sequence[str]) -> None:
        """Forget these chunks; unknown ids are ignored."""
        for start in range(0, len(ids), _BATCH):
            self._guarded(partial(self._collection.delete, list(ids[start : start + _BATCH])))

    def nearest(self, vector: Vectors, limit: int) -> dict[str, float]:
        """Cosine, clipped to 0…1, of the chunks nearest to a unit vector of shape (dimension,)."""
        query: Any = vector[np.newaxis]
        found = self._guarded(
            lambda: self._collection.query(query_embeddings=query, n_results=limit, include=["distances"])
        )
        distances = (found["distances"] or [[]])[0]
        return {id_: _clipped(1 - distance) for id_, distance in zip(found["ids"][0], distances, strict=True)}

    def cosines(self, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """Cosine, clipped to 0…1, of these chunks to a unit vector; unknown ids are left out."""
        if not ids:
            return {}
        found = self._guarded(lambda: self._collection.get(list(ids), include=["embeddings"]))
        stored = np.asarray(found["embeddings"], dtype=np.float32)
        return {id_: _clipped(float(row @ vector)) for id_, row in zip(found["ids"], stored, strict=True)}

    def ids(self) -> set[str]:
        """Every chunk that is stored."""
        return set(self._guarded(lambda: self._collection.get(include=[]))["ids"])

    def _open(self) -> Any:
        client = chromadb.PersistentClient(
            self._folder, settings=Settings(anonymized_telemetry=False, is_persistent=True)
        )
        return client.get_or_create_collection(
            _COLLECTION, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
        )

    def _guarded(self, action: Callable[[], Result]) -> Result:
        try:
            return action()
        except Exception as error:  # chromadb lets its Rust core's errors through as they are
            raise IndexDamaged(
                f"the vector index in {self._folder} cannot be used ({error}); "
                "`briefing ingest --rebuild` makes it anew from the stored articles"
            ) from error


def _clipped(cosine: float) -> float:
    return min(1.0, max(0.0, cosine))
