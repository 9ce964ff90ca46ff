"""A document as a page shows it: sentences with their markers, tables, notes, sources; templates put it into HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.documents.parts import web_address
from assistant.documents.types import Cell, Document, Section
from assistant.types import Citation, Sentence
from assistant.web.cited import LONGEST_KEPT, describe
from assistant.web.words import Words, words
from index.query import language_of
from index.types import Article, Language

MOST_MARKERS = 8
"""Markers of one article that are shown beside it in the list of sources."""
LEAST_WORDS = 5
"""Words from which a table's cell has a language of its own."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A button that opens a source."""

    id: str
    citation: Citation
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or a cell."""

    text: str
    """All but the last word, or all of it where that word would fill a line with the markers."""
    last: str
    """Stands on one line with the markers."""
    markers: tuple[Marker, ...]
    language: str | None = None
    """Where it is another than the document's."""
    said_by: str | None = None
    quiet: str | None = None
    """A good verdict, told in few words."""
    doubt: str | None = None
    """A bad one, told in full."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section."""

    id: str
    """Of its heading, unique on the page."""
    heading: str
    lines: tuple[Line, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A cited article."""

    article: Article
    description: str
    """Agency, date, whether it is a sample."""
    address: str | None
    markers: tuple[Marker, ...]
    more: int
    """Markers that are not shown."""


class Shown:
    """Makes the parts of one document, each marker with an id of its own; `prefix` tells two on one page apart."""

    def __init__(self, language: Language, prefix: str = "") -> None:
        self.language = language
        self._prefix = prefix
        self._words = words(language)
        self._made = 0

    def parts(self, document: Document) -> list[Part]:
        """All sections."""
        return [self.part(one, number, document.citations) for number, one in enumerate(document.sections, 1)]

    def part(self, section: Section, number: int, citations: Sequence[Citation]) -> Part:
        """A section, with all citations that its markers may mean."""
        cited = {one.marker: one for one in citations}
        table = section.table
        verdicts = {one.verdict.name for one in section.sentences}
        told = verdicts == {"quoted"}  # the whole document says that its sentences are quoted
        return Part(
            f"{self._prefix}part-{number}",
            section.heading,
            tuple(self._sentence(one, cited, told=told) for one in section.sentences),
            table.columns if table else (),
            tuple(tuple(self._cell(cell, cited) for cell in row) for row in table.rows) if table else (),
            tuple((section.note or "").splitlines()),
        )

    def sources(self, document: Document) -> Iterator[Source]:
        """The cited articles with their markers."""
        for article in document.sources:
            own = [one for one in document.citations if (one.article_id, one.version) == (article.id, article.version)]
            described = describe(own[0], self._words).removeprefix(article.title).removeprefix(", ") if own else ""
            markers = self._markers([one.marker for one in own[:MOST_MARKERS]], {one.marker: one for one in own})
            yield Source(article, described, web_address(article.url), markers, max(0, len(own) - MOST_MARKERS))

    def _sentence(self, one: Sentence, cited: dict[int, Citation], *, told: bool) -> Line:
        name = one.verdict.name
        label: str = getattr(self._words, name)
        good = name in ("quoted", "supported")
        said_by = one.attributed_to if one.attributed_to and one.attributed_to not in one.text else None
        return self._line(
            one.text, self._markers(one.citations, cited),
            said_by=self._words.said_by.format(name=said_by) if said_by else None,
            quiet=label if good and not told else None,
            doubt=None if good else _with_reason(label, one.verdict.reason, self._words),
        )  # fmt: skip

    def _cell(self, cell: Cell, cited: dict[int, Citation]) -> Line:
        return self._line(cell.text, self._markers(cell.citations, cited))

    def _line(
        self, text: str, markers: tuple[Marker, ...], said_by: str | None = None, quiet: str | None = None,
        doubt: str | None = None,
    ) -> Line:  # fmt: skip
        start, space, last = text.rpartition(" ")
        kept = len(last) <= LONGEST_KEPT
        other = language_of(text) if len(text.split()) >= LEAST_WORDS else self.language
        language = other if other != self.language else None
        return Line(
            start + space if kept else f"{text} ", last if kept else "", markers, language, said_by, quiet, doubt
        )

    def _markers(self, numbers: Sequence[int], cited: dict[int, Citation]) -> tuple[Marker, ...]:
        found = []
        for number in numbers:
            if citation := cited.get(number):
                self._made += 1
                label = self._words.source.format(marker=number, description=describe(citation, self._words))
                found.append(Marker(f"{self._prefix}marker-{self._made}", citation, label))
        return tuple(found)


def _with_reason(label: str, reason: str, wording: Words) -> str:
    return f"{label} ({reason})" if wording.language == "en" else label  # reasons are written in English
