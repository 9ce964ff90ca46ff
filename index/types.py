"""The nouns of the index, and everything that can go wrong with it.

BriefingError
├── ArticleUnreadable      one file cannot be read as an article; the others go on
├── HomeUnusable           the data folder is missing, unwritable or not a folder
├── IndexDamaged           a part of the index cannot be opened; says how to rebuild
├── IndexBusy              another process is writing
├── ArticleUnknown         no article has this id
├── ModelMismatch          the index was built with another embedding model
└── ModelUnusable          the embedding model or the reranker is missing, changed or cannot be loaded
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

DateBasis = Literal["published", "dateline", "weekday", "text", "none"]
MARKINGS = ("public", "restricted", "confidential", "secret")
"""Handling markings, from free to most guarded."""
State = Literal["pending", "current", "superseded", "withdrawn", "removing"]
"""Of a version: not searchable yet, found and cited, history, taken back by its agency, about to be deleted."""
Language = Literal["en", "es"]
Day = date
"""For fields of `Article`, where `date` is a property: pydantic would take that for the type."""


class BriefingError(Exception):
    """Base of every error that a user may see; its message says what was given and what to do."""


class ArticleUnreadable(BriefingError):
    """A file cannot be read as an article."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class HomeUnusable(BriefingError):
    """The data folder cannot be used."""


class IndexDamaged(BriefingError):
    """A part of the index cannot be opened."""


class IndexBusy(BriefingError):
    """Another process holds the write lock."""


class ArticleUnknown(BriefingError):
    """No article has this id."""


class ModelMismatch(BriefingError):
    """The index was built with another embedding model than the one in force."""


class ModelUnusable(BriefingError):
    """The embedding model or the reranker cannot be loaded."""


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one news article.

    `body` is the text as published (only newlines normalised to `\\n`): every offset counts its
    characters, half open.
    """

    id: str
    """Stable across versions: the front matter's `id`, or made from the first version's title and text."""
    version: int
    """1, 2, … in the order of entry; the current one is the highest unless an older text came late."""
    title: str
    body: str
    language: str
    """ISO 639-1, as declared or recognised."""
    source: str
    """Where it was read from: an absolute path or an address, with `!member` for a part of it."""
    sha256: str
    """Of `body` and the declared front matter, hex."""
    url: str | None = None
    agency: str | None = None
    """The agency named in the dateline or front matter, such as `EFE`."""
    published: Day | None = None
    """When it appeared, only if the article itself says so."""
    event_date: Day | None = None
    """When the event happened or was datelined; see `event_date_basis`."""
    event_date_basis: DateBasis = "none"
    """`weekday` = the dateline has no year; it was inferred from the weekday. Show it as inferred.
    `text` = printed with its year in the first sentence."""
    dateline_place: str | None = None
    countries: tuple[str, ...] = ()
    """ISO 3166 alpha-2 codes, most mentioned first; `EU` for the European Union."""
    topics: tuple[str, ...] = ()
    """Keys of `data/glossary.tsv`, most mentioned first."""
    organisations: tuple[str, ...] = ()
    """Names from `data/organisations.tsv`, such as `NATO`, most mentioned first."""
    marking: str = MARKINGS[0]
    """Handling marking, one of `MARKINGS`."""
    guid: str | None = None
    """What the agency itself calls the story in all its versions: NewsML's guid, ninjs's uri, a feed entry's id."""
    revised: datetime | None = None
    """When this version was made, with its zone, if the agency says so."""
    publisher: str | None = None
    """The paper or site where it was printed, when that is not the agency."""
    canceled: bool = False
    """The agency took the story back: it is kept, but never found or cited."""
    sample: bool = False
    """A demonstration article written for this project, not an agency's."""
    by_hand: tuple[str, ...] = ()
    """Fields that an editor set; later versions from its source keep them."""

    @property
    def date(self) -> Day | None:
        """The event date, else the publication date."""
        return self.event_date or self.published


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character offsets into an article's body."""

    start: int
    end: int

    def of(self, body: str) -> str:
        return body[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Do they share a character?"""
        return self.start < other.end and other.start < self.end

    def moved(self, by: int) -> Span:
        """As many characters, `by` further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive whole sentences of an article; always `article.body[start:end] == text`."""

    article_id: str
    version: int
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        """Unique over articles and versions; what Chroma and tantivy know it by."""
        return f"{self.article_id}@{self.version}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Filters:
    """What an article must be to be found; what is left empty asks for nothing."""

    countries: tuple[str, ...] = ()
    """ISO 3166 codes; the article must name all of them, so that a pair is a pair."""
    since: date | None = None
    """The earliest `Article.date`, inclusive; an undated article is outside any period."""
    until: date | None = None
    """The latest, inclusive."""
    languages: tuple[str, ...] = ()
    """Any of these, as with the fields below."""
    agencies: tuple[str, ...] = ()
    """Whatever their case."""
    topics: tuple[str, ...] = ()
    markings: tuple[str, ...] = ()
    articles: tuple[str, ...] | None = None
    """Ids; `None` is any article, `()` is none."""

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One version of an article, and why it is there."""

    article: Article
    state: State
    entered: datetime
    """When it was stored, UTC."""
    why: str
    """`first version`, `corrected`, `withdrawn` …, and `reprint of ID` if it is one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk that search found for a query."""

    chunk: Chunk
    article: Article
    score: float
    """Fused, or the reranker's; 0…1, higher is better; comparable within one query only."""
    dense: float
    """Cosine of query and chunk, clipped to 0…1."""
    terms: float
    """BM25 over the best BM25 of this query, 0…1; 0 when no term matched."""
    also_in: tuple[Article, ...] = ()
    """Reprints that print the same passage: one source, several places of publication."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that did not go in, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did, one entry a file, in the order of reading."""

    added: tuple[str, ...] = ()
    """Article ids."""
    updated: tuple[str, ...] = ()
    """Ids of articles that got a new version."""
    unchanged: tuple[str, ...] = ()
    """Ids of articles that were already there, word for word."""
    reprints: tuple[str, ...] = ()
    """Ids of new articles that print a story that is already there; not among `added`."""
    withdrawn: tuple[str, ...] = ()
    """Ids of articles that their agency took back."""
    refused: tuple[Refusal, ...] = ()
    chunks: int = 0
    """Chunks embedded."""
    seconds: float = 0.0
    addressed: tuple[str, ...] = ()
    """Ids of those that went in and hold text that speaks to a program: it is not searched and not cited."""


def listed(names: Iterable[str], limit: int = 5) -> str:
    """`a, b, c and 4 more`, for error messages."""
    names = list(names)
    shown = ", ".join(names[:limit])
    return shown if len(names) <= limit else f"{shown} and {len(names) - limit} more"
