"""A document as it is written: what goes on it is verified, and its citations are numbered as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant.briefings.words import said
from assistant.documents.of_answer import highest_marking, sources_of
from assistant.documents.types import Cell, Document, Section, Table
from assistant.reader.values import long_date
from assistant.types import Citation, DraftItem, DraftSentence, Evidence, Sentence
from assistant.verify import Lookup, Verified
from index.text import fold
from index.types import MARKINGS, Article, Language

Ready = Callable[[Section, Sequence[Citation]], None]
"""Called with each section as soon as it is written, and all citations so far."""


def unseen(*_: object) -> None:
    """For whoever waits for the whole."""


class Page:
    """Sections in one language, over one numbering of citations."""

    def __init__(self, lookup: Lookup, language: Language, ready: Ready = unseen) -> None:
        self.language = language
        self.verified = Verified(lookup)
        self.sections: list[Section] = []
        self._lookup = lookup
        self._ready = ready

    def sentences(self, drafts: Iterable[DraftSentence]) -> tuple[Sentence, ...]:
        """Those that hold."""
        return tuple(found for draft in drafts if (found := self.verified.sentence(draft)))

    def printed(self, text: str, place: Evidence) -> Cell:
        """A cell of words that stand at their place; empty where they do not."""
        stands = text and fold(text) in fold(place.quote)
        item = self.verified.item(DraftItem(text, place)) if stands else None
        return Cell(item.text, (item.citation,)) if item else Cell("")

    def read(self, text: str, *places: Evidence) -> Cell:
        """A cell of what the program reads in places: a code's name, a resolved day; empty where nothing stands."""
        markers = [marker for place in places if (marker := self.verified.place(place))]
        return Cell(text, tuple(dict.fromkeys(markers))) if markers else Cell("")

    def add(
        self,
        heading: str,
        sentences: Sequence[Sentence] = (),
        table: Table | None = None,
        note: str | None = None,
        remark: str = "",
        **values: object,
    ) -> None:
        """A section; without anything in it, what `note` names is said, or what the program remarks itself."""
        rows = table if table and table.rows else None
        text = said(note, self.language) if note and not sentences and not rows else None
        section = Section(said(heading, self.language, **values), tuple(sentences), rows, remark or text)
        self.sections.append(section)
        self._ready(section, tuple(self.verified.citations))

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
        """A table with columns of these names."""
        return Table(tuple(said(name, self.language) for name in columns), tuple(tuple(row) for row in rows))

    def sources(self) -> tuple[Article, ...]:
        return sources_of(self.verified.citations, self._lookup)

    def document(self, title: str, made: date, notices: Iterable[str], **more: object) -> Document:
        """The whole; its sources are what it cites."""
        sources = self.sources()
        told = list(notices)
        if self.verified.struck:
            told.append(said("struck", self.language, n=len(self.verified.struck)))
        return Document(
            title=title,
            language=self.language,
            made=made,
            sections=tuple(self.sections),
            citations=tuple(self.verified.citations),
            sources=sources,
            notices=tuple(told),
            marking=highest_marking(sources),
            **more,  # type: ignore[arg-type]
        )


def day(article: Article, language: Language) -> str:
    """The day of an article's event, and how it is known where it is not printed."""
    if article.date is None:
        return said("undated", language)
    text = long_date(article.date, language)
    if article.event_date is None or article.event_date_basis == "published":
        return said("published", language, day=text)
    return said("inferred", language, day=text) if article.event_date_basis == "weekday" else text


def marked(document: Document, marking: str | None) -> Document:
    """The document with the marking that a person gives it; one below that of its sources is said."""
    if marking is None:
        return document
    highest = document.marking
    lower = MARKINGS.index(marking) < MARKINGS.index(highest)
    notice = said("marked_lower", document.language, given=marking, highest=highest)
    return replace(document, marking=marking, notices=(*document.notices, *([notice] if lower else [])))
