"""The corpus of one data folder: articles go in, passages come out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from index.articles import Reading, Source, find_sources, read_document
from index.chunks import chunk, heading
from index.embed import Embedder
from index.registry import Registry
from index.search import Retriever
from index.terms import TermIndex
from index.types import (
    Article,
    ArticleUnreadable,
    Chunk,
    HomeUnusable,
    IndexBusy,
    IngestReport,
    ModelMismatch,
    Refusal,
)
from index.vectors import VectorStore

CHUNK_TOKENS = 180
"""What a chunk is packed to, heading included."""
RECIPE = f"4:{CHUNK_TOKENS}"
"""How articles become chunks; an ingest into an index of another recipe first makes it anew."""
BATCH_CHUNKS = 256
"""Chunks that are embedded and stored at a time; what a kill can cost is embedding one batch anew."""
LOCK_SECONDS = 30

Heard = Callable[[int, int, str], None]
"""Progress of an ingest: files done, files in all, the file in hand."""


class Library:
    """Articles, their chunks, and both search indexes, below one folder."""

    def __init__(self, home: Path, embedder: Embedder, reading: Reading = Reading()) -> None:
        require_writable(home)
        self.home = home
        self.reading = reading
        self.embedder = embedder
        self.registry = Registry(home / "registry.sqlite3")
        self.vectors = VectorStore(home / "chroma")
        self.terms = TermIndex(home / "tantivy")
        self.retriever = Retriever(self.registry, self.vectors, self.terms, embedder)

    @staticmethod
    def discard_indexes(home: Path) -> None:
        """Delete both search indexes, whatever state they are in; `rebuild` makes them from the registry."""
        with FileLock(home / "write.lock", timeout=LOCK_SECONDS):
            VectorStore.wipe(home / "chroma")
            TermIndex.wipe(home / "tantivy")

    def require_model(self) -> None:
        """Refuse to mix vectors of two models.

        Raises:
            ModelMismatch: the index was built with another model than the one in force.
        """
        built_with = self.registry.fact("model_sha256")
        if built_with and built_with != self.embedder.card.sha256:
            name = self.registry.fact("model_name")
            raise ModelMismatch(
                f"the index in {self.home} was built with the embedding model {name!r} ({built_with[:12]}), "
                f"the one in force is {self.embedder.card.name!r} ({self.embedder.card.sha256[:12]}); "
                "set BRIEFING_EMBEDDING_MODEL back, or run `briefing ingest --rebuild` to embed all articles anew"
            )

    def article(self, id_: str, version: int) -> Article | None:
        """Any version, current or superseded."""
        return self.registry.article(id_, version)

    def articles(self) -> list[Article]:
        """The current versions, the latest event first."""
        return self.registry.articles()

    def ingest(self, paths: Iterable[Path | str], heard: Heard = lambda *_: None) -> IngestReport:
        """Bring in every article at `paths` (files, folders); what cannot be read is refused, the rest goes in.

        The same article twice is one article; a changed one replaces its older version, which stays readable.
        Interrupted at any moment, the index stays whole, and the next ingest finishes what was pending.

        Raises:
            IndexBusy: another process is writing.
            ModelMismatch: see `require_model`.
        """
        started = time.monotonic()
        with self._writing():
            self.require_model()
            if self.registry.fact("recipe") not in (None, RECIPE):
                self._rebuild(heard)
            self.resume()
            report = _Tally()
            sources = list(self._sources(paths, report))
            batch: list[tuple[Article, list[Chunk]]] = []
            for number, source in enumerate(sources):
                heard(number, len(sources), source.name)
                batch += self._read(source, report)
                if sum(len(chunks) for _, chunks in batch) >= BATCH_CHUNKS:
                    self._store(batch)
                    batch = []
            self._store(batch)
            heard(len(sources), len(sources), "")
            return report.close(time.monotonic() - started)

    def resume(self) -> None:
        """Finish what a killed process left pending, and drop what no current article owns."""
        pending = self.registry.articles("pending")
        for start in range(0, len(pending), 32):
            self._store([(article, self._chunks(article)) for article in pending[start : start + 32]])
        wanted = self.registry.chunk_ids()
        stored, indexed = self.vectors.ids(), self.terms.ids()
        self.vectors.delete(sorted(stored - wanted))
        if indexed - wanted:
            self.terms.replace(sorted(indexed - wanted), ())
        lost = (wanted - stored) | (wanted - indexed)
        if lost:
            owners = {article.id: article for _, article in self.registry.chunks(lost).values()}
            self._store([(article, self._chunks(article)) for article in owners.values()])

    def rebuild(self, heard: Heard = lambda *_: None) -> int:
        """Make vectors and terms anew from the stored articles, with the model in force; how many articles."""
        with self._writing():
            return self._rebuild(heard)

    def _rebuild(self, heard: Heard) -> int:
        latest = {one.id: one for one in (*self.articles(), *self.registry.articles("pending"))}
        articles = list(latest.values())
        for article in articles:
            self.registry.put_pending(article, self._chunks(article))
        self.vectors.clear()
        self.terms.clear()
        for number, article in enumerate(articles):
            heard(number, len(articles), article.title)
            self._store([(article, self._chunks(article))])
        heard(len(articles), len(articles), "")
        return len(articles)

    def _sources(self, paths: Iterable[Path | str], report: _Tally) -> Iterator[Source]:
        for found in find_sources(paths, self.reading):
            if isinstance(found, Refusal):
                report.refused.append(found)
            else:
                yield found

    def _read(self, source: Source, report: _Tally) -> Iterator[tuple[Article, list[Chunk]]]:
        """Register the articles of one source as pending, those that are not here yet."""
        try:
            document = source.read()
        except ArticleUnreadable as error:
            report.refused.append(Refusal(str(error.path), error.reason))
            return
        for article in read_document(document, self.reading):
            if isinstance(article, Refusal):
                report.refused.append(article)
            else:
                entry = self._enter(article, report)
                if entry:
                    yield entry

    def _enter(self, article: Article, report: _Tally) -> tuple[Article, list[Chunk]] | None:
        """Register an article as pending, unless it is already here."""
        known = self.registry.find("sha256", article.sha256)
        if known:
            report.unchanged.append(known.id)
            return None
        earlier = self._earlier(article)
        if earlier:
            article = replace(article, id=earlier.id, version=earlier.version + 1)
        chunks = self._chunks(article)
        self.registry.put_pending(article, chunks)
        (report.updated if earlier else report.added).append(article.id)
        report.chunks += len(chunks)
        return article, chunks

    def _earlier(self, article: Article) -> Article | None:
        """The article of which this one is a later version: by id, address, file, or headline with agency and day."""
        return (
            self.registry.find("id", article.id)
            or (self.registry.find("url", article.url) if article.url else None)
            or self.registry.find("source", article.source)
            or self.registry.same_story(article)
        )

    def _chunks(self, article: Article) -> list[Chunk]:
        return chunk(article, self.embedder.count, self.embedder.card.max_tokens, CHUNK_TOKENS)

    def _store(self, batch: list[tuple[Article, list[Chunk]]]) -> None:
        """Vectors and terms first, then the registry's word that they count."""
        if not batch:
            return
        self._remember_how_built()
        latest = {article.id: (article, chunks) for article, chunks in batch}  # a batch may correct itself
        entries = [
            (c.id, article.language, heading(article) + c.text) for article, chunks in latest.values() for c in chunks
        ]
        keys = [(article.id, article.version) for article, _ in batch]
        self.vectors.upsert([id_ for id_, _, _ in entries], self.embedder.embed([text for *_, text in entries]))
        older = self.registry.older_chunk_ids(keys)
        self.terms.replace(older, entries)
        self.registry.activate(keys)
        self.vectors.delete(older)

    def _remember_how_built(self) -> None:
        self.registry.set_fact("recipe", RECIPE)
        self.registry.set_fact("model_name", self.embedder.card.name)
        self.registry.set_fact("model_sha256", self.embedder.card.sha256)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with FileLock(self.home / "write.lock", timeout=LOCK_SECONDS):
                self.retriever.follow_writers()  # a stale Chroma client that writes on loses what others wrote
                yield
        except Timeout:
            raise IndexBusy(
                f"another process is writing to {self.home} and did not finish within {LOCK_SECONDS} s; "
                "wait for it or stop it, then try again"
            ) from None


class _Tally:
    """An ingest report that is still growing."""

    def __init__(self) -> None:
        self.added: list[str] = []
        self.updated: list[str] = []
        self.unchanged: list[str] = []
        self.refused: list[Refusal] = []
        self.chunks = 0

    def close(self, seconds: float) -> IngestReport:
        return IngestReport(
            tuple(self.added),
            tuple(self.updated),
            tuple(self.unchanged),
            refused=tuple(self.refused),
            chunks=self.chunks,
            seconds=seconds,
        )


def require_writable(home: Path) -> None:
    """Make the data folder if need be.

    Raises:
        HomeUnusable: it cannot be made or written to.
    """
    advice = "set BRIEFING_HOME to a folder that you may write to"
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe = home / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise HomeUnusable(f"the data folder {home} cannot be used ({error.strerror}); {advice}") from error
