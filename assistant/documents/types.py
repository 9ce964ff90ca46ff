"""The nouns of a document: what a briefing, an answer or a table is, before it is Markdown, DOCX or PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from assistant.types import Citation, Sentence
from index.types import MARKINGS, Article, Language


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a table."""

    text: str
    citations: tuple[int, ...] = ()
    """Markers."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each as long as `columns`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    heading: str
    sentences: tuple[Sentence, ...] = ()
    """Verified, in the order of reading."""
    table: Table | None = None
    note: str | None = None
    """What the program says itself and no article does, such as that the articles say nothing here."""


@dataclass(frozen=True, slots=True)
class Document:
    """A briefing, a comparison, an answer: everything that a person is handed."""

    title: str
    language: Language
    """Of headings and notes; quoted sentences stay in their article's language."""
    made: date
    sections: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    """In the order of their markers, 1, 2, …; each leads to exact characters of an article."""
    sources: tuple[Article, ...] = ()
    """The cited articles, by date, undated ones last."""
    notices: tuple[str, ...] = ()
    """What was done and what a reader must know: articles left out, a language that the sources lack."""
    struck: tuple[str, ...] = ()
    """Sentences of a language model that are not shown as fact, each with the reason."""
    marking: str = MARKINGS[0]
    """Handling marking for every page: the highest of the sources unless a person gives another."""
    answerer: str = "reader"
    index_revision: int = 0
    seconds: float = field(default=0.0, compare=False)
    """Wall time; left out of comparisons."""
