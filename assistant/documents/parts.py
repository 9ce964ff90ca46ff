"""A document as plain pieces of text, in the order of reading: all that the three formats have in common.

What is shown as footnote 3 is number 3 in the annex, and footnotes count up from the top of the page as readers
expect: so citations are numbered anew, in the order in which the body shows them. No piece has markup, and none has
a character that would break a line, a file or the direction of the text; each format escapes what it means itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.documents.types import Cell, Document, Section, Table
from assistant.documents.wording import Wording, wording
from assistant.reader.values import long_date
from assistant.types import OURS, Citation, Sentence
from index.query import language_of
from index.types import Article

_DROPPED = {"Cc", "Cs", "Cn", "Co"}
_DIRECTIONS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They could make a line read otherwise than it is written."""
_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or a table's cell."""

    text: str
    notes: tuple[int, ...] = ()
    """Footnotes."""
    language: str | None = None
    """Where it is another than the document's."""
    aside: str | None = None
    """What must be said with it: who says so, or that the source carries it in part."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it."""

    heading: str
    lines: tuple[Line, ...] = ()
    table: Grid | None = None
    remarks: tuple[str, ...] = ()
    """What the program says itself, a paragraph each."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A quote of the annex, or a source."""

    text: str
    """The exact words in quotation marks, or the article's title."""
    details: tuple[str, ...]
    """Article, agency, date; then the exact place."""
    address: str | None = None
    language: str | None = None
    """Where it is another than the document's."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A document ready to be written."""

    title: str
    language: str
    made: date
    marking: str
    """As it stands on each page."""
    facts: tuple[str, ...]
    """Under the title: day, articles, who wrote it."""
    body: tuple[Part, ...]
    notices: Part | None
    struck: Part | None
    annex: tuple[Entry, ...]
    """Footnote 1 first."""
    sources: tuple[Entry, ...]
    footnotes: tuple[str, ...]
    """The text of footnote 1, 2, …"""
    words: Wording


def parts_of(document: Document) -> Parts:
    """The pieces of a document."""
    words = wording(document.language)
    numbered = in_order_of_reading(document)
    articles = {(article.id, article.version): article for article in document.sources}
    return Parts(
        title=plain(document.title),
        language=document.language,
        made=document.made,
        marking=words.markings.get(document.marking, plain(document.marking).upper()),
        facts=tuple(_facts(document, words)),
        body=tuple(_part(section, numbered, words) for section in numbered.sections),
        notices=_listed(words.notices, document.notices),
        struck=_listed(words.struck, document.struck, words.struck_note),
        annex=tuple(_quote(one, articles.get((one.article_id, one.version)), document) for one in numbered.citations),
        sources=tuple(_source(article, document) for article in document.sources),
        footnotes=tuple(_footnote(one, document) for one in numbered.citations),
        words=words,
    )


def widths(table: Grid) -> tuple[float, ...]:
    """How wide the columns are beside each other: by their longest text, but long ones little more than short ones."""
    longest = [max(len(cell.text) for cell in column) for column in zip(_head(table), *table.rows, strict=True)]
    return tuple(round(min(max(length, 8), 120) ** 0.5, 2) for length in longest)


def plain(text: str) -> str:
    """The text in one line, without characters that are not text."""
    kept = (
        character for character in " ".join(text.split())
        if unicodedata.category(character) not in _DROPPED and character not in _DIRECTIONS
    )  # fmt: skip
    return "".join(kept)


def _head(table: Grid) -> tuple[Line, ...]:
    return tuple(map(Line, table.columns))


