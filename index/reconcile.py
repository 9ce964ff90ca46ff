"""Vectors and terms brought back to what the registry says: after a kill, a removal, or for another model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.ingest import BATCH_CHUNKS, Heard, Ingest
from index.registry import Registry
from index.storing import Storing
from index.terms import TermIndex
from index.vectors import VectorStore

CLEARING = "clearing"
"""The mark of a rebuild that has not emptied both indexes yet: what they hold may be another model's."""
PRINT_RULES = "1"
"""How reprints are found; with others they are found anew."""
_DELETED_AT_ONCE = 500


class Reconciler:
    """Works under the write lock."""

    def __init__(self, registry: Registry, vectors: VectorStore, terms: TermIndex, ingest: Ingest) -> None:
        self._registry = registry
        self._vectors = vectors
        self._terms = terms
        self._ingest = ingest

    def settled(self) -> bool:
        """Is nothing left to do? Quick: counts alone are compared."""
        if self._registry.writing or self._registry.count(state="pending") or self._registry.count(state="removing"):
            return False
        wanted = self._registry.count_chunks()
        return wanted == self._vectors.count() == len(self._terms)

    def settle(self, storing: Storing) -> None:
        """Finish what a killed process left, and make up for what an index lost."""
        if self._registry.writing == CLEARING:
            self.clear()
        self._registry.begin_writing()
        self._delete(sorted({id_ for id_, _ in self._registry.keys("removing")}))
        for key in self._registry.keys("pending"):
            if article := self._registry.article(*key):
                chunks = self._ingest.chunks(article)
                self._registry.replace_chunks(article, chunks)
                storing.add(article, chunks)
                if storing.chunks >= BATCH_CHUNKS:
                    storing.flush()
        storing.flush()
        storing.wait()
        wanted = self._registry.chunk_ids()
        stored, indexed = self._vectors.ids(), self._terms.ids()
        self._drop(sorted(stored - wanted), sorted(indexed - wanted))
        self._restore((wanted - stored) | (wanted - indexed), storing)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove these articles everywhere: from this moment nobody finds them, and a kill cannot bring them back."""
        self._registry.mark_removing(ids)
        self._delete(ids)

    def begin_rebuild(self) -> None:
        """New chunks for every current article; `clear` follows, if need be in the next process."""
        with self._registry.transaction():
            self._registry.begin_writing(CLEARING)
            for key in self._registry.keys("current"):
                if article := self._registry.article(*key):
                    self._registry.replace_chunks(article, self._ingest.chunks(article))

    def clear(self) -> list[tuple[str, int]]:
        """Empty both indexes; the versions that they must hold."""
        self._vectors.clear()
        self._terms.clear()
        self._registry.begin_writing("rebuild")
        return self._registry.keys("current")

    def store(self, keys: Sequence[tuple[str, int]], storing: Storing, heard: Heard) -> None:
        """Embed and store articles that are current already."""
        for number, key in enumerate(keys):
            article = self._registry.article(*key)
            if article is None:
                continue
            heard(number, len(keys), article.title)
            storing.add(article, self._ingest.chunks(article))
            if storing.chunks >= BATCH_CHUNKS:
                storing.flush()
        storing.flush()
        heard(len(keys), len(keys), "")

    def print_all(self) -> None:
        """Find the reprints among articles that an earlier release, or other rules, stored."""
        if self._registry.fact("prints") == PRINT_RULES:
            return
        with self._registry.transaction():
            for id_, version in self._registry.keys("current"):
                if article := self._registry.article(id_, version):
                    self._registry.stories.enter(article, self._registry.key(id_, version))
            self._registry.set_fact("prints", PRINT_RULES)

    def _restore(self, lost: set[str], storing: Storing) -> None:
        owners = {(article.id, article.version) for _, article in self._registry.chunks(lost).values()}
        self.store(sorted(owners), storing, lambda *_: None)

    def _delete(self, ids: Sequence[str]) -> None:
        for some in _parts(ids):
            self._registry.begin_writing()
            chunks = self._registry.chunks_of(some)
            self._drop(chunks, chunks)
            self._registry.delete(some)

    def _drop(self, vectors: Sequence[str], terms: Sequence[str]) -> None:
        if vectors:
            self._vectors.delete(vectors)
        if terms:
            self._terms.replace(terms, ())


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _DELETED_AT_ONCE):
        yield ids[start : start + _DELETED_AT_ONCE]
