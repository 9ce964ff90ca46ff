"""Sources into the library: what is new, what is a later version, what is there already."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from index.articles import UPLOAD, Document, Reading, Source, read_document
from index.chunks import chunk
from index.corrections import keeping
from index.embed import Embedder
from index.overlap import akin
from index.registry import Registry
from index.storing import Storing
from index.types import Article, ArticleUnreadable, Chunk, IngestReport, Refusal
from index.wire import addressed, layout

CHUNK_TOKENS = 180
"""What a chunk is packed to, heading included."""
RECIPE = f"10:{CHUNK_TOKENS}"
"""How articles become chunks; an ingest into an index of another recipe first makes it anew."""
READING_RULES = 3
"""How files become articles; with other rules every file is read again, and what is known of it renewed."""
BATCH_CHUNKS = 512
"""Chunks that are embedded and stored at a time; what a kill can cost is embedding one batch anew."""
BATCH_SECONDS = 5.0
"""After so long a batch goes in as it is: slow sources must not keep back what has been read."""

Heard = Callable[[int, int, str], None]
"""Progress of an ingest: files done, files in all, the file in hand."""


@dataclass
class Tally:
    """An ingest report that is still growing."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    reprints: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    addressed: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    chunks: int = 0

    def close(self, seconds: float) -> IngestReport:
        return IngestReport(
            added=tuple(self.added),
            updated=tuple(self.updated),
            unchanged=tuple(self.unchanged),
            reprints=tuple(self.reprints),
            withdrawn=tuple(self.withdrawn),
            addressed=tuple(self.addressed),
            refused=tuple(self.refused),
            chunks=self.chunks,
            seconds=seconds,
        )