def in_order_of_reading(document: Document) -> Document:
    """The document with its citations numbered anew, in the order in which its sections show them."""
    shown = dict.fromkeys(marker for section in document.sections for marker in _markers(section))
    known = {citation.marker: citation for citation in document.citations}
    assert shown.keys() <= known.keys(), "a document cites markers that it has no citation for"
    order = [*shown, *(marker for marker in known if marker not in shown)]
    new = {marker: number for number, marker in enumerate(order, 1)}

    def renumbered(markers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted({new[marker] for marker in markers}))

    def cells(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(replace(cell, citations=renumbered(cell.citations)) for cell in row)

    sections = tuple(
        replace(
            section,
            sentences=tuple(replace(one, citations=renumbered(one.citations)) for one in section.sentences),
            table=replace(section.table, rows=tuple(map(cells, section.table.rows))) if section.table else None,
        )
        for section in document.sections
    )
    citations = tuple(replace(known[marker], marker=new[marker]) for marker in order)
    return replace(document, sections=sections, citations=citations)


def _markers(section: Section) -> Iterator[int]:
    for sentence in section.sentences:
        yield from sentence.citations
    for row in section.table.rows if section.table else ():
        for cell in row:
            yield from cell.citations


def _facts(document: Document, words: Wording) -> Iterator[str]:
    yield words.made.format(day=long_date(document.made, document.language))
    if count := len(document.sources):
        yield words.from_article if count == 1 else words.from_articles.format(count=count)
    if document.answerer not in OURS:
        yield words.written_by.format(name=plain(document.answerer))
    elif document.citations:
        yield words.quoted_by
    if any(article.sample for article in document.sources):
        yield words.samples


def _part(section: Section, document: Document, words: Wording) -> Part:
    return Part(
        plain(section.heading),
        tuple(_line(sentence, document, words) for sentence in section.sentences),
        _grid(section.table) if section.table else None,
        tuple(map(plain, (section.note or "").splitlines())),
    )


def _line(sentence: Sentence, document: Document, words: Wording) -> Line:
    asides = []
    if sentence.attributed_to and sentence.attributed_to not in sentence.text:
        asides.append(words.said_by.format(name=plain(sentence.attributed_to)))
    if sentence.verdict.name in ("partly_supported", "unsupported"):
        asides.append(getattr(words, sentence.verdict.name))
    language = _language(sentence, document)
    return Line(
        plain(sentence.text), sentence.citations, _other(language, document.language), "; ".join(asides) or None
    )


def _language(sentence: Sentence, document: Document) -> str:
    """What is quoted is in its article's language; what a model wrote shows it only itself."""
    if sentence.verdict.name == "quoted" and sentence.citations:
        cited = document.citations[sentence.citations[0] - 1]
        for article in document.sources:
            if (article.id, article.version) == (cited.article_id, cited.version):
                return article.language
    return language_of(sentence.text)


def _grid(table: Table) -> Grid:
    rows = tuple(tuple(Line(plain(cell.text), cell.citations) for cell in row) for row in table.rows)
    return Grid(tuple(map(plain, table.columns)), rows)


def _listed(heading: str, texts: Iterable[str], note: str | None = None) -> Part | None:
    lines = tuple(Line(plain(text)) for text in texts)
    return Part(heading, lines, remarks=(note,) if note else ()) if lines else None


def _footnote(citation: Citation, document: Document) -> str:
    words = wording(document.language)
    place = words.characters.format(start=citation.start, end=citation.end)
    return ", ".join([_titled(citation.title, words), *_origin(citation, document), place])


def _quote(citation: Citation, article: Article | None, document: Document) -> Entry:
    words = wording(document.language)
    where = words.place.format(
        start=citation.start, end=citation.end, version=citation.version, id=plain(citation.article_id)
    )
    told = ", ".join([_titled(citation.title, words), *_origin(citation, document)])
    language = article.language if article else language_of(citation.quote)
    return Entry(
        quoted(plain(citation.quote), words),
        (told, where),
        web_address(article.url if article else None),
        _other(language, document.language),
    )


def _source(article: Article, document: Document) -> Entry:
    words = wording(document.language)
    day = long_date(article.date, document.language) if article.date else words.undated
    inferred = words.inferred if article.event_date_basis == "weekday" else None
    publisher = article.publisher if article.publisher != article.agency else None
    sample = words.sample if article.sample else None
    told = [f"{day} ({inferred})" if inferred else day, article.dateline_place, article.agency, publisher, sample]
    line = ", ".join(plain(one) for one in told if one)
    where = words.source.format(version=article.version, id=plain(article.id))
    language = _other(article.language, document.language)
    return Entry(plain(article.title), (line, where), web_address(article.url), language)


def _origin(citation: Citation, document: Document) -> Iterator[str]:
    words = wording(document.language)
    if citation.sample:
        yield words.sample
    if citation.agency:
        yield plain(citation.agency)
    if not citation.date:
        yield words.undated
        return
    day = long_date(date.fromisoformat(citation.date), document.language)
    yield f"{day} ({words.inferred})" if citation.date_inferred else day


def _titled(title: str, words: Wording) -> str:
    return quoted(plain(title), words)


def quoted(text: str, words: Wording) -> str:
    """In quotation marks of the language, or in others where the text has these itself."""
    opening, closing = words.quote_marks if words.quote_marks[0] not in text else words.inner_marks
    return f"{opening}{text}{closing}"


def web_address(url: str | None) -> str | None:
    """An address that may be made a link: a whole web address and nothing else."""
    return url if url and _ADDRESS.fullmatch(url) else None


def _other(language: str, document: str) -> str | None:
    return language if language != document else None
