"""The corpus of one data folder: articles go in, passages come out. Read this first.

sources ─► ingest ─► registry (pending) ─► storing ─► vectors, terms ─► registry (current)
           new? later? known?              embeds     a thread of its own   now it is found

The registry is the truth. `reconcile` brings vectors and terms back to it when a writer was killed.
"""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile

from index.articles import Reading, Source, find_sources
from index.corrections import Changes, by_hand, corrected
from index.embed import Embedder
from index.ingest import RECIPE, Heard, Ingest, Tally
from index.lock import writing
from index.reconcile import Reconciler
from index.registry import Registry
from index.rerank import Reranker
from index.search import Retriever
from index.storing import Storing
from index.terms import TermIndex
from index.types import (
    Article,
    ArticleUnknown,
    Filters,
    HistoryEntry,
    HomeUnusable,
    IngestReport,
    ModelMismatch,
    Refusal,
    listed,
)
from index.vectors import VectorStore

__all__ = ["Heard", "Library", "require_writable"]
REGISTRY = "registry.sqlite3"
"""The truth, below the data folder."""


class Library:
    """Articles, their chunks, and both search indexes, below one folder."""

    def __init__(
        self, home: Path, embedder: Embedder, reading: Reading = Reading(), reranker: Reranker | None = None
    ) -> None:
        require_writable(home)
        self.home = home
        self.reading = reading
        self.embedder = embedder
        self.registry = Registry(home / REGISTRY)
        self.vectors = VectorStore(home / "chroma")
        self.terms = TermIndex(home / "tantivy")
        self._reranker = reranker
        self.retriever = Retriever(self.registry, self.vectors, self.terms, embedder, reranker)
        self.whole = self
        """The library of all articles, of which this one may show only some."""
        self._markings: tuple[str, ...] | None = None
        """Of the articles that this one shows; `None`: of all."""

    def seen_by(self, markings: Collection[str]) -> Library:
        """The same library as if it held no article that is marked otherwise; what is written goes into the whole.

        What is brought in here neither replaces an article that is not seen nor tells of it.
        """
        seen = copy(self)
        seen._markings = tuple(markings)
        seen.registry = Registry(self.home / REGISTRY, markings)
        seen.retriever = Retriever(
            seen.registry, self.vectors, self.terms, self.embedder, self._reranker, self.retriever
        )
        return seen

    @staticmethod
    def discard_indexes(home: Path) -> None:
        """Delete both search indexes, whatever state they are in; `rebuild` makes them from the registry."""
        with writing(home):
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
                "set BRIEFING_EMBEDDING_MODEL back, or run `briefing reindex` to embed all articles anew"
            )

    def article(self, id_: str, version: int | None = None) -> Article | None:
        """Any version, current or superseded; without one the current, else the latest."""
        return self.registry.article(id_, version)

    def articles(self, filters: Filters | None = None) -> list[Article]:
        """The current versions that satisfy the filters, the latest event first."""
        return self.registry.articles(filters)

    def recent(self, limit: int) -> list[Article]:
        """The latest current articles."""
        found = (self.registry.article(article.id, article.version) for article in self.registry.catalogue(limit=limit))
        return [article for article in found if article]

    def __len__(self) -> int:
        """How many current articles there are."""
        return self.registry.count()

    def history(self, id_: str) -> list[HistoryEntry]:
        """Every version of an article, in the order of entry.

        Raises:
            ArticleUnknown: there is none with this id.
        """
        self._require([id_])
        return self.registry.history(id_)

    def ingest(self, paths: Iterable[Path | str], heard: Heard = lambda *_: None) -> IngestReport:
        """Bring in every article at `paths` (files, folders); what cannot be read is refused, the rest goes in.

        The same article twice is one article; a changed one replaces its older version, which stays readable.
        Interrupted at any moment, the index stays whole, and the next ingest finishes what was pending.

        Raises:
            IndexBusy: another process is writing.
            ModelMismatch: see `require_model`.
        """

        def sources(tally: Tally) -> Iterator[Source]:
            for found in find_sources(paths, self.reading):
                if isinstance(found, Refusal):
                    tally.refused.append(found)
                else:
                    yield found

        return self.whole._ingest(sources, heard, markings=self._markings)

    def ingest_sources(
        self, sources: Iterable[Source], heard: Heard = lambda *_: None, marking: str | None = None
    ) -> IngestReport:
        """The same with sources that were found elsewhere, such as uploads; `marking` is of those that declare none."""
        return self.whole._ingest(
            lambda _: sources, heard, replace(self.reading, marking=marking or self.reading.marking), self._markings
        )

    def ingest_articles(self, articles: Iterable[Article], heard: Heard = lambda *_: None) -> IngestReport:
        """The same with articles that were read elsewhere, each as version 1."""
        return self.whole._ingest(lambda _: articles, heard, markings=self._markings)

    def correct(self, id_: str, changes: Changes, reason: str, by: str = "") -> Article:
        """Set what is known of an article by hand, as its next version; see `index.corrections` for what can be set.

        Its text and every offset in it stay. Later versions from its source keep what was set.

        Raises:
            ArticleUnknown: there is none with this id.
            ChangeInvalid: something cannot be set so, or nothing differs.
            IndexBusy: another process is writing.
        """
        self._require([id_])
        return self.whole._correct(id_, changes, reason, by)

    def _correct(self, id_: str, changes: Changes, reason: str, by: str) -> Article:
        with self._prepared() as ingest:
            self._require([id_])
            current = self.registry.article(id_)
            assert current is not None
            article = corrected(current, changes, self.registry.next_version(id_))
            with self._storing() as storing, self.registry.transaction():
                ingest.correct(article, by_hand(reason, by), storing)
            self.registry.end_writing()
        return article

    def remove(self, ids: Iterable[str]) -> tuple[Article, ...]:
        """Remove articles everywhere, with all their versions; what was removed.

        Killed on the way, they are found no more, and the next writer deletes the rest. To ingest the file again
        brings the article back.

        Raises:
            ArticleUnknown: one of them is not there; nothing was removed.
        """
        wanted = list(dict.fromkeys(ids))
        self._require(wanted)
        return self.whole._remove(wanted)

    def _remove(self, wanted: list[str]) -> tuple[Article, ...]:
        with self._writing():
            self._require(wanted)
            self._settle()
            removed = [article for id_ in wanted if (article := self.registry.article(id_))]
            self._reconciler(Tally()).remove(wanted)
            self.registry.end_writing()
        return tuple(removed)

    def rebuild(self, heard: Heard = lambda *_: None) -> int:
        """Make vectors and terms anew from the stored articles, with the model in force; how many articles."""
        with self.whole._writing():
            articles = self.whole._rebuild(heard)
            self.whole._settle()
            return articles

    def _ingest(
        self,
        given: Callable[[Tally], Iterable[Source | Article]],
        heard: Heard,
        reading: Reading | None = None,
        markings: Collection[str] | None = None,
    ) -> IngestReport:
        started = time.monotonic()
        tally = Tally()
        with self._prepared(tally, heard, reading, markings) as ingest:
            with self._storing() as storing:
                ingest.run(given(tally), storing, heard)
            self.registry.end_writing()
        return tally.close(time.monotonic() - started)

    @contextmanager
    def _prepared(
        self, tally: Tally | None = None, heard: Heard = lambda *_: None, reading: Reading | None = None,
        markings: Collection[str] | None = None,
    ) -> Iterator[Ingest]:  # fmt: skip
        """The write lock, over an index that is whole and as this release makes it."""
        with self._writing():
            self.require_model()
            if self.registry.fact("recipe") not in (None, RECIPE):
                self._rebuild(heard)
            self._settle()
            self._remember_how_built()
            yield Ingest(self.registry, self.embedder, reading or self.reading, tally or Tally(), markings)

    def _settle(self) -> None:
        """Finish what a killed process left; nothing at all is compared when none was killed."""
        reconciler = self._reconciler(Tally())
        if not reconciler.settled():
            with self._storing() as storing:
                reconciler.settle(storing)
            self.registry.end_writing()
        reconciler.print_all()

    def _rebuild(self, heard: Heard) -> int:
        reconciler = self._reconciler(Tally())
        with self.registry.transaction():
            self._remember_how_built()
            reconciler.begin_rebuild()
        keys = reconciler.clear()
        with self._storing() as storing:
            reconciler.store(keys, storing, heard)
        return len(keys)

    def _reconciler(self, tally: Tally) -> Reconciler:
        return Reconciler(
            self.registry, self.vectors, self.terms, Ingest(self.registry, self.embedder, self.reading, tally)
        )

    def _storing(self) -> Storing:
        return Storing(self.registry, self.vectors, self.terms, self.embedder)

    def _remember_how_built(self) -> None:
        card = self.embedder.card
        for name, value in {"recipe": RECIPE, "model_name": card.name, "model_sha256": card.sha256}.items():
            if self.registry.fact(name) != value:
                self.registry.set_fact(name, value)

    def _require(self, ids: Iterable[str]) -> None:
        for id_ in ids:
            if self.registry.article(id_) is None:
                near = difflib.get_close_matches(id_, self.registry.article_ids(), n=3)
                advice = f"did you mean {listed(near)}?" if near else "`briefing articles list` shows what there is"
                raise ArticleUnknown(f"no article has the id {id_!r}; {advice}")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with writing(self.home):
            # A stale Chroma client that writes on loses what others wrote.
            self.retriever.follow_writers(at_once=True)
            if self.registry.writing:  # a writer that was killed changed vectors and terms, and no revision tells it
                self.vectors.reopen()
                self.terms.reload()
            with self.vectors.pinned():
                yield


def require_writable(home: Path) -> None:
    """Make the data folder if need be.

    Chroma, tantivy and SQLite each fail to open in a folder that is read-only: they lock and migrate before they read.

    Raises:
        HomeUnusable: it cannot be made or written to.
    """
    advice = "set BRIEFING_HOME to a folder that you may write to"
    try:
        home.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=home).close()  # of a name that no other process takes away meanwhile
    except OSError as error:
        if home.is_dir():
            advice = f"its indexes need to be written to even for reading; {advice}, such as a copy of this one"
        raise HomeUnusable(f"the data folder {home} cannot be used ({error.strerror}); {advice}") from error
