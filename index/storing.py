"""Registered articles on their way into vectors and terms, batch by batch."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from types import TracebackType

from index.chunks import heading, indexed_text
from index.embed import Embedder
from index.registry import Registry
from index.terms import TermIndex
from index.types import Article, Chunk
from index.vectors import VectorStore
from index.writer import Batch, Writer

Entered = tuple[Article, list[Chunk]]


class Storing:
    """Embeds in this thread, stores in another, and activates here what was stored, in the order of entry.

    A batch counts once vectors and terms have it. Left by an error or Ctrl-C, what was stored counts, and the
    mark in the registry tells the next writer to look for the rest.
    """

    def __init__(self, registry: Registry, vectors: VectorStore, terms: TermIndex, embedder: Embedder) -> None:
        self._registry = registry
        self._vectors = vectors
        self._terms = terms
        self._embedder = embedder
        self._writer: Writer | None = None
        self._batch: list[Entered] = []
        self._drop: list[str] = []

    def __enter__(self) -> Storing:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.flush()
            self.wait()
        elif self._writer:
            self._writer.finish()
            with suppress(BaseException):  # what stopped the work is told, not what it led to
                self._activate()

    @property
    def chunks(self) -> int:
        """Chunks that wait to be embedded."""
        return sum(len(chunks) for _, chunks in self._batch)

    def add(self, article: Article, chunks: list[Chunk], drop: Collection[str] = ()) -> None:
        """An article that is registered as pending; `drop` are chunks that it no longer has."""
        self._batch.append((article, chunks))
        self._drop += drop

    def flush(self) -> None:
        """Embed what was added and hand it to the writer."""
        if self._batch:
            self._writer = self._writer or Writer(self._vectors, self._terms)
            latest = {article.id: (article, chunks) for article, chunks in self._batch}  # a batch may correct itself
            entries = [
                (chunk.id, article.language, heading(article) + chunk.text)
                for article, chunks in latest.values()
                for chunk in chunks
            ]
            keys = tuple((article.id, article.version) for article, _ in self._batch)
            embedded = [indexed_text(article, chunk) for article, chunks in latest.values() for chunk in chunks]
            vectors = self._embedder.embed_passages(embedded)
            self._batch = []
            self._drop, drop = [], list(dict.fromkeys(self._drop))  # Chroma refuses a doubled id
            self._writer.put(Batch(keys, entries, vectors, drop))
        self._activate()

    def wait(self) -> None:
        """Until everything that was flushed is stored and counts."""
        if self._writer:
            self._writer.finish()
            self._activate()
            self._writer = None
        if self._drop:
            older = list(dict.fromkeys(self._drop))
            self._terms.replace(older, ())
            self._vectors.delete(older)
            self._drop = []

    def _activate(self) -> None:
        for batch in self._writer.stored() if self._writer else ():
            older = self._registry.older_chunk_ids(batch.keys)
            self._registry.activate(batch.keys)
            self._drop += older