class Ingest:
    """One ingest, under the write lock.

    With `markings`, of someone who may see these alone: an article that is marked otherwise is never taken for one of
    theirs, neither replaced nor told of.
    """

    def __init__(
        self,
        registry: Registry,
        embedder: Embedder,
        reading: Reading,
        tally: Tally,
        markings: Collection[str] | None = None,
    ) -> None:
        self._registry = registry
        self._markings = markings
        self._embedder = embedder
        self._reading = reading
        self._tally = tally
        self._rules = f"{READING_RULES} {RECIPE} {reading.marking}\n".encode()

    def run(self, given: Iterable[Source | Article], storing: Storing, heard: Heard) -> None:
        """Take in every source: a batch is registered in one transaction, then embedded and stored."""
        everything = list(given)
        waiting = iter(enumerate(everything))
        more = True
        while more:
            with self._registry.transaction():
                more = self._fill(waiting, len(everything), storing, heard)
            storing.flush()
        heard(len(everything), len(everything), "")

    def chunks(self, article: Article) -> list[Chunk]:
        """What of an article is embedded: nothing of one that was taken back."""
        if article.canceled:
            return []
        return chunk(article, self._embedder.count, self._embedder.passage_tokens, CHUNK_TOKENS)

    def _fill(
        self, waiting: Iterator[tuple[int, Source | Article]], total: int, storing: Storing, heard: Heard
    ) -> bool:
        """Read until a batch is full; is there more?"""
        until = time.monotonic() + BATCH_SECONDS
        for number, one in waiting:
            heard(number, total, one.source if isinstance(one, Article) else one.name)
            if isinstance(one, Article):
                self._enter(one, storing)
            else:
                self._read(one, storing)
            if storing.chunks >= BATCH_CHUNKS or time.monotonic() > until:
                return True
        return False

    def _read(self, source: Source, storing: Storing) -> None:
        try:
            document = source.read()
        except ArticleUnreadable as error:
            self._tally.refused.append(Refusal(str(error.path), error.reason))
            return
        digest = hashlib.sha256(self._rules + document.data).hexdigest()
        known = self._registry.seen.ids(source.name, digest) if source.article is None else None
        if known is not None and (self._markings is None or all(map(self._article, known))):
            self._tally.unchanged += known
            return
        ids, refused = [], len(self._tally.refused)
        for article in self._articles(source, document):
            if isinstance(article, Refusal):
                self._tally.refused.append(article)
            else:
                ids.append(self._enter(article, storing))
        if len(self._tally.refused) == refused:  # a refusal is to be heard of each time
            self._registry.seen.note(source.name, digest, ids)

    def _articles(self, source: Source, document: Document) -> Iterable[Article | Refusal]:
        """What a document holds; a single article where it is to be the next version of one."""
        found = read_document(document, self._reading)
        if source.article is None:
            return found
        several = list(found)
        if len(several) > 1:
            return [
                Refusal(source.name, f"it holds {len(several)} articles, one was expected; send it as new articles")
            ]
        return [one if isinstance(one, Refusal) else replace(one, id=source.article) for one in several]

    def correct(self, article: Article, why: str, storing: Storing) -> None:
        """Register what an editor made of an article as its next version."""
        self._register(article, why, storing)

    def _enter(self, article: Article, storing: Storing) -> str:
        """Register an article as pending, unless it is already here; its id."""
        here = self._here(article)
        if here:
            self._registry.seen.note_given(article.source, article.sha256, here.id)
            self._refresh(here, article, storing)
            return here.id
        earlier = self._earlier(article)
        if earlier:
            article = keeping(article, earlier)
        if earlier and _same_in_another_form(article, earlier):
            self._registry.seen.note_given(article.source, article.sha256, earlier.id)
            self._tally.unchanged.append(earlier.id)
            return earlier.id
        late = earlier is not None and self._late(article, earlier)
        why = "first version"
        if earlier:
            article = replace(article, id=earlier.id, version=self._registry.next_version(earlier.id))
            why = "an older version that came late" if late else "corrected"
        else:
            article = replace(article, id=self._free(article.id))
        self._registry.seen.note_given(article.source, article.sha256, article.id)
        if late:
            self._registry.put(article, "superseded", why)
            self._tally.unchanged.append(article.id)
        else:
            self._register(article, "withdrawn" if article.canceled else why, storing)
        return article.id

    def _register(self, article: Article, why: str, storing: Storing) -> None:
        chunks = self.chunks(article)
        self._registry.begin_writing()
        key = self._registry.put(article, "pending", why, chunks)
        reprint = self._registry.stories.enter(article, key)
        storing.add(article, chunks)
        self._tally.chunks += len(chunks)
        if addressed(article.body):
            self._tally.addressed.append(article.id)
        if article.canceled:
            self._tally.withdrawn.append(article.id)
        elif article.version > 1:
            self._tally.updated.append(article.id)
        else:
            told = reprint and self._article(reprint)
            (self._tally.reprints if told else self._tally.added).append(article.id)

    def _shown(self, article: Article | None) -> Article | None:
        """The article, if whoever brings something in may know of it."""
        hidden = article and self._markings is not None and article.marking not in self._markings
        return None if hidden else article

    def _free(self, id_: str) -> str:
        """The id, or one with a number where an article has it that is not to be known of."""
        free, number = id_, 2
        while self._markings is not None and self._registry.next_version(free) > 1:
            free, number = f"{id_}-{number}", number + 1
        return free

    def _here(self, article: Article) -> Article | None:
        """The article that has this text already, if it brings nothing new.

        Going back to an older text is news from the file that had the later one, and none from any other: that
        one is only late.
        """
        given = self._registry.seen.given(article.source)
        if given and given.sha256 == article.sha256 and (same := self._article(given.id)):
            return same
        if live := self._shown(self._registry.find("sha256", article.sha256)):
            return live
        once = self._registry.superseded_text(article.sha256)
        return self._article(once) if once and (given is None or given.id != once) else None

    def _refresh(self, here: Article, article: Article, storing: Storing) -> None:
        """Renew what is known of a text that is read by other rules than before."""
        renewed = replace(article, id=here.id, version=here.version, source=here.source)
        if article.source != here.source or article.sha256 != here.sha256 or renewed == here:
            self._tally.unchanged.append(here.id)
            return
        before = set(self._registry.chunks_of([here.id]))
        chunks = self.chunks(renewed)
        self._registry.begin_writing()
        key = self._registry.put(renewed, "pending", self._registry.why(here.id, here.version), chunks)
        self._registry.stories.enter(renewed, key)
        storing.add(renewed, chunks, before - {chunk.id for chunk in chunks})
        self._tally.chunks += len(chunks)
        self._tally.updated.append(here.id)

    def _earlier(self, article: Article) -> Article | None:
        """The article of which this one is a later version.

        By declared id, the agency's own id, address; then, unless it declares that it is another, by file, headline
        with agency and day, or as what its editor's note says to correct.
        """
        found = (
            self._shown(self._registry.find("id", article.id))
            or (self._shown(self._registry.find("guid", article.guid)) if article.guid else None)
            or (self._shown(self._registry.find("url", article.url)) if article.url else None)
        )
        if found or not article.id.endswith(f"-{article.sha256[:6]}"):
            return found
        if article.source.startswith(UPLOAD):
            likely = [one for one in self._registry.of_source(article.source) if akin(article, one)]
        else:
            likely = [one for one in (self._registry.find("source", article.source),) if one]
        for candidate in (*likely, self._registry.same_story(article)):
            if candidate and self._shown(candidate) and not _others(article, candidate):
                return candidate
        return self._shown(self._registry.stories.corrected_by(article))

    def _article(self, id_: str) -> Article | None:
        return self._shown(self._registry.article(id_))

    def _late(self, article: Article, latest: Article) -> bool:
        """Is it older than what is there, or a text that its agency has taken back since?"""
        if article.revised and latest.revised:
            return _moment(article.revised) < _moment(latest.revised)
        return latest.canceled and not article.canceled and article.source != latest.source


def _same_in_another_form(article: Article, earlier: Article) -> bool:
    """Does another file give the same words under the same headline, such as a story as web page and as PDF?"""
    return (
        article.source != earlier.source
        and _story(article) == _story(earlier)
        and article.title == earlier.title
        and article.canceled == earlier.canceled
        and article.date in (None, earlier.date)
    )


def _story(article: Article) -> list[str]:
    """Its words without headline and sign-off, which stand in some forms only."""
    return layout(article.body).story.of(article.body).split()


def _others(article: Article, candidate: Article) -> bool:
    """Do they name themselves differently?"""
    guids = article.guid and candidate.guid and article.guid != candidate.guid
    urls = article.url and candidate.url and article.url != candidate.url
    return bool(guids or urls)


def _moment(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
